"""A decision goes to repetitions from the command line only after it was seen where."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

ROWS = (
    "id\tsource\ttarget\n1\t四月。\tIt is april.\n2\t四月。\tIt is april.\n3\t四月。\tApril.\n4\t四月。\tIt is April.\n"
)
REF = SegmentRef("segments/one.tsv", "1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments" / "one.tsv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ann")
    monkeypatch.chdir(tmp_path)
    with Desk.open(Project.find(tmp_path), actor="Ann") as desk:
        desk.apply(Revise(REF, "It is April.", "It is april."))
        desk.apply(Approve(REF))
    return tmp_path


def stands(project: Path) -> list[tuple[str, str]]:
    with Desk.open(Project.find(project), actor="Ann", write=False) as desk:
        return [(one.segment.target, one.segment.status.value) for one in desk.rows_after(REF.document, 0, 9)]


def test_it_is_seen_before_it_is_done(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stands(project)
    assert run(["propagate", "1"]) == 0
    said = capsys.readouterr().out
    assert "1 with its old text (--to old-text):\n  segments/one.tsv:2  translated  It is april.\n" in said
    assert "1 with another text (--to all):\n  segments/one.tsv:3" in said
    assert "1 with its text, but not approved (--to status):\n  segments/one.tsv:4" in said
    assert said.endswith("--yes takes it to 1 segment.\n")
    assert stands(project) == before


@pytest.mark.parametrize(
    ("to", "reached", "said"),
    [
        ("old-text", ["2"], "Taken to 1 repetition.\n"),
        ("all", ["2", "3"], "Taken to 2 repetitions.\n"),
        ("status", ["4"], "Taken to 1 repetition.\n"),
    ],
)
def test_it_goes_as_far_as_it_was_told(
    project: Path, capsys: pytest.CaptureFixture[str], to: str, reached: list[str], said: str
) -> None:
    before = stands(project)
    assert run(["propagate", "1", "--to", to, "--yes"]) == 0
    assert capsys.readouterr().out == said
    after = stands(project)
    assert [str(n) for n, (one, other) in enumerate(zip(before, after, strict=True), 1) if one != other] == reached
    assert all(after[int(id) - 1][0] == "It is April." for id in reached)


def test_where_there_is_nothing_to_take_it_to_that_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["propagate", "1", "--yes"]) == 0
    capsys.readouterr()
    assert run(["propagate", "1", "--yes"]) == 2
    assert capsys.readouterr().err == "enface: There is nothing to take it to.\n"
