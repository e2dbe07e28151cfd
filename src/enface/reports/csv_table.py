"""One table of a report as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from enface.reports.outline import Cell, Table

_FORMULA = re.compile(r"[\s\0-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet may take for a formula (OWASP, "CSV Injection"), after blanks and in full-width forms too."""


def csv_table(table: Table, *, spreadsheet_safe: bool = True) -> str:
    """The table with a line of heads; numbers are plain, shares from 0 to 1.

    With `spreadsheet_safe` a text that a spreadsheet would compute has an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.title for column in table.columns)
    writer.writerows([_plain(cell, spreadsheet_safe) for cell in row] for row in table.rows)
    return text.getvalue()


def _plain(cell: Cell, safe: bool) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return cell
    text = str(cell)
    return f"'{text}" if safe and _FORMULA.match(text) else text
