"""The files of the suites, where they are there: no valid one has a fault, nine in ten of the invalid ones have."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from enface.formats import conformance

FOLDER = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")) / "formats"


def labelled(validity: str) -> list[Path]:
    index = FOLDER / "index.tsv"
    if not index.exists():
        pytest.skip("the suites are not there: set ENFACE_DATA to the folder of the measured files")
    with index.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        FOLDER / row["path"]
        for row in rows
        if row["validity"] == validity and row["format"].startswith(("xliff", "tmx"))
    ]


def test_no_valid_file_has_a_fault() -> None:
    found = {path.name: conformance.faults(path.read_bytes(), path.name) for path in labelled("valid")}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_nine_in_ten_invalid_files_are_reported_with_rule_line_and_column() -> None:
    paths = labelled("invalid")
    reported = [
        path
        for path in paths
        if any(
            fault.rule and fault.line > 0 and fault.column > 0
            for fault in conformance.faults(path.read_bytes(), path.name)
        )
    ]
    assert len(reported) >= 0.9 * len(paths)
