"""Sentences aligned in perturbed documents, beside nltk's Gale–Church.

The sentences are those of newstest2021, translated by professionals, and of WMT23 with the better of its references; a
row is a sentence here. Documents are runs of 10 to 60 rows. Of 100 rows 8 are merged with the next in the source and
8 in the target, 6 split at a mark inside in the source and 6 in the target, 4 dropped from either side, and of 4 the
target changes places with the next one's; the beads that follow are the gold. With a glossary its terms count too.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.data import FOLDER, references, require
from benchmarks.pages import DOCS, table
from enface.glossary import load_glossary
from enface.languages.alignment import align
from enface.languages.alignment_terms import Terms
from enface.review.guides import terms_of

PAGE = DOCS / "accuracy.md"
Bead = tuple[tuple[int, int], tuple[int, int]]
Row = tuple[str, str]
RATES = {
    "merge source": 0.08, "merge target": 0.08, "split source": 0.06, "split target": 0.06, "drop source": 0.04,
    "drop target": 0.04, "swap": 0.04,
}  # fmt: skip
INSIDE = {"source": re.compile("[，；：。！？、]"), "target": re.compile(r"[,;:.!?](?= )")}


class Pair(NamedTuple):
    """A perturbed document and how it is aligned."""

    source: list[str]
    target: list[str]
    gold: list[Bead]


Aligner = Callable[[Pair], list[Bead]]


def newstest() -> list[Row]:
    """The rows of newstest2021 in their order."""
    return [(segment.source, segment.target) for document in references() for segment in document.segments]


def wmt23() -> list[Row]:
    """The rows of WMT23 with their synthetic references."""
    folder = require(FOLDER / "mqm_zhen")
    with (folder / "wmt23.jsonl").open(encoding="utf-8") as lines:
        sources = {str(row["seg"]): row["source"] for row in map(json.loads, lines)}
    with (folder / "references.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(sources[row["seg"]], row["text"]) for row in rows if row["ref"] == "synthetic_ref"]


def perturbed(rows: Sequence[Row], chance: random.Random) -> Iterator[Pair]:
    """Documents of the rows, each with its gold beads."""
    start = 0
    while start < len(rows):
        end = start + chance.randint(10, 60)
        yield _perturbed(rows[start:end], chance)
        start = end


def _perturbed(rows: Sequence[Row], chance: random.Random) -> Pair:
    pair = Pair([], [], [])
    place = 0
    while place < len(rows):
        (what,) = chance.choices([*RATES, ""], [*RATES.values(), 1 - sum(RATES.values())])
        source, target = rows[place]
        sources, targets = [source], [target]
        if what in ("merge source", "merge target", "swap") and place + 1 < len(rows):
            other, another = rows[place + 1]
            sources, targets = [source, other], [target, another]
            if what == "merge source":
                sources = [source + other]
            elif what == "merge target":
                targets = [f"{target} {another}"]
            else:
                targets.reverse()
            place += 1
        elif what.startswith("split"):
            side = what.split()[1]
            text = source if side == "source" else target
            if marks := [m.end() for m in INSIDE[side].finditer(text) if 0.2 < m.end() / len(text) < 0.8]:
                at = chance.choice(marks)
                parts = [text[:at].strip(), text[at:].strip()]
                sources, targets = (parts, targets) if side == "source" else (sources, parts)
        elif what == "drop source":
            sources = []
        elif what == "drop target":
            targets = []
        starts = len(pair.source), len(pair.target)
        pair.source.extend(sources)
        pair.target.extend(targets)
        pair.gold.append(((starts[0], len(pair.source)), (starts[1], len(pair.target))))
        place += 1
    return pair


def ours(pair: Pair, terms: Terms | None = None) -> list[Bead]:
    """As enface aligns."""
    return [(bead.source, bead.target) for bead in align(pair.source, pair.target, terms=terms)]


def gale_church() -> Iterator[tuple[str, Aligner]]:
    """By nltk and the lengths in characters: as it is, and told the ratio and the variance for Chinese and English.

    Nothing where it is not installed: `pip install -e '.[bench]'`.
    """
    try:
        import nltk
        from nltk.translate.gale_church import LanguageIndependent, align_blocks
    except ImportError:
        return

    class Told(LanguageIndependent):  # type: ignore[misc]
        AVERAGE_CHARACTERS = 3.8
        VARIANCE_CHARACTERS = 18

    for name, parameters in (("as it is", LanguageIndependent), ("told ratio and variance", Told)):

        def aligned(pair: Pair, parameters: type = parameters) -> list[Bead]:
            sizes = [len(text) for text in pair.source], [len(text) for text in pair.target]
            return _beads_of(align_blocks(*sizes, parameters), *map(len, sizes))

        yield f"nltk {nltk.__version__} Gale–Church {name}", aligned


def _beads_of(links: Sequence[tuple[int, int]], sources: int, targets: int) -> list[Bead]:
    """The beads that pairs of sentences make, and those of sentences in no pair."""
    groups: list[tuple[set[int], set[int]]] = []
    for source, target in sorted(links):
        if groups and (source in groups[-1][0] or target in groups[-1][1]):
            groups[-1][0].add(source)
            groups[-1][1].add(target)
        else:
            groups.append(({source}, {target}))
    beads = [((min(a), max(a) + 1), (min(b), max(b) + 1)) for a, b in groups]
    nowhere = (0, 0)  # of a sentence left alone it does not count where it falls
    beads += [((place, place + 1), nowhere) for place in set(range(sources)) - {source for source, _ in links}]
    beads += [(nowhere, (place, place + 1)) for place in set(range(targets)) - {target for _, target in links}]
    return beads


class Counts(NamedTuple):
    """Beads of a document: found rightly, found, in the gold."""

    right: int
    found: int
    gold: int


def counted(pairs: Sequence[Pair], aligner: Aligner) -> list[Counts]:
    """For each document. Of a bead with an empty side only the sentences that it leaves alone are compared."""
    counts = []
    for pair in pairs:
        found, gold = _comparable(aligner(pair)), _comparable(pair.gold)
        counts.append(Counts(len(found & gold), len(found), len(gold)))
    return counts


def _comparable(beads: Sequence[Bead]) -> set[tuple[object, object]]:
    return {
        (source if source[0] < source[1] else None, target if target[0] < target[1] else None)
        for source, target in beads
    }


def scores(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 over documents."""
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return right / found, right / gold, 2 * right / (found + gold)


