"""Queries at the workbench: shown as a chip with their count, explained where they make no sense, run elsewhere."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work
from textual.widgets import Input

from enface.store import pages


async def ask(driver: ReviewDriver, query: str) -> None:
    """Filter by a query."""
    await driver.do("filter")
    await driver.press("slash")
    driver.screen.query_one("#ask", Input).value = query
    await driver.press("enter")


async def test_a_query_filters_and_stands_as_a_chip_with_its_count(project: Path) -> None:
    async with at_work(project) as driver:
        await ask(driver, "湖南 !kind:title")
        await driver.until(lambda: "filter: 湖南 !kind:title" in driver.header)
        assert "segment 1 of 1" in driver.header
        assert "1 segment: 湖南 !kind:title" in driver.status
        assert driver.row.segment.id == "4"
        await driver.do("quit")
    async with at_work(project) as driver:
        assert "filter: 湖南 !kind:title" in driver.header


async def test_a_mistake_is_explained_and_may_be_mended(project: Path) -> None:
    async with at_work(project) as driver:
        await ask(driver, "words>2 statsu:draft")
        assert "Column 9: statsu is nothing to ask for; did you mean status?" in driver.status
        line = driver.screen.query_one("#ask", Input)
        assert (line.value, line.cursor_position, line.has_focus) == ("words>2 statsu:draft", 8, True)
        line.value = "words>8"
        await driver.press("enter")
        await driver.until(lambda: "filter: words>8" in driver.header)


async def test_one_jumps_to_the_next_segment_that_a_query_means(project: Path) -> None:
    async with at_work(project) as driver:
        for wanted in ("2", "4", "2"):
            await driver.do("jump")
            driver.screen.query_one("#ask", Input).value = "rule:case.* !kind:title"
            await driver.press("enter")
            await driver.until(lambda wanted=wanted: driver.row.segment.id == wanted)
        await driver.do("jump")
        driver.screen.query_one("#ask", Input).value = "nowhere"
        await driver.press("enter")
        await driver.until(lambda: "No segment nowhere here; there are 4." in driver.status)


async def test_a_query_is_completed_as_one_types(project: Path) -> None:
    async with at_work(project) as driver:
        line = driver.screen.query_one("#ask", Input)
        await driver.do("filter")
        await driver.press("slash")
        assert "Tab  status:  rule:  severity>=" in driver.status
        await driver.type("ki")
        await driver.press("tab")
        await driver.until(lambda: "Tab  body  title" in driver.status)
        await driver.press("tab", "tab")
        assert line.value == "kind:title"
        await driver.press("shift+tab", "shift+tab")
        assert line.value == "kind:"
        await driver.press("tab")
        await driver.type(" x")
        assert (line.value, "Tab" in driver.status) == ("kind:body x", False)
        await driver.press("backspace", "backspace")
        await driver.type(" kinds")
        await driver.press("colon", "a", "space")
        assert "Column 11: kinds is nothing to ask for; did you mean kind?" in driver.status
        assert line.has_focus


async def test_what_may_follow_always_fits_the_line(project: Path) -> None:
    async with at_work(project, size=(60, 20)) as driver:
        await driver.do("filter")
        await driver.press("slash")
        width = driver.screen.size.width - 2
        for _ in range(12):
            assert len(driver.status) <= width
            word = driver.screen.query_one("#ask", Input).value
            assert word in driver.status
            await driver.press("tab")


async def test_a_query_is_saved_under_a_name_and_named_by_others(project: Path) -> None:
    async with at_work(project) as driver:
        await ask(driver, "!kind:title words>2")
        await driver.until(lambda: "words>2" in driver.header)
        await driver.do("filter")
        assert "s save query…" in driver.hint
        await driver.press("s")
        await driver.type("long")
        await driver.press("enter")
        assert "Saved as @long" in driver.status
        assert "filter: @long" in driver.header
    async with at_work(project) as driver:
        await driver.press("escape")
        await ask(driver, "@long 湖南")
        await driver.until(lambda: "filter: !kind:title words>2 湖南" in driver.header)
        assert driver.row.segment.id == "4"
        await ask(driver, "@long")
        await driver.until(lambda: "filter: @long" in driver.header)
        await driver.do("filter")
        await driver.press("s")
        assert "@long is no longer saved" in driver.status
        await driver.do("jump")
        driver.screen.query_one("#ask", Input).value = "@long"
        await driver.press("enter")
        assert "@long is no saved query" in driver.status


async def test_words_are_searched_away_from_the_ui_thread(project: Path) -> None:
    async with at_work(project) as driver:
        looked: list[int] = []
        matching = pages.matching

        def seen(connection: sqlite3.Connection, document: str, chosen: pages.RowFilter) -> list[int]:
            looked.append(threading.get_ident())
            return matching(connection, document, chosen)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pages, "matching", seen)
            await driver.do("search")
            await driver.type("hunan")
            await driver.press("enter")
            await driver.until(lambda: "1 of 2 with it" in driver.status)
            await driver.do("next_match")
            await driver.until(lambda: "2 of 2 with it" in driver.status)
            await ask(driver, "met")
            await driver.until(lambda: "filter: met" in driver.header)
            for key in ("next_match", "previous_match", "next_match"):
                await driver.do(key)
                await driver.until(lambda: "1 of 1 with it" in driver.status)
        # Once for the words, for the filter, and for the words inside it.
        assert len(looked) == 3
        assert threading.get_ident() not in looked


async def test_segments_are_looked_for_away_from_the_ui_thread(project: Path) -> None:
    async with at_work(project) as driver:
        looked: list[int] = []
        matching = driver.desk._store._matching

        def seen(document: str, chosen: object) -> list[int]:
            looked.append(threading.get_ident())
            return matching(document, chosen)  # type: ignore[arg-type]

        driver.desk._store._matching = seen  # type: ignore[method-assign]
        await ask(driver, "会议")
        await driver.until(lambda: "会议" in driver.header)
        assert looked[0] != threading.get_ident()
