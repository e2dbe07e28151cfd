"""What a person does at the workbench, from opening a project to coming back to it."""

from __future__ import annotations

from pathlib import Path

from review_driver import at_work
from textual.widgets import Input

from enface.model import Role, Status
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import FindingState
from enface.tui.screens.help import HelpScreen
from enface.tui.widgets.target_editor import TargetEditor


async def test_opens_on_the_first_document_with_its_findings(project: Path) -> None:
    async with at_work(project) as driver:
        assert driver.row.segment.id == "1"
        assert driver.finding.finding.rule == "case.place"
        assert "Usually: Hunan" in driver.panel
        assert "a.tsv" in driver.header
        assert "New here?" in driver.status


async def test_fix_is_one_key_and_goes_on_to_the_next_finding(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("accept")
        assert driver.desk.rows_after(driver.screen.document, 0, 1)[0].segment.target == "News from Hunan"
        assert driver.row.segment.id == "2"
        await driver.do("accept", "accept", "accept")
        second = driver.desk.rows_after(driver.screen.document, 1, 1)[0]
        assert second.segment.target == "In March 2020, the meeting was held in Changsha."
        assert driver.row.segment.id == "4"


async def test_several_fixes_are_a_choice(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("jump")
        await driver.type("4")
        await driver.press("enter")
        assert len(driver.finding.finding.fixes) > 1
        await driver.do("accept")
        assert "press 1, 2" in driver.status
        await driver.choose(2)
        assert driver.row.segment.target.startswith("The Hunan Federation met")


async def test_waiver_asks_for_a_reason_and_can_be_taken_back(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("waive")
        assert "correct as it stands" in driver.status + driver.hint
        await driver.press("f")
        assert driver.row.segment.id == "2"
        await driver.do("up")
        assert driver.finding.state is FindingState.WAIVED
        assert "false alarm" in driver.panel
        await driver.do("waive")
        assert driver.finding.state is FindingState.OPEN


async def test_reason_may_be_typed(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("waive")
        await driver.press("o")
        await driver.type("house.")
        await driver.press("enter")
        await driver.do("up")
        assert driver.finding.reason == "house."


async def test_findings_follow_the_typing_and_the_save(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "down")
        assert driver.panel == "No machine findings."
        await driver.do("edit")
        await driver.rewrite("Hello from changsha.")
        await driver.until(lambda: "case.place" in driver.panel)
        assert driver.row.segment.target == "Hello."
        await driver.press("enter")
        assert driver.row.segment.target == "Hello from changsha."
        assert driver.row.segment.status is Status.REVISED
        await driver.settle()
        assert driver.finding.finding.rule == "case.place"


async def test_escape_leaves_the_text_as_it_was(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("edit")
        await driver.rewrite("Something else")
        await driver.press("escape")
        assert driver.row.segment.target == "News from hunan"
        assert not driver.screen.has_class("editing")


async def test_draft_is_kept_and_offered(project: Path) -> None:
    async with at_work(project) as driver:
        ref = driver.row.ref
        await driver.do("edit")
        await driver.rewrite("News from Hunan, unfin")
        await driver.until(lambda: driver.desk.draft(ref) == "News from Hunan, unfin")
    async with at_work(project) as driver:
        assert "unsaved edit" in driver.status
        await driver.do("edit")
        assert driver.screen.query_one(TargetEditor).target == "News from Hunan, unfin"


async def test_editor_approves_and_goes_on_to_the_next(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("decide")
        assert driver.row.segment.id == "2"
        await driver.do("up")
        assert driver.row.segment.status is Status.APPROVED


async def test_translator_confirms(project: Path) -> None:
    async with at_work(project, role=Role.TRANSLATOR) as driver:
        assert "confirm" in driver.hint
        await driver.do("decide", "up")
        assert driver.row.segment.status is Status.TRANSLATED


async def test_rejection_needs_a_comment(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("reject")
        await driver.type("wrong body")
        await driver.press("enter")
        assert driver.row.segment.status is Status.REJECTED
        assert "wrong body" in driver.panel


async def test_comment_stands_in_the_panel(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("comment")
        await driver.type("ask the author")
        await driver.press("enter")
        assert "Li: ask the author" in driver.panel


async def test_undo_works_after_a_restart(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("accept", "quit")
    async with at_work(project) as driver:
        await driver.do("undo", "first")
        assert driver.row.segment.target == "News from hunan"
        await driver.do("redo", "first")
        assert driver.row.segment.target == "News from Hunan"


async def test_comes_back_to_the_same_place(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "down", "filter")
        await driver.press("t")
        await driver.do("quit")
    async with at_work(project) as driver:
        assert driver.row.segment.id == "3"
        assert "filter: translated" in driver.header


async def test_search_goes_from_match_to_match(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("search")
        await driver.type("hunan")
        await driver.press("enter")
        await driver.until(lambda: "segment 1 of 2" in driver.status)
        assert driver.row.segment.id == "1"
        await driver.do("next_match")
        await driver.until(lambda: "segment 2 of 2" in driver.status)
        assert driver.row.segment.id == "4"


async def test_filter_shows_open_findings_only(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("filter")
        await driver.press("o")
        assert "segment 1 of 3" in driver.header
        await driver.do("filter")
        await driver.press("f")
        assert "of 4" in driver.header


async def test_another_document_is_chosen_from_the_list(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("documents")
        await driver.press("down", "enter")
        assert driver.row.segment.target == "Bye."
        assert "b.tsv" in driver.header


async def test_help_shows_every_key_and_closes(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("help")
        assert isinstance(driver.pilot.app.screen, HelpScreen)
        await driver.press("escape")
        assert driver.pilot.app.screen is driver.screen


async def test_palette_finds_an_action_by_name(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("palette")
        await driver.type("last segment")
        await driver.pilot.pause(0.6)
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.row.segment.id == "4")


async def test_full_width_keys_of_an_input_method_are_understood(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.press("ｎ")
        assert driver.row.segment.id == "2"


async def test_second_process_reads_and_is_told_who_writes(project: Path) -> None:
    with Desk.open(Project.find(project), actor="Wang"):
        async with at_work(project) as driver:
            assert "Read only" in driver.status
            await driver.do("decide")
            assert driver.row.segment.status is Status.TRANSLATED
            assert "Nothing can be saved" in driver.status


async def test_small_terminal_says_what_it_needs(project: Path) -> None:
    async with at_work(project, size=(50, 12)) as driver:
        assert driver.screen.has_class("small")


async def test_question_is_left_with_escape(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("comment")
        assert driver.screen.query_one("#ask", Input).has_focus
        await driver.press("escape")
        assert driver.screen.focused is None  # keys are for the rows again


async def test_panel_stands_beside_the_grid_where_there_is_room(project: Path) -> None:
    async with at_work(project, size=(160, 50)) as driver:
        panel = driver.screen.query_one("#panel")
        assert panel.region.x >= driver.grid.region.right
        await driver.pilot.resize_terminal(120, 40)
        assert panel.region.y >= driver.grid.region.bottom


async def test_editor_and_question_are_seen_only_when_asked_for(project: Path) -> None:
    async with at_work(project) as driver:
        editor, ask = driver.screen.query_one(TargetEditor), driver.screen.query_one("#ask")
        assert not editor.display
        assert not ask.display
        await driver.do("edit")
        assert editor.display
        await driver.press("escape")
        await driver.do("comment")
        assert ask.display


async def test_place_is_kept_even_without_leaving_properly(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "down")
        await driver.until(lambda: driver.desk.position is not None and driver.desk.position.segment == "3")


async def test_wrong_answer_and_empty_text_keep_the_question(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("waive")
        await driver.press("z")
        assert "z is no answer" in driver.status
        assert "correct as it stands" in driver.hint + driver.status
        await driver.press("escape")
        await driver.do("reject")
        await driver.press("enter")
        assert "Nothing is typed yet" in driver.status
        assert driver.row.segment.status is Status.TRANSLATED
