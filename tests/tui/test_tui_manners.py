"""What must not go wrong at the workbench: lost typing, unchecked documents, hidden answers, needless drawing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from review_driver import ReviewDriver, at_work
from textual.screen import Screen
from textual.widgets import Static

from enface.model import EnfaceError, Problem
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.waiving import REASONS
from enface.tui.app import Workbench
from enface.tui.screens import background
from enface.tui.screens.background import LATER


async def test_fix_leaves_no_document_unchecked(project: Path) -> None:
    with Desk.open(Project.find(project), actor="Li") as desk:
        async with Workbench(desk).run_test(size=(120, 40)) as pilot:
            driver = ReviewDriver(pilot, desk)
            await driver.until(lambda: driver.row.open_findings > 0)
            await driver.do("accept")
            await driver.settle()
            assert all(document.checked for document in desk.documents())


async def test_a_check_waits_for_what_is_loaded_behind_the_first_screen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads that load the same at once might find half of it."""
    seen: list[str] = []
    monkeypatch.setattr(background, "import_module", lambda name: (time.sleep(0.02), seen.append(name)))
    with Desk.open(Project.find(project), actor="Li") as desk:
        check = desk.check

        def watched(document: str, **options: object) -> None:
            seen.append("check")
            check(document, cancelled=lambda: False)

        desk.check = watched  # type: ignore[method-assign]
        async with Workbench(desk).run_test(size=(120, 40)) as pilot:
            await ReviewDriver(pilot, desk).settle()
    assert seen[: len(LATER) + 1] == [*LATER, "check"]


async def test_progress_of_the_first_check_stands_in_the_status_line(project: Path) -> None:
    seen: list[str] = []
    with Desk.open(Project.find(project), actor="Li") as desk:
        app = Workbench(desk)
        check = desk.check

        def watched(document: str, **options: object) -> None:
            app.call_from_thread(lambda: seen.append(str(app.screen.query_one("#status", Static).content)))
            check(document, cancelled=lambda: False)

        desk.check = watched  # type: ignore[method-assign]
        async with app.run_test(size=(120, 40)) as pilot:
            driver = ReviewDriver(pilot, desk)
            await driver.settle()
            assert [status.partition("checking")[2] for status in seen] == [" 1 of 2 documents…", " 2 of 2 documents…"]
            assert "checking" not in driver.status


async def test_check_that_fails_is_a_sentence(project: Path) -> None:
    async with at_work(project) as driver:

        def broken(document: str, **options: object) -> None:
            raise RuntimeError("no luck")

        driver.desk.check = broken  # type: ignore[method-assign]
        driver.screen.check_documents([driver.screen.document])
        await driver.settle()
        assert "no luck" in driver.status


async def test_full_disk_is_a_sentence_and_the_edit_stays_open(project: Path) -> None:
    async with at_work(project) as driver:

        def full(command: object) -> None:
            raise EnfaceError(
                Problem("reviews.db", "the disk is full; nothing was saved.", "Make room, then try again.")
            )

        driver.desk.apply = full  # type: ignore[method-assign]
        await driver.do("accept")
        assert "the disk is full" in driver.status
        assert driver.row.segment.target == "News from hunan"
        await driver.do("edit")
        await driver.rewrite("News from Hunan")
        await driver.press("enter")
        assert "the disk is full" in driver.status
        assert driver.screen.has_class("editing")
        assert driver.screen.editor.target == "News from Hunan"


