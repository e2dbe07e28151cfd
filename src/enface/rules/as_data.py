"""Findings and problems as plain data, by the contract of `check --format json`."""

from __future__ import annotations

import json
from typing import Any

from enface.model import Finding, Place, Problem, Segment, Span


def dumps(value: object, indent: int | None = None) -> str:
    """JSON that keeps Chinese as it is, ending in a newline."""
    return (_PLAIN if indent is None else json.JSONEncoder(**_STYLE, indent=indent)).encode(value) + "\n"


_STYLE: dict[str, Any] = {"ensure_ascii": False, "default": str, "check_circular": False}
_PLAIN = json.JSONEncoder(**_STYLE)


def finding_object(finding: Finding, segment: Segment, *, line: int | None, waived: bool = False) -> dict[str, Any]:
    """A finding in its segment, which begins in that line of the file, where it is known."""
    return {
        "rule": finding.rule,
        "rule_version": finding.rule_version,
        "severity": finding.severity.value,
        "type": finding.type,
        "path": finding.path,
        "document": finding.document,
        "segment": finding.segment,
        "line": line,
        "source": _span(finding.source, segment.source),
        "target": _span(finding.target, segment.target),
        "related": [_related(place) for place in finding.related],
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "fixes": [{"title": fix.title, "edits": [edit._asdict() for edit in fix.edits]} for fix in finding.fixes],
        "advisory": finding.advisory,
        "waived": waived,
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


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem as the JSON contract has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "reason": problem.reason,
        "remedy": problem.remedy,
    }
