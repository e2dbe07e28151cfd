"""The rows at hand: a window around the cursor over a source of any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from enface.review.commands import SegmentRef
from enface.review.views import Row

BEYOND = 1 << 60
"""An ordinal behind every row."""


class RowSource(Protocol):
    """Where rows come from, in order of their ordinals."""

    def rows_after(self, ordinal: int, count: int) -> Sequence[Row]:
        """Up to `count` rows from `ordinal` on, ascending."""

    def rows_before(self, ordinal: int, count: int) -> Sequence[Row]:
        """Up to `count` rows before `ordinal`, descending."""


@dataclass(frozen=True)
class EmptySource:
    """No rows at all."""

    def rows_after(self, _ordinal: int, _count: int) -> Sequence[Row]:
        """Nothing."""
        return ()

    def rows_before(self, _ordinal: int, _count: int) -> Sequence[Row]:
        """Nothing."""
        return ()


class RowWindow:
    """Consecutive rows of a source; knows whether the source goes on above and below, and never asks in vain.

    Indexes count from the first row at hand, so they shift where rows come or go above; such methods return it.
    """

    def __init__(self) -> None:
        self._source: RowSource = EmptySource()
        self._rows: list[Row] = []
        self._more_above = self._more_below = False
        self.pages_asked = 0

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]

    def __setitem__(self, index: int, row: Row) -> None:
        self._rows[index] = row

    def clear(self, source: RowSource | None = None) -> None:
        """Forget all rows; from now on they come from `source`, if one is given."""
        self._source = source or self._source
        self._rows = []
        self._more_above = self._more_below = False

    def index_of(self, ref: SegmentRef) -> int | None:
        """Where that segment's row is, if it is at hand."""
        return next((index for index, row in enumerate(self._rows) if row.ref == ref), None)

    def index_at(self, ordinal: int) -> int | None:
        """Where the row of that ordinal is, if it is at hand."""
        return next((index for index, row in enumerate(self._rows) if row.ordinal == ordinal), None)

    def load(self, ordinal: int, page: int) -> int:
        """Take a page on both sides of `ordinal`; the index of its row, else of the next one, else of the last."""
        self.pages_asked += 2
        after = list(self._source.rows_after(ordinal, page))
        before = list(self._source.rows_before(after[0].ordinal if after else BEYOND, page))[::-1]
        self._more_below, self._more_above = len(after) == page, len(before) == page
        self._rows = before + after
        return len(before) if after else max(0, len(before) - 1)

    def reach_down(self, index: int, page: int) -> bool:
        """Take another page below if `index` lies behind the last row; whether it is at hand then."""
        if index >= len(self._rows) and self._more_below:
            self.pages_asked += 1
            rows = self._source.rows_after(self._rows[-1].ordinal + 1, page)
            self._more_below = len(rows) == page
            self._rows += rows
        return index < len(self._rows)

    def reach_up(self, index: int, page: int) -> int:
        """Take another page above if `index` is negative; how many rows came."""
        if index >= 0 or not self._more_above:
            return 0
        self.pages_asked += 1
        rows = list(self._source.rows_before(self._rows[0].ordinal, page))[::-1]
        self._more_above = len(rows) == page
        self._rows = rows + self._rows
        return len(rows)

    def keep_near(self, index: int, distance: int) -> int:
        """Forget rows farther than `distance` from `index`, once there are many; how many went above."""
        if len(self._rows) <= 3 * distance:
            return 0
        first, last = max(0, index - distance), index + distance
        self._more_above |= first > 0
        self._more_below |= last < len(self._rows)
        self._rows = self._rows[first:last]
        return first
