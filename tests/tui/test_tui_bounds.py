"""Segments of a plain text split, merged and shifted in review: shown first, done by one key, undone by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "segments").mkdir(parents=True)
    (folder / "enface.toml").write_text('[project]\nname = "try"\n', "utf-8")
    (folder / "segments" / "a.zh.txt").write_text("会议在长沙召开。代表来了。\n\n大家很高兴。\n", "utf-8")
    (folder / "segments" / "a.en.txt").write_text(
        "The meeting was held in Changsha. They came.\n\nAll were glad.\n", "utf-8"
    )
    return folder


def rows(driver: ReviewDriver) -> list[tuple[str, str]]:
    found = driver.desk.rows_after(driver.screen.document, 0, 10)
    return [(row.segment.source, row.segment.target) for row in found]


async def test_merge_is_shown_then_done_and_taken_back(texts: Path) -> None:
    async with at_work(texts) as driver:
        before = rows(driver)
        await driver.do("bounds")
        await driver.press("m")
        assert rows(driver) == before
        assert "Then" in driver.panel
        await driver.press("y")
        assert len(rows(driver)) == len(before) - 1
        assert "u takes it back" in driver.status
        await driver.settle()
        await driver.do("undo")
        assert rows(driver) == before
        assert f"of {len(before)}" in driver.header


async def test_split_at_words_pointed_at(texts: Path) -> None:
    async with at_work(texts) as driver:
        await driver.do("last")
        before = rows(driver)
        await driver.do("bounds")
        await driver.press("s")
        for word in ("很", "were"):
            choice = driver.screen._choice
            assert choice
            assert choice.pointing
            text = getattr(driver.row.segment, choice.pointing.side)
            label = next(one for one in choice.pointing.labels if text[one.span.start : one.span.end] == word)
            await driver.press(*label.keys, "enter")
        await driver.press("y")
        assert rows(driver)[-2:] == [("大家", "All"), ("很高兴。", "were glad.")]
        assert len(rows(driver)) == len(before) + 1


async def test_what_would_change_nothing_is_refused_and_leaving_does_nothing(texts: Path) -> None:
    async with at_work(texts) as driver:
        before = rows(driver)
        await driver.do("bounds")
        await driver.press("p")
        assert rows(driver) == before
        assert driver.status
        await driver.do("bounds")
        await driver.press("m", "escape")
        assert rows(driver) == before


async def test_file_that_bounds_its_segments_itself_says_so(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("bounds")
        assert "segments" in driver.status
        assert "merge" not in driver.hint
