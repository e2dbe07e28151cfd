"""Comma-separated bitext, with quotes; the delimiter is the one by which the header names a column `target`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import Change, SegmentKey, Splice, splice
from enface.formats.encoding import LINE_END, DecodedText, decode, first_line
from enface.formats.stretches import Part, of_text
from enface.formats.table import Row, changed_rows, check_columns, check_width, column_names, documents, stretches_of
from enface.model import Document, ImportProblem

NAME = "csv"
ENDINGS = frozenset({".csv"})
MARKS_SEGMENTS = True
_DELIMITERS = (",", ";", "|", "\t")
_CELLS = {
    delimiter: re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"|((?!")[^\r\n{delimiter}]*+))(?=[\r\n{delimiter}]|\Z)')
    for delimiter in _DELIMITERS
}
_QUOTED_WHOLE = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


class _Cell(NamedTuple):
    value: str
    start: int
    end: int
    quoted: bool


def recognises(head: bytes, _path: Path) -> bool:
    """Whether the first line names a column `target` between delimiters."""
    line = first_line(head).replace('"', "")
    return any(delimiter in line and "target" in column_names(line.split(delimiter)) for delimiter in _DELIMITERS)


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The documents of a CSV file; their format says which encoding and delimiter were found. Raises ImportProblem."""
    decoded = decode(data, path)
    table = _Table(decoded.text, path)
    return documents((row for row, _ in table.rows()), path, _stated(decoded, table))


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed cells replaced; a cell keeps its quotes, or gets them where it needs them."""
    decoded = decode(data, path)
    table = _Table(decoded.text, path)
    splices = (
        Splice(cell.start, cell.end, table.quote(cells[column], always=cell.quoted))
        for place, cells in changed_rows(table.rows(), changes, path)
        for column, cell in zip(table.columns, place, strict=True)
        if column in cells
    )
    return decoded.encode(splice(decoded.text, splices), path)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The cells that a review may change. Raises ImportProblem."""
    decoded = decode(data, path)
    table = _Table(decoded.text, path)
    rows = (
        (row, {column: (cell.start, cell.end) for column, cell in zip(table.columns, cells, strict=True)})
        for row, cells in table.rows()
    )
    return (of_text(decoded, list(stretches_of(rows, path))),)


def _stated(decoded: DecodedText, table: _Table) -> str:
    delimiter = "tab" if table.delimiter == "\t" else table.delimiter
    return f"{NAME}, {decoded.encoding}, delimiter {delimiter}"


class _Table:
    """A CSV text as records of cells, each with its place."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.delimiter = self._delimiter()
        header, self._start, self._line = self._record(0, 1)
        self.columns = column_names(cell.value for cell in header)
        check_columns(self.columns, path)

    def _delimiter(self) -> str:
        """The one by which the header names a column `target`; else a comma, and reading says what is missing."""
        line = LINE_END.split(self._text, 1)[0].replace('"', "")
        fitting = (one for one in _DELIMITERS if "target" in column_names(line.split(one)))
        return next(fitting, ",")

    def rows(self) -> Iterator[tuple[Row, list[_Cell]]]:
        position, line = self._start, self._line
        remedy = f"Quote a cell that holds {self.delimiter!r}."
        while position < len(self._text):
            began = line
            cells, position, line = self._record(position, line)
            if len(cells) == 1 and cells[0].start == cells[0].end:
                continue
            check_width(len(cells), self.columns, self._path, began, remedy)
            yield Row(dict(zip(self.columns, (cell.value for cell in cells), strict=True)), began), cells

    def _record(self, position: int, line: int) -> tuple[list[_Cell], int, int]:
        """The cells from `position` to the end of the record, where the next one begins, and its line."""
        cells: list[_Cell] = []
        while True:
            cell = self._cell(position, line)
            if cell.quoted:
                line += cell.value.count("\n")
            cells.append(cell)
            position = cell.end
            if not self._text.startswith(self.delimiter, position):
                break
            position += 1
        position += 2 if self._text.startswith("\r\n", position) else 1
        return cells, position, line + 1

    def _cell(self, start: int, line: int) -> _Cell:
        match = _CELLS[self.delimiter].match(self._text, start)
        if match is None:
            raise self._broken_quote(start, line)
        if match[1] is None:
            return _Cell(match[2], start, match.end(), False)
        return _Cell(match[1].replace('""', '"'), start, match.end(), True)

    def _broken_quote(self, start: int, line: int) -> ImportProblem:
        whole = _QUOTED_WHOLE.match(self._text, start)
        if whole is None:
            reason, remedy = "a quote is opened and never closed.", "Close it, or double a quote inside a cell."
            return ImportProblem(self._path, reason, remedy=remedy, line=line)
        line += whole[0].count("\n")
        return ImportProblem(
            self._path, "text follows a closing quote.", remedy="Double a quote inside a cell.", line=line
        )

    def quote(self, value: str, *, always: bool) -> str:
        needs = any(char in value for char in (self.delimiter, '"', "\n", "\r"))
        return '"' + value.replace('"', '""') + '"' if always or needs else value
