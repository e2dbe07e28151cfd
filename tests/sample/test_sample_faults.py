"""The sample project: every planted fault is found where it stands by a rule of its family, and nothing else is."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from enface import formats
from enface.glossary import load_glossary
from enface.model import Finding, Segment
from enface.rules import Result, check, load_profile

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LINES = (HERE / "planted.tsv").read_text("utf-8").splitlines()
PLANTED = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def segments() -> dict[tuple[str, str], Segment]:
    documents = [document for file in formats.find_files(ROOT / "segments") for document in formats.read(file)]
    return {(Path(document.path).name, segment.id): segment for document in documents for segment in document.segments}


@cache
def result() -> Result:
    documents = [document for file in formats.find_files(ROOT / "segments") for document in formats.read(file)]
    return check(documents, load_glossary([ROOT / "glossary"]), load_profile())


def meets(finding: Finding, fault: dict[str, str]) -> bool:
    file, segment = Path(finding.path).name, finding.segment
    if (file, segment) != (fault["file"], fault["segment"]) or finding.target is None or finding.advisory:
        return False
    start = segments()[file, segment].target.index(fault["text"])
    here = finding.target.start < start + len(fault["text"]) and start < finding.target.end
    return here and finding.family == fault["rule"].partition(".")[0]


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault['file'][:2]}-{fault['segment']}-{fault['text']}")
def test_planted_fault_is_found(fault: dict[str, str]) -> None:
    assert any(meets(finding, fault) for finding in result().findings)


def test_no_alarm_where_nothing_was_planted() -> None:
    alarms = [
        (Path(finding.path).name, finding.segment, finding.rule, finding.message)
        for finding in result().findings
        if not finding.advisory and not any(meets(finding, fault) for fault in PLANTED)
    ]
    assert alarms == []


def test_no_rule_fails_on_the_sample() -> None:
    assert result().problems == ()
