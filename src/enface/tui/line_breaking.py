"""Where a line may end: Chinese by its own rules, English at spaces and hyphens (after UAX #14 and JIS X 4051)."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

# What must not begin a line, and what must not end one.
NO_START = frozenset("，。！？；：、）》」』】〕〉”’…—～·％‰℃°,.!?;:)]}%’”»›")
NO_END = frozenset("（《「『【〔〈“‘([{«‹￥＄$#")
_WIDE = (
    r"\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3"
    r"\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
# What stays together: one wide character, or a run without space, wide character or inner hyphen, and its spaces.
_UNIT = re.compile(rf"[{_WIDE}] *|[^\s{_WIDE}\-]+-* *|-+ *|\s+")


@lru_cache(maxsize=8192)
def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """The lines of `text` in at most `width` terminal cells, as spans that follow on each other and cover the text.

    Spaces at a line's end may hang over the edge. No line begins with closing punctuation or ends with opening
    punctuation, but where a single word is wider than a line it is cut.
    """
    if width < 2:
        width = 2
    lines: list[tuple[int, int]] = []
    start = position = 0
    used = 0
    for unit_start, unit_end in _units(text):
        size = cell_len(text[unit_start:unit_end].rstrip(" "))
        if used and used + size > width:
            lines.append((start, unit_start))
            start, used = unit_start, 0
        while size > width:
            cut = _cut(text, unit_start, unit_end, width)
            lines.append((unit_start, cut))
            start = unit_start = cut
            size = cell_len(text[cut:unit_end].rstrip(" "))
        used += cell_len(text[unit_start:unit_end])
        position = unit_end
    if start < position or not lines:
        lines.append((start, position))
    return tuple(lines)


def _cut(text: str, start: int, end: int, width: int) -> int:
    """As much of an overlong word as fits, never a half of a wide character, and no less than one."""
    used = 0
    for index in range(start, end):
        used += get_character_cell_size(text[index])
        if used > width and index > start:
            return index
    return end


def _units(text: str) -> list[tuple[int, int]]:
    """The pieces between which a line may break: a closing mark clings to the one before, an opening to the next."""
    units: list[tuple[int, int]] = []
    clings = False
    for match in _UNIT.finditer(text):
        piece = match[0]
        ends_with_space = bool(units) and text[units[-1][1] - 1] == " "
        if units and (clings or (piece[0] in NO_START and not ends_with_space)):
            units[-1] = (units[-1][0], match.end())
        else:
            units.append((match.start(), match.end()))
        clings = piece[-1] in NO_END
    return units
