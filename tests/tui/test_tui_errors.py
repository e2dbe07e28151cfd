"""Errors that people mark at the workbench: on words, in few keys; shown, answered and decided."""

from __future__ import annotations

from pathlib import Path

from review_driver import ReviewDriver, at_work

from enface.model import Role, Severity, Side, Span
from enface.review.error_views import ErrorView
from enface.tui.picking import Picking
from enface.tui.theme import ERROR_GLYPH


async def point(driver: ReviewDriver, *words: str, side: Side = Side.TARGET, types: bool = True) -> None:
    """Press the labels of words."""
    segment = driver.row.segment
    text = segment.target if side is Side.TARGET else segment.source
    made = Picking.of(text, driver.desk.errors.types if types else {}).labels
    for word in words:
        await driver.press(*next(one.keys for one in made if one.span.of(text) == word))


def errors(driver: ReviewDriver) -> tuple[ErrorView, ...]:
    return driver.desk.errors.of(driver.row.ref)


async def mark(driver: ReviewDriver, word: str, keys: str = "am") -> None:
    await driver.do("mark")
    await point(driver, word)
    await driver.press(*keys)


def margin(driver: ReviewDriver) -> str:
    """What the grid shows at the right of the cursor's row."""
    lines = [strip for index, strip in driver.grid._visible() if index == driver.grid._cursor]
    return "".join(strip.text[-6:] for strip in lines)


async def test_a_word_and_a_type_mark_an_error(project: Path) -> None:
    for size in ((80, 24), (160, 50)):
        async with at_work(project, size=size) as driver:
            await mark(driver, "hunan", "AM")
            (error,) = [one for one in errors(driver) if not one.withdrawn]
            assert (error.words, error.type, error.severity) == ("hunan", "accuracy/mistranslation", Severity.MAJOR)
            assert f"{ERROR_GLYPH} ! major  accuracy/mistranslation  “hunan”  Li" in driver.panel
            assert f"{ERROR_GLYPH}1" in margin(driver)
            assert "Marked: mistranslation, major." in driver.status
            await driver.do("undo")
            assert not errors(driver)
            assert ERROR_GLYPH not in driver.panel + margin(driver)


async def test_the_lines_say_at_each_key_what_may_follow(project: Path) -> None:
    async with at_work(project, size=(80, 24)) as driver:
        await driver.do("mark")
        assert "label of the word" in driver.hint
        assert "Tab in the source" in driver.hint
        await point(driver, "hunan")
        assert "“hunan”" in driver.status + driver.hint
        for words in ("a accuracy", "l linguistic", "d design", "capital: major", "! critical", "label: up to there"):
            assert words in f"{driver.status}  {driver.hint}"
        await driver.press("q")
        assert "q is no answer" in driver.status
        await driver.press("L")
        assert "major:  lg grammar  ls spelling" in driver.hint
        await driver.press("escape")
        assert not errors(driver)
        assert "n next finding" in driver.hint


async def test_labels_go_when_the_question_does(project: Path) -> None:
    async with at_work(project) as driver:
        for leave in ("escape", "backspace"):
            before = [strip.text for _, strip in driver.grid._visible()]
            await driver.do("mark")
            assert [strip.text for _, strip in driver.grid._visible()] != before
            if leave == "backspace":
                await driver.press(leave)
                assert "is no answer" in driver.status
                driver.grid.move(1)
                await driver.pilot.pause()
                driver.grid.move(-1)
                await driver.pilot.pause()
            else:
                await driver.press(leave)
            assert [strip.text for _, strip in driver.grid._visible()] == before


