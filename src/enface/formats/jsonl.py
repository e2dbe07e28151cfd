"""One JSON object a line, with the columns of a table as keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from enface.formats.contract import Change, SegmentKey
from enface.formats.encoding import decode
from enface.formats.table import Row, changed_cells, documents, refuse_unknown, segment_key
from enface.model import Document, ImportProblem

NAME = "jsonl"
_STRING = r'"(?:[^"\\]|\\.)*"'


def recognises(head: bytes, path: Path) -> bool:
    """Whether the first line is a JSON object, or the file is called `.jsonl`."""
    return path.suffix.lower() in {".jsonl", ".ndjson"} or head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"')


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The documents of a JSONL file. Raises ImportProblem."""
    text = decode(data, path, only_utf8=True).text
    return documents((row for row, _, _ in _rows(text, path)), path, NAME)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed values replaced, key order and spacing kept. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    pieces: list[str] = []
    position = 0
    written: set[SegmentKey] = set()
    for number, (row, start, line) in enumerate(_rows(decoded.text, path), 1):
        key = segment_key(row, number, path)
        if key not in changes:
            continue
        written.add(key)
        pieces += [decoded.text[position:start], _edited(line, row, changed_cells(changes[key], row.cells), path)]
        position = start + len(line)
    refuse_unknown(changes, written, path)
    return decoded.encode("".join([*pieces, decoded.text[position:]]), path)


def _edited(line: str, row: Row, cells: Mapping[str, str], path: str) -> str:
    ascii_only = line.isascii() and "\\u" in line
    for key, value in cells.items():
        if value == row.cells.get(key):
            continue
        pattern = re.compile(rf"({re.escape(json.dumps(key))}\s*:\s*){_STRING}")
        found = list(pattern.finditer(line))
        if len(found) != 1:
            remedy = "Write each key once, in plain letters, with a text as its value."
            raise ImportProblem(path, f"the place of {key!r} is not certain.", remedy=remedy, line=row.line)
        new = found[0][1] + json.dumps(value, ensure_ascii=ascii_only)
        line = line[: found[0].start()] + new + line[found[0].end() :]
    return line


def _rows(text: str, path: str) -> Iterator[tuple[Row, int, str]]:
    position = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removesuffix("\r")
        if line.strip():
            yield Row(_cells(line, number, path), number), position, line
        position += len(raw) + 1


def _cells(line: str, number: int, path: str) -> dict[str, str]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        column = getattr(error, "colno", None)
        reason = f"not JSON: {getattr(error, 'msg', 'nested too deep')}."
        raise ImportProblem(path, reason, remedy="One object a line.", line=number, column=column) from None
    if not isinstance(value, dict) or not isinstance(value.get("target"), str):
        reason = "no object with a text under 'target'."
        raise ImportProblem(path, reason, remedy="Keys: id, source, target.", line=number)
    return {key: cell if isinstance(cell, str) else _scalar(cell) for key, cell in value.items()}


def _scalar(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
