"""The lists that review leads to, and what becomes of what was chosen or decided there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from enface.model import Side, Span
from enface.review.commands import Command, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.views import Outcome
from enface.tui.picking import Picked
from enface.tui.screens.review_bounds import ReviewBounds

if TYPE_CHECKING:
    from enface.review.new_terms import NewTerm
    from enface.tui.screens.list_screen import ListScreen


class ReviewLists(ReviewBounds):
    """The actions that open a list over the whole screen; a list is loaded when it is opened, or as rules are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._glossary_file = ""

    def _show_list(self, screen: ListScreen[Any], back: Callable[[], None] = lambda: None) -> None:
        """Open a list; back from it, show what was decided there, or go where it leads; then `back` is called."""

        def left(place: SegmentRef | None) -> None:
            if screen.decided:
                self.applied(*screen.decided)
            if place and not (screen.decided and screen.decided[1].ref == place):
                self._go_to(place)
            back()

        self.app.push_screen(screen, left)

    def _go_to(self, place: SegmentRef) -> None:
        """Go to a segment of any document, or to a document that is not open yet."""
        if place.document != self.document:
            self.open_document(place.document, place.segment)
        elif place.segment:
            self._guarded(lambda: self._reveal(self.desk.row(place)))

    def _act_documents(self) -> None:
        from enface.tui.screens.home import HomeScreen

        self._show_list(HomeScreen(self.desk, self.document))

    def _act_read(self) -> None:
        from enface.tui.screens.reading import ReadingScreen

        self._show_list(ReadingScreen(self.desk, self.document, self._title, self._place))

    def _act_names(self) -> None:
        from enface.tui.screens.names import NamesScreen

        screen = NamesScreen(self.desk)
        self._show_list(screen, lambda: self._term_saved(screen.saved_term))

    # The glossary

    def _act_add_term(self) -> None:
        """Point at the words of the source, then at those of the target."""
        row = self._row
        if row is None:
            return
        if not row.segment.source or not row.segment.target:
            self.say("A term has words in the source and in the target; one of them is empty here.")
            return
        from enface.review.new_terms import NewTerm

        def source(_side: Side, picked: Picked) -> None:
            first = (picked.span or Span(0, len(row.segment.source))).of(row.segment.source)

            def target(_side: Side, picked: Picked) -> None:
                words = (picked.span or Span(0, len(row.segment.target))).of(row.segment.target)
                self._show_term(NewTerm(first, words))

            self._pick_on(Side.TARGET, f"“{first}” is:", row, target)

        self._pick_on(Side.SOURCE, "Term:", row, source)

    def _show_term(self, term: NewTerm) -> None:
        from enface.tui.screens.terms import TermScreen

        screen = TermScreen(self.desk, term)
        self._show_list(screen, lambda: self._term_saved(screen.saved, screen.said))

    def _term_saved(self, file: str, said: str = "") -> None:
        """Check anew what rests on the glossary; the next undo takes the term back, until something else is decided."""
        if file:
            self._glossary_file = file
            self.check_documents(one.key for one in self.desk.documents() if not one.checked)
            self.say(said)

    def applied(self, command: Command, outcome: Outcome) -> Outcome:
        """Show what came of a command; an undo takes back what it did, no longer a term."""
        was, self._glossary_file = self._glossary_file, ""
        outcome = super().applied(command, outcome)
        if was and isinstance(command, Undo):
            self.check_documents(one.key for one in self.desk.documents() if not one.checked)
        return outcome

    def _act_undo(self) -> None:
        if self._glossary_file:
            self._do(Undo(self._glossary_file))
        else:
            super()._act_undo()

    def _act_lists(self) -> None:
        from enface.tui.screens.project_lists import CommentsScreen, ConflictsScreen, WaiversScreen

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
        from enface.review.replacing import Wanted
        from enface.tui.screens.replacing import ReplaceScreen

        self._show_list(ReplaceScreen(self.desk, self.document, self.filter, Wanted(wanted), words))
