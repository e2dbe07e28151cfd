"""An edit in a large project: CPU milliseconds until all findings are right again.

The project is news in documents of a hundred segments, or one document of all. A target is replaced by that of another
segment, chosen at random, and `rules.standing` says what is found now; the segment rules are timed once more by
themselves. Beside it stands the run of all rules over all segments, which finds the same. Then the same is done at a
desk: what is timed there is the check after an edit, until the store has all findings, pauses for other threads
included as far as they take CPU.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.pages import MISSED, table
from benchmarks.speed import news
from benchmarks.workload import endless
from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.review.commands import Revise
from enface.review.desk import Desk
from enface.review.project import Project
from enface.rules import check_segment, load_profile
from enface.rules.standing import Standing

_SEED = 7
_SEGMENT_BAR, _WHOLE_BAR = 5.0, 50.0


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--edits", type=int, default=200)


def tables(wishes: argparse.Namespace) -> list[str]:
    rows = [_row(segments, length, wishes.edits) for segments in wishes.segments for length in (100, segments)]
    head = (
        "segments",
        "a document",
        "all rules, s",
        "segment rules, ms: median",
        "p95",
        "all of an edit, ms: median",
        "p95",
        "at a desk, ms: median",
        "p95",
    )
    both = _SEGMENT_BAR + _WHOLE_BAR
    bars = f"The bar is {_SEGMENT_BAR:g} ms for the segment rules alone and {both:g} for all of an edit, at p95"
    missed = [row for row in rows if float(row[4]) > _SEGMENT_BAR or max(float(row[6]), float(row[8])) > both]
    return [*table(head, rows), f"{bars}{f': {MISSED} in {len(missed)} of {len(rows)}' if missed else ''}."]


def _row(segments: int, length: int, edits: int) -> tuple[str, ...]:
    documents = list(_documents(segments, length))
    glossary, profile = Glossary(), load_profile()
    start = process_time()
    standing = Standing(documents, glossary, profile)
    for number in range(len(documents)):
        standing.look_through(number)
    full = process_time() - start
    random, alone, whole = Random(_SEED), [], []
    for _ in range(edits):
        number = random.randrange(len(documents))
        document = documents[number]
        ordinal = random.randrange(len(document.segments))
        target = random.choice(random.choice(documents).segments).target
        changed = document.segments[ordinal]._replace(target=target)
        short = Document(document.path, document.name, (changed,))
        start = process_time()
        check_segment(changed, short, glossary, profile)
        middle = process_time()
        for place in standing.edit((number, ordinal), target):
            standing.findings(place)
        alone.append(1000 * (middle - start))
        whole.append(1000 * (process_time() - middle))
    del standing
    timed = (quantiles(times, n=20) for times in (alone, whole, _at_a_desk(documents, edits)))
    figures = (figure for steps in timed for figure in (steps[9], steps[18]))
    return f"{segments:,}", f"{length:,}", f"{full:.1f}", *(f"{figure:.1f}" for figure in figures)


def _at_a_desk(documents: Sequence[Document], edits: int) -> list[float]:
    """What the check after each edit takes in a project of these documents, in CPU milliseconds."""
    random, times = Random(_SEED), []
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "segments").mkdir()
        (root / "enface.toml").write_text('[project]\nname = "news"\n', "utf-8")
        for document in documents:
            rows = ("\t".join((one.id, _plain(one.source), _plain(one.target))) for one in document.segments)
            (root / "segments" / f"{document.name}.tsv").write_text("\n".join(("id\tsource\ttarget", *rows)), "utf-8")
        with Desk.open(Project.find(root), actor="Ann", any_place=True) as desk:
            keys = [one.key for one in desk.documents()]
            desk.check(*keys)
            for _ in range(edits):
                key = random.choice(keys)
                row = desk.rows_after(key, random.randrange(max(1, len(documents[0].segments) - 1)), 1)
                target = random.choice(random.choice(documents).segments).target
                if row and row[0].segment.target != target:
                    desk.apply(Revise(row[0].ref, target, row[0].segment.target))
                    start = process_time()
                    desk.check(key)
                    times.append(1000 * (process_time() - start))
    return times


def _plain(text: str) -> str:
    """A text as a cell of a table has it."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _documents(segments: int, length: int) -> Iterator[Document]:
    pairs = islice(endless(news()), segments)
    number = 0
    while part := list(islice(pairs, length)):
        name = f"news-{number}"
        yield Document(name, name, tuple(Segment(str(at), *pair) for at, pair in enumerate(part)))
        number += 1
