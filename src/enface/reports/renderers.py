"""Figures as Markdown, as one self-contained HTML page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from enface import __version__
from enface.reports.figures import Figures, Outcomes
from enface.reports.markdown import markdown
from enface.reports.page import page

SCHEMA = 1


def render(figures: Figures, format_: str) -> str:
    """A report in one of FORMATS, ending in a newline."""
    return _RENDERERS[format_](figures)


def _json(figures: Figures) -> str:
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "enface": __version__,
        "title": figures.title,
        "made": figures.made,
        "decided": {"first": figures.first or None, "last": figures.last or None},
        "profile": figures.profile,
        "glossaries": figures.glossaries,
        "languages": figures.languages,
        "segments": figures.segments,
        "words": figures.words,
        "by_status": figures.by_status,
        "findings": {
            **_outcomes(figures.outcomes),
            "by_severity": {severity: _outcomes(outcomes) for severity, outcomes in figures.by_severity.items()},
            "by_rule": [
                {"rule": rule.rule, "severity": rule.severity, **_outcomes(rule.outcomes)} for rule in figures.rules
            ],
        },
        "documents": [
            {
                "document": document.name,
                "path": document.path,
                "segments": document.segments,
                "words": document.words,
                "by_status": dict(document.by_status),
                "findings": _outcomes(document.outcomes),
            }
            for document in figures.documents
        ],
        "people": [asdict(person) for person in figures.people],
        "comments": [asdict(comment) for comment in figures.comments],
        "waivers": [asdict(waiver) for waiver in figures.waivers],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _outcomes(outcomes: Outcomes) -> dict[str, int]:
    return {"found": outcomes.found, **asdict(outcomes)}


_RENDERERS: dict[str, Callable[[Figures], str]] = {"html": page, "markdown": markdown, "json": _json}
FORMATS = tuple(_RENDERERS)
