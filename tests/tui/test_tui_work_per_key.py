"""How much work a key makes, counted and not timed: it is the same in a short document and in a long one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work

ENOUGH = 3


@contextmanager
def statements(driver: ReviewDriver) -> Iterator[list[str]]:
    """What is asked of the database meanwhile; not where one is, which is kept when the keys rest."""
    driver.desk.remember = lambda position: None  # type: ignore[method-assign]
    asked: list[str] = []
    connection = driver.desk._store.connection
    connection.set_trace_callback(asked.append)
    yield asked
    connection.set_trace_callback(None)


def document(size: int) -> str:
    rows = (f"{number}\t句子{number}。\tSentence {number} of hunan." for number in range(size))
    return "\n".join(["id\tsource\ttarget", *rows]) + "\n"


@pytest.mark.parametrize("size", [30, 600])
async def test_a_move_asks_three_things_of_the_database_and_wraps_a_screen_at_most(project: Path, size: int) -> None:
    (project / "segments" / "a.tsv").write_text(document(size), "utf-8")
    async with at_work(project, size=(80, 24)) as driver:
        grid, counted = driver.grid, 0
        for key in ["down"] * 6 + ["up"] * 3 + ["other_finding", "down", "panel_down"]:
            wrapped, pages = grid.rows_wrapped, grid.pages_asked
            with statements(driver) as asked:
                await driver.do(key)
            if grid.pages_asked == pages:
                assert len(asked) <= ENOUGH, asked
                counted += 1
            assert grid.rows_wrapped - wrapped <= len({index for index, _ in grid._visible()}) + 2
        assert counted >= 8


async def test_pointing_at_words_asks_nothing_of_the_database_and_wraps_one_row_a_key(project: Path) -> None:
    async with at_work(project) as driver:
        for key in ("m", "tab", "tab", "enter", "a", "backspace", "escape"):
            wrapped = driver.grid.rows_wrapped
            with statements(driver) as asked:
                await driver.press(key)
            assert not asked
            assert driver.grid.rows_wrapped - wrapped <= 1
