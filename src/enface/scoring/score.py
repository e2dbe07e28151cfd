"""A score with all that it rests on: penalty, evaluation words, interval, verdict, and the sample that would decide."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from enface.model import Document, MarkedError, Rated, Severity
from enface.scoring.intervals import (
    FEW_SEGMENTS,
    SAMPLES,
    SEED,
    Interval,
    bootstrap_rate,
    poisson_interval,
    weighted_interval,
)
from enface.scoring.mqm import REFERENCE_WORDS, Tolerance, calibrated_score, normed, raw_score
from enface.scoring.penalties import Charged, charge
from enface.scoring.profile import ScoreProfile
from enface.scoring.words import Unit, check_countable, size

_MOST_WORDS = 10_000_000


class Verdict(StrEnum):
    """What a score says of a text."""

    PASS = "pass"
    FAIL = "fail"
    UNDECIDED = "undecided"
    INSUFFICIENT = "insufficient sample"
    NO_THRESHOLD = "no threshold"


@dataclass(frozen=True, slots=True)
class Sample:
    """What a score is made from: the size and the points of each segment, and the points of each error that counts.

    Where several people rated a segment, its points are their mean.
    """

    sizes: tuple[int, ...]
    penalties: tuple[float, ...]
    points: tuple[float, ...]
    shared: bool = False
    critical: bool = False

    @property
    def words(self) -> int:
        """Evaluation words."""
        return sum(self.sizes)

    @property
    def penalty(self) -> float:
        """All points."""
        return math.fsum(self.penalties)


@dataclass(frozen=True, slots=True)
class Score:
    """One score. `interval` is of the points in 1,000 words; `decides_at` the words that would decide, if any would."""

    profile: ScoreProfile
    unit: Unit
    penalty: float
    words: int
    interval: Interval | None
    method: str
    verdict: Verdict
    reason: str
    decides_at: int | None = None

    @property
    def per_thousand(self) -> float | None:
        """Points in 1,000 words; None without words."""
        return normed(self.penalty, self.words) if self.words else None

    @property
    def raw(self) -> float | None:
        """100 · (1 - APT / EWC)."""
        return raw_score(self.penalty, self.words) if self.words else None

    @property
    def calibrated(self) -> float | None:
        """The score on the profile's scale; None where it has no tolerance."""
        tolerance = self.profile.tolerance
        return calibrated_score(self.penalty, self.words, tolerance) if tolerance and self.words else None

    @property
    def raw_interval(self) -> Interval | None:
        """The interval as raw scores, the worse first."""
        return self._as_scores(lambda points: raw_score(points, self.words))

    @property
    def calibrated_interval(self) -> Interval | None:
        """The interval as calibrated scores, the worse first."""
        tolerance = self.profile.tolerance
        return self._as_scores(lambda points: calibrated_score(points, self.words, tolerance)) if tolerance else None

    def _as_scores(self, score: Callable[[float], float]) -> Interval | None:
        if self.interval is None:
            return None
        points = self.interval.times(self.words / REFERENCE_WORDS)
        return Interval(score(points.high), score(points.low))


class Assessment(NamedTuple):
    """A score with what it is made of: every error with its points, the size and the points of every segment.

    `charged` is what an error costs by itself, `shares` what it adds to the penalty where several people rated its
    segment. Segments are named by document and id.
    """

    score: Score
    charged: tuple[Charged, ...]
    shares: tuple[Charged, ...]
    sizes: Mapping[tuple[str, str], int]
    points: Mapping[tuple[str, str], float]


def assess(
    documents: Sequence[Document],
    errors: Iterable[MarkedError],
    profile: ScoreProfile,
    *,
    unit: Unit | None = None,
    rated: Iterable[Rated] = (),
) -> Assessment:
    """Score all segments of documents, whose marked errors name document and segment.

    `rated` says who looked at segments besides those who marked something. Raises EnfaceError where the unit cannot be
    counted.
    """
    unit = unit or profile.unit
    check_countable(documents, unit)
    sizes = {(one.name, segment.id): size(segment, unit) for one in documents for segment in one.segments}
    charged = charge(errors, profile)
    shared = shares(charged, rated)
    sample = sample_of(sizes, shared, shared=shared != charged)
    points = dict(zip(sizes, sample.penalties, strict=True))
    return Assessment(score_sample(sample, profile, unit), charged, shared, sizes, points)


def shares(charged: Sequence[Charged], rated: Iterable[Rated]) -> tuple[Charged, ...]:
    """Every error with what it adds to the penalty: its points by the number of people who rated its segment."""
    raters: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in rated:
        raters[one.document, one.segment].add(one.author)
    for error, _ in charged:
        raters[error.document, error.segment].add(error.author)
    return tuple(Charged(error, cost / len(raters[error.document, error.segment])) for error, cost in charged)


