"""What is worked out of a word only once, where so many words are asked about that a cache's call would tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")
_MOST_WORDS = 200_000
"""So many words are remembered; after that the memory begins anew."""


class Remembered(dict[str, V]):
    """What `make` gives for a word, by the word: `remembered[word]`, or `map(remembered.__getitem__, words)`."""

    def __init__(self, make: Callable[[str], V], most: int = _MOST_WORDS) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self.clear()
        self[word] = made = self._make(word)
        return made
