"""What a desk shows of a project, as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from enface.model import Document, Finding, Segment
from enface.review.commands import SegmentRef
from enface.review.comments import comments_in, comments_of
from enface.review.desk_base import DeskBase
from enface.review.marked_errors import MarkedErrors
from enface.review.showing import decided, finding_view, row_of, waiver_view
from enface.review.views import (
    ChangeView,
    CommentView,
    DecisionView,
    DocumentSummary,
    EarlierView,
    Filter,
    FindingState,
    FindingView,
    FixedView,
    Held,
    Revision,
    Row,
    Said,
    WaiverView,
)
from enface.store import DocumentRecord, SegmentRecord

if TYPE_CHECKING:
    from enface.review.samples import Samples

_EVERYTHING = Filter()


class Reading(DeskBase):
    """The part of a desk that answers; it may be asked from any thread."""

    @property
    def errors(self) -> MarkedErrors:
        """What people marked as errors: for the screen, for scores, to and from other tools."""
        return MarkedErrors(self.project, self._store, tuple(self._records.values()), self.actor, self.role)

    @property
    def samples(self) -> Samples:
        """Samples drawn for review, and what to read first."""
        from enface.review.samples import Samples

        return Samples(self._store, tuple(self._records.values()), self.actor, self.role)

    def documents(self) -> list[DocumentSummary]:
        """The project's documents in order."""
        self._know_documents()
        people, torn = self._store.assignments(), self._store.conflicts.counts()
        return [
            replace(self._summary(record), assigned=people.get(key, ""), conflicts=torn.get(key, 0))
            for key, record in self._records.items()
        ]

    def _summary(self, record: DocumentRecord) -> DocumentSummary:
        asserted, advisory = self._store.open_counts(record.key)
        undecided = self.project.policy.undecided(self.role)
        return DocumentSummary(
            key=record.key,
            name=record.name or Path(record.path).name,
            path=record.path,
            format=record.format,
            segments=record.segments,
            words=record.words,
            by_status=record.by_status,
            open_findings=asserted,
            open_advisory=advisory,
            checked=self.is_checked(record.key),
            words_left=sum(record.words_by_status.get(status, 0) for status in undecided),
        )

    def is_checked(self, document: str) -> bool:
        """Whether a document has the findings of all rules in its texts as they stand."""
        return self._store.checked(document) == self._signature

    def earlier(self, ref: SegmentRef, best: int = 5) -> tuple[EarlierView, ...]:
        """The best earlier translations of what is like the segment's source, with what is approved by now."""
        from enface.memory.shelf import Memory
        from enface.review.earlier import follow, like

        self._memory = self._memory or Memory(self.project.database)
        if not self.read_only:
            follow(self._memory, self._store)
        source = self._segment(ref).segment.source
        return like(self._memory, ref, source, best) if source else ()

    def rows_after(self, document: str, ordinal: int, count: int, filter: Filter = _EVERYTHING) -> list[Row]:
        """Up to `count` rows from `ordinal` on, ascending."""
        return self._rows(self._store.segments_after(document, ordinal, count, filter))

    def rows_before(self, document: str, ordinal: int, count: int, filter: Filter = _EVERYTHING) -> list[Row]:
        """Up to `count` rows before `ordinal`, descending."""
        return self._rows(self._store.segments_before(document, ordinal, count, filter))

    def row(self, ref: SegmentRef) -> Row:
        """One segment's row. Raises Refused where there is no such segment."""
        return self._rows([self._segment(ref)])[0]

    def _rows(self, records: list[SegmentRecord]) -> list[Row]:
        if not records:
            return []
        found: dict[int, list[Finding]] = {record.ordinal: [] for record in records}
        for item in self._store.findings(records[0].document, found):
            if item.waiver is None:
                found[item.ordinal].append(item.finding)
        stale = self._store.certificates.stale(records[0].document, [record.segment.id for record in records])
        return self.errors.shown_on([row_of(record, found[record.ordinal], stale) for record in records])

    def count(self, document: str, filter: Filter = _EVERYTHING) -> int:
        """How many rows there are."""
        return self._store.count(document, filter)

    def rank(self, document: str, ordinal: int, filter: Filter = _EVERYTHING) -> int:
        """How many rows stand before `ordinal`."""
        return ordinal if filter.is_empty else self._store.count(document, filter, below=ordinal)

    def next_open(self, document: str, ordinal: int, *, backwards: bool = False) -> Row | None:
        """The next row with an open, asserted finding, going round at the end."""
        return self._row_at(document, self._store.next_open(document, ordinal, backwards=backwards))

    def next_undecided(self, document: str, ordinal: int) -> Row | None:
        """The next row that still waits for somebody of this role, going round at the end."""
        return self._row_at(
            document, self._store.next_of_status(document, ordinal, self.project.policy.undecided(self.role))
        )

    def _row_at(self, document: str, ordinal: int | None) -> Row | None:
        return None if ordinal is None else next(iter(self.rows_after(document, ordinal, 1)), None)

    def findings(self, ref: SegmentRef, ordinal: int | None = None) -> tuple[FindingView, ...]:
        """A segment's findings in order of place, waived ones too; quicker where its `ordinal` is known."""
        place = self._segment(ref).ordinal if ordinal is None else ordinal
        return tuple(map(finding_view, self._store.findings(ref.document, (place,))))

    def held(self, ref: SegmentRef) -> Held:
        """What there is to ask for about a segment."""
        return Held(*self._store.held(*ref, self.actor))

    def preview(self, ref: SegmentRef, text: str) -> tuple[FindingView, ...]:
        """A segment's findings if its target were `text`."""
        record = self._segment(ref)
        known = self._store.findings(ref.document, (record.ordinal,))
        standing = {item.finding.fingerprint: item for item in known}
        return tuple(
            replace(finding_view(standing[finding.fingerprint]), finding=finding)
            if finding.fingerprint in standing
            else self.waiving.view(ref, finding)
            for finding in self._findings_of(record, text, [item.finding for item in known])
        )

    def has_term(self, source: str) -> bool:
        """Whether the project's glossaries have an entry of exactly that source form."""
        return any(source in term.sources for term in self._glossary.terms)

    def found_alone(self, document: str, versions: Sequence[Segment]) -> Mapping[str, tuple[Finding, ...]]:
        """What the rules that need no more than a segment assert in versions of a document's segments, by segment.

        What a waiver covers is left out. Nothing of it is kept.
        """
        from enface import rules

        record = self._records[document]
        alone = Document(record.path, record.key, tuple(versions), record.format, record.languages)
        found: defaultdict[str, tuple[Finding, ...]] = defaultdict(tuple)
        for one in rules.check_segments(versions, alone, self._glossary, self.project.profile).findings:
            view = None if one.advisory else self.waiving.view(SegmentRef(document, one.segment), one)
            if view and view.state is FindingState.OPEN:
                found[one.segment] += (one,)
        return found

    def document_findings(self, document: str) -> Iterator[FindingView]:
        """All findings of a document in order of place, waived ones too."""
        return map(finding_view, self._store.findings_in(document))

    def waivers(self, document: str | None = None) -> tuple[WaiverView, ...]:
        """The waivers that stand, oldest first: all, or those made in one document."""
        return tuple(map(waiver_view, self._store.waivers.all(document)))

    def fixed(self, document: str) -> tuple[FixedView, ...]:
        """The findings that people's revisions removed from a document, in order of time."""
        return tuple(
            FixedView(SegmentRef(one.document, one.segment), one.rule, one.severity, one.by_fix, one.actor, one.time)
            for one in self._store.fixed(document)
        )

    def decisions(self, document: str) -> tuple[DecisionView, ...]:
        """What people decided in a document and nobody has undone, in order."""
        return tuple(
            DecisionView(SegmentRef(event.document, event.segment), decided(event), event.actor, event.time)
            for event in self._store.decisions(document)
        )

    def comments(self, ref: SegmentRef) -> tuple[CommentView, ...]:
        """What was said about a segment, oldest first."""
        return comments_of(self._store, ref)

    def all_comments(self) -> tuple[Said, ...]:
        """What was said in the project, the newest first."""
        said = [one for document in self._records for one in comments_in(self._store, document)]
        return tuple(sorted(said, key=lambda one: one.comment.time)[::-1])

    def history(self, ref: SegmentRef) -> tuple[Revision, ...]:
        """Every version of a segment's target, oldest first; the first is what it came with."""
        return tuple(Revision(one.text, one.actor, one.time, one.origin) for one in self._store.revisions(*ref))

    def delivered(self, document: str) -> Mapping[str, str]:
        """What the segments were delivered with whose text is another now, by id."""
        return self._store.delivered(document)

    def change(self, ref: SegmentRef) -> ChangeView | None:
        """What the file changed in a segment after the project first knew it."""
        known = self._store.change_of(*ref)
        return ChangeView(known.source, known.target, known.actor, known.time) if known else None
