r"""Tab-separated bitext: UTF-8 with a header line, no quoting; tab, newline and backslash as \t, \n, \\."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from enface.formats.contract import Change, SegmentKey
from enface.formats.encoding import decode
from enface.formats.table import Row, changed_cells, check_columns, documents, refuse_unknown, segment_key
from enface.model import Document, ImportProblem

NAME = "tsv"
_ESCAPED = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
_ESCAPE = re.compile(r"\\[tn\\]")
_PLAIN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})
_LINE = re.compile(r"[^\n]*(?:\n|$)")


def unescape(cell: str) -> str:
    """A cell's value; a backslash before any other character stands for itself."""
    return _ESCAPE.sub(lambda match: _ESCAPED[match[0]], cell) if "\\" in cell else cell


def escape(value: str) -> str:
    """A value as it stands in a cell."""
    return value.translate(_PLAIN)


def recognises(head: bytes, path: Path) -> bool:
    """Whether the first line names columns by tabs, or the file is called `.tsv`."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    return (b"target" in first.strip().split(b"\t") and b"\t" in first) or path.suffix.lower() in {".tsv", ".tab"}


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The documents of a TSV file. Raises ImportProblem."""
    lines = _Lines(decode(data, path, only_utf8=True).text, path)
    return documents((row for row, _ in lines.rows()), path, NAME)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed cells replaced. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    lines = _Lines(decoded.text, path)
    pieces: list[str] = []
    position = 0
    written: set[SegmentKey] = set()
    for number, (row, places) in enumerate(lines.rows(), 1):
        key = segment_key(row, number, path)
        if key not in changes:
            continue
        written.add(key)
        cells = changed_cells(changes[key], lines.columns)
        for column, (start, end) in sorted(places.items(), key=lambda item: item[1]):
            if column in cells and cells[column] != row.cells[column]:
                pieces += [decoded.text[position:start], escape(cells[column])]
                position = end
    refuse_unknown(changes, written, path)
    return decoded.encode("".join([*pieces, decoded.text[position:]]), path)


class _Lines:
    """The lines of a TSV text below its header, each cell with its place in the text."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        header = _LINE.match(text)
        self._start = header.end() if header else 0
        self.columns = [column.strip() for column in text[: self._start].rstrip("\r\n").split("\t")]
        check_columns(self.columns, path)

    def rows(self) -> Iterator[tuple[Row, dict[str, tuple[int, int]]]]:
        position, line = self._start, 1
        while position < len(self._text):
            match = _LINE.match(self._text, position)
            end = match.end() if match else len(self._text)
            line += 1
            content = self._text[position:end].removesuffix("\n").removesuffix("\r")
            if content:
                yield self._row(content, position, line)
            position = end

    def _row(self, content: str, position: int, line: int) -> tuple[Row, dict[str, tuple[int, int]]]:
        raw = content.split("\t")
        if len(raw) != len(self.columns):
            reason = f"{len(raw)} cells, but the header names {len(self.columns)} columns."
            raise ImportProblem(self._path, reason, remedy="Write a tab inside a cell as \\t.", line=line)
        places: dict[str, tuple[int, int]] = {}
        for column, cell in zip(self.columns, raw, strict=True):
            places[column] = (position, position + len(cell))
            position += len(cell) + 1
        return Row({column: unescape(cell) for column, cell in zip(self.columns, raw, strict=True)}, line), places
