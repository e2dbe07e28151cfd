"""Findings of a batch as a file: JSON lines, or Parquet with the same columns."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from enface.corpora.shards import required
from enface.formats.atomic import replace_file
from enface.rules.as_data import dumps

FORMATS = ("jsonl", "parquet")
Finding = dict[str, Any]
_GROUP = 5_000
"""Findings of a group of rows in Parquet."""


def write_findings(path: Path, format_: str, findings: Iterable[Finding]) -> None:
    """Write findings, by the contract of `check --format json`, to a file, whole or not at all, as they come."""
    lines = (dumps(finding).encode("utf-8", "backslashreplace") for finding in findings)
    replace_file(path, lines if format_ == "jsonl" else _in_parquet(findings, path))


def _in_parquet(findings: Iterable[Finding], path: Path) -> Iterator[bytes]:
    pyarrow, parquet = required("pyarrow", str(path)), required("pyarrow.parquet", str(path))
    sink, schema, coming = _Sink(), _schema(pyarrow), iter(findings)
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(coming, _GROUP)):
            rows = [{**one, "evidence": dumps(one["evidence"]).rstrip("\n")} for one in some]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Takes what is written, to be handed on in parts."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        self._written += len(self._parts[-1])
        return len(self._parts[-1])

    def taken(self) -> bytes:
        parts, self._parts = b"".join(self._parts), []
        return parts


def read_findings(path: Path, format_: str, numbers: Iterable[int] | None = None) -> Iterator[Finding]:
    """The findings of a file in order, or those of these numbers, from 0."""
    wanted = None if numbers is None else frozenset(numbers)
    if format_ == "jsonl":
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if wanted is None or number in wanted:
                    yield json.loads(line)
        return
    table = required("pyarrow.parquet", str(path)).read_table(path)
    for row in table.to_pylist() if wanted is None else table.take(sorted(wanted)).to_pylist():
        yield {**row, "evidence": json.loads(row["evidence"])}


def _schema(pyarrow: Any) -> Any:
    text, number, yes = pyarrow.string(), pyarrow.int64(), pyarrow.bool_()
    span = pyarrow.struct({"start": number, "end": number, "text": text})
    place = {"document": text, "segment": text, "side": text, "start": number, "end": number, "text": text}
    edit = pyarrow.struct({"start": number, "end": number, "replacement": text})
    fix = pyarrow.struct({"title": text, "edits": pyarrow.list_(edit)})
    return pyarrow.schema(
        {
            "rule": text,
            "rule_version": number,
            **dict.fromkeys(("severity", "type", "path", "document", "segment"), text),
            "line": number,
            "source": span,
            "target": span,
            "related": pyarrow.list_(pyarrow.struct(place)),
            "message": text,
            "evidence": text,
            "fixes": pyarrow.list_(fix),
            "advisory": yes,
            "waived": yes,
            "fingerprint": text,
        }
    )
