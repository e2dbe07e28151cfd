"""Checks in the background: one document after the other, away from the UI thread, with progress."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from importlib import import_module

from textual import work
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from enface.model import EnfaceError
from enface.review.desk import Desk
from enface.tui.screens import lines
from enface.tui.screens.typed_commands import TypedCommands

PAUSE = 0.3
"""Seconds that a document must rest after a decision before it is checked again."""

ANSWER = 0.03
"""Seconds within which a key is answered where no check runs."""

LATER = (
    "enface.review.deciding",
    "enface.store.projection",
    "enface.tui.widgets.target_editor",
    *(f"enface.tui.screens.{name}" for name in ("home", "reading", "help", "project_lists", "names", "replacing")),
)
"""What is loaded behind the first screen, in the order in which it is likely to be asked for."""


class BackgroundChecks(TypedCommands):
    """Checks documents for the screen that shows them; only the UI thread touches what it knows."""

    desk: Desk

    class Checked(Message):
        """A check came to its end; `error` says why it failed, if it did."""

        def __init__(self, document: str, error: str = "") -> None:
            super().__init__()
            self.document = document
            self.error = error

    class Loaded(Message):
        """What keys lead to and the rules are at hand; `error` says why they are not."""

        def __init__(self, error: str = "") -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._is_loaded = False
        self._waiting: list[str] = []
        self._checking: tuple[str, Worker[None]] | None = None
        self._pause: Timer | None = None
        self._done = 0

    def _is_busy(self) -> bool:
        """Whether a key was pressed just now: a check rests until it is answered."""
        pressed: float = self.app.pressed  # type: ignore[attr-defined]
        return time.monotonic() - pressed < ANSWER

    @property
    def is_checking(self) -> bool:
        """Whether a check runs or waits."""
        return bool(self._checking or self._waiting or self._pause)

    @property
    def progress(self) -> str:
        """How far the checks are, for the status line; empty where none runs."""
        if not self._checking:
            return ""
        total = self._done + 1 + len(self._waiting)
        return f"checking {self._done + 1} of {total} documents…" if total > 1 else "checking…"

    def check_documents(self, documents: Iterable[str]) -> None:
        """Check these documents, before all that wait already."""
        wanted = list(documents)
        self._waiting = [*wanted, *(document for document in self._waiting if document not in wanted)]
        self._check_next()

    def check_again(self, document: str) -> None:
        """Check a document whose texts have changed, as soon as it rests."""
        if self._pause:
            self._pause.stop()

        def rested() -> None:
            self._pause = None
            if self._checking and self._checking[0] == document:
                # What it finds in the older texts is of no use.
                self._checking[1].cancel()
            self.check_documents([document])

        self._pause = self.set_timer(PAUSE, rested)

    def checked(self, document: str, error: str) -> None:
        """Show what a check found; for the screen to fill in."""

    def show_progress(self) -> None:
        """Show how far the checks are; for the screen to fill in."""

    def _check_next(self) -> None:
        if self._waiting and not self._checking and self._is_loaded:
            document = self._waiting.pop(0)
            self._checking = (document, self._check(document))
        elif not self._checking:
            self._done = 0
        self.show_progress()

    def load_rest(self) -> None:
        """Let be at hand what keys lead to, and the rules: loading them takes longer than the first screen may."""
        import rapidfuzz  # noqa: F401 - where two threads load it at once, one of them finds half of it

        self._load_rest()

    @work(thread=True, group="rules", exit_on_error=False)
    def _load_rest(self) -> None:
        from enface.rules import all_rules

        def load() -> None:
            for name in LATER:
                import_module(name)
            all_rules()

        self.post_message(self.Loaded(_failure(load)))

    def on_background_checks_loaded(self, message: Loaded) -> None:
        """Begin to check."""
        message.stop()
        self._is_loaded = True
        if message.error:
            self.say(message.error)
        self._check_next()

    @work(thread=True, group="check", exit_on_error=False)
    def _check(self, document: str) -> None:
        worker = get_current_worker()
        gc.disable()  # looking for garbage among all texts and findings holds every thread up, often for 0.2 s
        try:
            error = _failure(
                lambda: self.desk.check(document, cancelled=lambda: worker.is_cancelled, busy=self._is_busy)
            )
        finally:
            gc.enable()
        self.post_message(self.Checked(document, error))

    def on_background_checks_checked(self, message: Checked) -> None:
        """Go on with the next one."""
        message.stop()
        self._checking = None
        self._done += 1
        self.checked(message.document, message.error)
        self._check_next()


def _failure(run: Callable[[], None]) -> str:
    try:
        run()
    except EnfaceError as error:
        return lines.complaint(error)
    except Exception as error:  # noqa: BLE001 - the end of a worker: a sentence, and the work goes on
        return f"Work in the background failed: {type(error).__name__}: {error}"
    return ""
