"""One place, one finding: of rules that speak about the same words, the strongest absorbs the others (decision 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from enface.model import Finding, Span
from enface.rules.registry import Rule


def absorb(found: Iterable[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """Drop each finding whose words a stronger one speaks about already; that one names it in `evidence["also"]`.

    An advisory finding never absorbs an asserted one. Findings without a place in the target are only compared by
    source.
    """
    kept: list[tuple[Rule, Finding, list[str]]] = []
    for rule, finding in sorted(found, key=_strength):
        for _, stronger, also in kept:
            if _same_place(stronger, finding):
                if finding.rule != stronger.rule and finding.rule not in also:
                    also.append(finding.rule)
                break
        else:
            kept.append((rule, finding, []))
    for _, finding, also in kept:
        yield replace(finding, evidence={**finding.evidence, "also": also}) if also else finding


def _strength(pair: tuple[Rule, Finding]) -> tuple[object, ...]:
    rule, finding = pair
    length = finding.target.end - finding.target.start if finding.target else 0
    return (
        finding.advisory,
        -rule.priority,
        not finding.fixes,
        -finding.severity.rank,
        -length,
        finding.rule,
        finding.target or (0, 0),
        finding.source or (0, 0),
        finding.fingerprint,
    )


def _same_place(stronger: Finding, weaker: Finding) -> bool:
    if weaker.target is None or stronger.target is None:
        return weaker.target is stronger.target and weaker.source is not None and weaker.source == stronger.source
    if any(Span(edit.start, edit.end).contains(weaker.target) for fix in stronger.fixes for edit in fix.edits):
        return True
    shared = min(weaker.target.end, stronger.target.end) - max(weaker.target.start, stronger.target.start)
    shorter = min(weaker.target.end - weaker.target.start, stronger.target.end - stronger.target.start)
    longer = max(weaker.target.end - weaker.target.start, stronger.target.end - stronger.target.start)
    return shared > 0 and shared == shorter and 2 * shorter >= longer
