"""Regular expressions made of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest that fits first; it may stand in a verbose pattern.

    Words with a beginning in common share it, so that a place where none of them stands is left after one letter.
    """
    return _branches(sorted(set(words)))


def _branches(words: list[str]) -> str:
    """A pattern for any of the sorted `words`; where one of them is empty, what goes on is optional."""
    rests = ((char, [word[1:] for word in same]) for char, same in groupby(filter(None, words), lambda word: word[0]))
    branches = [_escaped(char) + _branches(rest) for char, rest in rests]
    if not branches:
        return ""
    is_optional = not words[0]
    if len(branches) == 1 and not is_optional:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if is_optional else "")


def _escaped(char: str) -> str:
    return "[ ]" if char == " " else re.escape(char)
