"""Find and replace at the workbench: looked at before, chosen place by place, taken back at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from review_driver import ReviewDriver, at_work
from textual.widgets import Input, Static

from enface.tui.screens.replacing import ReplaceScreen


async def look(driver: ReviewDriver, words: str, by: str) -> ReplaceScreen:
    """Ask for words and what takes their place."""
    await driver.do("replace")
    for text in (words, by):
        driver.screen.query_one("#ask", Input).value = text
        await driver.press("enter")
    screen = driver.pilot.app.screen
    assert isinstance(screen, ReplaceScreen)
    await driver.until(lambda: not screen.progress)
    return screen


def line(screen: ReplaceScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def targets(driver: ReviewDriver) -> list[str]:
    return [row.segment.target for row in driver.desk.rows_after("segments/a.tsv", 0, 100)]


async def test_every_place_is_shown_before_and_after_and_one_undo_takes_it_back(project: Path) -> None:
    async with at_work(project, size=(160, 50)) as driver:
        before = targets(driver)
        screen = await look(driver, "hunan", "Hunan")
        assert "News from hunan → Hunan" in screen.list.text
        assert "2 places   2 in 2 segments taken in   in this document   capitals matter" in line(screen, "header")
        await driver.do("put_in")
        await driver.until(lambda: driver.pilot.app.screen is driver.screen)
        assert "Replaced in 2 segments." in driver.status
        assert targets(driver) == [text.replace("hunan", "Hunan") for text in before]
        await driver.settle()
        await driver.do("undo")
        assert "Undone: the replacement in 2 segments." in driver.status
        assert targets(driver) == before


async def test_only_what_is_taken_in_and_shown_is_replaced(project: Path) -> None:
    async with at_work(project) as driver:
        before = targets(driver)
        screen = await look(driver, "hunan", "Hunan")
        await driver.do("pick")
        assert len(screen.picked_here) == 1
        await driver.do("pick_all")
        await driver.do("narrow")
        await driver.type("met")
        await driver.press("enter")
        assert "1 of 2 places   1 in 1 segment taken in" in line(screen, "header")
        await driver.do("put_in")
        await driver.until(lambda: driver.pilot.app.screen is driver.screen)
        assert targets(driver) == [*before[:3], before[3].replace("hunan", "Hunan")]
        assert driver.row.segment.id == "4"


async def test_capitals_whole_words_and_documents_are_a_key_each(project: Path) -> None:
    (project / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t再见\tHunanese byes.\n", "utf-8")
    async with at_work(project) as driver:
        screen = await look(driver, "Hunan", "HN")
        assert len(screen.shown) == 1
        for key, places in (("capitals", 3), ("everywhere", 4), ("whole_words", 3)):
            await driver.do(key)
            await driver.until(lambda: not screen.progress)
            assert len(screen.shown) == places
        assert "a.tsv:4" in screen.list.text
        await driver.do("put_words")
        screen.query_one("#ask", Input).value = "Hunan"
        await driver.press("enter")
        assert len(screen.picked_here) == 2  # one stands as it should already
        await driver.do("find_words")
        screen.query_one("#ask", Input).value = "bye"
        await driver.press("enter")
        await driver.until(lambda: not screen.progress)
        assert "nowhere here" in screen.list.render_line(1).text


async def test_enter_goes_to_the_place_and_esc_changes_nothing(project: Path) -> None:
    async with at_work(project) as driver:
        before = targets(driver)
        await look(driver, "Hunan", "")
        await driver.do("open")
        assert driver.pilot.app.screen is driver.screen
        assert driver.row.segment.id == "4"
        screen = await look(driver, "hunan", "")
        assert "(nothing)" in screen.list.text
        await driver.press("escape")
        assert (driver.pilot.app.screen, targets(driver)) == (driver.screen, before)


async def test_blanks_are_words_too(project: Path) -> None:
    async with at_work(project) as driver:
        await look(driver, "the the ", "the ")
        await driver.do("put_in")
        await driver.until(lambda: driver.pilot.app.screen is driver.screen)
        assert targets(driver)[1] == "In march 2020, the meeting was held in changsha."


async def test_a_locked_segment_is_shown_and_never_taken_in(project: Path) -> None:
    async with at_work(project) as driver:
        screen = await look(driver, "hunan", "Hunan")
        screen._take_in([replace(place, locked=True) for place in screen.shown])
        assert "locked" in screen.list.text
        await driver.do("pick")
        assert "nothing to take in" in line(screen, "status")
        await driver.do("put_in")
        assert "No place is taken in" in line(screen, "status")
