"""A report as Markdown, for a pull request, a mail or a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from enface import __version__
from enface.languages.safe_text import safe_text
from enface.model import Severity, Status
from enface.reports.figures import Figures, Outcomes
from enface.reports.wording import EDITED, READING, basis, extent, period

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OUTCOMES = ("found", "fixed", "waived", "open", "advisory")


def markdown(figures: Figures) -> str:
    """The report, ending in a newline."""
    sections = (_head, _statuses, _severities, _documents, _rules, _people, _comments, _waivers, _examples)
    lines = [line for section in sections for line in section(figures)]
    return "\n".join([*lines, f"Made by enface {__version__} on {figures.made}."]) + "\n"


def _head(figures: Figures) -> Iterator[str]:
    yield from (f"# Review of {cell(figures.title)}", "")
    yield f"{cell(extent(figures))}; {cell(basis(figures))}; decisions: {period(figures)}."
    yield from ("", READING, "")


def _statuses(figures: Figures) -> Iterator[str]:
    rows = [(status.value, number) for status, number in figures.by_status.items() if number]
    return table("Segments by status", ("status", "segments"), rows)


def _severities(figures: Figures) -> Iterator[str]:
    rows = [
        (severity.value, *_counts(figures.by_severity[severity]))
        for severity in reversed(Severity)
        if figures.by_severity[severity] != Outcomes()
    ]
    return table("Findings by severity", ("severity", *_OUTCOMES), [*rows, ("all", *_counts(figures.outcomes))])


def _documents(figures: Figures) -> Iterator[str]:
    rows = [
        (one.name, one.segments, one.words, one.by_status.get(Status.APPROVED, 0), *_counts(one.outcomes))
        for one in figures.documents
    ]
    return table("Documents", ("document", "segments", "words", "approved", *_OUTCOMES), rows)


def _rules(figures: Figures) -> Iterator[str]:
    rows = [(one.rule, one.severity.value, *_counts(one.outcomes)) for one in figures.rules]
    return table("Findings by rule", ("rule", "severity", *_OUTCOMES), rows)


def _people(figures: Figures) -> Iterator[str]:
    columns = ("fixed", "waived", "revised", "confirmed", "approved", "rejected", "commented", "last")
    rows = [(one.name, one.role, *(getattr(one, column) for column in columns)) for one in figures.people]
    yield from table("Who did what", ("person", "role", *columns), rows)
    if rows:
        yield from (EDITED, "")


def _comments(figures: Figures) -> Iterator[str]:
    rows = [(one.document, one.segment, one.actor, one.day, one.text) for one in figures.comments]
    return table("Comments", ("document", "segment", "by", "day", "comment"), rows)


def _waivers(figures: Figures) -> Iterator[str]:
    rows = [(one.document, one.segment, one.rule, one.reason, one.actor, one.day, one.scope) for one in figures.waivers]
    return table("Waivers", ("document", "segment", "rule", "reason", "by", "day", "reaches"), rows)


def _examples(figures: Figures) -> Iterator[str]:
    rows = [
        (one.document, one.segment, one.rule, f"{one.before}[{one.words}]{one.after}", one.message)
        for one in figures.examples
    ]
    return table("Open findings, examples", ("document", "segment", "rule", "text", "what"), rows)


def _counts(outcomes: Outcomes) -> tuple[int, ...]:
    return tuple(getattr(outcomes, name) for name in _OUTCOMES)


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A section with a table, numbers to the right; nothing where there are no rows."""
    rows = list(rows)
    if not rows:
        return
    rules = ("---:" if all(isinstance(row[place], int) for row in rows) else "---" for place in range(len(head)))
    yield from (f"## {title}", "", f"| {' | '.join(head)} |", f"|{'|'.join(rules)}|")
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"
    yield ""


def cell(value: object) -> str:
    """A value as the text of one cell, whatever it holds."""
    if isinstance(value, int):
        return f"{value:,}"
    text = safe_text(" ".join(str(value).split())).text
    return "".join(_ENTITIES.get(char, f"\\{char}" if char in "\\|*_`[]#~$" else char) for char in text)
