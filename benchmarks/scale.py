"""A corpus checked by several workers, and what a billion pairs would cost.

The corpus is news translated by professionals, each text again and again with the number of an article, so that no two
are the same but for those that are perturbed: of a hundred pairs, five have another's source, five another's target,
ten an error of spacing or case. It lies in JSONL shards. Each round checks it with one, two and four local processes
and with two workers of Dask, whose scheduler is started for it, and lets as many bare processes count: what these gain
by running at once is what the machine has to give. Times are those of the whole command by the clock, its start
included; the start is what a segment a shard takes, in CPU seconds that hold also where others use the machine; memory
is that of the largest of its processes. The bars: at least 0.85 of the bare gain with two processes,
Dask at most 15 % longer than the same number of processes, at most 500 MB a worker, the same findings each time.

The keys of what looks across the corpus are grouped by themselves too, as many as `--keys`, a third of them twice; and
once more in a hundred times as many partitions, which tells what the smallest slice of a file costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import numpy as np

from benchmarks.data import references
from benchmarks.measured import apart, program
from benchmarks.pages import DOCS, MISSED, table
from benchmarks.workload import Pair, endless
from enface.corpora.across import PARTITION, Batches, Grouping, list_batches
from enface.corpora.checking import Job
from enface.corpora.cutting import BATCH
from enface.corpora.keys import KEYS
from enface.glossary import Glossary
from enface.rules import load_profile

PAGE = DOCS / "scale.md"
_WORKERS = (1, 2, 4)
_SHARE, _LONGER, _MEMORY = 0.85, 1.15, 500
_BARE = (sys.executable, "-c", "for number in range(40_000_000): number * number % 7")
_BILLION = 1_000_000_000
_BUSY = "The machine had more to do than this: rates and gains by the clock say little, CPU seconds and bytes hold."
_SEED = 1


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=2_000_000)
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keys", type=int, default=10_000_000)


def tables(wishes: argparse.Namespace) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "corpus").mkdir()
        write_corpus(place / "corpus", wishes.segments, wishes.shards)
        (place / "few").mkdir()
        write_corpus(place / "few", wishes.shards, wishes.shards)
        rounds = [_round(place, number) for number in range(wishes.runs)]
        kept = _sizes(place / "out-0-local-1")
        (place / "keys").mkdir()
        grouped = _group_keys(place / "keys", wishes.keys)
    yield from _of_workers(wishes.segments, rounds)
    yield from _of_keys(wishes.keys, grouped)
    yield from _of_a_billion(wishes, rounds, kept, grouped)


def perturbed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs, some with another's source or target, some with an error."""
    chance = random.Random(_SEED)
    known: list[Pair] = []
    for source, target in pairs:
        known.append((source, target))
        other = known[chance.randrange(len(known))]
        drawn = chance.randrange(100)
        if drawn < 5:
            yield other[0], target
        elif drawn < 10:
            yield source, other[1]
        elif drawn < 15:
            yield source, target.replace(" ", "  ", 1)
        elif drawn < 20:
            yield source, target.replace("China", "china", 1)
        else:
            yield source, target


def write_corpus(folder: Path, segments: int, shards: int) -> None:
    """So many perturbed pairs as shards of nearly the same size."""
    texts = ((segment.source, segment.target) for document in references() for segment in document.segments)
    pairs = perturbed(islice(endless(texts), segments))
    for number in range(shards):
        count = segments * (number + 1) // shards - segments * number // shards
        with (folder / f"news-{number:03}.jsonl").open("w", encoding="utf-8") as file:
            for source, target in islice(pairs, count):
                file.write(json.dumps({"source": source, "target": target}, ensure_ascii=False) + "\n")


class _Taken(NamedTuple):
    """What a command took by the clock and in CPU seconds, the largest of its processes in MB, and what it found."""

    wall: float
    seconds: float
    megabytes: float
    found: str


class _Round(NamedTuple):
    """What came of it by the number of processes, and with two workers of Dask; `starts` in the same order."""

    local: dict[int, _Taken]
    dask: _Taken
    bare: dict[int, float]
    starts: list[float]


