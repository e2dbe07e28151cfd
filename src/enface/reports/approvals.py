"""Who approved what of whom, and which approvals no longer hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from enface.model import Status
from enface.reports.figures import Approval, Approvers
from enface.review.commands import SegmentRef
from enface.review.views import Decided, DecisionView

MOMENT = 2.0
"""Seconds in which nobody reads a segment and its source."""

_FILE_CHANGED = "the file's text changed"


def approvals_of(
    document: str, decisions: Iterable[DecisionView], statuses: Mapping[str, Status]
) -> Iterator[Approval]:
    """The last approval of each segment that nobody took back, from decisions in order; `statuses` as they are now.

    An approval is stale where the segment was revised afterwards, or came anew with its file, and not approved again.
    """
    revisers: dict[SegmentRef, str] = {}
    standing: dict[SegmentRef, Approval] = {}
    before: dict[str, datetime] = {}
    for one in decisions:
        ref, day, time = one.ref, one.time[:10], datetime.fromisoformat(one.time)
        if one.what is Decided.APPROVED:
            reviser, last = revisers.get(ref, ""), before.get(one.actor)
            quick = not reviser and last is not None and 0 <= (time - last).total_seconds() <= MOMENT
            standing[ref] = Approval(document, ref.segment, one.actor, day, reviser, quick)
        elif one.what is Decided.REVISED:
            revisers[ref] = one.actor
            if ref in standing:
                standing[ref] = replace(standing[ref], stale=f"revised by {one.actor} on {day}")
        elif one.what is Decided.REJECTED:
            standing.pop(ref, None)
        before[one.actor] = time
    for ref, approval in standing.items():
        if ref.segment not in statuses:
            continue  # the segment is no longer in the file
        if statuses[ref.segment] is Status.APPROVED:
            yield replace(approval, stale="")
        else:
            yield approval if approval.stale else replace(approval, stale=_FILE_CHANGED)


def approvers(approvals: Iterable[Approval]) -> Iterator[Approvers]:
    """Who approved whom, the most frequent first."""
    given: defaultdict[tuple[str, str], list[Approval]] = defaultdict(list)
    for one in approvals:
        given[one.approver, one.reviser].append(one)
    for pair, each in sorted(given.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Approvers(*pair, len(each), sum(bool(one.stale) for one in each), sum(one.quick for one in each))
