"""Two people at one project: each sees what the other does, and neither writes over the other unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import at_work

from enface.model import Status
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.screens.sharing import NEWS_EVERY

pytestmark = pytest.mark.usefixtures("several_writers")


@pytest.fixture
def other(project: Path):
    with Desk.open(Project.find(project), actor="Bob") as desk:
        yield desk


async def test_others_changes_come_within_two_seconds_and_the_cursor_stays(project: Path, other: Desk) -> None:
    async with at_work(project) as driver:
        await driver.do("down")
        here, above = driver.row.ref, SegmentRef("segments/a.tsv", "1")
        other.apply(Revise(above, "Bob's text.", other.row(above).segment.target))
        other.apply(Approve(here))
        await driver.until(lambda: driver.row.segment.status is Status.APPROVED, seconds=2)
        assert driver.row.ref == here
        assert "Bob has decided on this segment just now" in driver.status
        await driver.do("up")
        assert driver.row.segment.target == "Bob's text."


async def test_a_row_that_leaves_the_filter_stays_while_it_is_selected(project: Path, other: Desk) -> None:
    async with at_work(project) as driver:
        await driver.do("filter")
        await driver.press("t")
        here = driver.row.ref
        other.apply(Approve(here))
        await driver.until(lambda: driver.row.segment.status is Status.APPROVED, seconds=2)
        assert driver.row.ref == here


async def test_an_edit_that_was_overtaken_is_kept_and_the_other_text_is_shown(project: Path, other: Desk) -> None:
    async with at_work(project) as driver:
        ref = driver.row.ref
        await driver.do("edit")
        await driver.rewrite("Li's text.")
        other.apply(Revise(ref, "Bob's text.", other.row(ref).segment.target))
        await driver.pilot.pause(NEWS_EVERY + 0.2)
        assert driver.screen.has_class("editing")
        await driver.press("enter")
        assert "Bob has changed segment" in driver.status
        assert "saving again puts yours in its place" in driver.status
        assert driver.screen.has_class("editing")
        assert other.row(ref).segment.target == "Bob's text."
        assert driver.desk.draft(ref) == "Li's text."
        assert driver.row.segment.target == "Bob's text."
        await driver.press("enter")
        assert not driver.screen.has_class("editing")
        assert other.row(ref).segment.target == "Li's text."


async def test_a_segment_that_somebody_is_editing_says_so(project: Path, other: Desk) -> None:
    async with at_work(project) as driver:
        await driver.do("down")
        ref = driver.row.ref
        await driver.do("up")
        other.begin_edit(ref)
        await driver.do("down")
        assert "Bob has been editing this segment since" in driver.status
        await driver.do("edit")
        assert "Bob has been editing this segment since" in driver.status
        editing = other.editing(ref)
        assert editing
        assert editing.actor == "Li"
        await driver.press("escape")
        assert other.editing(ref) is None
