"""Which words of a target stand side by side, with nothing but a space between, and whether they are prose."""

from __future__ import annotations

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


def is_prose(segment: Analysis) -> bool:
    """Whether sentences are to be expected, and not a headline, which drops articles and verbs."""
    return not segment.is_heading
