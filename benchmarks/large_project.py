"""A project of one document of any size, opened and checked before: the same at every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.workload import Pair, sample
from enface import rules
from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.review.checking import signature
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import open_store
from enface.store.findings import pack

LEAD = "Ann"
DOCUMENT = "segments/all.tsv"
_SETTINGS = f"""[project]
name = "Large"
[people]
{LEAD} = "lead"
"""
_BATCH = 10_000
_DENSE, _THIN = 1_000, 5


def make(root: Path, segments: int, *, checked: bool = True) -> Project:
    """The sample's texts over and over, numbered so that no two are the same.

    The first segments have the findings that rules make of them, of the others every fifth has: it saves minutes.
    """
    texts = list(sample())
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text(_SETTINGS, "utf-8")
    with (root / DOCUMENT).open("w", encoding="utf-8") as file:
        file.write("id\tsource\ttarget\n")
        file.writelines("\t".join(_row(texts, number)) + "\n" for number in range(segments))
    project = Project.find(root)
    with Desk.open(project, actor=LEAD):
        pass
    if checked:
        _find(project, texts, segments)
    return project


def _row(texts: Sequence[Pair], number: int) -> tuple[str, str, str]:
    source, target = texts[number % len(texts)]
    return str(number), f"{source} {number}", f"{target} {number}"


def _find(project: Project, texts: Sequence[Pair], segments: int) -> None:
    """Keep findings as a check does."""
    first = tuple(Segment(*_row(texts, number)) for number in range(len(texts)))
    found = rules.check([Document(DOCUMENT, DOCUMENT, first)], Glossary(), project.profile).findings
    by_place = [[finding for finding in found if finding.segment == segment.id] for segment in first]
    store = open_store(project.database)
    try:
        for begin in range(0, segments, _BATCH):
            with store.change():
                for number in range(begin, min(segments, begin + _BATCH)):
                    if number >= _DENSE and (number + 1) % _THIN:
                        continue
                    name = str(number)
                    bodies = [pack(replace(one, segment=name)) for one in by_place[number % len(texts)]]
                    store.replace_bodies(DOCUMENT, number, name, bodies)
        store.mark_checked(DOCUMENT, signature(project))
    finally:
        store.close()
