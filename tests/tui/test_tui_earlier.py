"""How a source was translated before is one key away, and so is putting that in."""

from __future__ import annotations

from pathlib import Path

from review_driver import at_work

from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.review.commands import Approve, SegmentRef
from enface.review.project import Project

KEY = "segments/a.tsv"


async def test_an_earlier_translation_is_shown_with_what_differs_and_put_in_by_a_key(project: Path) -> None:
    memory = Memory(Project.find(project).database)
    memory.add("old.tmx", [Entry("湖南旧闻", "Old News of Hunan", "7", "translated"), Entry("Bye now.", "再见", "8")])
    async with at_work(project) as driver:
        await driver.do("earlier")
        assert "75 %  old.tmx:7  translated" in driver.panel
        assert "Old News of Hunan" in driver.panel
        await driver.press("escape")
        assert driver.row.segment.target == "News from hunan"
        await driver.do("earlier")
        await driver.press("1")
        assert driver.row.segment.target == "Old News of Hunan"
        assert driver.desk.history(driver.row.ref)[-1].origin == "recalled"
        await driver.do("undo")
        assert driver.row.segment.target == "News from hunan"


async def test_what_is_approved_here_serves_other_segments_but_not_itself(project: Path) -> None:
    (project / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t你好！\tHi.\n", "utf-8")
    async with at_work(project) as driver:
        driver.desk.apply(Approve(SegmentRef(KEY, "3")))
        assert driver.desk.earlier(SegmentRef(KEY, "3")) == ()
        assert driver.desk.earlier(SegmentRef("segments/b.tsv", "1")) == ()  # 67 % only
        Memory(driver.desk.project.database).add("old.tmx", [Entry("Hello!", "你好！", "1")])
        (found,) = driver.desk.earlier(SegmentRef("segments/b.tsv", "1"))
        assert (found.percent, found.source, found.text) == (100, "你好！", "Hello!")


async def test_nothing_earlier_is_said(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("earlier")
        assert "No earlier translation" in driver.status
