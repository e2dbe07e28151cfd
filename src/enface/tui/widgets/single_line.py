"""A line of words that changes at every key."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from enface.tui.widgets.drawn_lines import filled


class SingleLine(Static):
    """Content on one line, a blank before it, cut where it is longer; Static would wrap, pad and keep it."""

    ALLOW_SELECT = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line, in the colours of the widget."""
        style, content = self.visual_style, self.visual
        words = content.render_segments(style) if isinstance(content, Content) else []
        blank = style.background_style.rich_style
        strip = filled([Segment(" ", blank), *words], self.outer_size.width, blank)
        for one in self.get_line_filters():
            strip = strip.apply_filter(one, style.background or self.background_colors[1])
        return [strip.crop(*crop.column_span)]
