"""Reading the English in one flow, and one segment alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work
from textual.widgets import Static

from enface.tui.screens import reading
from enface.tui.screens.reading import ReadingScreen

TABLE = """id\tparagraph\tkind\tsource\ttarget
1\t1\ttitle\t湖南新闻\tNews from Hunan
2\t2\tbody\t会议召开。\tThe meeting was held.
3\t2\tbody\t他们去了湖南。\tThey went to the the hunan.\x1b
4\t3\tbody\t你好。\tHello.
"""


@pytest.fixture
def flowing(project: Path) -> Path:
    (project / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    return project


async def read(driver: ReviewDriver) -> ReadingScreen:
    await driver.do("read")
    screen = driver.pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    await driver.until(lambda: bool(screen.shown))
    return screen


async def test_segments_of_a_paragraph_flow_and_enter_goes_where_one_stumbles(flowing: Path) -> None:
    async with at_work(flowing) as driver:
        screen = await read(driver)
        assert "The meeting was held. They went to the the hunan.␛" in screen.list.text
        assert [len(one.rows) for one in screen.shown] == [1, 2, 1]
        await driver.press("j", "enter")
        await driver.until(lambda: driver.pilot.app.screen is driver.screen)
        assert driver.row.segment.id == "3"
        screen = await read(driver)
        assert screen.entry == screen.shown[1]
        await driver.press("escape")
        assert driver.row.segment.id == "3"


async def test_long_document_says_which_stretch_is_read(flowing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AROUND", 1)
    monkeypatch.setattr(reading, "_PAGE", 1)
    async with at_work(flowing) as driver:
        await driver.do("last")
        screen = await read(driver)
        assert "segments 3 to 4 of 4" in str(screen.query_one("#header", Static).content)


async def test_focus_shows_one_segment_alone_and_follows_the_cursor(flowing: Path) -> None:
    async with at_work(flowing, size=(80, 24)) as driver:

        def shown() -> str:
            return "\n".join(driver.grid.render_line(y).text for y in range(driver.grid.size.height))

        assert "会议召开" in shown()
        await driver.do("focus")
        assert "湖南新闻" in shown()
        assert "会议召开" not in shown()
        await driver.do("down")
        assert "会议召开" in shown()
        assert "湖南新闻" not in shown()
        await driver.do("edit")
        await driver.press("escape")
        await driver.do("last", "up", "page_up", "focus")
        assert "会议召开" in shown()
        assert "湖南新闻" in shown()
