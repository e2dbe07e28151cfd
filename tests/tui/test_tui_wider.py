"""What reaches further than the segment selected is shown before it is done; earlier versions come back by a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import at_work

from enface.model import Role, Side
from enface.review.commands import WaiverScope
from enface.review.views import FindingState

ROWS = [("1", "四月。", "It is april."), ("2", "四月。", "In april."), ("3", "六月。", "It is june.")]


@pytest.fixture
def months(project: Path) -> Path:
    for name in ("a", "b"):
        lines = ["id\tsource\ttarget\n", *("\t".join(row) + "\n" for row in ROWS)]
        (project / "segments" / f"{name}.tsv").write_text("".join(lines), "utf-8")
    (project / "enface.toml").write_text('[waivers]\nreasons = ["as the law has it"]\n', "utf-8")
    return project


async def test_a_wider_waiver_shows_what_it_silences_before_it_is_kept(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("waive")
        await driver.press("w")
        asked = driver.hint + driver.status
        assert "d the same in this document (2)" in asked
        assert "p the same everywhere (4)" in asked
        assert "r all that the rule finds in this project (6)" in asked
        await driver.press("p")
        assert "This silences 4 open findings in 4 segments of 2 documents:" in driver.panel
        assert "segments/b.tsv:2  In [april]." in driver.panel
        assert driver.desk.waivers() == ()
        await driver.do("panel_down")
        await driver.press("escape")
        assert "case.month" in driver.panel
        assert driver.desk.waivers() == ()

        await driver.do("waive")
        await driver.press("w", "p", "1")
        (waiver,) = driver.desk.waivers()
        assert (waiver.scope, waiver.reason) == (WaiverScope.PROJECT, "as the law has it")
        assert driver.row.segment.id == "3"
        assert driver.desk.next_open("segments/a.tsv", 0).ref.segment == "3"
        await driver.do("undo")
        assert driver.desk.waivers() == ()


async def test_a_waiver_may_have_a_last_day(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("waive")
        await driver.press("w", "u")
        await driver.type("2099")
        await driver.press("enter")
        assert "2099 is no day" in driver.status
        await driver.do("waive")
        await driver.press("w", "u")
        await driver.type("2099-12-31")
        await driver.press("enter")
        assert "Waive until 2099-12-31:" in driver.status + driver.hint
        await driver.press("t")
        assert "This silences 1 open finding in 1 segment:" in driver.panel
        await driver.press("f")
        (waiver,) = driver.desk.waivers()
        assert (waiver.scope, waiver.until, waiver.reason) == (WaiverScope.PLACE, "2099-12-31", "false alarm")


async def test_only_a_lead_is_offered_a_whole_rule(months: Path) -> None:
    async with at_work(months, role=Role.EDITOR) as driver:
        await driver.do("waive")
        await driver.press("w")
        assert "the same everywhere" in driver.hint + driver.status
        assert "the rule finds" not in driver.hint + driver.status


async def test_an_earlier_version_is_shown_and_comes_back_by_a_key(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("history")
        assert "no version but the one that it came with" in driver.status
        await driver.do("edit")
        await driver.rewrite("It is the the April.")
        await driver.press("enter")
        assert driver.status.startswith("Saved; 1 finding fixed, 1 new.")
        await driver.do("history")
        assert "Li  typed; fixed: case.month; new: repetition.word" in driver.panel
        assert "aprilthe the April" in driver.panel
        assert "1 version 1" in driver.hint + driver.status
        await driver.press("escape")
        assert "repetition.word" in driver.panel
        assert driver.row.segment.target == "It is the the April."
        await driver.do("history")
        await driver.press("1")
        assert driver.row.segment.target == "It is april."
        assert driver.finding.state is FindingState.OPEN
        await driver.do("undo")
        assert driver.row.segment.target == "It is the the April."


async def test_a_query_is_raised_shown_answered_and_withdrawn(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("query")
        assert "c client" in driver.hint + driver.status
        await driver.press("c")
        await driver.type("Which april")
        await driver.press("enter")
        assert driver.status.startswith("Query to the client raised in segment 1.")
        assert "? Li to the client: Which april" in driver.panel
        await driver.do("query")
        await driver.press("r")
        await driver.type("The month.")
        await driver.press("enter")
        assert "Li to the client, answered: Which april" in driver.panel
        assert "→ The month." in driver.panel
        await driver.do("undo", "query")
        await driver.press("w")
        assert driver.desk.queries.open() == ()
        assert "withdrawn" in driver.panel
        await driver.do("undo", "undo")
        assert driver.desk.queries.all() == ()
        assert "Which april" not in driver.panel


async def test_a_query_may_be_about_the_words_of_a_finding(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("query")
        assert "f client, about “april”…" in driver.hint + driver.status
        await driver.press("f")
        await driver.type("A name")
        await driver.press("enter")
        (query,) = driver.desk.queries.open()
        assert query.span == driver.finding.finding.target
        assert (query.side, query.text) == (Side.TARGET, "A name")
        assert "Li to the client, about “april”: A name" in driver.panel


async def test_a_saved_text_is_offered_to_its_repetitions_and_one_undo_takes_it_back(months: Path) -> None:
    async with at_work(months) as driver:
        await driver.do("edit")
        await driver.rewrite("In April.")
        await driver.press("enter")
        assert driver.status.startswith("Saved; 1 finding fixed. p takes it to 3 repetitions.")
        await driver.do("repeat")
        assert "With its old text: 1" in driver.panel
        assert "segments/b.tsv:1 translated  It is aprilIn April." in driver.panel
        asked = driver.status + driver.hint
        assert "t the 1 with its old text" in asked
        assert "a the 3 with another text, too" in asked
        await driver.press("escape")
        assert "No machine findings." in driver.panel
        assert driver.desk.rows_after("segments/a.tsv", 1, 1)[0].segment.target == "In april."
        await driver.do("repeat")
        await driver.press("a")
        assert driver.status.startswith("Taken to 3 repetitions.")
        await driver.settle()
        assert [row.segment.target for row in driver.desk.rows_after("segments/a.tsv", 0, 2)] == ["In April."] * 2
        assert driver.desk.rows_after("segments/b.tsv", 0, 1)[0].segment.target == "In April."
        await driver.do("undo")
        assert driver.status.startswith("Undone: what was taken to 3 repetitions.")
        assert driver.desk.rows_after("segments/b.tsv", 0, 1)[0].segment.target == "It is april."
        assert driver.desk.rows_after("segments/a.tsv", 0, 1)[0].segment.target == "In April."


async def test_an_approval_is_offered_too_and_only_at_once(months: Path) -> None:
    (months / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t六月。\tIt is june.\n", "utf-8")
    async with at_work(months) as driver:
        await driver.do("down", "down", "decide")
        assert "p takes it to 1 repetition." in driver.status
        await driver.do("repeat")
        assert "Take segment 3 to:" in driver.status + driver.hint
        await driver.press("s")
        assert driver.desk.rows_after("segments/b.tsv", 0, 1)[0].segment.status.value == "approved"
        await driver.do("up", "down", "repeat")
        assert "Take segment 3 to:" not in driver.status + driver.hint
