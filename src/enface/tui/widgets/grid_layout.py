"""One segment as lines of the grid: wrapped, marked, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from enface.model import Span
from enface.review.views import Mark, Row
from enface.tui.line_breaking import wrap
from enface.tui.safe_text import safe_text
from enface.tui.theme import STATUS_GLYPHS, Palette

SIDE_BY_SIDE = 100
_COUNT = 5
_GAP = 3


@dataclass(frozen=True)
class Look:
    """All that decides how a row is drawn besides the row itself."""

    width: int
    palette: Palette
    selected: bool = False
    focused: Span | None = None
    """The target span of the finding that the panel speaks of."""
    search: str = ""

    @property
    def side_by_side(self) -> bool:
        """Whether source and target stand beside each other."""
        return self.width >= SIDE_BY_SIDE


def gutter_width(ordinal: int) -> int:
    """Cells for the bar, the status and the number, or the kind below them."""
    return max(12, len(str(ordinal + 1)) + 5)


def lay_out(row: Row, look: Look) -> list[Strip]:
    """The lines of a row, each exactly `look.width` cells, the last one blank."""
    palette = look.palette
    background = palette.selected if look.selected else palette.background
    gutter = gutter_width(row.ordinal)
    room = look.width - gutter - _COUNT
    source_style = palette.style(palette.dim, background)
    target_style = palette.style(palette.text, background, bold=row.segment.kind in {"title", "heading"})
    if not row.segment.source:
        columns = [[(_Text(row.segment.target, row.target_marks, look, target_style, is_target=True), room)]]
    elif look.side_by_side:
        left = (room - _GAP) // 2
        columns = [
            [(_Text(row.segment.source, row.source_marks, look, palette.style(palette.text, background)), left)],
            [(_Text(row.segment.target, row.target_marks, look, target_style, is_target=True), room - _GAP - left)],
        ]
    else:
        columns = [
            [
                (_Text(row.segment.source, row.source_marks, look, source_style), room),
                (_Text(row.segment.target, row.target_marks, look, target_style, is_target=True), room),
            ]
        ]
    bodies = [[line for text, width in column for line in text.lines(width)] for column in columns]
    widths = [column[0][1] for column in columns]
    height = max(2 if row.segment.kind != "body" else 1, *(len(body) for body in bodies))
    blank = palette.style(palette.dim, background)
    strips = []
    for index in range(height):
        segments = _gutter(row, index, gutter, look, background)
        for number, (body, width) in enumerate(zip(bodies, widths, strict=True)):
            if number:
                segments.append(Segment(" " * _GAP, blank))
            segments += body[index] if index < len(body) else [Segment(" " * width, blank)]
        segments.append(_count(row, index, palette, background))
        strips.append(Strip(segments, look.width))
    strips.append(Strip([Segment(" " * look.width, palette.style(palette.dim, palette.background))], look.width))
    return strips


def _gutter(row: Row, index: int, width: int, look: Look, background: str) -> list[Segment]:
    palette, segment = look.palette, row.segment
    bar = Segment("▌" if look.selected else " ", palette.style(palette.accent, background))
    dim = palette.style(palette.dim, background)
    if index == 0:
        glyph = Segment(f"{STATUS_GLYPHS[segment.status]} ", palette.style(palette.status[segment.status], background))
        number = f"{row.ordinal + 1}"
        return [bar, glyph, Segment(number.ljust(width - 3), dim)]
    name = segment.kind[: width - 4] if index == 1 and segment.kind != "body" else ""
    return [bar, Segment(f"  {name}".ljust(width - 1), dim)]


def _count(row: Row, index: int, palette: Palette, background: str) -> Segment:
    if index or not row.open_findings:
        mark = "✎ " if not index and row.comments else ""
        return Segment(mark.rjust(_COUNT - cell_len(mark) + len(mark)), palette.style(palette.dim, background))
    asserted = [mark for mark in (*row.target_marks, *row.source_marks) if not mark.advisory]
    worst = max(asserted, key=lambda mark: mark.severity.rank, default=None)
    colour = palette.severity[worst.severity] if worst else palette.advisory
    return Segment(f"{row.open_findings} ".rjust(_COUNT), palette.style(colour, background, bold=worst is not None))


class _Text:
    """A text of a row with its marks, ready to be wrapped to a column."""

    def __init__(self, text: str, marks: Sequence[Mark], look: Look, base: Style, *, is_target: bool = False) -> None:
        self._safe = safe_text(text)
        self._base = base
        palette = look.palette
        ranges: list[tuple[int, int, Style]] = []
        for mark in sorted(marks, key=lambda mark: (not mark.advisory, mark.severity.rank)):
            colour = palette.advisory if mark.advisory else palette.severity[mark.severity]
            style = Style(color=palette.style(colour).color, underline=True)
            ranges.append((*self._shown(mark.span), style))
        if is_target and look.focused is not None:
            ranges.append((*self._shown(look.focused), Style(reverse=True)))
        if look.search:
            ranges += [
                (start, end, Style(bold=True, reverse=True))
                for start, end in _occurrences(self._safe.text, look.search)
            ]
        self._ranges = ranges

    def _shown(self, span: Span) -> tuple[int, int]:
        start = self._safe.to_shown(span.start)
        return start, max(self._safe.to_shown(span.end), start)

    def lines(self, width: int) -> list[list[Segment]]:
        """The wrapped lines, each exactly `width` cells."""
        text = self._safe.text
        blank = Style(bgcolor=self._base.bgcolor)
        result: list[list[Segment]] = []
        for start, end in wrap(text, width):
            end = start + len(text[start:end].rstrip(" "))
            segments = list(self._styled(start, end))
            used = sum(segment.cell_length for segment in segments)
            segments.append(Segment(" " * max(0, width - used), blank))
            result.append(segments)
        return result

    def _styled(self, start: int, end: int) -> Iterable[Segment]:
        edges = {start, end}
        for first, last, _ in self._ranges:
            edges.update(edge for edge in (first, last) if start < edge < end)
        ordered = sorted(edges)
        for left, right in pairwise(ordered):
            style = self._base
            for first, last, extra in self._ranges:
                if first <= left and right <= last:
                    style += extra
            yield Segment(self._safe.text[left:right], style)


def _occurrences(text: str, wanted: str) -> Iterable[tuple[int, int]]:
    folded, needle = text.casefold(), wanted.casefold()
    if len(folded) != len(text):
        folded, needle = text, wanted
    position = folded.find(needle)
    while position >= 0:
        yield position, position + len(needle)
        position = folded.find(needle, position + len(needle))
