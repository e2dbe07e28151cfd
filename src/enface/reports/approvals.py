"""Who approved what of whom, and which approvals no longer hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from enface.reports.figures import Approval, Approvers
from enface.review.certificates import CertificateView
from enface.review.commands import SegmentRef
from enface.review.views import Decided, DecisionView

MOMENT = 2.0
"""Seconds in which nobody reads a segment and its source."""

_HASH = 8


def approvals_of(
    document: str, decisions: Iterable[DecisionView], certificates: Iterable[CertificateView]
) -> Iterator[Approval]:
    """What each certificate of a document says, with whose words they are, from its decisions in order.

    Times are what people's clocks said, which may have been set back: an approval is quick only where time went on.
    """
    revisers: dict[SegmentRef, str] = {}
    words_of: dict[SegmentRef, str] = {}
    quick: dict[SegmentRef, bool] = {}
    before: dict[str, datetime] = {}
    for one in decisions:
        time = datetime.fromisoformat(one.time)
        if one.what is Decided.APPROVED:
            words_of[one.ref], last = revisers.get(one.ref, ""), before.get(one.actor)
            took = (time - last).total_seconds() if last else -1
            quick[one.ref] = not words_of[one.ref] and 0 <= took <= MOMENT
        elif one.what is Decided.REVISED:
            revisers[one.ref] = one.actor
        before[one.actor] = time
    for given in certificates:
        yield Approval(
            document,
            given.ref.segment,
            given.actor,
            given.time[:10],
            words_of.get(given.ref, ""),
            quick.get(given.ref, False),
            given.stale,
            given.override,
            given.open,
            given.waived,
            given.is_checked,
            given.glossary[:_HASH],
            given.rules[:_HASH],
            given.role,
        )


def approvers(approvals: Iterable[Approval]) -> Iterator[Approvers]:
    """Who approved whom, the most frequent first."""
    given: defaultdict[tuple[str, str], list[Approval]] = defaultdict(list)
    for one in approvals:
        given[one.approver, one.reviser].append(one)
    for pair, each in sorted(given.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Approvers(*pair, len(each), sum(bool(one.stale) for one in each), sum(one.quick for one in each))
