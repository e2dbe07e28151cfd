"""Adding to the glossary, from words pointed at and from the names: shown before it is saved, undone as one."""

from __future__ import annotations

from pathlib import Path

from review_driver import ReviewDriver, at_work
from textual.widgets import Static

from enface.tui.screens.names import NamesScreen
from enface.tui.screens.terms import TermScreen


async def point_at(driver: ReviewDriver, *words: str) -> None:
    """Type the labels of words, then Enter."""
    for word in words:
        choice = driver.screen._choice
        assert choice
        assert choice.pointing
        row, side = driver.row, choice.pointing.side
        text = row.segment.source if side == "source" else row.segment.target
        label = next(one for one in choice.pointing.labels if text[one.span.start : one.span.end] == word)
        await driver.press(*label.keys)
    await driver.press("enter")


def line(driver: ReviewDriver, name: str) -> str:
    return str(driver.pilot.app.screen.query_one(f"#{name}", Static).content)


async def shown(driver: ReviewDriver) -> TermScreen:
    await driver.until(lambda: isinstance(driver.pilot.app.screen, TermScreen))
    screen = driver.pilot.app.screen
    assert isinstance(screen, TermScreen)
    await driver.until(lambda: not screen.progress)
    return screen


async def test_term_from_words_pointed_at_is_previewed_saved_and_taken_back(project: Path) -> None:
    glossary = project / "glossary" / "terms.csv"
    before = glossary.read_text("utf-8")
    async with at_work(project) as driver:
        await driver.do("down", "add_term")
        assert "Term:" in driver.status + driver.hint
        await point_at(driver, "会", "议")
        assert "“会议” is:" in driver.status + driver.hint
        await point_at(driver, "meeting")
        screen = await shown(driver)
        assert "会议 → meeting (preferred)" in line(driver, "header")
        assert "into glossary/terms.csv" in line(driver, "header")
        assert [hit.ref.segment for hit in screen.shown] == ["2"]
        await driver.press("s", "f")
        await driver.until(lambda: not screen.progress)
        assert "1 finding more, 0 fewer" in line(driver, "header")
        assert glossary.read_text("utf-8") == before
        await driver.press("y")
        await driver.until(lambda: not isinstance(driver.pilot.app.screen, TermScreen))
        assert "u takes it back" in driver.status
        assert glossary.read_text("utf-8") == before + "会议,meeting,forbidden\n"
        await driver.settle()
        assert any(view.finding.rule == "glossary.forbidden" for view in driver.screen.findings)
        await driver.do("undo")
        await driver.settle()
        assert glossary.read_text("utf-8") == before
        assert not any(view.finding.rule == "glossary.forbidden" for view in driver.screen.findings)


async def test_other_rendering_is_looked_at_anew_and_leaving_saves_nothing(project: Path) -> None:
    glossary = project / "glossary" / "terms.csv"
    before = glossary.read_text("utf-8")
    async with at_work(project) as driver:
        await driver.do("down", "add_term")
        await point_at(driver, "会", "议")
        await point_at(driver, "meeting")
        screen = await shown(driver)
        await driver.press("e")
        screen.query_one("#ask").value = "conference"
        await driver.press("enter")
        await driver.until(lambda: not screen.progress)
        assert "会议 → conference (preferred)" in line(driver, "header")
        await driver.press("escape")
        assert driver.row.segment.id == "2"
        assert glossary.read_text("utf-8") == before


async def test_what_stands_in_the_glossary_already_is_said(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("last", "add_term")
        await point_at(driver, *_ends(driver, "湖南省侨联"))
        await driver.press("enter")
        await shown(driver)
        assert "The glossary already has Hunan Provincial Federation (preferred)" in line(driver, "status")


def _ends(driver: ReviewDriver, words: str) -> list[str]:
    labels = driver.screen._choice.pointing.labels  # type: ignore[union-attr]
    inside = [one for one in labels if one.span.end <= len(words)]
    text = driver.row.segment.source
    return list(dict.fromkeys(text[one.span.start : one.span.end] for one in (inside[0], inside[-1])))


async def test_name_of_the_ledger_becomes_a_term(project: Path) -> None:
    (project / "segments" / "a.tsv").write_text(
        "id\tsource\ttarget\n1\t湖南省教育厅召开会议。\tThe Hunan Education Department met.\n"
        "2\t湖南省教育厅指出问题。\tThe Hunan Office of Learning named problems.\n",
        "utf-8",
    )
    async with at_work(project) as driver:
        await driver.do("names")
        screen = driver.pilot.app.screen
        assert isinstance(screen, NamesScreen)
        await driver.until(lambda: not screen.progress)
        assert screen.entry
        await driver.press("T", "1")
        await shown(driver)
        assert screen.entry.thing in line(driver, "header")
        await driver.press("y")
        await driver.until(lambda: driver.pilot.app.screen is screen)
        assert screen.entry.thing in (project / "glossary" / "terms.csv").read_text("utf-8")
