"""A review on the command line: what waits next, line by line, and each decision on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run

ROWS = """id\tsource\ttarget\tstatus\tnote
1\t四月。\tIt is april.\ttranslated\tcheck the month
2\t他说。\tHe said said so.\ttranslated\t
3\t你好。\tHello \x1b[31m.\ttranslated\t
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text('[people]\n"Ann" = "lead"\n"Tom" = "translator"\n', "utf-8")
    (tmp_path / "segments" / "one.tsv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ann")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(["review", *arguments]) == status
    captured = capsys.readouterr()
    return captured.err if status == 2 else captured.out


def test_every_line_says_first_what_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "next").splitlines()
    assert lines[:5] == [
        "segment: 1, 1 of 3 in segments/one.tsv",
        "status: translated",
        "source: 四月。",
        "target: It is april.",
        "note: check the month",
    ]
    assert lines[5].startswith("finding 1: minor, case.month “april”: Usually: April.")
    assert lines[6:] == ["finding 1 fix 1: April", "waiting: 3 segments"]


def test_a_segment_goes_from_hand_to_hand(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "decide", "1", "fix", "1") == "Saved; 1 finding fixed.\n"
    assert "target: It is April." in said(capsys, "next")
    assert said(capsys, "decide", "1", "comment", "well done") == "Comment added to segment 1.\n"
    assert "comment by Ann: well done" in said(capsys, "next")
    assert said(capsys, "decide", "1", "edit", "It's April.") == "Saved.\n"
    assert said(capsys, "decide", "2", "approve") == "Segment 2 approved with 1 open finding.\n"
    assert said(capsys, "decide", "2", "undo") == "Undone: approved.\n"
    assert said(capsys, "decide", "2", "waive", "1", "a stammer") == "Waived: a stammer\n"
    assert "findings: no machine findings" in said(capsys, "next", "--after", "1")
    assert said(capsys, "decide", "2", "reject", "say it once") == "Segment 2 rejected.\n"
    assert said(capsys, "next", "--as", "Tom").startswith("segment: 2, 2 of 3")
    assert said(capsys, "decide", "2", "edit", "He said so.", "--as", "Tom") == "Saved.\n"
    assert said(capsys, "decide", "2", "confirm", "--as", "Tom") == "Segment 2 confirmed.\n"
    assert said(capsys, "next", "--as", "Tom", status=1) == "Nothing waits for you.\n"


def test_a_query_says_what_is_looked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "next", "--query", "rule:repetition.*").startswith("segment: 2")
    assert said(capsys, "next", "--query", "nowhere", status=1) == "Nothing waits for you there.\n"
    assert "Column 1: statsu is nothing to ask for" in said(capsys, "next", "--query", "statsu:x", status=2)


def test_text_of_files_is_made_safe(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in said(capsys, "next", "--after", "2")


def test_programs_read_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(said(capsys, "next", "--format", "json"))
    assert (shown["segment"], shown["place"], shown["waiting"], shown["conflict"]) == ("1", 1, 3, False)
    (finding,) = shown["findings"]
    assert (finding["number"], finding["rule"], finding["fixes"], finding["target"]) == (
        1,
        "case.month",
        ["April"],
        [6, 11],
    )
    assert json.loads(said(capsys, "next", "--query", "nowhere", "--format", "json", status=1)) is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["1", "fly"], "'fly' is not known"),
        (["1", "reject"], "reject takes 1 word"),
        (["1", "edit", "two", "words"], "stands in quotes"),
        (["1", "confirm", "now"], "confirm takes nothing"),
        (["1", "fix", "2"], "there is no finding 2: the segment has 1 open finding"),
        (["1", "fix", "1", "2"], "finding 1 has no fix 2"),
        (["1", "fix", "x"], "there is no finding x"),
        (["9", "approve"], "there is no segment 9"),
        (["1", "waive", "1", " "], "A waiver needs a reason"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert reason in said(capsys, "decide", *arguments, status=2)
