"""Aligns the sentences of a Chinese text and its English translation: beads of sentences that belong together.

A bead is worth the logarithm of how much likelier its sentences are as translations of each other than by chance: by
their lengths (Gale and Church 1993, as a ratio), by the signs that they share, and by how often such beads occur. The
best sequence of beads is found by dynamic programming in a band, which is moved and widened until the path lies inside.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import exp, log, log1p, pi, sqrt
from typing import NamedTuple

from enface.languages.alignment_signs import SHARED, Sign, Terms, signs
from enface.languages.length import source_size

_KINDS: Mapping[tuple[int, int], float] = {
    (1, 1): 0.85, (1, 2): 0.05, (2, 1): 0.04, (1, 3): 0.006, (3, 1): 0.004, (2, 2): 0.01, (1, 0): 0.02, (0, 1): 0.02,
}  # fmt: skip
"""How many sentences of source and of target a bead holds, and how often that occurs."""

_CHARACTERS = 4.26
"""English characters for each unit of Chinese size; the median of 6,210 translations of news and other texts."""
_VARIANCE, _VARIANCE_OF_ONE = 0.022, 0.6
"""Of the logarithm of a translation's length: of a long source, and what the size of a shorter one is divided into."""
_OUTLIERS = 0.01
"""How many translations have any length whatever."""
_ACROSS = log(0.1)
"""What a bead is worth less for each end of a paragraph inside it."""
_WIDTH = 10
_MOST_CELLS = 1_500_000


class Bead(NamedTuple):
    """Sentences that belong together, from start to end on either side; `confidence` is how probable the bead is."""

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float


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
    pair = _Pair(source, target, source_paragraphs, target_paragraphs, terms)
    width, centres = _WIDTH, _centres(pair)
    while True:
        beads, is_inside = _best_path(pair, _Band(centres, width, len(target)))
        if is_inside or 4 * width * len(source) > _MOST_CELLS:
            return beads
        width, centres = 2 * width, _centres_of(beads)


class _Pair:
    """What is known of every stretch of one to three sentences of a pair of texts, to score beads quickly."""

    def __init__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        source_paragraphs: Sequence[int],
        target_paragraphs: Sequence[int],
        terms: Terms,
    ) -> None:
        source_signs, target_signs = signs(source, target, terms)
        for found, paragraphs in ((source_signs, source_paragraphs), (target_signs, target_paragraphs)):
            _mark_paragraphs(found, paragraphs)
        alone_source, alone_target, self.together = _weights(source_signs, target_signs)
        self.source_sizes = [max(source_size(text), 1) for text in source]
        self.target_sizes = [max(len(text), 1) for text in target]
        self.sources = _stretches(source_signs, alone_source, self.source_sizes, source_paragraphs)
        self.targets = _stretches(target_signs, alone_target, self.target_sizes, target_paragraphs)
        self.chance = [(0.0, 0.0), *(_sum_of_lengths(self.target_sizes, count) for count in (1, 2, 3))]

    def score(self, source: int, target: int, kind: tuple[int, int]) -> float:
        """The worth of the bead of a kind that begins at a sentence of either side."""
        one, other = self.sources[kind[0]][source], self.targets[kind[1]][target]
        worth = one.worth + other.worth + self._length(one.size, other.size, kind[1])
        for sign in one.signs & other.signs:
            worth += self.together[sign]
        return worth

    def _length(self, source: float, target: float, count: int) -> float:
        """How much likelier the length of the target is after this source than of as many sentences by chance."""
        size = log(target)
        variance = _VARIANCE + _VARIANCE_OF_ONE / source
        mean, spread = self.chance[count]
        chance = _density(size - mean, spread)
        return log((1 - _OUTLIERS) * _density(size - log(_CHARACTERS * source), variance) / chance + _OUTLIERS)


class _Stretch(NamedTuple):
    size: float
    signs: frozenset[Sign]
    worth: float
    """Of its signs where the other side has none of them, and of the ends of paragraphs inside."""


def _mark_paragraphs(found: list[set[Sign]], paragraphs: Sequence[int]) -> None:
    for place, paragraph in enumerate(paragraphs):
        if place == 0 or paragraphs[place - 1] != paragraph:
            found[place].add(Sign("paragraph", "begins"))
        if place == len(paragraphs) - 1 or paragraphs[place + 1] != paragraph:
            found[place].add(Sign("paragraph", "ends"))


