"""Which number of a translation stands for which of its source, and which numbers are left alone on either side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from enface.languages.measures import CURRENCIES, factor, same_dimension
from enface.languages.quantities import DATES, Hedge, Interval, Kind, Quantity

_LOOSE = frozenset(Kind) - DATES
_NEAR_DATES = frozenset({Kind.YEAR, Kind.DECADE, Kind.CENTURY})
_CONVERSION_ERROR = Fraction(4, 100)


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of the source and the number of the target that stands for it, or should."""

    source: Quantity
    target: Quantity


@dataclass(frozen=True, slots=True)
class Pairing:
    """All that two texts' numbers have to say to each other.

    `agreeing` pairs have a value in common, `clashing` ones stand in each other's place and have not; `missing` firm
    numbers of the source and `extra` firm numbers of the target have no counterpart at all.
    """

    agreeing: tuple[Pair, ...] = ()
    clashing: tuple[Pair, ...] = ()
    missing: tuple[Quantity, ...] = ()
    extra: tuple[Quantity, ...] = ()


def pair_numbers(source: Sequence[Quantity], target: Sequence[Quantity], lengths: tuple[int, int]) -> Pairing:
    """Pair the numbers of a source with those of its target, best first; `lengths` are those of the two texts."""
    agreeing: list[Pair] = []
    used_source: set[int] = set()
    used_target: set[int] = set()
    for _, place, other in sorted(_candidates(source, target, lengths)):
        if place not in used_source and other not in used_target:
            used_source.add(place)
            used_target.add(other)
            agreeing.append(Pair(source[place], target[other]))
    spoken_source = [source[place] for place in used_source]
    spoken_target = [target[place] for place in used_target]
    alone = [s for at, s in enumerate(source) if at not in used_source and s.firm and not _lies_on(s, spoken_source)]
    over = [t for at, t in enumerate(target) if at not in used_target and t.firm and not _lies_on(t, spoken_target)]
    alone = _outermost([s for s in alone if not any(agreement(s, t) is not None and _repeats(s, t) for t in target)])
    over = _outermost(over)
    clashing = list(_clashes(alone, over, lengths))
    missing = tuple(s for s in alone if not any(pair.source is s for pair in clashing))
    extra = tuple(
        t
        for t in over
        if not any(pair.target is t for pair in clashing) and not any(agreement(s, t) is not None for s in source)
    )
    return Pairing(tuple(agreeing), tuple(clashing), missing, extra)