async def test_what_the_editor_has_not_told_yet_is_kept_by_a_session_that_ends(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("edit")
        driver.screen.editor.insert("half")
        driver.screen.keep_unsaved()  # before the message about the typing is read
        assert driver.desk.draft(driver.row.ref) == driver.screen.editor.target != driver.row.segment.target


async def test_draft_is_kept_while_the_typing_goes_on(project: Path) -> None:
    async with at_work(project) as driver:
        ref = driver.row.ref
        await driver.do("edit")
        for number in range(12):
            await driver.rewrite(f"News {number}")
            await driver.pilot.pause(0.1)
            if driver.desk.draft(ref):
                return
        raise AssertionError("steady typing was never kept")


async def test_edit_stays_with_its_segment_when_the_mouse_selects_another(project: Path) -> None:
    async with at_work(project) as driver:
        first = driver.row.ref
        await driver.do("edit")
        await driver.rewrite("News, unfinished")
        await driver.pilot.click("#grid", offset=(30, 3))
        await driver.pilot.pause()
        assert driver.row.ref != first
        assert not driver.screen.has_class("editing")
        assert driver.desk.draft(first) == "News, unfinished"
        await driver.press("enter", "enter")
        assert driver.desk.row(first).segment.target == "News from hunan"
        assert driver.desk.row(driver.row.ref).segment.target != "News, unfinished"


async def test_quitting_from_the_editor_keeps_what_was_typed(project: Path) -> None:
    async with at_work(project) as driver:
        ref = driver.row.ref
        await driver.do("edit")
        await driver.rewrite("News, half")
        await driver.press("ctrl+q")
        assert driver.desk.draft(ref) == "News, half"


async def test_next_finding_stays_inside_the_filter(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("filter")
        await driver.press("slash")
        await driver.type("hunan")
        await driver.press("enter")
        await driver.until(lambda: "of 2" in driver.header)
        await driver.do("next_finding")
        assert driver.row.segment.id == "4"
        assert "filter: hunan" in driver.header


async def test_conditions_of_a_filter_hold_together_and_end_with_escape(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("filter")
        await driver.press("o")
        await driver.do("filter")
        await driver.press("d")
        assert "filter: open findings, draft" in driver.header
        assert "no segment" in driver.header
        await driver.do("clear")
        assert "of 4" in driver.header


async def test_a_filter_that_shows_nothing_keeps_the_place(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "down", "filter")
        await driver.press("c")
        assert "no segment" in driver.header
        await driver.do("clear")
        assert driver.row.segment.id == "3"


@pytest.mark.parametrize("width", [60, 80, 160])
async def test_a_wrong_answer_hides_none_of_the_right_ones(project: Path, width: int) -> None:
    async with at_work(project, size=(width, 24)) as driver:
        await driver.do("waive")
        await driver.press("z")
        shown = driver.status + driver.hint
        assert all(word in shown for word in ("z is no answer", "Waive:", "c correct", "s the source", "Esc"))


async def test_going_back_arrives_at_the_last_finding_of_a_segment(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("jump")
        await driver.type("4")
        await driver.press("enter")
        await driver.do("previous_finding")
        assert driver.row.segment.id == "2"
        assert driver.screen.current == len(driver.screen.findings) - 1


async def test_questions_say_what_they_ask_and_show_every_answer_at_80_columns(project: Path) -> None:
    async with at_work(project, size=(80, 24)) as driver:
        await driver.do("waive")
        asked = f"{driver.status}  {driver.hint}"
        assert all(f"{key} {reason}" in asked for key, reason in zip("csnhf", REASONS, strict=True))
        assert max(len(driver.status), len(driver.hint)) <= 78
        await driver.press("escape")
        await driver.do("reject")
        assert "Rejected, because" in driver.status


async def test_panel_shows_its_last_line_by_key(project: Path) -> None:
    async with at_work(project, size=(60, 15)) as driver:
        await driver.do("down")
        panel = driver.screen.panel

        def shown() -> str:
            return "\n".join(panel.render_line(y).text for y in range(panel.size.height))

        assert "more lines" in shown()
        await driver.do(*["panel_down"] * 6)
        assert "more lines" not in shown()
        await driver.do(*["panel_up"] * 6)
        assert "more lines" in shown()


async def test_finding_is_chosen_by_a_click(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down")
        last = len(driver.screen.findings) - 1
        lines = [number for number, (finding, _) in enumerate(driver.screen.panel._lines) if finding == last]
        await driver.pilot.click("#panel", offset=(5, lines[0]))
        await driver.pilot.pause()
        assert driver.screen.current == last


async def test_moving_and_deciding_ask_for_no_layout(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(project) as driver:
        await driver.pilot.pause(0.1)
        layouts: list[str] = []
        refresh = Screen._refresh_layout
        monkeypatch.setattr(
            Screen, "_refresh_layout", lambda self, *args, **kw: (layouts.append("x"), refresh(self, *args, **kw))
        )
        await driver.do("down", "up", "next_finding", "other_finding", "accept", "undo", "waive")
        await driver.press("f")
        await driver.do("decide")
        assert not layouts


async def test_control_c_says_how_to_leave(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.press("ctrl+c")
        assert "q leaves" in driver.status


async def test_keys_do_nothing_unseen_in_a_terminal_that_is_too_small(project: Path) -> None:
    async with at_work(project, size=(50, 12)) as driver:
        await driver.do("accept")
        assert driver.row.segment.target == "News from hunan"


async def test_check_that_finds_nothing_new_draws_nothing_new(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(project) as driver:
        drawn: list[object] = []
        monkeypatch.setattr(driver.screen.panel, "refresh", lambda *regions, **options: drawn.extend(regions))
        driver.screen.check_documents([driver.screen.document])
        await driver.settle()
        assert not drawn


async def test_theme_reaches_the_grid(project: Path) -> None:
    async with at_work(project) as driver:
        before = driver.grid.render_line(4)
        await driver.do("theme")
        after = driver.grid.render_line(4)
        assert after.text == before.text
        assert [piece.style for piece in after] != [piece.style for piece in before]


async def test_theme_reaches_the_panel(project: Path) -> None:
    async with at_work(project) as driver:
        before = driver.screen.panel.render_line(0)
        await driver.do("theme")
        assert driver.screen.panel.render_line(0) != before


async def test_undo_of_something_that_the_filter_hides_ends_the_filter_and_shows_it(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("down", "down")
        await driver.do("edit")
        await driver.rewrite("Good day.")
        await driver.press("enter")
        await driver.do("filter")
        await driver.press("t")
        assert driver.row.segment.id != "3"
        await driver.do("undo")
        assert driver.row.segment.id == "3"
        assert driver.row.segment.target == "Hello."


async def test_deciding_under_a_filter_goes_down_its_rows(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("filter")
        await driver.press("o")
        await driver.do("decide", "decide")
        assert driver.row.segment.id == "4"
        await driver.do("decide")
        assert "The last one under this filter." in driver.status


async def test_read_only_stays_in_sight_and_names_who_writes(project: Path) -> None:
    with Desk.open(Project.find(project), actor="Wang"):
        async with at_work(project, size=(80, 24)) as driver:
            assert f"process {os.getpid()}" in driver.status
            await driver.do("down", "up")
            assert "read only" in driver.header
            await driver.do("edit")
            assert f"process {os.getpid()}" in driver.status
            assert not driver.screen.has_class("editing")
            await driver.do("accept")
            assert "Nothing can be saved" in driver.status


async def test_notices_can_be_read_again(project: Path) -> None:
    (project / "segments" / "broken.tsv").write_text("only\tthis\n", "utf-8")
    async with at_work(project) as driver:
        assert "broken.tsv" in driver.status
        await driver.do("down")
        assert "broken.tsv" not in driver.status
        await driver.do("notices")
        assert "broken.tsv" in driver.status


async def test_hostile_file_name_and_text_are_words_like_others(project: Path) -> None:
    (project / "segments" / "c[b]\x1b]0;x.tsv").write_text("id\tsource\ttarget\n1\t再见\t[/b] Bye.\n", "utf-8")
    async with at_work(project) as driver:
        await driver.do("documents")
        await driver.press("down", "down", "enter")
        assert "c[b]␛]0;x.tsv" in driver.header
        await driver.do("comment")
        await driver.type("no")
        await driver.press("enter")
        assert driver.row.comments == 1
