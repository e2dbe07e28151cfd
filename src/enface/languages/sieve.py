"""Tells at once that a text has no word of some kind, because all its words were asked about before."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class Sieve:
    """Lets through the words for which `test` does not hold and catches the others.

    It remembers what it let through, so that a text of known words costs one set operation, not a call a word.
    """

    def __init__(self, test: Callable[[str], bool], limit: int = 200_000) -> None:
        self._test = test
        self._limit = limit
        self._passed: set[str] = set()

    def caught(self, words: Iterable[str]) -> set[str]:
        """Those of `words` for which the test holds."""
        new = set(words).difference(self._passed)
        if not new:
            return new
        caught = set(filter(self._test, new))
        if len(self._passed) > self._limit:
            self._passed.clear()
        self._passed |= new - caught
        return caught
