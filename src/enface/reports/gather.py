"""A report's figures, counted from what stands at a desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from enface.languages.length import word_count
from enface.model import EnfaceError, Problem, Segment, Severity
from enface.reports.approvals import approvals_of, approvers
from enface.reports.deliveries import changed
from enface.reports.figures import (
    CommentFigure,
    DocumentFigures,
    Figures,
    FindingFigure,
    Outcomes,
    PersonFigures,
    QueryFigure,
    RuleFigures,
    SegmentFigure,
    WaiverFigure,
    add,
)
from enface.reports.marked import marked_figures
from enface.reports.revised import Revised, mended, revision_figures
from enface.reports.scope import WHOLE, Scope
from enface.reports.terms import FAMILIES, entities, terms
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.error_views import ErrorView
from enface.review.experience import RuleHistory, proposals
from enface.review.marked_errors import MarkedErrors
from enface.review.queries import QueryState
from enface.review.views import Decided, DecisionView, DocumentSummary, FindingView, FixedView, WaiverView
from enface.rules import all_rules
from enface.scoring.profile import ScoreProfile, load_score_profile
from enface.scoring.words import Unit


def gather(
    desk: Desk,
    today: date | None = None,
    *,
    scores: ScoreProfile | None = None,
    unit: Unit | None = None,
    scope: Scope = WHOLE,
) -> Figures:
    """Count what stands at a desk, or a part of it; documents not checked yet are checked first.

    Marked errors are scored under `scores`, else as the project says, else by mqm-2.0. Raises EnfaceError where its
    unit cannot be counted, and where nobody decided anything in `scope`.
    """
    for summary in desk.documents():
        if scope.holds(summary.key) and not summary.checked:
            desk.check(summary.key)
    errors = desk.errors.within(scope.holds, scope.covers)
    looked_at = {one.name: {segment.id for segment in one.segments} for one in errors.documents()}
    parts = [
        _Part.read(desk, summary, scope, looked_at.get(summary.key, set()))
        for summary in desk.documents()
        if scope.holds(summary.key)
    ]
    decisions = [decision for part in parts for decision in part.decisions]
    days = sorted(decision.time[:10] for decision in decisions)
    given = tuple(
        approval
        for part in parts
        for approval in approvals_of(
            part.summary.name, part.all_decisions, desk.certificates.of_document(part.summary.key)
        )
        if scope.covers(approval.approver, approval.day)
    )
    changes = [
        one for part in parts for one in changed(desk, part.summary, part.all_decisions) if one.segment in part.segments
    ]
    spoken = [one for part in parts for one in part.spoken]
    project = desk.project
    if scope.narrows and not decisions and not looked_at:
        raise EnfaceError(_nothing_in(scope, desk))
    covering = desk.waiving.covering()
    return Figures(
        title=project.name,
        profile=project.profile.name,
        levels=project.levels,
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
        rules=tuple(_rules(parts, desk)),
        people=tuple(_people(parts, decisions, desk)),
        scope=scope,
        revision=revision_figures(
            [one for part in parts for one in part.revised(desk, errors)],
            [
                (translator, part.summary.name, segment)
                for part in parts
                for segment in part.segments.values()
                if (translator := dict(segment.columns).get("translator"))
            ],
        ),
        waivers=tuple(_waiver(part, waiver, covering) for part in parts for waiver in part.waivers),
        comments=tuple(comment for part in parts for comment in part.comments(desk)),
        queries=tuple(_queries(desk, parts)),
        findings=tuple(finding for part in parts for finding in part.findings),
        listed=tuple(segment for part in parts for segment in part.listed()),
        approvals=tuple(sorted(given, key=lambda one: not one.stale)),
        approvers=tuple(approvers(given)),
        changed=tuple(sorted(changes, key=lambda one: not one.reviser)),
        terms=tuple(terms(spoken)),
        entities=tuple(entities(spoken)),
        marked=marked_figures(
            errors,
            {part.summary.key: part.summary.name for part in parts},
            scores or project.scores or load_score_profile(),
            unit,
            today,
            () if scope.narrows or scope.documents else desk.samples.all(),
        ),
    )


def _nothing_in(scope: Scope, desk: Desk) -> Problem:
    people = {one.actor for summary in desk.documents() for one in desk.decisions(summary.key)}
    known = f"People who decided something: {', '.join(sorted(people))}." if people else "Nobody has decided anything."
    return Problem("", f"there is nothing to report on: {', '.join(scope.facts)}.", known)


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
    all_decisions: tuple[DecisionView, ...]
    scope: Scope

    @classmethod
    def read(cls, desk: Desk, summary: DocumentSummary, scope: Scope, looked_at: set[str]) -> _Part:
        key = summary.key
        everything = desk.decisions(key)
        decisions = tuple(one for one in everything if scope.covers(one.actor, one.time))
        meant = looked_at | {one.ref.segment for one in decisions}
        segments = {one.id: one for one in desk.segments(key) if not scope.narrows or one.id in meant}
        found, spoken = [], []
        for view in desk.document_findings(key):  # of all that it says only what a report needs is kept
            if (segment := segments.get(view.finding.segment)) is None:
                continue
            found.append(_finding(summary, view, segment))
            if view.finding.family in FAMILIES:
                spoken.append((view, segment))
        return cls(
            summary,
            segments,
            tuple(found),
            tuple(spoken),
            tuple(one for one in desk.fixed(key) if scope.covers(one.actor, one.time)),
            tuple(one for one in desk.waivers(key) if scope.covers(one.actor, one.time)),
            decisions,
            everything,
            scope,
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

    @cached_property
    def open_findings(self) -> Counter[str]:
        """How many asserted findings are open, by segment."""
        return Counter(one.segment for one in self.findings if one.state == "open" and not one.advisory)

    def figures(self) -> DocumentFigures:
        summary = self.summary
        size, words, statuses = summary.segments, summary.words, summary.by_status
        if self.scope.narrows:
            size, words = len(self.segments), sum(word_count(one.target) for one in self.segments.values())
            statuses = Counter(one.status for one in self.segments.values())
        outcomes = add(self.outcomes.values())
        return DocumentFigures(summary.name, summary.path, size, words, statuses, outcomes)

    def listed(self) -> Iterator[SegmentFigure]:
        for one in self.segments.values():
            open_ = self.open_findings[one.id]
            yield SegmentFigure(self.summary.name, one.id, one.status, open_, one.source, one.target)

    def revised(self, desk: Desk, errors: MarkedErrors) -> Iterator[Revised]:
        """The segments whose text is not the one that they came with; of a part, those that were revised in it."""
        key = self.summary.key
        revisers = {one.ref.segment: one.actor for one in self.decisions if one.what is Decided.REVISED}
        fixed: defaultdict[str, list[FixedView]] = defaultdict(list)
        for one in self.fixed:
            fixed[one.ref.segment].append(one)
        gone: defaultdict[str, list[ErrorView]] = defaultdict(list)
        for view in mended(errors.in_document(key)) if errors.any() else ():
            gone[view.ref.segment].append(view)
        for id, before in desk.delivered(key).items():
            if id not in self.segments or (self.scope.narrows and id not in revisers):
                continue
            segment = self.segments[id]
            yield Revised(
                self.summary.name,
                before,
                segment,
                revisers.get(id, ""),
                fixed[id],
                self.open_findings[id],
                gone[id],
            )

    def comments(self, desk: Desk) -> Iterator[CommentFigure]:
        said = (
            one.ref for one in self.decisions if one.what in {Decided.COMMENTED, Decided.REJECTED, Decided.REOPENED}
        )
        for ref in dict.fromkeys(said):
            for comment in desk.comments(ref):
                if not self.scope.covers(comment.actor, comment.time):
                    continue
                yield CommentFigure(self.summary.name, ref.segment, comment.actor, comment.time[:10], comment.text)


def _rules(parts: list[_Part], desk: Desk) -> list[RuleFigures]:
    """Every rule that spoke, in its gravest severity, the gravest and most frequent first."""
    outcomes: defaultdict[str, list[Outcomes]] = defaultdict(list)
    severities: dict[str, Severity] = {}
    for part in parts:
        for (rule, severity), found in part.outcomes.items():
            outcomes[rule].append(found)
            severities[rule] = max(severity, severities.get(rule, severity), key=lambda one: one.rank)
    summaries = {rule.id: rule.summary for rule in all_rules()}
    history = desk.experience.by_rule()
    proposed = proposals(desk.project, history)
    figures = [
        RuleFigures(
            rule,
            summaries.get(rule, ""),
            severity,
            add(outcomes[rule]),
            history.get(rule, RuleHistory()),
            proposed.get(rule, ""),
        )
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


def _waiver(part: _Part, waiver: WaiverView, covering: Mapping[str, int]) -> WaiverFigure:
    return WaiverFigure(
        part.summary.name,
        waiver.ref.segment,
        waiver.rule,
        waiver.severity,
        waiver.reason,
        waiver.actor,
        waiver.time[:10],
        waiver.scope.value,
        waiver.until,
        covering.get(waiver.id, 0),
    )


def _queries(desk: Desk, parts: list[_Part]) -> Iterator[QueryFigure]:
    """The queries about the documents reported on, the open ones first."""
    names = {part.summary.key: part.summary.name for part in parts}
    meant = {SegmentRef(part.summary.key, id) for part in parts for id in part.segments if part.scope.narrows}
    narrowed = any(part.scope.narrows for part in parts)
    for one in sorted(desk.queries.all(), key=lambda one: one.state is not QueryState.OPEN):
        if one.ref.document in names and (not narrowed or one.ref in meant):
            name = names[one.ref.document]
            asked = (one.to.value, one.text, one.actor, one.time[:10])
            yield QueryFigure(name, one.ref.segment, *asked, one.state.value, one.answer)


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
