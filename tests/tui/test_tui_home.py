"""Home: every document with what is left in it, narrowed down by typing, gone to by Enter."""

from __future__ import annotations

from pathlib import Path

from review_driver import ReviewDriver, at_work
from textual.widgets import Input, Static

from enface.model import Role
from enface.review.commands import Approve, Assign, Revise, SegmentRef
from enface.tui.screens.home import HomeScreen

A, B = "segments/a.tsv", "segments/b.tsv"


def home(driver: ReviewDriver) -> HomeScreen:
    screen = driver.pilot.app.screen
    assert isinstance(screen, HomeScreen)
    return screen


def line(driver: ReviewDriver, name: str) -> str:
    return str(home(driver).query_one(f"#{name}", Static).content)


async def test_each_document_says_what_is_left_what_is_open_and_who_has_it(project: Path) -> None:
    async with at_work(project, role=Role.LEAD) as driver:
        driver.desk.apply(Assign(B, "Wang Lei"))
        target = driver.desk.row(SegmentRef(B, "1")).segment.target
        driver.desk.apply(Approve(SegmentRef(B, "1"), seen=target))
        await driver.do("documents")
        first, second = driver.desk.documents()
        text = home(driver).list.text
        assert f"{first.words_left} of {first.words} words left · ◐ 4 translated" in text
        assert "! " in text
        assert "major" in text
        assert "b.tsv  Wang Lei's" in text
        assert "██████████  0 of 1 word left · ● 1 approved" in text
        assert f"2 documents   {first.words_left} words left" in line(driver, "header")
        assert second.words_left == 0
        driver.desk.apply(Revise(SegmentRef(B, "1"), "Farewell.", target))
        await driver.press("escape")
        await driver.do("documents")
        await driver.until(lambda: "≠ 1 stale approval" in home(driver).list.text)


async def test_what_is_left_depends_on_who_asks(project: Path) -> None:
    async with at_work(project, role=Role.EDITOR) as driver:
        total = driver.desk.documents()[0].words
        await driver.do("reject")
        await driver.type("no")
        await driver.press("enter")
        assert driver.desk.documents()[0].words_left == total
    async with at_work(project, role=Role.TRANSLATOR) as driver:
        assert driver.desk.documents()[0].words_left == 3  # News from hunan


async def test_typing_narrows_down_and_enter_opens(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("documents")
        await driver.type("b tsv")
        assert [entry.key for entry in home(driver).shown] == [B]
        assert "1 of 2 documents" in line(driver, "header")
        await driver.press("escape")
        assert len(home(driver).shown) == 2
        await driver.type("q")
        assert "Nothing with these words." in home(driver).list.render_line(1).text
        await driver.press("enter")
        assert "nowhere to go" in line(driver, "status")
        await driver.press("backspace", "b", "enter")
        assert driver.screen.document == B
        assert driver.row.segment.target == "Bye."


async def test_esc_goes_back_to_where_one_was(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "documents")
        assert "Enter open  Esc back  F1 help" in line(driver, "hint")
        await driver.press("down", "escape")
        assert (driver.pilot.app.screen, driver.row.segment.id) == (driver.screen, "2")


async def test_a_thousand_documents_are_gone_through_without_drawing_them_all(project: Path) -> None:
    async with at_work(project, size=(80, 24)) as driver:
        await driver.do("documents")
        screen = home(driver)
        (one, _) = screen.shown
        screen.put([one] * 1000)
        drawn: list[int] = []
        draw = screen.list._draw
        screen.list._draw = lambda number: (drawn.append(number), draw(number))[1]  # type: ignore[method-assign]
        for key in ("down", "down", "pagedown", "end", "pageup", "home"):
            drawn.clear()
            await driver.press(key)
            assert len(set(drawn)) <= 24 // 3 + 2
        assert screen.list.cursor == 0
        await driver.press("end")
        assert screen.list.cursor == 999
        assert screen.list.render_line(17).text.strip()


async def test_the_cursor_is_always_in_sight(project: Path) -> None:
    for size in ((60, 15), (80, 24), (160, 50)):
        async with at_work(project, size=size) as driver:
            await driver.do("documents")
            screen = home(driver)
            (one, _) = screen.shown
            screen.put([one] * 40)
            for key in ("down", "pagedown", "pagedown", "up", "pageup", "end", "pageup", "up", "home", "pagedown"):
                await driver.press(key)
                assert "▌" in screen.list.text
                assert screen.query_one("#look", Input).has_focus
