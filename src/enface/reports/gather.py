"""A report's figures, counted from what stands at a desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from enface.model import Segment, Severity
from enface.reports.approvals import approvals_of, approvers
from enface.reports.deliveries import changed
from enface.reports.figures import (
    CommentFigure,
    DocumentFigures,
    Figures,
    FindingFigure,
    Outcomes,
    PersonFigures,
    RuleFigures,
    SegmentFigure,
    WaiverFigure,
    add,
)
from enface.reports.marked import marked_figures
from enface.reports.terms import FAMILIES, entities, terms
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import Decided, DecisionView, DocumentSummary, FindingView, FixedView, WaiverView
from enface.rules import all_rules
from enface.scoring.profile import ScoreProfile, load_score_profile
from enface.scoring.words import Unit


def gather(
    desk: Desk, today: date | None = None, *, scores: ScoreProfile | None = None, unit: Unit | None = None
) -> Figures:
    """Count what stands at a desk; documents not checked yet are checked first.

    Marked errors are scored under `scores`, mqm-2.0 unless given. Raises EnfaceError where its unit cannot be counted.
    """
    for summary in desk.documents():
        if not summary.checked:
            desk.check(summary.key)
    parts = [_Part.read(desk, summary) for summary in desk.documents()]
    decisions = [decision for part in parts for decision in part.decisions]
    days = sorted(decision.time[:10] for decision in decisions)
    given = tuple(
        approval
        for part in parts
        for approval in approvals_of(part.summary.name, part.decisions, desk.certificates.of_document(part.summary.key))
    )
    changes = [one for part in parts for one in changed(desk, part.summary, part.decisions)]
    spoken = [one for part in parts for one in part.spoken]
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
        by_severity={
            severity: add(found for part in parts for (_, one), found in part.outcomes.items() if one is severity)
            for severity in Severity
        },
        rules=tuple(_rules(parts)),
        people=tuple(_people(parts, decisions, desk)),
        waivers=tuple(_waiver(part, waiver) for part in parts for waiver in part.waivers),
        comments=tuple(comment for part in parts for comment in part.comments(desk)),
        findings=tuple(finding for part in parts for finding in part.findings),
        listed=tuple(segment for part in parts for segment in part.listed()),
        approvals=tuple(sorted(given, key=lambda one: not one.stale)),
        approvers=tuple(approvers(given)),
        changed=tuple(sorted(changes, key=lambda one: not one.reviser)),
        terms=tuple(terms(spoken)),
        entities=tuple(entities(spoken)),
        marked=marked_figures(desk, scores or load_score_profile(), unit, today),
    )


@dataclass(frozen=True)
class _Part:
    """What the desk knows of one document; `spoken` are the findings about terms and names, with their segments."""

    summary: DocumentSummary
    segments: Mapping[str, Segment]
    findings: tuple[FindingFigure, ...]
    spoken: tuple[tuple[FindingView, Segment], ...]
    fixed: tuple[FixedView, ...]
    waivers: tuple[WaiverView, ...]
    decisions: tuple[DecisionView, ...]

    @classmethod
    def read(cls, desk: Desk, summary: DocumentSummary) -> _Part:
        key = summary.key
        segments = {segment.id: segment for segment in desk.segments(key)}
        found, spoken = [], []
        for view in desk.document_findings(key):  # of all that it says only what a report needs is kept
            segment = segments[view.finding.segment]
            found.append(_finding(summary, view, segment))
            if view.finding.family in FAMILIES:
                spoken.append((view, segment))
        return cls(
            summary, segments, tuple(found), tuple(spoken), desk.fixed(key), desk.waivers(key), desk.decisions(key)
        )

    @cached_property
    def outcomes(self) -> dict[tuple[str, Severity], Outcomes]:
        """What became of the findings, by rule and severity."""
        counts: defaultdict[tuple[str, Severity], Counter[str]] = defaultdict(Counter)
        for finding in self.findings:
            state = f"advisory {finding.state}" if finding.advisory else finding.state
            counts[finding.rule, finding.severity][state] += 1
        for one in self.fixed:
            counts[one.rule, one.severity]["fixed"] += 1
        return {
            key: Outcomes(count["fixed"], count["waived"], count["open"], count["advisory open"])
            for key, count in counts.items()
        }

    def figures(self) -> DocumentFigures:
        summary = self.summary
        return DocumentFigures(
            summary.name, summary.path, summary.segments, summary.words, summary.by_status, add(self.outcomes.values())
        )

    def listed(self) -> Iterator[SegmentFigure]:
        open_ = Counter(one.segment for one in self.findings if one.state == "open" and not one.advisory)
        for one in self.segments.values():
            yield SegmentFigure(self.summary.name, one.id, one.status, open_[one.id], one.source, one.target)

    def comments(self, desk: Desk) -> Iterator[CommentFigure]:
        said = (
            one.ref for one in self.decisions if one.what in {Decided.COMMENTED, Decided.REJECTED, Decided.REOPENED}
        )
        for ref in dict.fromkeys(said):
            for comment in desk.comments(ref):
                yield CommentFigure(self.summary.name, ref.segment, comment.actor, comment.time[:10], comment.text)


def _rules(parts: list[_Part]) -> list[RuleFigures]:
    """Every rule that spoke, in its gravest severity, the gravest and most frequent first."""
    outcomes: defaultdict[str, list[Outcomes]] = defaultdict(list)
    severities: dict[str, Severity] = {}
    for part in parts:
        for (rule, severity), found in part.outcomes.items():
            outcomes[rule].append(found)
            severities[rule] = max(severity, severities.get(rule, severity), key=lambda one: one.rank)
    summaries = {rule.id: rule.summary for rule in all_rules()}
    figures = [
        RuleFigures(rule, summaries.get(rule, ""), severity, add(outcomes[rule]))
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
    last: dict[str, str] = {}
    for decision in decisions:
        segments[decision.actor, decision.what].add(decision.ref)
        last[decision.actor] = max(decision.time[:10], last.get(decision.actor, ""))
    fixed = Counter(one.actor for part in parts for one in part.fixed)
    waived = Counter(one.actor for part in parts for one in part.waivers)
    for name in sorted(last):
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
            last=last[name],
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


def _finding(summary: DocumentSummary, view: FindingView, segment: Segment) -> FindingFigure:
    finding = view.finding
    return FindingFigure(
        document=summary.name,
        segment=segment.id,
        rule=finding.rule,
        type=finding.type,
        severity=finding.severity,
        state=view.state.value,
        advisory=finding.advisory,
        span=finding.target,
        target=segment.target,
        message=finding.message,
    )
