"""The workbench in a terminal: milliseconds from a key to the last byte of what comes of it, in projects of any size.

The real command runs in a pseudo-terminal of 120×40 cells, on projects of one document that were opened and checked
before. A key is pressed when nothing has come for 60 ms, and the answer ends when nothing comes for as long. In the
terminal that shows the first screen, the shortest app that Textual can draw takes turns with the workbench. While
checks run, the document is one that nobody has checked yet, and all keys fall into its first check.

Bars: moving 5 ms in half of the cases and 16 in 95 of 100, 20 while checks run; everything else 33 in 95 of 100; in
the largest project no key takes more than 1.5 times what it takes in the smallest, both medians.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.large_project import DOCUMENT, LEAD, make
from benchmarks.measured import apart
from benchmarks.pages import MISSED, table
from benchmarks.pseudo_terminal import Idle, Terminal
from enface.review.project import Project
from enface.store import open_store

_WARM = 5
_FLAT = 1.5
_OPENED = 0.4
_BESIDE_EMPTY = 1.6
_MEMORY = 150e6
_IDLE = 0.002
_WHILE_CHECKING = 20.0
_EMPTY = "from textual.app import App\nfrom textual.widgets import Static\nclass Empty(App):\n" + (
    "    def compose(self):\n        yield Static('painted')\nEmpty().run()"
)


class Walk(NamedTuple):
    """A kind of key: what is pressed in turns, how often, what then stands in the answer, and its bars in milliseconds.

    It begins at the first segment, unless `goes_on` where the walk before it ended.
    """

    name: str
    keys: Sequence[str]
    times: int
    shows: str
    p95: float = 33.0
    p50: float | None = None
    goes_on: bool = False


_PLACE = r"segment [\d,]+ of"
_MOVING = Walk("moving", ("j",) * 12 + ("k",) * 4, 300, _PLACE, 16.0, 5.0)
_WALKS = (
    _MOVING,
    Walk("page", ("\x1b[6~",), 60, _PLACE),
    Walk("to the end, to the beginning", ("G", "<"), 60, _PLACE),
    Walk("next open finding", ("n",), 100, r"\S"),
    Walk("approve, and to the next", (" ",), 60, _PLACE),
    Walk("undo", ("u",), 60, _PLACE, goes_on=True),
)


class Measured(NamedTuple):
    """What a project of some size took: milliseconds of every walk, seconds until its first screen, and the rest."""

    times: Mapping[str, Sequence[float]]
    opened: float
    bytes: int
    idle: Idle


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--checking", type=int, default=100_000, help="segments checked while keys are pressed, or 0")
    parser.add_argument("--idle", type=float, default=20, help="seconds")
    parser.add_argument("--runs", type=int, default=7, help="how often each is started")


def tables(wishes: argparse.Namespace) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        environment = apart(folder)
        made = [make(Path(folder, str(size)), size) for size in wishes.segments]
        found = [_measured(project, environment, wishes.idle) for project in made]
        empty, *opened = _started(made, environment, wishes.runs)
        yield from _keys(wishes.segments, found)
        yield from _starts(wishes.segments, opened, empty)
        yield from _standing(wishes.segments, found)
        if wishes.checking:
            yield from _checking(Path(folder, "checked"), wishes.checking, environment)


def _workbench(project: Project) -> list[str]:
    return [sys.executable, "-m", "enface", "open", str(project.root), "--as", LEAD]


def _measured(project: Project, environment: Mapping[str, str], idle: float) -> Measured:
    with Terminal(_workbench(project), environment, ["segment 1 of"]) as terminal:
        terminal.rest(1)
        times = {walk.name: _walked(terminal, walk) for walk in _WALKS}
        terminal.rest(2)
        return Measured(times, terminal.opened, terminal.memory(), terminal.idle(idle))


def _walked(terminal: Terminal, walk: Walk) -> list[float]:
    if not walk.goes_on:
        for key in ("G", "<"):
            terminal.press(key, re.compile(_PLACE.encode()))
    shows = re.compile(walk.shows.encode())
    keys = islice(cycle(walk.keys), walk.times)
    return [terminal.press(key, shows) for key in keys][_WARM:]


def _keys(sizes: Sequence[int], found: Sequence[Measured]) -> Iterator[str]:
    rows = []
    for walk in _WALKS:
        times = [one.times[walk.name] for one in found]
        ratio = median(times[-1]) / median(times[0])
        bars = [(max(map(_p95, times)), walk.p95), *([(max(map(median, times)), walk.p50)] if walk.p50 else [])]
        is_met = ratio <= _FLAT and all(value <= bar for value, bar in bars)
        shown = (f"{median(own):.1f} / {_p95(own):.1f}" for own in times)
        bar = " / ".join(f"{bar:g}" for _, bar in reversed(bars))
        rows.append((walk.name, *shown, f"{ratio:.2f}", _verdict(bar, is_met)))
    head = ("milliseconds, median / p95", *(f"{size:,} segments" for size in sizes), "largest by smallest", "bar")
    yield from table(head, rows)


def _started(projects: Sequence[Project], environment: Mapping[str, str], runs: int) -> list[list[float]]:
    """Seconds until the first screen, of the empty app and of each project, in turns; the first round compiles."""
    commands = [([sys.executable, "-c", _EMPTY], "painted"), *((_workbench(one), "segment ") for one in projects)]
    rounds: list[list[float]] = []
    for _ in range(runs + 1):
        rounds.append([])
        for arguments, shows in commands:
            with Terminal(arguments, environment, [shows]) as terminal:
                rounds[-1].append(terminal.opened)
    return [list(times) for times in zip(*rounds[1:], strict=True)]


def _starts(sizes: Sequence[int], opened: Sequence[Sequence[float]], empty: Sequence[float]) -> Iterator[str]:
    rows: list[Sequence[object]] = [("an empty Textual app", f"{median(empty):.2f}", _spread(empty), "", "")]
    for size, own in zip(sizes, opened, strict=True):
        times = median(one / other for one, other in zip(own, empty, strict=True))
        is_met = median(own) <= _OPENED and times <= _BESIDE_EMPTY
        bar = _verdict(f"{_OPENED:g} s, {_BESIDE_EMPTY:g} times", is_met)
        rows.append((f"{size:,} segments", f"{median(own):.2f}", _spread(own), f"{times:.2f}", bar))
    yield from table(("opened again", "seconds until the first screen", "lowest and highest", "times", "bar"), rows)


def _standing(sizes: Sequence[int], found: Sequence[Measured]) -> Iterator[str]:
    rows = []
    for size, one in zip(sizes, found, strict=True):
        is_met = one.bytes <= _MEMORY and one.idle.share < _IDLE and not one.idle.bytes
        shown = (f"{one.bytes / 1e6:.0f}", f"{one.idle.share:.2%}", one.idle.bytes)
        rows.append((f"{size:,} segments", *shown, _verdict(f"{_MEMORY / 1e6:.0f}, {_IDLE:.1%}, 0", is_met)))
    yield from table(("after all keys", "MB at most", "processor while idle", "bytes sent while idle", "bar"), rows)


def _checking(root: Path, segments: int, environment: Mapping[str, str]) -> Iterator[str]:
    """Move while the first check runs, and see that it did not end before."""
    project = make(root, segments, checked=False)
    with Terminal(_workbench(project), environment, ["segment 1 of"]) as terminal:
        terminal.rest(2)
        times = _walked(terminal, _MOVING)
        with closing(open_store(project.database, write=False)) as store:
            if store.checked(DOCUMENT):
                sys.exit(f"{segments:,} segments were checked before all keys were pressed: take more.")
    row = (f"{median(times):.1f}", f"{_p95(times):.1f}", f"{max(times):.1f}")
    bar = _verdict(f"{_WHILE_CHECKING:g}", _p95(times) <= _WHILE_CHECKING)
    head = ("milliseconds, moving while a check runs", "median", "p95", "longest", "bar of p95")
    yield from table(head, [(f"{segments:,} segments", *row, bar)])


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _spread(times: Sequence[float]) -> str:
    return f"{min(times):.2f}–{max(times):.2f}"


def _verdict(bar: str, is_met: bool) -> str:
    return bar if is_met else f"{bar} {MISSED}"
