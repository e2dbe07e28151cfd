"""A report's figures: what was reviewed, found, fixed, waived, said and decided, by whom. Counts, never a score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from enface.model import Finding, Severity, Status
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import Decided, DecisionView, DocumentSummary, FindingState, FindingView, FixedView, WaiverView
from enface.rules import all_rules

EXAMPLES = 3
"""How many open findings of a rule are shown."""

_AROUND = 48


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of asserted findings: fixed by a person's revision, waived with a reason, or open.

    `advisory` counts open hints, which are no part of what was found.
    """

    fixed: int = 0
    waived: int = 0
    open: int = 0
    advisory: int = 0

    @property
    def found(self) -> int:
        """All asserted findings."""
        return self.fixed + self.waived + self.open

    @property
    def settled(self) -> int:
        """Those that a person dealt with."""
        return self.fixed + self.waived


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: its size, how far its segments have come, what became of its findings."""

    name: str
    path: str
    segments: int
    words: int
    by_status: Mapping[Status, int]
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule over all documents; `summary` is its own sentence."""

    rule: str
    summary: str
    severity: Severity
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person did that stands: findings removed, waivers, segments revised, confirmed, approved, rejected."""

    name: str
    role: str
    fixed: int
    waived: int
    revised: int
    confirmed: int
    approved: int
    rejected: int
    commented: int
    last: str


@dataclass(frozen=True, slots=True)
class CommentFigure:
    """What somebody said about a segment."""

    document: str
    segment: str
    actor: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class WaiverFigure:
    """One waiver, with its reason and author."""

    document: str
    segment: str
    rule: str
    severity: Severity
    reason: str
    actor: str
    day: str
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
    """All that a report says; days are ISO dates, `first` and `last` those of the first and last decision, or empty."""

    title: str
    profile: str
    glossaries: tuple[str, ...]
    languages: tuple[str, str]
    made: str
    first: str
    last: str
    documents: tuple[DocumentFigures, ...]
    by_severity: Mapping[Severity, Outcomes]
    rules: tuple[RuleFigures, ...]
    people: tuple[PersonFigures, ...]
    waivers: tuple[WaiverFigure, ...]
    comments: tuple[CommentFigure, ...]
    examples: tuple[OpenExample, ...]

    @property
    def segments(self) -> int:
        """How many segments the documents have."""
        return sum(document.segments for document in self.documents)

    @property
    def words(self) -> int:
        """How many words the targets have."""
        return sum(document.words for document in self.documents)

    @property
    def by_status(self) -> dict[Status, int]:
        """How many segments stand at each status."""
        return {status: sum(document.by_status.get(status, 0) for document in self.documents) for status in Status}

    @property
    def outcomes(self) -> Outcomes:
        """What became of all findings."""
        return _sum(self.by_severity.values())


def gather(desk: Desk, today: date | None = None) -> Figures:
    """Count what stands at a desk; documents not checked yet are checked first."""
    for summary in desk.documents():
        if not summary.checked:
            desk.check(summary.key)
    parts = [_Part.read(desk, summary) for summary in desk.documents()]
    decisions = [decision for part in parts for decision in part.decisions]
    days = sorted(decision.time[:10] for decision in decisions)
    project = desk.project
    return Figures(
        title=project.name,
        profile=project.profile.name,
        glossaries=tuple(path.name for path in project.glossary_paths),
        languages=project.languages,
        made=(today or date.today()).isoformat(),  # noqa: DTZ011 - a report bears the day of where it is made
        first=days[0] if days else "",
        last=days[-1] if days else "",
        documents=tuple(part.figures() for part in parts),
        by_severity={severity: _sum(part.outcomes(_of(severity)) for part in parts) for severity in Severity},
        rules=tuple(_rules(parts)),
        people=tuple(_people(parts, decisions, desk)),
        waivers=tuple(_waiver(part, waiver) for part in parts for waiver in part.waivers),
        comments=tuple(comment for part in parts for comment in part.comments(desk)),
        examples=tuple(_examples(parts, desk)),
    )


Chosen = Callable[[str, Severity], bool]
"""Whether a finding of that rule and severity is counted."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What the desk knows of one document."""

    summary: DocumentSummary
    findings: tuple[FindingView, ...]
    fixed: tuple[FixedView, ...]
    waivers: tuple[WaiverView, ...]
    decisions: tuple[DecisionView, ...]

    @classmethod
    def read(cls, desk: Desk, summary: DocumentSummary) -> _Part:
        key = summary.key
        found = tuple(desk.document_findings(key))
        return cls(summary, found, desk.fixed(key), desk.waivers(key), desk.decisions(key))

    def outcomes(self, chosen: Chosen) -> Outcomes:
        counts = Counter(
            "advisory" if view.finding.advisory else view.state.value
            for view in self.findings
            if chosen(view.finding.rule, view.finding.severity)
            and not (view.finding.advisory and view.state is FindingState.WAIVED)
        )
        fixed = sum(chosen(one.rule, one.severity) for one in self.fixed)
        return Outcomes(fixed, counts["waived"], counts["open"], counts["advisory"])

    def figures(self) -> DocumentFigures:
        summary, all_of_them = self.summary, self.outcomes(lambda _rule, _severity: True)
        return DocumentFigures(
            summary.name, summary.path, summary.segments, summary.words, summary.by_status, all_of_them
        )

    def comments(self, desk: Desk) -> Iterator[CommentFigure]:
        said = (one.ref for one in self.decisions if one.what in {Decided.COMMENTED, Decided.REJECTED})
        for ref in dict.fromkeys(said):
            for comment in desk.comments(ref):
                yield CommentFigure(self.summary.name, ref.segment, comment.actor, comment.time[:10], comment.text)


