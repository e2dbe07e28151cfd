"""What differs between two versions of a text: by word, in Chinese by character."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from enface.model import Span

if TYPE_CHECKING:
    import regex

_LARGEST = 4_000_000
"""Pairs of words to compare at most; larger texts count as changed from the first difference to the last."""


@cache
def _token() -> regex.Pattern[str]:
    import regex  # much to load, and many a screen and command never compares

    words = r"\p{Han}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*|\s+|."
    return regex.compile(words, regex.DOTALL)


def words(text: str) -> Iterator[Span]:
    """The words of a text in order, in Chinese its characters, and its marks; all but the blanks."""
    return (Span(*match.span()) for match in _token().finditer(text) if not match[0].isspace())


class Change(NamedTuple):
    """A stretch of two texts: the same in both, or `old` became `new`, either of which may be empty."""

    old: str
    new: str

    @property
    def is_change(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Two texts as stretches that are the same and stretches that differ, in order; what joins up is one stretch.

    A blank between two changed words belongs to the change.
    """
    found: list[Change] = []
    for change in _stretches(_token().findall(old), _token().findall(new)):
        if found and found[-1].is_change == change.is_change:
            found[-1] = Change(found[-1].old + change.old, found[-1].new + change.new)
        elif len(found) > 1 and change.is_change and found[-1].old.isspace():
            blank = found.pop()
            before = found.pop()
            found.append(Change(before.old + blank.old + change.old, before.new + blank.new + change.new))
        else:
            found.append(change)
    return tuple(found)


def counterpart(old: str, new: str, place: int) -> int:
    """The place in one version of a text that answers to a place in another."""
    before = after = 0
    for change in changes(old, new):
        if place <= before + len(change.old):
            share = (place - before) / len(change.old) if change.old else 0.0
            return after + (round(share * len(change.new)) if change.is_change else place - before)
        before, after = before + len(change.old), after + len(change.new)
    return after


def _stretches(old: list[str], new: list[str]) -> Iterator[Change]:
    if len(old) * len(new) > _LARGEST:
        limit = min(len(old), len(new))
        start = next((place for place in range(limit) if old[place] != new[place]), limit)
        limit -= start
        end = next((place for place in range(limit) if old[-1 - place] != new[-1 - place]), limit)
        places = [(0, start, 0, start), (start, len(old) - end, start, len(new) - end)]
        places.append((len(old) - end, len(old), len(new) - end, len(new)))
    else:
        from rapidfuzz.distance import Indel

        steps = Indel.opcodes(old, new)
        places = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps]
    for a, b, c, d in places:
        if a < b or c < d:
            yield Change("".join(old[a:b]), "".join(new[c:d]))