def _round(place: Path, number: int) -> _Round:
    bare = {count: _bare(count) for count in _WORKERS}
    local = {count: _checked(place, "corpus", f"out-{number}-local-{count}", "local", count) for count in _WORKERS}
    dask = _checked(place, "corpus", f"out-{number}-dask", "dask", 2)
    kinds = (*(("local", count) for count in _WORKERS), ("dask", 2))
    starts = [_checked(place, "few", f"few-{number}-{name}-{count}", name, count).seconds for name, count in kinds]
    return _Round(local, dask, bare, starts)


def _bare(count: int) -> float:
    start = monotonic()
    processes = [subprocess.Popen(_BARE) for _ in range(count)]
    for process in processes:
        process.wait()
    return monotonic() - start


def _checked(place: Path, corpus: str, name: str, engine: str, jobs: int) -> _Taken:
    out = place / name
    call = [program("enface"), "check", str(place / corpus), "--engine", engine, "--jobs", str(jobs), "-o", str(out)]
    # A process of its own, since the most memory of all children is told only once.
    start = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _CALLING, *call, "--fail-on", "none"],
        env=apart(str(place)),
        capture_output=True,
        text=True,
        check=True,
    )
    wall = monotonic() - start
    seconds, kilobytes = map(float, done.stdout.split()[-2:])
    return _Taken(wall, seconds, kilobytes / 1000, _digest(out / "findings"))


_CALLING = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def _digest(folder: Path) -> str:
    digest = hashlib.blake2b()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _of_workers(segments: int, rounds: Sequence[_Round]) -> Iterator[str]:
    rows: list[tuple[object, ...]] = []
    bars: list[str] = []
    found = {taken.found for one in rounds for taken in (*one.local.values(), one.dask)}
    starts = [median(kind) for kind in zip(*(one.starts for one in rounds), strict=True)]
    for count, start in zip(_WORKERS, starts[:-1], strict=True):
        own = [one.local[count] for one in rounds]
        gain = median(one.local[1].wall / one.local[count].wall for one in rounds)
        possible = median(count * one.bare[1] / one.bare[count] for one in rounds)
        rows.append(
            (_name(count), *_figures(segments, own, start), f"{gain:.2f}", f"{possible:.2f}", f"{gain / possible:.2f}")
        )
        if count == 2:
            bars.append(_bar(f"two processes have {gain / possible:.2f} of the bare gain", gain / possible >= _SHARE))
    rows.append(("2 workers of Dask", *_figures(segments, [one.dask for one in rounds], starts[-1]), "", "", ""))
    longer = median(one.dask.wall / one.local[2].wall for one in rounds)
    run = median((one.dask.seconds - one.starts[-1]) / (one.local[2].seconds - one.starts[1]) for one in rounds)
    most = max(taken.megabytes for one in rounds for taken in (*one.local.values(), one.dask))
    bars += [
        _bar(f"Dask takes {longer:.2f} times as long as two processes", longer <= _LONGER),
        f"in CPU seconds without the start {run:.2f} times as long",
        _bar(f"the largest process held {most:,.0f} MB", most <= _MEMORY),
        _bar("the same findings each time" if len(found) == 1 else "findings differ", len(found) == 1),
    ]
    head = ("", "segments a second", "CPU seconds", "of them start", "MB", "gain", "bare gain", "share of it")
    yield f"{segments:,} segments, {len(rounds)} round{'s' if len(rounds) > 1 else ''}."
    yield ""
    yield from table(head, rows)
    yield f"That is: {'; '.join(bars)}."
    yield ""
    if os.getloadavg()[0] > 2 * (os.cpu_count() or 1):
        yield _BUSY
        yield ""


def _name(count: int) -> str:
    return f"{count} local process{'es' if count > 1 else ''}"


def _figures(segments: int, own: Sequence[_Taken], start: float) -> tuple[str, ...]:
    rate = median(segments / one.wall for one in own)
    seconds = median(one.seconds for one in own)
    return f"{rate:,.0f}", f"{seconds:,.0f}", f"{start:.1f}", f"{max(one.megabytes for one in own):,.0f}"


def _bar(said: str, met: bool) -> str:
    return said if met else f"{said} ({MISSED})"


class _Grouped(NamedTuple):
    """What grouping keys took: seconds, the most memory, the members found; and seconds for one slice of a file."""

    seconds: float
    megabytes: float
    members: int
    a_slice: float


