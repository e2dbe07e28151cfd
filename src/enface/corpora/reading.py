"""Batches of a shard read into documents, each as its whole file would be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import accumulate
from typing import IO, Any

from enface import formats
from enface.corpora.cutting import Batch, Cut
from enface.corpora.shards import Shard, open_shard, required, skip, unreadable
from enface.formats import jsonl, tmx, tsv
from enface.formats.allocation import no_search_for_cycles
from enface.formats.contract import Before
from enface.formats.table import Row, column_names, documents
from enface.model import Document, EnfaceError, ImportProblem

Documents = tuple[Document, ...]
_HELD = re.compile(r"^(?:large_)?string|^u?int\d+$|values=(?:large_)?string")
"""The types of Arrow that a cell of a table can hold; other columns of a Parquet file are passed over."""


def read_batches(
    shard: Shard, made: Cut, batches: Sequence[Batch]
) -> Iterator[tuple[Batch, Documents | ImportProblem]]:
    """The documents of some batches, which come in order, or why one cannot be read; lines are those of the shard."""
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(open_shard(shard))
        except Exception as error:  # noqa: BLE001 - whatever a file system raises
            yield from ((batch, unreadable(shard, error)) for batch in batches)
            return
        pieces = _rows(shard, stream, batches) if shard.kind == "parquet" else _bytes(shard, stream, batches)
        broken: ImportProblem | None = None
        for batch in batches:
            try:
                held = None if broken else next(pieces)
            except Exception as error:  # noqa: BLE001 - whatever a decompressor or a file system raises
                broken = unreadable(shard, error)
            yield batch, broken or _documents(shard, made, batch, held)


def _bytes(shard: Shard, stream: IO[bytes], batches: Sequence[Batch]) -> Iterator[bytes]:
    place = 0
    for batch in batches:
        if batch.start > place:
            seekable = not shard.compression
            skip(stream, batch.start if seekable else batch.start - place, seekable=seekable)
        data = stream.read(batch.stop - batch.start)
        place = batch.stop
        if len(data) < batch.stop - batch.start:
            raise ImportProblem(shard.path, "is shorter than it was.", remedy="Leave it alone while it is checked.")
        yield data


def _rows(shard: Shard, stream: IO[bytes], batches: Sequence[Batch]) -> Iterator[list[Row]]:
    """The rows of the batches; of groups of rows that no batch stands in nothing is read."""
    file = required("pyarrow.parquet", shard.path).ParquetFile(stream)
    names = [name for name in file.schema_arrow.names if _HELD.search(str(file.schema_arrow.field(name).type))]
    sizes = [file.metadata.row_group(number).num_rows for number in range(file.metadata.num_row_groups)]
    ends = list(accumulate(sizes))
    for batch in batches:
        groups = [n for n, end in enumerate(ends) if end > batch.start and end - sizes[n] < batch.stop]
        place = ends[groups[0]] - sizes[groups[0]]
        rows: list[Row] = []
        for piece in file.iter_batches(batch.rows, row_groups=groups, columns=names):
            first, last = max(batch.start, place), min(batch.stop, place + len(piece))
            if first < last:
                part = piece.slice(first - place, last - first)
                cells = zip(*(map(_text, column.to_pylist()) for column in part.columns), strict=True)
                columns = column_names(names)
                rows += (Row(dict(zip(columns, one, strict=True)), first + n) for n, one in enumerate(cells, 1))
            place += len(piece)
            if place >= batch.stop:
                break
        yield rows


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _documents(shard: Shard, made: Cut, batch: Batch, held: Any) -> Documents | ImportProblem:
    try:
        with no_search_for_cycles():
            return _read(shard, made, batch, held)
    except ImportProblem as problem:
        return problem


def _read(shard: Shard, made: Cut, batch: Batch, held: Any) -> Documents:
    if shard.kind == "parquet":
        return documents(held, shard.path, shard.kind, before=batch.before)
    if made.whole:
        return formats.read_bytes(held, shard.path)
    if shard.kind == "tmx":
        return _shifted(shard, made, batch, held)
    _refuse_foreign(shard, batch, held)
    if shard.kind == "tsv":
        return tsv.read(made.head + held, shard.path, Before(batch.before, batch.lines - 1))
    return jsonl.read(held, shard.path, Before(batch.before, batch.lines))


def _refuse_foreign(shard: Shard, batch: Batch, data: bytes) -> None:
    """Name the line of the shard where a batch is not UTF-8, or no text."""
    try:
        data.decode()
        place, reason = data.find(b"\0"), "a NUL character: this is no text file."
    except UnicodeDecodeError as error:
        place, reason = error.start, "not UTF-8."
    if place >= 0:
        line = batch.lines + data.count(b"\n", 0, place) + 1
        raise ImportProblem(shard.path, reason, remedy="Save the file as UTF-8.", line=line)


def _shifted(shard: Shard, made: Cut, batch: Batch, units: bytes) -> Documents:
    """A part of a TMX file between its header and its end, with the lines of the file."""
    shift = batch.lines - made.head.count(b"\n")
    try:
        found = tmx.read(made.head + units + made.tail, shard.path, Before(batch.before))
    except EnfaceError as error:
        problem = error.problems[0]
        line = problem.line + shift if problem.line else None
        raise ImportProblem(
            shard.path, problem.reason, remedy=problem.remedy, line=line, column=problem.column
        ) from None
    return tuple(replace(one, lines=tuple(line + shift for line in one.lines)) for one in found)
