"""Samples are drawn, kept, and stand in the report; triage and plans say what they leave unseen and what they risk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENFACE_USER", "Ann")
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("[project]\nname = 'Trial'\n[people]\nAnn = 'lead'\n", "utf-8")
    for name in "ab":
        rows = (f"{name}{number}\t你好\t{' '.join(['word'] * (10 + number))}" for number in range(20))
        text = "\n".join(("id\tsource\ttarget", *rows, f"{name}-none\t你好\t")) + "\n"
        (tmp_path / "segments" / f"{name}.tsv").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    capsys.readouterr()
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def drawn(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    (sample,) = data(capsys, "sample", "draw", *options)  # type: ignore[misc]
    return sample  # type: ignore[no-any-return]


def test_a_sample_is_kept_as_it_was_drawn(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = drawn(capsys, "--segments", "6", "--method", "stratified", "--seed", "7")
    again = drawn(capsys, "--segments", "6", "--method", "stratified", "--seed", "7")
    assert first["segments"] == again["segments"]
    assert (first["drawn_by"], first["method"], first["seed"], first["of_segments"]) == ("Ann", "stratified", 7, 40)
    assert {one["document"] for one in first["segments"]} == {"segments/a.tsv", "segments/b.tsv"}  # type: ignore[attr-defined]
    assert data(capsys, "sample", "list") == [first, again]
    assert run(["verify", "."]) == 0
    only = drawn(capsys, "--segments", "50", "--in", "a.tsv")
    assert only["of_segments"] == len(only["segments"]) == 20  # type: ignore[arg-type]


def test_a_sample_follows_its_segments_when_a_delivery_renames_them(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn(capsys, "--segments", "20", "--in", "a.tsv")
    new = tmp_path / "new"
    new.mkdir()
    text = (project / "segments" / "a.tsv").read_text("utf-8")
    (new / "a.tsv").write_text(text.replace("\na", "\nx"), "utf-8")
    assert run(["import", str(new / "a.tsv"), "--yes"]) == 0
    (sample,) = data(capsys, "sample", "list")  # type: ignore[misc]
    assert {one["segment"][0] for one in sample["segments"]} == {"x"}


def test_the_report_says_what_the_sample_stands_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = drawn(capsys, "--segments", "10")
    names = [one["segment"] for one in sample["segments"]]  # type: ignore[attr-defined]
    assert run(["errors", "mark", names[0], "--span", "0-4", "--type", "style", "--severity", "major"]) == 0
    report = data(capsys, "report", ".")
    (found,) = report["marked_errors"]["samples"]  # type: ignore[index]
    assert (found["looked_at"], found["everywhere"], found["interval"]) == (1, None, None)
    assert run(["errors", "rate", *names[1:]]) == 0
    report = data(capsys, "report", ".")
    Draft202012Validator(SCHEMA).validate(report)
    (found,) = report["marked_errors"]["samples"]  # type: ignore[index]
    words = sum(10 + number for number in range(20)) * 2
    assert found["everywhere"] == pytest.approx(5 / (10 / 40) * 1000 / words)
    assert found["interval"][0] <= found["everywhere"] <= found["interval"][1]
    assert run(["report", "."]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "They are 10 of the 10 of a sample: 10 of 40 segments" in said
    other = next(f"a{number}" for number in range(20) if f"a{number}" not in names)
    assert run(["errors", "rate", other]) == 0
    assert run(["report", "."]) == 0
    assert "They are" not in capsys.readouterr().out


def test_triage_reads_first_what_pays_most_and_says_what_stays_unseen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "segments" / "c.tsv").write_text("id\tsource\ttarget\nc1\t在湖南\tin in hunan\n", "utf-8")
    found = data(capsys, "sample", "triage", "--minutes", "1", "--words-an-hour", "600")
    assert found["segments"][0]["segment"] == "c1"  # type: ignore[index]
    assert sum(one["words"] for one in found["segments"]) <= 10  # type: ignore[index]
    assert found["unseen"]["segments"] == 41 - len(found["segments"])  # type: ignore[index]
    assert 0 < found["unseen"]["expected_gain"] < 1  # type: ignore[index]
    assert run(["errors", "rate", "c1"]) == 0
    again = data(capsys, "sample", "triage", "--minutes", "60", "--words-an-hour", "6000")
    assert "c1" not in {one["segment"] for one in again["segments"]}  # type: ignore[index]
    assert run(["sample", "triage", "--minutes", "5"]) == 0
    assert "No estimate of quality." in capsys.readouterr().out


def test_a_plan_says_its_risks(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "sample", "plan", "--good", "5", "--bad", "20", "--words", "500", "--errors", "4")
    assert found["alpha"] == pytest.approx(0.1088, abs=5e-5)  # type: ignore[index]
    assert found["beta"] == pytest.approx(0.0293, abs=5e-5)  # type: ignore[index]
    smallest = data(capsys, "sample", "plan", "--good", "5", "--bad", "20")
    assert smallest["alpha"] <= 0.05  # type: ignore[index]
    assert smallest["beta"] <= 0.1  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["draw", "--segments", "3", "--as", "Tom"], "Only an editor or a lead"),
        (["draw", "--segments", "3", "--in", "z.tsv"], "not one document"),
        (["plan", "--good", "5", "--bad", "5"], "below --bad"),
        (["plan", "--good", "5", "--bad", "5.001"], "too near"),
        (["plan", "--good", "5", "--bad", "20", "--words", "3"], "go together"),
    ],
)
def test_what_cannot_be_is_said(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sample", *arguments]) == 2
    assert says in capsys.readouterr().err
