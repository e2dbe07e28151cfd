"""What a bead of sentences is worth: how much likelier they are as translations of each other than by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log, log1p, pi, sqrt
from typing import NamedTuple

from enface.languages.alignment_path import KINDS
from enface.languages.alignment_signs import EXPECTED_IN_SOURCE, EXPECTED_IN_TARGET, SHARED, Sign, signs
from enface.languages.alignment_terms import Terms
from enface.languages.length import source_size

_CHARACTERS = 4.26
"""English characters for each unit of Chinese size; the median of 6,210 translations of news and other texts."""
_VARIANCE, _VARIANCE_OF_ONE = 0.022, 0.6
"""Of the logarithm of a translation's length: of a long source, and what the size of a shorter one is divided into."""
_OUTLIERS = 0.01
"""How many translations have any length whatever."""
_ACROSS = log(0.1)
"""What a bead is worth less for each end of a paragraph inside it."""
_COUNTS = range(1, max(map(max, KINDS)) + 1)
"""How many sentences of one side a bead may hold."""
_REMEMBERED = 1024
_LEAST = 1e-300
_WORDS = frozenset({"word", "character"})
_DEPENDENT = 0.6
"""How much of its worth a common word counts: such words come together, so that each says less than if by itself."""


class Pair:
    """What is known of a pair of texts, to say quickly what a bead is worth."""

    def __init__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        source_paragraphs: Sequence[int],
        target_paragraphs: Sequence[int],
        terms: Terms | None,
    ) -> None:
        source_signs, target_signs = signs(source, target, terms)
        for found, paragraphs in ((source_signs, source_paragraphs), (target_signs, target_paragraphs)):
            _mark_paragraphs(found, paragraphs)
        alone_source, alone_target, self._together = _weights(source_signs, target_signs)
        sizes = [max(source_size(text), 1) for text in source], [float(max(len(text), 1)) for text in target]
        self.source = Side(source_signs, alone_source, sizes[0], source_paragraphs)
        self.target = Side(target_signs, alone_target, sizes[1], target_paragraphs)
        self._chance = [(0.0, 0.0), *(_sum_of_lengths(sizes[1], count) for count in _COUNTS)]

    def worth(self, source: int, target: int, kind: tuple[int, int]) -> float:
        """The worth of the bead of a kind that begins at a sentence of either side."""
        one, other = self.source.stretch(source, kind[0]), self.target.stretch(target, kind[1])
        worth = one.worth + other.worth + self._length(one.size, other.size, kind[1])
        for sign in one.signs & other.signs:
            worth += self._together[sign]
        return worth

    def _length(self, source: float, target: float, count: int) -> float:
        """How much likelier the length of the target is after this source than of as many sentences by chance."""
        size = log(target)
        variance = _VARIANCE + _VARIANCE_OF_ONE / source
        mean, spread = self._chance[count]
        chance = max(_density(size - mean, spread), _LEAST)
        return log((1 - _OUTLIERS) * _density(size - log(_CHARACTERS * source), variance) / chance + _OUTLIERS)


class Stretch(NamedTuple):
    """One to five sentences of one side: their size, their signs, and what they are worth by themselves."""

    size: float
    signs: frozenset[Sign]
    worth: float
    """Of its signs where the other side has none of them, and of the ends of paragraphs inside."""


class Side:
    """One text of a pair: the size and the signs of each sentence, and of sentences together as they are asked for."""

    def __init__(
        self, found: Sequence[set[Sign]], alone: Mapping[Sign, float], sizes: Sequence[float], paragraphs: Sequence[int]
    ) -> None:
        self.sizes = sizes
        self.signs = [frozenset(sign for sign in one if sign in alone) for one in found]
        self._alone, self._paragraphs = alone, paragraphs
        # A row of beads asks for some two hundred of them; all of a long text would fill the memory.
        self.stretch = lru_cache(_REMEMBERED)(self._stretch)

    def _stretch(self, start: int, count: int) -> Stretch:
        end = start + count
        held = self.signs[start].union(*self.signs[start + 1 : end])
        across = self._paragraphs[end - 1] - self._paragraphs[start] if self._paragraphs else 0
        return Stretch(sum(self.sizes[start:end]), held, sum(self._alone[sign] for sign in held) + across * _ACROSS)


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
    of_source = Counter(sign for sentence in source for sign in sentence)
    of_target = Counter(sign for sentence in target for sign in sentence)
    alone_source = _without_counterpart(of_source, of_target, EXPECTED_IN_TARGET)
    alone_target = _without_counterpart(of_target, of_source, EXPECTED_IN_SOURCE)
    together: dict[Sign, float] = {}
    for sign in of_source.keys() & of_target.keys():
        in_source = (of_source[sign] + 0.5) / (len(source) + 1)
        in_target = (of_target[sign] + 0.5) / (len(target) + 1)
        in_both = max(SHARED[sign.kind] * min(in_source, in_target), in_source * in_target)
        only_source = log((in_source - in_both) / (in_source * (1 - in_target)))
        only_target = log((in_target - in_both) / (in_target * (1 - in_source)))
        both = log(in_both / (in_source * in_target)) - only_source - only_target
        share = _DEPENDENT if sign.kind in _WORDS else 1.0
        alone_source[sign], alone_target[sign] = share * only_source, share * only_target
        together[sign] = share * both
    return alone_source, alone_target, together


def _without_counterpart(own: Counter[Sign], other: Counter[Sign], expected: Mapping[str, float]) -> dict[Sign, float]:
    """What the signs are worth that the other text should have and does not."""
    return {sign: log(1 - expected[sign.kind]) for sign in own.keys() - other.keys() if sign.kind in expected}


def _sum_of_lengths(sizes: Sequence[float], count: int) -> tuple[float, float]:
    """Mean and variance of the logarithm of the length of as many sentences together, as if it were normal."""
    mean = sum(sizes) / len(sizes) if sizes else 1.0
    # A few sentences say little of how lengths vary; so five more count that vary as those of news do.
    squares = sum((size - mean) ** 2 for size in sizes) + 5 * 0.4 * mean**2
    spread = log1p(squares / (len(sizes) + 5) / (count * mean**2))
    return log(count * mean) - spread / 2, spread


def _density(distance: float, variance: float) -> float:
    return exp(-(distance**2) / (2 * variance)) / sqrt(2 * pi * variance)
