"""Queries on the command line: a list goes out in three shapes, and the answers find their way back by the ids."""

from __future__ import annotations

import contextlib
import io
import json
import random
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run
from enface.formats import read
from enface.model import EnfaceError
from enface.reports.markdown import cell
from enface.review.desk import Desk
from enface.review.project import Project, documents_in
from enface.review.query_answers import read_answers

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))
ROWS = "id\tsource\ttarget\n1\t四月|五。\tIt is april.\n2\t五月。\tIt is may.\n3\t六月。\tIt is june.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments" / "one.tsv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ann")
    monkeypatch.chdir(tmp_path)
    assert run(["queries", "ask", "1", "Which | april?", "--words", "april"]) == 0
    assert run(["queries", "ask", "3", "=1+1", "--in", "one.tsv", "--to", "author"]) == 0
    capsys.readouterr()
    return tmp_path


def references(project: Path) -> list[str]:
    with Desk.open(Project.find(project), actor="Ann", write=False) as desk:
        return [query.reference for query in desk.queries.all()]


def answers(project: Path) -> list[str]:
    with Desk.open(Project.find(project), actor="Ann", write=False) as desk:
        return [query.answer for query in desk.queries.all()]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "md"])
def test_what_goes_out_comes_back(project: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    name = f"queries.{ending}"
    assert run(["queries", "list", "-o", name]) == 0
    assert capsys.readouterr().out == f"2 queries in {name}.\n"
    lines = read_answers(Path(name))
    assert [(line.id, line.answer) for line in lines] == [(reference, "") for reference in references(project)]
    assert run(["queries", "answers", name]) == 0
    assert capsys.readouterr().out == "0 answers noted; 2 without an answer yet.\n"

    fill(Path(name), lines[0].id, "April | the month")
    assert run(["queries", "answers", name]) == 0
    assert capsys.readouterr().out == "1 answer noted; 1 without an answer yet.\n"
    assert answers(project) == ["April | the month", ""]
    assert run(["queries", "answers", name]) == 0
    assert capsys.readouterr().out == "0 answers noted; 1 known before; 1 without an answer yet.\n"
    assert run(["queries", "list", "--all", "-o", name]) == 0
    assert [line.answer for line in read_answers(Path(name))] == ["April | the month", ""]


def fill(path: Path, id: str, answer: str) -> None:
    """Write an answer beside an id, as a person would."""
    if path.suffix == ".xlsx":
        file = io.BytesIO()
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet("Any name")
            for number, line in enumerate([("ID", "Answer"), *read_answers_of(path, id, answer)]):
                sheet.write_row(number, 1, line)
        path.write_bytes(file.getvalue())
        return
    lines = path.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if id in line)
    if path.suffix == ".md":
        lines[place] = lines[place].removesuffix("|  |") + f"| {cell(answer)} |"
    else:
        lines[place] += answer
    path.write_text("\n".join(lines), "utf-8")


def read_answers_of(path: Path, id: str, answer: str) -> list[tuple[str, str]]:
    return [(line.id, answer if line.id == id else line.answer) for line in read_answers(path)]


def test_a_line_that_matches_nothing_is_told_and_the_rest_is_noted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = references(project)
    assert run(["queries", "withdraw", second]) == 0
    lines = ["id;answer", f"{first.lower()};yes", f"{second};no", "Q-00000000;what", ";lost", f"{first};again", ";"]
    Path("back.csv").write_text("\n".join(lines) + "\n", "utf-8-sig")
    capsys.readouterr()
    assert run(["queries", "answers", "back.csv"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "1 answer noted.\n"
    assert captured.err.splitlines() == [
        f"enface: back.csv:3: {second} was withdrawn.",
        "enface: back.csv:4: no query 'Q-00000000' here.",
        "enface: back.csv:5: an answer without the id of its query.",
        f"enface: back.csv:6: {first} is answered on a line before.",
    ]
    assert answers(project) == ["yes", ""]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"what,ever\n1,2\n", "no table with the columns id and answer"),
        ("a.md", b"# Nothing\n", "no table with the columns id and answer"),
        ("a.xlsx", b"PK\x03\x04 cut off", ""),
        ("a.csv", b"", "the file is empty"),
        ("gone.csv", None, ""),
    ],
)
def test_a_file_that_is_none_ends_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    assert run(["queries", "answers", name]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"enface: {name}: ")
    assert said in line


def test_a_list_of_queries_is_no_document(project: Path) -> None:
    for name in ("queries.csv", "queries.xlsx", "queries.md"):
        assert run(["queries", "list", "-o", str(project / "segments" / name)]) == 0
    assert [path.name for path in documents_in(project / "segments")] == ["one.tsv"]
    assert len(read(project / "segments" / "one.tsv")) == 1


def test_open_queries_are_shown_before_an_export_and_in_the_report(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export"]) == 0
    assert "2 with an open query" in capsys.readouterr().err
    assert run(["report", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(report)
    listed = report["queries"]
    assert [(one["question"], one["to"], one["state"]) for one in listed] == [
        ("Which | april?", "client", "open"),
        ("=1+1", "author", "open"),
    ]
    assert run(["report"]) == 0
    assert "Which \\| april?" in capsys.readouterr().out


def test_the_list_on_the_screen_says_what_is_open(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["queries", "list", "--to", "author"]) == 0
    said = capsys.readouterr().out
    assert "segments/one.tsv:3  for the author, open" in said
    assert "april" not in said
    for reference in references(project):
        assert run(["queries", "withdraw", reference]) == 0
    capsys.readouterr()
    assert run(["queries", "list"]) == 0
    assert capsys.readouterr().out == "No query is open.\n"


def test_a_long_list_in_markdown_leaves_none_out(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("enface.reports.query_list.MOST_ROWS", 1)
    assert run(["queries", "list", "-o", "queries.md"]) == 0
    assert Path("queries.md").read_text("utf-8").count("| id |") == 2
    assert [line.id for line in read_answers(Path("queries.md"))] == references(project)


def test_words_that_are_not_there_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["queries", "ask", "1", "Who?", "--words", "nobody", "--side", "source"]) == 2
    assert "“nobody” does not stand in the source" in capsys.readouterr().err


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1))
def test_whatever_is_answered_reads_back_from_markdown(tmp_path: Path, answer: str) -> None:
    path = tmp_path / "back.md"
    path.write_text(f"| id | answer |\n|---|---|\n| Q-1 | {cell(answer)} |\n", "utf-8")
    (line,) = read_answers(path)
    assert line.answer == answer


@pytest.mark.parametrize("ending", ["xlsx", "csv", "md"])
def test_a_damaged_list_is_read_or_refused_and_never_fails(project: Path, ending: str) -> None:
    path = Path(f"queries.{ending}")
    assert run(["queries", "list", "-o", str(path)]) == 0
    whole, dice = path.read_bytes(), random.Random(7)
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            place = dice.randrange(len(data))
            data[place : place + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 4))
        path.write_bytes(data[: dice.randint(1, len(data))] if dice.random() < 0.2 else data)
        with contextlib.suppress(EnfaceError):
            read_answers(path)
