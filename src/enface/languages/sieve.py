"""Kinds of words and of characters: each is asked once of which kinds it is, and a text by all it has at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from itertools import count
from operator import or_

from enface.languages.remembered import Remembered


class Sieve:
    """A kind of word, told by `test`; `mark` is its bit in what `marks` says of a text."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self.mark = 1 << next(_BITS)
        self.test = test
        self.words: set[str] = set()
        """The words that were found to pass the test since the marks of words were last forgotten."""
        _TESTED.append(self)
        _MARKS.clear()

    def caught(self, words: frozenset[str], age: int) -> frozenset[str]:
        """Those of `words` that pass the test, where `marks` was asked of them at that `age`."""
        if age == _MARKS.age:
            return words & self.words
        return frozenset(filter(self.test, words))


class Listing:
    """The kind of word that a listing in small letters has, whatever its capitals; `mark` is its bit.

    Which words of a text it has is told by the listing itself, so nothing is kept of them here.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.mark = 1 << next(_BITS)
        for word in words:
            _LISTED[word] = _LISTED.get(word, 0) | self.mark
        _MARKS.clear()


def listed(words: Iterable[str]) -> Listing:
    """The words of a listing in small letters as a kind; apostrophes are straight in it."""
    return Listing(words)


class Signs:
    """The texts of one side that have any of some characters; `mark` is their bit in what `signs_of` says of a text."""

    def __init__(self, characters: str, side: SignTable) -> None:
        self.mark = 1 << next(_BITS)
        for character in characters:
            side.marks[character] = side.marks.get(character, 0) | self.mark
        side.__dict__.pop("find", None)


Kind = Sieve | Listing | Signs
"""What a rule may need of a segment: a word or a sign."""


class SignTable:
    """The characters that are signs on one side of a segment, with their marks."""

    def __init__(self) -> None:
        self.marks: dict[str, int] = {}

    @cached_property
    def find(self) -> Callable[[str], list[str]]:
        """All signs that a text has; a pattern passes over the other characters at less cost than a set."""
        pattern = f"[{re.escape(''.join(self.marks))}]" if self.marks else "(?!)"
        return re.compile(pattern).findall


def in_source(characters: str) -> Signs:
    """The sources that have any of `characters`, simplified ones."""
    return Signs(characters, SOURCE_SIGNS)


def in_target(characters: str) -> Signs:
    """The targets that have any of `characters`."""
    return Signs(characters, TARGET_SIGNS)


def signs_of(text: str, side: SignTable) -> int:
    """The marks of all signs of a side that `text` has."""
    return reduce(or_, map(side.marks.__getitem__, side.find(text)), 0)


def age() -> int:
    """How often the marks of words have been forgotten, which happens when they are too many."""
    return _MARKS.age


def marks(words: Iterable[str]) -> int:
    """All marks that any of the words has, and ANY."""
    return reduce(or_, map(_MARKS.__getitem__, words), ANY)


class _Marks(Remembered[int]):
    """Of each word the marks of all sieves that catch it."""

    age = 0

    def clear(self) -> None:
        super().clear()
        self.age += 1
        for sieve in _TESTED:
            sieve.words.clear()


def _marks_of(word: str) -> int:
    found = _LISTED.get(word.lower().replace("’", "'"), 0)
    for sieve in _TESTED:
        if sieve.test(word):
            sieve.words.add(word)
            found |= sieve.mark
    return found


ANY = 1
"""A mark that every text has."""
SOURCED = 2
"""A mark that a segment has whose source is not empty."""
_BITS = count(2)
_TESTED: list[Sieve] = []
_LISTED: dict[str, int] = {}
"""Words in small letters, with the marks of the listings that have them: one look-up for all listings."""
_MARKS = _Marks(_marks_of)
SOURCE_SIGNS, TARGET_SIGNS = SignTable(), SignTable()
