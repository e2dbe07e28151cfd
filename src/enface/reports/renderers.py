"""Reports on projects and on marked errors as Markdown, HTML, PDF, JSON, a workbook, or one table as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from enface.model import EnfaceError, Problem
from enface.reports import error_outline, project_outline
from enface.reports.csv_table import csv_table
from enface.reports.error_json import error_json
from enface.reports.error_report import ErrorReport
from enface.reports.figures import Figures
from enface.reports.markdown import markdown
from enface.reports.outline import Outline, Reader, Table
from enface.reports.project_json import project_json

if TYPE_CHECKING:
    from enface.reports.corpus import CorpusReport

FORMATS = ("html", "pdf", "markdown", "json", "xlsx", "csv")
DATA = frozenset({"json", "csv"})
"""Formats for programs: they hold everything, whoever reads them."""

Report = Union[Figures, ErrorReport, "CorpusReport"]


def render(
    report: Report, format_: str, *, reader: Reader = Reader.LEAD, table: str = "", spreadsheet_safe: bool = True
) -> bytes:
    """A report in one of FORMATS; text is UTF-8 and ends in a newline.

    `table` is the one that CSV holds. Raises EnfaceError where the report has no table of that name, and where a PDF
    needs what is not installed.
    """
    if format_ == "json":
        text = _json(report)
    elif format_ == "csv":
        text = csv_table(_table(outline_of(report, listings=True), table), spreadsheet_safe=spreadsheet_safe)
    elif format_ == "xlsx":
        from enface.reports.workbook import workbook

        return workbook(outline_of(report, listings=True).read_by(reader))
    elif format_ in {"html", "pdf"}:
        from enface.reports.page import page

        text = page(outline_of(report).read_by(reader))
        if format_ == "pdf":
            from enface.reports.pdf import pdf

            return pdf(text)
    else:
        text = markdown(outline_of(report).read_by(reader))
    return text.encode("utf-8", "backslashreplace")


def _json(report: Report) -> str:
    if isinstance(report, Figures):
        return project_json(report)
    if isinstance(report, ErrorReport):
        return error_json(report)
    from enface.reports.corpus import corpus_json

    return corpus_json(report)


def outline_of(report: Report, *, listings: bool = False) -> Outline:
    """What a report says, for everybody; with `listings` the long tables too."""
    if isinstance(report, Figures):
        return project_outline.outline(report, listings=listings)
    if isinstance(report, ErrorReport):
        return error_outline.outline(report, listings=listings)
    from enface.reports import corpus

    return corpus.outline(report, listings=listings)


def _table(outline: Outline, name: str) -> Table:
    tables = {one.key.replace("_", "-"): one for one in outline.tables}
    if name not in tables:
        raise EnfaceError(Problem("", f"this report has no table {name}.", f"It has {', '.join(tables)}."))
    return tables[name].written()