def _lies_on(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(quantity.span.overlaps(other.span) for other in others)


def _outermost(quantities: list[Quantity]) -> list[Quantity]:
    """Of readings of the same words, the first of the longest."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda one: one.span.start - one.span.end):
        if not _lies_on(quantity, kept):
            kept.append(quantity)
    return sorted(kept, key=lambda one: one.span)


def _repeats(source: Quantity, target: Quantity) -> bool:
    """Whether a target number may stand for a second source number of the same value too."""
    return source.kind is target.kind or (source.kind in _LOOSE and target.kind in _LOOSE)


def _candidates(
    source: Sequence[Quantity], target: Sequence[Quantity], lengths: tuple[int, int]
) -> Iterator[tuple[tuple[float, ...], int, int]]:
    for place, s in enumerate(source):
        for other, t in enumerate(target):
            distance = agreement(s, t)
            if distance is not None:
                strangeness = (s.kind is not t.kind) + (not s.firm) + (not t.firm) + _unit_distance(s, t)
                yield (strangeness + distance, _apart(s, t, lengths)), place, other


def _unit_distance(source: Quantity, target: Quantity) -> float:
    if source.units & target.units:
        return -0.5
    if source.units and target.units:
        return 1.0
    return 0.25 if source.units or target.units else 0.0


def _apart(source: Quantity, target: Quantity, lengths: tuple[int, int]) -> float:
    """How far apart the two stand, as a share of the texts; word order differs, so this only breaks ties."""
    return abs(source.span.start / max(1, lengths[0]) - target.span.start / max(1, lengths[1]))


def agreement(source: Quantity, target: Quantity) -> float | None:
    """How freely two numbers say the same, from 0 for the plain reading of both; None where they don't."""
    if {source.kind, target.kind} <= DATES and source.kind is not target.kind:
        if not {source.kind, target.kind} <= _NEAR_DATES:
            return None
    best: float | None = None
    for at, mine in enumerate(source.readings):
        for other, theirs in enumerate(target.readings):
            if mine.meets(theirs):
                cost = 0.3 * (at + other) + (0.2 if mine != theirs else 0.0)
                best = cost if best is None else min(best, cost)
    if best is not None:
        return best
    if _is_rounded(source, target):
        return 0.6
    return 0.8 if _is_converted(source, target) else None


def significant(value: Fraction) -> str:
    """The digits of a value without the zeros around them; empty for what has no short decimal form."""
    scaled = value
    for _ in range(9):
        if scaled.denominator == 1:
            return str(abs(scaled.numerator)).strip("0")
        scaled *= 10
    return ""


def _is_rounded(source: Quantity, target: Quantity) -> bool:
    """Whether the target gives the source's value with fewer digits."""
    if not source.is_exact or not target.is_exact or source.kind in DATES or target.kind in DATES:
        return False
    mine, theirs = source.value.low, target.value.low
    digits, fewer = significant(mine), significant(theirs)
    hedged = target.hedge is not Hedge.NONE
    if not fewer or len(fewer) >= max(len(digits), 1) or (not hedged and len(fewer) < 2) or mine <= 0:
        return False
    step = Fraction(10) ** (math.floor(math.log10(theirs)) - len(fewer) + 1)
    return abs(mine - theirs) <= (step if hedged else step / 2)


def _is_converted(source: Quantity, target: Quantity) -> bool:
    """Whether the target says the source's measure in another unit: 15亩 as one hectare, half a year as six months."""
    for unit in source.units:
        for other in target.units:
            rate = factor(unit, other) if unit != other else None
            if rate is not None and _is_close(source.value.times(rate), target.value):
                return True
    return False


def _is_close(mine: Interval, theirs: Interval) -> bool:
    slack = 1 + _CONVERSION_ERROR
    return mine.low <= theirs.high * slack and theirs.low <= mine.high * slack


def power_of_ten(source: Quantity, target: Quantity) -> int:
    """n where the target is the source times 10ⁿ, over the plainest readings; 0 where it is not."""
    mine, theirs = source.value, target.value
    if mine.low <= 0 or theirs.low <= 0 or mine.low * theirs.high != mine.high * theirs.low:
        return 0
    ratio = theirs.low / mine.low
    power = round(math.log10(ratio))
    return power if ratio == Fraction(10) ** power else 0


def _clashes(source: Sequence[Quantity], target: Sequence[Quantity], lengths: tuple[int, int]) -> Iterator[Pair]:
    """Pairs of what is left on both sides that seem to stand for each other, likeliest first."""
    ranked = sorted(
        ((_unlikeness(s, t) + _apart(s, t, lengths), place, other) for place, s in enumerate(source)
         for other, t in enumerate(target) if _may_clash(s, t)),
    )  # fmt: skip
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    only = len(source) == len(target) == 1
    for unlikeness, place, other in ranked:
        if place in taken_source or other in taken_target or (unlikeness > 2.2 and not only):
            continue
        taken_source.add(place)
        taken_target.add(other)
        yield Pair(source[place], target[other])


def _may_clash(source: Quantity, target: Quantity) -> bool:
    if source.kind in DATES or target.kind in DATES:
        return source.kind is target.kind or {source.kind, target.kind} <= _NEAR_DATES
    if source.units and target.units and not source.units & target.units:
        return any(same_dimension(mine, theirs) for mine in source.units for theirs in target.units)
    return True


def _unlikeness(source: Quantity, target: Quantity) -> float:
    cost = 0.0 if source.kind is target.kind else 0.7
    if not source.units & target.units:
        money = bool(source.units & CURRENCIES) or bool(target.units & CURRENCIES)
        cost += 0.0 if not source.units and not target.units else 0.8 if money else 0.4
    if source.kind in DATES or power_of_ten(source, target):
        return cost
    mine, theirs = significant(source.value.low), significant(target.value.low)
    return cost + _distance(mine, theirs) * (2.0 / max(len(mine), len(theirs), 1))


def _distance(left: str, right: str) -> int:
    """How many single digits must be changed, added or taken out to make one of the other."""
    row = list(range(len(right) + 1))
    for at, char in enumerate(left, start=1):
        previous, row[0] = row[0], at
        for other, opposite in enumerate(right, start=1):
            previous, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, previous + (char != opposite))
    return row[-1]
