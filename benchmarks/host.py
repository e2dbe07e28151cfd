"""A shared host: many reviewers at one project at once, some of them killed.

Each reviewer has a process, opens a desk and revises a segment chosen at random every 0.2 to 0.8 seconds; what is timed
is the whole command, rules and all, until it is on the disk. Every five seconds one of them is killed and another one
comes. It needs an SQLite that bears several writers.

Before that, as many processes at the same pace write one row each to an empty database: what the machine takes for
that, it takes for any save. The bar is missed where something was lost or went wrong, or where 95 of 100 saves took
longer than 50 ms and than 2.5 times such a row.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import time
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.pages import MISSED, table
from enface.model import EnfaceError
from enface.review.commands import Overtaken, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import digest, open_store
from enface.store.connection import connect
from enface.store.examine import examine
from enface.store.library import bears_several_writers

PAUSE = (0.2, 0.8)
MOST = 50.0
"""Milliseconds that a save may take at the 95th percentile, wherever the machine itself does not take longer."""
SLOWER_THAN_BARE = 2.5
KILL_EVERY = 5.0
KEY = "segments/news.tsv"


class Result(NamedTuple):
    """What came of it: how long the saves took in milliseconds, in order, and what went wrong."""

    times: list[float]
    overtaken: int
    killed: int
    errors: list[str]
    lost: int
    faults: int

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong and nothing was lost."""
        return not (self.errors or self.lost or self.faults)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--segments", type=int, default=50_000)
    parser.add_argument("--seconds", type=int, default=60)


def tables(wishes: argparse.Namespace) -> list[str]:
    if not bears_several_writers():
        sys.exit("This SQLite bears one writer only: pip install -e '.[apsw]'.")
    with TemporaryDirectory() as folder:
        bare = bare_commits(Path(folder, "bare.db"), wishes.processes, wishes.seconds / 4)
        result = measured(Path(folder, "project"), wishes.processes, wishes.segments, wishes.seconds)
    is_quick = percentile(result.times, 0.95) <= max(MOST, SLOWER_THAN_BARE * percentile(bare, 0.95))
    lines = table(
        (f"{wishes.processes} reviewers, {wishes.segments:,} segments", "how many", "median", "p95", "longest"),
        [_row("bare rows", bare), _row("saves", result.times)],
    )
    lines.append(
        f"{result.killed} killed, {len(result.errors)} errors, {result.lost} lost, {result.faults} faults, "
        f"{result.overtaken} refused since somebody was first. {'' if result.sound and is_quick else MISSED}".strip()
    )
    return [*lines, *result.errors[:3], ""]


def percentile(times: list[float], part: float) -> float:
    """What this part of the times, which are in order, is at most."""
    return times[min(len(times) - 1, int(len(times) * part))]


def _row(what: str, times: list[float]) -> tuple[str, ...]:
    milliseconds = (percentile(times, 0.5), percentile(times, 0.95), times[-1])
    return (what, f"{len(times):,}", *(f"{one:.1f} ms" for one in milliseconds))


def bare_commits(database: Path, processes: int, seconds: float) -> list[float]:
    """How many milliseconds a row takes that so many processes write at the same pace, in order."""
    with closing(connect(database)) as connection:
        connection.execute("CREATE TABLE line (body TEXT)")
    context = multiprocessing.get_context("spawn")
    times = context.SimpleQueue()
    people = [context.Process(target=_write, args=(database, n, seconds, times)) for n in range(processes)]
    for process in people:
        process.start()
    found = sorted(time_ for _ in people for time_ in times.get())
    for process in people:
        process.join()
    return found


def _write(database: Path, number: int, seconds: float, times) -> None:  # type: ignore[no-untyped-def]
    chance, end, found = random.Random(number), time.monotonic() + seconds, []
    with closing(connect(database)) as connection:
        while time.monotonic() < end:
            time.sleep(chance.uniform(*PAUSE))
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO line VALUES ('a line')")
            connection.execute("COMMIT")
            found.append((time.perf_counter() - start) * 1000)
    times.put(found)


