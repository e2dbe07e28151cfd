"""Marking, answering and deciding errors without the workbench, each as who one is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run

SETTINGS = """[project]
name = "Trial"
[people]
Ed = "editor"
Tina = "translator"
Lea = "lead"
[errors]
types = { am = "accuracy/mistranslation", my = "custom/house" }
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(SETTINGS, "utf-8")
    rows = "1\t三月在湖南\tIn march, in in hunan.\n2\t你好\tHello there.\n"
    (tmp_path / "segments" / "a.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    (tmp_path / "segments" / "b.tsv").write_text("id\tsource\ttarget\n2\t再见\tBye.\n", "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ed")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(["errors", *arguments])
    return (status, *capsys.readouterr())


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    status, out, _ = call(capsys, "list", *arguments, "--format", "json")
    assert status == 0
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_an_error_is_marked_by_words_and_two_keys(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "mark", "1", "--words", "march", "--type", "am", "--severity", "major")
    assert (status, out, err) == (0, "Error marked in segment 1: accuracy/mistranslation, major.\n", "")
    call(capsys, "mark", "1", "--span", "0-2", "--side", "source", "--type", "my", "--severity", "minor")
    found = [(one["side"], one["text"], one["type"], one["author"]) for one in listed(capsys)]
    assert found == [("target", "march", "accuracy/mistranslation", "Ed"), ("source", "三月", "custom/house", "Ed")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1", "--words", "in", "--type", "am"], "An error needs --type and --severity."),
        (["1", "--words", "in", "--type", "am", "--severity", "minor"], "“in” stands 2 times in the target, at 10-12"),
        (["1", "--words", "June", "--type", "am", "--severity", "minor"], "“June” does not stand in the target: In"),
        (["1", "--span", "x", "--type", "am", "--severity", "minor"], "--span 'x' is no place such as 6-9"),
        (["1", "--type", "stile", "--severity", "minor"], "stile: is no error type. Did you mean style?"),
        (["2", "--type", "style", "--severity", "minor"], "several documents have a segment 2: segments/a.tsv"),
        (["9", "--type", "style", "--severity", "minor"], "there is no segment 9."),
        (["2", "--in", "c.tsv", "--type", "style", "--severity", "minor"], "c.tsv: is not one document"),
    ],
)
def test_what_is_not_clear_is_asked_for(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "mark", *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_a_finding_is_confirmed_by_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "confirm", "1", "case.month")[0] == 0
    (error,) = listed(capsys, "1")
    assert (error["provenance"], error["rule"], error["text"]) == ("confirmed", "case.month", "march")
    status, _, err = call(capsys, "confirm", "1", "case.nothing")
    assert status == 2
    assert "case.nothing: has no open finding in that segment. Open there: case.month" in err


def test_a_dispute_goes_from_the_translator_to_the_lead(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "mark", "1", "--words", "march", "--type", "am", "--severity", "major")
    name = str(listed(capsys)[0]["id"])[-8:]
    status, _, err = call(capsys, "decide", name, "dismissed", "--comment", "True.", "--as", "Ed")
    assert (status, "Only a lead decides" in err) == (2, True)
    assert call(capsys, "dispute", name, "--comment", "The client wants it.", "--as", "Tina")[0] == 0
    assert len(listed(capsys, "--disputed")) == 1
    assert call(capsys, "decide", name, "changed", "--severity", "minor", "--comment", "Less.", "--as", "Lea")[0] == 0
    _, out, _ = call(capsys, "list")
    assert "minor, by Ed; disputed by Tina: The client wants it.; changed by Lea: Less." in out
    assert listed(capsys, "--disputed") == []
    run(["report", ".", "--format", "json"])
    marked = json.loads(capsys.readouterr().out)["marked_errors"]
    assert (marked["before_disputes"]["penalty"], marked["score"]["penalty"]) == (5, 1)
    assert [(one["by"], one["ruling"], one["arbiter"]) for one in marked["disputes"]] == [("Tina", "changed", "Lea")]


def test_errors_are_changed_accepted_and_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "mark", "1", "--words", "march", "--type", "am", "--severity", "major")
    name = str(listed(capsys)[0]["id"])[-8:]
    assert call(capsys, "change", name, "--words", "hunan", "--note", "a place")[0] == 0
    assert call(capsys, "accept", name, "--as", "Tina")[0] == 0
    assert [(one["text"], one["note"], one["answer"]["what"]) for one in listed(capsys)] == [
        ("hunan", "a place", "accepted")
    ]
    assert call(capsys, "withdraw", name, "--comment", "fine after all")[0] == 0
    assert [one["counts"] for one in listed(capsys)] == [False]
    status, _, err = call(capsys, "accept", name, "--as", "Tina")
    assert (status, "was withdrawn" in err) == (2, True)


def test_segments_are_rated_with_a_score_or_without(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rate", "1", "--score", "80")[1] == "Segment 1 rated 80 of 100.\n"
    assert call(capsys, "rate", "2", "--in", "b.tsv")[1] == "Segment 2 looked at for errors.\n"
    run(["report", ".", "--format", "json"])
    marked = json.loads(capsys.readouterr().out)["marked_errors"]
    assert marked["coverage"]["rated"] == 2
    assert [(one["author"], one["segments"], one["mean"]) for one in marked["segment_scores"]] == [("Ed", 1, 80)]


def test_types_are_listed_with_the_keys_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "types")[1].splitlines()
    assert out[:2] == ["am  accuracy/mistranslation", "my  custom/house"]
    assert "    style/awkward-style" in out


@pytest.mark.parametrize(
    ("types", "said"),
    [
        ('{ abc = "style" }', "abc is not two letters"),
        ('{ ab = "stile" }', "'stile' is no error type"),
        ('"style"', "types is a table"),
    ],
)
def test_types_that_make_no_sense_are_told_with_their_line(
    types: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "enface.toml").write_text(f'[project]\nname = "Trial"\n[errors]\ntypes = {types}\n', "utf-8")
    status, _, err = call(capsys, "list")
    assert status == 2
    assert said in err
