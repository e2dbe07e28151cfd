"""How the score and the errors went over time: the same figures as in a report on each day, week or month alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from enface.review.marked_errors import MarkedErrors
from enface.scoring.profile import ScoreProfile
from enface.scoring.score import Score, assess
from enface.scoring.words import Unit

_MOST_DAYS = 21
_MOST_WEEKS = 53


class TrendPoint(NamedTuple):
    """One stretch of time: its first day, the segments looked at in it, the errors marked in it, their score."""

    first: str
    segments: int
    errors: int
    score: Score


@dataclass(frozen=True, slots=True)
class TrendFigures:
    """The stretches in which somebody looked at anything, in order; `step` is day, week or month."""

    step: str
    points: tuple[TrendPoint, ...]


def trend(errors: MarkedErrors, profile: ScoreProfile, unit: Unit | None = None) -> TrendFigures:
    """The score by day, by week where that would be too many, or else by month; nothing where all is one day's work."""
    days = errors.days()
    step, start = _step(days)
    points = []
    for first in sorted({start(day) for day in days}) if len(days) > 1 else ():
        part = errors.within(lambda _: True, _began(first, start))
        documents = part.documents()
        if not documents:
            continue
        marked = part.annotations(documents)
        score = assess(documents, marked.errors, profile, unit=unit, rated=marked.rated).score
        points.append(TrendPoint(first, sum(len(one.segments) for one in documents), len(marked.errors), score))
    return TrendFigures(step, tuple(points))


def _began(first: str, start: Callable[[str], str]) -> Callable[[str, str], bool]:
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