def sample_of(sizes: Mapping[tuple[str, str], int], charged: Iterable[Charged], *, shared: bool = False) -> Sample:
    """Segments with their sizes, and errors with their points, as one sample; `shared` where those are a mean."""
    points: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    critical = False
    for error, cost in charged:
        points[error.document, error.segment].append(cost)
        critical = critical or error.severity is Severity.CRITICAL
    return Sample(
        sizes=tuple(sizes.values()),
        penalties=tuple(math.fsum(points[key]) for key in sizes),
        points=tuple(cost for key in sizes for cost in points[key] if cost),
        shared=shared,
        critical=critical,
    )


def score_sample(sample: Sample, profile: ScoreProfile, unit: Unit) -> Score:
    """The score of a sample under a profile, with its verdict."""
    interval, method = _interval(sample, profile)
    verdict, reason, decides_at = _verdict(sample, profile, unit, interval)
    return Score(profile, unit, sample.penalty, sample.words, interval, method, verdict, reason, decides_at)


def _interval(sample: Sample, profile: ScoreProfile) -> tuple[Interval | None, str]:
    """The interval of the points in 1,000 words, and how it was made."""
    if not sample.words:
        return None, "no words, no interval"
    a_word = REFERENCE_WORDS / sample.words
    costs = set(sample.points) or {profile.severities[Severity.MINOR] or 1.0}
    counted = weighted_interval(sample.points, max(costs)).times(a_word)
    if len(costs) == 1 and not sample.shared:
        seen = "" if sample.points else "no error that costs points, "
        return counted, f"exact Poisson, {seen}{max(costs):g} points an error"
    method = "Fay and Feuer's for weighted counts"
    if len(sample.sizes) < FEW_SEGMENTS:
        return counted, method
    drawn = bootstrap_rate(sample.penalties, sample.sizes).times(REFERENCE_WORDS)
    return drawn.around(counted), f"{SAMPLES:,} bootstrap samples of segments, seed {SEED}, widened to {method}"


def _verdict(
    sample: Sample, profile: ScoreProfile, unit: Unit, interval: Interval | None
) -> tuple[Verdict, str, int | None]:
    words, tolerance = sample.words, profile.tolerance
    if words < unit.least or interval is None:
        reason = f"{words:,} {_noun(unit)}, fewer than the {unit.least:,} that a verdict needs"
        return Verdict.INSUFFICIENT, reason, unit.least
    if profile.critical_fails and sample.critical:
        return Verdict.FAIL, "a critical error fails whatever the score", None
    if tolerance is None:
        return Verdict.NO_THRESHOLD, f"the profile {profile.name} sets no threshold", None
    allowed = normed(tolerance.tolerated(words), words)
    bounds = f"95 % interval {interval.low:.2f} to {interval.high:.2f} points in 1,000 words, {allowed:.2f} tolerated"
    if interval.high <= allowed:
        return Verdict.PASS, bounds, None
    if interval.low > allowed:
        return Verdict.FAIL, bounds, None
    return Verdict.UNDECIDED, bounds, _decides_at(sample, tolerance, interval)


def _decides_at(sample: Sample, tolerance: Tolerance, interval: Interval) -> int | None:
    """The words at which the interval would clear the threshold if errors went on at the same rate.

    A Poisson interval is computed for the larger text where each error costs the same; a bootstrap interval is taken to
    narrow with the root of the words. None where no feasible text would decide.
    """
    words, rate = sample.words, normed(sample.penalty, sample.words)
    costs = set(sample.points)
    cost = costs.pop() if len(costs) == 1 and not sample.shared else None

    def decided(larger: int) -> bool:
        allowed = normed(tolerance.tolerated(larger), larger)
        if cost:
            bounds = poisson_interval(rate * larger / REFERENCE_WORDS / cost).times(cost * REFERENCE_WORDS / larger)
        elif not sample.points:
            bounds = interval.times(words / larger)
        else:
            narrower = math.sqrt(words / larger)
            bounds = Interval(rate - (rate - interval.low) * narrower, rate + (interval.high - rate) * narrower)
        return bounds.high <= allowed or bounds.low > allowed

    low, high = words, 2 * words
    while not decided(high):
        low, high = high, 2 * high
        if high > _MOST_WORDS:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if decided(middle) else (middle, high)
    return high


def _noun(unit: Unit) -> str:
    return unit.value.replace("-", " ")
