"""Endings that nobody at the keyboard asked for: the system ends the program, or the terminal or server goes."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from types import FrameType

_STATUS = 128
"""What a shell adds to the number of the signal that ended a program."""
_LOOK = 0.25
"""Seconds between two looks at whether the terminal is still there."""
_LONG = 10
"""The same where the system tells when it goes."""
_GRACE = 1.0
"""Seconds to end in after the terminal went."""
_INPUT = "textual-input"
"""The name of Textual's thread that reads keys."""


def watch(leave: Callable[[int], None], vanish: Callable[[int], None]) -> None:
    """At such an ending call `leave` with the exit status, or `vanish` where the terminal is gone: nothing can be
    written to it any more. To be called while the event loop runs.

    The terminal is watched by itself besides, since the signal may come before it goes, or come to a program that is
    leaving already: then only the process is ended, whatever it waits for.
    """
    loop = asyncio.get_running_loop()

    def end(number: int) -> None:
        (leave if _has_terminal() else vanish)(_STATUS + number)

    is_there = _has_terminal if _has_terminal() else _serving()
    rest = _until_hung_up if is_there is _has_terminal and sys.platform == "linux" else partial(time.sleep, _LOOK)

    def watch_terminal() -> None:
        while is_there():
            rest()
        status = _STATUS + signal.SIGHUP
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(vanish, status)
        time.sleep(_GRACE)
        os._exit(status)

    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end, number)
    if is_there():
        threading.Thread(target=watch_terminal, name="terminal", daemon=True).start()


def resume_once(is_leaving: Callable[[], bool], redraw: Callable[[], object]) -> None:
    """Let the program go on after a stop with one reader of keys: where there is one, call `redraw` instead.

    Textual starts a reader at every SIGCONT, also where none was stopped, and the second one keeps the process alive
    for ever. The system sends that signal to each session whose terminal is closed. To be called when Textual runs.
    """
    resume = signal.getsignal(signal.SIGCONT)

    def go_on(number: int, frame: FrameType | None) -> None:
        if is_leaving() or not _has_terminal():
            return
        if any(thread.name == _INPUT for thread in threading.enumerate()):
            redraw()
        elif callable(resume):
            resume(number, frame)

    signal.signal(signal.SIGCONT, go_on)


class _Gone(Exception):  # noqa: N818 - no error: there is nothing to come back to
    """The terminal went while the program was about to stop."""


def stop_in_terminal(suspend: Callable[[], AbstractContextManager[None]]) -> None:
    """At a request to stop (SIGTSTP) give the terminal back by `suspend`, and stop only where it is still there.

    Textual stops after some milliseconds of work; where the terminal goes meanwhile, the system's call to go on has
    come before, and nobody would ever call again. To be called when Textual runs.
    """
    if not callable(signal.getsignal(signal.SIGTSTP)):  # a driver that cannot stop
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        with suppress(_Gone), suspend():
            if not _has_terminal():
                raise _Gone
            os.kill(os.getpid(), signal.SIGSTOP)

    signal.signal(signal.SIGTSTP, stop)


def _until_hung_up() -> None:
    """Wait until the terminal goes, or for a while; the system tells, so that nobody has to look again and again."""
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno() if sys.__stdin__ else -1, 0)
    terminal.poll(_LONG * 1000)
    time.sleep(_LOOK)


def _serving() -> Callable[[], bool]:
    """Whether the server that started this workbench for a browser is still there; where none did, never."""
    server = os.getppid() if "TEXTUAL_DRIVER" in os.environ else 0
    return lambda: os.getppid() == server


def _has_terminal() -> bool:
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except (termios.error, OSError, ValueError):
        return False
    return True
