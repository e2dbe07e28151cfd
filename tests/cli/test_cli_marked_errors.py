"""Errors that people mark in the reviews of a project: into it, out of it, and their score in its report."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))


def line(segment: int | str, severity: str = "minor", author: str = "Li", **more: object) -> str:
    fields = {"start": 0, "end": 4, "text": "Word", "type": "style/awkward-style"}
    return json.dumps({"segment": str(segment), **fields, "severity": severity, "author": author, **more}) + "\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENFACE_USER", "Ann")
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    rows = (f"{number}\t源文字\tWord {' '.join(['word'] * 49)}" for number in range(1, 21))
    (root / "segments" / "a.tsv").write_text("id\tsource\ttarget\n" + "\n".join(rows) + "\n", "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    path = tmp_path / "errors.jsonl"
    path.write_text("".join(line(number) for number in range(1, 11)), "utf-8")
    return path


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert run(["report", ".", *arguments, "--format", "json"]) == 0
    content: dict[str, object] = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    return content


def test_a_file_of_errors_is_taken_in_once(project: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with marks.open("a", encoding="utf-8") as file:
        file.write(line(3, text="Wort") + line(99) + line(11, author=""))
    assert run(["errors", "import", str(marks)]) == 1
    out, err = capsys.readouterr()
    assert out == "11 errors taken in as marked by Ann, Li; 2 left out.\n"
    assert "errors.jsonl:11: segment 3: at 0-4 the target reads 'Word', not 'Wort'; left out." in err
    assert run(["errors", "import", str(marks), "--project", str(project)]) == 1
    assert capsys.readouterr().out == "0 errors taken in; 11 known already; 2 left out.\n"


def test_an_import_is_taken_back_with_one_command(
    project: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "segments" / "b.tsv").write_text("id\tsource\ttarget\nx1\t源\tWord b\n", "utf-8")
    assert run(["errors", "import", "--undo"]) == 2
    assert "There is no import of errors" in capsys.readouterr().err
    with marks.open("a", encoding="utf-8") as file:
        file.write(line("x1"))
    run(["errors", "import", str(marks)])
    capsys.readouterr()
    assert run(["errors", "import", "--undo"]) == 0
    assert capsys.readouterr().out == "Undone: the import of 11 marks.\n"
    assert run(["errors", "import", str(marks)]) == 0
    assert capsys.readouterr().out.startswith("11 errors taken in")


def test_without_a_project_a_file_is_printed(
    marks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["errors", "import", str(marks)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 10
    assert run(["errors", "import", str(marks), "--whole"]) == 2
    assert "--whole is for reviews" in capsys.readouterr().err


def test_the_report_scores_what_people_looked_at(
    project: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(capsys)["marked_errors"] is None
    assert run(["report", ".", "--fail-under", "90"]) == 2
    assert "--fail-under needs --errors, or errors marked in the reviews" in capsys.readouterr().err
    run(["errors", "import", str(marks)])
    marked = report(capsys)["marked_errors"]
    assert (marked["score"]["penalty"], marked["score"]["evaluation_words"]) == (10, 500)
    assert marked["coverage"] == {"segments": 20, "rated": 10, "decided": 0, "revised": 0}
    run(["errors", "import", str(marks), "--whole"])
    marked = report(capsys)["marked_errors"]
    assert (marked["score"]["evaluation_words"], marked["score"]["calibrated"]) == (1000, 90)
    assert marked["errors"]["by_type"] == {"style/awkward-style": 10}
    assert report(capsys, "--scores", "wmt-google")["marked_errors"]["score"]["calibrated"] is None
    assert run(["report", ".", "--fail-under", "90.01"]) == 1
    assert run(["report", ".", "--max-errors", "10"]) == 0
    capsys.readouterr()
    assert run(["report", "."]) == 0
    out = capsys.readouterr().out
    assert "Undecided. MQM 2.0, 0/1/5/25 (mqm-2.0)" in out
    assert "It stands for 20 of 20 segments." in out


def test_every_format_has_the_marked_errors(project: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marks.write_text(line(1, note="=HYPERLINK(1) </script>"), "utf-8")
    run(["errors", "import", str(marks)])
    for ending in ("html", "xlsx", "md"):
        assert run(["report", ".", "-o", f"r.{ending}"]) == 0
    assert "Insufficient sample" in (project / "r.html").read_text("utf-8")
    capsys.readouterr()
    assert run(["report", ".", "--format", "csv", "--table", "errors"]) == 0
    assert "'=HYPERLINK(1) </script>" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["jsonl", "google", "esa", "pearmut", "label-studio"])
def test_what_goes_out_comes_back_as_known(
    name: str, project: Path, marks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with marks.open("a", encoding="utf-8") as file:
        file.write(line(5, "major", "Wang"))
    run(["errors", "import", str(marks)])
    path = tmp_path / name
    assert run(["errors", "export", "--to", name, "-o", str(path)]) == 0
    assert "11 errors by 2 people" in capsys.readouterr().err
    assert run(["errors", "import", str(path)]) == 0
    assert capsys.readouterr().out == "0 errors taken in; 11 known already.\n"


def test_other_programs_see_where_an_error_stands_now(
    project: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from enface.model import Severity, Side
    from enface.review.commands import ChangeError, SegmentRef
    from enface.review.desk import Desk
    from enface.review.project import Project

    run(["errors", "import", str(marks)])
    with Desk.open(Project.find(project), actor="Ann") as desk:
        error = desk.errors.of(SegmentRef("segments/a.tsv", "1"))[0]
        desk.apply(ChangeError(error.id, severity=Severity.MAJOR, side=Side.SOURCE, note="all of it"))
    with sqlite3.connect(project / "reviews.db") as connection:
        row = connection.execute(
            "SELECT side, span_start, span_end, severity, note, counts, source FROM v_error WHERE place = 1"
        ).fetchone()
    connection.close()
    assert row == ("source", None, None, "major", "all of it", 1, "源文字")
