"""Waivers on the command line: nothing is kept before it was seen; an id or a segment that is none is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run

ROWS = "id\tsource\ttarget\n1\t四月。\tIt is april.\n2\t四月。\tIn april, or in june.\n3\t六月。\tIt is june.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text('[waivers]\nreasons = ["as the law has it"]\n', "utf-8")
    for name in ("one", "two"):
        (tmp_path / "segments" / f"{name}.tsv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ann")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_wider_waiver_is_seen_before_it_is_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["waivers", "add", "1", "case.month", "--in", "one.tsv", "--scope", "project", "--reason", "a name"]
    assert run(add) == 0
    said = capsys.readouterr().out
    assert "4 open findings in 4 segments of 2 documents" in said
    assert "segments/two.tsv:2  In [april], or in june." in said
    assert "as the law has it" in said
    assert run(["waivers", "list"]) == 0
    assert capsys.readouterr().out == "No waiver stands.\n"

    assert run([*add, "--until", "2099-12-31", "--yes"]) == 0
    assert capsys.readouterr().out == "Waived, the same everywhere, until 2099-12-31: a name (4 findings)\n"
    assert run(["waivers", "list", "--format", "json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["scope"], listed["covers"], listed["until"]) == ("project", 4, "2099-12-31")
    assert run(["waivers", "list"]) == 0
    shown = capsys.readouterr().out
    assert "the same everywhere, until 2099-12-31: 4 findings now; a name (Ann, " in shown
    assert run(["waivers", "reopen", shown.split()[0]]) == 0
    assert capsys.readouterr().out == "Taken back; 4 findings open again.\n"


def test_the_report_has_the_last_day_and_what_a_waiver_covers(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--scope", "rule", "--reason", "a name", "--until", "2099-12-31", "--yes"]
    assert run(["waivers", "add", "1", "case.month", "--in", "one.tsv", *given]) == 0
    assert run(["report", "--format", "csv", "--table", "waivers"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("rule,2099-12-31,8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "1", "case.month", "--reason", "x"], "Name one with --in."),
        (["add", "9", "case.month", "--reason", "x", "--in", "one.tsv"], "there is no segment 9."),
        (["add", "1", "case.month", "--reason", "x", "--in", "on.tsv"], "It has segments/one.tsv, segments/two.tsv."),
        (["add", "1", "case.mouth", "--reason", "x", "--in", "one.tsv"], "Open here: case.month."),
        (["add", "2", "case.month", "--reason", "x", "--in", "one.tsv"], "Say which by --words: 'april', 'june'."),
        (["add", "1", "case.month", "--reason", "x", "--in", "one.tsv", "--until", "2020-01-01"], "is over"),
        (["add", "1", "case.month", "--reason", " ", "--in", "one.tsv", "--yes"], "A waiver needs a reason."),
        (["reopen", "12345678"], "there is no such waiver."),
    ],
)
def test_what_is_not_there_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["waivers", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_the_words_say_which_finding_is_meant(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["waivers", "add", "2", "case.month", "--in", "one.tsv", "--words", "june", "--reason", "x", "--yes"]) == 0
    )
    assert capsys.readouterr().out == "Waived: x (1 finding)\n"
