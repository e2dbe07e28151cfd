"""The state that a decision depends on, read from the store inside the transaction of the decision."""

from __future__ import annotations

from enface.model import Finding, Segment
from enface.review.commands import SegmentRef
from enface.review.reading import Reading
from enface.store import Event, Store, WaiverRecord


class Standing:
    """What `workflow.apply` asks of a project."""

    def __init__(self, desk: Reading, store: Store) -> None:
        self.actor = desk.actor
        self.role = desk.role
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
        return tuple(view.finding for view in self._desk.preview(ref, text))

    def waiver(self, id: str) -> WaiverRecord | None:
        """A standing waiver."""
        return self._store.waiver(id)

    def last_standing(self, document: str) -> Event | None:
        """The actor's last decision in a document that was not undone."""
        return self._store.last_standing(document, self.actor)

    def last_undone(self, document: str) -> Event | None:
        """What the actor's last Undo took back, unless they have decided anything since."""
        return self._store.last_undone(document, self.actor)

    def last_on_segment(self, ref: SegmentRef) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody."""
        return self._store.last_on_segment(*ref)

    def last_delivery(self, document: str) -> Event | None:
        """The last standing delivery of a document, by anybody."""
        return self._store.last_delivery(document)

    def delivered_with(self, delivery: Event) -> tuple[Event, ...]:
        """All events of a delivery, one for each document of its file."""
        return self._store.delivered_with(delivery)

    def decided_since(self, event: Event) -> list[Event]:
        """What anybody decided after an event in its document, and stands."""
        return self._store.decided_since(event)
