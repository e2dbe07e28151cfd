"""Waivers, comments and conflicts as lists: narrowed down, gone to, decided on many at once, undone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from review_driver import ReviewDriver, at_work
from textual.widgets import Static

from enface.model import Role
from enface.review import merging, packages
from enface.review.commands import Comment, Revise, SegmentRef, Waive, WaiverScope
from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.screens.list_screen import ListScreen

KEY = "segments/a.tsv"


async def listed(driver: ReviewDriver, key: str) -> ListScreen[Any]:
    await driver.do("lists")
    await driver.press(key)
    screen = driver.pilot.app.screen
    assert isinstance(screen, ListScreen)
    await driver.until(lambda: not screen.progress)
    await driver.pilot.pause()
    return screen


def line(screen: ListScreen[Any], name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


async def waive_everything(driver: ReviewDriver) -> int:
    count = 0
    for row in driver.desk.rows_after(KEY, 0, 10):
        for view in driver.desk.findings(row.ref):
            finding = view.finding
            driver.desk.apply(Waive(row.ref, finding.fingerprint, finding.rule, "house style", WaiverScope.PLACE))
            count += 1
    return count


async def test_waivers_are_taken_back_many_at_once_and_one_undo_lets_them_stand_again(project: Path) -> None:
    async with at_work(project, role=Role.LEAD) as driver:
        count = await waive_everything(driver)
        screen = await listed(driver, "w")
        assert f"{count} waivers" in line(screen, "header")
        assert "house style" in screen.list.text
        await driver.do("pick_all", "unwaive")
        await driver.until(lambda: not screen.progress and not screen.shown)
        assert f"Taken back {count} waivers." in line(screen, "status")
        assert driver.desk.waivers() == ()
        await driver.do("undo_here")
        await driver.until(lambda: not screen.progress and len(screen.shown) == count)
        assert f"Undone: taking back {count} waivers." in line(screen, "status")
        await driver.do("undo_here")
        assert "Nothing was decided here" in line(screen, "status")
        assert len(driver.desk.waivers()) == count
        await driver.press("escape")
        assert driver.pilot.app.screen is driver.screen


async def test_without_any_taken_in_the_one_under_the_cursor_is_meant(project: Path) -> None:
    async with at_work(project, role=Role.LEAD) as driver:
        count = await waive_everything(driver)
        screen = await listed(driver, "w")
        await driver.do("narrow")
        await driver.type("case.month")
        await driver.press("enter")
        assert [waiver.rule for waiver in screen.shown] == ["case.month"]
        await driver.do("unwaive")
        await driver.until(lambda: len(driver.desk.waivers()) == count - 1)
        assert not [waiver for waiver in driver.desk.waivers() if waiver.rule == "case.month"]
        await driver.until(lambda: not screen.progress)
        await driver.do("leave", "leave")
        assert driver.pilot.app.screen is driver.screen
        assert [view.finding.rule for view in driver.screen.findings if view.state == "open"] == ["case.month"]


async def test_comments_lead_to_their_segments_the_newest_first(project: Path) -> None:
    async with at_work(project) as driver:
        screen = await listed(driver, "c")
        assert "Nobody has said anything" in screen.list.render_line(1).text
        await driver.press("escape")
        for segment, text in (("2", "first"), ("4", "second [/b]")):
            driver.desk.apply(Comment(SegmentRef(KEY, segment), text))
        driver.desk.apply(Comment(SegmentRef("segments/b.tsv", "1"), "third"))
        screen = await listed(driver, "c")
        assert [said.comment.text for said in screen.shown] == ["third", "second [/b]", "first"]
        assert "second [/b]" in screen.list.text
        await driver.do("down", "open")
        assert driver.row.segment.id == "4"
        await listed(driver, "c")
        await driver.do("open")
        assert driver.screen.document == "segments/b.tsv"


@pytest.fixture
def torn(project: Path, tmp_path: Path) -> Path:
    """Three segments have a text of Ann's and one of Bob's."""
    shutil.copytree(project, tmp_path / "bob")
    for folder, actor in ((project, "Ann"), (tmp_path / "bob", "Bob")):
        with Desk.open(Project.find(folder), actor=actor) as desk:
            for segment in ("1", "2", "3"):
                where = SegmentRef(KEY, segment)
                desk.apply(Revise(where, f"{actor}'s words {segment}.", desk.row(where).segment.target))
            (tmp_path / f"{actor}.zip").write_bytes(desk.merging.pack().data)
    merging.merge(packages.read(tmp_path / "Bob.zip"), project, "Ann")
    return project


def targets(driver: ReviewDriver) -> list[str]:
    return [row.segment.target for row in driver.desk.rows_after(KEY, 0, 100)][:3]


async def test_conflicts_are_decided_one_by_one_or_for_one_person(torn: Path) -> None:
    async with at_work(torn, actor="Ann") as driver:
        screen = await listed(driver, "x")
        assert "3 conflicts" in line(screen, "header")
        assert "Bob's words 1." in screen.list.text.replace("Ann'sBob's", "Bob's")
        await driver.press("9")
        assert "no such text" in line(screen, "status")
        await driver.press("2")
        await driver.until(lambda: len(screen.shown) == 2 and not screen.progress)
        assert targets(driver)[0] == "Bob's words 1."
        before = targets(driver)
        await driver.do("pick_all", "persons_texts")
        await driver.press("2")
        await driver.until(lambda: not screen.shown and not screen.progress)
        assert targets(driver) == ["Bob's words 1.", "Bob's words 2.", "Bob's words 3."]
        assert "Bob's text stands in 2 segments." in line(screen, "status")
        await driver.do("undo_here")
        await driver.until(lambda: len(screen.shown) == 2 and not screen.progress)
        assert "Undone: the choice of a text in 2 segments." in line(screen, "status")
        assert targets(driver) == before
