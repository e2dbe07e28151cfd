"""How the score and the errors went over time, and from delivery to delivery: the figures of a report on each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from enface.review.error_parts import Covers
from enface.review.marked_errors import MarkedErrors
from enface.scoring.profile import ScoreProfile
from enface.scoring.score import Score, assess
from enface.scoring.words import Unit

_MOST_DAYS = 21
_MOST_WEEKS = 53
_EVER = "~"
"""Behind every time."""


class TrendPoint(NamedTuple):
    """One stretch of time, or one delivery: its first day, what was looked at in it, the errors marked, their score.

    `version` counts how often its documents had come by then, from 1; 0 for a stretch of time.
    """

    first: str
    documents: int
    segments: int
    errors: int
    score: Score
    version: int = 0


@dataclass(frozen=True, slots=True)
class TrendFigures:
    """The stretches in which somebody looked at anything, in order; `step` is day, week or month.

    `deliveries` are the documents that came on a day for the first time, the second and so on, in order.
    """

    step: str
    points: tuple[TrendPoint, ...]
    deliveries: tuple[TrendPoint, ...] = ()


def trend(errors: MarkedErrors, profile: ScoreProfile, unit: Unit | None = None) -> TrendFigures:
    """The score by day, by week where that would be too many, or else by month; and by delivery.

    Neither where there would be only one.
    """
    days, came = errors.days(), errors.delivery_times()
    step, start = _step(days)
    points = []
    for first in sorted({start(day) for day in days}) if len(days) > 1 else ():
        windows = dict.fromkeys(came, _began(first, start))
        if point := _point(first, errors.within(windows.get), profile, unit):
            points.append(point)
    deliveries: list[TrendPoint] = []
    came_apart = _deliveries(came)
    for (day, version), stood in sorted(came_apart.items()) if len(came_apart) > 1 else ():
        if point := _point(day, errors.within(stood.get), profile, unit):
            deliveries.append(point._replace(version=version))
    return TrendFigures(step, tuple(points), tuple(deliveries) if len(deliveries) > 1 else ())


def _point(first: str, part: MarkedErrors, profile: ScoreProfile, unit: Unit | None) -> TrendPoint | None:
    documents = part.documents()
    if not documents:
        return None
    marked = part.annotations(documents)
    score = assess(documents, marked.errors, profile, unit=unit, rated=marked.rated).score
    return TrendPoint(first, len(documents), sum(len(one.segments) for one in documents), len(marked.errors), score)


def _deliveries(came: Mapping[str, Sequence[str]]) -> dict[tuple[str, int], dict[str, Covers]]:
    """What was done while a version of each document stood, by the day on which it came and by its number."""
    found: defaultdict[tuple[str, int], dict[str, Covers]] = defaultdict(dict)
    for document, times in came.items():
        for version, (since, until) in enumerate(_windows(times), 1):
            found[since[:10], version][document] = _between(since if version > 1 else "", until)
    return found


def _windows(times: Iterable[str]) -> Iterator[tuple[str, str]]:
    return pairwise((*times, _EVER))


def _between(since: str, until: str) -> Covers:
    return lambda _, time: since <= time < until


def _began(first: str, start: Callable[[str], str]) -> Covers:
    return lambda _, time: start(time[:10]) == first


def _step(days: Iterable[str]) -> tuple[str, Callable[[str], str]]:
    given = set(days)
    if len(given) <= _MOST_DAYS:
        return "day", str
    return ("week", _monday) if len(set(map(_monday, given))) <= _MOST_WEEKS else ("month", _month)


def _monday(day: str) -> str:
    given = date.fromisoformat(day)
    return (given - timedelta(days=given.weekday())).isoformat()


def _month(day: str) -> str:
    return f"{day[:7]}-01"
