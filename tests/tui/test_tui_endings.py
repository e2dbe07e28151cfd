"""A session that is ended from outside, in the middle of an edit, loses nothing and leaves the terminal as it was."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from terminal import Terminal

from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.screens.review_decisions import DRAFT_PAUSE

TYPED = "zebraQ"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")
"""Back from the alternate screen, and the cursor to be seen."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.tsv"
    path.write_text("id\tsource\ttarget\n1\t你好\tHello.\n2\t再见\tBye.\n", "utf-8")
    return path


def begin_an_edit(file: Path) -> Terminal:
    terminal = Terminal([str(file)], file.parent)
    terminal.until("d waive")
    assert not terminal.echoes
    terminal.press("e")
    terminal.until("Esc cancel")
    terminal.press(TYPED)
    terminal.until("Q")
    return terminal


def kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """What the next session will offer."""
    monkeypatch.setenv("XDG_STATE_HOME", str(file.parent))
    with Desk.open(Project.find(file), actor="Li") as desk:
        return desk.draft(desk.rows_after("a.tsv", 0, 1)[0].ref)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_is_ended_keeps_the_edit_and_gives_the_terminal_back(
    file: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = begin_an_edit(file)
    terminal.send(number)
    assert terminal.wait() == 128 + number
    assert terminal.is_restored
    assert all(code in terminal.written for code in RESTORED)
    assert b"Traceback" not in terminal.written
    assert kept(file, monkeypatch) == f"Hello.{TYPED}"


def test_a_closed_terminal_ends_the_session_and_keeps_the_edit(file: Path) -> None:
    terminal = begin_an_edit(file)
    terminal.close()
    end = time.monotonic() + 10
    while not (ended := os.waitpid(terminal.process, os.WNOHANG))[0]:
        assert time.monotonic() < end, "the program did not end"
        time.sleep(0.02)
    assert os.waitstatus_to_exitcode(ended[1]) == 128 + signal.SIGHUP
    terminal = Terminal([str(file)], file.parent)
    terminal.until("unsaved edit")
    terminal.press("e")
    terminal.until(TYPED)
    terminal.kill()


def test_kill_9_in_the_middle_of_an_edit_costs_half_a_second_of_typing_at_most(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DRAFT_PAUSE < 0.5
    terminal = begin_an_edit(file)
    time.sleep(DRAFT_PAUSE + 1)  # a busy machine draws and saves late
    terminal.kill()
    assert kept(file, monkeypatch) == f"Hello.{TYPED}"
