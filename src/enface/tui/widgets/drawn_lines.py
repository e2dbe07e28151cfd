"""A widget that draws every cell of its lines itself, in true colours: no border, tint or padding is to be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class DrawnLines(Widget):
    """Its `render_line` gives whole lines, which it keeps itself, so that Textual need not keep others."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, without colours where the person wants none."""
        strips = [self.render_line(y) for y in crop.line_range]
        for one in self.get_line_filters():
            if not isinstance(one, ANSIToTruecolor):  # there are true colours only
                strips = [strip.apply_filter(one, self.background_colors[1]) for strip in strips]
        columns = crop.column_span
        return strips if columns == (0, self.outer_size.width) else [strip.crop(*columns) for strip in strips]

    def redraw(self, lines: Iterable[int], width: int) -> None:
        """Draw lines of the screen anew, in ascending order; those one below the other are one region to Textual."""
        stretches = (list(group) for _, group in groupby(enumerate(lines), lambda one: one[1] - one[0]))
        regions = [Region(0, stretch[0][1], width, len(stretch)) for stretch in stretches]
        if regions:
            self.refresh(*regions)


def filled(pieces: Sequence[Segment], width: int, style: Style) -> Strip:
    """A line of that many cells: the pieces, cut where they are longer, and behind them blanks of a style."""
    if not pieces:
        return Strip.blank(width, style)
    room = width - sum(piece.cell_length for piece in pieces)
    return Strip([*pieces, Segment(" " * room, style)], width) if room > 0 else Strip(pieces).adjust_cell_length(width)
