"""Tables of segments: what the columns mean, which cells a change touches; TSV, CSV, JSONL, Office stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from enface.formats.contract import Change, SegmentKey, check_limits, refuse_unknown
from enface.formats.stretches import Held, Stretch, whole, whose
from enface.languages.counting import counted
from enface.model import Document, ImportProblem, Segment, Status
from enface.records import record

COLUMNS = ("id", "document", "paragraph", "kind", "status", "source_confidence", "source", "target", "note")
_STATUS_REMEDY = f"Use {', '.join(Status)}, or leave the cell empty."
_Place = TypeVar("_Place")


@record
class Row:
    """One row of a table: its cells by column, the line of the file where it begins, whether its target is locked."""

    cells: Mapping[str, str]
    line: int
    locked: bool = False


def column_names(header: Iterable[str]) -> list[str]:
    """The columns that a header names; ours are known in capitals too, others stay as they are."""
    names = [cell.strip() for cell in header]
    return [lower if (lower := name.lower()) in COLUMNS else name for name in names]


def check_columns(columns: Sequence[str], path: str, line: int = 1) -> None:
    """Raise ImportProblem where the columns make no bitext: no `target`, or one twice."""
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise ImportProblem(path, f"the column {twice[0]!r} stands twice.", remedy="Rename one.", line=line)
    if "target" not in columns:
        found = ", ".join(repr(column[:40]) for column in columns[:8])
        remedy = "The first line must name the columns: id, source, target; at least target."
        raise ImportProblem(path, f"no column 'target' among {found}.", remedy=remedy, line=line)


def check_width(count: int, columns: Sequence[str], path: str, line: int, remedy: str) -> None:
    """Raise ImportProblem where a row has more or fewer cells than the header; `remedy` is for more."""
    if count != len(columns):
        found = counted(count, "cell")
        reason = f"{found}, but the header names {counted(len(columns), 'column')}."
        missing = "Give the row all its cells, empty ones too."
        raise ImportProblem(path, reason, remedy=remedy if count > len(columns) else missing, line=line)


def documents(
    rows: Iterable[Row], path: str, format_name: str, *, has_lines: bool = True, before: int = 0
) -> tuple[Document, ...]:
    """The documents of a table, in order of first appearance; a row belongs to the document that its column names.

    Its rows are lines of the file, unless not `has_lines`; so many rows stand `before` them.

    Raises ImportProblem on an unknown status, an id that stands twice in a document, or a limit that is passed.
    """
    segments: dict[str, list[Segment]] = {}
    lines: dict[str, list[int]] = {}
    seen: dict[SegmentKey, int] = {}
    for number, row in enumerate(rows, 1):
        check_limits(path, number, *row.cells.values(), line=row.line)
        key = segment_key(row, before + number, path)
        if key in seen:
            remedy = "Ids must be unique in a document."
            raise ImportProblem(path, f"id {key[1]!r} stands also in line {seen[key]}.", remedy=remedy, line=row.line)
        seen[key] = row.line
        segments.setdefault(key[0], []).append(_segment(row, key[1], path))
        if has_lines:
            lines.setdefault(key[0], []).append(row.line)
    if not segments:
        remedy = "Check that the export that made it finished."
        raise ImportProblem(path, "no segments below the header.", remedy=remedy)
    return tuple(
        Document(path, name, tuple(found), format_name, lines=tuple(lines.get(name, ())))
        for name, found in segments.items()
    )


def segment_key(row: Row, number: int, path: str) -> SegmentKey:
    """Which segment a row is: its document, else the path; its id, else the row's number from 1."""
    return row.cells.get("document") or path, row.cells.get("id") or str(number)


def changed_rows(
    records: Iterable[tuple[Row, _Place]], changes: Mapping[SegmentKey, Change], path: str
) -> Iterator[tuple[_Place, dict[str, str]]]:
    """Where each row that changes stands, with the cells that get another value, by column.

    Raises ImportProblem, after the last row, where a change names a segment that the table does not hold.
    """
    written: set[SegmentKey] = set()
    for number, (row, place) in enumerate(records, 1):
        key = segment_key(row, number, path)
        if key in changes:
            written.add(key)
            if cells := _changed_cells(row, changes[key]):
                yield place, cells
    refuse_unknown(changes, written, path)


def stretches_of(records: Iterable[tuple[Row, Mapping[str, tuple[int, int]]]], path: str) -> Iterator[Stretch]:
    """The cells of rows that a review may change, each row with the places of its cells by column."""
    for number, (row, spans) in enumerate(records, 1):
        segment = whose(segment_key(row, number, path), path)
        for held in Held:
            if held.value in spans:
                yield whole(*spans[held.value], held, segment, row.cells[held.value])


def _changed_cells(row: Row, change: Change) -> dict[str, str]:
    cells = {"target": change.target, "note": change.note or row.cells.get("note", "")}
    named = row.cells.get("status", "")
    if change.status is not None and _status(named, change.target) is not change.status:
        cells["status"] = change.status.value
    return {column: value for column, value in cells.items() if row.cells.get(column, value) != value}


def _segment(row: Row, segment_id: str, path: str) -> Segment:
    cells = row.cells
    target = cells.get("target", "")
    status = _status(cells.get("status", ""), target)
    if status is None:
        reason = f"unknown status {cells['status']!r}."
        raise ImportProblem(path, reason, remedy=_STATUS_REMEDY, line=row.line)
    return Segment(
        id=segment_id,
        source=cells.get("source", ""),
        target=target,
        kind=cells.get("kind", "") or "body",
        paragraph=cells.get("paragraph", ""),
        status=status,
        source_confidence=cells.get("source_confidence", ""),
        note=cells.get("note", ""),
        locked=row.locked,
        columns=tuple((name, value) for name, value in cells.items() if name not in COLUMNS),
    )


def _status(named: str, target: str) -> Status | None:
    """The status that a cell names, None where there is no such; an empty cell means what the target says."""
    if not named.strip():
        return Status.TRANSLATED if target else Status.DRAFT
    try:
        return Status(named.strip().lower())
    except ValueError:
        return None
