"""Findings as text in the formats that people and CI systems read."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from enface import __version__
from enface.cli.console import Style, cells, plain
from enface.model import Document, Finding, Problem, Segment, Severity, Span

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "csv")
SCHEMA = 1
_WINDOW = 96


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """A finding and whether the project waived it."""

    finding: Finding
    waived: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is asserted and open, so that it may fail a run."""
        return not self.waived and not self.finding.advisory


@dataclass(frozen=True)
class Checked:
    """A run of `check`: what was read, found, and went wrong."""

    documents: tuple[Document, ...]
    profile: str
    findings: tuple[CheckedFinding, ...]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def segments(self) -> dict[tuple[str, str, str], Segment]:
        """The segments by path, document and id."""
        return {(d.path, d.name, segment.id): segment for d in self.documents for segment in d.segments}

    def segment(self, finding: Finding) -> Segment:
        """The segment that a finding speaks of."""
        return self.segments[finding.path, finding.document, finding.segment]

    def summary(self) -> dict[str, Any]:
        """Counts of what is open: asserted findings, advisories, asserted ones by severity."""
        counted = [found.finding for found in self.findings if found.counts]
        severities = Counter(finding.severity.value for finding in counted)
        advisory = sum(found.finding.advisory and not found.waived for found in self.findings)
        return {"findings": len(counted), "advisory": advisory, "by_severity": dict(sorted(severities.items()))}


def render(checked: Checked, format_: str, *, to_file: bool = False) -> str:
    """The run in one of FORMATS, ending in a newline."""
    if format_ in {"full", "concise"}:
        style = Style(io.StringIO()) if to_file else Style()
        return "".join(line + "\n" for line in (_full if format_ == "full" else _concise)(checked, style))
    return _MACHINE[format_](checked)


def _headline(found: CheckedFinding, style: Style) -> str:
    finding = found.finding
    place = f"{plain(finding.path)}:{plain(finding.segment)}"
    if finding.document != finding.path:
        place = f"{plain(finding.path)}:{plain(finding.document)}:{plain(finding.segment)}"
    if finding.target:
        place += f":{finding.target.start + 1}"
    word = "advisory" if finding.advisory else finding.severity.value
    waived = " (waived)" if found.waived else ""
    return f"{style(place, 'bold')}: {style(word, word)} {finding.rule}{waived} {plain(finding.message)}"


def _concise(checked: Checked, style: Style) -> Iterator[str]:
    for found in checked.findings:
        yield _headline(found, style)
    yield _closing(checked, style)


def _full(checked: Checked, style: Style) -> Iterator[str]:
    for found in checked.findings:
        finding = found.finding
        segment = checked.segment(finding)
        yield _headline(found, style)
        colour = "advisory" if finding.advisory else finding.severity.value
        if finding.source:
            yield from _excerpt("source", segment.source, finding.source, colour, style)
        if finding.target:
            yield from _excerpt("target", segment.target, finding.target, colour, style)
        for number, fix in enumerate(finding.fixes, 1):
            lead = "fix" if len(finding.fixes) == 1 else f"fix {number}"
            yield f"  {style(f'{lead:>6}', 'dim')} {style('→ ' + plain(fix.title), 'fix')}"
        yield ""
    yield _closing(checked, style)


