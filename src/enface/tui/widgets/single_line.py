"""The single lines of a screen, which say something else at every key."""

from __future__ import annotations

from rich.segment import Segment
from rich.text import Text
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Static

from enface.tui.widgets.drawn_lines import filled


class SingleLine(Static):
    """Words on one line, a blank before them, cut where they are longer: drawn once, without all that Static can do."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._words = Text()
        self._strip: Strip | None = None

    @property
    def content(self) -> VisualType:
        """What it says."""
        return self._words

    @content.setter
    def content(self, content: VisualType) -> None:
        self.update(content)

    def update(self, content: VisualType = "", *, layout: bool = False) -> None:
        """Say something else, in the same place."""
        self._words = content if isinstance(content, Text) else Text(str(content))
        self._strip = None
        self.refresh(layout=layout)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line, in the colours of the widget."""
        width = self.outer_size.width
        if self._strip is None or self._strip.cell_length != width:
            self._strip = self._drawn(width)
        return [self._strip.crop(*crop.column_span)]

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        self._strip = None

    def _drawn(self, width: int) -> Strip:
        colours = self.visual_style
        words, blank = colours.rich_style, colours.background_style.rich_style
        pieces = Segment.apply_style(self._words.render(self.app.console), words)
        strip = filled([Segment(" ", blank), *pieces], width, blank)
        for one in self.get_line_filters():
            strip = strip.apply_filter(one, colours.background or self.background_colors[1])
        return strip
