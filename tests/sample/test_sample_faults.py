"""The sample project: every planted fault is found where it stands by a rule of its family, and nothing else is."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from enface.cli.check_command import check_inputs
from enface.cli.findings import Checked
from enface.cli.inputs import gather
from enface.model import Finding

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LINES = (HERE / "planted.tsv").read_text("utf-8").splitlines()
PLANTED = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def checked() -> Checked:
    return check_inputs(gather([str(ROOT / "segments")], [str(ROOT / "glossary")], None))


def meets(finding: Finding, fault: dict[str, str]) -> bool:
    if Path(finding.path).name != fault["file"] or finding.segment != fault["segment"] or finding.target is None:
        return False
    target = checked().segment(finding).target
    start = target.index(fault["text"])
    here = finding.target.start < start + len(fault["text"]) and start < finding.target.end
    return here and finding.family == fault["rule"].partition(".")[0] and not finding.advisory


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault['file'][:2]}-{fault['segment']}-{fault['text']}")
def test_planted_fault_is_found(fault: dict[str, str]) -> None:
    assert any(meets(found.finding, fault) for found in checked().findings)


def test_no_alarm_where_nothing_was_planted() -> None:
    alarms = [
        (Path(found.finding.path).name, found.finding.segment, found.finding.rule, found.finding.message)
        for found in checked().findings
        if found.counts and not any(meets(found.finding, fault) for fault in PLANTED)
    ]
    assert alarms == []


def test_sample_has_no_problem() -> None:
    assert checked().problems == ()
