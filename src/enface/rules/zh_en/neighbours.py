"""Which words of a target stand side by side, with nothing but a space between, and whether they are prose."""

from __future__ import annotations

from collections.abc import Sequence

from enface.rules.analysis import Analysis

PLAIN_GAP = (" ", "\u00a0")


def adjoins(segment: Analysis, at: int) -> bool:
    """Whether only a space parts the word at `at` from the one before it."""
    if at < 1:
        return False
    return segment.target[segment.tokens[at - 1].end : segment.tokens[at].start] in PLAIN_GAP


def joined_up(segment: Analysis, first: int, last: int) -> bool:
    """Whether only spaces part the words from `first` to `last`."""
    return all(adjoins(segment, at) for at in range(first + 1, last + 1))


def places_of(words: Sequence[str], wanted: frozenset[str]) -> list[int]:
    """Where the words of a text stand that are wanted, in order; cheaper than to pass over all where few are."""
    places: list[int] = []
    for word in wanted.intersection(words):
        at = -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            places.append(at)
    places.sort()
    return places


def is_prose(segment: Analysis) -> bool:
    """Whether sentences are to be expected, and not a headline, which drops articles and verbs."""
    return not segment.is_heading
