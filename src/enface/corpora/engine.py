"""What an engine is: it lets workers perform tasks, and tells what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from enface.corpora.checking import Job

TRIES = 3
"""So often a task is given to a worker before it is given up, where each is lost over it."""


class Task(Protocol):
    """Something to do by itself, in any process that has the job; doing it again does no harm."""

    def perform(self, job: Job) -> Any:
        """Do it, and say what came of it."""


class Lost(NamedTuple):
    """Says that a task took its worker with it each time."""

    how: str


class Engine(Protocol):
    """Workers, for as long as the engine is entered."""

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """What came of each task, as they are done in any order; Lost where workers were lost over one.

        Raises whatever a task raises.
        """

    def __enter__(self) -> Self:
        """Start the workers."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all of them, whatever they do."""
