"""A run over a corpus: its shards, their batches, what looks across; from an engine's workers into a folder."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from enface import __version__
from enface.corpora.across import Batches, Fetching, Grouping, Judging, list_batches, partition_name
from enface.corpora.checking import Checking, Cutting, Job
from enface.corpora.cutting import Batch
from enface.corpora.engine import Engine, Lost, Task
from enface.corpora.folder import Receipt, batch_name
from enface.corpora.shards import Shard
from enface.model import Problem
from enface.rules.as_data import problem_object
from enface.rules.runner import Run

SCHEMA = 1
_MOST_TASKS = 16
"""Tasks of a compressed shard: each has to decompress all that stands before its batches."""
_MOST_PROBLEMS = 1_000
Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is, and how much there is."""


@dataclass
class ShardTotals:
    """What came of a shard: batches done and all of them, segments, findings."""

    shard: Shard
    batches: int = 0
    done: int = 0
    segments: int = 0
    findings: int = 0
    advisory: int = 0


@dataclass
class Totals:
    """What came of a run so far; `problems` are the first of many."""

    shards: list[ShardTotals] = field(default_factory=list)
    rules: dict[str, list[int]] = field(default_factory=dict)
    severities: Counter[str] = field(default_factory=Counter)
    foreign: int = 0
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    finished: bool = False

    @property
    def segments(self) -> int:
        """Segments that were checked."""
        return sum(shard.segments for shard in self.shards)

    @property
    def findings(self) -> int:
        """Asserted findings."""
        return sum(asserted for asserted, _ in self.rules.values())

    @property
    def advisory(self) -> int:
        """Findings worth a look that are not asserted."""
        return sum(advised for _, advised in self.rules.values())

    def add(self, receipt: Receipt, totals: ShardTotals | None = None) -> None:
        """Count what came of a batch of that shard, or of a partition."""
        for rule, told in receipt.rules.items():
            counts = self.rules.setdefault(rule, [0, 0])
            counts[0] += told.asserted
            counts[1] += told.advised
        self.severities.update(receipt.severities)
        self.foreign += receipt.foreign
        if totals is not None:
            totals.segments += receipt.segments
            totals.findings += sum(told.asserted for told in receipt.rules.values())
            totals.advisory += sum(told.advised for told in receipt.rules.values())

    def note(self, problem: Problem) -> None:
        """Keep a problem, if it is one of the first."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more_problems += 1


def settings_of(job: Job, glossary_paths: Sequence[str]) -> dict[str, Any]:
    """What two runs into one folder must have in common: enface, the rules with their levels, the glossary."""
    rules = [
        [active.rule.id, active.rule.version, active.severity.value, active.advisory]
        for active in Run(job.profile).active
    ]
    terms = [repr(term) for term in job.glossary.terms]
    return {
        "schema": SCHEMA,
        "enface": __version__,
        "profile": job.profile.name,
        "format": job.format,
        "batch": job.size,
        "glossary": list(glossary_paths),
        "signature": _digest([rules, terms, sorted(job.profile.options.items()), list(map(repr, job.profile.own))]),
    }


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(errors="surrogatepass"), digest_size=16).hexdigest()


class _Queue:
    """Tasks in order, to which others may be added while they are given out, even after the last."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._added: deque[Task] = deque()

    def add(self, task: Task) -> None:
        self._added.append(task)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Task:
        return self._added.popleft() if self._added else next(self._tasks)


def check_corpus(job: Job, shards: Sequence[Shard], engine: Engine, progress: Progress) -> Totals:
    """Run the rules over all shards; the folder of the job has begun.

    What is done already is not done again. A shard or a batch that cannot be read is a problem of the totals, and the
    others go on. The manifest is written also where the run is stopped by an exception.
    """
    totals = Totals()
    names: list[str] = []
    listed: Batches | None = None
    try:
        with engine:
            _cut(job, shards, engine, totals, progress)
            _check(job, engine, totals, progress)
            names += _done(job, totals)
            if Run(job.profile).in_corpora and names:
                listed = list_batches(job.folder, names)
                _across(job, listed, names, engine, totals, progress)
        totals.finished = True
    finally:
        names += [partition_name(listed, number) for number in range(listed.partitions)] if listed else []
        job.folder.settle(manifest(job, totals), names, finished=totals.finished)
    return totals


def _cut(job: Job, shards: Sequence[Shard], engine: Engine, totals: Totals, progress: Progress) -> None:
    unreadable: dict[Shard, Problem] = {}
    left = [shard for shard in shards if job.folder.cut(shard) is None]
    for done, (task, answer) in enumerate(engine.each(map(Cutting, left)), 1):
        assert isinstance(task, Cutting)
        if isinstance(answer, Problem):
            unreadable[task.shard] = answer
        elif isinstance(answer, Lost):
            unreadable[task.shard] = _lost(task.shard.path, "which was read", answer)
        progress("shards read", done, len(left))
    for shard in shards:
        if shard in unreadable:
            totals.note(unreadable[shard])
        made = None if shard in unreadable else job.folder.cut(shard)
        totals.shards.append(ShardTotals(shard, len(made.batches) if made else 0))


