"""Tells at once that a text has no word of some kind, because all its words were asked about before."""

from __future__ import annotations

from collections.abc import Callable, Set


class Sieve:
    """Lets through the words for which `test` does not hold and catches the others.

    It remembers what it said of a word, so that a text of known words costs two set operations, not a call a word.
    """

    def __init__(self, test: Callable[[str], bool], limit: int = 200_000) -> None:
        self._test = test
        self._limit = limit
        self._passed: set[str] = set()
        self._caught: set[str] = set()

    def caught(self, words: Set[str]) -> Set[str]:
        """Those of `words` for which the test holds."""
        caught = words - self._passed
        new = caught - self._caught
        if new:
            passed = {word for word in new if not self._test(word)}
            if len(self._passed) + len(self._caught) > self._limit:
                self._passed.clear()
                self._caught.clear()
            self._passed |= passed
            self._caught |= new - passed
            caught = caught - passed
        return caught
