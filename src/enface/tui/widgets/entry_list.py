"""A list of entries of a few lines each: draws what is on screen only, and moves a cursor without any layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from enface.tui.theme import DARK, PALETTES, Palette
from enface.tui.widgets.drawn_lines import DrawnLines, filled
from enface.tui.widgets.paragraphs import Paragraph

_MARGIN = 2
_CURSOR, _MARK = "▌", "✓"


class EntryList(DrawnLines, can_focus=True):
    """Entries by their number, drawn by whoever shows them; `nothing` is said where there are none."""

    ALLOW_SELECT = False

    class Activated(Message):
        """An entry was clicked twice."""

    DEFAULT_CSS = "EntryList { width: 1fr; height: 1fr; }"

    def __init__(self, draw: Callable[[int], Iterable[Paragraph]], *, nothing: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self.nothing = nothing
        self.count = 0
        self.cursor = 0
        self.marked: frozenset[int] = frozenset()
        self._top = 0
        self._lines: list[tuple[int, Strip]] | None = None

    def show(self, count: int, cursor: int = 0, marked: Iterable[int] = ()) -> None:
        """Show that many entries, the cursor on one of them, or on the last where there is no such."""
        self.count, self.marked = count, frozenset(marked)
        self.cursor = max(0, min(cursor, count - 1))
        self._top = min(self._top, self.cursor)
        self._changed()

    @property
    def palette(self) -> Palette:
        """The colours that it is drawn in."""
        return PALETTES.get(self.app.theme, PALETTES[DARK])

    @property
    def text(self) -> str:
        """What is on screen, without colours."""
        return "\n".join(strip.text for _, strip in self._visible())

    # Moving

    def move(self, entries: int) -> None:
        """Move the cursor by that many entries."""
        if self.count:
            self.cursor = max(0, min(self.cursor + entries, self.count - 1))
            self._changed()

    def move_page(self, direction: int) -> None:
        """Move the cursor by about a screen; 1 is down, -1 up."""
        self.move(direction * max(1, len({number for number, _ in self._visible()}) - 1))

    # Lines

    def _changed(self) -> None:
        self._lines = None
        self.refresh()

    def _strips(self, number: int) -> list[Strip]:
        palette, selected = self.palette, number == self.cursor
        base = palette.style(palette.text, palette.selected if selected else palette.background)
        bar = Segment(_CURSOR if selected else " ", base + palette.style(palette.accent))
        mark = Segment(_MARK if number in self.marked else " ", base + palette.style(palette.accent, bold=True))
        blank = Segment(" ", base)
        width = self.size.width
        lines = [line for paragraph in self._draw(number) for line in paragraph.lines(max(12, width - _MARGIN - 1))]
        return [
            filled([bar, blank if row else mark, *(Segment(text, base + style) for text, style in line)], width, base)
            for row, line in enumerate(lines)
        ]

    def _visible(self) -> list[tuple[int, Strip]]:
        if self._lines is None:
            self._lines = self._fill() if self.size.width and self.count else []
        return self._lines

    def _fill(self) -> list[tuple[int, Strip]]:
        height = self.size.height
        self._top = min(self._top, self.cursor)
        first, used = self.cursor, len(self._strips(self.cursor))
        while first > self._top and used + (more := len(self._strips(first - 1))) <= height:
            first, used = first - 1, used + more
        self._top = first
        # Behind the last entry the screen stays full.
        last = self.cursor + 1
        lines = [(number, strip) for number in range(first, last) for strip in self._strips(number)]
        while len(lines) < height and last < self.count:
            lines += ((last, strip) for strip in self._strips(last))
            last += 1
        while last == self.count and self._top > 0 and len(lines) + len(self._strips(self._top - 1)) <= height:
            self._top -= 1
            lines[:0] = ((self._top, strip) for strip in self._strips(self._top))
        return lines[:height]

    # Textual

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        lines = self._visible()
        if y < len(lines):
            return lines[y][1]
        style = self.palette.style(self.palette.dim, self.palette.background)
        text = self.nothing if not self.count and y == 1 else ""
        return filled([Segment(f"  {text}", style)], self.size.width, style)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew at another width."""
        self._changed()

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._changed()

    def on_click(self, event: events.Click) -> None:
        """Go to the entry under the mouse; twice opens it."""
        lines: Sequence[tuple[int, Strip]] = self._visible()
        if 0 <= event.y < len(lines):
            self.move(lines[event.y][0] - self.cursor)
            if event.chain == 2:
                self.post_message(self.Activated())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on by an entry."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back by an entry."""
        event.stop()
        self.move(-1)
