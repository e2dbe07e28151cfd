"""A driver that speaks the actions' words over Textual's Pilot; keys are looked up in the registry."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from enface.model import Role
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import FindingView, Row
from enface.tui.app import Workbench
from enface.tui.keys import Keys
from enface.tui.screens.review import ReviewScreen
from enface.tui.widgets.grid import SegmentGrid
from enface.tui.widgets.target_editor import TargetEditor


class ReviewDriver:
    """One person at the workbench."""

    def __init__(self, pilot: Pilot[None], desk: Desk) -> None:
        self.pilot = pilot
        self.desk = desk

    @property
    def screen(self) -> ReviewScreen:
        return next(screen for screen in self.pilot.app.screen_stack if isinstance(screen, ReviewScreen))

    @property
    def grid(self) -> SegmentGrid:
        return self.screen.query_one(SegmentGrid)

    @property
    def row(self) -> Row:
        row = self.grid.row
        assert row is not None
        return row

    @property
    def finding(self) -> FindingView:
        return self.screen.findings[self.screen.current]

    @property
    def status(self) -> str:
        return str(self.screen.query_one("#status", Static).content)

    @property
    def header(self) -> str:
        return str(self.screen.query_one("#header", Static).content)

    @property
    def hint(self) -> str:
        return str(self.screen.query_one("#hint", Static).content)

    @property
    def panel(self) -> str:
        return self.screen.panel.text

    async def do(self, *actions: str) -> None:
        """Press the key of each action."""
        for action in actions:
            await self.pilot.press(*self.screen.keys.of(action)[0].split())
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space", ".": "full_stop", ",": "comma"}
        await self.pilot.press(*(names.get(char, char) for char in text))
        await self.pilot.pause()

    async def rewrite(self, text: str) -> None:
        """Put another text into the open editor, as typing would."""
        self.screen.query_one(TargetEditor).text = text
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until the checks in the background are done."""
        await self.until(lambda: not self.screen.is_checking, seconds=20)
        await self.pilot.pause()

    async def choose(self, number: int) -> None:
        """Apply one of several fixes."""
        await self.press(self.screen.keys.of("choose")[number - 1])

    async def until(self, holds: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until something holds; a failure after that many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError("it never came to hold")


@asynccontextmanager
async def at_work(
    folder: Path,
    *,
    actor: str = "Li",
    role: Role | None = None,
    size: tuple[int, int] = (120, 40),
    keys: Keys | None = None,
) -> AsyncIterator[ReviewDriver]:
    """The workbench on a project, its first check done."""
    with Desk.open(Project.find(folder), actor=actor, role=role) as desk:
        async with Workbench(desk, keys=keys).run_test(size=size) as pilot:
            driver = ReviewDriver(pilot, desk)
            await pilot.pause()
            await driver.settle()
            yield driver
