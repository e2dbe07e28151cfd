"""Records of the store as the views that a desk answers with."""

from __future__ import annotations

from enface.model import Finding, Status
from enface.review.commands import SegmentRef, WaiverScope
from enface.review.views import Decided, FindingState, FindingView, Mark, Row, WaiverView
from enface.store import Event, FindingRecord, Kind, SegmentRecord, WaiverRecord


def row_of(record: SegmentRecord, found: list[Finding], stale: set[str]) -> Row:
    """A segment as a row, with what is open in it."""
    return Row(
        ref=SegmentRef(record.document, record.segment.id),
        ordinal=record.ordinal,
        segment=record.segment,
        source_marks=tuple(Mark(one.source, one.severity, one.advisory) for one in found if one.source),
        target_marks=tuple(Mark(one.target, one.severity, one.advisory) for one in found if one.target),
        open_findings=sum(not one.advisory for one in found),
        open_advisory=sum(one.advisory for one in found),
        comments=record.comments,
        stale=record.segment.id in stale,
    )


def finding_view(record: FindingRecord) -> FindingView:
    """A finding with the waiver that covers it."""
    waiver = record.waiver
    if waiver is None:
        return FindingView(record.finding, alike=record.alike)
    return FindingView(record.finding, FindingState.WAIVED, waiver.id, waiver.reason, waiver.actor, record.alike)


_DECIDED = {
    Kind.REVISED: Decided.REVISED,
    Kind.COMMENTED: Decided.COMMENTED,
    Kind.WAIVED: Decided.WAIVED,
    Kind.UNWAIVED: Decided.REOPENED,
    Kind.QUERY_ASKED: Decided.ASKED,
    Kind.QUERY_ANSWERED: Decided.REPLIED,
    Kind.QUERY_WITHDRAWN: Decided.WITHDRAWN,
    Kind.ERROR_MARKED: Decided.MARKED,
    Kind.ERROR_CHANGED: Decided.MARKED,
    Kind.ERROR_WITHDRAWN: Decided.MARKED,
    Kind.ERROR_ANSWERED: Decided.ANSWERED,
    Kind.ERROR_DECIDED: Decided.RULED,
    Kind.RATED: Decided.RATED,
}
_DECIDED_STATUS = {Status.APPROVED: Decided.APPROVED, Status.REJECTED: Decided.REJECTED}


def decided(event: Event) -> Decided:
    """What somebody decided by an event."""
    if event.kind is Kind.STATUS and event.payload.get("reopened"):
        return Decided.REOPENED
    if event.kind is Kind.STATUS:
        return _DECIDED_STATUS.get(Status(event.payload["status"]), Decided.CONFIRMED)
    return _DECIDED[event.kind]


def waiver_view(record: WaiverRecord) -> WaiverView:
    """A waiver that stands."""
    ref = SegmentRef(record.document, record.segment)
    scope = WaiverScope(record.scope)
    return WaiverView(
        record.id,
        ref,
        record.fingerprint,
        record.rule,
        record.severity,
        scope,
        record.reason,
        record.actor,
        record.time,
        record.until,
    )
