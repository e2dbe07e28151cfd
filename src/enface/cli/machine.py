"""Findings as data that programs read: JSON (its schema lies beside this file), JSON lines, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from enface import __version__
from enface.cli.checked import Checked, CheckedFinding
from enface.model import Finding, Span
from enface.rules.as_data import dumps, finding_object, problem_object

__all__ = ["SCHEMA_FILE", "as_csv", "as_json", "as_jsonl", "dumps", "problem_object"]

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


def _finding(checked: Checked, found: CheckedFinding) -> dict[str, Any]:
    finding = found.finding
    return finding_object(finding, checked.segment(finding), line=checked.line(finding), waived=found.waived)


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
