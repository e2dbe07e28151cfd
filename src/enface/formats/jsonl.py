"""One JSON object a line, with the columns of a table as keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import NOTHING_BEFORE, Before, Change, SegmentKey, Splice, splice
from enface.formats.encoding import decode, first_line
from enface.formats.stretches import Part, of_text
from enface.formats.table import Row, changed_rows, documents, stretches_of
from enface.model import Document, ImportProblem

NAME = "jsonl"
ENDINGS = frozenset({".jsonl", ".ndjson"})
MARKS_SEGMENTS = True
_OBJECT = re.compile(r'\{\s*"')
_SPACE = re.compile(r"[ \t\r]*+")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_DECODER = json.JSONDecoder()


def recognises(head: bytes, _path: Path) -> bool:
    """Whether the file begins with a JSON object."""
    return _OBJECT.match(first_line(head)) is not None


def read(data: bytes, path: str, before: Before = NOTHING_BEFORE) -> tuple[Document, ...]:
    """The documents of a JSONL file, or of a part of it. Raises ImportProblem."""
    text = decode(data, path, only_utf8=True).text
    return documents((row for row, _ in _rows(text, path, before.lines)), path, NAME, before=before.rows)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with only the changed values replaced, key order and spacing kept. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    changed = changed_rows(_rows(decoded.text, path), changes, path)
    splices = (edit for place, cells in changed for edit in _splices(place, cells))
    return decoded.encode(splice(decoded.text, splices), path)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The values that a review may change. Raises ImportProblem."""
    decoded = decode(data, path, only_utf8=True)
    rows = (
        (row, {key: (place.start + start, place.start + end) for key, start, end in _members(place.line)})
        for row, place in _rows(decoded.text, path)
    )
    return (of_text(decoded, list(stretches_of(rows, path))),)


class _Place(NamedTuple):
    start: int
    line: str


def _splices(place: _Place, cells: Mapping[str, str]) -> Iterator[Splice]:
    ascii_only = place.line.isascii() and "\\u" in place.line
    for key, start, end in _members(place.line):
        if key in cells:
            value = json.dumps(cells[key], ensure_ascii=ascii_only)
            yield Splice(place.start + start, place.start + end, value)


def _members(line: str) -> Iterator[tuple[str, int, int]]:
    """The keys of the object on a line that is known to be one, each with the place of its value."""
    position = line.index("{") + 1
    while line[position - 1] != "}":
        key, position = _DECODER.raw_decode(line, _skip_space(line, position))
        start = _skip_space(line, _skip_space(line, position) + 1)
        _, end = _DECODER.raw_decode(line, start)
        yield key, start, end
        position = _skip_space(line, end) + 1


def _skip_space(line: str, position: int) -> int:
    match = _SPACE.match(line, position)
    return match.end() if match else position


def _rows(text: str, path: str, lines_before: int = 0) -> Iterator[tuple[Row, _Place]]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1 + lines_before):
        if line.strip():
            yield Row(_cells(line, number, path), number), _Place(start, line)
        start += len(line) + 1


def _cells(line: str, number: int, path: str) -> dict[str, str]:
    value = _object(line, number, path)
    if not isinstance(value, dict) or not isinstance(value.get("target"), str):
        reason = "no object with a text under 'target'."
        raise ImportProblem(path, reason, remedy="Keys: id, source, target.", line=number)
    cells = {key: cell if isinstance(cell, str) else _scalar(cell) for key, cell in value.items()}
    if "\\u" in line and any(_UNFIT.search(text) for pair in cells.items() for text in pair):
        reason = "a NUL or half of a surrogate pair, which is no character."
        raise ImportProblem(path, reason, remedy="Look for \\u0000 and \\ud800 to \\udfff.", line=number)
    return cells


def _object(line: str, number: int, path: str) -> object:
    try:
        return json.loads(line, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        reason, column = f"not JSON: {error.msg}.", error.colno
    except _DoubleKeyError as error:
        reason, column = f"the key {error.args[0]!r} stands twice.", None
    except (ValueError, RecursionError):
        reason, column = "not JSON that can be read: nested too deep, or a number too long.", None
    raise ImportProblem(path, reason, remedy="Write one object a line.", line=number, column=column)


class _DoubleKeyError(ValueError):
    """A key that stands twice in one object."""


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _DoubleKeyError(next(key for key in keys if keys.count(key) > 1))
    return value


def _scalar(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
