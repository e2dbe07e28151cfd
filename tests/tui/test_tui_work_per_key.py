"""How much work a key makes, counted and not timed: it is the same in a short document and in a long one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work

from enface.review.checking import breather
from enface.review.views import Row
from enface.tui.widgets import grid as grid_module
from enface.tui.widgets.grid_layout import LaidOut, Look

ENOUGH = 3
OF_A_PAGE = 4
"""Statements for rows that are not at hand: their texts, findings, stale approvals, marked errors."""


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


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """The rows that the grid has wrapped, whatever it counts itself."""
    rows: list[Row] = []
    lay_out = grid_module.lay_out

    def noted(row: Row, look: Look) -> LaidOut:
        rows.append(row)
        return lay_out(row, look)

    monkeypatch.setattr(grid_module, "lay_out", noted)
    return rows


@pytest.mark.parametrize("size", [30, 600])
async def test_a_move_asks_three_things_of_the_database_and_wraps_a_screen_at_most(
    project: Path, size: int, laid_out: list[Row]
) -> None:
    (project / "segments" / "a.tsv").write_text(document(size), "utf-8")
    async with at_work(project, size=(80, 24)) as driver:
        grid, alone = driver.grid, 0
        moves = (
            ["down"] * 6 + ["up"] * 3 + ["other_finding", "down", "panel_down", "page_down", "page_up", "last", "first"]
        )
        for key in moves:
            laid_out.clear()
            pages, place = grid.pages_asked, driver.row
            with statements(driver) as asked:
                await driver.do(key)
            pages = grid.pages_asked - pages
            assert len(asked) <= ENOUGH + OF_A_PAGE * pages, asked
            assert asked or driver.row is place
            alone += not pages
            assert len(laid_out) <= len({index for index, _ in grid._visible()}) + 2
        assert alone >= 10


async def test_what_a_key_leads_to_is_on_the_screen_when_the_key_is_done(project: Path) -> None:
    async with at_work(project) as driver:
        driver.screen.act("down")
        assert "segment 2 of" in driver.header
        assert "March" in driver.panel


async def test_to_take_back_what_changed_no_text_begins_no_check(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("decide", "undo")
        assert "Undone" in driver.status
        assert not driver.screen.is_checking
        await driver.do("next_finding", "accept", "undo")
        assert driver.screen.is_checking


async def test_pointing_at_words_asks_nothing_of_the_database_and_wraps_one_row_a_key(project: Path) -> None:
    async with at_work(project) as driver:
        for key in ("m", "tab", "tab", "enter", "a", "backspace", "escape"):
            wrapped = driver.grid.rows_wrapped
            with statements(driver) as asked:
                await driver.press(key)
            assert not asked
            assert driver.grid.rows_wrapped - wrapped <= 1


def test_a_check_rests_while_a_key_is_answered_and_then_goes_on() -> None:
    answers = iter([True, True, False])
    breather(lambda: False, lambda: next(answers))()
    assert next(answers, None) is None
