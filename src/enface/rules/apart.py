"""The rules in several processes: each reads stretches of documents, and hands back what it found there.

Ends all processes that it starts, whatever happens; a process whose parent has gone ends by itself.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import pickle
import signal
import sys
import threading
from array import array
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

from enface.glossary import Glossary, Term
from enface.model import NOTHING, Document, EnfaceError, Problem
from enface.rules.analysis import Analysis
from enface.rules.finishing import ActiveRule
from enface.rules.profile import Profile
from enface.rules.runner import Failure, Found, Pause, Run
from enface.rules.whole import DocumentAnalysis, Facts

_BATCH = 500
"""Segments that a process is given at a time, some more where documents are read whole."""

_AHEAD = 2
"""Batches that a process has before it, so that it need not wait for the next."""


class _Stretch(NamedTuple):
    """Segments of a document by number; of a document that is only read for what looks across, nothing is found."""

    number: int
    start: int
    stop: int
    wanted: bool

    def is_all_of(self, document: Document) -> bool:
        """Whether nothing else of the document is read, so that its own rules can run at once."""
        return self.stop - self.start == len(document.segments)


class _Reading(NamedTuple):
    """What came of a stretch; there are no facts where the rules of documents have run too, as on a whole document."""

    stretch: _Stretch
    found: bytes
    facts: Facts
    keys: dict[str, array[int]]


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection


def read_apart(
    run: Run, wholes: Sequence[DocumentAnalysis], wanted: Sequence[bool], jobs: int, pause: Pause
) -> list[list[bytes]]:
    """What the rules of segments and documents find in each document, packed; it keeps what wider rules need.

    Raises EnfaceError where a process ends before its work does.
    """
    found: list[list[bytes]] = [[] for _ in wholes]
    batches = list(_batches(wholes, wanted))
    with closing(_work_off(batches, wholes, run, jobs)) as answers:
        for readings, failures in answers:
            for reading in readings:
                whole, stretch = wholes[reading.stretch.number], reading.stretch
                found[stretch.number].append(reading.found)
                whole.take(stretch.start, reading.facts, reading.keys)
                if pause:
                    for _ in range(stretch.start, stretch.stop):
                        pause()
            for rule_id, failure in failures.items():
                run.note(rule_id, failure)
    for whole, own in zip(wholes, wanted, strict=True):
        if own and len(whole.document.segments) > _BATCH:  # read in several stretches
            wide: Found = {}
            run.wide(whole, wide)
            found[whole.number].append(run.pack(wide))
    return found


def _batches(wholes: Sequence[DocumentAnalysis], wanted: Sequence[bool]) -> Iterator[list[_Stretch]]:
    """All segments in order; short documents stay whole."""
    batch: list[_Stretch] = []
    size = 0
    for whole, own in zip(wholes, wanted, strict=True):
        length = len(whole.document.segments)
        for start in range(0, length, _BATCH):
            batch.append(_Stretch(whole.number, start, min(start + _BATCH, length), own))
            size += batch[-1].stop - start
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _work_off(
    batches: Sequence[list[_Stretch]], wholes: Sequence[DocumentAnalysis], run: Run, jobs: int
) -> Generator[tuple[list[_Reading], dict[str, Failure]]]:
    """The results of all batches, as they come."""
    waiting = iter(batches)
    workers: list[_Worker] = []
    try:
        workers += _started(wholes, min(jobs, len(batches)))
        by_connection = {worker.connection: worker for worker in workers}
        for _ in range(_AHEAD):
            for worker in workers:
                _give(worker, waiting)
        for _ in batches:
            connection = wait(list(by_connection))[0]
            worker = by_connection[connection]  # type: ignore[index]
            answer = _answer(worker)
            _give(worker, waiting)
            yield _Unpickler(answer, wholes, run).load()
    finally:
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.process.join()
            worker.connection.close()


def _give(worker: _Worker, waiting: Iterator[list[_Stretch]]) -> None:
    batch = next(waiting, None)
    if batch is not None:
        try:
            worker.connection.send(batch)
        except OSError:
            raise _lost(worker) from None


def _answer(worker: _Worker) -> bytes:
    try:
        return worker.connection.recv_bytes()
    except (EOFError, OSError):
        raise _lost(worker) from None


def _lost(worker: _Worker) -> EnfaceError:
    worker.process.join()
    status = worker.process.exitcode or 0
    how = f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
    reason = f"a process that checked a part of the segments {how}, so nothing is reported."
    return EnfaceError(Problem("", reason, "Check again with a lower --jobs, which takes less memory."))


def _started(wholes: Sequence[DocumentAnalysis], count: int) -> Iterator[_Worker]:
    context = process_context()
    if not count:
        return
    glossary, profile = wholes[0].glossary, wholes[0].profile
    if context.get_start_method() == "fork":
        glossary.match_source("")  # put together once what is looked for, since processes share memory
        glossary.match_target("")
    else:
        glossary = replace(glossary)
    documents = [whole.document for whole in wholes]
    for _ in range(count):
        ours, theirs = context.Pipe()
        given = theirs, ours, documents, glossary, profile
        process = context.Process(target=_serve, args=given, daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        yield _Worker(process, ours)


def process_context() -> BaseContext:
    """Processes are copies of this one where that is safe, and begin anew where other threads may hold a lock."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _serve(
    connection: Connection, other: Connection, documents: Sequence[Document], glossary: Glossary, profile: Profile
) -> None:
    """Read what the parent gives, until it ends this process or has gone.

    `other` is the parent's end of the connection: as long as it is open here, nobody hears that the parent has gone.
    """
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends all
    gc.disable()
    run = Run(profile)
    wholes = [DocumentAnalysis(document, glossary, profile, number) for number, document in enumerate(documents)]
    places = _Places(glossary, run)
    with suppress(EOFError, OSError):
        while True:
            batch = connection.recv()
            answer = io.BytesIO()
            readings = [_read(run, wholes[stretch.number], stretch) for stretch in batch]
            _Pickler(answer, places).dump((readings, run.failures))
            connection.send_bytes(answer.getbuffer())


