"""A whole check, beside pofilter: speed and memory.

Both read the same XLIFF 1.2 file, of news translated by professionals and by machines, and write what they find to
another file; pofilter runs with all its filters, enface with its default profile. What comes again to fill the file
begins with the number of an article, so that no two segments are the same. `--glossary` has enface check so many terms
as well, which are cut from texts by chance: as hardly a rendering is its term's, far more of them are missing than of a
real glossary.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import metadata
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import data, lookup
from benchmarks.measured import Costs, apart, command, in_turns, program
from benchmarks.pages import beside
from benchmarks.workload import Pair, endless, xliff1
from enface import __version__

TOOLS = f"enface check {__version__}", f"pofilter {metadata.version('translate-toolkit')}"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--glossary", type=int, default=0, metavar="N", help="also check with so many terms")


def tables(wishes: argparse.Namespace) -> list[str]:
    costs = measure(islice(endless(_news()), wishes.segments), wishes.runs, wishes.glossary)
    names = [TOOLS[0], *([f"{TOOLS[0]}, {wishes.glossary:,} terms"] if wishes.glossary else []), TOOLS[1]]
    return beside("segments", wishes.segments, list(zip(names, costs, strict=True)))


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


def _news() -> Iterator[Pair]:
    for document in data.references():
        yield from ((segment.source, segment.target) for segment in document.segments)
    for name in ("wmt23sxs", "wmt23"):
        yield from ((one.segment.source, one.segment.target) for one in data.rated(name))
