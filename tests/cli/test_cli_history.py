"""The history of a segment on the command line, and the way back to a version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

REF = SegmentRef("segments/one.tsv", "1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments" / "one.tsv").write_text("id\tsource\ttarget\n1\t四月。\tIt is april.\n", "utf-8")
    with Desk.open(Project.find(tmp_path), actor="Ann") as desk:
        desk.check(REF.document)
        desk.apply(Revise(REF, "It is the the April.", "It is april."))
    monkeypatch.setenv("ENFACE_USER", "Ben")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_version_stands_with_what_came_of_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "1"]) == 0
    first, came, second, changed = capsys.readouterr().out.splitlines()
    assert (first.split()[0], first.split()[-1], came) == ("1", "import", "   It is april.")
    assert second.endswith("Ann  typed; fixed: case.month; new: repetition.word")
    assert changed == "   It is [-april-]{+the the April+}."


def test_a_version_is_restored_as_a_new_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "1", "--in", "one.tsv", "--restore", "1"]) == 0
    assert capsys.readouterr().out == "Saved; 1 finding fixed, 1 new. Version 3 is version 1 again.\n"
    assert run(["history", "1", "--format", "json"]) == 0
    versions = json.loads(capsys.readouterr().out)
    assert [(one["actor"], one["origin"]) for one in versions][1:] == [("Ann", "typed"), ("Ben", "restored")]
    assert versions[-1]["text"] == "It is april."
    assert run(["history", "1", "--restore", "1"]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert run(["history", "1", "--restore", "9"]) == 2
    assert "Segment 1 has no version 9; it has 3." in capsys.readouterr().err
