"""What a report on marked errors says: the verdict first, then all that it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from enface.languages.counting import counted
from enface.model import Severity
from enface.reports.error_report import Against, DocumentFigures, ErrorFigure, ErrorReport
from enface.reports.outline import INSIDE, LEAD, Bar, Card, Cell, Column, Heat, Kind, Outline, Part, Reader, Table
from enface.scoring.agreement import CEILINGS, Agreement
from enface.scoring.intervals import Interval
from enface.scoring.mqm import REFERENCE_WORDS, Linear
from enface.scoring.score import Score, Verdict

SAID = {
    Verdict.PASS: "Pass",
    Verdict.FAIL: "Fail",
    Verdict.UNDECIDED: "Undecided",
    Verdict.INSUFFICIENT: "Insufficient sample: no verdict",
    Verdict.NO_THRESHOLD: "No verdict",
}
_GRAVEST_FIRST = tuple(reversed(Severity))
_MOST_FREQUENT = 10
_MOST_TYPES = 20
"""So many types the map shows; the table shows all."""

MADE_OF = (
    "Errors are what people marked; what a machine found plays no part. The penalty is the sum of the points of all "
    "errors, where several people rated a segment the mean of theirs. Raw is 100 · (1 - penalty / words). "
)


def outline(report: ErrorReport, *, listings: bool = False) -> Outline:
    """The report, most important first; with `listings` also every error."""
    score = report.score
    names = [_name(one) for one in report.documents]
    size = (
        counted(len(report.documents), "document"),
        counted(sum(one.segments for one in report.documents), "segment"),
    )
    return Outline(
        kicker="Review of marked errors",
        title=SAID[score.verdict],
        made=report.made,
        facts=(
            *(names if len(names) == 1 else ()),
            ", ".join(size),
            f"{score.words:,} {_unit(score)}",
            f"marked by {counted(len(report.raters), 'person', 'people')}" if report.raters else "marks unsigned",
        ),
        cards=tuple(cards(report)),
        tables=(*_tables(report), *((listing(report),) if listings else ())),
        notes=tuple(_notes(report)),
        verdict=score.verdict.name.lower(),
        said=(*verdict(score), *([_against(report.against)] if report.against else ())),
        warnings=(f"{counted(len(report.left_out), 'error')} could not be placed and left out.",)
        if report.left_out
        else (),
    )


def verdict(score: Score) -> Iterator[str]:
    """What the score says, and what would decide."""
    yield f"{score.profile.title} ({score.profile.name}): {score.reason}."
    if score.verdict is Verdict.UNDECIDED and score.decides_at:
        yield f"{score.decides_at:,} words with errors at the same rate would decide."
    elif score.verdict is Verdict.UNDECIDED:
        yield "At this rate no larger sample would decide: the text stands on the threshold."


def cards(report: ErrorReport) -> Iterator[Card]:
    """The figures that stand out."""
    score = report.score
    if score.profile.tolerance:
        yield Card(_number(score.calibrated), f"calibrated, {_interval(score.calibrated_interval)}", "score")
    yield Card(_number(score.raw), f"raw, {_interval(score.raw_interval)}", "score")
    yield Card(_number(score.per_thousand), f"points in 1,000 {_unit(score)}", "score")
    yield Card(f"{report.errors:,}", "errors marked", "types")


def _notes(report: ErrorReport) -> Iterator[str]:
    yield f"Policy: {report.score.profile.policy}. Interval: {report.score.method}."
    if report.findings is not None:
        found = counted(report.findings, "finding")
        yield f"Machine findings, which cost no points and are no part of the score: {found}."
    if report.attention_checks:
        yield f"{counted(report.attention_checks, 'row')} that tested attention left out."


def _tables(report: ErrorReport) -> Iterator[Table]:
    yield from score_tables(report)
    yield Table(
        "left_out",
        "Left out",
        (Column("line", Kind.COUNT), Column("why")),
        tuple((one.line, one.reason) for one in report.left_out),
        "Lines of the file of errors that do not fit the texts; they are no part of any figure.",
        readers=LEAD,
    )


def score_tables(report: ErrorReport) -> Iterator[Table]:
    """The score and what it is made of."""
    yield _score(report.score)
    yield _most_frequent(report)
    yield _documents(report)
    yield _types(report)
    if report.agreement:
        yield _agreement(report.agreement)


def _score(score: Score) -> Table:
    def row(name: str, value: float | None, interval: Interval | None) -> tuple[Cell, ...]:
        return name, value, interval.low if interval else None, interval.high if interval else None

    rows = [
        row("penalty, points", score.penalty, None),
        row(f"evaluation words, {_unit(score)}", score.words, None),
        row("points in 1,000", score.per_thousand, score.interval),
        row("raw score", score.raw, score.raw_interval),
    ]
    if score.profile.tolerance:
        rows.append(row("calibrated score", score.calibrated, score.calibrated_interval))
    number = Kind.NUMBER
    return Table(
        "score",
        "Score",
        (Column("figure"), Column("value", number), Column("95 % from", number), Column("to", number)),
        tuple(rows),
        MADE_OF + _calibration(score),
    )


def _calibration(score: Score) -> str:
    tolerance = score.profile.tolerance
    if tolerance is None:
        return "The profile has no threshold, and so no calibrated score."
    if isinstance(tolerance, Linear):
        tolerated = f"{tolerance.allowed:g} points in 1,000 words"
    else:
        tolerated = f"{tolerance.a:.4g} · ln(1 + {tolerance.b:.4g} · words) points"
    passing = f"{tolerance.passing:g}"
    formula = f"100 - penalty · (100 - {passing}) / tolerated"
    return f"Calibrated is {formula}: a text with just the tolerated {tolerated} scores {passing}."


def _documents(report: ErrorReport) -> Table:
    return Table(
        "documents",
        "What was reviewed",
        (
            Column("document"),
            Column("segments", Kind.COUNT),
            Column(_unit(report.score), Kind.COUNT),
            Column("errors", Kind.COUNT),
            Column("points", Kind.NUMBER),
            Column("in 1,000", Kind.NUMBER),
        ),
        tuple(
            (_name(one), one.segments, one.words, one.errors, one.penalty, _rate(one.penalty, one.words))
            for one in report.documents
        ),
        f"Every segment of the documents counts, with {_unit(report.score)} as its size; errors whatever they cost. In "
        "1,000 = points / size · 1,000.",
    )


def _types(report: ErrorReport) -> Table:
    most = max((one.errors for one in report.types), default=0)
    words = report.score.words
    rows: list[tuple[Cell, ...]] = []
    for one in report.types:
        counts = tuple(one.by_severity[severity] for severity in _GRAVEST_FIRST)
        parts = tuple(Part(severity.value, one.by_severity[severity]) for severity in _GRAVEST_FIRST)
        rows.append((one.type, Bar(parts, most), *counts, one.errors, one.points, _rate(one.points, words)))
    points = math.fsum(one.points for one in report.types)
    totals = (report.by_severity[severity] for severity in _GRAVEST_FIRST)
    rows.append(("all", None, *totals, report.errors, points, _rate(points, words)))
    shown = report.types[:_MOST_TYPES]
    return Table(
        "types",
        "Errors by type and severity",
        (
            Column("type"),
            Column("", Kind.BAR),
            *(Column(severity.value, Kind.COUNT) for severity in _GRAVEST_FIRST),
            Column("errors", Kind.COUNT),
            Column("points", Kind.NUMBER),
            Column("in 1,000", Kind.NUMBER),
        ),
        tuple(rows),
        f"Errors are counted whatever they cost; points by the profile and its policy: {report.score.profile.policy}. "
        f"In 1,000 = points / {_unit(report.score)} · 1,000.",
        sums=True,
        chart=Heat(
            tuple(one.type for one in shown),
            tuple(severity.value for severity in _GRAVEST_FIRST),
            tuple(tuple(one.by_severity[severity] for severity in _GRAVEST_FIRST) for one in shown),
        ),
    )


def _most_frequent(report: ErrorReport) -> Table:
    """The types that were marked most often, each with its gravest example."""
    examples: dict[str, ErrorFigure] = {}
    for error in sorted(report.listed, key=lambda one: -one.severity.rank):
        if error.quote.words:
            examples.setdefault(error.type, error)
    ranked = sorted(report.types, key=lambda one: (-one.errors, one.type))[:_MOST_FREQUENT]
    return Table(
        "most_frequent",
        "Your ten most frequent",
        (Column("type"), Column("errors", Kind.COUNT), Column("example"), Column("what was said of it")),
        tuple(
            (
                one.type,
                one.errors,
                examples[one.type].quote if one.type in examples else "",
                examples[one.type].note if one.type in examples else "",
            )
            for one in ranked
        ),
        "The types that were marked most often, whatever they cost; the example is the gravest, of equally grave ones "
        "the first.",
        readers=frozenset({Reader.TRANSLATOR}),
    )


_AGREEMENT = {
    "people": "raters",
    "segments": "segments",
    "any error, κ": "kappa",
    "severity, α": "alpha_severity",
    "points, α": "alpha_points",
    "characters, F1": "span_f1",
}


def _agreement(found: Agreement) -> Table:
    named = {"here": found, **{f"experts: {name}": ceiling for name, ceiling in CEILINGS.items()}}
    counts = ("raters", "segments")
    return Table(
        "agreement",
        "Agreement",
        (
            Column("of whom"),
            *(Column(title, Kind.COUNT if key in counts else Kind.NUMBER) for title, key in _AGREEMENT.items()),
        ),
        tuple((name, *(_known(getattr(one, key)) for key in _AGREEMENT.values())) for name, one in named.items()),
        "Of the segments that two or more people rated: κ is Cohen's, α Krippendorff's (ordinal for severity, interval "
        "for points), F1 that of the characters marked. Experts are those of published evaluations.",
        readers=LEAD,
    )


def listing(report: ErrorReport) -> Table:
    """Every error."""
    names = {one.name: _name(one) for one in report.documents}
    return Table(
        "errors",
        "All errors",
        (
            Column("document", Kind.NAME),
            Column("segment", Kind.NAME),
            Column("side", Kind.NAME),
            Column("type", Kind.CODE),
            Column("severity", Kind.NAME),
            Column("points", Kind.NUMBER),
            Column("by", Kind.NAME),
            Column("text"),
            Column("note"),
        ),
        tuple(
            (
                names[one.document],
                one.segment,
                one.side.value,
                one.type,
                one.severity,
                one.points,
                one.author,
                one.quote,
                one.note,
            )
            for one in report.listed
        ),
        "Every error that was marked and could be placed, with the points that it adds to the penalty.",
        readers=INSIDE,
    )


def _name(document: DocumentFigures) -> str:
    """A document's own name, else its file's: where that lies on somebody's machine is no reader's business."""
    return Path(document.path).name if document.name == document.path else document.name


def _against(found: Against) -> str:
    rates = f"{_number(found.one)} points in 1,000 here, {_number(found.other)} of {found.system}"
    shared = f"in the {counted(found.segments, 'segment')} that both have"
    return f"Compared {shared}: {rates}; p = {found.p:.4f} by paired bootstrap."


def _unit(score: Score) -> str:
    return score.unit.value.replace("-", " ")


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _rate(points: float, words: int) -> float | None:
    return points * REFERENCE_WORDS / words if words else None


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}"


def _interval(interval: Interval | None) -> str:
    return f"95 % from {_number(interval.low)} to {_number(interval.high)}" if interval else "no interval"
