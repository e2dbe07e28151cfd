"""A report as an Excel workbook: a sheet a table, typed columns, filters; never a formula from text."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from enface import __version__
from enface.languages.safe_text import safe_text
from enface.reports.outline import NUMBERS, Cell, Column, Kind, Outline, Table

_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575
_LONGEST_NAME = 31
_WIDTHS = {Kind.TEXT: 48, Kind.CODE: 28, Kind.NAME: 14, Kind.DAY: 12} | dict.fromkeys(NUMBERS, 11)
_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.NUMBER: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.CHANCE: "0.0000",
    Kind.DAY: "yyyy-mm-dd",
}


def workbook(outline: Outline) -> bytes:
    """The report as a file; every text is a string, whatever it begins with."""
    file = io.BytesIO()
    # Row by row to the disk: a sheet of 50,000 segments is never in memory as cells.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        made = datetime.combine(date.fromisoformat(outline.made), datetime.min.time(), UTC)
        said = f"Made by enface {__version__} on {outline.made}."
        book.set_properties({"title": outline.title, "comments": said, "created": made})
        styles = _Styles(book)
        _summary(book.add_worksheet("Report"), outline, styles)
        for table in outline.shown:
            _sheet(book.add_worksheet(_name(table)), table.written(), styles)
    return file.getvalue()


class _Styles:
    """The formats of a workbook's cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF1", "text_wrap": True})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.by_kind: dict[Kind, Format] = {
            kind: book.add_format({"num_format": shown, "valign": "top"}) for kind, shown in _FORMATS.items()
        }

    def of(self, kind: Kind) -> Format:
        """How a cell of that kind looks."""
        return self.by_kind.get(kind, self.text)


def _summary(sheet: Worksheet, outline: Outline, styles: _Styles) -> None:
    """What the page has at its top, and how each table's figures are made."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, _text(outline.title), styles.title)
    lines = [("", line) for line in (*outline.warnings, *outline.said, *outline.facts)]
    lines += [(card.label, card.value) for card in outline.cards]
    lines += [(table.title, table.made) for table in outline.shown]
    lines += [("", line) for line in (*outline.notes, f"Made by enface {__version__} on {outline.made}.")]
    for number, (name, text) in enumerate(lines, 2):
        sheet.write_string(number, 0, _text(name), styles.text)
        sheet.write_string(number, 1, _text(text), styles.text)


def _sheet(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    rows = table.rows[:_MOST_ROWS]
    last = len(table.columns) - 1
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, len(rows) - table.sums, last)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS[column.kind])
        sheet.write_string(0, place, column.title, styles.head)
    kinds = [(column, styles.of(column.kind)) for column in table.columns]
    for number, row in enumerate(rows, 1):
        for place, (cell, (column, style)) in enumerate(zip(row, kinds, strict=True)):
            _write(sheet, number, place, cell, column, style)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, column: Column, style: Format) -> None:
    if cell in (None, ""):
        return
    if isinstance(cell, int | float):
        sheet.write_number(row, place, cell, style)
    elif column.kind is Kind.DAY and cell:
        sheet.write_datetime(row, place, date.fromisoformat(str(cell)), style)
    else:
        sheet.write_string(row, place, _text(str(cell)), style)


def _text(text: str) -> str:
    """A text as a cell may hold it: characters that XML cannot carry are shown as pictures, too long ones cut."""
    if "\n" in text:
        text = "\n".join(safe_text(line).text for line in text.replace("\r\n", "\n").split("\n"))
    else:
        text = safe_text(text).text
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # else the library takes it for rich text of its own, and writes it as it stands
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _name(table: Table) -> str:
    return table.key.replace("_", " ").capitalize()[:_LONGEST_NAME]
