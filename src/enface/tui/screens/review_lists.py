"""The lists that review leads to, and what becomes of what was chosen or decided there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.replacing import Wanted
from enface.tui.screens.home import HomeScreen
from enface.tui.screens.list_screen import ListScreen
from enface.tui.screens.names import NamesScreen
from enface.tui.screens.project_lists import CommentsScreen, ConflictsScreen, WaiversScreen
from enface.tui.screens.replacing import ReplaceScreen
from enface.tui.screens.review_query import ReviewQuery


class ReviewLists(ReviewQuery):
    """The actions that open a list over the whole screen."""

    def _show_list(self, screen: ListScreen[Any]) -> None:
        """Open a list; back from it, show what was decided there, or go where it leads."""

        def left(place: SegmentRef | None) -> None:
            if screen.decided:
                self.applied(*screen.decided)
            if place and not (screen.decided and screen.decided[1].ref == place):
                self._go_to(place)

        self.app.push_screen(screen, left)

    def _go_to(self, place: SegmentRef) -> None:
        """Go to a segment of any document, or to a document that is not open yet."""
        if place.document != self.document:
            self.open_document(place.document, place.segment)
        elif place.segment:
            self._guarded(lambda: self._reveal(self.desk.row(place)))

    def _act_documents(self) -> None:
        self._show_list(HomeScreen(self.desk, self.document))

    def _act_names(self) -> None:
        self._show_list(NamesScreen(self.desk))

    def _act_lists(self) -> None:
        kinds: dict[str, tuple[str, Callable[[Desk], ListScreen[Any]]]] = {
            "w": ("waivers", WaiversScreen),
            "c": ("comments", CommentsScreen),
            "x": ("conflicts", ConflictsScreen),
        }
        self._choose("List of:", {key: (name, partial(self._show_made, kind)) for key, (name, kind) in kinds.items()})

    def _show_made(self, kind: Callable[[Desk], ListScreen[Any]]) -> None:
        self._show_list(kind(self.desk))

    # Find and replace

    def _act_replace(self) -> None:
        """Ask for the words, those that were looked for last, or that the finding is about, to begin with."""
        row, view = self._row, self._finding()
        about = view.finding.target.of(row.segment.target) if row and view and view.finding.target else ""
        self._ask("Find in the target:", self._ask_replacement, self._search or about, verbatim=True)

    def _ask_replacement(self, words: str) -> None:
        if words:
            self._ask("Replace by (nothing deletes):", partial(self._show_places, words), words, verbatim=True)

    def _show_places(self, wanted: str, words: str) -> None:
        self._show_list(ReplaceScreen(self.desk, self.document, self.filter, Wanted(wanted), words))
