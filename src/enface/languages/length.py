"""How long a translation from Chinese is: English words for each unit of source, by 2,791 professional ones."""

from __future__ import annotations

import re
from bisect import bisect_right

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_OTHER_WORD = re.compile(r"[A-Za-z0-9]+")
# A Latin word or figure of the source stands for as much as this many Chinese characters.
_OTHER_WEIGHT = 1.3
USUAL = 0.7
"""The median of English words for each unit."""
# From this size of the source on, fewer words a unit than in 0.5 % and in 2 % of professional translations.
_SIZES = (0, 20, 40, 80)
_HARDLY = (0.34, 0.37, 0.41, 0.43)
_RARELY = (0.40, 0.42, 0.47, 0.50)


def source_size(text: str) -> float:
    """The size of a Chinese text in units of one character."""
    return len("".join(_HAN.findall(text))) + _OTHER_WEIGHT * len(_OTHER_WORD.findall(text))


def word_count(text: str) -> int:
    """The words of an English text, as parted by spaces."""
    return len(text.split())


def is_usual(words: int, source: str) -> bool:
    """Whether so many words are no rare translation whatever the text of so many characters holds."""
    # A Latin word takes a character and one to part it from the next, so that no more than half of them are words.
    return words >= _RARELY[-1] * (1 + (_OTHER_WEIGHT - 1) / 2) * (len(source) + 1)


def is_hardly_ever(words: int, size: float) -> bool:
    """Whether so few words stand for so much source in one of 200 professional translations at most."""
    return words < _floor(_HARDLY, size) * size


def is_rarely(words: int, size: float) -> bool:
    """Whether so few words stand for so much source in one of 50 professional translations at most."""
    return words < _floor(_RARELY, size) * size


def _floor(floors: tuple[float, ...], size: float) -> float:
    return floors[bisect_right(_SIZES, size) - 1]
