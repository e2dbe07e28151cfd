"""Endings that nobody at the keyboard asked for: the system ends the program, or the terminal is closed."""

from __future__ import annotations

import asyncio
import signal
import sys
import termios
from collections.abc import Callable

_STATUS = 128
"""What a shell adds to the number of the signal that ended a program."""


def watch(leave: Callable[[int], None], vanish: Callable[[int], None]) -> None:
    """At such an ending call `leave` with the exit status, or `vanish` where the terminal is gone: nothing can be
    written to it any more. To be called while the event loop runs.
    """

    def end(number: int) -> None:
        (leave if _has_terminal() else vanish)(_STATUS + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, end, number)


def _has_terminal() -> bool:
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except (termios.error, OSError, ValueError):
        return False
    return True
