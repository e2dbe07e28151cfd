"""Aligns the sentences of a Chinese text and its English translation: beads of sentences that belong together.

A bead is worth the logarithm of how much likelier its sentences are as translations of each other than by chance: by
their lengths (Gale and Church 1993, as a ratio), by the signs that they share, and by how often such beads occur. The
best sequence of beads is found by dynamic programming in a band, which is moved and widened until the path lies inside.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from enface.languages.alignment_path import Band, Bead, best_path
from enface.languages.alignment_signs import Sign, Terms
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
    terms: Terms = (),
) -> tuple[Bead, ...]:
    """The beads of Chinese and English sentences; each sentence is in one of them, and they are in order.

    The paragraphs say of each sentence in which one it stands, all in one where they are not given. `terms` are source
    terms with their renderings.
    """
    pair = Pair(source, target, source_paragraphs, target_paragraphs, terms)
    width, centres = _WIDTH, _centres(pair)
    while True:
        beads, is_inside = best_path(pair.worth, Band(centres, width, len(target)))
        if is_inside or 4 * width * len(source) > _MOST_CELLS:
            return beads
        width, centres = 2 * width, _centres_of(beads)


def _centres(pair: Pair) -> list[int]:
    """For each place of the source one of the target: on the way between sentences that share a sign of their own."""
    sources, targets = [0.0, *accumulate(pair.source.sizes)], [0.0, *accumulate(pair.target.sizes)]
    known = [(0, 0), *_landmarks(pair), (len(sources) - 1, len(targets) - 1)]
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
