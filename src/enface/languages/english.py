"""English words and sentences with their places."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word, with its place in code points."""

    text: str
    start: int
    end: int


# A word keeps inner apostrophes, hyphens and full stops ("O'Neill", "long-term", "U.S.").
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’\-‐‑][^\W_]+)*")  # noqa: RUF001
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt st no nos vol fig eq sec art al inc ltd co corp bros dept univ est approx vs etc "
    "e.g i.e cf jan feb mar apr jun jul aug sep sept oct nov dec mt ft".split()
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|[。！？]+[”’」』）]*\s*|\n+")
_OPENING = " \t\n\"'“‘([{《（「『*#>•·–—-"


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order; numbers count as words, punctuation does not."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def sentence_starts(text: str) -> frozenset[int]:
    """The offsets at which a sentence of `text` begins with its first letter or digit.

    A full stop after a known abbreviation or a single initial does not end a sentence, nor one before a small letter.
    """
    starts = {_first_word(text, 0)}
    for match in _SENTENCE_END.finditer(text):
        start = _first_word(text, match.end())
        if start < len(text) and not _is_abbreviation(text, match.start(), start):
            starts.add(start)
    return frozenset(start for start in starts if start < len(text))


def _first_word(text: str, position: int) -> int:
    while position < len(text) and text[position] in _OPENING:
        position += 1
    return position


def _is_abbreviation(text: str, stop: int, following: int) -> bool:
    if text[stop] != ".":
        return False
    word = re.search(r"[\w.]*$", text[:stop])
    before = word[0] if word else ""
    is_initial = len(before) == 1 and before.isupper() or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before))
    return (
        before.casefold() in _ABBREVIATIONS
        or is_initial
        or text[following].islower()
        and stop + 1 < following
        and before.casefold() in _ABBREVIATIONS
    )
