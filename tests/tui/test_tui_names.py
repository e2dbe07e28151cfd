"""The ledger at the workbench: every thing with its names, the right one chosen, the others fixed as one decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work
from textual.widgets import Static

from enface.tui.screens.names import NamePlaces, NamesScreen

A = """id\tsource\ttarget
1\t湖南省教育厅召开会议。\tThe Hunan Education Department met.
2\t湖南省教育厅指出问题。\tThe Hunan Education Department named problems.
3\t湖南省侨联开会。\tHunan FOC met.
4\t湖南省侨联成立。\tThe Hunan Provincial Federation was founded.
5\t长沙市财政局说。\tThe Changsha Finance Bureau spoke.
6\t长沙市财政局开会。\tThe Changsha Finance Bureau met.
"""
B = "id\tsource\ttarget\n1\t湖南省教育厅要求改进。\tThe Hunan Office of Learning and Education asked for better.\n"


@pytest.fixture
def named(project: Path) -> Path:
    (project / "segments" / "a.tsv").write_text(A, "utf-8")
    (project / "segments" / "b.tsv").write_text(B, "utf-8")
    return project


async def names(driver: ReviewDriver) -> NamesScreen:
    await driver.do("names")
    screen = driver.pilot.app.screen
    assert isinstance(screen, NamesScreen)
    await driver.until(lambda: not screen.progress)
    return screen


def targets(driver: ReviewDriver, document: str) -> list[str]:
    return [row.segment.target for row in driver.desk.rows_after(f"segments/{document}", 0, 100)]


async def test_names_that_do_not_agree_come_first_across_documents(named: Path) -> None:
    async with at_work(named) as driver:
        screen = await names(driver)
        assert {name.thing for name in screen.shown} == {"湖南省教育厅", "湖南省侨联"}
        text = screen.list.text
        assert "湖南省教育厅  3 places in 2 documents" in text
        assert "1 Hunan Education Department  2×" in text
        assert "2 Hunan Office of Learning and Education  1×  another name" in text
        await driver.do("agreeing")
        assert {name.thing for name in screen.shown} == {"湖南省教育厅", "湖南省侨联", "长沙市财政局"}


async def test_the_right_name_is_chosen_and_the_others_fixed_with_one_undo(named: Path) -> None:
    async with at_work(named) as driver:
        before = targets(driver, "b.tsv")
        screen = await names(driver)
        while screen.entry and screen.entry.thing != "湖南省教育厅":
            await driver.do("down")
        await driver.press("1")
        places = driver.pilot.app.screen
        assert isinstance(places, NamePlaces)
        assert "b.tsv:1" in places.list.text
        assert "Office of Learning and Education → Hunan Education Department" in places.list.text.replace("\n", " ")
        await driver.do("put_in")
        await driver.until(lambda: driver.pilot.app.screen is driver.screen)
        assert targets(driver, "b.tsv") == ["The Hunan Education Department asked for better."]
        await driver.settle()
        driver.screen.open_document("segments/b.tsv")
        await driver.pilot.pause()
        await driver.do("undo")
        assert targets(driver, "b.tsv") == before


async def test_what_the_glossary_forbids_is_another_name_and_its_admitted_ones_are_not(named: Path) -> None:
    async with at_work(named) as driver:
        screen = await names(driver)
        (body,) = [name for name in screen.shown if name.thing == "湖南省侨联"]
        assert body.usual == "Hunan Provincial Federation"
        _, wrong = body.others(body.usual)
        assert [place.ref.segment for place in wrong] == ["3"]
        assert body.same("Hunan Federation", body.usual)


async def test_there_is_no_name_behind_the_last_and_none_to_fix_where_all_agree(named: Path) -> None:
    async with at_work(named) as driver:
        screen = await names(driver)
        await driver.press("9")
        assert "no such name" in str(screen.query_one("#status", Static).content)
        await driver.do("agreeing", "last")
        await driver.press("1")
        assert "everywhere" in str(screen.query_one("#status", Static).content)
        await driver.do("open")
        assert driver.pilot.app.screen is driver.screen
        assert driver.row.segment.id == "5"


async def test_leaving_ends_the_reading(named: Path) -> None:
    rows = "".join(f"{number}\t湖南省侨联开会。\tHunan FOC met.\n" for number in range(120))
    (named / "segments" / "b.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    async with at_work(named) as driver:
        assert driver.desk.names()
        assert driver.desk.names(lambda: True) == ()
        await driver.do("names")
        await driver.press("escape")
        assert driver.pilot.app.screen is driver.screen
