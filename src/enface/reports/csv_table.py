"""One table of a report as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from enface.reports.outline import Cell, Table

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula (OWASP, "CSV Injection"), full-width forms too."""


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
    return f"'{text}" if safe and text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text
