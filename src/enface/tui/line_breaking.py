"""Where a line may end: Chinese by its own rules, English at spaces and hyphens (after UAX #14 and JIS X 4051)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

# What must not begin a line, and what must not end one.
NO_START = frozenset("，。！？；：、）》」』】〕〉”’…—～·％‰℃°,.!?;:)]}%’”»›")
NO_END = frozenset("（《「『【〔〈“‘([{«‹￥＄$#")
LINE_FEED = "\u240a"
"""The picture of a line feed, as safe text shows it: the line ends behind it."""

_WIDE = (
    r"\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3"
    r"\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_COMBINING = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
# What stays together, with the spaces that follow: a wide character and its marks, or a run up to a space, a wide
# character, or behind a hyphen or dash. A hyphen that begins a run (-5) belongs to it; a no-break space holds.
_DASHES = rf"(?:[\-—…][{_COMBINING}]*)"
_UNIT = re.compile(rf"[{_WIDE}][{_COMBINING}]* *|-*[^ {_WIDE}\-—…]+{_DASHES}* *|{_DASHES}+ *| +")


@lru_cache(maxsize=2048)
def wrap(text: str, width: int, *, hanging: bool = True) -> tuple[tuple[int, int], ...]:
    """The lines of a safe text in at most `width` terminal cells, as spans that follow on each other and cover it.

    Spaces at a line's end may hang over the edge, unless `hanging` is off. No line begins with closing punctuation or
    ends with opening punctuation, but where a single word is wider than a line it is cut. A line feed's picture ends
    its line. Widths below 2 count as 2, so that a wide character is never cut.
    """
    width = max(width, 2)
    if LINE_FEED not in text:
        return tuple(_lines(text, 0, len(text), width, hanging)) or ((0, 0),)
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = text.find(LINE_FEED, start) + 1 or len(text)
        lines += _lines(text, start, end, width, hanging)
        start = end
    return tuple(lines)


def _lines(text: str, start: int, end: int, width: int, hanging: bool) -> Iterator[tuple[int, int]]:
    if cell_len(text[start:end]) <= width:
        if start < end:
            yield start, end
        return
    used = 0
    for unit_start, unit_end in _units(text, start, end):
        unit = text[unit_start:unit_end]
        full = cell_len(unit)
        size = full - (len(unit) - len(unit.rstrip(" "))) if hanging else full
        if unit_start > start and used + size > width:
            yield start, unit_start
            start, used = unit_start, 0
        while size > width:
            cut = _cut(text, start, unit_end, width)
            yield start, cut
            removed = cell_len(text[start:cut])
            start, size, full = cut, size - removed, full - removed
        used += full
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int, width: int) -> int:
    """As much of an overlong word as fits, never a half of a wide character, and no less than one."""
    used = 0
    for index in range(start, end):
        used += get_character_cell_size(text[index])
        if used > width and index > start:
            return index
    return end


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between which a line may break: a closing mark clings to the one before, an opening to the next."""
    held = start
    clings = True
    for match in _UNIT.finditer(text, start, end):
        begin = match.start()
        if not clings and (text[begin] not in NO_START or text[begin - 1] == " "):
            yield held, begin
            held = begin
        clings = text[match.end() - 1] in NO_END
    if held < end:
        yield held, end
