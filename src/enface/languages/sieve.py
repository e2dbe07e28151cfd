"""Kinds of words: every word is asked once which kinds it is of, and a text is asked by all its words at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import reduce
from operator import or_

from enface.languages.remembered import Remembered


class Sieve:
    """A kind of word, told by `test`; `mark` is its bit in what `marks` says of a text."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self.test = test
        self.mark = 2 << len(_SIEVES)
        _SIEVES.append(self)
        _MARKS.clear()

    def caught(self, words: Iterable[str]) -> Set[str]:
        """Those of `words` for which the test holds."""
        return {word for word in words if _MARKS[word] & self.mark}


def listed(words: Iterable[str]) -> Sieve:
    """The kind of word that a listing in small letters has, whatever its capitals; apostrophes are straight in it."""
    known = frozenset(words)
    return Sieve(lambda word: word.lower().replace("’", "'") in known)


def marks(words: Iterable[str]) -> int:
    """The marks of all sieves that catch any of `words`, and ANY."""
    return reduce(or_, map(_MARKS.__getitem__, words), ANY)


def _marks_of(word: str) -> int:
    return sum(sieve.mark for sieve in _SIEVES if sieve.test(word))


ANY = 1
"""A mark that every text has."""
_SIEVES: list[Sieve] = []
_MARKS = Remembered(_marks_of)
