"""Where the batches of a shard begin and end, so that each is read by itself; documents stay whole where they can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from enface import formats
from enface.corpora.shards import Shard, open_shard, required, unreadable
from enface.formats.table import check_columns, column_names
from enface.formats.xml_source import encoding_of
from enface.model import ImportProblem

BATCH = 10_000
"""Segments of a batch; the document that is being read then may end, up to as many again."""
_MOST_WHOLE = 32_000_000
"""Bytes of a shard in an encoding other than UTF-8, which is read in one piece."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 20
_UNIT = re.compile(rb"<(?:[\w.-]+:)?tu(?=[\s>])")
_UNIT_END = re.compile(rb"</(?:[\w.-]+:)?tu\s*>")
_ROOT_END = re.compile(rb"</(?:[\w.-]+:)?tmx\s*>")
_LONGEST_END = 64
_MOST_BESIDE = 1 << 20
"""Bytes of the header of a TMX file, and of what stands after its last unit."""


class Batch(NamedTuple):
    """A part of a shard: from `start` to `stop`, in bytes of what it holds decompressed, of Parquet in rows.

    `before` rows and `lines` lines stand before it; of a table's header they count the lines only.
    """

    number: int
    start: int
    stop: int
    rows: int
    before: int
    lines: int


class Cut(NamedTuple):
    """The batches of a shard, in order, and what each needs before and behind it to be a file of its kind.

    A `whole` shard is one batch that is read as a file is.
    """

    batches: tuple[Batch, ...]
    head: bytes = b""
    tail: bytes = b""
    whole: bool = False


def cut(shard: Shard, size: int = BATCH) -> Cut:
    """Find the batches of a shard. Raises ImportProblem where it cannot be read to its end, or is not of its kind."""
    try:
        with open_shard(shard) as stream:
            made = _CUTTERS[shard.kind](shard, stream, size)
    except Exception as error:
        raise unreadable(shard, error) from error
    if not made.batches:
        raise ImportProblem(shard.path, "no segments.", remedy="Check that the export that made it finished.")
    return made


class _Batches:
    """Rows that come in order, gathered to batches."""

    def __init__(self, size: int) -> None:
        self.found: list[Batch] = []
        self._size = size
        self._rows = self._before = self._start = self._lines = 0
        self._document: object = None

    def row(self, start: int, lines: int, document: object = None) -> None:
        """A row of that document begins; None where documents are not named."""
        if self._rows >= self._size and (
            document is None or document != self._document or self._rows >= 2 * self._size
        ):
            self.end(start)
        if not self._rows:
            self._start, self._lines = start, lines
        self._rows += 1
        self._document = document

    def end(self, stop: int) -> None:
        """The batch ends there, if any row has begun."""
        if self._rows:
            batch = Batch(len(self.found), self._start, stop, self._rows, self._before, self._lines)
            self.found.append(batch)
            self._before += self._rows
            self._rows = 0


def _cut_tsv(shard: Shard, stream: IO[bytes], size: int) -> Cut:
    head = stream.readline()
    if head.startswith(_UTF16):
        return _in_one_piece(shard, stream, head)
    columns = column_names(head.decode("utf-8-sig").rstrip("\r\n").split("\t"))
    check_columns(columns, shard.path)
    column = columns.index("document") if "document" in columns else None
    batches = _Batches(size)
    place = len(head)
    for lines, line in enumerate(stream, 1):
        if line.rstrip(b"\r\n"):
            batches.row(place, lines, _cell(line, column) if column is not None else None)
        place += len(line)
    batches.end(place)
    return Cut(tuple(batches.found), head if head.endswith(b"\n") else head + b"\n")


def _cell(line: bytes, column: int) -> bytes:
    cells = line.split(b"\t", column + 1)
    return cells[column].rstrip(b"\r\n") if len(cells) > column else b""


def _cut_jsonl(shard: Shard, stream: IO[bytes], size: int) -> Cut:
    batches = _Batches(size)
    place = 0
    for lines, line in enumerate(stream):
        if not lines and line.startswith(_UTF16):
            return _in_one_piece(shard, stream, line)
        if line.strip():
            batches.row(place, lines, _named(line) if b'"document"' in line else None)
        place += len(line)
    batches.end(place)
    return Cut(tuple(batches.found))


def _named(line: bytes) -> object:
    """The document that a line names; what is wrong with it, its reader says."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return str(value["document"]) if isinstance(value, dict) and value.get("document") else None


def _cut_tmx(shard: Shard, stream: IO[bytes], size: int) -> Cut:
    held = stream.read(_PIECE)
    if encoding_of(held, shard.path)[1] != "utf-8":
        return _in_one_piece(shard, stream, held)
    while (first := _UNIT.search(held)) is None and len(held) < _MOST_BESIDE:
        piece = stream.read(_PIECE)
        if not piece:
            break
        held += piece
    if first is None:
        raise ImportProblem(shard.path, "no translation unit.", remedy="Check that the export that made it finished.")
    head = held[: first.start()]
    batches = _Batches(size)
    place, lines = len(head), head.count(b"\n")
    held = held[len(head) :]
    while True:
        done = 0
        for unit in _UNIT_END.finditer(held):
            batches.row(place + done, lines)
            lines += held.count(b"\n", done, unit.end())
            done = unit.end()
        place += done
        piece = stream.read(_PIECE)
        if not piece:
            break
        held = held[done:] + piece
    batches.end(place)
    tail = held[done:]
    if _ROOT_END.search(tail) is None:
        reason = "ends in the middle, without </tmx>."
        raise ImportProblem(shard.path, reason, remedy="Check that it was written whole.", line=lines + 1)
    return Cut(tuple(batches.found), head, tail)


def _cut_parquet(shard: Shard, stream: IO[bytes], size: int) -> Cut:
    file = required("pyarrow.parquet", shard.path).ParquetFile(stream)
    names = file.schema_arrow.names
    check_columns(column_names(names), shard.path)
    batches = _Batches(size)
    if "document" in names:
        pieces = (piece.column(0).to_pylist() for piece in file.iter_batches(size, columns=["document"]))
        for row, document in enumerate(name for piece in pieces for name in piece):
            batches.row(row, row, document)
        batches.end(file.metadata.num_rows)
        return Cut(tuple(batches.found))
    return Cut(tuple(_even(file.metadata.num_rows, size)))


def _even(rows: int, size: int) -> Iterator[Batch]:
    for number, start in enumerate(range(0, rows, size)):
        stop = min(start + size, rows)
        yield Batch(number, start, stop, stop - start, start, start)


def _in_one_piece(shard: Shard, stream: IO[bytes], begun: bytes) -> Cut:
    data = begun + stream.read(_MOST_WHOLE)
    if len(data) > _MOST_WHOLE:
        reason = f"not UTF-8, and larger than {_MOST_WHOLE // 1_000_000} MB."
        raise ImportProblem(shard.path, reason, remedy="Save it as UTF-8.")
    rows = sum(len(document.segments) for document in formats.read_bytes(data, shard.path))
    return Cut((Batch(0, 0, len(data), rows, 0, 0),), whole=True)


_CUTTERS = {"tsv": _cut_tsv, "jsonl": _cut_jsonl, "tmx": _cut_tmx, "parquet": _cut_parquet}
