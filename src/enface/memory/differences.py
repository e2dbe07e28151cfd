"""What a text has other than an earlier one."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein


class Piece(NamedTuple):
    """A stretch of the earlier text and what stands there now; the same where they agree."""

    earlier: str
    now: str


def difference(earlier: str, now: str) -> tuple[Piece, ...]:
    """The pieces in order; their `earlier` joined is the earlier text, their `now` the other."""
    steps = Levenshtein.opcodes(earlier, now)
    return tuple(Piece(earlier[a:b], now[c:d]) for _tag, a, b, c, d in steps)
