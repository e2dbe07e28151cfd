"""Which segment of a new delivery is which known one: pure functions from two lists of segments to their pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from enface.model import Segment

FUZZY = 0.7
"""From here on two texts are versions of one: the lowest match that translation memories customarily offer."""

EVIDENCE = 0.1
"""What each stands for: the same id, the same place after the segment before, the same place before the one after."""

UNLIKE = 0.4
"""Below this no evidence makes one text a version of another."""

WINDOW = 1000
"""Known segments without a partner that a new one is compared with, around its place."""

CHOICES = 5
"""The most similar ones among them that stay candidates."""

COMPARED = 2000
"""Characters of a text that are compared; a hostile text of a million would take hours."""

Key = Callable[[Segment], Hashable]


def partners(old: Sequence[Segment], new: Sequence[Segment]) -> list[int | None]:
    """For each of the `new` segments the place of the one it was in `old`, each of which is given once at most.

    The same text comes first, in the order of P. Heckel's method (A technique for isolating differences between files,
    CACM 21(4), 1978): what stands once on both sides, then what follows or precedes it, then the rest in order; it is
    linear and sees what has moved. Among repeated texts an id decides where the ids around it have stayed. What is left
    over is paired by likeness, the likest first; the same id and the same neighbours count as evidence.
    """
    pairing = _Pairing(old, new)
    pairing.take_unique(_text)
    pairing.take_by_id()
    for key in (_both, _text):
        pairing.take_neighbours(key)
    for key in (_both, _text):
        pairing.take_in_order(key)
    pairing.take_similar()
    return pairing.partner


def _text(segment: Segment) -> Hashable:
    """What a segment is known by: its source, or the target where there is none."""
    return segment.source or segment.target


def _both(segment: Segment) -> Hashable:
    return segment.source, segment.target


class _Candidate(NamedTuple):
    """A possible pair; the best comes first in order."""

    unlikeness: float
    new: int
    old: int


class _Pairing:
    """The pairs found so far, by place; -1 stands before the first segment, the length behind the last."""

    def __init__(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        self.old = old
        self.new = new
        self.partner: list[int | None] = [None] * len(new)
        self._free = [True] * len(old)

    def _pair(self, old: int, new: int) -> None:
        self.partner[new] = old
        self._free[old] = False

    def _is_free(self, old: int, new: int) -> bool:
        inside = 0 <= old < len(self.old) and 0 <= new < len(self.new)
        return inside and self._free[old] and self.partner[new] is None

    def _places(self, key: Key) -> Iterator[tuple[list[int], list[int]]]:
        """Where each key that stands on both sides stands free on either."""
        there: dict[Hashable, list[int]] = defaultdict(list)
        for place, segment in enumerate(self.old):
            if self._free[place]:
                there[key(segment)].append(place)
        here: dict[Hashable, list[int]] = defaultdict(list)
        for place, segment in enumerate(self.new):
            if self.partner[place] is None:
                here[key(segment)].append(place)
        return ((there[found], places) for found, places in here.items() if found in there)

    def take_unique(self, key: Key) -> None:
        """Pair what stands once on both sides."""
        for old, new in self._places(key):
            if len(old) == len(new) == 1:
                self._pair(old[0], new[0])

    def take_by_id(self) -> None:
        """Pair the same text under the same id where the nearest pairs before and after have kept their ids."""
        known = {segment.id: place for place, segment in enumerate(self.old)}
        pairs = [(new, old) for new, old in enumerate(self.partner) if old is not None]
        places = [new for new, _ in pairs]
        kept = [self.old[old].id == self.new[new].id for new, old in pairs]
        for new, segment in enumerate(self.new):
            old = known.get(segment.id, -1)
            if self._is_free(old, new) and _text(self.old[old]) == _text(segment):
                nearest = bisect_left(places, new)
                if all(kept[max(0, nearest - 1) : nearest + 1]):
                    self._pair(old, new)

    def take_neighbours(self, key: Key) -> None:
        """Pair what has the same key and follows a pair, then what precedes one."""
        for step in (1, -1):
            for new in range(len(self.new))[::step]:
                old = self.partner[new]
                if old is None or not self._is_free(old + step, new + step):
                    continue
                if key(self.old[old + step]) == key(self.new[new + step]):
                    self._pair(old + step, new + step)

    def take_in_order(self, key: Key) -> None:
        """Pair what has the same key, the first with the first."""
        for olds, news in self._places(key):
            for old, new in zip(olds, news, strict=False):
                self._pair(old, new)

    def take_similar(self) -> None:
        """Pair what is left over by likeness."""
        for candidate in sorted(self._candidates()):
            if self._is_free(candidate.old, candidate.new):
                self._pair(candidate.old, candidate.new)

    def _candidates(self) -> Iterator[_Candidate]:
        known = {segment.id: place for place, segment in enumerate(self.old)}
        free = [place for place, is_free in enumerate(self._free) if is_free]
        texts = [_shortened(self.old[place]) for place in free]
        after, before = self._expected(1), self._expected(-1)
        for new, segment in enumerate(self.new):
            if self.partner[new] is not None or not free:
                continue
            text = _shortened(segment)
            near = (after[new], before[new], known.get(segment.id, -1))
            likeness = {
                old: Indel.normalized_similarity(text, _shortened(self.old[old]), score_cutoff=UNLIKE)
                for old in set(near)
                if self._is_free(old, new)
            }
            first = max(0, bisect_left(free, after[new]) - WINDOW // 2)
            found = process.extract(
                text,
                texts[first : first + WINDOW],
                scorer=Indel.normalized_similarity,
                score_cutoff=FUZZY,
                limit=CHOICES,
            )
            likeness |= {free[first + place]: score for _, score, place in found}
            for old, score in likeness.items():
                total = score + EVIDENCE * near.count(old)
                if score >= UNLIKE and total >= FUZZY - 1e-9:
                    yield _Candidate(-total, new, old)

    def _expected(self, step: int) -> list[int]:
        """For each new segment the known place that it has if all since the last pair before (after) it was kept."""
        expected = [0] * len(self.new)
        place = -1 if step > 0 else len(self.old)
        for new in range(len(self.new))[::step]:
            old = self.partner[new]
            place = place + step if old is None else old
            expected[new] = place
        return expected


def _shortened(segment: Segment) -> str:
    return (segment.source or segment.target)[:COMPARED]
