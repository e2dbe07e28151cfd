"""Decisions saved in a large project: milliseconds until they are on the disk.

Saves and bare commits of one row in the same folder take turns, so that both meet the same disk at the same time. The
bar: the 95th percentile of every kind of save is at most the larger of 10 ms and 2.5 times that of the bare commit.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.pages import MISSED, table
from enface.review.commands import Approve, Command, Comment, Confirm, Reject, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store.connection import connect

_SAVES = 300
_WARM = 20
_DOCUMENTS = 10
_FLOOR = 0.010
_TIMES = 2.5
_SETTINGS = """[project]
name = "Saves"
[people]
Ann = "lead"
Bob = "editor"
Tom = "translator"
"""
_SOURCES = ("三月，第{}次会议在长沙召开，与会者{}人。", "会议总结了第{}季度的工作，通过{}项决议。")
_TARGETS = (
    "In March, meeting number {} was held in Changsha with {} participants.",
    "The meeting reviewed the work of quarter {} and adopted {} resolutions.",
)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="on the disk to measure")


def tables(wishes: argparse.Namespace) -> list[str]:
    with TemporaryDirectory(dir=wishes.folder) as place:
        root = Path(place)
        project = _project(root, wishes.segments)
        with Desk.open(project, actor="Tom") as desk:
            rows = [_row_of("confirm", *_measured(desk, root, _confirmations(desk)))]
        with Desk.open(project, actor="Ann") as desk:
            rows += [_row_of(name, *_measured(desk, root, commands)) for name, commands in _kinds(desk).items()]
    return table((f"milliseconds, {_SAVES} of a kind", "median", "p95", "bare commit, p95", "bar"), rows)


def _project(root: Path, segments: int) -> Project:
    (root / "segments").mkdir()
    (root / "glossary").mkdir()
    (root / "enface.toml").write_text(_SETTINGS, "utf-8")
    (root / "glossary" / "terms.csv").write_text("source_term,target_term\n长沙,Changsha\n", "utf-8")
    size = segments // _DOCUMENTS
    for number in range(_DOCUMENTS):
        rows = "".join(map(_row, range(number * size, (number + 1) * size)))
        (root / "segments" / f"{number:02}.tsv").write_text(f"id\tsource\ttarget\tstatus\n{rows}", "utf-8")
    return Project.find(root)


def _row(number: int) -> str:
    source, target = _SOURCES[number % 2].format(number, number % 97), _TARGETS[number % 2].format(number, number % 97)
    return f"{number}\t{source}\t{target}\tdraft\n"


def _refs(desk: Desk, document: int) -> Iterator[SegmentRef]:
    key = desk.documents()[document].key
    return (row.ref for row in desk.rows_after(key, 0, _SAVES + _WARM))


def _confirmations(desk: Desk) -> Iterator[Command]:
    return (Confirm(ref) for ref in _refs(desk, 0))


def _kinds(desk: Desk) -> dict[str, Iterator[Command]]:
    """Decisions of every kind; each kind works in a document of its own, but what it rests on."""
    edited = desk.documents()[1].key
    return {
        "revise": (
            Revise(ref, desk.row(ref).segment.target.replace("meeting", "session"), desk.row(ref).segment.target)
            for ref in _refs(desk, 1)
        ),
        "approve, confirmed": (Approve(ref) for ref in _refs(desk, 0)),
        "approve, as delivered": (Approve(ref) for ref in _refs(desk, 2)),
        "approve, own words": (Approve(ref, "nobody else is there") for ref in _refs(desk, 1)),
        "approve again": (Approve(ref) for ref in _revised_again(desk)),
        "reject": (Reject(ref, "Which meeting?") for ref in _refs(desk, 3)),
        "comment": (Comment(ref, "Which meeting?") for ref in _refs(desk, 4)),
        "undo an approval": (Undo(edited) for _ in range(_SAVES + _WARM)),
    }


def _revised_again(desk: Desk) -> Iterator[SegmentRef]:
    for ref in _refs(desk, 2):
        text = desk.row(ref).segment.target
        desk.apply(Revise(ref, f"{text[:-1]}!", text))
        yield ref


def _measured(desk: Desk, root: Path, commands: Iterator[Command]) -> tuple[list[float], list[float]]:
    """Seconds of the saves, and of the bare commits between them."""
    bare = connect(root / "bare.db")
    bare.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
    saves, commits = [], []
    for command in commands:
        commits.append(_seconds(lambda: _commit(bare)))
        saves.append(_seconds(lambda command=command: desk.apply(command)))  # type: ignore[misc]
    bare.close()
    return saves[_WARM:], commits[_WARM:]


def _commit(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO row (body) VALUES (?)", ("x" * 200,))
    connection.execute("COMMIT")


def _seconds(call: Callable[[], object]) -> float:
    begin = perf_counter()
    call()
    return perf_counter() - begin


def _row_of(name: str, saves: list[float], commits: list[float]) -> tuple[str, ...]:
    p95, bare = (quantiles(values, n=20)[-1] for values in (saves, commits))
    bar = max(_FLOOR, _TIMES * bare)
    times = (f"{seconds * 1e3:.1f}" for seconds in (median(saves), p95, bare, bar))
    *shown, last = times
    return (name, *shown, last if p95 <= bar else f"{last} {MISSED}")
