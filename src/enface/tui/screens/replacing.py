"""Find and replace: every place of the words, before and after, those to be replaced taken in; one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.model import EnfaceError
from enface.review.desk import Desk
from enface.review.replacing import MOST, Place, Wanted
from enface.review.views import Filter
from enface.tui.actions import Where
from enface.tui.screens import lines
from enface.tui.screens.places import PlacesScreen


class ReplaceScreen(PlacesScreen):
    """The places of words in the targets: those of the segments shown in review, or of all documents."""

    PLACE = Where.REPLACE
    NOTHING = "These words stand nowhere here."

    class Found(Message):
        """The places are known; `error` says why not, where they are not."""

        def __init__(self, places: tuple[Place, ...], error: str = "") -> None:
            super().__init__()
            self.places = places
            self.error = error

    def __init__(self, desk: Desk, document: str, among: Filter, wanted: Wanted, words: str) -> None:
        super().__init__(desk, "Find and replace", words, everywhere=False)
        self._document = document
        self._among = among
        self._wanted = wanted

    def on_mount(self) -> None:
        """Look for the words."""
        self._look()

    # What is shown

    def facts(self) -> Sequence[str]:
        """How many are taken in, what is looked for, and where."""
        if self._everywhere:
            where = "in all documents"
        else:
            where = f"where {lines.filter_words(self._among, {})}" if not self._among.is_empty else "in this document"
        how = ["capitals matter"] if self._wanted.capitals else []
        how += ["whole words"] if self._wanted.whole else []
        return [*super().facts(), where, *how]

    # Looking

    def _look(self) -> None:
        self.at_work("looking…")
        documents = [document.key for document in self.desk.documents()] if self._everywhere else [self._document]
        self._find(self._wanted, documents, Filter() if self._everywhere else self._among)

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _find(self, wanted: Wanted, documents: Sequence[str], among: Filter) -> None:
        worker = get_current_worker()
        found: tuple[Place, ...] = ()
        error = ""
        try:
            found = self.desk.replacing.places(wanted, documents, among, lambda: worker.is_cancelled)
        except EnfaceError as problem:
            error = lines.complaint(problem)
        if not worker.is_cancelled:
            self.post_message(self.Found(found, error))

    def on_replace_screen_found(self, message: Found) -> None:
        """Show the places, all of them taken in that may be."""
        message.stop()
        self.at_work("")
        self._take_in(message.places[:MOST])
        if message.error:
            self.say(message.error)
        elif len(message.places) > MOST:
            self.say(f"These are the first {MOST:,} places; there are more behind them.")
        else:
            self._show_status()

    # Actions

    def _act_find_words(self) -> None:
        self._ask("Find:", self._find_words, self._wanted.words, verbatim=True)

    def _find_words(self, words: str) -> None:
        if words:
            self._wanted = replace(self._wanted, words=words)
            self._look()

    def _act_capitals(self) -> None:
        self._wanted = replace(self._wanted, capitals=not self._wanted.capitals)
        self._look()

    def _act_whole_words(self) -> None:
        self._wanted = replace(self._wanted, whole=not self._wanted.whole)
        self._look()

    def _act_everywhere(self) -> None:
        self._everywhere = not self._everywhere
        self._look()
