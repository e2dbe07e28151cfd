"""What is not ready to be given back: segments not approved, not translated, or with critical findings."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from enface.model import Severity, Status
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import DocumentSummary, Filter, FindingState, Row

_ORDER = (Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED)
_PAGE = 500


class Why(StrEnum):
    """What keeps a segment back, in the words that people read."""

    CONFLICT = "in conflict: the first of several texts was written"
    REJECTED = "rejected"
    STALE = "whose approval no longer holds"
    UNAPPROVED = "not approved"
    MISSING = "without a translation"
    CRITICAL = "with an open critical finding"
    UNSAVED = "with an edit of yours that is not saved"
    ASKED = "with an open query"


class Held(NamedTuple):
    """A segment that is not ready, its status, and why."""

    ref: SegmentRef
    status: Status
    why: Why


def held_back(desk: Desk, document: DocumentSummary) -> Iterator[Held]:
    """The segments of a document that are not ready to be given back, in order; one may be told for several reasons."""
    critical = _critical(desk, document)
    asked = {query.ref.segment for query in desk.queries.open() if query.ref.document == document.key}
    unsaved = {ref.segment for ref in desk.drafts() if ref.document == document.key}
    torn = {conflict.ref for conflict in desk.merging.conflicts(document.key)}
    for row in rows(desk, document):
        segment = row.segment
        if segment.id in asked:
            yield Held(row.ref, segment.status, Why.ASKED)
        if segment.locked:
            continue
        if row.ref in torn:
            yield Held(row.ref, segment.status, Why.CONFLICT)
        if not segment.target.strip() and segment.source.strip():
            yield Held(row.ref, segment.status, Why.MISSING)
        if segment.status is Status.REJECTED:
            yield Held(row.ref, segment.status, Why.REJECTED)
        elif row.stale:
            yield Held(row.ref, segment.status, Why.STALE)
        elif segment.status is not Status.APPROVED:
            yield Held(row.ref, segment.status, Why.UNAPPROVED)
        if segment.id in critical:
            yield Held(row.ref, segment.status, Why.CRITICAL)
        if segment.id in unsaved:
            yield Held(row.ref, segment.status, Why.UNSAVED)


def lacking(desk: Desk, document: DocumentSummary, required: Status) -> Iterator[Held]:
    """The segments that have not come as far as `required`, the rejected ones among them, in order."""
    below = frozenset({*_ORDER[: _ORDER.index(required)], Status.REJECTED})
    for row in rows(desk, document, Filter(statuses=below)):
        if not row.segment.locked:
            rejected = row.segment.status is Status.REJECTED
            yield Held(row.ref, row.segment.status, Why.REJECTED if rejected else Why.UNAPPROVED)


def rows(desk: Desk, document: DocumentSummary, chosen: Filter | None = None) -> Iterator[Row]:
    """The rows of a document in order, read a page at a time."""
    first = 0
    while page := desk.rows_after(document.key, first, _PAGE, chosen or Filter()):
        yield from page
        first = page[-1].ordinal + 1


def _critical(desk: Desk, document: DocumentSummary) -> set[str]:
    """The segments with an open critical finding, as far as the document was checked."""
    if not document.open_findings.get(Severity.CRITICAL):
        return set()
    return {
        view.finding.segment
        for view in desk.document_findings(document.key)
        if view.state is FindingState.OPEN and view.finding.severity is Severity.CRITICAL and not view.finding.advisory
    }
