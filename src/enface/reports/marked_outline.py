"""What a report on a project says of the errors that people marked: the score, its sample, the disputes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from enface.languages.counting import counted
from enface.reports.decision_tables import PLACE
from enface.reports.error_outline import SAID, cards, listing, score_tables, verdict
from enface.reports.figures import MarkedFigures
from enface.reports.outline import INSIDE, LEAD, Card, Column, Kind, Table
from enface.reports.sampled import sample_table
from enface.reports.trend_outline import delivery_table, trend_table
from enface.scoring.score import Score

_RENAMED = {
    "documents": (
        "scored",
        "What the score stands for",
        "Segments that somebody looked at for errors: who marked an error there or said that there is none; else an "
        "editor or a lead who revised or approved it. Texts are those that were first rated, so that a later mend does "
        "not mend the score. In 1,000 = points / size · 1,000.",
    ),
    "most_frequent": ("most_marked", "Your ten most frequent errors", ""),
}


def marked_cards(marked: MarkedFigures) -> tuple[Card, ...]:
    """The figures of the score that stand out."""
    return tuple(cards(marked.report))


def marked_said(marked: MarkedFigures) -> Iterator[str]:
    """The verdict, and what part of the project it is about."""
    score, coverage = marked.report.score, marked.coverage
    yield f"{SAID[score.verdict]}."
    yield from verdict(score)
    reviewed = coverage.rated + coverage.decided
    yield f"It stands for {reviewed:,} of {counted(coverage.segments, 'segment')}."
    for sample in marked.samples:
        if sample.holds_all:
            yield f"They are {sample.looked_at:,} of the {sample.drawn:,} of a sample: {sample.says}."
    if marked.before:
        open_ = sum(one.ruling == "" and one.now != "withdrawn" for one in marked.disputes)
        waiting = f", {open_:,} of them undecided" if open_ else ""
        yield f"{counted(len(marked.disputes), 'error')} disputed{waiting}."


def marked_notes(marked: MarkedFigures) -> Iterator[str]:
    """What one should know of the figures."""
    coverage, score = marked.coverage, marked.report.score
    yield f"Policy of the score: {score.profile.policy}. Interval: {score.method}."
    if coverage.decided:
        revised = f", {coverage.revised:,} of them with another text" if coverage.revised else ""
        decided = counted(coverage.decided, "segment")
        yield f"{decided} count as without errors: they were revised or approved, and nobody marked any{revised}."
    came = ", ".join(f"{number:,} {name}" for name, number in marked.by_provenance.items() if number)
    if came:
        yield f"Where the errors came from: {came}. Confirmed: a finding that a person took over as it was."
    if marked.withdrawn:
        yield f"{counted(marked.withdrawn, 'error')} withdrawn by who marked them, or by a lead: no part of the score."
    if marked.elsewhere:
        yield f"{counted(marked.elsewhere, 'error')} in segments that are no longer there: no part of the score."


def marked_tables(marked: MarkedFigures) -> Iterator[Table]:
    """The score and what it is made of, then the disputes."""
    for table in score_tables(marked.report):
        key, title, made = _RENAMED.get(table.key, (table.key, table.title, ""))
        yield replace(table, key=key, title=title, made=made or table.made)
    if marked.before:
        yield _before(marked.before, marked.report.score)
    yield sample_table(marked.samples)
    yield trend_table(marked.trend)
    yield delivery_table(marked.trend)
    yield _disputes(marked)
    yield _answers(marked)
    yield _scores(marked)


def marked_listing(marked: MarkedFigures) -> Table:
    """Every error that counts."""
    return listing(marked.report)


def _before(before: Score, now: Score) -> Table:
    number = Kind.NUMBER
    return Table(
        "dispute_scores",
        "The score before and after disputes",
        (
            Column("when"),
            Column("penalty", number),
            Column("raw", number),
            Column("calibrated", number),
            Column("verdict", Kind.NAME),
        ),
        tuple(
            (when, score.penalty, score.raw, score.calibrated, score.verdict.value)
            for when, score in (("before", before), ("now", now))
        ),
        "Before: each error as it was taken for before anybody disputed it. Now: with what arbiters decided and with "
        "what was withdrawn since. Both are made from the same events.",
        readers=INSIDE,
    )


def _disputes(marked: MarkedFigures) -> Table:
    return Table(
        "disputes",
        "Disputes",
        (
            *PLACE,
            Column("text"),
            Column("marked by", Kind.NAME),
            Column("as"),
            Column("disputed by", Kind.NAME),
            Column("why"),
            Column("ruling", Kind.NAME),
            Column("by", Kind.NAME),
            Column("because"),
            Column("now"),
        ),
        tuple(
            (
                one.document,
                one.segment,
                one.quote,
                one.author,
                one.before,
                one.by,
                one.reason,
                one.ruling or "open",
                one.arbiter,
                one.ruled_because,
                one.now,
            )
            for one in marked.disputes
        ),
        "Every error that somebody disputed, and what an arbiter decided.",
        readers=INSIDE,
    )


def _scores(marked: MarkedFigures) -> Table:
    number = Kind.NUMBER
    return Table(
        "segment_scores",
        "Scores of whole segments",
        (
            Column("by", Kind.NAME),
            Column("segments", Kind.COUNT),
            Column("mean", number),
            Column("lowest", number),
            Column("highest", number),
        ),
        tuple((one.author, one.segments, one.mean, one.lowest, one.highest) for one in marked.scores),
        "From 0 to 100, as in Error Span Annotation; the last one that each person gave a segment. The mean is over "
        "segments. They are no part of the score above.",
        readers=LEAD,
    )


def _answers(marked: MarkedFigures) -> Table:
    names = ("errors", "accepted", "disputed", "upheld", "changed", "dismissed")
    return Table(
        "answers",
        "What became of whose marks",
        (Column("marked by", Kind.NAME), *(Column(name, Kind.COUNT) for name in names)),
        tuple((one.author, *(getattr(one, name) for name in names)) for one in marked.answers),
        "Accepted and disputed are the translator's last word, upheld, changed and dismissed the arbiter's.",
        readers=LEAD,
    )