def interval(counts: Sequence[Counts], chance: random.Random) -> tuple[float, float]:
    """Where 95 % of F1 lie when documents are drawn again, 1,000 times."""
    drawn = sorted(scores(chance.choices(counts, k=len(counts)))[2] for _ in range(1000))
    return drawn[24], drawn[974]


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--glossary", action="append", default=[], metavar="FILE")


def tables(wishes: argparse.Namespace) -> list[str]:
    aligners: list[tuple[str, Aligner]] = [("enface", ours), *gale_church()]
    if wishes.glossary:
        terms = terms_of(load_glossary(wishes.glossary))
        aligners.insert(1, ("enface with the glossary", partial(ours, terms=terms)))
    rows = []
    for name, texts in (("newstest2021", newstest()), ("wmt23", wmt23())):
        for seed in range(1, wishes.seeds + 1):
            pairs = list(perturbed(texts, random.Random(seed)))
            for aligner, function in aligners:
                began = time.process_time()
                counts = counted(pairs, function)
                took = time.process_time() - began
                low, high = interval(counts, random.Random(seed))
                precision, recall, f1 = (f"{one:.3f}" for one in scores(counts))
                speed = f"{sum(len(pair.source) for pair in pairs) / took:,.0f}"
                rows.append((name, seed, aligner, f"{f1} [{low:.3f}, {high:.3f}]", precision, recall, speed))
    head = ("texts", "seed", "aligner", "F1", "precision", "recall", "source sentences a CPU second")
    long = _perturbed([*newstest(), *wmt23()], random.Random(1))
    began = time.process_time()
    align(long.source, long.target)
    took = time.process_time() - began
    size = f"{len(long.source):,} and {len(long.target):,}"
    return [*table(head, rows), f"One document of {size} sentences takes {took:.1f} CPU seconds.", ""]