async def test_an_omission_is_marked_in_the_source_without_an_input_method(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("mark")
        await driver.press("tab")
        await point(driver, "新", "闻", side=Side.SOURCE)
        await driver.press("ａ", "ｏ")
        (error,) = errors(driver)
        assert (error.side, error.words, error.type) == (Side.SOURCE, "新闻", "accuracy/omission")
        assert "“新闻” in the source" in driver.panel


async def test_a_finding_becomes_an_error_by_one_key(project: Path) -> None:
    async with at_work(project) as driver:
        found = driver.finding.finding
        await driver.do("confirm_finding")
        (error,) = errors(driver)
        assert (error.type, error.severity, error.span) == (found.type, found.severity, found.target)
        await driver.do("confirm_finding")
        assert "already" in driver.status


async def test_an_error_is_changed_noted_moved_and_withdrawn(project: Path) -> None:
    async with at_work(project) as driver:
        await mark(driver, "hunan")
        await driver.do("error")
        await driver.press("t", "exclamation_mark", "l", "c")
        await driver.do("error")
        await driver.press("n")
        await driver.type("a name.")
        await driver.press("enter")
        (error,) = errors(driver)
        assert (error.type, error.severity) == ("linguistic-conventions/spelling/capitalization", Severity.CRITICAL)
        assert "“hunan”  Li: a name." in driver.panel
        await driver.do("error")
        await driver.press("p")
        await point(driver, "News", "from", types=False)
        await driver.press("enter")
        assert errors(driver)[0].words == "News from"
        await driver.do("error")
        await driver.press("w")
        assert errors(driver)[0].withdrawn
        assert ERROR_GLYPH not in driver.panel
        await driver.do("error")
        assert "No error is marked here" in driver.status


async def test_of_several_errors_the_number_in_the_panel_says_which(project: Path) -> None:
    async with at_work(project) as driver:
        await mark(driver, "hunan")
        await mark(driver, "News", "sa")
        assert f"{ERROR_GLYPH} 2 • minor  style/awkward-style  “News”" in driver.panel
        await driver.do("error")
        assert "2 “News”" in driver.hint
        await driver.press("2", "w")
        assert [one.words for one in errors(driver) if not one.withdrawn] == ["hunan"]


async def test_translator_disputes_and_lead_decides(project: Path) -> None:
    async with at_work(project, actor="Ann", role=Role.EDITOR) as driver:
        await mark(driver, "hunan")
    async with at_work(project, role=Role.TRANSLATOR) as driver:
        await driver.do("mark")
        assert "Only an editor or a lead marks errors; you work as a translator." in driver.status
        await driver.do("error")
        assert "withdraw" not in driver.hint
        await driver.press("d")
        await driver.type("as given")
        await driver.press("enter")
        assert "disputed by Li: as given" in driver.panel
    async with at_work(project, actor="Zoe", role=Role.LEAD) as driver:
        await driver.do("error")
        await driver.press("r", "S", "a")
        await driver.type("only style")
        await driver.press("enter")
        (error,) = errors(driver)
        assert (error.type, error.severity, error.counts) == ("style/awkward-style", Severity.MAJOR, True)
        assert "changed by Zoe: only style" in driver.panel


async def test_a_dismissed_error_is_no_longer_underlined(project: Path) -> None:
    async with at_work(project, actor="Ann", role=Role.EDITOR) as driver:
        await mark(driver, "News")
    async with at_work(project, role=Role.TRANSLATOR) as driver:
        await driver.do("error")
        await driver.press("d", *"no", "enter")
    async with at_work(project, actor="Zoe", role=Role.LEAD) as driver:
        assert any(mark.error for mark in driver.row.target_marks)
        await driver.do("error")
        await driver.press("x", *"right", "enter")
        assert "dismissed by Zoe: right" in driver.panel
        assert not any(mark.error for mark in driver.row.target_marks)


async def test_an_error_whose_words_were_mended_says_so_and_is_not_underlined(project: Path) -> None:
    async with at_work(project) as driver:
        await mark(driver, "hunan")
        await driver.do("accept", "first")
        assert "its words stand there no longer" in driver.panel
        assert not any(one.error for one in driver.row.target_marks)


async def test_a_segment_is_scored(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("score")
        await driver.type("abc")
        await driver.press("enter")
        assert "abc is no number" in driver.status
        await driver.do("score")
        await driver.type("72")
        await driver.press("enter")
        assert "Score  72  Li" in driver.panel
        await driver.do("score")
        await driver.press(*"101", "enter")
        assert "from 0 to 100" in driver.status


async def test_a_comment_is_made_on_words(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("comment_on")
        await point(driver, "News", types=False)
        await driver.press("enter")
        assert "Comment on “News”" in driver.status
        await driver.type("or Reports")
        await driver.press("enter")
        (comment,) = driver.desk.comments(driver.row.ref)
        assert (comment.span, comment.side, comment.words) == (Span(0, 4), Side.TARGET, "News")
        assert "Li on “News”: or Reports" in driver.panel


async def test_keys_that_come_all_at_once_mean_the_row_that_the_cursor_has_reached(project: Path) -> None:
    async with at_work(project) as driver:
        driver.screen.act("down")
        driver.screen.act("mark")
        await driver.pilot.pause()
        assert "label of the word" in driver.hint
        await point(driver, "changsha")
        await driver.press("l", "c")
        assert driver.row.segment.id == "2"
        assert errors(driver)[0].words == "changsha"
