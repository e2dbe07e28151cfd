"""Kinds of words: every word is asked once which kinds it is of, and a text is asked by all its words at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import reduce
from itertools import count
from operator import or_

from enface.languages.remembered import Remembered


class Sieve:
    """A kind of word, told by `test`, or by a listing; `mark` is its bit in what `marks` says of a text."""

    def __init__(self, test: Callable[[str], bool] | None) -> None:
        self.mark = 1 << next(_BITS)
        if test is not None:
            _TESTS.append((test, self.mark))
        _MARKS.clear()

    def caught(self, words: Iterable[str]) -> Set[str]:
        """Those of `words` for which the test holds."""
        return {word for word in words if _MARKS[word] & self.mark}


def listed(words: Iterable[str]) -> Sieve:
    """The kind of word that a listing in small letters has, whatever its capitals; apostrophes are straight in it."""
    sieve = Sieve(None)
    for word in words:
        _LISTED[word] = _LISTED.get(word, 0) | sieve.mark
    return sieve


def marks(words: Iterable[str]) -> int:
    """The marks of all sieves that catch any of `words`, and ANY."""
    return reduce(or_, map(_MARKS.__getitem__, words), ANY)


def _marks_of(word: str) -> int:
    listed_in = _LISTED.get(word.lower().replace("’", "'"), 0)
    return listed_in + sum(mark for test, mark in _TESTS if test(word))


ANY = 1
"""A mark that every text has."""
_BITS = count(1)
_TESTS: list[tuple[Callable[[str], bool], int]] = []
_LISTED: dict[str, int] = {}
"""Words in small letters, with the marks of the listings that have them: one look-up for all listings."""
_MARKS = Remembered(_marks_of)
