"""Excel workbooks: a document for each visible sheet that is a bilingual table; changed cells are spliced into its XML.

The sheets are read by patterns over XML that expat found well-formed, because a cell's place in the bytes is needed to
leave everything else as it is; a reader such as python-calamine gives values without places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from enface.formats import office_table
from enface.formats.contract import Change, SegmentKey, Survey, Untouched
from enface.formats.naming import document_names
from enface.formats.office_package import Package, elements, is_package, open_package
from enface.formats.office_parts import parts_of
from enface.formats.office_table import Layout
from enface.formats.stretches import Held, Part, Stretch, of_xml, whole, whose
from enface.formats.table import Row, changed_rows, documents, segment_key
from enface.formats.xlsx_sheet import Sheet, SheetRow, letters, read_sheet, shared_strings
from enface.formats.xml_source import splice_bytes
from enface.model import Document, ImportProblem

NAME = "xlsx"
ENDINGS = frozenset((".xlsx", ".xlsm"))
MARKS_SEGMENTS = True


def recognises(head: bytes, _path: Path) -> bool:
    """Whether a package begins that holds a workbook."""
    return is_package(head, "xl")


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """One document a sheet. Raises ImportProblem."""
    tables = _tables(open_package(data, path))
    stated = "; ".join(table.stated for table in tables)
    return documents((row for row, _ in _rows(tables)), path, f"{NAME}, {stated}", has_lines=False)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed cells in their sheets, and every other part as it was. Raises ImportProblem."""
    package = open_package(data, path)
    tables = _tables(package)
    splices: dict[str, list[tuple[int, int, bytes]]] = {}
    for (table, row, locked), cells in changed_rows(_rows(tables), changes, path):
        if locked and "target" in cells:
            reason = f"the target in row {row.number} of {table.name!r} cannot be changed: {locked}"
            raise ImportProblem(path, reason, remedy="Change it in the workbook.", line=row.number)
        for column, name in table.layout.names.items():  # in order: two cells may be put in at one place
            if name in cells and not table.sheet.locked(row, column):
                splices.setdefault(table.part, []).append(table.sheet.splice(row, column, cells[name]))
    if not splices:
        return data
    sheets = {table.part: table.sheet.source for table in tables}
    parts = {}
    for part, made in splices.items():
        made.sort(key=lambda splice: splice[:2])
        parts[part] = sheets[part].encode(splice_bytes(sheets[part].utf8, made))
    return package.replaced(parts)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """All parts of the package, with the cells that a review may change. Raises ImportProblem."""
    package = open_package(data, path)
    tables = _tables(package)
    held: dict[str, list[Stretch]] = {table.part: [] for table in tables}
    for number, (row, (table, place, _)) in enumerate(_rows(tables), 1):
        segment = whose(segment_key(row, number, path), path)
        for column, name in table.layout.names.items():
            if name in tuple(Held) and column in place.cells and not table.sheet.locked(place, column):
                cell = place.cells[column]
                frame = table.sheet.tag(cell)
                held[table.part].append(whole(cell.start, cell.end, Held(name), segment, cell.text, frame=frame))
    sheets = {table.part: of_xml(table.sheet.source, held[table.part], table.part) for table in tables}
    return parts_of(package, sheets)


def survey(data: bytes, path: str) -> Survey:
    """The segments that are not touched. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        for row, (_, place, locked) in _rows(_tables(open_package(data, path))):
            if locked:
                untouched.append(Untouched(row.cells["id"], place.number, locked))
    return Survey(untouched=tuple(untouched))


class _Table(NamedTuple):
    name: str
    document: str
    part: str
    sheet: Sheet
    layout: Layout

    @property
    def stated(self) -> str:
        """Where source and target were found."""
        columns = ((name, self.layout.column(name)) for name in ("source", "target"))
        where = ", ".join(f"{name} {letters(column)}" for name, column in columns if column is not None)
        return f"sheet {self.name}: {where}" + (" by content" if self.layout.by_content else "")


class _Place(NamedTuple):
    table: _Table
    row: SheetRow
    locked: str


def _tables(package: Package) -> list[_Table]:
    """The sheets that have columns of sources and targets; if there are none, those with targets alone."""
    workbook = package.main_part()
    parts = package.relations(workbook)
    strings = next((target for kind, target in parts.values() if kind == "sharedStrings"), None)
    shared = shared_strings(package.xml(strings)) if strings is not None else []
    found: list[_Table] = []
    for given in elements(package.xml(workbook), "sheet"):
        kind, part = parts.get(given.get("id", ""), ("", ""))
        if kind != "worksheet" or given.get("state", "visible") != "visible":
            continue
        sheet = read_sheet(package.xml(part), shared)
        rows = [{column: cell.text for column, cell in row.cells.items()} for row in sheet.rows]
        layout = office_table.layout(rows, needs_source=False)
        if layout is not None:
            found.append(_Table(given.get("name", ""), "", part, sheet, layout))
    if not found:
        remedy = "Name its columns in a row at the top: source, target; and id, status, note if there are such."
        raise ImportProblem(package.path, "no sheet with a column of targets.", remedy=remedy)
    found = [table for table in found if table.layout.column("source") is not None] or found
    names = document_names(package.path, [table.name for table in found])
    return [table._replace(document=name) for name, table in zip(names, found, strict=True)]


def _rows(tables: list[_Table]) -> Iterator[tuple[Row, _Place]]:
    for table in tables:
        target = table.layout.column("target") or 0
        rows = [(row.number, {column: cell.text for column, cell in row.cells.items()}) for row in table.sheet.rows]
        for place, line, cells in office_table.segments(rows, table.layout):
            row = table.sheet.rows[place]
            locked = table.sheet.locked(row, target)
            yield table.layout.row(cells, line, table.document, locked), _Place(table, row, locked)
