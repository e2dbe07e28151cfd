"""What a desk knows of one document, as far as a report is about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from enface.languages.length import word_count
from enface.model import Segment, Severity
from enface.reports.figures import (
    CommentFigure,
    ConflictFigure,
    DocumentFigures,
    FindingFigure,
    Outcomes,
    SegmentFigure,
    add,
)
from enface.reports.revised import Revised, mended
from enface.reports.scope import Scope
from enface.reports.terms import FAMILIES
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.error_views import ErrorView
from enface.review.marked_errors import MarkedErrors
from enface.review.views import Decided, DecisionView, DocumentSummary, FindingView, FixedView, WaiverView
from enface.rules import wide_rules
from enface.scoring.revision import Outcome, outcome_of


@dataclass(frozen=True)
class DocumentPart:
    """What the desk knows of one document, or of the part of it that `scope` means.

    `spoken` are the findings about terms and names, with their segments; `decisions` those that are meant, where
    `all_decisions` are everybody's.
    """

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
    def read(
        cls, desk: Desk, summary: DocumentSummary, scope: Scope, known: Mapping[str, Segment], looked_at: set[str]
    ) -> DocumentPart:
        """What of a document is meant.

        `known` are its segments by id, `looked_at` those looked at for errors, as far as that is meant.
        """
        key = summary.key
        everything = desk.decisions(key)
        decisions = tuple(one for one in everything if scope.covers(one.actor, one.time))
        meant = looked_at | {one.ref.segment for one in decisions}
        segments = {id: one for id, one in known.items() if not scope.narrows or id in meant}
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

    @property
    def _open(self) -> Iterator[FindingFigure]:
        """The asserted findings that are open."""
        return (one for one in self.findings if one.state == "open" and not one.advisory)

    @cached_property
    def open_findings(self) -> Counter[str]:
        """How many asserted findings are open, by segment."""
        return Counter(one.segment for one in self._open)

    def figures(self) -> DocumentFigures:
        """Its size, statuses, and what became of its findings."""
        summary = self.summary
        size, words, statuses = summary.segments, summary.words, summary.by_status
        if self.scope.narrows:
            size, words = len(self.segments), sum(word_count(one.target) for one in self.segments.values())
            statuses = Counter(one.status for one in self.segments.values())
        outcomes = add(self.outcomes.values())
        return DocumentFigures(summary.name, summary.path, size, words, statuses, outcomes)

    def listed(self) -> Iterator[SegmentFigure]:
        """Its segments as they stand now."""
        for one in self.segments.values():
            open_ = self.open_findings[one.id]
            yield SegmentFigure(self.summary.name, one.id, one.status, open_, one.source, one.target)

    def revised(
        self, desk: Desk, errors: MarkedErrors, spent: Mapping[tuple[str, SegmentRef], float]
    ) -> Iterator[Revised]:
        """The segments whose text is not the one that they came with; of a part, those that were revised in it."""
        key = self.summary.key
        revisers = {one.ref.segment: one.actor for one in self.decisions if one.what is Decided.REVISED}
        fixed: defaultdict[str, list[FixedView]] = defaultdict(list)
        for one in self.fixed:
            fixed[one.ref.segment].append(one)
        gone: defaultdict[str, list[ErrorView]] = defaultdict(list)
        for view in mended(errors.in_document(key)) if errors.any() else ():
            gone[view.ref.segment].append(view)
        delivered = {
            id: before
            for id, before in desk.delivered(key).items()
            if id in self.segments and (id in revisers or not self.scope.narrows)
        }
        became = self._became(desk, delivered, fixed)
        for id, before in delivered.items():
            reviser = revisers.get(id, "")
            seconds = spent.get((reviser, SegmentRef(key, id)))
            yield Revised(
                self.summary.name, before, self.segments[id], reviser, fixed[id], became[id], gone[id], seconds
            )

    def versions(self, desk: Desk) -> dict[str, tuple[str, str]]:
        """What each of its segments came with, and what it is now."""
        came = desk.delivered(self.summary.key)
        return {id: (came.get(id, one.target), one.target) for id, one in self.segments.items()}

    def _became(
        self, desk: Desk, delivered: Mapping[str, str], fixed: Mapping[str, Sequence[FixedView]]
    ) -> dict[str, Outcome]:
        """What became of the findings of texts that were revised.

        Rules that need one text say it of both. Of what looks further, it is known what a revision removed and what
        stands, but not what came with it.
        """
        now = [self.segments[id] for id in delivered]
        first = [one._replace(target=delivered[one.id]) for one in now]
        found, left = (desk.found_alone(self.summary.key, versions) for versions in (first, now))
        wide = wide_rules()
        standing = Counter(one.segment for one in self._open if one.rule in wide)
        became = {}
        for id in delivered:
            alone = outcome_of(*(Counter(one.fingerprint for one in side.get(id, ())) for side in (found, left)))
            removed = sum(one.rule in wide for one in fixed.get(id, ()))
            became[id] = Outcome(alone.fixed + removed, alone.introduced, alone.untouched + standing[id])
        return became

    def conflicts(self, desk: Desk) -> Iterator[ConflictFigure]:
        """The texts of its segments of which one is to be chosen."""
        if not self.summary.conflicts:
            return
        for torn in desk.merging.conflicts(self.summary.key):
            for one in torn.versions if torn.ref.segment in self.segments else ():
                yield ConflictFigure(self.summary.name, torn.ref.segment, one.text, one.actor, one.time[:10])

    def comments(self, desk: Desk) -> Iterator[CommentFigure]:
        """What was said about its segments, as far as that is meant."""
        said = (
            one.ref for one in self.decisions if one.what in {Decided.COMMENTED, Decided.REJECTED, Decided.REOPENED}
        )
        for ref in dict.fromkeys(said):
            for comment in desk.comments(ref):
                if not self.scope.covers(comment.actor, comment.time):
                    continue
                yield CommentFigure(self.summary.name, ref.segment, comment.actor, comment.time[:10], comment.text)


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
