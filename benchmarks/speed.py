"""A whole check, beside pofilter: speed and memory.

Both read the same XLIFF 1.2 file, of news translated by professionals and by machines, and write what they find to
another file; pofilter runs with all its filters, enface with its default profile. What comes again to fill the file
begins with the number of an article, so that no two segments are the same. `--glossary` gives enface terms as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import metadata
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import data
from benchmarks.measured import Costs, apart, command, in_turns, program
from benchmarks.pages import beside
from benchmarks.workload import Pair, endless, xliff1
from enface import __version__

TOOLS = f"enface check {__version__}", f"pofilter {metadata.version('translate-toolkit')}"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--glossary", metavar="FILE", help="of enface")


def tables(wishes: argparse.Namespace) -> list[str]:
    costs = measure(islice(endless(_news()), wishes.segments), wishes.runs, wishes.glossary)
    return beside("segments", wishes.segments, list(zip(TOOLS, costs, strict=True)))


def measure(pairs: Iterable[Pair], runs: int, glossary: str | None = None) -> Costs:
    """What both commands cost on these segments: enface's, then pofilter's."""
    with TemporaryDirectory() as folder:
        texts, found = Path(folder, "texts.xlf"), Path(folder, "failed.xlf")
        with texts.open("w", encoding="utf-8") as file:
            file.writelines(xliff1(pairs))
        ours = [program("enface"), "check", str(texts), "--format", "jsonl", "-o", str(Path(folder, "findings"))]
        ours += ["--glossary", glossary] if glossary else []
        theirs = [program("pofilter"), "--language=en", "--progress=none", str(texts), str(found)]
        return in_turns([partial(command, one, apart(folder)) for one in (ours, theirs)], runs)


def _news() -> Iterator[Pair]:
    for document in data.references():
        yield from ((segment.source, segment.target) for segment in document.segments)
    for name in ("wmt23sxs", "wmt23"):
        yield from ((one.segment.source, one.segment.target) for one in data.rated(name))
