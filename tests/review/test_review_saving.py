"""A decision is on the disk about as fast as the disk takes anything, also in a large project."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from enface.review.commands import Approve, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store.connection import connect

SEGMENTS = 100_000
SAVES = 300
MOST = 0.010
SLOWER_THAN_BARE = 2.5


@pytest.mark.long
def test_a_save_takes_little_more_than_a_row(folder: Path) -> None:
    lines = (f"{place}\t第{place}次会议。\tMeeting {place}." for place in range(SEGMENTS))
    (folder / "segments" / "one.tsv").write_text("id\tsource\ttarget\n" + "\n".join(lines) + "\n", "utf-8")
    bare: list[float] = []
    saves: list[float] = []
    with (
        Desk.open(Project.find(folder), actor="Ann") as desk,
        closing(connect(folder / "bare.db")) as connection,
    ):
        connection.execute("CREATE TABLE line (body TEXT)")
        # In turns, so that both meet the same disk.
        for number in range(SAVES):
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO line VALUES ('a line')")
            connection.execute("COMMIT")
            bare.append(time.perf_counter() - start)
            start = time.perf_counter()
            desk.apply(Approve(SegmentRef("segments/one.tsv", str(number * 331 % SEGMENTS))))
            saves.append(time.perf_counter() - start)
    at_95 = int(SAVES * 0.95)
    assert sorted(saves)[at_95] <= max(MOST, SLOWER_THAN_BARE * sorted(bare)[at_95])
