"""What a report says of the score over time."""

from __future__ import annotations

from collections.abc import Sequence

from enface.reports.outline import INSIDE, Cell, Column, Kind, Line, Table
from enface.reports.trend import TrendFigures, TrendPoint
from enface.scoring.mqm import REFERENCE_WORDS


def trend_table(trend: TrendFigures) -> Table:
    """The score by day, week or month, with its line."""
    points = trend.points
    return Table(
        "trend",
        f"Errors over time, by {trend.step}",
        (Column(trend.step if trend.step == "day" else f"{trend.step} from", Kind.DAY), *_columns(points)),
        tuple((one.first, *_figures(one)) for one in points),
        f"Of each {trend.step} (UTC) the errors marked in it, over the segments that people looked at for errors in "
        f"it: the score of a report on that {trend.step} alone (--from, --to). In 1,000 = number / size · 1,000. Drawn "
        "are points in 1,000 with their interval. It follows when texts were reviewed, not when they were translated; "
        "other texts and other reviewers make a trend too.",
        chart=_line(points, tuple(one.first for one in points)),
        readers=INSIDE,
    )


def delivery_table(trend: TrendFigures) -> Table:
    """The score from delivery to delivery, with its line."""
    points = trend.deliveries
    return Table(
        "deliveries",
        "Errors by delivery",
        (Column("came", Kind.DAY), Column("version", Kind.COUNT), Column("documents", Kind.COUNT), *_columns(points)),
        tuple((one.first, one.version, one.documents, *_figures(one)) for one in points),
        "Put together are documents that came on one day (UTC) for the first time, the second and so on: when the "
        "project first read them, then with each `enface import` of a new file; a file that was changed in its place "
        "is no delivery. Of each the errors that were marked before the next one came, over the segments that people "
        "looked at for errors by then, of those that are still there. Drawn are points in 1,000 with their interval.",
        chart=_line(points, tuple(one.first for one in points)),
        readers=INSIDE,
    )


def _columns(points: Sequence[TrendPoint]) -> tuple[Column, ...]:
    unit = points[0].score.unit.value.replace("-", " ") if points else "words"
    counts, numbers = (
        ("segments", unit, "errors"),
        ("errors in 1,000", "points in 1,000", "95 % from", "to", "raw score", "calibrated"),
    )
    return (*(Column(name, Kind.COUNT) for name in counts), *(Column(name, Kind.NUMBER) for name in numbers))


def _figures(one: TrendPoint) -> tuple[Cell, ...]:
    score = one.score
    bounds = (score.interval.low, score.interval.high) if score.interval else (None, None)
    rate = one.errors * REFERENCE_WORDS / score.words if score.words else None
    return one.segments, score.words, one.errors, rate, score.per_thousand, *bounds, score.raw, score.calibrated


def _line(points: Sequence[TrendPoint], names: tuple[str, ...]) -> Line:
    return Line(
        names,
        tuple(one.score.per_thousand for one in points),
        tuple((one.score.interval.low, one.score.interval.high) if one.score.interval else None for one in points),
    )
