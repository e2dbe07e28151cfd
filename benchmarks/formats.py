"""Files of other tools: what becomes of them, how fast they are read and written.

The files come from 24 projects; translate-toolkit meets the same ones in the same run. Those of the XLIFF 1 suites that
are not opened are not well-formed or not in the encoding they name. A unit is a source and a target of about 40
characters and 25 words; CPU seconds are those of one process, medians of runs in turns; the memory is what the process
grew by at most.

Reading, and reading with edits, begin with the file on the disk. Writing alone begins with what a tool has in memory by
then: enface has the file's bytes, which it goes through once more, and translate-toolkit its opened store. The proof
reads the result and the file from their bytes and compares every segment; the other tool has no such step, so its
figure is that of writing.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import toolkit
from benchmarks.data import FOLDER, require
from benchmarks.measured import in_turns, measured, ratio
from benchmarks.pages import DOCS, table
from benchmarks.workload import KINDS
from enface import __version__, formats
from enface.formats.doctor import examine, round_trip
from enface.model import ImportProblem

PAGE = DOCS / "formats.md"
EDITS, SEED = 5, 1
GROUPS = (("xliff-1", "XLIFF 1.0–1.2"), ("xliff-2", "XLIFF 2.0–2.3"), ("tmx", "TMX"), ("po", "PO, POT"))


class File(NamedTuple):
    """A file of the collection; `validity` is what its suite says of it: valid, invalid or nothing."""

    path: Path
    kind: str
    validity: str


def collection() -> Iterator[File]:
    """The files of other tools."""
    with require(FOLDER / "formats" / "index.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            yield File(FOLDER / "formats" / row["path"], row["format"], row["validity"])


def promise_table(files: list[File]) -> list[str]:
    """What becomes of the files: opened, come back identical, come back clean after edits."""
    rows = []
    for prefix, name in GROUPS:
        own = [file for file in files if file.kind.startswith(prefix)]
        ours, theirs = Counter[str](), Counter[str]()
        for file in own:
            proof = round_trip(file.path, EDITS, SEED)
            ours.update((f"unedited {proof.unedited}", f"edited {proof.edited}"))
            theirs.update(toolkit.round_trip(file.path, EDITS, random.Random(SEED)))
        for tool, tally in ((f"enface {__version__}", ours), (toolkit.NAME, theirs)):
            opened = len(own) - tally["unedited refused"]
            edited = tally["edited clean"] + tally["edited differs"]
            shares = (f"{tally['unedited identical']} of {opened}", f"{tally['edited clean']} of {edited}")
            rows.append((name if tool.startswith("enface") else "", tool, f"{opened} of {len(own)}", *shares))
    return table(("files", "tool", "opened", "identical when saved unedited", f"as meant after {EDITS} edits"), rows)


def validity_table(files: list[File]) -> list[str]:
    """What `enface doctor` says of files that their suites call valid or invalid."""
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file in files:
        name = next((name for prefix, name in GROUPS if file.kind.startswith(prefix)), "")
        if name and file.validity:
            said[name, file.validity][_verdict(file.path)] += 1
    rows = [
        (name, f"called {validity}", tally.total(), tally["no fault"], tally["fault"], tally["refused"])
        for (name, validity), tally in sorted(said.items())
    ]
    return table(
        ("files", "by their suite", "of them", "no fault", "fault with place", "not opened, with reason"), rows
    )


def _verdict(path: Path) -> str:
    try:
        return "fault" if examine(path).survey.faults else "no fault"
    except ImportProblem:
        return "refused"


def speed_table(units: int, runs: int) -> list[str]:
    """Units a CPU second and memory a unit, medians of runs in turns, each in a process of its own."""
    rows = []
    with TemporaryDirectory() as folder:
        for kind in KINDS:
            path = Path(folder, kind.file)
            path.write_bytes(kind.make(units))
            for task, ours, theirs in _tasks(path):
                mine, other = in_turns([partial(measured, ours), partial(measured, theirs)], runs)
                rate, other_rate = (median(units / one.seconds for one in ones) for ones in (mine, other))
                sizes = (median(one.bytes for one in ones) / units / 1000 for ones in (mine, other))
                rates = f"{rate:,.0f}", f"{other_rate:,.0f}", f"{ratio(mine, other):.2f}"
                rows.append((kind.name, task, *rates, *(f"{size:.2f}" for size in sizes)))
    head = ("units", "task", "units a CPU second", toolkit.NAME, "ratio", "kB a unit", toolkit.NAME)
    return table(head, rows)


_Call = Callable[[], object]
_Prepare = Callable[[], _Call]
"""Makes what is to be measured, in the process where it is measured."""


def edit(path: Path) -> object:
    return _writing(path, 10)()


def _edit_and_prove(path: Path) -> object:
    return _proved(path, 10)()


def _writing(path: Path, step: int) -> _Call:
    """The file's bytes written anew with the new targets of every so many units, without the proof."""
    data = formats.file_bytes(path)
    changes = _edited(data, path, step)
    return partial(formats.recognise(data, path).write, data, str(path), changes)


def _proved(path: Path, step: int) -> _Call:
    """The same with the proof."""
    data = formats.file_bytes(path)
    return partial(formats.spliced, data, str(path), _edited(data, path, step))


def _edited(data: bytes, path: Path, step: int) -> dict[formats.SegmentKey, formats.Change]:
    """An edit of every so many targets."""
    documents = formats.read_bytes(data, str(path))
    keyed = [(document.name, segment) for document in documents for segment in document.segments]
    return {(name, one.id): formats.Change(f"{one.target} edited") for name, one in keyed[::step]}


def _tasks(path: Path) -> Iterator[tuple[str, _Prepare, _Prepare]]:
    """What is measured: ours and theirs; writing alone starts from what each keeps, the file's bytes or a store."""
    yield "read", partial(partial, formats.read, path), partial(partial, toolkit.read, path)
    for edited, step in (("every 20th edited", 20), ("all edited", 1)):
        yield f"write, {edited}", partial(_writing, path, step), partial(toolkit.writing, path, step)
        yield "the same, and prove it", partial(_proved, path, step), partial(toolkit.writing, path, step)
    yield "read, edit every tenth, write", partial(partial, edit, path), partial(partial, toolkit.edit, path)
    yield "the same, and prove it", partial(partial, _edit_and_prove, path), partial(partial, toolkit.edit, path)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)


def tables(wishes: argparse.Namespace) -> list[str]:
    files = list(collection())
    return [*promise_table(files), *validity_table(files), *speed_table(wishes.units, wishes.runs)]
