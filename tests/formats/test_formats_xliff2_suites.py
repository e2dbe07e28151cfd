"""XLIFF 2 files of other tools, where they are there: opened, unharmed, edited without touching anything else."""

from __future__ import annotations

import csv
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface.formats import Change, xliff2
from enface.formats.xml_source import open_xml
from enface.model import INLINE_CODE, Document, ImportProblem, Segment, Status

FOLDER = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "formats"

MASKED = re.compile(
    rb"""\s*<(?P<prefix>[\w.-]+:)?target\b(?:[^<>"']|"[^"]*"|'[^']*')*(?:/>|>.*?</(?P=prefix)?target\s*>)"""
    rb"""|\s(?:state|subState)\s*=\s*(?:"[^"]*"|'[^']*')""",
    re.DOTALL,
)


def files() -> Iterator[tuple[str, bytes, tuple[Document, ...]]]:
    index = FOLDER / "index.tsv"
    if not index.exists():
        pytest.skip("the suites are not there: set ENFACE_DATA to the folder of the measured files")
    with index.open(encoding="utf-8", newline="") as file:
        paths = [row["path"] for row in csv.DictReader(file, delimiter="\t") if row["format"].startswith("xliff")]
    for path in paths:
        data = (FOLDER / path).read_bytes()
        if xliff2.recognises(data[:8192], Path(path)):
            yield path, data, xliff2.read(data, path)


def masked(data: bytes) -> bytes:
    return MASKED.sub(b"", open_xml(data, "a.xlf").utf8)


def edited(chance: random.Random, segment: Segment) -> Change:
    """Another target, with the codes that it has, or those of the source where it has none."""
    text = segment.target or segment.source
    words = text.split(INLINE_CODE)
    words[chance.randrange(len(words))] = chance.choice(["", "a < b & c", "新的\n行", "]]>", "\x03"])
    return Change(INLINE_CODE.join(words), chance.choice([None, *Status]))


def test_every_file_comes_back_identical_unedited() -> None:
    harmed = [path for path, data, _ in files() if xliff2.write(data, path, {}) != data]
    assert harmed == []


def test_edits_of_every_file_change_these_targets_and_states_and_nothing_else() -> None:
    chance = random.Random(2)
    count = 0
    for path, data, documents in files():
        keyed = [(document.name, segment) for document in documents for segment in document.segments]
        chosen = chance.sample(keyed, min(len(keyed), 5))
        changes = {(name, segment.id): edited(chance, segment) for name, segment in chosen}
        try:
            result = xliff2.write(data, path, changes)
        except ImportProblem as problem:
            pytest.fail(str(problem))
        assert masked(result) == masked(data), path
        for before, after in zip(documents, xliff2.read(result, path), strict=True):
            for was, now in zip(before.segments, after.segments, strict=True):
                change = changes.get((before.name, was.id))
                if change is None:
                    assert now == was, path
                    continue
                count += 1
                assert now.target == change.target, path
                assert change.status in (None, now.status), path
                expected = was._replace(target="", target_codes=(), columns=())
                assert now._replace(target="", target_codes=(), status=was.status, columns=()) == expected
    assert count > 300