def _excerpt(name: str, text: str, span: Span, colour: str, style: Style) -> Iterator[str]:
    """The text around a span and a line of carets under it, in terminal columns."""
    start = max(0, span.start - _WINDOW // 3)
    end = min(len(text), max(span.end, start + _WINDOW))
    end = min(end, span.start + 2 * _WINDOW)
    before, marked, after = (
        plain(text[a:b]) for a, b in ((start, span.start), (span.start, min(span.end, end)), (min(span.end, end), end))
    )
    lead = "…" if start else ""
    tail = "…" if end < len(text) else ""
    yield f"  {style(f'{name:>6}', 'dim')} {lead}{before}{style(marked, colour)}{after}{tail}"
    carets = "^" * max(1, cells(marked))
    yield f"{' ' * (9 + cells(lead + before))}{style(carets, colour)}"


def _closing(checked: Checked, style: Style) -> str:
    summary = checked.summary()
    segments = sum(len(document.segments) for document in checked.documents)
    where = f"in {_count(segments, 'segment')} of {_count(len(checked.documents), 'document')}"
    if not summary["findings"] and not summary["advisory"]:
        return f"No machine findings {where}."
    order = [severity.value for severity in reversed(Severity)]
    parts = [f"{summary['by_severity'][name]} {name}" for name in order if name in summary["by_severity"]]
    severities = f" ({', '.join(parts)})" if parts else ""
    advisory = f", {_count(summary['advisory'], 'advisory', 'advisories')}" if summary["advisory"] else ""
    waived = sum(found.waived for found in checked.findings)
    return f"{style(_count(summary['findings'], 'finding'), 'bold')}{severities}{advisory} {where}" + (
        f"; {waived} waived." if waived else "."
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _span(span: Span | None, text: str) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def finding_object(checked: Checked, found: CheckedFinding) -> dict[str, Any]:
    """A finding as the JSON contract has it."""
    finding, segment = found.finding, checked.segment(found.finding)
    return {
        "rule": finding.rule,
        "rule_version": finding.rule_version,
        "severity": finding.severity.value,
        "type": finding.type,
        "path": finding.path,
        "document": finding.document,
        "segment": finding.segment,
        "source": _span(finding.source, segment.source),
        "target": _span(finding.target, segment.target),
        "related": [
            {
                "document": p.document,
                "segment": p.segment,
                "side": p.side.value,
                "start": p.span.start,
                "end": p.span.end,
                "text": p.text,
            }
            for p in finding.related
        ],
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "fixes": [{"title": fix.title, "edits": [edit._asdict() for edit in fix.edits]} for fix in finding.fixes],
        "advisory": finding.advisory,
        "waived": found.waived,
        "fingerprint": finding.fingerprint,
    }


def _dumps(value: object, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, **options) + "\n"


def _json(checked: Checked) -> str:
    languages = checked.documents[0].languages if checked.documents else ("zh", "en")
    return _dumps(
        {
            "schema": SCHEMA,
            "enface": __version__,
            "profile": checked.profile,
            "languages": list(languages),
            "documents": [{"path": d.path, "document": d.name, "segments": len(d.segments)} for d in checked.documents],
            "findings": [finding_object(checked, found) for found in checked.findings],
            "problems": [problem_object(problem) for problem in checked.problems],
            "summary": checked.summary(),
        },
        indent=1,
    )


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem as the JSON contract has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "reason": problem.reason,
        "remedy": problem.remedy,
    }


def _jsonl(checked: Checked) -> str:
    return "".join(_dumps(finding_object(checked, found)) for found in checked.findings)


def _csv(checked: Checked) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        [
            "path",
            "document",
            "segment",
            "severity",
            "advisory",
            "waived",
            "rule",
            "type",
            "start",
            "end",
            "text",
            "message",
            "fix",
            "fingerprint",
        ]
    )
    for found in checked.findings:
        finding = found.finding
        span = finding.target
        writer.writerow(
            [
                finding.path, finding.document, finding.segment, finding.severity.value, finding.advisory, found.waived,
                finding.rule,
                finding.type, span.start if span else "", span.end if span else "",
                span.of(checked.segment(finding).target) if span else "", finding.message,
                finding.fixes[0].title if finding.fixes else "", finding.fingerprint,
            ]
        )  # fmt: skip
    return buffer.getvalue()


_SARIF_LEVEL = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def _sarif(checked: Checked) -> str:
    from enface.rules import all_rules

    used = {found.finding.rule for found in checked.findings}
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": rule.why or rule.summary},
        }
        for rule in all_rules()
        if rule.id in used
    ]
    results = [
        {
            "ruleId": found.finding.rule,
            "level": "note" if found.finding.advisory else _SARIF_LEVEL[found.finding.severity],
            "message": {"text": found.finding.message},
            "partialFingerprints": {"enface/v1": found.finding.fingerprint},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": found.finding.path}},
                    "logicalLocations": [
                        {
                            "name": found.finding.segment,
                            "fullyQualifiedName": f"{found.finding.document}/{found.finding.segment}",
                        }
                    ],
                }
            ],
            **({"suppressions": [{"kind": "external"}]} if found.waived else {}),
        }
        for found in checked.findings
    ]
    driver = {"name": "enface", "version": __version__, "rules": rules}
    return _dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        },
        indent=1,
    )


def _junit(checked: Checked) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for document in checked.documents:
        open_ = [
            f.finding
            for f in checked.findings
            if f.counts and (f.finding.path, f.finding.document) == (document.path, document.name)
        ]
        lines.append(
            f'<testsuite name={_attribute(document.name)} tests="{len(document.segments)}" failures="{len(open_)}">'
        )
        for finding in open_:
            name, message = _attribute(f"{finding.segment} {finding.rule}"), _attribute(finding.message)
            lines.append(f"<testcase classname={_attribute(document.name)} name={name}>")
            failure = escape(plain(finding.message))
            lines.append(f"<failure type={_attribute(finding.rule)} message={message}>{failure}</failure></testcase>")
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _attribute(text: str) -> str:
    return quoteattr(plain(text))


_GITHUB_LEVEL = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def _github(checked: Checked) -> str:
    return "".join(
        f"::{'notice' if found.finding.advisory else _GITHUB_LEVEL[found.finding.severity]} "
        f"file={_github_property(found.finding.path)},title={_github_property(found.finding.rule)}::"
        f"{_github_text(f'{found.finding.segment}: {found.finding.message}')}\n"
        for found in checked.findings
        if not found.waived
    )


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")


_GITLAB_LEVEL = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def _gitlab(checked: Checked) -> str:
    return _dumps(
        [
            {
                "description": f"{found.finding.segment}: {found.finding.message}",
                "check_name": found.finding.rule,
                "fingerprint": f"{found.finding.fingerprint}-{found.finding.document}-{found.finding.segment}-{number}",
                "severity": "info" if found.finding.advisory else _GITLAB_LEVEL[found.finding.severity],
                "location": {"path": found.finding.path, "lines": {"begin": 1}},
            }
            for number, found in enumerate(checked.findings)
            if not found.waived
        ],
        indent=1,
    )


_MACHINE: dict[str, Callable[[Checked], str]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
}