def _of(severity: Severity) -> Chosen:
    return lambda _, given: given is severity


def _by(rule: str) -> Chosen:
    return lambda given, _: given == rule


def _sum(outcomes: Iterable[Outcomes]) -> Outcomes:
    total = Outcomes()
    for one in outcomes:
        total = Outcomes(
            total.fixed + one.fixed,
            total.waived + one.waived,
            total.open + one.open,
            total.advisory + one.advisory,
        )
    return total


def _rules(parts: list[_Part]) -> list[RuleFigures]:
    """Every rule that spoke, in its gravest severity, the gravest and most frequent first."""
    severities: dict[str, Severity] = {}
    spoke = [(view.finding.rule, view.finding.severity) for part in parts for view in part.findings]
    spoke += [(one.rule, one.severity) for part in parts for one in part.fixed]
    for rule, severity in spoke:
        severities[rule] = max(severity, severities.get(rule, severity), key=lambda one: one.rank)
    summaries = {rule.id: rule.summary for rule in all_rules()}
    figures = [
        RuleFigures(rule, summaries.get(rule, ""), severity, _sum(part.outcomes(_by(rule)) for part in parts))
        for rule, severity in severities.items()
    ]
    return sorted(
        figures,
        key=lambda one: (
            not one.outcomes.found,
            -one.severity.rank,
            -one.outcomes.found,
            -one.outcomes.advisory,
            one.rule,
        ),
    )


def _people(parts: list[_Part], decisions: list[DecisionView], desk: Desk) -> Iterator[PersonFigures]:
    segments: dict[tuple[str, Decided], set[SegmentRef]] = defaultdict(set)
    for decision in decisions:
        segments[decision.actor, decision.what].add(decision.ref)
    fixed = Counter(one.actor for part in parts for one in part.fixed)
    waived = Counter(one.actor for part in parts for one in part.waivers)
    for name in sorted({decision.actor for decision in decisions}):
        yield PersonFigures(
            name=name,
            role=desk.project.people[name].value if name in desk.project.people else "",
            fixed=fixed[name],
            waived=waived[name],
            revised=len(segments[name, Decided.REVISED]),
            confirmed=len(segments[name, Decided.CONFIRMED]),
            approved=len(segments[name, Decided.APPROVED]),
            rejected=len(segments[name, Decided.REJECTED]),
            commented=len(segments[name, Decided.COMMENTED]),
            last=max(decision.time[:10] for decision in decisions if decision.actor == name),
        )


def _waiver(part: _Part, waiver: WaiverView) -> WaiverFigure:
    return WaiverFigure(
        part.summary.name,
        waiver.ref.segment,
        waiver.rule,
        waiver.severity,
        waiver.reason,
        waiver.actor,
        waiver.time[:10],
        waiver.scope.value,
    )


def _examples(parts: list[_Part], desk: Desk) -> list[OpenExample]:
    shown: Counter[str] = Counter()
    examples: list[OpenExample] = []
    for part in parts:
        for view in part.findings:
            finding = view.finding
            if view.state is FindingState.OPEN and not finding.advisory and finding.target:
                shown[finding.rule] += 1
                if shown[finding.rule] <= EXAMPLES:
                    examples.append(_example(part, finding, desk))
    return sorted(examples, key=lambda example: -example.severity.rank)


def _example(part: _Part, finding: Finding, desk: Desk) -> OpenExample:
    target = desk.row(SegmentRef(part.summary.key, finding.segment)).segment.target
    start, end = finding.target or (0, 0)
    before, after = target[max(0, start - _AROUND) : start], target[end : end + _AROUND]
    return OpenExample(
        document=part.summary.name,
        segment=finding.segment,
        rule=finding.rule,
        severity=finding.severity,
        before=("…" if start > _AROUND else "") + before,
        words=target[start:end],
        after=after + ("…" if end + _AROUND < len(target) else ""),
        message=finding.message,
    )
