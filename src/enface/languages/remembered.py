"""What is worked out of a word only once, where so many words are asked about that a cache's call would tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

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


class once(Generic[V]):  # noqa: N801 - it stands where `property` does
    """A property that is worked out the first time it is asked for, and kept in the object's `__dict__`.

    `functools.cached_property` takes a lock each time before Python 3.12: a fiftieth of the time of a whole check.
    """

    def __init__(self, make: Callable[[Any], V]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[V]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> V: ...

    def __get__(self, instance: object | None, owner: type) -> once[V] | V:
        if instance is None:
            return self
        made = instance.__dict__[self._name] = self._make(instance)
        return made
