"""Workers that are processes of this machine. One that is lost is replaced, and what it was at is done again."""

from __future__ import annotations

import gc
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, NamedTuple, Self

from enface.corpora.checking import Job
from enface.corpora.engine import TRIES, Lost, Task
from enface.rules.apart import process_context


class _Given(NamedTuple):
    task: Task
    tries: int


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    given: _Given | None = None


class _Failed(NamedTuple):
    error: Exception
    trace: str


class Processes:
    """So many processes; each is given one task at a time."""

    def __init__(self, job: Job, jobs: int) -> None:
        self._job = job
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Nothing starts before there are tasks."""
        self._job.glossary.match_source("")  # put together once what is looked for, where processes share memory
        self._job.glossary.match_target("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers = []

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """What came of each task, in any order."""
        coming = iter(tasks)
        again: deque[_Given] = deque()
        while True:
            idle = [worker for worker in self._workers if worker.given is None]
            while (given := again.popleft() if again else _next(coming)) is not None:
                if not idle and len(self._workers) < self._jobs:
                    idle.append(self._started())
                if not idle:
                    again.appendleft(given)
                    break
                worker = idle.pop()
                worker.given = given
                with suppress(OSError):  # that it is gone is seen below
                    worker.connection.send(given.task)
            busy = {worker.connection: worker for worker in self._workers if worker.given is not None}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]
                given, worker.given = worker.given, None
                assert given is not None
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    how = self._bury(worker)
                    if given.tries < TRIES:
                        again.append(given._replace(tries=given.tries + 1))
                    else:
                        yield given.task, Lost(how)
                    continue
                if isinstance(answer, _Failed):
                    answer.error.add_note(answer.trace)
                    raise answer.error
                yield given.task, answer

    def _started(self) -> _Worker:
        context = process_context()
        job = self._job
        if context.get_start_method() != "fork":
            job = replace(job, glossary=replace(job.glossary))  # without what cannot be handed on
        ours, theirs = context.Pipe()
        others = [worker.connection for worker in self._workers] if context.get_start_method() == "fork" else []
        given = theirs, [ours, *others], job
        process = context.Process(target=_serve, args=given, daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> str:
        """Forget a worker that is gone; returns how it went."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        status = worker.process.exitcode or 0
        return f"ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"


def _next(coming: Iterator[Task]) -> _Given | None:
    task = next(coming, None)
    return None if task is None else _Given(task, 1)


def _serve(connection: Connection, others: list[Connection], job: Job) -> None:
    """Perform what the parent gives, until it ends this process or has gone.

    `others` are ends of connections that are the parent's: as long as one is open here, nobody hears that it has gone.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends all
    gc.freeze()
    gc.disable()
    with suppress(EOFError, OSError):
        while True:
            task: Task = connection.recv()
            try:
                answer = task.perform(job)
            except Exception as error:  # noqa: BLE001 - the parent raises it
                answer = _Failed(error, traceback.format_exc())
            connection.send(answer)
            gc.collect()
