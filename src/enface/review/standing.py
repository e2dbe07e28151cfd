"""The state that a decision depends on, read from the store inside the transaction of the decision."""

from __future__ import annotations

from collections.abc import Sequence

from enface.model import Finding, Segment
from enface.review.certificates import Evidence
from enface.review.commands import SegmentRef
from enface.review.conflicts import Conflict, conflict_of
from enface.review.error_views import ErrorView
from enface.review.reading import Reading
from enface.review.views import FindingState
from enface.store import Event, Store, Version, WaiverRecord
from enface.store.queries import QueryRecord


class Standing:
    """What `workflow.apply` asks of a project."""

    def __init__(self, desk: Reading, store: Store) -> None:
        self.actor = desk.actor
        self.role = desk.role
        self.previewed: dict[tuple[SegmentRef, str], tuple[Finding, ...]] = {}
        self.policy = desk.project.policy
        self._desk = desk
        self._store = store

    def segment(self, ref: SegmentRef) -> Segment | None:
        """A segment as it stands now."""
        record = self._store.segment(*ref)
        return record.segment if record else None

    def open_findings(self, ref: SegmentRef) -> list[Finding]:
        """The segment's findings that are not waived."""
        record = self._store.segment(*ref)
        found = self._store.findings(ref.document, (record.ordinal,)) if record else []
        return [item.finding for item in found if item.waiver is None]

    def findings_of(self, ref: SegmentRef, text: str) -> tuple[Finding, ...]:
        """What the segment's findings would be with another target."""
        views = self._desk.preview(ref, text)
        self.previewed[ref, text] = tuple(view.finding for view in views)
        return tuple(view.finding for view in views if view.state is FindingState.OPEN)

    def versions(self, ref: SegmentRef) -> Sequence[Version]:
        """Whose text the segment's was, one after the other."""
        return self._desk.certificates.versions(ref)

    def evidence(self, ref: SegmentRef) -> Evidence:
        """What an approval binds besides the texts."""
        return self._desk.certificates.evidence(ref, self._desk._signature)

    def approval_holds(self, ref: SegmentRef) -> bool | None:
        """Whether the segment's approval holds; None where nobody here has given one."""
        return self._desk.certificates.holds(ref)

    def waiver(self, id: str) -> WaiverRecord | None:
        """A standing waiver."""
        return self._store.waivers.by_id(id)

    def query(self, id: str) -> QueryRecord | None:
        """A query, which may have been withdrawn."""
        return self._store.queries.by_id(id)

    def batch(self, event: Event) -> Sequence[Event]:
        """The events that were decided together with one."""
        return self._store.batch(event)

    def last_standing(self, document: str) -> Event | None:
        """The actor's last decision in a document that was not undone."""
        return self._store.last_standing(document, self.actor)

    def last_undone(self, document: str) -> Event | None:
        """What the actor's last Undo took back, unless they have decided anything since."""
        return self._store.last_undone(document, self.actor)

    def last_on_segment(self, ref: SegmentRef) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody."""
        return self._store.last_on_segment(*ref)

    def conflict(self, ref: SegmentRef) -> Conflict | None:
        """The conflict that is open on a segment."""
        return conflict_of(self._store, ref)

    def error(self, id: str) -> ErrorView | None:
        """A marked error, which may have been withdrawn."""
        return self._desk.errors.error(id)

    def errors(self, ref: SegmentRef) -> tuple[ErrorView, ...]:
        """The errors marked in a segment, those withdrawn too."""
        return self._desk.errors.of(ref)

    def last_on_error(self, event: Event) -> Event | None:
        """The last standing decision about the error of an event, by anybody."""
        return self._store.errors.last_on(event)

    def last_delivery(self, document: str) -> Event | None:
        """The last standing delivery of a document, by anybody."""
        return self._store.last_delivery(document)

    def delivered_with(self, delivery: Event) -> tuple[Event, ...]:
        """All events of a delivery, one for each document of its file."""
        return self._store.delivered_with(delivery)

    def decided_since(self, event: Event) -> list[Event]:
        """What anybody decided after an event in its document, and stands."""
        return self._store.decided_since(event)
