"""Workers of Dask distributed, of a cluster that is there or that is started here; nothing of it but futures."""

from __future__ import annotations

import gc
import hashlib
import logging
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, wait

from enface.corpora.checking import Job
from enface.corpora.engine import TRIES, Lost, Task
from enface.formats.atomic import replace_file
from enface.model import EnfaceError, Problem

_AHEAD = 2
"""Tasks that a worker has before it, so that it need not wait for the next."""
_PATIENCE = 30
"""Seconds in which a scheduler answers."""
_QUIET = {
    "distributed.scheduler.allowed-failures": TRIES - 1,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
"""What Dask need not do here: look a hundred times a second where a worker is, and serve figures that nobody reads."""


class Cluster:
    """The workers of a scheduler at an address; without one, so many processes here under a scheduler of their own."""

    def __init__(self, job: Job, jobs: int, scheduler: str | None) -> None:
        self._job = replace(job, glossary=replace(job.glossary))  # without what cannot be handed on
        self._jobs = jobs
        self._address = scheduler
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Reach the scheduler, or start it, and hand them the job. Raises EnfaceError where none answers."""
        for name in ("distributed", "distributed.client"):  # each has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._stack.enter_context(dask.config.set(_QUIET))
        try:
            where = self._address or self._stack.enter_context(_here(self._jobs))
            self._client = self._stack.enter_context(Client(where, timeout=_PATIENCE))
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            self._stack.close()
            reason = f"no Dask scheduler with workers answers: {str(error) or type(error).__name__}."
            raise EnfaceError(Problem(self._address or "", reason, "Check --scheduler.")) from None
        # Through the folder, which all workers see: Dask carries tasks and answers, and has no data to move.
        data = pickle.dumps(self._job, pickle.HIGHEST_PROTOCOL)
        self._given = self._job.root / f"job-{hashlib.blake2b(data, digest_size=8).hexdigest()}"
        replace_file(self._given, data)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go, or end those that were started here."""
        self._stack.close()
        self._given.unlink(missing_ok=True)

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """What came of each task, in any order."""
        coming = iter(tasks)
        known: dict[Future, Task] = {}
        suspects: deque[Task] = deque()
        alone: Task | None = None
        try:
            while True:
                given = list(islice(coming, max(0, _AHEAD * self._workers() - len(known))))
                if not given and not known and suspects:
                    given = [alone := suspects.popleft()]
                known |= {self._submitted(task): task for task in given}
                if not known:
                    return
                with suppress(TimeoutError):  # then look again what is done
                    wait(list(known), timeout=_PATIENCE, return_when="FIRST_COMPLETED")
                for future in [one for one in known if one.done()]:
                    task = known.pop(future)
                    try:
                        answer = future.result(timeout=_PATIENCE)
                    except KilledWorker:
                        if task is not alone:  # it may have been another that its worker had
                            suspects.append(task)
                            continue
                        answer = Lost("lost")
                    except TimeoutError:
                        if future.status == "error":
                            raise
                        known[self._submitted(task)] = task  # the answer went with its worker; the receipt has it
                        continue
                    yield task, answer
        finally:
            self._client.cancel(list(known))

    def _submitted(self, task: Task) -> Future:
        return self._client.submit(_perform, task, str(self._given), pure=False)

    def _workers(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))


def _here(jobs: int) -> LocalCluster:
    return LocalCluster(
        n_workers=jobs,
        threads_per_worker=1,
        dashboard_address=None,
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # any port: 8787 may be another run's
        memory_limit=0,
        silence_logs=logging.CRITICAL,
    )


def _perform(task: Task, job: str) -> Any:
    gc.disable()  # as in processes that serve nothing else
    try:
        return task.perform(_job(job))
    finally:
        gc.collect(0)  # all that the task left is young: tables that stay are not gone through again
        gc.enable()


@lru_cache(maxsize=1)
def _job(path: str) -> Job:
    job: Job = pickle.loads(Path(path).read_bytes())
    return job
