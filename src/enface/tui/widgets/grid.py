"""The segment grid: an anchor list over pages of rows; a million segments open as quickly as ten (decision 8)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from enface.model import Span
from enface.review.commands import SegmentRef
from enface.review.views import Row
from enface.tui.theme import DARK, PALETTES, Palette
from enface.tui.widgets.drawn_lines import DrawnLines, filled
from enface.tui.widgets.grid_layout import LaidOut, Look, Pointing, lay_out
from enface.tui.widgets.grid_rows import BEYOND, RowSource, RowWindow

NO_ROWS = "No segment matches the filter."
_CACHE = 256


class SegmentGrid(DrawnLines, can_focus=False):
    """Source and target side by side, one row a segment.

    Knows its first visible row and line, and the cursor; wraps only what is visible. `rows_wrapped` and `pages_asked`
    count the work for the tests.
    """

    ALLOW_SELECT = False

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
        # The screen begins at line `_top_line` of row `_top` of these.
        self._rows = RowWindow()
        self._cursor = 0
        self._top = 0
        self._top_line = 0
        # As it was drawn last: Textual reckons `size` anew whenever it is asked.
        self._width = self._height = 0
        self._lines: list[tuple[int, Strip]] | None = None
        self._colours: Palette | None = None  # of the theme, until it changes
        self._laid_out: dict[tuple[Row, Look], LaidOut] = {}
        self._focused: Span | None = None
        self._search = ""
        self._pointing: Pointing | None = None
        self._alone = False
        self.rows_wrapped = 0

    @property
    def pages_asked(self) -> int:
        """How often the source was asked for rows."""
        return self._rows.pages_asked

    # What is shown

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, source: RowSource, ordinal: int = 0) -> None:
        """Take rows from `source` and put the cursor on `ordinal`, or the nearest row there is."""
        self._rows.clear(source)
        self.go_to(ordinal)

    def go_to(self, ordinal: int) -> None:
        """Put the cursor on the row with that ordinal, else the next one, else the last."""
        index = self._rows.index_at(ordinal)
        if index is not None:
            self._move_to(index)
            return
        self._load(ordinal)
        # One row before it stays in sight, for the sense of where one is.
        self._top, self._top_line = max(0, self._cursor - 1), 0
        self._settle()

    def reload(self) -> None:
        """Ask for the rows again, after others than the cursor's changed; what is on screen stays in its place."""
        if self.row is None:
            self.go_to(0)
            return
        above = self._cursor - self._top
        self._load(self.row.ordinal)
        self._top = max(0, self._cursor - above)
        self._clamp()
        self._settle()

    def refresh_row(self, row: Row) -> None:
        """Show a row as it stands now."""
        index = self._rows.index_of(row.ref)
        if index is None:
            return
        self._rows[index] = row
        self._clamp()
        if index == self._cursor:
            self._focused = None
            self._settle()
        else:
            self._changed()

    def holds(self, ref: SegmentRef) -> bool:
        """Whether the row is among those at hand."""
        return self._rows.index_of(ref) is not None

    def is_far(self, ref: SegmentRef) -> bool:
        """Whether a row lies further than a screen from the cursor, or is not among those shown."""
        reach = len({index for index, _ in self._visible()})
        near = range(max(0, self._cursor - reach), min(len(self._rows), self._cursor + reach + 1))
        return all(self._rows[index].ref != ref for index in near)

    def focus_span(self, span: Span | None) -> None:
        """Emphasise one span of the cursor's target, that of the finding which the panel speaks of, and show it."""
        if span != self._focused:
            self._focused = span
            self._scroll_to_focus()
            self._changed()

    def highlight(self, text: str) -> None:
        """Emphasise every place of `text` in the rows."""
        self._search = text
        self._changed()

    def point(self, pointing: Pointing | None) -> None:
        """Show labels on the words of the cursor's row, and what is chosen of them."""
        if pointing != self._pointing:
            self._pointing = pointing
            self._changed()

    def show_alone(self, alone: bool) -> None:
        """Show the cursor's row alone in the middle, or among the others again."""
        self._alone = alone
        self.go_to(self.row.ordinal if self.row else 0)

    # Moving

    def move(self, rows: int) -> None:
        """Move the cursor by that many rows; a row higher than the screen is first gone through by lines."""
        if abs(rows) == 1 and self._scroll_inside(rows):
            return
        wanted = self._cursor + rows
        came = self._rows.reach_up(wanted, max(self._page, -rows))
        self._cursor += came
        self._top += came
        self._rows.reach_down(wanted, max(self._page, rows))
        self._move_to(min(max(wanted + came, 0), max(len(self._rows) - 1, 0)))

    def move_page(self, direction: int) -> None:
        """Move the cursor by about a screen; 1 is down, -1 up."""
        visible = {index for index, _ in self._visible()}
        if len(visible) > 1 or not self._scroll_inside(direction):
            self.move(direction * max(1, len(visible) - 1))

    def move_to_end(self, direction: int) -> None:
        """Go to the last row (1) or the first (-1) without loading what lies between."""
        self._rows.clear()
        self.go_to(BEYOND if direction > 0 else 0)

    def _move_to(self, index: int) -> None:
        if index != self._cursor:
            self._focused = None
        if index <= self._top:
            self._top, self._top_line = index, 0
        went = self._rows.keep_near(index, 4 * self._page)
        self._cursor = index - went
        self._top = max(0, self._top - went)
        self._settle()

    # Rows and lines

    @property
    def _page(self) -> int:
        """As many rows as a screen can hold: each takes two lines at least."""
        return max(self._height // 2 + 2, 8)

    def _load(self, ordinal: int) -> None:
        self._cursor = self._rows.load(ordinal, self._page)
        self._focused = None

    @property
    def _palette(self) -> Palette:
        if self._colours is None:
            self._colours = PALETTES.get(self.app.theme, PALETTES[DARK])
        return self._colours

    def _drawn(self, index: int) -> LaidOut:
        selected = index == self._cursor
        look = Look(
            self._width,
            self._palette,
            selected,
            self._focused if selected else None,
            self._search,
            self._pointing if selected else None,
        )
        key = (self._rows[index], look)
        drawn = self._laid_out.get(key)
        if drawn is None:
            if len(self._laid_out) >= _CACHE:
                del self._laid_out[next(iter(self._laid_out))]
            drawn = self._laid_out[key] = lay_out(self._rows[index], look)
            self.rows_wrapped += 1
        return drawn

    def _strips(self, index: int) -> Sequence[Strip]:
        return self._drawn(index).strips

    def _settle(self) -> None:
        """Bring the cursor's row into view, and tell who listens."""
        if self._alone:
            self._top, self._top_line = self._cursor, 0
        self._scroll_to_cursor()
        self._changed()
        # Past the containers between, each of which would take a turn with it.
        self.screen.post_message(self.Selected(self.row))

    def _changed(self) -> None:
        """Draw anew those lines that differ from what stands on the screen."""
        before, self._lines = self._lines, None
        if before is None or not self._width:
            self.refresh()
            return
        after = self._visible()
        height = max(len(before), len(after), 2)
        kept = {y for y, (old, new) in enumerate(zip(before, after, strict=False)) if old[1] is new[1]}
        self.redraw((y for y in range(height) if y not in kept), self._width)

    def _visible(self) -> list[tuple[int, Strip]]:
        if self._lines is None:
            self._lines = self._fill()
        return self._lines

    def _fill_alone(self) -> list[tuple[int, Strip]]:
        height = self._height
        strips = self._strips(self._cursor)[self._top_line : self._top_line + height] if self._rows else ()
        above = 0 if self._top_line else (height - len(strips)) // 2
        blank = Strip([Segment(" " * self._width, self._palette.style(self._palette.dim, self._palette.background))])
        return [(self._cursor, strip) for strip in (*[blank] * above, *strips)]

    def _fill(self) -> list[tuple[int, Strip]]:
        if self._alone:
            return self._fill_alone()
        height = self._height
        lines: list[tuple[int, Strip]] = []
        index = self._top
        while len(lines) < height + self._top_line:
            if not self._rows.reach_down(index, self._page):
                # Behind the last row the screen stays full; the blank line below that row may fall off.
                missing = height - (len(lines) - 1 - self._top_line)
                if missing > 0 and height and (self._top or self._top_line):
                    self._scroll_lines(-missing)
                    return self._fill()
                break
            lines += ((index, strip) for strip in self._strips(index))
            index += 1
        return lines[self._top_line : self._top_line + height]

    # Scrolling

    def _clamp(self) -> None:
        """Keep the first line inside its row, after rows were taken or wrapped anew."""
        if self._rows:
            self._top_line = min(self._top_line, len(self._strips(self._top)) - 1)

    def _scroll_to_cursor(self) -> None:
        if not self._rows or not self._height:
            return
        if self._cursor <= self._top:
            if self._cursor < self._top:
                self._top, self._top_line = self._cursor, 0
            return
        height = self._height
        used = len(self._strips(self._cursor)) - 1
        first = self._cursor
        while first > self._top and used < height:
            first -= 1
            used += len(self._strips(first))
        if first == self._top:
            self._top_line = max(self._top_line, used - height)
        else:
            # It ends at the last line; a row higher than the screen begins at the first.
            self._top, self._top_line = first, used - height if first < self._cursor else 0

    def _begin_of_cursor(self) -> int:
        """The line of the screen where the cursor's row begins; it must not stand above the first row."""
        return sum(len(self._strips(index)) for index in range(self._top, self._cursor)) - self._top_line

    def _scroll_inside(self, direction: int) -> bool:
        """Show what the screen cuts off the cursor's row in that direction; False where nothing is cut off."""
        height = self._height
        if not self._rows or not height or not self._top <= self._cursor <= self._top + height:
            return False
        begin = self._begin_of_cursor()
        end = begin + len(self._strips(self._cursor)) - 1
        hidden = end - height if direction > 0 else -begin
        if hidden <= 0 or begin >= height:
            return False
        self._scroll_lines(direction * min(hidden, max(1, height - 2)))
        self._changed()
        return True

    def _scroll_lines(self, lines: int) -> None:
        self._top_line += lines
        while self._top_line < 0 and self._top > 0:
            self._top -= 1
            self._top_line += len(self._strips(self._top))
        while self._top < self._cursor and self._top_line >= len(self._strips(self._top)):
            self._top_line -= len(self._strips(self._top))
            self._top += 1
        self._top_line = max(0, self._top_line)

    def _scroll_to_focus(self) -> None:
        """Where the cursor's row is higher than the screen, show the line of the finding."""
        height = self._height
        if self._focused is None or not self._rows or not self._top <= self._cursor <= self._top + height:
            return
        line = self._begin_of_cursor() + self._drawn(self._cursor).focus
        if not 0 <= line < height:
            self._scroll_lines(line - height // 2)

    # Textual

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        lines = self._visible()
        if y < len(lines):
            return lines[y][1]
        text = NO_ROWS if not self._rows and y == 1 else ""
        style = self._palette.style(self._palette.dim, self._palette.background)
        return filled([Segment(f"  {text}", style)], self._width, style)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region; a new size is drawn before anybody is told of it."""
        self._fit()
        return super().render_lines(crop)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew at another width."""
        self._fit()

    def _fit(self) -> None:
        if self.size == (self._width, self._height):
            return
        self._width, self._height = self.size
        self._laid_out.clear()
        self._clamp()
        self._scroll_to_cursor()
        self._lines = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._lines = self._colours = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; twice opens it for editing."""
        lines = self._visible()
        if 0 <= event.y < len(lines):
            self._move_to(lines[event.y][0])
            if event.chain == 2:
                self.post_message(self.Activated())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on by a row."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back by a row."""
        event.stop()
        self.move(-1)
