"""One place, one finding: of several rules that speak about the same words, the strongest absorbs the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from enface.model import Finding, Span
from enface.rules.registry import Rule

# Findings are compared only with those near them, so that a text with thousands stays quick.
_STRIDE = 64


@dataclass(slots=True)
class _Kept:
    finding: Finding
    also: list[str] = field(default_factory=list)


def absorb(found: Iterable[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """Drop each finding whose words a stronger one already speaks about; that one names it in `evidence["also"]`.

    An advisory finding never absorbs an asserted one. Findings without a place in the target are compared by source.
    """
    kept: list[_Kept] = []
    near: dict[int | Span | None, list[_Kept]] = defaultdict(list)
    for _, finding in sorted(found, key=_strength):
        stronger = _absorbing(finding, near)
        if stronger is None:
            entry = _Kept(finding)
            kept.append(entry)
            for place in _reach(finding):
                near[place].append(entry)
        elif finding.rule != stronger.finding.rule and finding.rule not in stronger.also:
            stronger.also.append(finding.rule)
    for entry in kept:
        finding = entry.finding
        yield replace(finding, evidence={**finding.evidence, "also": entry.also}) if entry.also else finding


def _absorbing(finding: Finding, near: dict[int | Span | None, list[_Kept]]) -> _Kept | None:
    places: Iterable[int | Span | None] = [finding.source] if finding.target is None else _strides(finding.target)
    return next(
        (entry for place in places for entry in near.get(place, ()) if _same_place(entry.finding, finding)), None
    )


def _reach(finding: Finding) -> set[int | Span | None]:
    """Where a weaker finding has to look for this one: the stretches of its words and of its fixes."""
    if finding.target is None:
        return {finding.source}
    spans = [finding.target, *(Span(edit.start, edit.end) for fix in finding.fixes for edit in fix.edits)]
    return {place for span in spans for place in _strides(span)}


def _strides(span: Span) -> range:
    return range(span.start // _STRIDE, span.end // _STRIDE + 1)


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
