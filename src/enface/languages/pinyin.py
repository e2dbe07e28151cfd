"""How Chinese characters are read: their syllables in pinyin without tones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enface.languages.readings import syllables

_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_MOST_CHARACTERS = 6


@lru_cache(maxsize=20_000)
def readings(character: str) -> frozenset[str]:
    """All readings of a character, without tones, ü written as v or u; empty where none is known."""
    found = [reading for reading in syllables(character) if reading != character]
    return frozenset(reading.replace("ü", vowel) for reading in found for vowel in "vu")


def spelt_by(word: str, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` whose characters, two or more, read as `word` (lower case, no tones), in order."""
    plain = word.replace("'", "").replace("’", "").replace("-", "").replace("ü", "v")
    for run in _HAN_RUN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            end = _read(plain, text, start, run.end())
            if end:
                yield start, end


def _read(word: str, text: str, start: int, limit: int) -> int:
    """Where the characters from `start` on have spelt the whole word, 0 where they don't; all readings are tried."""
    places = {0}
    for position in range(start, min(limit, start + _MOST_CHARACTERS)):
        places = {
            place + len(reading)
            for place in places
            for reading in readings(text[position])
            if word.startswith(reading, place)
        }
        if not places:
            return 0
        if len(word) in places and position > start:
            return position + 1
    return 0