def _weights(
    source: Sequence[set[Sign]], target: Sequence[set[Sign]]
) -> tuple[dict[Sign, float], dict[Sign, float], dict[Sign, float]]:
    """What each sign is worth that only the source has, that only the target has, and besides where both have it."""
    of_source, of_target = (
        Counter(sign for one in source for sign in one),
        Counter(sign for one in target for sign in one),
    )
    alone_source, alone_target, together = {}, {}, {}
    for sign in of_source.keys() & of_target.keys():
        in_source = (of_source[sign] + 0.5) / (len(source) + 1)
        in_target = (of_target[sign] + 0.5) / (len(target) + 1)
        in_both = max(SHARED[sign.kind] * min(in_source, in_target), in_source * in_target)
        one = log((in_source - in_both) / (in_source * (1 - in_target)))
        other = log((in_target - in_both) / (in_target * (1 - in_source)))
        alone_source[sign], alone_target[sign] = one, other
        together[sign] = log(in_both / (in_source * in_target)) - one - other
    return alone_source, alone_target, together


def _stretches(
    found: Sequence[set[Sign]], alone: Mapping[Sign, float], sizes: Sequence[float], paragraphs: Sequence[int]
) -> list[list[_Stretch]]:
    """By the number of sentences and the first of them."""
    known = [frozenset(sign for sign in one if sign in alone) for one in found]
    every: list[list[_Stretch]] = [[_Stretch(0, frozenset(), 0)] * (len(found) + 1)]
    for count in (1, 2, 3):
        row = []
        for start in range(len(found) - count + 1):
            held = known[start].union(*known[start + 1 : start + count])
            across = paragraphs[start + count - 1] - paragraphs[start] if paragraphs else 0
            worth = sum(alone[sign] for sign in held) + across * _ACROSS
            row.append(_Stretch(sum(sizes[start : start + count]), held, worth))
        every.append(row)
    return every


def _sum_of_lengths(sizes: Sequence[float], count: int) -> tuple[float, float]:
    """Mean and variance of the logarithm of the length of as many sentences together, as if it were normal."""
    mean = sum(sizes) / len(sizes) if sizes else 1.0
    # A few sentences say little of how lengths vary; so five more count that vary as those of news do.
    squares = sum((size - mean) ** 2 for size in sizes) + 5 * 0.4 * mean**2
    spread = log1p(squares / (len(sizes) + 5) / (count * mean**2))
    return log(count * mean) - spread / 2, spread


def _density(distance: float, variance: float) -> float:
    return exp(-(distance**2) / (2 * variance)) / sqrt(2 * pi * variance)


_KINDS_WITH_WORTH = tuple((kind, log(share)) for kind, share in _KINDS.items())
_NOWHERE = float("-inf")


class _Band:
    """The cells near the diagonal: places between sentences of the source, each with a range of those of the target."""

    def __init__(self, centres: Sequence[int], width: int, last: int) -> None:
        # Each row reaches to the next one's centre, so that there is always a way.
        ends = (*centres[1:], last)
        self.rows = [(max(at - width, 0), min(end + width, last)) for at, end in zip(centres, ends, strict=True)]
        self.last = last

    def touches(self, source: int, target: int) -> bool:
        """Whether a cell lies at the band's edge, where a better way may lead out of it."""
        low, high = self.rows[source]
        return (target == low > 0) or (target == high < self.last)


def _centres(pair: _Pair) -> list[int]:
    """For each place of the source one of the target: on the way between sentences that share a sign of their own."""
    sources, targets = [0.0, *accumulate(pair.source_sizes)], [0.0, *accumulate(pair.target_sizes)]
    known = [(0, 0), *_landmarks(pair), (len(sources) - 1, len(targets) - 1)]
    centres: list[int] = []
    for (start, first), (end, last) in pairwise(known):
        scale = (targets[last] - targets[first]) / ((sources[end] - sources[start]) or 1)
        wanted = (targets[first] + (sources[place] - sources[start]) * scale for place in range(start, end))
        centres += [bisect_left(targets, size, first, last) for size in wanted]
    return [*centres, len(targets) - 1]


def _landmarks(pair: _Pair) -> list[tuple[int, int]]:
    """The most places, rising on both sides, of sentences with a sign that stands once in either text."""
    once_source, once_target = _once(pair.sources[1]), _once(pair.targets[1])
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


