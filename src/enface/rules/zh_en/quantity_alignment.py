"""Which number of the source became which number of the target, and what is left over on either side."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from enface.languages import quantities_en, quantities_zh
from enface.languages.measures import factor, same_dimension
from enface.languages.number_words_en import may_be_firm
from enface.languages.quantities import DATES, Hedge, Interval, Kind, Number, Quantity
from enface.languages.sieve import Sieve
from enface.rules.analysis import Analysis, shared


class Fit(IntEnum):
    """How well two numbers agree; the lower, the better."""

    SAME = 0
    VALUE = 1
    READING = 2
    CONVERTED = 3
    ROUNDED = 4
    OTHER_UNIT = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of the source and the one of the target that stands for it; `fit` is None where they differ in value."""

    source: Quantity
    target: Quantity
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The numbers of a segment, matched.

    `pairs` agree in value, `wrong` stand for each other and don't; `missing` has no counterpart in the target, `extra`
    none in the source.
    """

    pairs: tuple[Pair, ...] = ()
    wrong: tuple[Pair, ...] = ()
    missing: tuple[Quantity, ...] = ()
    extra: tuple[Quantity, ...] = ()


NOTHING = Alignment()
_MOST_PAIRS = 100_000
"""A segment with more numbers than three hundred on each side is a table; nobody can say which belongs to which."""
_PAIRED_KINDS = (
    {Kind.MONTH}, {Kind.WEEKDAY}, {Kind.DAY, Kind.COUNT, Kind.ORDINAL}, {Kind.YEAR, Kind.COUNT, Kind.DECADE},
    {Kind.CLOCK, Kind.COUNT}, {Kind.MINUTE, Kind.COUNT}, {Kind.QUARTER, Kind.ORDINAL, Kind.COUNT},
)  # fmt: skip


@lru_cache(maxsize=64)
def source_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a Chinese text."""
    return quantities_zh.quantities(text)


