"""A segment that two people gave different texts shows both, and one key chooses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from review_driver import at_work

from enface.model import Status
from enface.review import merging, packages
from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/a.tsv"


@pytest.fixture
def torn(project: Path, tmp_path: Path) -> Path:
    """The first segment has a text of Ann's and one of Bob's."""
    shutil.copytree(project, tmp_path / "bob")
    for folder, actor in ((project, "Ann"), (tmp_path / "bob", "Bob")):
        with Desk.open(Project.find(folder), actor=actor) as desk:
            where = SegmentRef(KEY, "1")
            desk.apply(Revise(where, f"{actor}'s own words.", desk.row(where).segment.target))
            (tmp_path / f"{actor}.zip").write_bytes(desk.merging.pack().data)
    merging.merge(packages.read(tmp_path / "Bob.zip"), project, "Ann")
    return project


async def test_both_texts_stand_in_the_panel_and_the_notice_says_where(torn: Path) -> None:
    async with at_work(torn, actor="Ann") as driver:
        assert "1 segment is in conflict, 1 of segments/a.tsv" in driver.status
        assert driver.panel.startswith("≠ in conflict")
        assert "Ann's own words." in driver.panel
        assert "Bob's" in driver.panel
        assert "Bob, 2" in driver.panel


@pytest.mark.parametrize(("key", "text"), [("1", "Ann's own words."), ("2", "Bob's own words.")])
async def test_the_key_that_approves_asks_which_text_stands(torn: Path, key: str, text: str) -> None:
    async with at_work(torn, actor="Ann") as driver:
        await driver.do("decide")
        assert "Which text stands?" in driver.status + driver.hint
        await driver.press(key)
        texts = {driver.row.segment.target}
        assert texts == {text}
        assert driver.row.segment.status is Status.REVISED
        assert "in conflict" not in driver.panel
        await driver.do("undo")
        assert "in conflict" in driver.panel


async def test_another_text_may_stand(torn: Path) -> None:
    async with at_work(torn, actor="Ann") as driver:
        await driver.do("decide")
        await driver.press("o", *["backspace"] * len("Bob's own words."), "X", "enter")
        assert driver.row.segment.target == "X"


async def test_nothing_else_is_decided_before(torn: Path) -> None:
    async with at_work(torn, actor="Ann") as driver:
        await driver.do("edit")
        assert "asks which text stands" in driver.status
        await driver.do("reject")
        await driver.press("n", "o", "enter")
        assert "choose one first" in driver.status
