"""Things that stand in pairs or rows, in Chinese and English, as the rows of `opposite_rows` are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from enface.languages.opposite_organs import OFFICES, PLACES, departments
from enface.languages.opposite_rows import CHANGES, DEGREES, EVERYDAY, TIMES
from enface.languages.patterns import any_of
from enface.languages.remembered import Remembered, once

Place = tuple[int, int]
"""The numbers of a row and of a member in it."""


class Member:
    """One of a row; its patterns are made when they are first asked for, as most never are.

    `chinese` is how Chinese names it, `named` which English names it alone, `accepted` what of English may render it.
    """

    def __init__(self, line: str) -> None:
        self._chinese, _, english = line.partition(": ")
        self.phrases, _, self._accepted = english.partition(" =")

    @once
    def chinese(self) -> re.Pattern[str]:
        """How Chinese names it."""
        return re.compile(self._chinese)

    @once
    def named(self) -> re.Pattern[str]:
        """Which English names it alone."""
        return _pattern(self.phrases, "; ")

    @once
    def accepted(self) -> re.Pattern[str]:
        """What of English may render it."""
        return _pattern(self._accepted, ", ")


class Telling:
    """The phrases that name a member, of those that have a certain word in them."""

    def __init__(self, place: Place, phrases: Iterable[str]) -> None:
        self.place = place
        plain = {phrase: match for phrase in phrases if (match := _PLAIN.fullmatch(phrase.replace("~", "")))}
        self._plain = tuple(match[1].lower() for match in plain.values())
        self._others = "; ".join(phrase for phrase in phrases if phrase not in plain)

    @once
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self._others, "; ")

    def may_be_in(self, text: str, word: str) -> bool:
        """Whether `text`, in small letters, may have any of the phrases around the word; cheaper than `named`."""
        for phrase in self._plain:
            if phrase in text:
                return True
        start = text.find(word) if self._others else -1
        while start >= 0:
            if self._pattern.search(text, max(0, start - _REACH), start + _REACH):
                return True
            start = text.find(word, start + len(word))
        return False


def _beginnings(phrase: str) -> Iterator[tuple[str, bool]]:
    """How the words begin, in small letters, of which a text has one where it has the phrase.

    With each stands whether that is the whole word.
    """
    for match in _BEGINNING.finditer(phrase):
        is_whole = _END.match(phrase, match.end()) is not None
        yield from ((word.lower(), is_whole) for word in (match["words"] or match["word"]).split("|"))


def _pattern(words: str, separator: str) -> re.Pattern[str]:
    """A pattern for any of the words; a star stands for letters that may follow, a plus for those that must."""
    parts = words.replace("*", r"\w*").replace("+", r"\w+").replace("~", "").split(separator)
    return re.compile(rf"\b(?:{'|'.join(part.strip() for part in parts)})(?!\w)", re.IGNORECASE)


_REACH = 48
"""So many code points before and after its telling word a phrase reaches at most."""
_PLAIN = re.compile(r"([A-Za-z' -]+?)(?:[a-z]\?|\*|\+)?")
_BEGINNING = re.compile(r"(?:(?<=~)|^(?!.*~))(?:\(\?:(?P<words>[A-Za-z|]+)\)|(?P<word>[A-Za-z]+)(?!\?))")
_END = re.compile(r"$| |\\b|\\\.")
_WRITTEN = "\n\n".join(text.strip() for text in (EVERYDAY, TIMES, DEGREES, CHANGES, PLACES, OFFICES, departments()))
ROWS = tuple(tuple(map(Member, re.sub(r"\n +", " ", row).splitlines())) for row in _WRITTEN.split("\n\n"))
"""The rows; of what stands in one row, a sentence about one member does not speak of another."""
_Phrases = dict[Place, list[str]]
"""Phrases by what they name."""
_BY_WORD: dict[str, _Phrases] = {}
_BY_BEGINNING: dict[str, _Phrases] = {}
for _number, _row in enumerate(ROWS):
    for _place, _member in enumerate(_row):
        for _phrase in _member.phrases.split("; "):
            for _word, _is_whole in _beginnings(_phrase):
                _table = _BY_WORD if _is_whole else _BY_BEGINNING
                _table.setdefault(_word, {}).setdefault((_number, _place), []).append(_phrase)
_PART = re.compile(r"[^\W_]+")
_ANY_BEGINNING = re.compile(any_of(_BY_BEGINNING))


def _named_by(word: str) -> tuple[Telling, ...]:
    found: _Phrases = {}
    for part in _PART.findall(word.lower()):
        tables = [_BY_WORD.get(part, {})]
        if _ANY_BEGINNING.match(part):
            tables += [phrases for beginning, phrases in _BY_BEGINNING.items() if part.startswith(beginning)]
        for place, phrases in chain.from_iterable(table.items() for table in tables):
            found.setdefault(place, []).extend(phrases)
    return tuple(Telling(place, dict.fromkeys(phrases)) for place, phrases in found.items())


NAMED_BY = Remembered(_named_by)
"""The members of rows that may be named where a word of English stands, each with the phrases that have the word."""
