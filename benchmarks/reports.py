"""A project's report in every format: CPU seconds and memory.

The project has a hundred documents, of a few sentences with numbers in them, and revisions of some; making and checking
it is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measured import measured
from benchmarks.pages import table
from enface import reports
from enface.formats import error_files
from enface.model import EnfaceError
from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

DOCUMENTS = 100
# The rules over all documents are off: they read the whole project for each document that is checked.
_SETTINGS = """[project]
name = 'Large'
[people]
Ada = 'lead'
Bo = 'editor'
Cy = 'editor'
[rules]
"consistency.source" = "off"
"consistency.target" = "off"
"""
_SENTENCES = (
    ("湖南省人民政府召开第{}次会议。", "The people's government of hunan Province held meeting No. {} in the capital."),
    ("今年三月出口增长{}%。", "In march this year exports grew by {}% over the same month of the year before."),
    ("会议强调，要加强管理。第{}号", "The meeting stressed that the the management has to be strengthened. No. {}"),
    ("他于{}年毕业于北京大学。", "He graduated from Peking University in the year {} and has taught there since then."),
)
_TYPES = ("accuracy/mistranslation", "terminology/wrong-term", "linguistic-conventions/grammar", "style/awkward-style")
_SEVERITIES = ("minor", "minor", "minor", "major", "major", "critical", "neutral")


def make(folder: Path, segments: int, errors: int, revisions: int) -> None:
    """A project with so many segments and marked errors, by three people, checked, and revised in part."""
    rows = [(number, *_SENTENCES[number % len(_SENTENCES)]) for number in range(segments)]
    (folder / "segments").mkdir()
    (folder / "enface.toml").write_text(_SETTINGS, "utf-8")
    size = -(-segments // DOCUMENTS)
    for place in range(DOCUMENTS):
        lines = (
            f"{id}\t{source.format(id)}\t{target.format(id)}"
            for id, source, target in rows[place * size : (place + 1) * size]
        )
        (folder / "segments" / f"{place}.tsv").write_text("\n".join(("id\tsource\ttarget", *lines)) + "\n", "utf-8")
    marks = folder / "errors.jsonl"
    marks.write_text("".join(_marks(segments, errors)), "utf-8")
    with Desk.open(Project.find(folder), actor="Ada") as desk:
        desk.errors.take(error_files.read(str(marks), desk.errors.versions()))
    chance = random.Random(1)
    with Desk.open(Project.find(folder), actor="Bo") as desk:
        keys = sorted((one.key for one in desk.documents()), key=lambda key: int(Path(key).stem))
        for number in chance.sample(range(segments), min(revisions, segments)):
            ref = SegmentRef(keys[number // size], str(number))
            target = desk.row(ref).segment.target
            desk.apply(Revise(ref, target.replace("hunan", "Hunan").replace("the the", "the") + " So far.", target))
        for key in keys:
            desk.check(key)


def _marks(segments: int, errors: int) -> Iterator[str]:
    chance = random.Random(2)
    for number in range(errors):
        id = number * segments // errors
        target = _SENTENCES[id % len(_SENTENCES)][1].format(id)
        start = target.index(" ", number % 20) + 1
        end = start + 5
        yield (
            json.dumps(
                {
                    "segment": str(id),
                    "start": start,
                    "end": end,
                    "text": target[start:end],
                    "type": chance.choice(_TYPES),
                    "severity": chance.choice(_SEVERITIES),
                    "author": chance.choice(("Ada", "Bo", "Cy")),
                }
            )
            + "\n"
        )


def report(folder: Path, format_: str, output: Path) -> None:
    """Make one report, as the command does."""
    with Desk.open(Project.find(folder), actor="Ada", write=False) as desk:
        figures = reports.gather(desk)
    output.write_bytes(reports.render(figures, format_, table="segments" if format_ == "csv" else ""))


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--segments", type=int, default=50_000)
    parser.add_argument("--errors", type=int, default=20_000, help="marked by people")
    parser.add_argument("--revisions", type=int, default=500, help="segments with another text than they came with")
    parser.add_argument("--keep", type=Path, help="make the project here, or take the one that is here")


def tables(wishes: argparse.Namespace) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = wishes.keep or Path(name)
        if not (folder / "reviews.db").exists():
            folder.mkdir(exist_ok=True)
            make(folder, wishes.segments, wishes.errors, wishes.revisions)
        rows = []
        for format_ in reports.FORMATS:
            try:
                cost = measured(partial(partial, report, folder, format_, Path(name) / "report"))
            except EnfaceError as error:
                raise SystemExit(str(error)) from None
            rows.append((format_, f"{cost.seconds:.1f}", f"{cost.bytes / 1e6:,.0f}"))
    size = f"{wishes.segments:,} segments, {wishes.errors:,} errors, {wishes.revisions:,} revisions"
    return table((size, "CPU seconds", "MB"), rows)