def _check(job: Job, engine: Engine, totals: Totals, progress: Progress) -> None:
    by_shard = {one.shard: one for one in totals.shards}
    rows = done = 0
    tasks: list[Checking] = []
    wrong: dict[tuple[Shard, int, str], Problem] = {}
    for one in totals.shards:
        made = job.folder.cut(one.shard) if one.batches else None
        left = []
        for batch in made.batches if made else ():
            rows += batch.rows
            receipt = job.folder.receipt(batch_name(one.shard, batch.number))
            if receipt is None:
                left.append(batch)
            else:
                _take(receipt, one, totals, wrong)
                done += batch.rows
        tasks += _tasks(one.shard, left)
    queue = _Queue(tasks)
    for task, answer in engine.each(queue):
        assert isinstance(task, Checking)
        one = by_shard[task.shard]
        sizes = {batch.number: batch.rows for batch in task.batches}
        if isinstance(answer, Lost):
            answer = _without_the_deadly(job, task, answer, queue, wrong)
        for receipt in answer:
            _take(receipt, one, totals, wrong)
            done += sizes[receipt.number]
        progress("segments checked", done, rows)
    order = {one.shard: number for number, one in enumerate(totals.shards)}
    for _, problem in sorted(wrong.items(), key=lambda item: (order[item[0][0]], *item[0][1:])):
        totals.note(problem)


def _tasks(shard: Shard, batches: Sequence[Batch]) -> Iterator[Checking]:
    """A task a batch; of what cannot be entered in the middle, fewer tasks of several batches."""
    size = -(-len(batches) // _MOST_TASKS) if shard.compression else 1
    for start in range(0, len(batches), size or 1):
        yield Checking(shard, tuple(batches[start : start + size]))


def _take(receipt: Receipt, one: ShardTotals, totals: Totals, wrong: dict[tuple[Shard, int, str], Problem]) -> None:
    totals.add(receipt, one)
    one.done += receipt.segments > 0
    for problem in receipt.problems:
        # A rule that fails does so in batch after batch: it is told once a shard.
        rule, failed, _ = problem.reason.partition(" failed at ")
        number = 0 if failed else receipt.number
        wrong.setdefault((one.shard, number, rule if failed else problem.reason), problem)


def _without_the_deadly(
    job: Job, task: Checking, lost: Lost, queue: _Queue, wrong: dict[tuple[Shard, int, str], Problem]
) -> list[Receipt]:
    """What came of the batches before the one that takes workers with it; those behind it are put to the others."""
    known = [job.folder.receipt(batch_name(task.shard, batch.number)) for batch in task.batches]
    place = known.index(None) if None in known else len(known)
    if place < len(known):
        batch = task.batches[place]
        where = f"its rows {batch.before + 1:,} to {batch.before + batch.rows:,} were checked"
        wrong[task.shard, batch.number, ""] = _lost(task.shard.path, where, lost)
    if rest := task.batches[place + 1 :]:
        queue.add(Checking(task.shard, rest))
    return [receipt for receipt in known[:place] if receipt is not None]


def _lost(path: str, where: str, lost: Lost) -> Problem:
    remedy = "Run again with a lower --jobs, which takes less memory."
    return Problem(path, f"each worker by which {where} was {lost.how}.", remedy)


def _done(job: Job, totals: Totals) -> Iterator[str]:
    """The names of all batches that are done, in the order of shards."""
    for one in totals.shards:
        made = job.folder.cut(one.shard) if one.batches else None
        for batch in made.batches if made else ():
            name = batch_name(one.shard, batch.number)
            if one.done == one.batches or job.folder.receipt(name) is not None:
                yield name


def _across(
    job: Job, listed: Batches, names: Sequence[str], engine: Engine, totals: Totals, progress: Progress
) -> None:
    """Group keys, fetch texts, judge: what looks across the corpus."""
    places = {name: place for place, name in enumerate(names)}
    fetching = list(_fetching(job, totals, places, listed))
    partitions = range(listed.partitions)
    steps: tuple[tuple[str, list[Task]], ...] = (
        ("partitions grouped", [Grouping(listed, number) for number in partitions]),
        ("parts of shards read for what differs", fetching if listed.partitions else []),
        ("partitions judged", [Judging(listed, number) for number in partitions]),
    )
    found: dict[int, Receipt] = {}
    for what, tasks in steps:
        for done, (task, answer) in enumerate(engine.each(tasks), 1):
            if isinstance(answer, Lost):
                totals.note(_lost("", "what looks across the corpus was worked out", answer))
                return
            if isinstance(task, Judging):
                found[task.partition] = answer
            progress(what, done, len(tasks))
    for number in sorted(found):
        totals.add(found[number])
        for problem in found[number].problems:
            totals.note(problem)


def _fetching(job: Job, totals: Totals, places: dict[str, int], listed: Batches) -> Iterator[Task]:
    for one in totals.shards:
        made = job.folder.cut(one.shard) if one.batches else None
        known = [batch for batch in (made.batches if made else ()) if batch_name(one.shard, batch.number) in places]
        for task in _tasks(one.shard, known):
            first = tuple(places[batch_name(one.shard, batch.number)] for batch in task.batches)
            yield Fetching(one.shard, task.batches, first, listed)


def manifest(job: Job, totals: Totals) -> dict[str, Any]:
    """What a run is and came to, as plain data."""
    return {
        "schema": SCHEMA,
        "enface": __version__,
        "profile": job.profile.name,
        "format": job.format,
        "finished": totals.finished,
        "segments": totals.segments,
        "in_other_languages": totals.foreign,
        "summary": {
            "findings": totals.findings,
            "advisory": totals.advisory,
            "by_severity": dict(sorted(totals.severities.items())),
        },
        "rules": {
            rule: {"asserted": asserted, "advisory": advised}
            for rule, (asserted, advised) in sorted(totals.rules.items())
        },
        "shards": [
            {
                "path": one.shard.path,
                "size": one.shard.size,
                "stamp": one.shard.stamp,
                "name": one.shard.name,
                "batches": one.batches,
                "done": one.done,
                "segments": one.segments,
                "findings": one.findings,
                "advisory": one.advisory,
            }
            for one in totals.shards
        ],
        "problems": [problem_object(problem) for problem in totals.problems],
        "further_problems": totals.more_problems,
    }
