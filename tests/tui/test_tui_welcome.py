"""The first start: what one may begin with, and the tour, which can be left at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver
from textual.widgets import Input, Static

from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.app import Workbench
from enface.tui.key_files import preset
from enface.tui.keys import Keys
from enface.tui.screens.tour import STEPS, step_words
from enface.tui.screens.welcome import Start, complete_path
from enface.tui.welcome_app import WelcomeApp


async def chosen(*presses: str, typed: tuple[str, ...] = ()) -> Start | None:
    """What comes of keys, and of answers to what is asked then."""
    app = WelcomeApp(Keys())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*presses)
        for words in typed:
            app.screen.query_one("#ask", Input).value = words
            await pilot.press("enter")
            await pilot.pause()
    return app.return_value


async def test_sample_comes_first_and_begins_the_tour() -> None:
    assert await chosen("enter") == Start(None, tour=True)


async def test_file_is_opened(project: Path) -> None:
    file = project / "segments" / "a.tsv"
    assert await chosen("j", "enter", typed=(str(file),)) == Start(file)


async def test_wrong_path_is_a_sentence_and_leaving_opens_nothing() -> None:
    app = WelcomeApp(Keys())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter", *"nowhere", "enter")
        assert "nowhere: no such file or folder." in str(app.screen.query_one("#status", Static).content)
        await pilot.press("q")
    assert app.return_value is None


async def test_project_is_made(project: Path, tmp_path: Path) -> None:
    made = tmp_path / "mine"
    assert await chosen("j", "j", "enter", typed=(str(project / "segments"), str(made))) == Start(made)
    assert (made / "segments" / "b.tsv").is_file()
    assert Project.find(made).glossary_paths


def test_paths_are_completed(project: Path) -> None:
    typed = f"{project}/seg"
    offer = complete_path(typed, len(typed))
    assert (offer.words, typed[: offer.start]) == (("segments/",), f"{project}/")


def said(driver: ReviewDriver) -> str:
    return str(driver.screen.query_one("#tour", Static).content)


async def test_tour_goes_on_by_doing_and_is_left_at_any_time(project: Path) -> None:
    with Desk.open(Project.find(project), actor="Li") as desk:
        async with Workbench(desk, tour=True).run_test(size=(80, 24)) as pilot:
            driver = ReviewDriver(pilot, desk)
            await driver.settle()
            assert said(driver).startswith("1 of 7  n goes to the next finding")
            await driver.do("down")
            assert said(driver).startswith("1 of 7")
            await driver.do("next_finding")
            assert said(driver).startswith("2 of 7")
            await driver.do("tour")
            assert not driver.screen.has_class("touring")
            await driver.do("tour", "next_finding", "accept", "undo", "waive")
            await driver.press("escape")
            await driver.do("edit")
            await driver.press("escape")
            await driver.do("decide", "help")
            assert not driver.screen.has_class("touring")


@pytest.mark.parametrize("name", ["default", "vim", "memoq"])
def test_every_step_fits_the_smallest_terminal(name: str) -> None:
    assert all(len(step_words(step, preset(name))) <= 56 for step in range(STEPS))
