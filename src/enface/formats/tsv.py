r"""Tab-separated bitext: UTF-8 with a header line, no quoting; tab, newline and backslash as \t, \n, \\."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import NOTHING_BEFORE, Before, Change, SegmentKey, Splice, splice
from enface.formats.encoding import decode, first_line
from enface.formats.stretches import Part, of_text
from enface.formats.table import Row, changed_rows, check_columns, check_width, column_names, documents, stretches_of
from enface.model import Document

NAME = "tsv"
ENDINGS = frozenset({".tsv", ".tab"})
MARKS_SEGMENTS = True
_ESCAPED = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
_ESCAPE = re.compile(r"\\[tn\\]")
_PLAIN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})
_REMEDY = "Write a tab inside a cell as \\t."


def unescape(cell: str) -> str:
    """A cell's value; a backslash before any other character stands for itself."""
    return _ESCAPE.sub(lambda match: _ESCAPED[match[0]], cell) if "\\" in cell else cell


def escape(value: str) -> str:
    """A value as it stands in a cell."""
    return value.translate(_PLAIN)


def recognises(head: bytes, _path: Path) -> bool:
    """Whether the first line names columns between tabs, `target` among them."""
    columns = column_names(first_line(head).split("\t"))
    return len(columns) > 1 and "target" in columns


def read(data: bytes, path: str, before: Before = NOTHING_BEFORE) -> tuple[Document, ...]:
    """The documents of a TSV file, or of a part of it below the header. Raises ImportProblem."""
    lines = _Lines(decode(data, path, only_utf8=True).text, path, before.lines)
    return documents((row for row, _ in lines.rows()), path, NAME, before=before.rows)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed cells replaced. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    lines = _Lines(decoded.text, path)
    splices = (
        edit for place, cells in changed_rows(lines.rows(), changes, path) for edit in lines.splices(place, cells)
    )
    return decoded.encode(splice(decoded.text, splices), path)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The cells that a review may change. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    lines = _Lines(decoded.text, path)
    return (of_text(decoded, list(stretches_of(((row, lines.spans(place)) for row, place in lines.rows()), path))),)


class _Place(NamedTuple):
    """Where a row begins in the text, and its cells as they stand there."""

    start: int
    raw: list[str]


class _Lines:
    """The lines of a TSV text below its header."""

    def __init__(self, text: str, path: str, lines_before: int = 0) -> None:
        self._path = path
        self._first = 2 + lines_before
        header, *self._lines = text.split("\n")
        self._start = len(header) + 1
        self._columns = column_names(header.removesuffix("\r").split("\t"))
        check_columns(self._columns, path)

    def rows(self) -> Iterator[tuple[Row, _Place]]:
        start = self._start
        for number, line in enumerate(self._lines, self._first):
            content = line.removesuffix("\r")
            if content:
                raw = content.split("\t")
                check_width(len(raw), self._columns, self._path, number, _REMEDY)
                cells = zip(self._columns, map(unescape, raw), strict=True)
                yield Row(dict(cells), number), _Place(start, raw)
            start += len(line) + 1

    def splices(self, place: _Place, cells: Mapping[str, str]) -> Iterator[Splice]:
        for column, (start, end) in self.spans(place).items():
            if column in cells:
                yield Splice(start, end, escape(cells[column]))

    def spans(self, place: _Place) -> dict[str, tuple[int, int]]:
        """Where the cells of a row stand, by column."""
        ends = list(accumulate((len(raw) + 1 for raw in place.raw), initial=place.start))
        return {column: (start, end - 1) for column, start, end in zip(self._columns, ends[:-1], ends[1:], strict=True)}
