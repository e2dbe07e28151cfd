"""A rule's own page: for `enface rules ID` and for the documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from enface.rules.rates import rate
from enface.rules.registry import Example, Rule


def rule_page(rule: Rule) -> str:
    """The page of a rule as Markdown."""
    level = f"{rule.severity.value}{', advisory' if rule.advisory else ''}"
    lines = [
        f"# {rule.id}",
        "",
        rule.summary,
        "",
        f"- severity: {level}",
        f"- MQM type: {rule.type}",
        f"- looks at: one {rule.scope.value}{', with its source' if rule.needs_source else ''}",
        f"- version: {rule.version}",
        *_measured(rule.id),
        "",
    ]
    if rule.why:
        lines += ["## Why", "", rule.why, ""]
    if rule.glossary:
        lines += ["## With this glossary", "", *(f"- {row}" for row in rule.glossary), ""]
    lines += ["## Found", "", *_examples(rule.fires), ""]
    if rule.silent:
        lines += ["## Not found", "", *_examples(rule.silent), ""]
    return "\n".join(lines).rstrip() + "\n"


def _measured(rule_id: str) -> list[str]:
    measured = rate(rule_id)
    if measured is None:
        return []
    often = f"asserted in {measured.asserted:,}, advised in {measured.advised:,} of {measured.segments:,} segments"
    return [f"- on professional translations: {often}"]


def _examples(examples: Sequence[Example]) -> list[str]:
    return [f"- {target}" if source in {"", "…"} else f"- {source} → {target}" for source, target in examples]


def rule_object(rule: Rule) -> dict[str, Any]:
    """A rule as plain data."""
    return {
        "id": rule.id,
        "version": rule.version,
        "severity": rule.severity.value,
        "advisory": rule.advisory,
        "type": rule.type,
        "scope": rule.scope.value,
        "needs_source": rule.needs_source,
        "summary": rule.summary,
        "why": rule.why,
        "measured": measured._asdict() if (measured := rate(rule.id)) is not None else None,
        "fires": [list(example) for example in rule.fires],
        "silent": [list(example) for example in rule.silent],
    }
