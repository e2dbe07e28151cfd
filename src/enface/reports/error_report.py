"""A report on errors that people marked in texts: the score and all it rests on. Findings play no part in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from enface.formats.error_files import Annotations, Unfit
from enface.model import Document, Severity, Side
from enface.reports.outline import Quote
from enface.scoring.agreement import Agreement, Rating, agreement
from enface.scoring.mqm import REFERENCE_WORDS
from enface.scoring.penalties import Charged
from enface.scoring.profile import ScoreProfile
from enface.scoring.score import Assessment, Score, assess
from enface.scoring.significance import paired_bootstrap
from enface.scoring.words import Unit


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """One type of error: how many of each severity, and the points that they add to the penalty."""

    type: str
    by_severity: dict[Severity, int]
    points: float

    @property
    def errors(self) -> int:
        """How many there are."""
        return sum(self.by_severity.values())


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: its size, the errors in it, and their points."""

    name: str
    path: str
    segments: int
    words: int
    errors: int
    penalty: float


class Against(NamedTuple):
    """Another system or translator in the same segments: points in 1,000 of both, and p by paired bootstrap."""

    system: str
    segments: int
    one: float
    other: float
    p: float


@dataclass(frozen=True, slots=True)
class ErrorFigure:
    """One marked error, the points that it adds to the penalty, and the words around it on its side."""

    document: str
    segment: str
    side: Side
    type: str
    severity: Severity
    points: float
    author: str
    quote: Quote
    note: str


@dataclass(frozen=True)
class ErrorReport:
    """All that a report on marked errors says; `findings` counts what a machine found, where that was asked for."""

    made: str
    score: Score
    documents: tuple[DocumentFigures, ...]
    types: tuple[TypeFigures, ...]
    listed: tuple[ErrorFigure, ...]
    raters: tuple[str, ...]
    segments_with_errors: int
    agreement: Agreement | None
    left_out: tuple[Unfit, ...]
    attention_checks: int
    points: Mapping[tuple[str, str], float]
    """Those of every segment, by document and id."""
    sizes: Mapping[tuple[str, str], int]
    """That of every segment, in the unit of the score."""
    against: Against | None = None
    findings: int | None = None

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many errors of each severity were marked."""
        return {severity: sum(one.by_severity[severity] for one in self.types) for severity in Severity}

    @property
    def errors(self) -> int:
        """How many errors were marked, whatever they cost."""
        return sum(one.errors for one in self.types)


def report_errors(
    documents: Sequence[Document],
    marked: Annotations,
    profile: ScoreProfile,
    *,
    unit: Unit | None = None,
    against: tuple[str, Sequence[Document], Annotations] | None = None,
    today: date | None = None,
) -> ErrorReport:
    """Score marked errors, whose places stand in the documents, and count what the score rests on.

    `against` names another system, with its documents and errors. Raises EnfaceError where the unit cannot be counted.
    """
    assessed = assess(documents, marked.errors, profile, unit=unit, rated=marked.rated)
    score, charged, shares, sizes, points = assessed
    other = assess(against[1], against[2].errors, profile, unit=unit, rated=against[2].rated) if against else None
    found = Counter(error.document for error in marked.errors)
    return ErrorReport(
        made=(today or date.today()).isoformat(),  # noqa: DTZ011 - a report bears the day of where it is made
        score=score,
        documents=tuple(
            DocumentFigures(
                one.name,
                one.path,
                len(one.segments),
                sum(sizes[one.name, segment.id] for segment in one.segments),
                found[one.name],
                sum(points[one.name, segment.id] for segment in one.segments),
            )
            for one in documents
        ),
        types=_types(shares),
        listed=tuple(_listed(documents, shares)),
        raters=tuple(sorted({one.author for one in marked.rated if one.author})),
        segments_with_errors=len({(error.document, error.segment) for error in marked.errors}),
        agreement=_agreement(marked, charged),
        left_out=marked.left_out,
        attention_checks=marked.attention_checks,
        points=points,
        sizes=sizes,
        against=_against(assessed, other, against[0]) if other and against else None,
    )


def _against(one: Assessment, other: Assessment, system: str) -> Against | None:
    """Two systems over the segments that both have; None where they share none."""
    shared = [key for key in one.sizes if key in other.sizes]
    if not shared:
        return None
    here, there = ([(each.points[key], each.sizes[key]) for key in shared] for each in (one, other))
    found = paired_bootstrap(here, there)
    return Against(system, len(shared), found.one * REFERENCE_WORDS, found.other * REFERENCE_WORDS, found.p)


def _types(shares: Sequence[Charged]) -> tuple[TypeFigures, ...]:
    """The types, the dearest first."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    points: defaultdict[str, float] = defaultdict(float)
    for error, cost in shares:
        counts[error.type][error.severity] += 1
        points[error.type] += cost
    figures = (
        TypeFigures(type_, {severity: count[severity] for severity in Severity}, points[type_])
        for type_, count in counts.items()
    )
    return tuple(sorted(figures, key=lambda one: (-one.points, -one.errors, one.type)))


def _listed(documents: Sequence[Document], shares: Sequence[Charged]) -> Iterator[ErrorFigure]:
    texts = {(one.name, segment.id): segment for one in documents for segment in one.segments}
    for error, points in shares:
        segment = texts[error.document, error.segment]
        text = segment.source if error.side is Side.SOURCE else segment.target
        yield ErrorFigure(
            error.document,
            error.segment,
            error.side,
            error.type,
            error.severity,
            points,
            error.author,
            Quote.of(text, error.span, error.severity),
            error.note,
        )


def _agreement(marked: Annotations, charged: Sequence[Charged]) -> Agreement | None:
    """How far people agree, where two or more rated the same segment."""
    ratings: defaultdict[tuple[str, str], defaultdict[str, list[Charged]]] = defaultdict(lambda: defaultdict(list))
    for one in marked.rated:
        ratings[one.document, one.segment][one.author]  # somebody looked, whatever was found
    for charge_ in charged:
        ratings[charge_.error.document, charge_.error.segment][charge_.error.author].append(charge_)
    shared = [by_author for by_author in ratings.values() if len(by_author) > 1]
    if not shared:
        return None
    return agreement(
        {
            author: Rating(tuple(one.error for one in given), sum(one.points for one in given))
            for author, given in by_author.items()
        }
        for by_author in shared
    )
