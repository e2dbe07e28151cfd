"""Segments that a later file changed and about which nobody has decided since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enface.reports.figures import ChangedFigure
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import Decided, DecisionView, DocumentSummary, Filter

_SETTLES = frozenset({Decided.REVISED, Decided.CONFIRMED, Decided.APPROVED, Decided.REJECTED})


def changed(desk: Desk, summary: DocumentSummary, decisions: Sequence[DecisionView]) -> Iterator[ChangedFigure]:
    """The open changes of one document in order; a new segment changed nothing and is left out."""
    chosen = Filter(changed=True)
    last: dict[SegmentRef, str] = {one.ref: one.time for one in decisions if one.what in _SETTLES}
    revisers = {one.ref: one.actor for one in decisions if one.what is Decided.REVISED}
    for row in desk.rows_after(summary.key, 0, desk.count(summary.key, chosen), chosen):
        change = desk.change(row.ref)
        if change is None or change.target is None or last.get(row.ref, "") > change.time:
            continue
        yield ChangedFigure(
            document=summary.name,
            segment=row.ref.segment,
            before=change.target,
            now=row.segment.target,
            source_changed=change.source != row.segment.source,
            reviser=revisers.get(row.ref, "") if change.target != row.segment.target else "",
            actor=change.actor,
            day=change.time[:10],
        )
