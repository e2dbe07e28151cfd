"""Find and replace: every place of the words, before and after, those to be replaced taken in; one undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.style import Style
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.replacing import MOST, Place, Wanted, replacement
from enface.review.views import Filter
from enface.tui.actions import Where, first_key
from enface.tui.screens import lines
from enface.tui.screens.list_screen import ListScreen
from enface.tui.theme import STATUS_GLYPHS
from enface.tui.widgets.paragraphs import Paragraph, around

_REACH = 40


class ReplaceScreen(ListScreen[Place]):
    """The places of words in the targets: those of the segments shown in review, or of all documents."""

    PLACE = Where.REPLACE
    COUNTED = "place"
    NOTHING = "These words stand nowhere here."

    class Found(Message):
        """The places are known; `error` says why not, where they are not."""

        def __init__(self, places: tuple[Place, ...], error: str = "") -> None:
            super().__init__()
            self.places = places
            self.error = error

    def __init__(self, desk: Desk, document: str, among: Filter, wanted: Wanted, words: str) -> None:
        super().__init__(desk, "Find and replace")
        self._document = document
        self._among = among
        self._wanted = wanted
        self._words = words
        self._everywhere = False

    def on_mount(self) -> None:
        """Look for the words."""
        self._look()

    # What is shown

    def facts(self) -> Sequence[str]:
        """How many are taken in, what is looked for, and where."""
        segments = len({place.ref for place in self.picked_here})
        if self._everywhere:
            where = "in all documents"
        else:
            where = f"where {lines.filter_words(self._among, {})}" if not self._among.is_empty else "in this document"
        how = ["capitals matter"] if self._wanted.capitals else []
        how += ["whole words"] if self._wanted.whole else []
        return [f"{len(self.picked_here):,} in {counted(segments, 'segment')} taken in", where, *how]

    def draw(self, entry: Place) -> Iterator[Paragraph]:
        """Where the place is, and its words before and after."""
        palette = self.palette
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        name = f"{Path(entry.ref.document).name}:{entry.ref.segment}" if self._everywhere else entry.ref.segment
        status = f" {STATUS_GLYPHS[entry.status]} {entry.status.value}{', locked' if entry.locked else ''}  "
        label = [(safe_text(name).text, plain), (status, palette.style(palette.status[entry.status]))]
        before, after = around(entry.target, *entry.span, _REACH)
        old = safe_text(entry.span.of(entry.target)).text
        if entry in self.picked:
            words = [(old, dim + Style(strike=True)), (" → ", dim)]
            words.append((safe_text(self._words).text or "(nothing)", palette.style(palette.fix, bold=True)))
        else:
            words = [(old, palette.style(palette.accent, bold=True))]
        line = [(safe_text(before).text, dim), *words, (safe_text(after).text, dim)]
        if self._everywhere:
            # A document's name would leave little room beside it.
            yield Paragraph(label)
            yield Paragraph([("  ", dim)], line)
        else:
            yield Paragraph(label, line)

    def leads_to(self, entry: Place) -> SegmentRef:
        """The segment."""
        return entry.ref

    def may_pick(self, entry: Place) -> bool:
        """Whether it would become another text, and its segment is not locked."""
        return not entry.locked and entry.span.of(entry.target) != self._words

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

    def _take_in(self, places: Sequence[Place], cursor: int = 0) -> None:
        self.picked = {place for place in places if self.may_pick(place)}
        self.put(places, cursor)

    # Actions

    def _act_put_in(self) -> None:
        chosen = self.picked_here
        if self.desk.read_only:
            self.say(f"Nothing can be saved: {self.desk.read_only}.")
        elif not chosen:
            self.say(f"No place is taken in; {first_key('pick')} takes one in.")
        else:
            self.decide(replacement(chosen, self._words), f"replacing in {counted(len(chosen), 'place')}…")

    def _act_put_words(self) -> None:
        self._ask("Replace by (nothing deletes):", self._put_words, self._words, verbatim=True)

    def _put_words(self, words: str) -> None:
        self._words = words
        self._take_in([entry for entry, _ in self._entries], self.list.cursor)

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
