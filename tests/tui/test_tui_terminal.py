"""The real command in a real pseudo-terminal: nothing that a file holds reaches the terminal as a command."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest
from terminal import Terminal

from enface.model import Status
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.review.views import Filter

HOSTILE = (
    "id\tsource\ttarget\n1\t中\u202e文\u2066\t"
    "In hunan \x1b]52;c;SEVMTE8=\x07 [/b] [red]x[/] \x9b31m \u202e evil \u200b end\n"
)


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.tsv"
    file.write_text(HOSTILE, "utf-8")
    terminal = Terminal([str(file)], tmp_path)
    terminal.until("‹U+202E›")
    terminal.press("e")
    terminal.until("Esc cancel")
    terminal.press("\x1b")
    terminal.until("d waive")
    terminal.press("q")
    assert terminal.wait() == 0
    assert b"\x1b]52" not in terminal.written
    text = terminal.written.decode("utf-8", "replace")
    assert not {"\u202e", "\u2066", "\u200b", "\x9b"} & set(text)


def test_kill_9_loses_nothing_that_the_screen_called_saved(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("id\tsource\ttarget\n1\t湖南\tIn hunan.\n2\t你好\tHello.\n", "utf-8")
    terminal = Terminal([str(file)], tmp_path)
    terminal.until("case.place")
    terminal.press("y")
    terminal.until("No open finding in this document")
    terminal.press("j ")
    terminal.until("approved")
    terminal.kill()
    terminal = Terminal([str(file)], tmp_path)
    terminal.until("In Hunan.")
    terminal.press("q")
    assert terminal.wait() == 0


def test_terminal_that_cannot_draw_is_told_what_can_be_done(tmp_path: Path) -> None:
    import subprocess

    file = tmp_path / "a.tsv"
    file.write_text("id\ttarget\n1\tHello.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "enface", str(file)], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "enface check" in done.stderr


@pytest.mark.long
def test_the_workbench_killed_40_times_loses_nothing_that_the_screen_called_approved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "a.tsv"
    lines = "".join(f"{place}\t第{place}次会议。\tMeeting {place}.\n" for place in range(400))
    file.write_text(f"id\tsource\ttarget\n{lines}", "utf-8")
    chance, promised = random.Random(11), set[str]()
    for _ in range(40):
        terminal = Terminal([str(file)], tmp_path)
        terminal.until("Space approve")
        for _ in range(chance.randrange(2, 6)):
            terminal.press(" ")
            terminal.pause(chance.uniform(0, 0.3))
        terminal.kill()
        promised |= set(re.findall(r"Segment (\d+) approved", terminal.written.decode("utf-8", "replace")))
        with Desk.open(Project.find(file), actor="Li") as desk:
            (document,) = desk.documents()
            rows = desk.rows_after(document.key, 0, 400, Filter(statuses=frozenset({Status.APPROVED})))
        assert promised <= {row.ref.segment for row in rows}
    assert len(promised) > 40
    assert verify(Project.find(file)).problems == ()