@lru_cache(maxsize=64)
def target_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of an English text."""
    return quantities_en.quantities(text)


_FIRM = Sieve(may_be_firm)


@shared
def alignment(analysis: Analysis) -> Alignment:
    """The numbers of a segment, matched by value, unit, kind and order."""
    if not analysis.source or not analysis.target.strip():
        return NOTHING
    sources = source_quantities(analysis.source)
    if not sources and not analysis.has(_FIRM):
        return NOTHING
    targets = target_quantities(analysis.target)
    if len(sources) * len(targets) > _MOST_PAIRS or not any(one.firm or one.units for one in (*sources, *targets)):
        return NOTHING
    aligned = align(sources, targets, len(analysis.source), len(analysis.target))
    if any(map(_is_one, aligned.missing)) and _ARTICLE.search(analysis.target):
        aligned = replace(aligned, missing=tuple(one for one in aligned.missing if not _is_one(one)))
    return aligned


def matched(analysis: Analysis) -> bool:
    """Whether there is a number on either side that has to have its counterpart."""
    return alignment(analysis) is not NOTHING


def matched_pairs(analysis: Analysis) -> tuple[Pair, ...]:
    """The numbers of both sides that agree in value."""
    return alignment(analysis).pairs


def wrong_pairs(analysis: Analysis) -> tuple[Pair, ...]:
    """The numbers of both sides that stand for each other and differ."""
    return alignment(analysis).wrong


def missing_numbers(analysis: Analysis) -> tuple[Quantity, ...]:
    """The numbers of the source that have no counterpart."""
    return alignment(analysis).missing


def extra_numbers(analysis: Analysis) -> tuple[Quantity, ...]:
    """The numbers of the target that have no counterpart."""
    return alignment(analysis).extra


_ARTICLE = re.compile(r"\b(?:an?|each|every|per|the (?:only|same|other))\b", re.IGNORECASE)
"""What may stand for a plain 1 of the source."""


def _is_one(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and not quantity.units and quantity.is_exact and quantity.value.low == 1


def align(
    sources: Sequence[Quantity], targets: Sequence[Quantity], source_length: int = 1, target_length: int = 1
) -> Alignment:
    """Match two lists of numbers; the lengths of both texts tell how far along each number stands."""
    fits: dict[tuple[int, int], Fit] = {}
    candidates = []
    places = _by_reading(targets)
    for i, source in enumerate(sources):
        for j in _may_fit(source, targets, places):
            target = targets[j]
            fit = fit_of(source, target)
            if fit is not None:
                fits[i, j] = fit
                distance = abs(source.span.start / source_length - target.span.start / target_length)
                candidates.append((not source.firm, fit, not target.firm, distance, i, j))
    used_sources: dict[int, int] = {}
    used_targets: dict[int, int] = {}
    for _, _, _, _, i, j in sorted(candidates):
        if i not in used_sources and j not in used_targets:
            used_sources[i], used_targets[j] = j, i
    pairs = tuple(Pair(sources[i], targets[j], fits[i, j]) for i, j in used_sources.items())
    explained_targets = {j for _, j in fits}
    added = [j for j, target in enumerate(targets) if target.firm and j not in explained_targets]
    if len(used_sources) == len(sources):
        return Alignment(pairs, extra=tuple(targets[j] for j in added))
    explained_sources = {
        i for (i, j), fit in fits.items() if fit < Fit.CONVERTED and _may_repeat(sources[i], targets[j])
    } | used_sources.keys()
    lost = [i for i, source in enumerate(sources) if source.firm and i not in explained_sources]
    unsure = [j for j, target in enumerate(targets) if _is_unsure(target) and j not in explained_targets]
    loose = [
        j
        for j, target in enumerate(targets)
        if target.firm and j in explained_targets and _is_loose(used_targets, fits, sources, targets, j)
    ]
    position = {j: target.span.start / target_length for j, target in enumerate(targets)}
    wrong: list[tuple[int, int]] = []
    for left in (
        (lost, [*added, *unsure, *loose]),
        (
            [i for i, source in enumerate(sources) if source.firm and i in explained_sources and i not in used_sources],
            added,
        ),
        (
            [
                i
                for i, source in enumerate(sources)
                if source.kind is (Kind.MONTH if source.in_words else Kind.CODE) and i not in explained_sources
            ],
            [*added, *loose],
        ),
    ):
        taken = {j for _, j in wrong}
        wrong += _likely_pairs(
            sources, targets, (left[0], [j for j in left[1] if j not in taken]), source_length, position
        )
    taken_sources, taken_targets = {i for i, _ in wrong}, {j for _, j in wrong}
    return Alignment(
        pairs,
        tuple(Pair(sources[i], targets[j], None) for i, j in sorted(wrong)),
        tuple(sources[i] for i in lost if i not in taken_sources),
        tuple(targets[j] for j in added if j not in taken_targets),
    )


def _by_reading(targets: Sequence[Quantity]) -> dict[Number | None, list[int]]:
    """The places of numbers that nobody rounded or converted by each of their readings; those of others by None."""
    places: dict[Number | None, list[int]] = {}
    for j, target in enumerate(targets):
        for reading in (None,) if target.units or not _is_plain(target) else target.readings:
            places.setdefault(reading and reading.low, []).append(j)
    return places


def _is_plain(quantity: Quantity) -> bool:
    """Whether nobody rounded a number, and every reading is one value."""
    if quantity.hedge is not Hedge.NONE:
        return False
    for low, high in quantity.readings:  # noqa: SIM110 - asked of every number, so a generator would tell in the time
        if low != high:
            return False
    return True


def _may_fit(source: Quantity, targets: Sequence[Quantity], places: Mapping[Number | None, list[int]]) -> Iterable[int]:
    """The places of all numbers that may stand for one of the source: most pairs are of plain values that differ."""
    if not _is_plain(source):
        return range(len(targets))
    found = set(places.get(None, ()))
    for low, _ in source.readings:
        found.update(places.get(low, ()))
    return found


def _is_unsure(quantity: Quantity) -> bool:
    """Whether a number may be none, yet nothing else if it stands where another is missed: a 0, "May"."""
    nought = not quantity.in_words and quantity.is_exact and not quantity.value.low
    return not quantity.firm and (nought or quantity.kind is Kind.MONTH)


def _is_loose(
    used: dict[int, int],
    fits: dict[tuple[int, int], Fit],
    sources: Sequence[Quantity],
    targets: Sequence[Quantity],
    j: int,
) -> bool:
    """Whether a number of the target has no partner of its own, or one that only looks like a number."""
    i = used.get(j)
    if i is None:
        return True
    return not sources[i].firm and fits[i, j] is not Fit.SAME and not targets[j].in_words


def _may_repeat(source: Quantity, target: Quantity) -> bool:
    """Whether a number that stands for another already may stand for this one too: no day of the month for a count."""
    kinds = {source.kind, target.kind}
    return not (kinds & {Kind.DAY, Kind.MONTH} and kinds & {Kind.COUNT, Kind.PERCENT, Kind.TIMES})


def _likely_pairs(
    sources: Sequence[Quantity],
    targets: Sequence[Quantity],
    left: tuple[Iterable[int], Sequence[int]],
    source_length: int,
    position: dict[int, float],
) -> list[tuple[int, int]]:
    """The pairs among what is left that probably stand for each other, the likeliest first."""
    scored = []
    for i in left[0]:
        for j in left[1]:
            score = _likeness(sources[i], targets[j])
            if score > 0:
                distance = abs(sources[i].span.start / source_length - position[j])
                scored.append((distance - score, i, j))
    chosen: list[tuple[int, int]] = []
    for _, i, j in sorted(scored):
        if all(i != other and j != another for other, another in chosen):
            chosen.append((i, j))
    return chosen


def fit_of(source: Quantity, target: Quantity) -> Fit | None:
    """How two numbers agree; None where no reading of one is a value of the other."""
    if not _kinds_fit(source, target):
        return None
    shares_unit = not source.units or not target.units or bool(source.units & target.units)
    if _agree(source, target):
        if not shares_unit and _conflict(source.units, target.units):
            return Fit.CONVERTED if _converts(source, target) else Fit.OTHER_UNIT
        if not source.value.meets(target.value):
            return Fit.READING
        return Fit.SAME if source.kind is target.kind and shares_unit else Fit.VALUE
    if not shares_unit and _converts(source, target):
        return Fit.CONVERTED
    return Fit.ROUNDED if shares_unit and (_is_rounded(source, target) or _is_near(source, target)) else None


def _agree(source: Quantity, target: Quantity) -> bool:
    """Whether any reading of one number is a value of the other; asked most, so a generator would tell in the time."""
    for low, high in source.readings:
        for other_low, other_high in target.readings:
            if low <= other_high and other_low <= high:
                return True
    return False


def _kinds_fit(source: Quantity, target: Quantity) -> bool:
    mine, theirs = source.kind, target.kind
    if mine is theirs:
        return True
    if Kind.WEEKDAY in {mine, theirs}:
        return False
    if theirs is Kind.MONTH:
        return mine is Kind.CODE
    if mine is Kind.MONTH:
        # "first" and "both" say nothing of a month.
        is_small_word = target.in_words and target.value.high <= 3
        return theirs in _MAY_BE_MONTHS and not (source.firm and is_small_word)
    # The 三 of 三成 is not 3 percent.
    return theirs is not Kind.PERCENT or mine is not Kind.COUNT or source.firm or not source.in_words


_MAY_BE_MONTHS = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.CODE, Kind.DAY})


def _conflict(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(same_dimension(unit, other) for unit in mine for other in theirs)


def _converts(source: Quantity, target: Quantity) -> bool:
    for unit in source.units:
        for other in target.units:
            ratio = factor(unit, other)
            if ratio is None:
                continue
            converted = source.value.times(ratio)
            slack = Fraction(4, 100) if source.is_exact else 0
            if Interval(converted.low * (1 - slack), converted.high * (1 + slack)).meets(target.value):
                return True
    return False


def _is_rounded(source: Quantity, target: Quantity) -> bool:
    """Whether the target rounds the source and says so: 24801 and "about 25,000"."""
    value, rounded = source.value.low, target.value.low
    if source.hedge is Hedge.NONE and target.hedge is Hedge.NONE:
        return False
    if not (source.is_exact and target.is_exact and rounded and value) or source.kind in DATES:
        return False
    digits = len(significant(rounded))
    if digits >= len(significant(value)) or digits < 1:
        return False
    unit = Fraction(10) ** (math.floor(math.log10(rounded)) - digits + 1)
    difference = max(value, rounded) - min(value, rounded)
    return difference < unit and 10 * difference <= value


def _is_near(source: Quantity, target: Quantity) -> bool:
    """Whether the target is close to the stretch that the source names: 十几 and "more than ten"."""
    if source.is_exact or not target.is_exact:
        return False
    low, high = source.value
    return Interval(low * Fraction(9, 10), high * Fraction(11, 10)).meets(target.value)


def significant(value: Number) -> str:
    """The digits of a value without leading and trailing zeros; of one without a short decimal form, a few."""
    text = f"{float(value):.10f}" if value.denominator != 1 else str(value.numerator)
    return (text.rstrip("0") if "." in text else text).replace(".", "").strip("0") or "0"


def power_of_ten(source: Quantity, target: Quantity) -> int:
    """By which power of ten the target's value differs from the source's; 0 where by something else."""
    for mine, theirs in ((source.value, reading) for reading in target.readings):
        for one, other in ((mine.low, theirs.low), (mine.high, theirs.high)):
            if one <= 0 or other <= 0:
                continue
            ratio = Fraction(other, one)
            power = round(math.log10(ratio))
            if power and ratio == Fraction(10) ** power:
                return power
    return 0


def _likeness(source: Quantity, target: Quantity) -> float:
    """How likely two numbers that differ in value stand for each other; 0 for no."""
    if not any({source.kind, target.kind} <= kinds for kinds in _PAIRED_KINDS):
        if (source.kind in DATES) != (target.kind in DATES):
            return 0.0
        if source.kind in DATES and source.kind is not target.kind:
            return 0.0
    if (source.kind is Kind.CODE and target.kind is not Kind.CODE) or (source.kind is Kind.YEAR and target.scale > 1):
        return 0.0
    score = 1.0
    if source.kind is target.kind:
        score += 1.5
    if source.units and target.units:
        score += 1.5 if source.units & target.units else -0.5
    if power_of_ten(source, target):
        score += 3.0
    score += 3.0 * _digit_likeness(significant(source.value.low), significant(target.value.low))
    if source.in_words is target.in_words:
        score += 0.3
    return score


def _digit_likeness(mine: str, theirs: str) -> float:
    """1 for the same digits, less the more of them differ; 0 for numbers that have nothing to do with each other."""
    same = sum(1 for one, other in zip(mine, theirs, strict=False) if one == other)
    return same / max(len(mine), len(theirs))
