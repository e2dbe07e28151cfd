"""Back to where one was before a jump, and forward again."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work

from enface.review.commands import SegmentRef
from enface.tui.jumps import Jumps

A, B, C = (SegmentRef("a.tsv", name) for name in "123")


@pytest.fixture
def long(project: Path) -> Path:
    rows = "".join(f"{number}\t句子{number}。\tSentence {number}.\n" for number in range(1, 201))
    (project / "segments" / "a.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    return project


def test_back_and_forward_go_through_the_places_left() -> None:
    jumps = Jumps()
    assert (jumps.back(A), jumps.forward()) == (None, None)
    jumps.note(A)
    jumps.note(B)
    assert (jumps.back(C), jumps.back(B), jumps.back(A)) == (B, A, None)
    assert (jumps.forward(), jumps.forward(), jumps.forward()) == (B, C, None)


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    jumps = Jumps()
    jumps.note(A)
    assert jumps.back(B) == A
    jumps.note(A)
    assert jumps.forward() is None
    assert jumps.back(C) == A


def ids(driver: ReviewDriver) -> str:
    return driver.row.segment.id


async def test_a_jump_is_gone_back_from_and_forward_to(long: Path) -> None:
    async with at_work(long) as driver:
        await driver.do("down", "down", "last", "up", "first")
        assert ids(driver) == "1"
        await driver.do("back")
        assert ids(driver) == "199"
        await driver.do("back")
        assert ids(driver) == "3"
        await driver.do("back")
        assert (ids(driver), driver.status) == ("3", "There is no place to go back to.")
        await driver.do("forward", "forward")
        assert ids(driver) == "1"
        await driver.do("forward")
        assert driver.status == "There is no place to go forward to."


async def test_moving_by_rows_and_screens_is_no_jump(long: Path) -> None:
    async with at_work(long, size=(80, 24)) as driver:
        await driver.do("down", "page_down", "page_down", "up", "page_up", "back")
        assert driver.status == "There is no place to go back to."


async def test_a_place_in_another_document_is_gone_back_to(long: Path) -> None:
    (long / "segments" / "b.tsv").write_text("id\tsource\ttarget\n7\t湖南\tHunan.\n", "utf-8")
    async with at_work(long) as driver:
        await driver.do("down")
        driver.screen.open_document("segments/b.tsv")
        await driver.pilot.pause()
        assert ids(driver) == "7"
        await driver.do("back")
        assert (driver.screen.document, ids(driver)) == ("segments/a.tsv", "2")
        await driver.do("forward")
        assert (driver.screen.document, ids(driver)) == ("segments/b.tsv", "7")
