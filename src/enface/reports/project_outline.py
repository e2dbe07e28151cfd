"""What a report on a project says: how far it has come, what was found, what became of it, who decided."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.counting import counted
from enface.model import Severity, Status
from enface.reports.decision_tables import PLACE, certificates, decision_tables
from enface.reports.figures import EXAMPLES, Figures, FindingFigure, Outcomes
from enface.reports.marked_outline import marked_cards, marked_listing, marked_notes, marked_said, marked_tables
from enface.reports.outline import EVERYBODY, INSIDE, LEAD, Bar, Card, Cell, Column, Kind, Outline, Part, Reader, Table
from enface.reports.referenced import reference_table
from enface.reports.revised import ChangeFigure
from enface.reports.revised_outline import revised_listing, revision_tables
from enface.reports.terms_outline import term_tables
from enface.reports.wording import ADVISORY, READING, basis, extent, period
from enface.review.experience import SELDOM_RIGHT

_STATUSES = (Status.APPROVED, Status.REVISED, Status.TRANSLATED, Status.DRAFT, Status.REJECTED)
_OUTCOMES = ("found", "fixed", "waived", "open", "advisory")
_COUNTS = tuple(Column(name, Kind.COUNT) for name in _OUTCOMES)
_MOST_FREQUENT = 10


def outline(figures: Figures, *, listings: bool = False) -> Outline:
    """The report, most important first; with `listings` also every finding and every segment."""
    outcomes, marked = figures.outcomes, figures.marked
    return Outline(
        kicker="Project report",
        title=f"Review of {figures.title}",
        made=figures.made,
        facts=(extent(figures), basis(figures), f"decisions: {period(figures)}", *figures.scope.facts),
        cards=(
            *(marked_cards(marked) if marked else ()),
            Card(f"{figures.by_status[Status.APPROVED]:,} / {figures.segments:,}", "segments approved", "statuses"),
            Card(f"{outcomes.found:,}", "findings", "severities"),
            Card(f"{outcomes.fixed:,}", "fixed by a revision", "severities"),
            Card(f"{outcomes.waived:,}", "waived, with reason", "severities"),
            Card(f"{outcomes.open:,}", "still open", "severities"),
            *_open_queries(figures),
        ),
        tables=(*_tables(figures), *(_listings(figures) if listings else ())),
        notes=(*figures.scope.notes, READING, ADVISORY, *(marked_notes(marked) if marked else ())),
        said=tuple(marked_said(marked)) if marked else (),
    )


def _open_queries(figures: Figures) -> Iterator[Card]:
    number = sum(one.state == "open" for one in figures.queries)
    if number:
        yield Card(f"{number:,}", "open query" if number == 1 else "open queries", "queries")


def _tables(figures: Figures) -> Iterator[Table]:
    if figures.marked:
        yield from marked_tables(figures.marked)
    yield _most_frequent(figures)
    yield _statuses(figures)
    yield _documents(figures)
    yield _severities(figures)
    yield _rules(figures)
    yield from term_tables(figures)
    yield from revision_tables(figures.revision, figures.comparisons)
    yield reference_table(figures.references)
    yield from decision_tables(figures)
    yield _examples(figures)


def _listings(figures: Figures) -> Iterator[Table]:
    if figures.marked:
        yield marked_listing(figures.marked)
    yield _findings(figures)
    yield _segments(figures)
    yield revised_listing(figures.revision)
    yield certificates(figures)


def _statuses(figures: Figures) -> Table:
    present = [status for status in _STATUSES if figures.by_status[status]]
    total = figures.segments
    return Table(
        "statuses",
        "How far the segments have come",
        (Column("status", Kind.NAME), Column("segments", Kind.COUNT), Column("share", Kind.SHARE)),
        tuple((status.value, figures.by_status[status], figures.by_status[status] / total) for status in present),
        "Every segment of the documents counted once, at the status that it has now; the share is of all segments.",
        chart=Bar(tuple(Part(status.value, figures.by_status[status]) for status in present), total),
    )


def _documents(figures: Figures) -> Table:
    present = [status for status in _STATUSES if figures.by_status[status]]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.name,
            Bar(tuple(Part(status.value, one.by_status.get(status, 0)) for status in present), one.segments),
            one.segments,
            one.words,
            one.by_status.get(Status.APPROVED, 0),
            *_counts(one.outcomes),
        )
        for one in figures.documents
    )
    count = Kind.COUNT
    return Table(
        "documents",
        "What was reviewed",
        (
            Column("document"),
            Column("status", Kind.BAR),
            *(Column(name, count) for name in ("segments", "words", "approved")),
            *_COUNTS,
        ),
        rows,
        "Words are those of the targets as they stand now. Findings are counted as under “Findings by severity”.",
    )


def _severities(figures: Figures) -> Table:
    present = [one for one in reversed(Severity) if figures.by_severity[one] != Outcomes()]
    rows: list[tuple[Cell, ...]] = [
        (severity, _fate(figures.by_severity[severity]), *_counts(figures.by_severity[severity]))
        for severity in present
    ]
    return Table(
        "severities",
        "Findings by severity",
        (Column("severity", Kind.NAME), Column("", Kind.BAR), *_COUNTS),
        (*rows, ("all", None, *_counts(figures.outcomes))),
        "Found = fixed + waived + open. Fixed: a person's revision removed it. Waived: it stands, and a person gave "
        "the reason why it is no error here. Open: it stands and nobody waived it. Advisory: open hints, no part of "
        "found.",
        sums=True,
    )


def _most_frequent(figures: Figures) -> Table:
    """The rules that spoke most often, each with an example from the text."""
    times = {one: one.outcomes.fixed + one.outcomes.open for one in figures.rules}
    ranked = sorted(figures.rules, key=lambda one: (-times[one], one.rule))[:_MOST_FREQUENT]
    examples: dict[str, FindingFigure] = {}
    for one in figures.findings:
        if one.span and not one.advisory and one.state == "open":
            examples.setdefault(one.rule, one)
    return Table(
        "most_frequent",
        "Your ten most frequent findings" if figures.marked else "Your ten most frequent",
        (
            Column("what"),
            Column("rule", Kind.CODE),
            Column("times", Kind.COUNT),
            Column("example"),
            Column("what to do"),
        ),
        tuple(
            (one.summary, one.rule, times[one], *_example(examples.get(one.rule), figures.revision.fixed.get(one.rule)))
            for one in ranked
            if times[one]
        ),
        "The rules with the most findings that were fixed or are open; what was waived is no error and left out. The "
        "example is the first open one, with what is usual; where none is open, the text before and after the revision "
        "that fixed one with the fewest words edited.",
        readers=frozenset({Reader.TRANSLATOR}),
    )


def _example(standing: FindingFigure | None, fixed: ChangeFigure | None) -> tuple[Cell, Cell]:
    """An open finding and what is said of it, else a text before and after its revision."""
    if standing:
        return standing.quote, standing.message
    return (fixed.before, fixed.now) if fixed else ("", "")


def _rules(figures: Figures) -> Table:
    most = max((one.outcomes.found for one in figures.rules), default=0)
    rows = []
    for one in figures.rules:
        interval = one.history.interval
        bounds = (interval.low, interval.high) if interval else (None, None)
        learnt = (one.history.decided, one.history.precision, *bounds, one.proposed)
        rows.append((one.rule, one.summary, one.severity, _fate(one.outcomes, most), *_counts(one.outcomes), *learnt))
    shares = (
        Column("decided", Kind.COUNT),
        *(Column("share fixed", Kind.SHARE), Column("95 % from", Kind.SHARE), Column("to", Kind.SHARE)),
        Column("proposed", Kind.NAME),
    )
    head = (Column("rule", Kind.CODE), Column("what it finds"), Column("severity", Kind.NAME), Column("", Kind.BAR))
    return Table(
        "rules",
        "Findings by rule",
        (*head, *_COUNTS, *shares),
        tuple(rows),
        "Counted as under “Findings by severity”. Decided: on how many findings people ever decided in the whole "
        "project, fixed or waived, the same content once a document; waivers that were taken back are left out. Share "
        "fixed: how many of these they took for errors, the rule's precision here, with its 95 % interval (Wilson); "
        "what a revision removed for another reason counts as fixed. Proposed: a quieter level, where even the upper "
        f"end of the interval lies below {SELDOM_RIGHT:.0%}; nothing changes until a lead takes it.",
        readers=LEAD,
    )


def _examples(figures: Figures) -> Table:
    return Table(
        "examples",
        f"Open findings, at most {EXAMPLES} a rule",
        (*PLACE, Column("rule", Kind.CODE), Column("text"), Column("what")),
        tuple((one.document, one.segment, one.rule, one.quote, one.message) for one in figures.examples),
        f"The first {counted(EXAMPLES, 'open finding')} of each rule in the order of the documents, the gravest first.",
        readers=INSIDE,
    )


def _findings(figures: Figures) -> Table:
    return Table(
        "findings",
        "All findings",
        (
            *PLACE,
            Column("rule", Kind.CODE),
            Column("type", Kind.CODE),
            Column("severity", Kind.NAME),
            Column("state", Kind.NAME),
            Column("advisory", Kind.NAME),
            Column("text"),
            Column("what"),
        ),
        tuple(
            (
                one.document,
                one.segment,
                one.rule,
                one.type,
                one.severity,
                one.state,
                "advisory" if one.advisory else "",
                one.quote,
                one.message,
            )
            for one in figures.findings
        ),
        "Every finding that stands, open or waived, advisories too. What a revision fixed no longer stands.",
        readers=INSIDE,
    )


def _segments(figures: Figures) -> Table:
    return Table(
        "segments",
        "All segments",
        (
            *PLACE,
            Column("status", Kind.NAME),
            Column("open findings", Kind.COUNT),
            Column("source"),
            Column("target"),
        ),
        tuple(
            (one.document, one.segment, one.status.value, one.findings, one.source, one.target)
            for one in figures.listed
        ),
        "Every segment as it stands now; open findings are asserted ones.",
        readers=EVERYBODY,
    )


def _counts(outcomes: Outcomes) -> tuple[int, ...]:
    return tuple(getattr(outcomes, name) for name in _OUTCOMES)


def _fate(outcomes: Outcomes, total: int | None = None) -> Bar:
    parts = tuple(Part(name, getattr(outcomes, name)) for name in ("fixed", "waived", "open"))
    return Bar(parts, outcomes.found if total is None else total)
