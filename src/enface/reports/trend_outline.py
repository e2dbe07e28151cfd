"""What a report says of the score over time."""

from __future__ import annotations

from enface.reports.outline import INSIDE, Column, Kind, Line, Table
from enface.reports.trend import TrendFigures
from enface.scoring.mqm import REFERENCE_WORDS


def trend_table(trend: TrendFigures) -> Table:
    """The score by day, week or month, with its line."""
    points = trend.points
    unit = points[0].score.unit.value.replace("-", " ") if points else "words"
    number = Kind.NUMBER
    return Table(
        "trend",
        f"Errors over time, by {trend.step}",
        (
            Column(trend.step if trend.step == "day" else f"{trend.step} from", Kind.DAY),
            Column("segments", Kind.COUNT),
            Column(unit, Kind.COUNT),
            Column("errors", Kind.COUNT),
            Column("errors in 1,000", number),
            Column("points in 1,000", number),
            Column("95 % from", number),
            Column("to", number),
            Column("raw score", number),
            Column("calibrated", number),
        ),
        tuple(
            (
                one.first,
                one.segments,
                one.score.words,
                one.errors,
                one.errors * REFERENCE_WORDS / one.score.words if one.score.words else None,
                one.score.per_thousand,
                one.score.interval.low if one.score.interval else None,
                one.score.interval.high if one.score.interval else None,
                one.score.raw,
                one.score.calibrated,
            )
            for one in points
        ),
        f"Of each {trend.step} (UTC) the errors marked in it, over the segments that people looked at for errors in "
        f"it: the score of a report on that {trend.step} alone (--from, --to). In 1,000 = number / size · 1,000. Drawn "
        "are points in 1,000 with their interval. It follows when texts were reviewed, not when they were translated; "
        "other texts and other reviewers make a trend too.",
        chart=Line(
            tuple(one.first for one in points),
            tuple(one.score.per_thousand for one in points),
            tuple((one.score.interval.low, one.score.interval.high) if one.score.interval else None for one in points),
        ),
        readers=INSIDE,
    )
