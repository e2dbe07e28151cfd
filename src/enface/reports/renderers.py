"""Figures as Markdown, as one self-contained HTML page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from enface import __version__
from enface.model import Severity, Status
from enface.reports.figures import Figures

FORMATS = ("html", "markdown", "json")
SCHEMA = 1
_NOTE = (
    "Findings are what the machine noticed and people have not yet decided on. They say where to look; "
    "they do not measure quality, and no finding does not mean no error."
)


def render(figures: Figures, format_: str) -> str:
    """A report in one of FORMATS, ending in a newline."""
    renderers: dict[str, Callable[[Figures], str]] = {"html": _html, "markdown": _markdown, "json": _json}
    return renderers[format_](figures)


def _json(figures: Figures) -> str:
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "enface": __version__,
        "title": figures.title,
        "profile": figures.profile,
        "segments": figures.segments,
        "words": figures.words,
        "by_status": {status.value: figures.by_status(status) for status in Status},
        "findings": {
            "open": figures.open,
            "by_severity": {severity.value: figures.open_by_severity(severity) for severity in Severity},
            "by_rule": [{**asdict(rule), "found": rule.found} for rule in figures.rules],
        },
        "documents": [
            {
                "document": document.name,
                "path": document.path,
                "segments": document.segments,
                "words": document.words,
                "by_status": {status.value: document.by_status.get(status, 0) for status in Status},
                "open": {severity.value: document.open_findings.get(severity, 0) for severity in Severity},
                "advisory": document.open_advisory,
            }
            for document in figures.documents
        ],
        "people": [asdict(person) for person in figures.people],
        "waivers": [asdict(waiver) for waiver in figures.waivers],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    for mark in "\\|<>*_`[]":
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return text


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return [*lines, ""]


def _markdown(figures: Figures) -> str:
    lines = [f"# Review of {_cell(figures.title)}", ""]
    lines += [
        f"{len(figures.documents)} documents, {figures.segments:,} segments, {figures.words:,} words; "
        f"profile {_cell(figures.profile)}.",
        "",
        _NOTE,
        "",
        "## Segments by status",
        "",
        *_table(("status", "segments"), [(status.value, figures.by_status(status)) for status in Status]),
        "## Open findings",
        "",
        *_table(
            ("severity", "open"),
            [(severity.value, figures.open_by_severity(severity)) for severity in reversed(Severity)],
        ),
        "## Documents",
        "",
        *_table(
            ("document", "segments", "words", "approved", "open findings", "advisory"),
            [
                (
                    document.name,
                    document.segments,
                    document.words,
                    document.by_status.get(Status.APPROVED, 0),
                    sum(document.open_findings.values()),
                    document.open_advisory,
                )
                for document in figures.documents
            ],
        ),
        "## Findings by rule",
        "",
        *_table(
            ("rule", "severity", "found", "fixed", "waived", "open", "advisory"),
            [
                (rule.rule, rule.severity.value, rule.found, rule.fixed, rule.waived, rule.open, rule.advisory)
                for rule in figures.rules
            ],
        ),
    ]
    if figures.people:
        lines += ["## Who decided", ""]
        lines += _table(("person", "fixed", "waived"), [(p.name, p.fixed, p.waived) for p in figures.people])
    if figures.waivers:
        rows: list[tuple[object, ...]] = [
            (w.document, w.segment, w.rule, w.reason, w.actor, w.scope) for w in figures.waivers
        ]
        lines += ["## Waivers", ""]
        lines += _table(("document", "segment", "rule", "reason", "by", "scope"), rows)
    if figures.examples:
        lines += ["## Open findings, examples", ""]
        rows = [(e.document, e.segment, e.rule, f"{e.before}[{e.words}]{e.after}", e.message) for e in figures.examples]
        lines += _table(("document", "segment", "rule", "text", "what"), rows)
    return "\n".join(lines).rstrip() + "\n"


def _html(figures: Figures) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("enface.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.j2")
    most = max([rule.found for rule in figures.rules], default=0) or 1
    return (
        template.render(
            figures=figures,
            statuses=list(Status),
            severities=list(reversed(Severity)),
            most=most,
            note=_NOTE,
            version=__version__,
        )
        + "\n"
    )