def _once(sentences: Sequence[_Stretch]) -> dict[Sign, int]:
    """The signs that only one sentence has, with its place."""
    count = Counter(sign for sentence in sentences for sign in sentence.signs)
    return {sign: place for place, sentence in enumerate(sentences) for sign in sentence.signs if count[sign] == 1}


def _centres_of(beads: Sequence[Bead]) -> list[int]:
    """For each place of the source the place of the target on the way of some beads."""
    centres = [0]
    for (start, end), (_, last) in ((bead.source, bead.target) for bead in beads):
        centres += [last] * (end - start)
    return centres


def _best_path(pair: _Pair, band: _Band) -> tuple[tuple[Bead, ...], bool]:
    """The best beads within the band, and whether their way keeps away from its edges."""
    worth = _worths(pair, band)
    before, total = _forward(band, worth)
    rest = _backward(band, worth)
    beads: list[Bead] = []
    inside = True
    source, target = len(band.rows) - 1, band.last
    whole = total[source][target - band.rows[source][0]]
    while source or target:
        number = before[source][target - band.rows[source][0]]
        (many, more), _ = _KINDS_WITH_WORTH[number]
        start, first = source - many, target - more
        place = first - band.rows[start][0]
        value = total[start][place] + worth[start][place * len(_KINDS) + number]
        value += rest[source][target - band.rows[source][0]] - whole
        beads.append(Bead((start, source), (first, target), min(exp(value), 1.0)))
        source, target = start, first
        inside = inside and not band.touches(source, target)
    return tuple(reversed(beads)), inside


def _worths(pair: _Pair, band: _Band) -> list[array[float]]:
    """For each row, by cell and kind: the worth of the bead of that kind that begins there."""
    rows: list[array[float]] = []
    for source, (low, high) in enumerate(band.rows):
        row = array("d", [_NOWHERE]) * ((high - low + 1) * len(_KINDS))
        for number, (kind, usual) in enumerate(_KINDS_WITH_WORTH):
            end = source + kind[0]
            if end >= len(band.rows):
                continue
            least, most = band.rows[end]
            is_pair = min(kind) > 0
            for target in range(max(low, least - kind[1]), min(high, most - kind[1]) + 1):
                value = usual + pair.score(source, target, kind) if is_pair else usual
                row[(target - low) * len(_KINDS) + number] = value
        rows.append(row)
    return rows


def _forward(band: _Band, worth: list[array[float]]) -> tuple[list[array[int]], list[array[float]]]:
    """For each cell the number of the kind of bead that the best way to it ends with, and the worth of all ways."""
    best, total = _cells(band), _cells(band)
    before = [array("b", bytes(high - low + 1)) for low, high in band.rows]
    best[0][0] = total[0][0] = 0.0
    for source, (low, high) in enumerate(band.rows):
        for target in range(low, high + 1):
            so_far, ways = best[source][target - low], total[source][target - low]
            if so_far == _NOWHERE:
                continue
            for end, place, number, value in _onward(band, worth, source, target):
                if so_far + value > best[end][place]:
                    best[end][place] = so_far + value
                    before[end][place] = number
                total[end][place] = _either(total[end][place], ways + value)
    return before, total


def _backward(band: _Band, worth: list[array[float]]) -> list[array[float]]:
    """For each cell the worth of all ways from it to the end."""
    rest = _cells(band)
    rest[-1][-1] = 0.0
    for source in range(len(band.rows) - 1, -1, -1):
        low, high = band.rows[source]
        for target in range(high, low - 1, -1):
            ways = rest[source][target - low]
            for end, place, _, value in _onward(band, worth, source, target):
                ways = _either(ways, rest[end][place] + value)
            rest[source][target - low] = ways
    return rest


def _onward(band: _Band, worth: list[array[float]], source: int, target: int) -> Iterator[tuple[int, int, int, float]]:
    """Where each bead that begins at a cell leads, its kind's number and its worth."""
    first = (target - band.rows[source][0]) * len(_KINDS)
    row = worth[source]
    for number, ((many, more), _) in enumerate(_KINDS_WITH_WORTH):
        value = row[first + number]
        if value != _NOWHERE:
            yield source + many, target + more - band.rows[source + many][0], number, value


def _cells(band: _Band) -> list[array[float]]:
    return [array("d", [_NOWHERE]) * (high - low + 1) for low, high in band.rows]


def _either(one: float, other: float) -> float:
    """The logarithm of a sum."""
    low, high = (one, other) if one < other else (other, one)
    return high if high - low > 30 or low == _NOWHERE else high + log1p(exp(low - high))
