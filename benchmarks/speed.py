"""A whole check, beside pofilter: speed and memory.

Both read the same XLIFF 1.2 file, of news translated by professionals and by machines, and write what they find to
another file; pofilter runs with all its filters, enface with its default profile. What comes again to fill the file
begins with the number of an article, so that no two segments are the same. `--glossary` has enface check so many terms
as well, which are cut from texts by chance: as hardly a rendering is its term's, far more of them are missing than of a
real glossary.

With `--jobs`, the wall time of that many processes is measured too, in turns with one process and with that many bare
ones that count: what these gain by running at once is what the machine has to give. The bar is 0.85 of that gain, for
at most 1.15 times the CPU seconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import metadata
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from benchmarks import data, lookup
from benchmarks.measured import Costs, apart, command, in_turns, program
from benchmarks.pages import MISSED, beside, table
from benchmarks.workload import Pair, endless, xliff1
from enface import __version__

TOOLS = f"enface check {__version__}", f"pofilter {metadata.version('translate-toolkit')}"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--glossary", type=int, default=0, metavar="N", help="also check with so many terms")
    parser.add_argument("--jobs", type=int, default=1, help="measure so many processes of enface as well")


def tables(wishes: argparse.Namespace) -> list[str]:
    costs = measure(islice(endless(news()), wishes.segments), wishes.runs, wishes.glossary)
    names = [TOOLS[0], *([f"{TOOLS[0]}, {wishes.glossary:,} terms"] if wishes.glossary else []), TOOLS[1]]
    lines = beside("segments", wishes.segments, list(zip(names, costs, strict=True)))
    if wishes.jobs > 1:
        lines += ["", *_several(islice(endless(news()), wishes.segments), wishes)]
    return lines


def _several(pairs: Iterable[Pair], wishes: argparse.Namespace) -> Iterator[str]:
    """What several processes gain, beside as many bare ones: lines of a table and whether the bar is met."""
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts.xlf")
        with texts.open("w", encoding="utf-8") as file:
            file.writelines(xliff1(pairs))
        call = [
            program("enface"),
            "check",
            str(texts),
            "--format",
            "jsonl",
            "-o",
            str(Path(folder, "findings")),
            "--jobs",
        ]
        call_with = partial(_taken, environment=apart(folder))
        rounds = [
            (
                call_with([*call, "1"]),
                call_with([*call, str(wishes.jobs)]),
                call_with(_BARE),
                call_with(_BARE, at_once=wishes.jobs),
            )
            for _ in range(wishes.runs)
        ]
    gain = median(one.wall / several.wall for one, several, _, _ in rounds)
    possible = median(wishes.jobs * alone.wall / together.wall for _, _, alone, together in rounds)
    more = median(several.seconds / one.seconds for one, several, _, _ in rounds)
    met = gain >= _SHARE * possible and more <= _MORE
    yield from table(
        ("", "gain in wall time", "CPU seconds, times those of one"),
        [
            (f"enface check --jobs {wishes.jobs}", f"{gain:.2f}", f"{more:.2f}"),
            (f"{wishes.jobs} bare processes", f"{possible:.2f}", ""),
        ],
    )
    yield ""
    yield f"That is {gain / possible:.2f} of the gain of bare processes{'' if met else f': {MISSED}'}."


class _Taken(NamedTuple):
    wall: float
    seconds: float


def _taken(arguments: Sequence[str], environment: Mapping[str, str], at_once: int = 1) -> _Taken:
    """What a command takes by the clock, so many of it at once, and its CPU seconds."""
    before, start = os.times(), monotonic()
    processes = [subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL) for _ in range(at_once)]
    if any(process.wait() not in {0, 1} for process in processes):
        sys.exit(f"{' '.join(arguments)} failed.")
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return _Taken(monotonic() - start, used)


_BARE = (sys.executable, "-c", "for number in range(40_000_000): number * number % 7")
_SHARE, _MORE = 0.85, 1.15


def measure(pairs: Iterable[Pair], runs: int, terms: int = 0) -> Costs:
    """What the commands cost on these segments: enface's, with so many terms too if there are any, then pofilter's."""
    with TemporaryDirectory() as folder:
        texts, found, glossary = (Path(folder, name) for name in ("texts.xlf", "failed.xlf", "glossary.csv"))
        with texts.open("w", encoding="utf-8") as file:
            file.writelines(xliff1(pairs))
        commands = [[program("enface"), "check", str(texts), "--format", "jsonl", "-o", str(Path(folder, "findings"))]]
        if terms:
            lookup.write(glossary, terms)
            commands.append([*commands[0], "--glossary", str(glossary)])
        commands.append([program("pofilter"), "--language=en", "--progress=none", str(texts), str(found)])
        return in_turns([partial(command, one, apart(folder)) for one in commands], runs)


def news() -> Iterator[Pair]:
    """News translated by professionals, then by machines."""
    for document in data.references():
        yield from ((segment.source, segment.target) for segment in document.segments)
    for name in ("wmt23sxs", "wmt23"):
        yield from ((one.segment.source, one.segment.target) for one in data.rated(name))
