"""What a revision changed, in words: one way for all who show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\s+|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|.", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff]")


class Step(NamedTuple):
    """A stretch of two texts: what stood there and what stands there now, the same where nothing changed."""

    old: str
    new: str

    @property
    def is_change(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


def word_diff(old: str, new: str) -> tuple[Step, ...]:
    """The steps from one text to the other, whole words at a time; all `old` make the first, all `new` the second."""
    return tuple(_joined(_steps(old, new)))


def _steps(old: str, new: str) -> Iterator[Step]:
    before, after = _tokens(old), _tokens(new)
    for step in LCSseq.opcodes(before, after):
        yield Step("".join(before[step.src_start : step.src_end]), "".join(after[step.dest_start : step.dest_end]))


def _tokens(text: str) -> list[str]:
    """Words, numbers, blanks and marks; of Chinese each character."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        found += list(match[0]) if _HAN.search(match[0]) else [match[0]]
    return found


def _joined(steps: Iterator[Step]) -> Iterator[Step]:
    """Neighbours joined, and changes that only blanks part: words that changed together are read together."""
    held = blank = Step("", "")
    for step in steps:
        if held.is_change and not step.is_change and step.old.isspace():
            blank = Step(blank.old + step.old, blank.new + step.new)
        elif step.is_change == held.is_change:
            held = Step(held.old + blank.old + step.old, held.new + blank.new + step.new)
            blank = Step("", "")
        else:
            yield from filter(any, (held, blank))
            held, blank = step, Step("", "")
    yield from filter(any, (held, blank))
