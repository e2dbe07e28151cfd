"""From what rules found in a segment to its findings: one place once, in order, each with all that its rule knows."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from enface.model import Finding, Severity
from enface.rules.absorb import absorb
from enface.rules.registry import Hit, Rule


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as a profile wants it."""

    rule: Rule
    severity: Severity
    advisory: bool


def finish(found: Iterable[tuple[ActiveRule, Hit]]) -> Iterator[Finding]:
    """One segment's hits as findings: one place once, in order of place."""
    return settle([(active.rule, complete(active, hit)) for active, hit in found])


def settle(findings: Sequence[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """What rules found in one segment: one place once, in order of place."""
    if len(findings) == 1:
        return iter((findings[0][1],))
    return iter(sorted(absorb(findings), key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    target, source = finding.target, finding.source
    return (target is None, target or (0, 0), source or (0, 0), finding.rule, finding.fingerprint)


def complete(active: ActiveRule, hit: Hit) -> Finding:
    """A hit with all that its rule knows."""
    rule, analysis = active.rule, hit.analysis
    severity = active.severity
    if hit.severity is not None and active.severity is rule.severity:
        severity = hit.severity
    return Finding(
        rule=rule.id,
        rule_version=rule.version,
        severity=severity,
        type=rule.type,
        path=analysis.document.path,
        document=analysis.document.name,
        segment=analysis.segment.id,
        source=hit.source,
        target=hit.target,
        message=hit.message,
        fingerprint=fingerprint(rule.id, hit),
        evidence=hit.evidence,
        fixes=hit.fixes,
        related=hit.related,
        advisory=_is_advisory(active, hit),
    )


def _is_advisory(active: ActiveRule, hit: Hit) -> bool:
    rests_on_uncertain_source = active.rule.needs_source and hit.analysis.uncertain_source
    return active.advisory or bool(hit.advisory) or rests_on_uncertain_source


def fingerprint(rule_id: str, hit: Hit) -> str:
    """A hash of the rule and its normalised evidence on both sides; no position, no rule version (decision 6)."""
    key = hit.key
    if key is None:
        source = hit.source.of(hit.analysis.source) if hit.source else ""
        target = hit.target.of(hit.analysis.target) if hit.target else ""
        if not source and not target:
            source, target = hit.analysis.source, hit.analysis.target
        key = f"{source}\x1f{target}"
    normal = " ".join(unicodedata.normalize("NFC", key).split(" "))
    return hashlib.blake2b(f"{rule_id}\x1e{normal}".encode(errors="surrogatepass"), digest_size=10).hexdigest()
