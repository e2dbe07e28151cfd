"""Things that stand in pairs or rows, in Chinese and English, as the rows of `opposite_rows` are read."""

from __future__ import annotations

import re
from typing import NamedTuple

from enface.languages.opposite_organs import OFFICES, PLACES, departments
from enface.languages.opposite_rows import CHANGES, DEGREES, EVERYDAY, TIMES
from enface.languages.remembered import Remembered


class Member(NamedTuple):
    """One of a row: how Chinese names it, which English names it alone, and what of English may render it."""

    chinese: re.Pattern[str]
    named: re.Pattern[str]
    accepted: re.Pattern[str]


def _pattern(words: str, separator: str) -> re.Pattern[str]:
    """A pattern for any of the words; a star stands for letters that may follow, a plus for those that must."""
    parts = words.replace("*", r"\w*").replace("+", r"\w+").replace("~", "").split(separator)
    return re.compile(rf"\b(?:{'|'.join(part.strip() for part in parts)})(?!\w)", re.IGNORECASE)


def _member(line: str) -> tuple[Member, tuple[str, ...]]:
    """A member of a row, and how the words begin of which the target has one where it names it."""
    chinese, _, english = line.partition(": ")
    named, _, accepted = english.partition(" =")
    beginnings = [
        word.lower()
        for phrase in named.split("; ")
        for match in _BEGINNING.finditer(phrase)
        for word in (match["words"] or match["word"]).split("|")
    ]
    return Member(re.compile(chinese), _pattern(named, "; "), _pattern(accepted, ", ")), tuple(beginnings)


_BEGINNING = re.compile(r"(?:(?<=~)|^(?!.*~))(?:\(\?:(?P<words>[A-Za-z|]+)\)|(?P<word>[A-Za-z]+)(?!\?))")
_WRITTEN = "\n\n".join(text.strip() for text in (EVERYDAY, TIMES, DEGREES, CHANGES, PLACES, OFFICES, departments()))
_READ = [[_member(line) for line in re.sub(r"\n +", " ", row).splitlines()] for row in _WRITTEN.split("\n\n")]
ROWS = tuple(tuple(member for member, _ in row) for row in _READ)
"""The rows; of what stands in one row, a sentence about one member does not speak of another."""
Place = tuple[int, int]
"""The numbers of a row and of a member in it."""
_BY_BEGINNING: dict[str, dict[str, list[Place]]] = {}
for _number, _row in enumerate(_READ):
    for _place, (_, _beginnings) in enumerate(_row):
        for _beginning in _beginnings:
            _BY_BEGINNING.setdefault(_beginning[:2], {}).setdefault(_beginning, []).append((_number, _place))
_PART = re.compile(r"[^\W_]+")


def _named_by(word: str) -> frozenset[Place]:
    return frozenset(
        place
        for part in _PART.findall(word.lower())
        for beginning, places in _BY_BEGINNING.get(part[:2], {}).items()
        if part.startswith(beginning)
        for place in places
    )


NAMED_BY = Remembered(_named_by)
"""The members of rows that may be named where a word of English stands."""
