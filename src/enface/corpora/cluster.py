"""Workers of Dask distributed, of a cluster that is there or that is started here; nothing of it but futures."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from types import TracebackType
from typing import Any, Self

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from enface.corpora.checking import Job
from enface.corpora.engine import TRIES, Lost, Task
from enface.model import EnfaceError, Problem

_AHEAD = 2
"""Tasks that a worker has before it, so that it need not wait for the next."""
_PATIENCE = 30
"""Seconds in which a scheduler answers."""


class Cluster:
    """The workers of a scheduler at an address; without one, so many processes here under a scheduler of their own."""

    def __init__(self, job: Job, jobs: int, scheduler: str | None) -> None:
        self._job = replace(job, glossary=replace(job.glossary))  # without what cannot be handed on
        self._jobs = jobs
        self._address = scheduler
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Reach the scheduler, or start it, and hand the job to all workers. Raises EnfaceError where none answers."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        dask.config.set({"distributed.scheduler.allowed-failures": TRIES - 1})
        try:
            where = self._address or self._stack.enter_context(_here(self._jobs))
            self._client = self._stack.enter_context(Client(where, timeout=_PATIENCE))
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            self._stack.close()
            reason = f"no Dask scheduler with workers answers: {str(error) or type(error).__name__}."
            raise EnfaceError(Problem(self._address or "", reason, "Check --scheduler.")) from None
        self._given = self._client.scatter(self._job, broadcast=True, hash=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go, or end those that were started here."""
        self._stack.close()

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """What came of each task, in any order."""
        coming = iter(tasks)
        known: dict[Future, Task] = {}
        done = as_completed()
        try:
            self._submit(islice(coming, _AHEAD * self._workers()), known, done)
            while known:
                future = next(done)
                task = known.pop(future)
                answer = self._answer(future)
                self._submit(islice(coming, max(0, _AHEAD * self._workers() - len(known))), known, done)
                yield task, answer
                if not known:  # what was answered may have brought others
                    self._submit(islice(coming, _AHEAD * self._workers()), known, done)
        finally:
            self._client.cancel(list(known))

    def _workers(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _submit(self, tasks: Iterable[Task], known: dict[Future, Task], done: Any) -> None:
        for task in tasks:
            future = self._client.submit(_perform, task, self._given, pure=False)
            known[future] = task
            done.add(future)

    def _answer(self, future: Future) -> Any:
        try:
            return future.result()
        except KilledWorker:
            return Lost("lost")


def _here(jobs: int) -> LocalCluster:
    return LocalCluster(
        n_workers=jobs, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=logging.CRITICAL
    )


def _perform(task: Task, job: Job) -> Any:
    gc.disable()  # as in processes that serve nothing else
    try:
        return task.perform(job)
    finally:
        gc.enable()
        gc.collect()
