"""What the scores of samples stand for: their segments, and what these let expect of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from enface.reports.outline import INSIDE, Column, Kind, Table
from enface.review.samples import Sample, points_of
from enface.scoring.intervals import FEW_SEGMENTS, Interval, bootstrap_rate
from enface.scoring.mqm import REFERENCE_WORDS


@dataclass(frozen=True, slots=True)
class SampleFigure:
    """A sample with what was found in it.

    Rates are points in 1,000 target words: `here` of the segments looked at, `everywhere` what they let expect of all
    of which the sample was drawn, None until all were looked at. `holds_all` says that nothing else was looked at.
    """

    by: str
    day: str
    says: str
    drawn: int
    looked_at: int
    here: float | None
    everywhere: float | None
    interval: Interval | None
    holds_all: bool


def sample_figures(samples: Iterable[Sample], points: Mapping[tuple[str, str], float]) -> Iterator[SampleFigure]:
    """The samples in which somebody looked at a segment; `points` are those of all segments looked at."""
    for sample in samples:
        drawing, found = sample.drawing, points_of(sample, points)
        if not found:
            continue
        seen = [one for one in drawing.drawn if (one.document, one.segment) in found]
        words = sum(one.words for one in seen)
        whole = len(seen) == len(drawing.drawn) and drawing.words > 0
        interval = None
        if whole and len(seen) >= FEW_SEGMENTS:
            interval = bootstrap_rate(
                [found[one.document, one.segment] / one.probability for one in seen],
                [round(one.words / one.probability) for one in seen],
            ).times(REFERENCE_WORDS)
        yield SampleFigure(
            by=sample.actor,
            day=sample.time[:10],
            says=drawing.says,
            drawn=len(drawing.drawn),
            looked_at=len(seen),
            here=sum(found.values()) * REFERENCE_WORDS / words if words else None,
            everywhere=drawing.estimated(found) * REFERENCE_WORDS / drawing.words if whole else None,
            interval=interval,
            holds_all=points.keys() <= found.keys(),
        )


def sample_table(samples: tuple[SampleFigure, ...]) -> Table:
    """The samples, and what they stand for."""
    number = Kind.NUMBER
    return Table(
        "samples",
        "Samples",
        (
            Column("what was drawn"),
            Column("by", Kind.NAME),
            Column("on", Kind.DAY),
            Column("looked at", Kind.COUNT),
            Column("of", Kind.COUNT),
            Column("points in 1,000", number),
            Column("of all, expected", number),
            Column("95 % from", number),
            Column("to", number),
        ),
        tuple(
            (
                one.says,
                one.by,
                one.day,
                one.looked_at,
                one.drawn,
                one.here,
                one.everywhere,
                one.interval.low if one.interval else None,
                one.interval.high if one.interval else None,
            )
            for one in samples
        ),
        "Points in 1,000 target words of the segments that were looked at. Expected of all: the points of each segment "
        "divided by the probability with which it was drawn, added up (Horvitz and Thompson 1952), by the words of all "
        "segments · 1,000; only once every segment of the sample was looked at, since those left out are not left out "
        "by chance. Its interval is a bootstrap of 2,000 samples of the segments, fixed seed, from 10 segments on.",
        readers=INSIDE,
    )
