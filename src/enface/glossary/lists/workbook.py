"""Term lists in Excel workbooks: every visible sheet whose columns hold terms."""

from __future__ import annotations

from collections import Counter

from enface.formats.office_package import elements, is_package, open_package
from enface.formats.xlsx_sheet import read_sheet, shared_strings
from enface.glossary.concepts import CHINESE_ENGLISH, Concept, Languages, TermList
from enface.glossary.lists.columns import Cells, layout
from enface.glossary.lists.table import TERM_COLUMNS, concepts
from enface.model import ImportProblem

NAME = "XLSX"
ENDINGS = frozenset({".xlsx", ".xlsm", ".xls"})
_HEADER_ROWS = 20
"""How far down a header is looked for."""


def recognises(head: bytes) -> bool:
    """Whether a package begins that holds a workbook."""
    return is_package(head, "xl")


def read(data: bytes, path: str, languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts of all sheets. Raises EnfaceError with all problems of the first sheet that has any."""
    package = open_package(data, path)
    workbook = package.main_part()
    parts = package.relations(workbook)
    strings = next((target for kind, target in parts.values() if kind == "sharedStrings"), None)
    shared = shared_strings(package.xml(strings)) if strings is not None else []
    found: list[Concept] = []
    passed_over: Counter[str] = Counter()
    declared: dict[str, None] = {}
    for given in elements(package.xml(workbook), "sheet"):
        kind, part = parts.get(given.get("id", ""), ("", ""))
        if kind != "worksheet" or given.get("state", "visible") != "visible":
            continue
        sheet = read_sheet(package.xml(part), shared)
        records: list[tuple[int, Cells]] = [
            (row.number, {number: cell.text.strip() for number, cell in row.cells.items()}) for row in sheet.rows
        ]
        columns = layout([cells for _, cells in records], languages, _HEADER_ROWS)
        if columns is not None:
            declared |= dict.fromkeys(columns.languages)
            held, unread = concepts(records, columns, path, languages)
            found += held
            passed_over += unread
    if not declared:
        remedy = f"Name the columns in a row at the top: {', '.join(TERM_COLUMNS)}, status …"
        raise ImportProblem(path, "no sheet with columns of terms.", remedy=remedy)
    return TermList(path, NAME, tuple(found), passed_over, tuple(declared), by_rows=True)
