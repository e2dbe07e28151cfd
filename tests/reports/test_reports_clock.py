"""A clock that is set back a day in the middle of the work: the order stays right, and no time is negative."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from enface import reports
from enface.model import Status
from enface.reports.gather import gather
from enface.review.commands import Approve, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.store import ledger

KEY = "segments/a.tsv"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def clock_set_back_after(number: int):
    """A clock that goes on by a second at every look and loses a day after so many."""

    def now() -> str:
        count = next(looks)
        time = NOON + timedelta(seconds=count) - (timedelta(days=1) if count > number else timedelta())
        return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    looks = itertools.count()
    return now


@pytest.mark.parametrize("number", [200, pytest.param(10_000, marks=pytest.mark.long)])
def test_approvals_keep_their_order_when_the_clock_is_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("[project]\n", "utf-8")
    rows = "".join(f"{place}\t第{place}段\tParagraph {place}.\n" for place in range(number))
    (tmp_path / "segments" / "a.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    monkeypatch.setattr(ledger, "now", clock_set_back_after(number // 2))
    with Desk.open(Project.find(tmp_path), actor="Ann") as desk:
        desk._store.connection.execute("PRAGMA synchronous = OFF")
        order = [str(place) for place in reversed(range(number))]
        for id in order:
            desk.apply(Approve(SegmentRef(KEY, id)))
        decisions = desk.decisions(KEY)
        assert [one.ref.segment for one in decisions] == order
        times = [one.time for one in decisions]
        assert times != sorted(times)
        figures = gather(desk)
        assert (figures.first, figures.last) == ("2026-03-01", "2026-03-02")
        assert figures.by_status == {**dict.fromkeys(Status, 0), Status.APPROVED: number}
        assert not any(one.stale for one in figures.approvals)
        # Each came a second after the one before, but the first one, and the one that the clock was set back before.
        assert sum(not one.quick for one in figures.approvals) == 2
        assert "-1" not in reports.render(figures, "csv", table="approvals").decode()
        assert desk.apply(Undo(KEY)).ref == SegmentRef(KEY, order[-1])
        assert verify(desk.project).problems == ()
