"""How far several reviewers of the same segments agree: Cohen's κ, Krippendorff's α, span character F1.

The ceilings are what experts reach among themselves: measured with the functions below, under the profile wmt-google,
on the Chinese-to-English segments of WMT23 that several of Google's raters rated: 1,290 of news, side by side, by three
each, and 288 by all eight (github.com/google/wmt-mqm-human-evaluation).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from enface.model import MarkedError, Span

_Value = TypeVar("_Value", bound=Hashable)


def cohen_kappa(table: Sequence[Sequence[float]]) -> float:
    """Cohen's κ of a square table: rows what one person said, columns what the other said of the same things.

    Cohen 1960. 1 is full agreement, 0 what chance gives; nan where both only ever said one and the same thing.
    """
    total = sum(map(sum, table))
    observed = sum(table[place][place] for place in range(len(table))) / total
    columns = [sum(row[place] for row in table) for place in range(len(table))]
    expected = sum(sum(row) * column for row, column in zip(table, columns, strict=True)) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan


def cross_table(pairs: Iterable[tuple[_Value, _Value]], values: Sequence[_Value]) -> list[list[int]]:
    """How often each value of one person met each of the other, in the order of `values`."""
    counts = Counter(pairs)
    return [[counts[row, column] for column in values] for row in values]


def nominal(_ranks: Mapping[float, float], one: float, other: float) -> float:
    """The distance of two names: none or one."""
    return float(one != other)


def ordinal(ranks: Mapping[float, float], one: float, other: float) -> float:
    """The distance of two grades: how many ratings lie between them, squared."""
    return (ranks[one] - ranks[other]) ** 2


def interval(_ranks: Mapping[float, float], one: float, other: float) -> float:
    """The distance of two numbers, squared."""
    return (one - other) ** 2


Distance = Callable[[Mapping[float, float], float, float], float]


def krippendorff_alpha(units: Iterable[Sequence[float]], distance: Distance = nominal) -> float:
    """Krippendorff's α over units, each with the values that people gave it; missing ones are left out.

    Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", by coincidences. nan where there is nothing to
    compare or all values are the same.
    """
    coincidences: defaultdict[tuple[float, float], float] = defaultdict(float)
    for values in units:
        if len(values) > 1:
            counts = Counter(values)
            for one, other in ((one, other) for one in counts for other in counts):
                pairs = counts[one] * (counts[other] - (one == other))
                coincidences[one, other] += pairs / (len(values) - 1)
    totals: defaultdict[float, float] = defaultdict(float)
    for (one, _), number in coincidences.items():
        totals[one] += number
    ranks, below = {}, 0.0
    for value in sorted(totals):  # the middle of a grade among all ratings: half of its own, all that lie below
        ranks[value] = below + totals[value] / 2
        below += totals[value]
    observed = sum(number * distance(ranks, *pair) for pair, number in coincidences.items())
    expected = sum(
        totals[one] * totals[other] * distance(ranks, one, other) for one in totals for other in totals
    ) / max(below - 1, 1)
    return 1 - observed / expected if expected else math.nan


class Overlap(NamedTuple):
    """Characters that one person marked, the other marked, and both marked."""

    one: int
    other: int
    both: int

    @property
    def f1(self) -> float:
        """2 · both / (one + other); nan where nobody marked anything."""
        return 2 * self.both / (self.one + self.other) if self.one + self.other else math.nan


def overlap(one: Iterable[Span], other: Iterable[Span]) -> Overlap:
    """How many characters of a text two people marked; each character counts once."""
    first = {place for span in one for place in range(span.start, span.end)}
    second = {place for span in other for place in range(span.start, span.end)}
    return Overlap(len(first), len(second), len(first & second))


def span_f1(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The F1 of the characters that two people marked in one text."""
    return overlap(one, other).f1


class Rating(NamedTuple):
    """What one person made of one segment: the errors that were marked, and their points."""

    errors: tuple[MarkedError, ...]
    points: float

    @property
    def worst(self) -> int:
        """0 without an error, else 1 for neutral up to 4 for critical."""
        return max((error.severity.rank + 1 for error in self.errors), default=0)


class Agreement(NamedTuple):
    """How far people agree about segments that at least two of them rated; nan where it cannot be said.

    `kappa`: whether a segment has an error, over all pairs of people. `alpha_severity`: its worst error, ordinal.
    `alpha_points`: its points, interval. `span_f1`: the characters of the target that were marked, pooled over pairs.
    """

    raters: int
    segments: int
    kappa: float
    alpha_severity: float
    alpha_points: float
    span_f1: float


CEILINGS: Mapping[str, Agreement] = {
    "WMT23 side by side, three raters a segment": Agreement(8, 1290, 0.128, 0.359, 0.496, 0.327),
    "WMT23, eight raters a segment": Agreement(8, 288, 0.321, 0.414, 0.566, 0.520),
}
"""What expert raters of Chinese to English reach among themselves; see above for where it was measured."""


def agreement(segments: Iterable[Mapping[str, Rating]]) -> Agreement:
    """The agreement over segments, each with the rating of every person who looked at it."""
    shared = [ratings for ratings in segments if len(ratings) > 1]
    said: list[tuple[bool, bool]] = []
    marked = Overlap(0, 0, 0)
    for ratings in shared:
        for one, other in combinations((ratings[name] for name in sorted(ratings)), 2):
            said += ((bool(one.worst), bool(other.worst)), (bool(other.worst), bool(one.worst)))
            found = overlap(_marked(one), _marked(other))
            marked = Overlap(*(sum(pair) for pair in zip(marked, found, strict=True)))
    return Agreement(
        raters=len({name for ratings in shared for name in ratings}),
        segments=len(shared),
        kappa=cohen_kappa(cross_table(said, (False, True))) if said else math.nan,
        alpha_severity=krippendorff_alpha(([r.worst for r in ratings.values()] for ratings in shared), ordinal),
        alpha_points=krippendorff_alpha(([r.points for r in ratings.values()] for ratings in shared), interval),
        span_f1=marked.f1,
    )


def _marked(rating: Rating) -> list[Span]:
    return [error.span for error in rating.errors if error.span is not None and error.side == "target"]
