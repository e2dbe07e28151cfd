"""Bounds of segments in review: split, merged, shifted, each shown before it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from enface.model import Side
from enface.review.commands import Refused
from enface.review.views import Row
from enface.tui.picking import Picked
from enface.tui.screens.review_query import ReviewQuery
from enface.tui.widgets import listings

if TYPE_CHECKING:
    from enface.review.mending import Mend


class ReviewBounds(ReviewQuery):
    """The actions on how a text is cut, and which English stands beside which Chinese."""

    def _act_bounds(self) -> None:
        row = self._row
        if row is None:
            return
        if reason := self.desk.segmentation.why_not(self.document):
            raise Refused(reason)
        from enface.review.mending import Merge, Shift

        ref = row.ref
        shifts = {
            "n": ("English to next", Shift(ref, Side.TARGET)),
            "p": ("English to previous", Shift(ref, Side.TARGET, onwards=False)),
            "N": ("Chinese to next", Shift(ref, Side.SOURCE)),
            "P": ("Chinese to previous", Shift(ref, Side.SOURCE, onwards=False)),
        }
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            "m": ("merge with next", partial(self._look_at_mend, Merge(ref))),
            "s": ("split…", partial(self._ask_split, row)),
        }
        answers |= {key: (words, partial(self._look_at_mend, mend)) for key, (words, mend) in shifts.items()}
        self._choose("Segments:", answers)

    def _ask_split(self, row: Row) -> None:
        """Point at the words that the second one begins with; where none is, all of that side stays with the first."""
        from enface.review.mending import Split

        def source(_side: Side, picked: Picked) -> None:
            def target(_side: Side, other: Picked) -> None:
                places = (one.span.start if one.span else None for one in (picked, other))
                self._look_at_mend(Split(row.ref, *places))

            self._pick_on(Side.TARGET, "Second target begins at:", row, target)

        self._pick_on(Side.SOURCE, "Second source begins at:", row, source)

    def _look_at_mend(self, mend: Mend) -> None:
        mending = self.desk.segmentation.preview(mend)
        shown = listings.bounds(mending.before, mending.after, self.panel.palette)
        self._list(shown, "As shown below?", {"y": ("do it", partial(self._mend, mend))})

    def _mend(self, mend: Mend) -> None:
        outcome = self.desk.segmentation.apply(mend)
        self._show_rows(self.desk.row(outcome.ref).ordinal if outcome.ref else self._place)
        self.follow_cursor()
        self.check_again(self.document)
        self.say(f"{outcome.message} {self.keys.first('undo')} takes it back.")

    def _act_undo(self) -> None:
        mends = self.desk.segmentation.was_last(self.document)
        super()._act_undo()
        if mends:
            self._show_rows(self._place)

    def _act_redo(self) -> None:
        super()._act_redo()
        if self.desk.segmentation.was_last(self.document):
            self._show_rows(self._place)