def _read(run: Run, whole: DocumentAnalysis, stretch: _Stretch) -> _Reading:
    _, start, stop, wanted = stretch
    if not wanted:
        run.across(whole, start, stop, None)
        return _Reading(stretch, run.pack({}), {}, whole.give_keys(start, stop))
    found = run.stretch(whole, start, stop, None)
    facts: Facts = {}
    if stretch.is_all_of(whole.document):
        run.wide(whole, found)
    else:
        facts = whole.give_facts()
    return _Reading(stretch, run.pack(found), facts, whole.give_keys(start, stop))


class _Places:
    """By which places both sides know terms and rules."""

    def __init__(self, glossary: Glossary, run: Run) -> None:
        self.rules = {id(active): place for place, active in enumerate(run.active)}
        self.terms = {id(term): place for place, term in enumerate(glossary.terms)}


class _Pickler(pickle.Pickler):
    """Names what both sides have by its place, and writes out the rest."""

    def __init__(self, file: io.BytesIO, places: _Places) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, thing: Any) -> Any:
        kind = type(thing)
        if kind is Analysis and thing.whole is not None:
            return "segment", thing.whole.number, thing.ordinal
        if kind is ActiveRule:
            return "rule", self._places.rules[id(thing)]
        if kind is Term and (place := self._places.terms.get(id(thing))) is not None:
            return "term", place
        return ("nothing",) if thing is NOTHING else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, wholes: Sequence[DocumentAnalysis], run: Run) -> None:
        super().__init__(io.BytesIO(data))
        self._wholes = wholes
        self._run = run

    def persistent_load(self, name: Any) -> Any:
        match name:
            case "segment", number, ordinal:
                return self._wholes[number].hold(ordinal)
            case "rule", place:
                return self._run.active[place]
            case "term", place:
                return self._wholes[0].glossary.terms[place]
        return NOTHING
