"""The segment grid: an anchor list over pages of rows; a million segments open as quickly as ten (decision 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from enface.model import Span
from enface.review.commands import SegmentRef
from enface.review.views import Row
from enface.tui.theme import DARK, PALETTES, Palette
from enface.tui.widgets.grid_layout import Look, lay_out

_CACHE = 256
_END = 1 << 60


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


class SegmentGrid(Widget, can_focus=True):
    """Source and target side by side, one row a segment.

    Knows its first visible row and line, and the cursor; wraps only what is visible. `rows_wrapped` and `pages_asked`
    count the work for the tests.
    """

    class Selected(Message):
        """The cursor stands on another row, or on one that changed; None where there is no row."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Activated(Message):
        """A row was clicked twice."""

    DEFAULT_CSS = "SegmentGrid { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._source: RowSource = EmptySource()
        self._rows: list[Row] = []
        self._cursor = 0
        self._top = 0
        self._top_line = 0
        self._lines: list[tuple[int, Strip]] | None = None
        self._laid_out: dict[tuple[Row, Look], list[Strip]] = {}
        self._focused: Span | None = None
        self._search = ""
        self.rows_wrapped = 0
        self.pages_asked = 0

    # What is shown

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, source: RowSource, ordinal: int = 0) -> None:
        """Take rows from `source` and put the cursor on `ordinal`, or the nearest row there is."""
        self._source = source
        self._rows = []
        self.go_to(ordinal)

    def go_to(self, ordinal: int) -> None:
        """Put the cursor on the row with that ordinal, else the next one, else the last."""
        for index, row in enumerate(self._rows):
            if row.ordinal == ordinal:
                self._move_to(index)
                return
        rows = list(self._after(ordinal, self._page))
        if not rows:
            rows = list(self._before(_END, self._page))[::-1]
            self._rows, self._cursor = rows, max(0, len(rows) - 1)
        else:
            before = list(self._before(rows[0].ordinal, self._page))[::-1]
            self._rows, self._cursor = before + rows, len(before)
        self._top, self._top_line = max(0, self._cursor - 1), 0
        self._settle()

    def reload(self) -> None:
        """Ask for the rows again, after something else than the cursor's row changed."""
        ordinal = self.row.ordinal if self.row else 0
        self._rows = []
        self.go_to(ordinal)

    def refresh_row(self, row: Row) -> None:
        """Show a row as it stands now."""
        for index, known in enumerate(self._rows):
            if known.ref == row.ref:
                self._rows[index] = row
                self._settle()
                return

    def holds(self, ref: SegmentRef) -> bool:
        """Whether the row is among those at hand."""
        return any(row.ref == ref for row in self._rows)

    def focus_span(self, span: Span | None) -> None:
        """Emphasise one span of the cursor's target: that of the finding which the panel speaks of."""
        if span != self._focused:
            self._focused = span
            self._changed()

    def highlight(self, text: str) -> None:
        """Emphasise every place of `text` in the rows."""
        self._search = text
        self._changed()

    # Moving

    def move(self, rows: int) -> None:
        """Move the cursor by that many rows."""
        wanted = self._cursor + rows
        if wanted >= len(self._rows) and self._rows:
            self._rows += self._after(self._rows[-1].ordinal + 1, max(self._page, rows))
        if wanted < 0 and self._rows:
            earlier = list(self._before(self._rows[0].ordinal, max(self._page, -rows)))[::-1]
            self._rows = earlier + self._rows
            wanted += len(earlier)
            self._top += len(earlier)
        self._move_to(min(max(wanted, 0), max(len(self._rows) - 1, 0)))

    def move_page(self, direction: int) -> None:
        """Move the cursor by about a screen; 1 is down, -1 up."""
        visible = {index for index, _ in self._visible()}
        self.move(direction * max(1, len(visible) - 1))

    def move_to_end(self, direction: int) -> None:
        """Go to the last row (1) or the first (-1) without loading what lies between."""
        self._rows = []
        self.go_to(_END if direction > 0 else 0)

    def _move_to(self, index: int) -> None:
        self._cursor = index
        self._forget_far_rows()
        self._settle()

    def _forget_far_rows(self) -> None:
        limit = 4 * self._page
        if len(self._rows) > 2 * limit:
            first = max(0, self._cursor - limit)
            self._rows = self._rows[first : self._cursor + limit]
            self._cursor -= first
            self._top = max(0, self._top - first)

    # Rows and lines

    @property
    def _page(self) -> int:
        return max(self.size.height, 10)

    def _after(self, ordinal: int, count: int) -> Sequence[Row]:
        self.pages_asked += 1
        return self._source.rows_after(ordinal, count)

    def _before(self, ordinal: int, count: int) -> Sequence[Row]:
        self.pages_asked += 1
        return self._source.rows_before(ordinal, count)

    @property
    def _palette(self) -> Palette:
        return PALETTES.get(self.app.theme, PALETTES[DARK])

    def _strips(self, index: int) -> list[Strip]:
        selected = index == self._cursor
        look = Look(self.size.width, self._palette, selected, self._focused if selected else None, self._search)
        key = (self._rows[index], look)
        strips = self._laid_out.get(key)
        if strips is None:
            if len(self._laid_out) >= _CACHE:
                del self._laid_out[next(iter(self._laid_out))]
            strips = self._laid_out[key] = lay_out(self._rows[index], look)
            self.rows_wrapped += 1
        return strips

    def _settle(self) -> None:
        """Bring the cursor's row into view, and tell who listens."""
        self._scroll_to_cursor()
        self._changed()
        self.post_message(self.Selected(self.row))

    def _changed(self) -> None:
        self._lines = None
        self.refresh()

    def _scroll_to_cursor(self) -> None:
        if not self._rows or not self.size.height:
            return
        if self._cursor <= self._top:
            self._top, self._top_line = self._cursor, 0
            return
        height = self.size.height
        used = len(self._strips(self._cursor)) - 1
        first = self._cursor
        while first > self._top and used < height:
            first -= 1
            used += len(self._strips(first))
        if used > height or first > self._top:
            self._top = first
            self._top_line = max(0, min(used - height, len(self._strips(first)) - 1))
            if first == self._cursor:
                self._top_line = 0
        elif first == self._top and self._top_line and used <= height:
            self._top_line = 0

    def _visible(self) -> list[tuple[int, Strip]]:
        if self._lines is None:
            self._lines = self._fill()
        return self._lines

    def _fill(self) -> list[tuple[int, Strip]]:
        height = self.size.height
        lines: list[tuple[int, Strip]] = []
        index = self._top
        while len(lines) < height + self._top_line:
            if index >= len(self._rows):
                more = self._after(self._rows[-1].ordinal + 1, self._page) if self._rows else ()
                if not more:
                    break
                self._rows += more
            lines += ((index, strip) for strip in self._strips(index))
            index += 1
        return lines[self._top_line : self._top_line + height]

    # Textual

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        lines = self._visible()
        palette = self._palette
        if y < len(lines):
            return lines[y][1]
        text = "No segment matches." if not self._rows and y == 1 else ""
        style = palette.style(palette.dim, palette.background)
        return Strip([Segment(f"  {text}".ljust(self.size.width), style)], self.size.width)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew at another width."""
        self._laid_out.clear()
        if self._rows:
            self._scroll_to_cursor()
        self._changed()

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._changed()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; twice opens it for editing."""
        lines = self._visible()
        if 0 <= event.y < len(lines):
            self._move_to(lines[event.y][0])
            if event.chain == 2:
                self.post_message(self.Activated())

    def on_mouse_scroll_down(self, _event: events.MouseScrollDown) -> None:
        """Go on by a row."""
        self.move(1)

    def on_mouse_scroll_up(self, _event: events.MouseScrollUp) -> None:
        """Go back by a row."""
        self.move(-1)
