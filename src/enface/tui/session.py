"""What somebody did since they opened the workbench, how fast, and how much of their time is left; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from enface.languages.counting import counted
from enface.review.commands import (
    Approve,
    Command,
    Confirm,
    MarkError,
    Origin,
    Redo,
    Reject,
    Revise,
    Together,
    Undo,
    Waive,
)
from enface.review.views import Outcome

_SHORTEST = 300.0
"""Seconds before a pace says anything."""


@dataclass
class Session:
    """The decisions since `begun`, a time in seconds; `minutes` is the time that somebody gave themselves."""

    begun: float
    minutes: int | None = None
    done: Counter[str] = field(default_factory=Counter)

    def note(self, command: Command, outcome: Outcome) -> None:
        """Count what came of a command."""
        if outcome.changed:
            for one in command.commands if isinstance(command, Together) else (command,):
                self.done[_what(one)] += 1

    @property
    def decided(self) -> int:
        """Segments that were approved, confirmed or rejected."""
        return sum(self.done[one] for one in ("approved", "confirmed", "rejected"))

    def left(self, now: float) -> int | None:
        """Whole minutes that are left, the one that runs counted in; None without a budget."""
        return None if self.minutes is None else max(0, self.minutes - int((now - self.begun) // 60))

    def words(self, now: float) -> str:
        """The session in a sentence."""
        passed = now - self.begun
        minutes = counted(max(1, round(passed / 60)), "minute")
        of = f" of {self.minutes}" if self.minutes is not None else ""
        told = [f"{count:,} {what}" for what, count in self.done.items()]
        measured = self.decided and passed >= _SHORTEST
        pace = f"; {round(self.decided * 3600 / passed):,} segments an hour" if measured else ""
        done = ", ".join(told) or "nothing decided"
        return f"{minutes}{of}: {done}{pace}."


def _what(command: Command) -> str:
    match command:
        case Approve():
            return "approved"
        case Confirm():
            return "confirmed"
        case Reject():
            return "rejected"
        case Waive():
            return "waived"
        case Revise(origin=Origin.FIX):
            return "fixed"
        case Revise():
            return "edited"
        case MarkError():
            return "errors marked"
        case Undo():
            return "undone"
        case Redo():
            return "done again"
    return "other decisions"
