"""The workbench after a delivery: it opens on what changed, shows what it was, and takes the delivery back."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import at_work

from enface.review.commands import Approve, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/a.tsv"


def newer(table: str) -> str:
    changed = table.replace("2020年3月", "2021年3月").replace("Hello.", "Good day.")
    return changed + "5\tbody\t村庄很美。\tA fine village.\n"


@pytest.fixture
def delivered(project: Path, tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.tsv").write_text(newer((project / KEY).read_text("utf-8")), "utf-8")
    with Desk.open(Project.find(project), actor="Ann") as desk:
        for segment in ("1", "2", "3"):
            desk.apply(Approve(SegmentRef(KEY, segment)))
        desk.take(desk.delivery(tmp_path / "inbox" / "a.tsv"))
    return project


async def test_it_opens_on_what_the_delivery_changed(delivered: Path) -> None:
    async with at_work(delivered, actor="Ann") as driver:
        assert driver.row.ref.segment == "2"
        assert "segment 1 of 3" in driver.header
        assert "filter: changed by the file" in driver.header
        assert "2020" in driver.panel
        assert "2021" in driver.panel
        await driver.do("down")
        assert driver.row.ref.segment == "3"
        assert "Hello" in driver.panel
        await driver.do("down")
        assert "came on 2" in driver.panel


async def test_the_filter_is_one_key_and_holds_with_the_others(delivered: Path) -> None:
    async with at_work(delivered, actor="Ann") as driver:
        await driver.do("clear")
        assert "of 5" in driver.header
        await driver.do("filter")
        await driver.press("c")
        await driver.do("filter")
        await driver.press("t")
        assert driver.desk.count(KEY, driver.screen.filter) == 3
        await driver.do("decide")
        assert driver.desk.count(KEY, driver.screen.filter) == 2


async def test_undo_takes_the_whole_delivery_back(delivered: Path) -> None:
    async with at_work(delivered, actor="Ann") as driver:
        given = (delivered / KEY).read_text("utf-8")
        await driver.do("undo")
        assert "Undone: the delivery of segments/a.tsv." in driver.status
        assert "of 4" in driver.header
        assert (delivered / KEY).read_text("utf-8").count("\n") == 5
        await driver.do("redo")
        assert "Done again: the delivery" in driver.status
        assert (delivered / KEY).read_text("utf-8") == given
