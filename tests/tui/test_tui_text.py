"""What stands on the review screen, as text: at three sizes, and the same in light, in dark and without colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver
from syrupy.assertion import SnapshotAssertion

from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import Filter, Position
from enface.tui.app import Workbench


async def shown(desk: Desk, size: tuple[int, int], *, dark: bool) -> str:
    """The screen at the second finding, its checks done."""
    async with Workbench(desk, dark=dark).run_test(size=size) as pilot:
        driver = ReviewDriver(pilot, desk)
        await pilot.pause()
        await driver.settle()
        await driver.do("first", "next_finding", "next_finding")
        strips = pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=["80x24", "120x40", "200x50"])
async def test_text_is_the_same_in_light_in_dark_and_without_colours(
    project: Path, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(Project.find(project), actor="Li") as desk:
        desk.remember(Position("segments/a.tsv", "1", Filter()))  # who has been here before is not told the first keys
        text = await shown(desk, size, dark=True)
        assert await shown(desk, size, dark=False) == text
        monkeypatch.setenv("NO_COLOR", "1")
        assert await shown(desk, size, dark=True) == text
    assert text == snapshot
