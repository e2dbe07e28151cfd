"""The real command in a real pseudo-terminal: nothing that a file holds reaches the terminal as a command."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

HOSTILE = (
    "id\tsource\ttarget\n1\t中\u202e文\u2066\t"
    "In hunan \x1b]52;c;SEVMTE8=\x07 [/b] [red]x[/] \x9b31m \u202e evil \u200b end\n"
)


class Terminal:
    """A program in a pseudo-terminal; what it wrote, and keys for it."""

    def __init__(self, arguments: list[str], folder: Path, columns: int = 100, lines: int = 30) -> None:
        self.written = b""
        self._pressed_at = 0
        self.process, self._master = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", ENFACE_USER="Li", COLUMNS=str(columns), LINES=str(lines))
            os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
            os.execv(sys.executable, [sys.executable, "-m", "enface", *arguments])
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def until(self, wanted: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while wanted.encode() not in self.written[self._pressed_at :]:
            if time.monotonic() > end:
                raise AssertionError(f"{wanted!r} never came; the last was {self.written[-500:]!r}")
            self._read()

    def _read(self) -> None:
        if select.select([self._master], [], [], 0.1)[0]:
            try:
                self.written += os.read(self._master, 65536)
            except OSError:
                time.sleep(0.05)

    def press(self, keys: str) -> None:
        self._pressed_at = len(self.written)
        os.write(self._master, keys.encode())

    def wait(self) -> int:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            self._read()
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                os.close(self._master)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program did not end")

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._master)


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
