"""A program in a pseudo-terminal, and how long it takes to answer a key: until the last byte of the answer is out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import NamedTuple, Self

_SILENCE = 0.06
"""Seconds after which what a program wrote is taken for its whole answer."""
_PATIENCE = 30.0
_ASKS_FOR_FRAMES, _HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether a terminal shows a frame at once, and that this one does, as those do that people use."""


class Idle(NamedTuple):
    """What a program does while nobody presses a key: its share of a processor, and how many bytes it sends."""

    share: float
    bytes: int


class Terminal:
    """A program in a pseudo-terminal of its own; `opened` is how many seconds it took to show the words wanted."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        shows: Sequence[str],
        columns: int = 120,
        lines: int = 40,
    ) -> None:
        self._arguments = arguments
        size = struct.pack("HHHH", lines, columns, 0, 0)
        begin = perf_counter()
        self._process, self._master = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(
                arguments[0], list(arguments), {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            )
        self._written = b""
        self.until(*shows)
        self.opened = perf_counter() - begin

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._master)

    def until(self, *wanted: str) -> None:
        """Wait until all these words have come."""
        end = monotonic() + _PATIENCE
        while not all(words.encode() in self._written for words in wanted):
            if monotonic() > end:
                self._fail(f"{wanted} never came")
            self._read(0.1)
        if _ASKS_FOR_FRAMES in self._written:
            os.write(self._master, _HAS_FRAMES)

    def rest(self, seconds: float) -> bytes:
        """What comes while nobody presses a key."""
        self._written = b""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            self._read(left)
        return self._written

    def press(self, keys: str, shows: re.Pattern[bytes]) -> float:
        """Milliseconds until the last byte of what comes of a key, which `shows` is part of."""
        self._written = b""
        begin = last = perf_counter()
        os.write(self._master, keys.encode())
        while (came := self._read(_SILENCE)) or not shows.search(self._written):
            last = perf_counter() if came else last
            if perf_counter() - begin > _PATIENCE:
                self._fail(f"{keys!r} did not show {shows.pattern.decode()}")
        return (last - begin) * 1000

    def idle(self, seconds: float) -> Idle:
        """What it does while nobody presses a key; Linux tells."""
        before, begin = self._worked(), monotonic()
        written = self.rest(seconds)
        return Idle((self._worked() - before) / (monotonic() - begin), len(written))

    def memory(self) -> int:
        """The most bytes that it has held."""
        status = Path(f"/proc/{self._process}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    def _worked(self) -> float:
        """CPU seconds of all its threads, to the nanosecond."""
        threads = Path(f"/proc/{self._process}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    def _read(self, seconds: float) -> bool:
        """Take what comes within this time; whether anything did."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            self._written += os.read(self._master, 1 << 16)
        except OSError:  # it has ended
            sleep(0.05)
            self._fail("it ended")
        return True

    def _fail(self, reason: str) -> None:
        sys.exit(f"{' '.join(self._arguments)}: {reason}; it wrote {self._written[-2000:]!r}")
