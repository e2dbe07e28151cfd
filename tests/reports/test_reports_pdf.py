"""A report as PDF: pages for A4 that fetch nothing, and one clear line where what makes them is missing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from enface.cli import run
from enface.model import EnfaceError
from enface.reports.outline import Column, Kind, Outline, Table
from enface.reports.page import page
from enface.reports.pdf import pdf
from enface.reports.wording import shown


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


def test_a_page_becomes_a_pdf_and_nothing_it_names_is_fetched(
    asked: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # else the fonts inside tell the second in which they were made
    address, paths = asked
    style = tmp_path / "a.css"
    style.write_text("p { page-break-before: always }", "utf-8")
    text = "<p>湖南</p><p>Hunan</p>"
    links = "".join(f'<link rel="stylesheet" href="{url}">' for url in (f"{address}/a.css", style.as_uri()))
    made = pdf(f"<head>{links}</head>{text}")
    assert made.startswith(b"%PDF-")
    assert made == pdf(text)
    assert pdf(f'{text}<img src="{address}/a.png"><p style="background: url({address}/b.png)">').startswith(b"%PDF-")
    assert paths == []


def test_a_report_is_written_as_pdf_by_its_ending(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    file = tmp_path / "a.tsv"
    file.write_text("id\tsource\ttarget\n1\t湖南\tIn hunan.\n", "utf-8")
    assert run(["report", str(file), "-o", str(tmp_path / "a.pdf")]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(EnfaceError, match="WeasyPrint") as raised:
        pdf("<p>")
    assert "pip install 'enface[pdf]'" in raised.value.problems[0].remedy


def test_pdf_goes_to_a_file_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", ".", "--format", "pdf"]) == 2
    assert "needs a file: -o review.pdf" in capsys.readouterr().err


def test_a_table_of_many_columns_stands_on_a_sheet_that_lies() -> None:
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)

    def table(key: str, columns: int) -> Table:
        return Table(key, key, (Column("n", Kind.COUNT),) * columns, ((1,) * columns,), "Counted.")

    outline = Outline("Report", "Sheets", "2026-03-01", (), (), (table("few", 3), table("many", 14)), ())
    pages = weasyprint.HTML(string=page(outline)).render().pages
    assert [one.width > one.height for one in pages[:2]] == [False, True]


def test_a_small_probability_is_told_from_none() -> None:
    assert (shown(0.0004, Kind.CHANCE), shown(0.0004, Kind.NUMBER)) == ("0.0004", "0.00")
