"""What differs between two texts that should be the same: pieces of markup and of text, told in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

_LINE_END = re.compile(r"\r\n?|\n")
_PIECE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^<>]*>|[^<\r\n]*(?:\r\n?|\n)|[^<\r\n]+|<", re.DOTALL)
_NAMES = (
    ("<!--", "a comment"),
    ("<![CDATA[", "CDATA"),
    ("<?", "a declaration"),
    ("<!", "a declaration"),
    ("<", "a tag"),
)
_PIECES = 4_000
"""So many pieces are set against each other; of more, only the first that differs is told."""
_SHOWN = 60


def differences(old: str, new: str) -> Iterator[tuple[int, str]]:
    """Where a text differs from what it was, as an offset in it, and what is other there."""
    was, now = _line_end(old), _line_end(new)
    before, after = pieces(old), pieces(new)
    offsets = list(accumulate(map(len, after), initial=0))
    if was and now and was != now:
        yield 0, f"the line ends were {repr(was)[1:-1]} and are {repr(now)[1:-1]}"
        before, after = ([_LINE_END.sub("\n", piece) for piece in held] for held in (before, after))
    first, last = _ends_alike(before, after)
    before, after = before[first : len(before) - last], after[first : len(after) - last]
    is_long = len(before) != len(after) and max(len(before), len(after)) > _PIECES
    for few, many, number in [(before[0], after[0], 0)] if is_long and before and after else _differing(before, after):
        start = alike(few, many) if few and many else 0
        what = described(few, many, start)
        yield offsets[first + number] + start, f"{what}, and more behind it" if is_long else what


def _line_end(text: str) -> str:
    """How a text ends most of its lines."""
    return next((end for end, _ in Counter(_LINE_END.findall(text)).most_common(1)), "")


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[str, str, int]]:
    """What differs in two lists of pieces: the old ones, the new ones, and the number of the first of those."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        yield from ((one, other, number) for number, (one, other) in pairs if one != other)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield "".join(old[i:j]), "".join(new[k:m]), k


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many pieces two lists have in common at their beginning and, of the rest, at their end."""
    shorter = min(len(one), len(other))
    first = next((number for number in range(shorter) if one[number] != other[number]), shorter)
    rest = range(1, shorter - first + 1)
    return first, next((number - 1 for number in rest if one[-number] != other[-number]), len(rest))


def pieces(text: str) -> list[str]:
    """Markup and text as pieces that are told apart; all of them make the text."""
    return _PIECE.findall(text)


def is_within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all of the first stand in the second, in order."""
    rest: Iterator[str] = iter(many)
    return all(piece in rest for piece in few)


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def described(old: str, new: str, start: int) -> str:
    """What became of a piece, in words; `start` is where the two begin to differ."""
    if not new:
        return f"{_name(old)} is gone: {excerpt(old, 0)}"
    if not old:
        return f"{_name(new)} is new: {excerpt(new, 0)}"
    begin = max(0, start - _SHOWN // 3)
    return f"{_name(old)} was {excerpt(old, begin)} and is {excerpt(new, begin)}"


def _name(text: str) -> str:
    if not text.strip():
        return "white space"
    return next((name for sign, name in _NAMES if text.startswith(sign)), "text")


def excerpt(text: str, begin: int) -> str:
    """A short stretch of a text, quoted so that white space is seen."""
    shown = text[begin : begin + _SHOWN]
    return repr(("…" if begin else "") + shown + ("…" if begin + _SHOWN < len(text) else ""))