def _group_keys(root: Path, count: int) -> _Grouped:
    """Keys of batches, each by itself a file, then all partitions one after another."""
    job = Job(root, "jsonl", Glossary(), load_profile(), BATCH)
    for name in ("keys", "across"):
        (root / name).mkdir()
    chance = np.random.default_rng(_SEED)
    names = []
    before = np.zeros(0, KEYS)
    for start in range(0, count, 2 * BATCH):  # as of two rules
        rows = np.zeros(min(2 * BATCH, count - start), KEYS)
        rows["high"] = chance.integers(0, 2**64, len(rows), np.uint64)
        rows["differs"] = chance.integers(0, 2**64, len(rows), np.uint64)
        rows["row"] = np.arange(len(rows))
        again = min(len(before), len(rows) // 3)
        rows["high"][:again] = before["high"][:again]
        before = rows
        names.append(f"batch-{start:012}")
        (root / "keys" / names[-1]).write_bytes(np.sort(rows, order="high").tobytes())
    seconds, members, slices = _grouping(job, list_batches(job.folder, names))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    for path in (root / "across").iterdir():
        path.unlink()
    longer, _, more = _grouping(job, list_batches(job.folder, names, PARTITION // 100))
    return _Grouped(seconds, megabytes, members, (longer - seconds) / (more - slices))


def _grouping(job: Job, listed: Batches) -> tuple[float, int, int]:
    """Seconds, members found, slices read."""
    start = monotonic()
    members = sum(Grouping(listed, number).perform(job) for number in range(listed.partitions))
    batches = len(list((job.root / "keys").iterdir()))
    return monotonic() - start, members, listed.partitions * batches


def _of_keys(count: int, grouped: _Grouped) -> Iterator[str]:
    held = f"one process, which holds {grouped.megabytes:,.0f} MB"
    yield f"{count:,} keys are grouped in {grouped.seconds:.1f} seconds by {held}; {grouped.members:,} of them differ."
    yield ""


class _Sizes(NamedTuple):
    """Bytes on the disk."""

    findings: int
    keys: int
    segments: int


def _sizes(out: Path) -> _Sizes:
    def held(name: str) -> int:
        return sum(path.stat().st_size for path in (out / name).iterdir())

    segments = json.loads((out / "manifest.json").read_text("utf-8"))["segments"]
    return _Sizes(held("findings"), held("keys"), segments)


_FIRST = [
    "What breaks first are the slices, the only cost that grows with the square of the corpus: each partition of",
    "keys reads a part of each batch's file. Where opening a file takes milliseconds, it is felt long before the",
    "processors are; the remedy is to check parts of the corpus apart.",
    "Next are folders with as many files as there are batches.",
    "",
]


def _of_a_billion(
    wishes: argparse.Namespace, rounds: Sequence[_Round], kept: _Sizes, grouped: _Grouped
) -> Iterator[str]:
    seconds = median(one.local[1].seconds for one in rounds) / wishes.segments
    keys = kept.keys // KEYS.itemsize / kept.segments * _BILLION
    batches = _BILLION // BATCH
    slices = batches * keys / PARTITION
    hours = grouped.seconds / wishes.keys * keys / 3600, slices * grouped.a_slice / 3600
    days = seconds * _BILLION / 86_400
    yield "### A billion pairs"
    yield ""
    yield from table(
        ("", "worked out for 1,000,000,000 pairs"),
        [
            ("CPU days", f"{days:,.1f}"),
            ("days with 100 workers that gain 0.85 of what they could", f"{days / 100 / _SHARE:,.2f}"),
            ("findings on the disk, GB", f"{kept.findings / kept.segments * _BILLION / 1e9:,.0f}"),
            ("keys on the disk, GB", f"{keys * KEYS.itemsize / 1e9:,.0f}"),
            ("batches, each with a file of findings, of keys, and a receipt", f"{batches:,}"),
            ("CPU hours to group the keys", f"{hours[0]:,.1f}"),
            ("slices of files of keys, one for each batch and partition", f"{slices:,.0f}"),
            ("CPU hours for the slices", f"{hours[1]:,.1f}"),
        ],
    )
    yield from _FIRST
