"""Findings as data that programs read: JSON (its schema lies beside this file), JSON lines, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from enface import __version__
from enface.cli.checked import Checked, CheckedFinding
from enface.model import Edit, Finding, Place, Problem, Span

SCHEMA = 1
SCHEMA_FILE = "check.schema.json"


def as_json(checked: Checked) -> str:
    """The whole run as one object, by the contract of `check.schema.json`."""
    languages = checked.documents[0].languages if checked.documents else ("zh", "en")
    summary = asdict(checked.summary)
    del summary["waived"]
    return dumps(
        {
            "schema": SCHEMA,
            "enface": __version__,
            "profile": checked.profile,
            "languages": list(languages),
            "documents": [{"path": d.path, "document": d.name, "segments": len(d.segments)} for d in checked.documents],
            "findings": [_finding(checked, found) for found in checked.findings],
            "problems": [problem_object(problem) for problem in checked.problems],
            "summary": summary,
        },
        indent=1,
    )


def as_jsonl(checked: Checked) -> Iterator[str]:
    """One finding a line."""
    return (dumps(_finding(checked, found)) for found in checked.findings)


def dumps(value: object, indent: int | None = None) -> str:
    """JSON that keeps Chinese as it is, ending in a newline."""
    return (_PLAIN if indent is None else json.JSONEncoder(**_STYLE, indent=indent)).encode(value) + "\n"


_STYLE: dict[str, Any] = {"ensure_ascii": False, "default": str}
_PLAIN = json.JSONEncoder(**_STYLE)


def _finding(checked: Checked, found: CheckedFinding) -> dict[str, Any]:
    finding, segment = found.finding, checked.segment(found.finding)
    return {
        "rule": finding.rule,
        "rule_version": finding.rule_version,
        "severity": finding.severity.value,
        "type": finding.type,
        "path": finding.path,
        "document": finding.document,
        "segment": finding.segment,
        "line": checked.line(finding),
        "source": _span(finding.source, segment.source),
        "target": _span(finding.target, segment.target),
        "related": [_related(place) for place in finding.related],
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "fixes": [{"title": fix.title, "edits": [_edit(edit) for edit in fix.edits]} for fix in finding.fixes],
        "advisory": finding.advisory,
        "waived": found.waived,
        "fingerprint": finding.fingerprint,
    }


def _span(span: Span | None, text: str) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _related(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "segment": place.segment,
        "side": place.side.value,
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return edit._asdict()


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem as the JSON contract has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "reason": problem.reason,
        "remedy": problem.remedy,
    }


def as_csv(checked: Checked) -> str:
    """One finding a row, with its place on both sides and its first fix."""
    rows = [_cells(checked, found) for found in checked.findings]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


_COLUMNS = (
    "path",
    "document",
    "segment",
    "line",
    "severity",
    "advisory",
    "waived",
    "rule",
    "type",
    "message",
    "source_start",
    "source_end",
    "source_text",
    "target_start",
    "target_end",
    "target_text",
    "fix",
    "fingerprint",
)


def _cells(checked: Checked, found: CheckedFinding) -> dict[str, object]:
    finding, segment = found.finding, checked.segment(found.finding)
    return {
        **{name: getattr(finding, name) for name in ("path", "document", "segment", "rule", "type", "message")},
        **_place("source", finding.source, segment.source),
        **_place("target", finding.target, segment.target),
        "line": checked.line(finding),
        "severity": finding.severity.value,
        "advisory": _yes(finding.advisory),
        "waived": _yes(found.waived),
        "fix": _first_fix(finding),
        "fingerprint": finding.fingerprint,
    }


def _place(side: str, span: Span | None, text: str) -> dict[str, object]:
    if span is None:
        return {}
    return {f"{side}_start": span.start, f"{side}_end": span.end, f"{side}_text": span.of(text)}


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _first_fix(finding: Finding) -> str:
    return finding.fixes[0].title if finding.fixes else ""
