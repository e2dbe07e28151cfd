"""The figures of a project's marked errors: their score, what was disputed, how much of the project they stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import fmean

from enface.formats.error_files import Annotations
from enface.reports.error_report import report_errors
from enface.reports.figures import AnswerFigures, DisputeFigure, MarkedFigures, ScoreFigures
from enface.reports.outline import Quote
from enface.reports.sampled import sample_figures
from enface.reports.trend import trend
from enface.review.commands import Provenance, Ruling
from enface.review.error_views import Answer, ErrorView, Judged
from enface.review.marked_errors import MarkedErrors
from enface.review.samples import Sample
from enface.scoring.profile import ScoreProfile
from enface.scoring.score import assess
from enface.scoring.words import Unit


def marked_figures(
    errors: MarkedErrors,
    names: Mapping[str, str],
    profile: ScoreProfile,
    unit: Unit | None = None,
    today: date | None = None,
    samples: Iterable[Sample] = (),
) -> MarkedFigures | None:
    """Score what people marked in documents, `names` by their keys; None where nobody marked or rated anything.

    Raises EnfaceError where the unit cannot be counted.
    """
    documents = errors.documents() if errors.any() else ()
    if not documents:
        return None
    marked = errors.annotations(documents)
    report = report_errors(documents, marked, profile, unit=unit, today=today)
    scored = {(one.name, segment.id) for one in documents for segment in one.segments}
    views = [(name, view) for key, name in names.items() for view in errors.in_document(key)]
    here = [(name, view) for name, view in views if (view.ref.document, view.ref.segment) in scored]
    disputed = [(name, view) for name, view in here if _is_disputed(view)]
    before = None
    if disputed:
        first = errors.annotations(documents, before_disputes=True)
        before = assess(documents, first.errors, profile, unit=unit, rated=first.rated).score
    counted = [view for _, view in here if view.counts]
    return MarkedFigures(
        report=report,
        coverage=errors.coverage(),
        before=before,
        disputes=tuple(_dispute(name, view) for name, view in disputed),
        answers=tuple(_answers([view for _, view in here])),
        scores=tuple(_scores(marked)),
        by_provenance={one: sum(view.provenance is one for view in counted) for one in Provenance},
        withdrawn=sum(view.withdrawn for _, view in here),
        elsewhere=len(views) - len(here),
        trend=trend(errors, profile, unit),
        samples=tuple(sample_figures(samples, report.points)),
    )


def _is_disputed(view: ErrorView) -> bool:
    return bool(view.ruling or (view.answer and view.answer.what == Answer.DISPUTED))


def _dispute(document: str, view: ErrorView) -> DisputeFigure:
    answer, ruling = view.answer, view.ruling
    return DisputeFigure(
        document=document,
        segment=view.ref.segment,
        side=view.side,
        author=view.author,
        before=_taken_for(view.before),
        by=answer.actor if answer else "",
        reason=answer.comment if answer else "",
        ruling=ruling.what if ruling else "",
        arbiter=ruling.actor if ruling else "",
        ruled_because=ruling.comment if ruling else "",
        now="withdrawn" if view.withdrawn else _taken_for(view.now),
        quote=Quote.of(view.texts.on(view.side), view.span, view.severity),
    )


def _taken_for(judged: Judged) -> str:
    return f"{judged.type}, {judged.severity}" if judged.counts else "no error"


def _scores(marked: Annotations) -> Iterator[ScoreFigures]:
    given: defaultdict[str, list[float]] = defaultdict(list)
    for rated, score in marked.scores.items():
        given[rated.author].append(score)
    for author, scores in sorted(given.items()):
        yield ScoreFigures(author, len(scores), fmean(scores), min(scores), max(scores))


def _answers(views: Sequence[ErrorView]) -> Iterator[AnswerFigures]:
    """What became of each person's marks, of those who were answered at all."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for view in views:
        counts[view.author]["errors"] += 1
        for said in (view.answer, view.ruling):
            if said:
                counts[view.author][said.what] += 1
    said_of = (*Answer, *Ruling)
    for author in sorted(counts):
        if any(counts[author][what] for what in said_of):
            yield AnswerFigures(author, counts[author]["errors"], *(counts[author][what] for what in said_of))
