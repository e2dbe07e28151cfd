"""Who approved what of whom, and which approvals no longer hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from enface.model import Status
from enface.reports.figures import Approval, Approvers
from enface.review.commands import SegmentRef
from enface.review.views import Decided, DecisionView

_FILE_CHANGED = "the file's text changed"


def approvals_of(
    document: str, decisions: Iterable[DecisionView], statuses: Mapping[str, Status]
) -> Iterator[Approval]:
    """The last approval of each segment that nobody took back, from decisions in order; `statuses` as they are now.

    An approval is stale where the segment was revised afterwards, or came anew with its file, and not approved again.
    """
    revisers: dict[SegmentRef, str] = {}
    standing: dict[SegmentRef, Approval] = {}
    for one in decisions:
        ref, day = one.ref, one.time[:10]
        if one.what is Decided.APPROVED:
            standing[ref] = Approval(document, ref.segment, one.actor, day, revisers.get(ref, ""))
        elif one.what is Decided.REVISED:
            revisers[ref] = one.actor
            if ref in standing:
                standing[ref] = replace(standing[ref], stale=f"revised by {one.actor} on {day}")
        elif one.what is Decided.REJECTED:
            standing.pop(ref, None)
    for ref, approval in standing.items():
        if ref.segment not in statuses:
            continue  # the segment is no longer in the file
        if statuses[ref.segment] is Status.APPROVED:
            yield replace(approval, stale="")
        else:
            yield approval if approval.stale else replace(approval, stale=_FILE_CHANGED)


def approvers(approvals: Iterable[Approval]) -> Iterator[Approvers]:
    """Who approved whom, the most frequent first."""
    given: Counter[tuple[str, str]] = Counter()
    stale: Counter[tuple[str, str]] = Counter()
    for one in approvals:
        given[one.approver, one.reviser] += 1
        stale[one.approver, one.reviser] += bool(one.stale)
    for pair, number in sorted(given.items(), key=lambda item: (-item[1], item[0])):
        yield Approvers(*pair, number, stale[pair])
