"""Word documents with a bilingual table: of the target's cells the text is changed, the look of its runs is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from enface.formats import office_table
from enface.formats.contract import Change, SegmentKey, Survey, Untouched
from enface.formats.docx_cells import Cell, codes, stretch_of
from enface.formats.docx_tables import tables
from enface.formats.docx_write import changed
from enface.formats.office_package import Package, is_package, open_package
from enface.formats.office_parts import parts_of
from enface.formats.office_table import Layout
from enface.formats.stretches import Held, Part, Stretch, of_xml, whose
from enface.formats.table import Row, changed_rows, documents, segment_key
from enface.formats.xml_skeleton import Skeleton, skeleton
from enface.formats.xml_source import splice_bytes
from enface.model import INLINE_CODE, Document, ImportProblem, InlineCode, Segment

NAME = "docx"
ENDINGS = frozenset((".docx", ".docm"))
MARKS_SEGMENTS = True


def recognises(head: bytes, _path: Path) -> bool:
    """Whether a package begins that holds a text document."""
    return is_package(head, "word")


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The rows of all bilingual tables, in order. Raises ImportProblem."""
    found, held = _tables(open_package(data, path))
    stated = "; ".join(table.stated for table in held)
    rows = list(_rows(held))
    objects = {
        segment_key(row, number, path): [codes(found, cell) for cell in (place.source, place.target)]
        for number, (row, place) in enumerate(rows, 1)
        if INLINE_CODE in place.source.text + place.target.text
    }
    read_ = documents((row for row, _ in rows), path, f"{NAME}, {stated}", has_lines=False)
    return tuple(
        replace(document, segments=tuple(_with_codes(s, objects.get((document.name, s.id))) for s in document.segments))
        for document in read_
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed texts of cells in its document, and every other part as it was. Raises ImportProblem."""
    package = open_package(data, path)
    found, held = _tables(package)
    rows = list(_rows(held))
    for number, (row, place) in enumerate(rows, 1):
        change = changes.get(segment_key(row, number, path))
        if change is not None and not _is_in_order(change, codes(found, place.target)):
            raise _unchangeable(path, place, "its objects cannot change places.")
    splices: list[tuple[int, int, bytes]] = []
    for place, texts in changed_rows(rows, changes, path):
        for column, name in place.table.layout.names.items():
            cell = place.cells.get(column)
            if name not in texts or cell is None or (cell.locked and name != "target"):
                continue
            if cell.locked:
                raise _unchangeable(path, place, cell.locked)
            if cell.text.count(INLINE_CODE) != texts[name].count(INLINE_CODE):
                raise _unchangeable(path, place, "its objects cannot be put in or left out.")
            splices += changed(found, cell, texts[name])
    if not splices:
        return data
    splices.sort(key=lambda splice: splice[:2])
    return package.replaced({package.main_part(): found.source.encode(splice_bytes(found.source.utf8, splices))})


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """All parts of the package, with the cells that a review may change. Raises ImportProblem."""
    package = open_package(data, path)
    found, held = _tables(package)
    stretches: list[Stretch] = []
    for number, (row, place) in enumerate(_rows(held), 1):
        segment = whose(segment_key(row, number, path), path)
        for column, name in place.table.layout.names.items():
            cell = place.cells.get(column)
            if name in tuple(Held) and cell is not None and not cell.locked:
                stretches.append(stretch_of(cell, Held(name), segment))
    main = package.main_part()
    return parts_of(package, {main: of_xml(found.source, stretches, main)})


def survey(data: bytes, path: str) -> Survey:
    """The segments that are not touched, those with tracked changes among them. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        _, held = _tables(open_package(data, path))
        for row, place in _rows(held):
            if place.target.locked:
                untouched.append(Untouched(row.cells["id"], place.line, place.target.locked))
    return Survey(untouched=tuple(untouched))


class _Table(NamedTuple):
    number: int
    rows: Sequence[Mapping[int, Cell]]
    layout: Layout

    @property
    def stated(self) -> str:
        """Where source and target were found."""
        columns = ((name, self.layout.column(name)) for name in ("source", "target"))
        where = ", ".join(f"{name} column {column}" for name, column in columns)
        return f"table {self.number}: {where}" + (" by content" if self.layout.by_content else "")


class _Place(NamedTuple):
    table: _Table
    line: int
    cells: Mapping[int, Cell]
    source: Cell
    target: Cell


_NO_CELL = Cell(locked="its row has no cell for it.")


def _tables(package: Package) -> tuple[Skeleton, list[_Table]]:
    found = skeleton(package.xml(package.main_part()))
    held: list[_Table] = []
    for number, table in enumerate(tables(found), 1):
        rows = [row.cells for row in table]
        layout = office_table.layout([_texts(cells) for cells in rows], needs_source=True)
        if layout is not None:
            held.append(_Table(number, rows, layout))
    if not held:
        remedy = "Name the columns in a row at the top: source, target; and id, status, note if there are such."
        raise ImportProblem(package.path, "no table with columns of sources and of targets.", remedy=remedy)
    return found, held


def _texts(cells: Mapping[int, Cell]) -> dict[int, str]:
    return {column: cell.text for column, cell in cells.items()}


def _rows(held: list[_Table]) -> Iterator[tuple[Row, _Place]]:
    """The rows that are segments; counted through all tables, so that their lines are ids."""
    line = 0
    for table in held:
        source, target = table.layout.column("source") or 0, table.layout.column("target") or 0
        rows = [(number, _texts(cells)) for number, cells in enumerate(table.rows)]
        for place, _, texts in office_table.segments(rows, table.layout):
            line += 1
            cells = table.rows[place]
            cell = cells.get(target, _NO_CELL)
            row = table.layout.row(texts, line, "", cell.locked)
            yield row, _Place(table, line, cells, cells.get(source, _NO_CELL), cell)


def _is_in_order(change: Change, held: Sequence[InlineCode]) -> bool:
    return change.codes is None or [code.raw for code in change.codes] == [code.raw for code in held]


def _unchangeable(path: str, place: _Place, reason: str) -> ImportProblem:
    reason = f"the target {place.target.text[:40]!r} cannot be changed: {reason}"
    return ImportProblem(path, reason, remedy="Change it in the document.", line=place.line)


def _with_codes(segment: Segment, held: list[tuple[InlineCode, ...]] | None) -> Segment:
    return segment if held is None else segment._replace(source_codes=held[0], target_codes=held[1])
