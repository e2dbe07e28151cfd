"""How long people worked on segments, as far as the times of their decisions tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from enface.review.commands import SegmentRef
from enface.review.views import DecisionView

PAUSE = 300.0
"""Seconds after which nobody knows whether somebody was still at work."""


def time_spent(decisions: Iterable[DecisionView]) -> Mapping[tuple[str, SegmentRef], float]:
    """The seconds that each person spent on each segment where they are known.

    A decision takes the time since the same person's decision before, whatever that was about. That is not known of the
    first one and after a longer pause than PAUSE; then it is not known of the segment either.
    """
    found: dict[tuple[str, SegmentRef], float] = {}
    unknown: set[tuple[str, SegmentRef]] = set()
    before: dict[str, datetime] = {}
    for time, one in sorted(((datetime.fromisoformat(one.time), one) for one in decisions), key=lambda pair: pair[0]):
        last, whose = before.get(one.actor), (one.actor, one.ref)
        took = (time - last).total_seconds() if last else PAUSE + 1
        if took <= PAUSE:
            found[whose] = found.get(whose, 0.0) + took
        else:
            unknown.add(whose)
        before[one.actor] = time
    return {whose: seconds for whose, seconds in found.items() if whose not in unknown}
