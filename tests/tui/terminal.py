"""A program in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path


class Terminal:
    """A program in a pseudo-terminal; what it wrote, and keys for it."""

    def __init__(
        self,
        arguments: list[str],
        folder: Path,
        columns: int = 100,
        lines: int = 30,
        largest_file: int = 0,
        program: tuple[str, ...] = ("-m", "enface"),
    ) -> None:
        self.written = b""
        self._pressed_at = 0
        self.is_restored = False
        self.process, self._master = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", ENFACE_USER="Li", COLUMNS=str(columns), LINES=str(lines))
            os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
            if largest_file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
            os.execv(sys.executable, [sys.executable, *program, *arguments])
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

    def pause(self, seconds: float) -> None:
        """Read what comes for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read()

    def press(self, keys: str) -> None:
        self._pressed_at = len(self.written)
        os.write(self._master, keys.encode())

    def wait(self) -> int:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            self._read()
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.is_restored = self.echoes
                os.close(self._master)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program did not end")

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed by itself, as it does for a shell."""
        return bool(termios.tcgetattr(self._master)[3] & termios.ECHO)

    def close(self) -> None:
        """Close the window."""
        os.close(self._master)

    def wait_closed(self) -> int:
        """The exit status of a program whose window is closed; one that stays is killed."""
        end = time.monotonic() + 10
        while not (ended := os.waitpid(self.process, os.WNOHANG))[0]:
            if time.monotonic() > end:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
                raise AssertionError("the program did not end")
            time.sleep(0.02)
        return os.waitstatus_to_exitcode(ended[1])

    def send(self, number: int) -> None:
        os.kill(self.process, number)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._master)
