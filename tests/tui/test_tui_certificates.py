"""A second pair of eyes at the workbench, and what a segment shows whose approval no longer holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import at_work

from enface.model import Status
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

THIRD = SegmentRef("segments/a.tsv", "3")


@pytest.fixture
def team(project: Path) -> Path:
    people = '[people]\nLi = "lead"\nWang = "editor"\nAnn = "translator"\n'
    (project / "enface.toml").write_text(f'[project]\nname = "try"\n{people}', "utf-8")
    return project


def at_desk(project: Path, actor: str) -> Desk:
    return Desk.open(Project.find(project), actor=actor)


async def test_a_stale_approval_is_shown_with_its_reason_in_grid_header_and_panel(team: Path) -> None:
    with at_desk(team, "Li") as desk:
        desk.apply(Approve(THIRD))
    with at_desk(team, "Wang") as desk:
        desk.apply(Revise(THIRD, "Hi there.", "Hello."))
    async with at_work(team) as driver:
        await driver.do("down", "down")
        assert driver.row.segment.id == "3"
        assert driver.row.stale
        assert "revised   ≠ approval stale" in driver.header
        assert "Approval  by Li on" in driver.panel
        assert "no longer holds: its target was changed by Wang on" in driver.panel
        assert "◑≠3" in "".join(driver.grid.render_line(y).text for y in range(driver.grid.size.height))
        await driver.do("filter")
        await driver.press("n")
        assert "1 segment: approved once, no longer." in driver.status
        assert driver.desk.count("segments/a.tsv", driver.screen.filter) == 1
        await driver.do("clear", "decide", "up")
        assert (driver.row.segment.status, driver.row.stale) == (Status.APPROVED, False)
        assert "no longer holds" not in driver.panel


async def test_a_lead_approves_their_own_words_with_a_reason(team: Path) -> None:
    with at_desk(team, "Li") as desk:
        desk.apply(Revise(THIRD, "Good day to you.", "Hello."))
    async with at_work(team) as driver:
        await driver.do("down", "down", "decide")
        assert driver.row.segment.status is Status.REVISED
        assert "Your own words, approved because:" in driver.status + driver.hint
        await driver.type("Wang is ill")
        await driver.press("enter")
        assert driver.row.segment.id == "4"
        await driver.do("up")
        assert driver.row.segment.status is Status.APPROVED
        assert "of their own words: Wang is ill" in driver.panel


async def test_who_may_not_override_is_told_that_somebody_else_approves(team: Path) -> None:
    with at_desk(team, "Wang") as desk:
        desk.apply(Revise(THIRD, "Good day to you.", "Hello."))
    async with at_work(team, actor="Wang") as driver:
        await driver.do("down", "down", "decide")
        assert "somebody else approves it" in driver.status
        assert driver.row.segment.status is Status.REVISED


async def test_space_confirms_where_the_settings_leave_approving_to_others(team: Path) -> None:
    settings = team / "enface.toml"
    settings.write_text(f'{settings.read_text("utf-8")}[workflow]\napprove = ["lead"]\n', "utf-8")
    async with at_work(team, actor="Wang") as driver:
        assert "confirm" in driver.hint
        await driver.do("decide")
        await driver.do("up")
        assert driver.row.segment.status is Status.REVISED
