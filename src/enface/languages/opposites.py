"""Things that stand in pairs or rows, in Chinese and English, as the rows of `opposite_rows` are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.opposite_organs import OFFICES, PLACES, departments
from enface.languages.opposite_rows import CHANGES, DEGREES, EVERYDAY, TIMES
from enface.languages.patterns import any_of
from enface.languages.remembered import Remembered, once


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
    def _literal(self) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
        """The phrases that are nothing but words, in small letters, and a pattern for the others."""
        phrases = self.phrases.split("; ")
        plain = {phrase: match for phrase in phrases if (match := _PLAIN.fullmatch(phrase.replace("~", "")))}
        rest = [phrase for phrase in phrases if phrase not in plain]
        return tuple(match[1].lower() for match in plain.values()), _pattern("; ".join(rest), "; ") if rest else None

    def may_be_named(self, text: str, word: str) -> bool:
        """Whether `text`, in small letters, may name it around a word that tells of it; cheaper than `named`."""
        literal, pattern = self._literal
        if any(phrase in text for phrase in literal):
            return True
        start = text.find(word) if pattern else -1
        while start >= 0 and pattern:
            if pattern.search(text, max(0, start - _REACH), start + _REACH):
                return True
            start = text.find(word, start + len(word))
        return False

    @once
    def accepted(self) -> re.Pattern[str]:
        """What of English may render it."""
        return _pattern(self._accepted, ", ")

    def beginnings(self) -> Iterator[tuple[str, bool]]:
        """How the words begin, in small letters, of which a text has one where it names the member.

        With each stands whether that is the whole word.
        """
        for phrase in self.phrases.split("; "):
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
Place = tuple[int, int]
"""The numbers of a row and of a member in it."""
_BY_WORD: dict[str, list[Place]] = {}
_BY_BEGINNING: dict[str, list[Place]] = {}
for _number, _row in enumerate(ROWS):
    for _place, _member in enumerate(_row):
        for _word, _is_whole in _member.beginnings():
            (_BY_WORD if _is_whole else _BY_BEGINNING).setdefault(_word, []).append((_number, _place))
_PART = re.compile(r"[^\W_]+")
_ANY_BEGINNING = re.compile(any_of(_BY_BEGINNING))


def _named_by(word: str) -> frozenset[Place]:
    found: set[Place] = set()
    for part in _PART.findall(word.lower()):
        found.update(_BY_WORD.get(part, ()))
        if _ANY_BEGINNING.match(part):
            found.update(*(places for beginning, places in _BY_BEGINNING.items() if part.startswith(beginning)))
    return frozenset(found) if found else _NOTHING  # an empty set of its own would take 200 bytes


_NOTHING: frozenset[Place] = frozenset()
NAMED_BY = Remembered(_named_by)
"""The members of rows that may be named where a word of English stands."""
