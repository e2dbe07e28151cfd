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
    assert terminal.wait_closed() == 128 + signal.SIGHUP
    terminal = Terminal([str(file)], file.parent)
    terminal.until("unsaved edit")
    terminal.press("e")
    terminal.until(TYPED)
    terminal.kill()


@pytest.mark.parametrize("before", ["q", "?", "d", signal.SIGHUP, signal.SIGCONT, signal.SIGTSTP])
def test_a_closed_terminal_ends_the_session_whatever_came_just_before(file: Path, before: str | int) -> None:
    terminal = Terminal([str(file)], file.parent)
    terminal.until("d waive")
    if isinstance(before, str):
        terminal.press(before)
    else:
        terminal.send(before)
    terminal.close()
    assert terminal.wait_closed() in {0, 128 + signal.SIGHUP}


def test_going_on_without_a_stop_starts_no_second_reader_of_keys(file: Path) -> None:
    terminal = Terminal([str(file)], file.parent)
    terminal.until("d waive")
    threads = Path(f"/proc/{terminal.process}/task")
    if not threads.exists():
        terminal.kill()
        pytest.skip("the system does not show the threads of a process")
    terminal.pause(0.5)  # what is loaded behind the first screen has begun
    before = len(list(threads.iterdir()))
    terminal.send(signal.SIGCONT)
    terminal.pause(0.5)
    assert len(list(threads.iterdir())) <= before
    terminal.press("q")
    assert terminal.wait() == 0
    assert terminal.is_restored


def test_a_session_that_was_stopped_goes_on_and_reads_keys(file: Path) -> None:
    terminal = Terminal([str(file)], file.parent)
    terminal.until("d waive")
    terminal.send(signal.SIGTSTP)
    terminal.until("\x1b[?1049l")
    os.waitpid(terminal.process, os.WUNTRACED)
    terminal.send(signal.SIGCONT)
    terminal.until("d waive")
    terminal.press("q")
    assert terminal.wait() == 0
    assert terminal.is_restored


STUCK = """
import asyncio, signal, time
from enface.tui.endings import watch

async def work(): watch(print, print); {inside}
asyncio.run(work())
signal.signal(signal.SIGHUP, signal.SIG_IGN)
print("stuck", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(
    "inside",
    ["pass", "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]); print('stuck', flush=True); time.sleep(60)"],
    ids=["loop-ended", "loop-blocked"],
)
def test_a_closed_terminal_ends_a_program_that_no_signal_reaches(tmp_path: Path, inside: str) -> None:
    terminal = Terminal([], tmp_path, program=("-c", STUCK.format(inside=inside)))
    terminal.until("stuck\r\n")  # the end of the line is written by itself
    terminal.close()
    assert terminal.wait_closed() == 128 + signal.SIGHUP


def test_kill_9_in_the_middle_of_an_edit_costs_half_a_second_of_typing_at_most(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DRAFT_PAUSE < 0.5
    terminal = begin_an_edit(file)
    time.sleep(DRAFT_PAUSE + 1)  # a busy machine draws and saves late
    terminal.kill()
    assert kept(file, monkeypatch) == f"Hello.{TYPED}"
