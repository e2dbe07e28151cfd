"""One segment as lines of the grid: wrapped, marked, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from enface.languages.safe_text import SafeText, safe_text
from enface.model import Side, Span
from enface.records import record
from enface.review.views import Mark, Row
from enface.tui.labels import Label
from enface.tui.line_breaking import wrap
from enface.tui.theme import ERROR_GLYPH, SEVERITY_GLYPHS, STALE_GLYPH, STATUS_GLYPHS, Palette

SIDE_BY_SIDE = 100
_COUNT = 6
_GAP = 3
_PHRASE = 16
_TITLES = frozenset({"title", "heading"})
_CHOSEN, _FOUND = Style(reverse=True), Style(bold=True, reverse=True)


@record
class Pointing:
    """Words that a person points at: the labels to choose from on one side, and the stretch chosen."""

    side: Side
    labels: tuple[Label, ...] = ()
    chosen: Span | None = None


@record
class Look:
    """All that decides how a row is drawn besides the row itself.

    `focused` is the target span of the finding that the panel speaks of.
    """

    width: int
    palette: Palette
    selected: bool = False
    focused: Span | None = None
    search: str = ""
    pointing: Pointing | None = None

    def pointing_at(self, side: Side) -> Pointing | None:
        """What is pointed at on a side."""
        return self.pointing if self.pointing and self.pointing.side is side else None

    @property
    def side_by_side(self) -> bool:
        """Whether source and target stand beside each other."""
        return self.width >= SIDE_BY_SIDE

    @property
    def background(self) -> str:
        """What the row stands on, as hex."""
        return self.palette.selected if self.selected else self.palette.background


@record
class LaidOut:
    """The lines of a row, each as wide as the grid, the last one blank; `focus` is the line of the emphasised span."""

    strips: tuple[Strip, ...]
    focus: int = 0


def gutter_width(ordinal: int) -> int:
    """Cells for the bar, the status and the number, or the kind below them."""
    return max(12, len(str(ordinal + 1)) + 5)


def lay_out(row: Row, look: Look) -> LaidOut:
    """The row, drawn."""
    palette, segment = look.palette, row.segment
    gutter = gutter_width(row.ordinal)
    room = max(4, look.width - gutter - _COUNT)
    bold = segment.kind in _TITLES
    target_style = palette.style(palette.text, look.background, bold=bold)
    target = _Text(segment.target, row.target_marks, look, target_style, Side.TARGET)
    above = 0
    if not segment.source:
        widths = [room]
        bodies = [target.lines(room)]
    else:
        colour = palette.text if look.side_by_side else palette.dim
        source = _Text(segment.source, row.source_marks, look, palette.style(colour, look.background), Side.SOURCE)
        if look.side_by_side:
            widths = [(room - _GAP) // 2, room - _GAP - (room - _GAP) // 2]
            bodies = [source.lines(widths[0]), target.lines(widths[1])]
        else:
            first = source.lines(room)
            above, widths, bodies = len(first), [room], [first + target.lines(room)]
    focus = above + target.line_of_focus(widths[-1]) if look.focused is not None else 0
    height = max(2 if segment.kind != "body" or row.errors else 1, *map(len, bodies))
    blank = palette.style(palette.dim, look.background)
    strips = []
    for index in range(height):
        pieces = _gutter(row, index, gutter, look)
        for number, (body, width) in enumerate(zip(bodies, widths, strict=True)):
            if number:
                pieces.append(Segment(" " * _GAP, blank))
            pieces += body[index] if index < len(body) else [Segment(" " * width, blank)]
        pieces.append(_count(row, index, look))
        strips.append(_exactly(pieces, look.width))
    strips.append(Strip([Segment(" " * look.width, palette.style(palette.dim, palette.background))], look.width))
    return LaidOut(tuple(strips), focus)


def _exactly(pieces: list[Segment], width: int) -> Strip:
    """A line of that many cells, also where the terminal is narrower than the gutter."""
    return Strip(pieces).adjust_cell_length(width)


def _gutter(row: Row, index: int, width: int, look: Look) -> list[Segment]:
    palette, segment = look.palette, row.segment
    bar = Segment("▌" if look.selected else " ", palette.style(palette.accent, look.background))
    dim = palette.style(palette.dim, look.background)
    if index == 0:
        words = f"{STATUS_GLYPHS[segment.status]}{STALE_GLYPH if row.stale else ' '}"
        glyph = Segment(words, palette.style(palette.status[segment.status], look.background))
        return [bar, glyph, Segment(f"{row.ordinal + 1}".ljust(width - 3), dim)]
    name = safe_text(segment.kind).text if index == 1 and segment.kind != "body" else ""
    return [bar, Segment(f"  {set_cell_size(name, width - 4)} ", dim)]


def _count(row: Row, index: int, look: Look) -> Segment:
    """How many open findings, with the glyph of the worst; a pencil where only comments are; below, the errors."""
    palette, background = look.palette, look.background
    if index == 1 and row.errors:
        words, colour, bold = f"{ERROR_GLYPH}{row.errors}", palette.text, True
    elif index or not row.open_findings:
        words, colour, bold = "✎" if row.comments and not index else "", palette.dim, False
    else:
        asserted = (
            mark.severity for mark in (*row.target_marks, *row.source_marks) if not (mark.advisory or mark.error)
        )
        worst = max(asserted, key=lambda severity: severity.rank, default=None)
        glyph = SEVERITY_GLYPHS[worst] if worst else ""
        words, colour, bold = (
            f"{glyph}{row.open_findings}",
            palette.severity[worst] if worst else palette.advisory,
            True,
        )
    return Segment(" " * (_COUNT - 1 - cell_len(words)) + f"{words} ", palette.style(colour, background, bold=bold))


class _Text:
    """A text of a row with its marks, ready to be wrapped to a column."""

    def __init__(self, text: str, marks: Sequence[Mark], look: Look, base: Style, side: Side) -> None:
        self._safe = safe_text(text)
        self._base = base
        self._blank = look.palette.blank(look.background)
        focused = look.focused if side is Side.TARGET and not look.pointing else None
        if focused is not None and _is_whole(focused, text):
            focused = None
        self._focus = _shown(self._safe, focused) if focused is not None else (0, 0)
        palette = look.palette
        # The gravest last, so that its colour stands where several overlap.
        ranges = [
            (*_shown(self._safe, mark.span), palette.mark(mark.severity, advisory=mark.advisory, error=mark.error))
            for mark in sorted(marks, key=lambda mark: (mark.error, not mark.advisory, mark.severity.rank))
            if mark.error or not _is_whole(mark.span, text)
        ]
        if focused is not None:
            ranges.append((*self._focus, _CHOSEN))
        if look.search:
            ranges += [(start, end, _FOUND) for start, end in _occurrences(self._safe.text, look.search)]
        pointing = look.pointing_at(side)
        if pointing and pointing.chosen:
            ranges.append((*_shown(self._safe, pointing.chosen), _CHOSEN))
        # What stands in place of a word's first cells.
        self._labels: dict[tuple[int, int], str] = {}
        for label in pointing.labels if pointing else ():
            start, end, keys = _covered(self._safe, label)
            self._labels[start, end] = keys
            ranges.append((start, end, palette.label))
        self._inside = {place for start, end in self._labels for place in range(start + 1, end)}
        self._ranges = ranges

    def lines(self, width: int) -> list[list[Segment]]:
        """The wrapped lines, each exactly `width` cells."""
        text = self._safe.text
        result: list[list[Segment]] = []
        for start, end in wrap(text, width):
            used = cell_len(text[start:end])
            # Only spaces hang over the edge.
            overhang = max(0, used - width)
            pieces = list(self._styled(start, end - overhang))
            if used < width:
                pieces.append(Segment(" " * (width - used), self._blank))
            result.append(pieces)
        return result

    def line_of_focus(self, width: int) -> int:
        """Which of the wrapped lines holds the beginning of the focused span."""
        lines = wrap(self._safe.text, width)
        return next((index for index, (_, end) in enumerate(lines) if self._focus[0] < end), len(lines) - 1)

    def _styled(self, start: int, end: int) -> Iterator[Segment]:
        edges = {start, end}
        ranges = [one for one in self._ranges if one[0] < end and start < one[1]]
        for first, last, _ in ranges:
            edges.update(edge for edge in (first, last) if start < edge < end and edge not in self._inside)
        for left, right in pairwise(sorted(edges)):
            style = self._base
            for first, last, extra in ranges:
                if first <= left and right <= last:
                    style += extra
            yield Segment(self._labels.get((left, right)) or self._safe.text[left:right], style)


def _covered(safe: SafeText, label: Label) -> tuple[int, int, str]:
    """Which stretch of the shown text a label stands on, and its keys in exactly as many cells."""
    start, end = _shown(safe, label.span)
    used, at = 0, start
    while at < end and (used < len(label.keys) or not get_character_cell_size(safe.text[at])):
        used += get_character_cell_size(safe.text[at])
        at += 1
    return start, at, label.keys.ljust(used)


def _is_whole(span: Span, text: str) -> bool:
    """Whether a finding concerns the whole text: underlining a paragraph points at nothing, the margin counts it."""
    return len(text) > _PHRASE and span.start <= 0 and span.end >= len(text)


def _shown(safe: SafeText, span: Span) -> tuple[int, int]:
    """A span in the shown text; an empty one takes the character that stands there, so that it can be seen."""
    start, end = safe.to_shown(span.start), safe.to_shown(span.end)
    if end > start:
        return start, end
    return (start, start + 1) if start < len(safe.text) else (max(0, start - 1), start)


def _occurrences(text: str, wanted: str) -> Iterable[tuple[int, int]]:
    folded, needle = text.casefold(), wanted.casefold()
    if len(folded) != len(text):
        folded, needle = text, wanted
    position = folded.find(needle)
    while position >= 0:
        yield position, position + len(needle)
        position = folded.find(needle, position + len(needle))
