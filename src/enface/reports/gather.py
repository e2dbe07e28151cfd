"""A report's figures, counted from what stands at a desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from enface.formats.allocation import no_search_for_cycles
from enface.model import Document, EnfaceError, Problem, Segment, Severity
from enface.reports.approvals import approvals_of, approvers
from enface.reports.compared import Comparison, Work, compared
from enface.reports.deliveries import changed
from enface.reports.document_part import DocumentPart
from enface.reports.figures import (
    Figures,
    MarkedFigures,
    Outcomes,
    PersonFigures,
    QueryFigure,
    RuleFigures,
    WaiverFigure,
    add,
)
from enface.reports.marked import marked_figures
from enface.reports.referenced import reference_figures
from enface.reports.revised import revision_figures
from enface.reports.scope import WHOLE, Scope
from enface.reports.terms import additions, entities, terms
from enface.reports.time_spent import time_spent
from enface.reports.whose import Whose
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.experience import RuleHistory, proposals
from enface.review.queries import QueryState
from enface.review.views import Decided, DecisionView, DocumentSummary, WaiverView
from enface.rules import all_rules
from enface.scoring.mqm import REFERENCE_WORDS
from enface.scoring.profile import ScoreProfile, load_score_profile
from enface.scoring.words import Unit


@no_search_for_cycles()
def gather(
    desk: Desk,
    today: date | None = None,
    *,
    scores: ScoreProfile | None = None,
    unit: Unit | None = None,
    scope: Scope = WHOLE,
    references: Sequence[Document] = (),
) -> Figures:
    """Count what stands at a desk, or a part of it; documents not checked yet are checked first.

    Marked errors are scored under `scores`, else as the project says, else by mqm-2.0. Texts are held against
    `references`, if there are any. Raises EnfaceError where the unit cannot be counted, where nobody decided anything
    in `scope`, and where references look misaligned.
    """
    desk.check(*(one.key for one in desk.documents() if scope.holds(one.key) and not one.checked))
    errors = desk.errors.within(lambda key: scope.covers if scope.holds(key) else None)
    looked_at = {one.name: {segment.id for segment in one.segments} for one in errors.documents()}
    parts = [
        DocumentPart.read(desk, one, scope, errors.segments(one.key), looked_at.get(one.key, set()))
        for one in _named(desk, scope)
    ]
    decisions = [decision for part in parts for decision in part.decisions]
    spent = time_spent(chain.from_iterable(_all_decisions(desk, parts)))
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
    translated = [
        (translator, part.summary.name, segment)
        for part in parts
        for segment in part.segments.values()
        if (translator := _translator(segment))
    ]
    marked = marked_figures(
        errors,
        {part.summary.key: part.summary.name for part in parts},
        scores or project.scores or load_score_profile(),
        unit,
        today,
        () if scope.narrows or scope.documents else desk.samples.all(),
    )
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
            [one for part in parts for one in part.revised(desk, errors, spent)],
            translated,
            project.languages[1],
        ),
        references=reference_figures(
            [(part.summary, part.versions(desk)) for part in parts if references], references, project.languages[1]
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
        additions=tuple(additions(spoken, desk.has_term)),
        conflicts=tuple(conflict for part in parts for conflict in part.conflicts(desk)),
        marked=marked,
        comparisons=tuple(_by_marks(parts, marked)) if marked else (),
    )


def _by_marks(parts: Sequence[DocumentPart], marked: MarkedFigures) -> Iterator[Comparison]:
    """Translators by the points of their segments that were looked at."""
    report = marked.report
    works = (
        Work(who, segment.source, (report.points[place], report.sizes[place]))
        for part in parts
        for segment in part.segments.values()
        if (place := (part.summary.key, segment.id)) in report.points and (who := _translator(segment))
    )
    return compared(Whose.TRANSLATOR, "points in 1,000", REFERENCE_WORDS, works)


def _translator(segment: Segment) -> str:
    return dict(segment.columns).get("translator", "")


def _named(desk: Desk, scope: Scope) -> list[DocumentSummary]:
    """The documents that are meant, by their keys where several have one name."""
    meant = [one for one in desk.documents() if scope.holds(one.key)]
    times = Counter(one.name for one in meant)
    return [replace(one, name=one.key) if times[one.name] > 1 else one for one in meant]


def _all_decisions(desk: Desk, parts: Sequence[DocumentPart]) -> Iterator[tuple[DecisionView, ...]]:
    """Everybody's decisions in the whole project, whatever the report is about."""
    known = {part.summary.key: part.all_decisions for part in parts}
    return (known[one.key] if one.key in known else desk.decisions(one.key) for one in desk.documents())


def _nothing_in(scope: Scope, desk: Desk) -> Problem:
    people = {one.actor for summary in desk.documents() for one in desk.decisions(summary.key)}
    known = f"People who decided something: {', '.join(sorted(people))}." if people else "Nobody has decided anything."
    return Problem("", f"there is nothing to report on: {', '.join(scope.facts)}.", known)


def _rules(parts: list[DocumentPart], desk: Desk) -> list[RuleFigures]:
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


def _people(parts: list[DocumentPart], decisions: list[DecisionView], desk: Desk) -> Iterator[PersonFigures]:
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


def _waiver(part: DocumentPart, waiver: WaiverView, covering: Mapping[str, int]) -> WaiverFigure:
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


def _queries(desk: Desk, parts: list[DocumentPart]) -> Iterator[QueryFigure]:
    """The queries about the documents reported on, the open ones first."""
    names = {part.summary.key: part.summary.name for part in parts}
    meant = {SegmentRef(part.summary.key, id) for part in parts for id in part.segments if part.scope.narrows}
    narrowed = any(part.scope.narrows for part in parts)
    for one in sorted(desk.queries.all(), key=lambda one: one.state is not QueryState.OPEN):
        if one.ref.document in names and (not narrowed or one.ref in meant):
            name = names[one.ref.document]
            asked = (one.to.value, one.text, one.actor, one.time[:10])
            yield QueryFigure(name, one.ref.segment, *asked, one.state.value, one.answer)