def measured(folder: Path, processes: int, segments: int, seconds: float, kill_every: float = KILL_EVERY) -> Result:
    """Let reviewers work on a new project in `folder`, then look whether all that was acknowledged is there."""
    _make_project(folder, segments)
    context = multiprocessing.get_context("spawn")
    chance, number, killed = random.Random(1), 0, 0

    def come() -> BaseProcess:
        nonlocal number
        number += 1
        process = context.Process(target=_review, args=(folder, number, segments), daemon=True)
        process.start()
        return process

    people = [come() for _ in range(processes)]
    while sum(bool(said.read_text("utf-8")) for said in folder.glob("*.said")) < processes:
        time.sleep(0.1)
    started = time.monotonic()
    _tell(folder, started + seconds)
    while (left := started + seconds - time.monotonic()) > 0:
        time.sleep(min(kill_every, left))
        if left > kill_every:
            place = chance.randrange(processes)
            people[place].kill()
            people[place].join()
            people[place] = come()
            killed += 1
    for process in people:
        process.join()
    return _looked_after(folder, killed)


def _tell(folder: Path, end: float) -> None:
    """Let the reviewers begin, and say until when; by a file, since one who is killed lets no lock of theirs go."""
    (folder / "begin.part").write_text(str(end), "utf-8")
    (folder / "begin.part").replace(folder / "begin")


def _told(folder: Path) -> float:
    while not (folder / "begin").exists():
        time.sleep(0.05)
    return float((folder / "begin").read_text("utf-8"))


def _make_project(folder: Path, segments: int) -> None:
    (folder / "segments").mkdir(parents=True)
    (folder / "enface.toml").write_text('[project]\nname = "host"\n', "utf-8")
    lines = (
        f"{place}\t第{place}次会议在长沙召开。\tMeeting {place} was held in Changsha." for place in range(segments)
    )
    (folder / KEY).write_text("id\tsource\ttarget\n" + "\n".join(lines) + "\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Lead"):
        pass


def _review(folder: Path, number: int, segments: int) -> None:
    """One reviewer; what is acknowledged, and how long it took, goes to a file of their own at once."""
    chance = random.Random(number)
    said = os.open(folder / f"{number}.said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        with Desk.open(Project.find(folder), actor=f"Reviewer {number}") as desk:
            if desk.read_only:
                raise RuntimeError(desk.read_only)
            # The rules are loaded by now in a workbench, whose first check begins when it opens.
            desk.preview(SegmentRef(KEY, "0"), "Warm.")
            os.write(said, b"ready\n")
            end, count = _told(folder), 0
            while time.monotonic() < end:
                time.sleep(chance.uniform(*PAUSE))
                desk.news()
                ref = SegmentRef(KEY, str(chance.randrange(segments)))
                text, count = f"Meeting {count} of reviewer {number} was held in Changsha.", count + 1
                base = desk.row(ref).segment.target
                start = time.perf_counter()
                try:
                    desk.apply(Revise(ref, text, base))
                except Overtaken:
                    os.write(said, b"overtaken\n")
                else:
                    os.write(said, f"saved {(time.perf_counter() - start) * 1000:.3f} {text}\n".encode())
    except (EnfaceError, RuntimeError) as error:
        os.write(said, f"error {error}\n".encode())


def _looked_after(folder: Path, killed: int) -> Result:
    times: list[float] = []
    texts: list[str] = []
    errors: list[str] = []
    overtaken = 0
    for path in folder.glob("*.said"):
        for line in path.read_text("utf-8").splitlines():
            word, _, rest = line.partition(" ")
            if word == "saved":
                milliseconds, _, text = rest.partition(" ")
                times.append(float(milliseconds))
                texts.append(text)
            elif word == "error":
                errors.append(rest)
            elif word == "overtaken":
                overtaken += 1
    project = Project.find(folder)
    with closing(open_store(project.database, write=False)) as store:
        recorded = {event.payload.get("text") for event in store.decisions(KEY)}
    lost = sum(digest(text) not in recorded for text in texts)
    return Result(sorted(times), overtaken, killed, errors, lost, len(examine(project.database).faults))
