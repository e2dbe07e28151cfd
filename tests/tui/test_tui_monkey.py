"""Random keys on a copy of the sample: no exception, a database that verifies, memory that stays flat."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from review_driver import ReviewDriver

from enface.cli.open_command import shipped_sample
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.tui.actions import ACTIONS
from enface.tui.app import Workbench
from enface.tui.screens.review import ReviewScreen

KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"ctrl+q"})
TYPED = [*"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", "space", "enter", "escape", "tab", "backspace", "left", "up"]
STEP = 25


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    for part in ("segments", "glossary"):
        shutil.copytree(shipped_sample() / part, folder / part)
    shutil.copy(shipped_sample() / "enface.toml", folder)
    return folder


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


async def play(folder: Path, seed: int, presses: int) -> list[float]:
    """Press so many keys; the memory after every fifth of them."""
    chance = random.Random(seed)
    taken: list[float] = []
    with Desk.open(Project.find(folder), actor="Li") as desk:
        async with Workbench(desk).run_test(size=(100, 30)) as pilot:
            await ReviewDriver(pilot, desk).settle()
            for number in range(0, presses, STEP):
                await pilot.press(*(chance.choice(KEYS if chance.random() < 0.7 else TYPED) for _ in range(STEP)))
                if chance.random() < 0.05:
                    await pilot.resize_terminal(chance.randrange(40, 200), chance.randrange(10, 60))
                if number % (presses // 5) < STEP:
                    taken.append(resident())
            await pilot.press("escape", "escape", "escape")
            await ReviewDriver(pilot, desk).settle()
    return taken


@pytest.fixture(autouse=True)
def stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody leaves while the monkey plays."""
    monkeypatch.setattr(ReviewScreen, "_act_quit", lambda self: None)


async def test_200_random_keys_break_nothing(sample: Path) -> None:
    await play(sample, 1, 200)
    assert verify(Project.find(sample)).problems == ()


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
async def test_10_000_random_keys_break_nothing_and_take_no_more_memory(sample: Path) -> None:
    taken = await play(sample, 3, 10_000)
    assert verify(Project.find(sample)).problems == ()
    assert taken[-1] - taken[1] < 60, taken
