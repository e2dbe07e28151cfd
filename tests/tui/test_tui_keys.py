"""Keys of one's own: presets, sequences, and files whose mistakes are named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_driver import at_work

from enface.model import EnfaceError
from enface.tui.actions import ACTIONS, Where
from enface.tui.key_files import chosen_keys, preset, presets, read_keys
from enface.tui.keys import Keys, key_sheet


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "keys.toml"
    path.write_text("\n".join(["# mine", "[keys]", *lines, ""]), "utf-8")
    return path


@pytest.mark.parametrize("name", presets())
def test_every_preset_reaches_every_action_at_every_place(name: str) -> None:
    keys = preset(name)
    for action in ACTIONS:
        for where in action.where:
            assert action.id in keys.at(where).values()
        assert keys.first(action.id) in key_sheet(keys)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['undp = "z"'], "keys.toml:3: there is no action undp. Did you mean undo?"),
        (['undo = "n"'], "keys.toml:3: n stands for both next_finding and undo. Give next_finding another key too"),
        (['preset = "vim"', 'undo = "g"'], "keys.toml:4: g stands for undo and begins the keys of first"),
        (['preset = "emacs"'], "keys.toml:3: there is no preset 'emacs'. Use one of default, memoq, vim."),
        (['score = "s"', 'undo = "Ctrl+M"'], "keys.toml:4: a terminal sends Ctrl+M as Enter. Choose another key."),
        (['undo = "Hyper+U"'], "keys.toml:3: 'Hyper+U' is no key."),
        (["undo = 3"], "keys.toml:3: undo takes a key, or a list of keys."),
        (["quit = []"], "keys.toml:3: quit needs a key."),
        (['save = "s"'], "keys.toml:3: save needs a key that types nothing."),
        (['undo = "z'], "keys.toml: not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_line(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(EnfaceError) as wrong:
        read_keys(written(tmp_path, *lines))
    assert said in str(wrong.value)


def test_keys_are_written_as_people_write_them(tmp_path: Path) -> None:
    keys = read_keys(
        written(tmp_path, 'undo = ["b", "Ctrl+Z", "Alt+Backspace"]', 'jump = ["F7", "PgUp", "g ?"]', "page_up = []")
    )
    assert keys.of("undo") == ("b", "ctrl+z", "alt+backspace")
    assert keys.of("jump") == ("f7", "pageup", "g question_mark")
    assert keys.all("undo") == "b Ctrl+Z Alt+Backspace"
    assert keys.first("page_up") == ":page up"


def test_own_file_goes_before_the_projects_and_a_wish_before_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "enface.toml"
    settings.write_text('[project]\nname = "x"\n[keys]\nundo = "b"\n', "utf-8")
    monkeypatch.setattr("enface.tui.key_files.user_file", lambda: tmp_path / "keys.toml")
    assert chosen_keys(None, settings).of("undo") == ("b",)
    written(tmp_path, 'undo = "X"')
    assert chosen_keys(None, settings).of("undo") == ("X",)
    assert chosen_keys("vim", settings).name == "vim"
    assert chosen_keys(None, tmp_path / "none.toml").of("undo") == ("X",)


def test_sequences_show_what_may_follow_in_the_order_of_the_registry() -> None:
    keys = preset("vim")
    assert list(keys.following(Where.REVIEW, "g").values()) == ["first", "jump", "documents", "notices"]
    assert not keys.following(Where.REVIEW, "n")


async def test_pending_keys_stand_in_the_lines_until_the_sequence_ends(project: Path) -> None:
    async with at_work(project, keys=preset("vim"), size=(80, 24)) as driver:
        await driver.do("last")
        await driver.press("g")
        assert driver.status == "" or driver.status.startswith("g:") or "g:" in driver.hint
        assert "g first segment" in driver.status + driver.hint
        await driver.press("x")
        assert "x is no answer" in driver.status
        await driver.press("g")
        assert driver.row.ordinal == 0
        assert "approve" in driver.hint


async def test_keys_in_force_stand_in_hints_palette_and_help(project: Path) -> None:
    keys = Keys("own", {"accept": ("f5",), "score": ()})
    async with at_work(project, keys=keys) as driver:
        assert "F5 fix" in driver.hint
        assert "F5" in driver.panel
        await driver.press("y")
        assert driver.row.segment.target == "News from hunan"
        await driver.press("f5")
        assert (
            driver.desk.row(driver.desk.rows_after(driver.screen.document, 0, 1)[0].ref).segment.target
            == "News from Hunan"
        )


async def test_editor_saves_with_the_key_bound_to_it(project: Path) -> None:
    async with at_work(project, keys=Keys("own", {"save": ("f2",)})) as driver:
        await driver.do("edit")
        await driver.rewrite("News")
        await driver.press("enter")
        assert driver.screen.has_class("editing")
        await driver.press("f2")
        assert driver.row.segment.target == "News"


async def say(driver, words: str) -> None:
    await driver.do("command")
    driver.screen.query_one("#ask").value = words
    await driver.press("enter")


async def test_words_of_the_command_line_decide_behind_the_colon(project: Path) -> None:
    async with at_work(project) as driver:
        ref, status = driver.row.ref, driver.row.segment.status
        await say(driver, "comment as agreed with the desk")
        assert driver.desk.comments(ref)[0].text == "as agreed with the desk"
        await say(driver, "reject too free")
        assert driver.desk.row(ref).segment.status == "rejected"
        await say(driver, "undo")
        assert driver.desk.row(ref).segment.status == status
        await say(driver, "waive 1 correct")
        assert driver.desk.waivers()[-1].reason == "correct as it stands"
        await say(driver, "undo")
        await say(driver, "waive 1 the client wants it")
        assert driver.desk.waivers()[-1].reason == "the client wants it"
        await say(driver, "edit News, anew")
        assert driver.row.segment.target == "News, anew"
        await say(driver, "2")
        assert driver.row.segment.id == "2"
        open_before = driver.row.open_findings
        await say(driver, "fix 1")
        assert driver.desk.row(driver.desk.rows_after(driver.screen.document, 1, 1)[0].ref).open_findings < open_before
        await say(driver, "filter status:draft")
        await driver.until(lambda: "filter: status:draft" in driver.header)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fly", "there is no “fly” here."),
        ("waive 9 correct", "there is no finding 9: the segment has 1 open finding."),
        ("pa", "“pa” may be panel down, panel up, page down, page up, palette. Type more of it."),
    ],
)
async def test_wrong_words_behind_the_colon_are_a_sentence(project: Path, words: str, said: str) -> None:
    async with at_work(project) as driver:
        await say(driver, words)
        assert said in driver.status


async def test_tab_completes_behind_the_colon(project: Path) -> None:
    async with at_work(project) as driver:
        await driver.do("command")
        await driver.type("rej")
        assert "reject" in driver.status
        await driver.press("tab")
        assert driver.screen.query_one("#ask").value == "reject"
