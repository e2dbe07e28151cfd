"""PO files of other tools, where they are there: opened, unharmed, edited without touching anything else."""

from __future__ import annotations

import csv
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface import formats
from enface.formats import Change, po
from enface.formats.po_string import QUOTED
from enface.model import Document, Segment, Status

FOLDER = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "formats"

MASKED = re.compile(
    rf"^msgstr(?:\[\d+\])?\s*{QUOTED}(?:\s*{QUOTED})*"  # the strings
    r"|^# enface.*\n"  # our notes
    r"|^#, fuzzy\s*\n|(?<=^#,) fuzzy,|, fuzzy(?=[,\r\n])",  # the flag
    re.MULTILINE,
)


def files() -> Iterator[tuple[str, bytes, Document]]:
    index = FOLDER / "index.tsv"
    if not index.exists():
        pytest.skip("the suites are not there: set ENFACE_DATA to the folder of the measured files")
    with index.open(encoding="utf-8", newline="") as file:
        paths = [row["path"] for row in csv.DictReader(file, delimiter="\t") if row["format"] in ("po", "pot")]
    for path in paths:
        data = (FOLDER / path).read_bytes()
        (document,) = formats.read_bytes(data, path)
        assert document.format.startswith("po, "), path
        yield path, data, document


def masked(data: bytes, path: str) -> str:
    return MASKED.sub("", po.open_po(data, path).decoded.text)


def edited(chance: random.Random, segment: Segment) -> Change:
    target = chance.choice([segment.target, "", "Short", 'a "b" \\ c\n\td', "some words " * 30])
    return Change(target, chance.choice([None, *Status]), chance.choice(["", "checked\ntwice"]))


def test_every_file_opens_and_comes_back_identical_unedited() -> None:
    harmed = [path for path, data, _ in files() if po.write(data, path, {}) != data]
    assert harmed == []


def test_edits_change_strings_flags_and_notes_and_nothing_else() -> None:
    chance = random.Random(2)
    count = 0
    for path, data, document in files():
        free = [segment for segment in document.segments if not segment.locked]
        changes = {(path, s.id): edited(chance, s) for s in chance.sample(free, min(20, len(free)))}
        after = formats.spliced(data, path, changes)
        assert masked(after, path) == masked(data, path), path
        count += len(changes)
    assert count > 300
