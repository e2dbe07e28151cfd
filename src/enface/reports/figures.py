"""A report's figures: what was reviewed, found, fixed, waived and by whom. Counts of findings, never a score."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from enface.model import Finding, Severity, Status
from enface.review.desk import Desk
from enface.review.views import DocumentSummary, FindingState

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule in the project: `open` are asserted findings that nobody decided on, `advisory` hints."""

    rule: str
    severity: Severity
    open: int = 0
    advisory: int = 0
    waived: int = 0
    fixed: int = 0

    @property
    def found(self) -> int:
        """All asserted findings of the rule that were ever open here."""
        return self.open + self.waived + self.fixed


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person decided: findings fixed and waived."""

    name: str
    fixed: int
    waived: int


@dataclass(frozen=True, slots=True)
class WaivedFigure:
    """One waiver, with its reason and author."""

    document: str
    segment: str
    rule: str
    reason: str
    actor: str
    scope: str


@dataclass(frozen=True, slots=True)
class OpenExample:
    """An open finding as an example: the target's words around it."""

    document: str
    segment: str
    rule: str
    severity: Severity
    before: str
    words: str
    after: str
    message: str


@dataclass(frozen=True)
class Figures:
    """All that a report says."""

    title: str
    profile: str
    documents: tuple[DocumentSummary, ...]
    rules: tuple[RuleFigures, ...]
    people: tuple[PersonFigures, ...]
    waivers: tuple[WaivedFigure, ...]
    examples: tuple[OpenExample, ...]

    @property
    def segments(self) -> int:
        """How many segments the documents have."""
        return sum(document.segments for document in self.documents)

    @property
    def words(self) -> int:
        """How many words the targets have."""
        return sum(document.words for document in self.documents)

    def by_status(self, status: Status) -> int:
        """How many segments stand at a status."""
        return sum(document.by_status.get(status, 0) for document in self.documents)

    def open_by_severity(self, severity: Severity) -> int:
        """How many asserted findings of a severity are open."""
        return sum(document.open_findings.get(severity, 0) for document in self.documents)

    @property
    def open(self) -> int:
        """How many asserted findings are open."""
        return sum(map(self.open_by_severity, Severity))


def gather(desk: Desk) -> Figures:
    """Count what stands at a desk; documents not checked yet are checked first."""
    for document in desk.documents():
        if not document.checked:
            desk.check(document.key)
    documents = tuple(desk.documents())
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    severities: dict[str, Severity] = {}
    people: dict[str, Counter[str]] = defaultdict(Counter)
    waivers: list[WaivedFigure] = []
    examples: list[OpenExample] = []
    for document in documents:
        for view in desk.document_findings(document.key):
            finding = view.finding
            severities.setdefault(finding.rule, finding.severity)
            if view.state is FindingState.WAIVED:
                counts[finding.rule]["waived"] += 1
                continue
            counts[finding.rule]["advisory" if finding.advisory else "open"] += 1
            if not finding.advisory and counts[finding.rule]["open"] <= EXAMPLES and finding.target:
                examples.append(_example(desk, document, finding))
        for fixed in desk.fixed(document.key):
            severities.setdefault(fixed.rule, fixed.severity)
            counts[fixed.rule]["fixed"] += 1
            people[fixed.actor]["fixed"] += 1
        for waiver in desk.waivers(document.key):
            people[waiver.actor]["waived"] += 1
            waivers.append(
                WaivedFigure(
                    document.name, waiver.ref.segment, waiver.rule, waiver.reason, waiver.actor, waiver.scope.value
                )
            )
    rules = [
        RuleFigures(rule, severities[rule], count["open"], count["advisory"], count["waived"], count["fixed"])
        for rule, count in counts.items()
    ]
    rules.sort(key=lambda figures: (-figures.severity.rank, -figures.found, -figures.advisory, figures.rule))
    persons = [PersonFigures(name, count["fixed"], count["waived"]) for name, count in sorted(people.items())]
    examples.sort(key=lambda example: -example.severity.rank)
    return Figures(
        desk.project.name,
        desk.project.profile.name,
        documents,
        tuple(rules),
        tuple(persons),
        tuple(waivers),
        tuple(examples),
    )


_AROUND = 40


def _example(desk: Desk, document: DocumentSummary, finding: Finding) -> OpenExample:
    from enface.review.commands import SegmentRef

    target = desk.row(SegmentRef(document.key, finding.segment)).segment.target
    start, end = finding.target or (0, 0)
    return OpenExample(
        document.name,
        finding.segment,
        finding.rule,
        finding.severity,
        target[max(0, start - _AROUND) : start],
        target[start:end],
        target[end : end + _AROUND],
        finding.message,
    )
