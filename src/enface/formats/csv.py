"""Comma-separated bitext, with quotes; the delimiter is the one by which the header names a column `target`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import Change, SegmentKey
from enface.formats.encoding import decode
from enface.formats.table import Row, changed_cells, check_columns, documents, refuse_unknown, segment_key
from enface.model import Document, ImportProblem

NAME = "csv"
_DELIMITERS = ",;|\t"


class _Cell(NamedTuple):
    value: str
    start: int
    end: int
    quoted: bool


def recognises(head: bytes, path: Path) -> bool:
    """Whether the first line names a column `target` between delimiters, or the file is called `.csv`."""
    if path.suffix.lower() == ".csv":
        return True
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip().replace(b'"', b"")
    return any(delimiter in first and b"target" in first.split(delimiter) for delimiter in (b",", b";", b"|"))


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The documents of a CSV file. Raises ImportProblem."""
    table = _Table(decode(data, path).text, path)
    return documents((row for row, _ in table.rows()), path, NAME)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed cells replaced; a cell keeps its quotes, or gets them where it needs them."""
    decoded = decode(data, path)
    table = _Table(decoded.text, path)
    pieces: list[str] = []
    position = 0
    written: set[SegmentKey] = set()
    for number, (row, places) in enumerate(table.rows(), 1):
        key = segment_key(row, number, path)
        if key not in changes:
            continue
        written.add(key)
        cells = changed_cells(changes[key], table.columns)
        for column, cell in sorted(places.items(), key=lambda item: item[1].start):
            if column in cells and cells[column] != cell.value:
                pieces += [decoded.text[position : cell.start], table.quote(cells[column], always=cell.quoted)]
                position = cell.end
    refuse_unknown(changes, written, path)
    return decoded.encode("".join([*pieces, decoded.text[position:]]), path)


class _Table:
    """A CSV text as records of cells, each with its place."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.delimiter, header, self._start, self._line = self._header()
        self.columns = [cell.value.strip() for cell in header]
        check_columns(self.columns, path)

    def _header(self) -> tuple[str, list[_Cell], int, int]:
        best = (",", *self._record(0, 1, ","))
        for delimiter in _DELIMITERS:
            cells, end, line = self._record(0, 1, delimiter)
            if "target" in {cell.value.strip() for cell in cells}:
                return delimiter, cells, end, line
        return best

    def rows(self) -> Iterator[tuple[Row, dict[str, _Cell]]]:
        position, line = self._start, self._line
        while position < len(self._text):
            began = line
            cells, position, line = self._record(position, line, self.delimiter)
            if len(cells) == 1 and not cells[0].value and not cells[0].quoted:
                continue
            if len(cells) != len(self.columns):
                reason = f"{len(cells)} cells, but the header names {len(self.columns)} columns."
                remedy = f"Quote a cell that holds {self.delimiter!r}."
                raise ImportProblem(self._path, reason, remedy=remedy, line=began)
            places = dict(zip(self.columns, cells, strict=True))
            yield Row({column: cell.value for column, cell in places.items()}, began), places

    def _record(self, position: int, line: int, delimiter: str) -> tuple[list[_Cell], int, int]:
        """The cells from `position` to the end of the record, where the next one begins, and its line."""
        cells: list[_Cell] = []
        while True:
            cell, position = self._cell(position, line, delimiter)
            line += self._text.count("\n", cell.start, cell.end)
            cells.append(cell)
            if position >= len(self._text) or self._text[position] != delimiter:
                break
            position += 1
        if self._text.startswith("\r\n", position):
            position += 2
        elif position < len(self._text):
            position += 1
        return cells, position, line + 1

    def _cell(self, start: int, line: int, delimiter: str) -> tuple[_Cell, int]:
        text = self._text
        if not text.startswith('"', start):
            end = start
            while end < len(text) and text[end] not in "\r\n" and text[end] != delimiter:
                end += 1
            return _Cell(text[start:end], start, end, False), end
        end = start + 1
        while True:
            quote = text.find('"', end)
            if quote < 0:
                reason = "a quote is opened and never closed."
                raise ImportProblem(self._path, reason, remedy="Close it, or double a quote inside a cell.", line=line)
            if not text.startswith('""', quote):
                end = quote + 1
                break
            end = quote + 2
        if end < len(text) and text[end] not in "\r\n" and text[end] != delimiter:
            reason = "text follows a closing quote."
            raise ImportProblem(self._path, reason, remedy="Double a quote inside a cell.", line=line)
        return _Cell(text[start + 1 : end - 1].replace('""', '"'), start, end, True), end

    def quote(self, value: str, *, always: bool) -> str:
        needs = any(char in value for char in (self.delimiter, '"', "\n", "\r"))
        return '"' + value.replace('"', '""') + '"' if always or needs else value
