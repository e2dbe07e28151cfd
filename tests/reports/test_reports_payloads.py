"""Texts that would do something elsewhere are inert in every format, and workbooks and tables hold what they should."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from enface import reports
from enface.cli import run
from enface.model import Severity, Span
from enface.reports import Figures
from enface.reports.charts import bar, heat
from enface.reports.csv_table import csv_table
from enface.reports.outline import Bar, Column, Heat, Kind, Outline, Part, Quote, Reader, Table
from enface.reports.renderers import outline_of
from enface.reports.wording import MOST_ROWS, shown_rows
from enface.reports.workbook import workbook
from enface.review.commands import Approve, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project

HTML = "</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://x")'


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    """A project whose texts, reasons, people and names are all payloads."""
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(f"[project]\nname = '{FORMULA} {HTML}'\n", "utf-8")
    rows = [f"1\t湖南\t{FORMULA} in hunan {HTML}", "2\t三月\t+1+1 in march 2020", "3\t@SUM(A1)\t\x0b-2+3 hello hello"]
    (tmp_path / "segments" / "a.tsv").write_text("\n".join(["id\tsource\ttarget", *rows]) + "\n", "utf-8")
    project = Project.find(tmp_path)
    with Desk.open(project, actor=FORMULA) as desk:
        key = desk.documents()[0].key
        desk.check(key)
        place = next(view.finding for view in desk.findings(SegmentRef(key, "1")) if view.finding.rule == "case.place")
        desk.apply(Waive(SegmentRef(key, "1"), place.fingerprint, place.rule, f"{FORMULA}{HTML}"))
        for segment in ("1", "2"):
            desk.apply(Approve(SegmentRef(key, segment)))
        desk.apply(Revise(SegmentRef(key, "2"), "+1+1 in March 2020", "+1+1 in march 2020"))
        return reports.gather(desk, date(2026, 3, 1))


def cells(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("format_", ["html", "markdown"])
@pytest.mark.parametrize("reader", Reader)
def test_markup_stays_text_on_pages(figures: Figures, format_: str, reader: Reader) -> None:
    text = reports.render(figures, format_, reader=reader).decode()
    assert "<img" not in text
    assert "</script>" not in text
    assert "&lt;img" in text


def test_workbook_has_strings_where_texts_look_like_formulas_or_links(figures: Figures) -> None:
    content = reports.render(figures, "xlsx")
    xml = parts(content)
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    sheets = cells(content)
    targets = [row[5] for row in sheets["Segments"][1:]]
    assert targets == [f"{FORMULA} in hunan {HTML}", "+1+1 in March 2020", "␋-2+3 hello hello"]
    assert [row[4] for row in sheets["Waivers"][1:]] == [f"{FORMULA}{HTML}"]


def test_a_text_that_looks_like_markup_of_the_workbook_stays_a_text() -> None:
    text = "<r><t>one</t><unclosed></r>"
    table = Table("segments", "Segments", (Column("target"),), ((text,),), "as it stands")
    content = workbook(Outline("report", "Trial", "2026-03-01", (), (), (table,), ()))
    assert [row[0].strip() for row in cells(content)["Segments"][1:]] == [text]  # type: ignore[union-attr]


def test_workbook_has_numbers_days_filters_and_frozen_heads(figures: Figures) -> None:
    content = reports.render(figures, "xlsx")
    sheets = cells(content)
    assert isinstance(sheets["Waivers"][1][6], date)
    (place,) = [row for row in sheets["Rules"] if row[0] == "case.month"]
    assert place[3:8] == [1, 1, 0, 0, 0]
    assert place[8:10] == [1, 1.0]
    assert 0.2 < place[10] < 0.21  # type: ignore[operator]
    xml = parts(content)
    tables = len(sheets) - 1
    assert xml.count("<autoFilter ") == xml.count('state="frozen"') == tables
    assert any(table.made in [row[1] for row in sheets["Report"]] for table in outline_of(figures).tables)


@pytest.mark.parametrize("table", ["segments", "waivers", "findings", "approvals", "changes", "revisions"])
def test_csv_is_safe_for_spreadsheets_unless_it_need_not_be(figures: Figures, table: str) -> None:
    safe, plain = (
        list(csv.reader(io.StringIO(reports.render(figures, "csv", table=table, spreadsheet_safe=safe).decode())))
        for safe in (True, False)
    )
    changed = [(one, other) for row, raw in zip(safe, plain, strict=True) for one, other in zip(row, raw, strict=True)]
    assert not any(one.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\v")) for one, _ in changed)
    assert all(one in {other, f"'{other}"} for one, other in changed)
    assert any(one != other for one, other in changed)


@pytest.mark.parametrize("text", ["=1", " =1", "\t=1", "\v=1", "\n=1", "+1", "-1", "@A1", "＝1", "\u00a0=1", "\x01=1"])
def test_whatever_may_start_a_formula_has_an_apostrophe(text: str) -> None:
    table = Table("t", "T", (Column("a"), Column("n", Kind.NUMBER)), ((text, -1.5), ("a=1", 0.0)), "")
    rows = list(csv.reader(io.StringIO(csv_table(table))))
    assert rows[1:] == [[f"'{text}", "-1.5"], ["a=1", "0.0"]]


def test_stale_approvals_come_first_and_say_why(figures: Figures) -> None:
    first, second = figures.approvals
    assert (first.segment, first.stale) == ("2", f"its target was changed by {FORMULA} on {first.day}")
    assert (second.segment, second.stale, second.reviser) == ("1", "", "")
    assert [(one.approvals, one.stale) for one in figures.approvers] == [(2, 1)]


def test_every_table_and_card_has_a_footnote_that_is_there(figures: Figures) -> None:
    page = reports.render(figures, "html").decode()
    outline = outline_of(figures).read_by(Reader.LEAD)
    for number, table in enumerate(outline.shown, 1):
        assert page.count(f'<li id="made-{number}">') == 1
        assert f'href="#made-{number}"' in page
        assert table.made
    assert all(outline.footnote(card.table) for card in outline.cards)
    assert all(outline_of(figures).read_by(reader).footnote(card.table) for card in outline.cards for reader in Reader)


def test_client_reads_no_names_and_the_translator_what_is_most_frequent(figures: Figures) -> None:
    outline = outline_of(figures, listings=True)
    keys = {reader: {table.key for table in outline.read_by(reader).tables} for reader in Reader}
    assert keys[Reader.CLIENT] == {"statuses", "documents", "severities", "segments"}
    assert "most_frequent" in keys[Reader.TRANSLATOR]
    assert "people" not in keys[Reader.TRANSLATOR]
    assert keys[Reader.LEAD] >= {"rules", "approvals", "waivers", "terms", "entities", "stale_approvals"}


def test_long_tables_say_how_many_rows_are_left_out() -> None:
    rows = tuple((number,) for number in range(MOST_ROWS + 50))
    shown, left = shown_rows(Table("a_b", "T", (Column("n", Kind.COUNT),), rows, "", sums=True))
    assert (len(shown), shown[-1], left.split()[0]) == (MOST_ROWS, rows[-1], "50")
    assert "--table a-b" in left
    assert shown_rows(Table("t", "T", (Column("n"),), rows[:3], ""))[1] == ""


def test_quotes_are_short_and_keep_their_words() -> None:
    text = "a" * 100 + "words" + "b" * 100
    quote = Quote.of(text, Span(100, 105), Severity.MINOR)
    assert quote.words == "words"
    assert quote.before.startswith("…a")
    assert quote.after.endswith("b…")
    assert str(Quote.of("short", None, Severity.MINOR)) == "short"


def test_drawings_add_up_and_escape_what_they_name() -> None:
    drawn = bar(Bar((Part("fixed", 1), Part("open", 3)), 8))
    assert 'width="12.50"' in drawn
    assert 'x="12.50" y="0" width="37.50"' in drawn
    assert "rect" not in bar(Bar((Part("open", 0),), 0))
    drawn = heat(Heat((HTML,), ("critical", "minor"), ((0, 4),)))
    assert "<img" not in drawn
    assert 'class="nothing"' in drawn
    assert 'class="minor"' in drawn
    assert ">4</text>" in drawn


def test_marked_errors_come_as_page_workbook_and_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.tsv"
    text.write_text(f"id\tsource\ttarget\n1\t源\t{FORMULA}{HTML} word\n", "utf-8")
    marks = tmp_path / "errors.jsonl"
    error = {"segment": "1", "start": 0, "end": len(FORMULA), "text": FORMULA, "type": "style/awkward"}
    marks.write_text(json.dumps({**error, "severity": "minor", "author": "Li", "note": f"+{HTML}"}) + "\n", "utf-8")
    call = ["report", str(text), "--errors", str(marks)]
    for reader in Reader:
        assert run([*call, "--for", reader, "-o", str(tmp_path / "r.html")]) == 0
        page = (tmp_path / "r.html").read_text("utf-8")
        assert "<img" not in page
        assert '<svg class="heat"' in page
        assert ("Your ten most frequent" in page) is (reader is Reader.TRANSLATOR)
        assert str(tmp_path) not in page
    assert run([*call, "-o", str(tmp_path / "r.xlsx")]) == 0
    (row,) = cells((tmp_path / "r.xlsx").read_bytes())["Errors"][1:]
    assert row == ["a.tsv", "1", "target", "style/awkward", "minor", 1, "Li", f"[{FORMULA}]{HTML} word", f"+{HTML}"]
    capsys.readouterr()
    assert run([*call, "--format", "csv", "--table", "errors"]) == 0
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out)))["note"] == f"'+{HTML}"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--format", "csv"], "name it, such as --table findings"),
        (["--format", "csv", "--table", "finding"], "no table finding. It has most-frequent, statuses, "),
        (["--format", "xlsx"], "-o review.xlsx"),
        (["--format", "json", "--for", "client"], "leave it out"),
        (["--format", "pdf"], "-o review.pdf"),
        (["--table", "findings"], "for --format csv"),
        (["--no-spreadsheet-safe"], "for --format csv"),
    ],
)
def test_what_does_not_go_together_is_said(
    tmp_path: Path, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.tsv").write_text("id\ttarget\n1\tin hunan\n", "utf-8")
    assert run(["report", str(tmp_path / "a.tsv"), *options]) == 2
    assert says in capsys.readouterr().err
