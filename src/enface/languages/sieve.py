"""Kinds of words: every word is asked once which kinds it is of, and a text is asked by all its words at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import reduce
from operator import or_

_MOST_WORDS = 200_000
"""So many words are remembered; after that the memory begins anew."""


class Sieve:
    """A kind of word, told by `test`; `mark` is its bit in what `marks` says of a text."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self.test = test
        self.mark = 1 << len(_SIEVES)
        _SIEVES.append(self)
        _MARKS.clear()

    def caught(self, words: Iterable[str]) -> Set[str]:
        """Those of `words` for which the test holds."""
        return {word for word in words if _MARKS[word] & self.mark}


def marks(words: Iterable[str]) -> int:
    """The marks of all sieves that catch any of `words`."""
    return reduce(or_, map(_MARKS.__getitem__, words), 0)


class _Marks(dict[str, int]):
    """The marks of the sieves that catch a word."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = sum(sieve.mark for sieve in _SIEVES if sieve.test(word))
        return found


_SIEVES: list[Sieve] = []
_MARKS = _Marks()
