"""What a session came to: counted from what was carried out, the pace once it says something, the time that is left."""

from __future__ import annotations

from pathlib import Path

from review_driver import at_work

from enface.review.commands import Approve, Origin, Revise, SegmentRef, Undo
from enface.review.views import Outcome
from enface.tui.session import Session

REF = SegmentRef("a", "1")


def test_session_is_told_in_a_sentence_and_its_pace_after_five_minutes() -> None:
    session = Session(100.0, 25)
    for _ in range(12):
        session.note(Approve(REF, "", ""), Outcome("", REF, True, 0))
    session.note(Revise(REF, "b", "a", Origin.FIX), Outcome("", REF, True, 0))
    session.note(Undo("a"), Outcome("", REF, False, 0))
    assert session.words(160.0) == "1 minute of 25: 12 approved, 1 fixed."
    assert session.words(700.0) == "10 minutes of 25: 12 approved, 1 fixed; 72 segments an hour."
    assert Session(0.0).words(10.0) == "1 minute: nothing decided."


def test_time_that_is_left_never_falls_below_nothing() -> None:
    session = Session(0.0, 2)
    assert [session.left(now) for now in (0.0, 59.0, 60.0, 119.0, 120.0, 999.0)] == [2, 2, 1, 1, 0, 0]
    assert Session(0.0).left(5.0) is None


async def test_session_counts_what_was_done_at_the_desk(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("accept", "decide", "session")
        assert "1 minute: 1 fixed, 1 approved." in driver.status
