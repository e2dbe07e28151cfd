"""Findings for people to read: the line of text, a caret line right under it, the fix, and a summary by rule."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator

from enface.cli.checked import Checked
from enface.cli.console import Style, cells, plain
from enface.languages.counting import counted
from enface.model import Finding, Severity, Span

_GUTTER = 9
_NARROWEST, _WIDEST, _UNKNOWN = 40, 120, 100
_MOST_RELATED = 3


def concise(checked: Checked, style: Style) -> Iterator[str]:
    """One line a finding: `path:line: [segment:column] severity rule message`; the column counts code points from 1."""
    for found in checked.open:
        span = found.finding.target
        yield _headline(checked, found.finding, style, f":{span.start + 1}" if span else "")
    if checked.documents:
        yield _closing(checked, style)


def full(checked: Checked, style: Style) -> Iterator[str]:
    """Each finding with its lines of text, then the summary."""
    width = _width()
    counts: Counter[tuple[str, str]] = Counter()
    for found in checked.open:
        counts[_level(found.finding), found.finding.rule] += 1
        yield from _paragraph(checked, found.finding, style, width)
        yield ""
    if counts:
        yield from _by_rule(counts, style)
        yield ""
    if checked.documents:
        yield _closing(checked, style)
    if counts:
        yield style("`enface rules RULE` says why a rule looks for what it finds.", "dim")


def _width() -> int:
    """How many columns a line of text may take."""
    columns = shutil.get_terminal_size((_UNKNOWN, 0)).columns if sys.stdout.isatty() else _UNKNOWN
    return max(_NARROWEST, min(columns, _WIDEST)) - _GUTTER - 1


def _level(finding: Finding) -> str:
    return "advisory" if finding.advisory else finding.severity.value


def _headline(checked: Checked, finding: Finding, style: Style, column: str = "") -> str:
    line = checked.line(finding)
    inside = [finding.document, finding.segment] if finding.document != finding.path else [finding.segment]
    path = f"{plain(finding.path)}:{line}" if line else plain(finding.path)
    where, level = f"{path}: [{':'.join(map(plain, inside))}{column}]", _level(finding)
    return f"{style(where, 'bold')} {style(level, level)} {style(finding.rule, 'bold')} {plain(finding.message)}"


def _paragraph(checked: Checked, finding: Finding, style: Style, width: int) -> Iterator[str]:
    segment = checked.segment(finding)
    yield _headline(checked, finding, style)
    if finding.source:
        yield from _excerpt("source", segment.source, finding.source, _level(finding), style, width)
    if finding.target:
        yield from _excerpt("target", segment.target, finding.target, _level(finding), style, width)
    for place in finding.related[:_MOST_RELATED]:
        yield _row("also", f"{plain(place.segment)}: {_shortened(place.text, width - cells(place.segment) - 2)}", style)
    if more := finding.related[_MOST_RELATED:]:
        yield _row("", f"and in {counted(len(more), 'more place')}", style)
    for number, fix in enumerate(finding.fixes, 1):
        name = "fix" if len(finding.fixes) == 1 else f"fix {number}"
        yield _row(name, style(plain(fix.title) or "delete the words", "fix"), style)


def _row(name: str, text: str, style: Style) -> str:
    return f"{style(f'{name:>{_GUTTER - 3}} | ', 'dim')}{text}"


def _excerpt(name: str, text: str, span: Span, colour: str, style: Style, width: int) -> Iterator[str]:
    """The text around a span, and carets under it, in terminal columns."""
    before, words, after = window(text, span, width)
    yield _row(name, f"{before}{style(words, colour)}{after}", style)
    yield _row("", " " * cells(before) + style("^" * max(1, cells(words)), colour), style)


def window(text: str, span: Span, width: int) -> tuple[str, str, str]:
    """What is shown of a text in `width` columns: before the span, the span, after it, with … where more follows.

    A span wider than that is cut at its end. A third of the room that the span leaves goes to what stands before it.
    """
    room = width - 2
    end, taken = _forth(text, span.start, span.end, room)
    words = plain(text[span.start : end])
    if end < span.end:
        return ("…" if span.start else ""), words, "…"
    start, before = _back(text, span.start, (room - taken) // 3)
    stop, after = _forth(text, end, len(text), room - taken - before)
    if start and stop == len(text):
        start, _ = _back(text, span.start, room - taken - after)
    return (
        ("…" if start else "") + plain(text[start : span.start]),
        words,
        plain(text[end:stop]) + ("…" if stop < len(text) else ""),
    )


def _forth(text: str, start: int, limit: int, room: int) -> tuple[int, int]:
    """How far one comes from `start` in `room` columns, and the columns taken."""
    taken = 0
    for place in range(start, limit):
        wide = cells(plain(text[place]))
        if taken + wide > room:
            return place, taken
        taken += wide
    return limit, taken


def _back(text: str, start: int, room: int) -> tuple[int, int]:
    """How far one comes back from `start` in `room` columns, and the columns taken."""
    taken = 0
    for place in range(start - 1, -1, -1):
        wide = cells(plain(text[place]))
        if taken + wide > room:
            return place + 1, taken
        taken += wide
    return 0, taken


def _shortened(text: str, room: int) -> str:
    end, _ = _forth(text, 0, len(text), max(1, room - 1))
    return plain(text[:end]) + ("…" if end < len(text) else "")


def _by_rule(counts: Counter[tuple[str, str]], style: Style) -> Iterator[str]:
    """How often each rule spoke at each level, the gravest and most frequent first."""
    order = ["advisory", *Severity]
    ranked = sorted(counts.items(), key=lambda item: (-order.index(item[0][0]), -item[1], item[0][1]))
    for (level, rule), number in ranked:
        yield f"{number:>6,} {style(f'{level:<8}', level)} {rule}"


def _closing(checked: Checked, style: Style) -> str:
    summary = checked.summary
    segments = sum(len(document.segments) for document in checked.documents)
    where = f"in {counted(segments, 'segment')} of {counted(len(checked.documents), 'document')}"
    waived = f"; {summary.waived:,} waived." if summary.waived else "."
    if not summary.findings and not summary.advisory:
        return f"No machine findings {where}{waived}"
    order = [severity.value for severity in reversed(Severity)]
    parts = [f"{summary.by_severity[name]:,} {name}" for name in order if name in summary.by_severity]
    severities = f" ({', '.join(parts)})" if parts else ""
    advisory = f", {counted(summary.advisory, 'advisory', 'advisories')}" if summary.advisory else ""
    return f"{style(counted(summary.findings, 'finding'), 'bold')}{severities}{advisory} {where}{waived}"
