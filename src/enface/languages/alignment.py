"""Aligns the sentences of a Chinese text and its English translation: beads of sentences that belong together.

A bead is worth the logarithm of how much likelier its sentences are as translations of each other than by chance: by
their lengths (Gale and Church 1993, as a ratio), by the signs that they share, and by how often such beads occur. The
best sequence of beads is found by dynamic programming in a band, which is moved and widened until the path lies inside.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from enface.languages.alignment_path import Band, Bead, best_path
from enface.languages.alignment_signs import Sign
from enface.languages.alignment_terms import Terms
from enface.languages.alignment_worth import Pair

__all__ = ["Bead", "align"]

_WIDTH = 10
_MOST_CELLS = 1_500_000


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_paragraphs: Sequence[int] = (),
    target_paragraphs: Sequence[int] = (),
    terms: Terms | None = None,
    fixed: Sequence[Bead] = (),
) -> tuple[Bead, ...]:
    """The beads of Chinese and English sentences; each sentence is in one of them, and they are in order.

    The paragraphs say of each sentence in which one it stands, all in one where they are not given. `terms` find
    those of a glossary. Beads that are `fixed` stay as they are; they come in order.
    """
    gaps = list(_gaps(fixed, len(source), len(target)))
    if not gaps:
        return tuple(fixed)
    pair = Pair(source, target, source_paragraphs, target_paragraphs, terms)
    landmarks = _landmarks(pair)
    found = [bead for gap in gaps for bead in _aligned(pair, gap, landmarks)]
    return tuple(sorted((*fixed, *found), key=lambda bead: (bead.source, bead.target)))


class _Gap(NamedTuple):
    """Sentences of both sides between two fixed beads, from start to end."""

    source: tuple[int, int]
    target: tuple[int, int]


def _gaps(fixed: Sequence[Bead], sources: int, targets: int) -> Iterator[_Gap]:
    edges = (Bead((0, 0), (0, 0), 1.0), *fixed, Bead((sources, sources), (targets, targets), 1.0))
    for one, other in pairwise(edges):
        gap = _Gap((one.source[1], other.source[0]), (one.target[1], other.target[0]))
        if gap.source[0] < gap.source[1] or gap.target[0] < gap.target[1]:
            yield gap


def _aligned(pair: Pair, gap: _Gap, landmarks: Sequence[tuple[int, int]]) -> tuple[Bead, ...]:
    """The best beads of a gap; its own sentences count from 0 for the band and its path."""
    start, first = gap.source[0], gap.target[0]
    width, centres = _WIDTH, _centres(pair, gap, landmarks)
    while True:
        band = Band(centres, width, gap.target[1] - first)
        beads, is_inside = best_path(
            lambda source, target, kind: pair.worth(start + source, first + target, kind), band
        )
        if is_inside or 4 * width * len(centres) > _MOST_CELLS:
            return tuple(bead.moved(start, first) for bead in beads)
        width, centres = 2 * width, _centres_of(beads)


def _centres(pair: Pair, gap: _Gap, landmarks: Sequence[tuple[int, int]]) -> list[int]:
    """For each place of the source one of the target: on the way between sentences that share a sign of their own."""
    (begin, stop), (low, high) = gap
    sources = [0.0, *accumulate(pair.source.sizes[begin:stop])]
    targets = [0.0, *accumulate(pair.target.sizes[low:high])]
    inside = [(place - begin, at - low) for place, at in landmarks if begin <= place < stop and low <= at < high]
    known = [(0, 0), *inside, (len(sources) - 1, len(targets) - 1)]
    centres: list[int] = []
    for (start, first), (end, last) in pairwise(known):
        scale = (targets[last] - targets[first]) / ((sources[end] - sources[start]) or 1)
        wanted = (targets[first] + (sources[place] - sources[start]) * scale for place in range(start, end))
        centres += [bisect_left(targets, size, first, last) for size in wanted]
    return [*centres, len(targets) - 1]


def _landmarks(pair: Pair) -> list[tuple[int, int]]:
    """The most places, rising on both sides, of sentences with a sign that stands once in either text."""
    once_source, once_target = _once(pair.source.signs), _once(pair.target.signs)
    pairs = sorted({(once_source[sign], once_target[sign]) for sign in once_source.keys() & once_target.keys()})
    ends: list[tuple[int, int]] = []  # of the shortest way of each length, the place in the target and its number
    before: list[int] = []
    for number, (_, target) in enumerate(pairs):
        length = bisect_left(ends, (target, -1))
        before.append(ends[length - 1][1] if length else -1)
        ends[length : length + 1] = [(target, number)]
    found: list[tuple[int, int]] = []
    number = ends[-1][1] if ends else -1
    while number >= 0:
        if not found or pairs[number][0] < found[-1][0]:
            found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _once(sentences: Sequence[frozenset[Sign]]) -> dict[Sign, int]:
    """The signs that only one sentence has, with its place."""
    count = Counter(sign for held in sentences for sign in held)
    return {sign: place for place, held in enumerate(sentences) for sign in held if count[sign] == 1}


def _centres_of(beads: Sequence[Bead]) -> list[int]:
    """For each place of the source the place of the target on the way of some beads."""
    centres = [0]
    for (start, end), (_, last) in ((bead.source, bead.target) for bead in beads):
        centres += [last] * (end - start)
    return centres
