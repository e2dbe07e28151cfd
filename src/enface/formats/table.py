"""Tables of segments: what the columns mean, and splicing of changed cells; TSV, CSV and JSONL stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from enface.formats.contract import Change, SegmentKey
from enface.model import Document, ImportProblem, Segment, Status

COLUMNS = ("id", "document", "paragraph", "kind", "status", "source_confidence", "source", "target", "note")
_STATUS_REMEDY = f"Use {', '.join(Status)}, or leave the cell empty."


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and the line of the file where it begins."""

    cells: Mapping[str, str]
    line: int


def check_columns(columns: Sequence[str], path: str, line: int = 1) -> None:
    """Raise ImportProblem where the columns make no bitext: no `target`, or one twice."""
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise ImportProblem(path, f"the column {twice[0]!r} stands twice.", remedy="Rename one.", line=line)
    if "target" not in columns:
        found = ", ".join(column or "''" for column in columns[:8])
        remedy = "The first line must name the columns: id, source, target; at least target."
        raise ImportProblem(path, f"no column 'target' among {found}.", remedy=remedy, line=line)


def documents(rows: Iterable[Row], path: str, format_name: str) -> tuple[Document, ...]:
    """The documents of a table, in order of first appearance; a row belongs to the document that its column names.

    Raises ImportProblem on an unknown status or an id that stands twice in a document.
    """
    segments: dict[str, list[Segment]] = {}
    seen: dict[SegmentKey, int] = {}
    for number, row in enumerate(rows, 1):
        key = segment_key(row, number, path)
        if key in seen:
            remedy = "Ids must be unique in a document."
            raise ImportProblem(path, f"id {key[1]!r} stands also in line {seen[key]}.", remedy=remedy, line=row.line)
        seen[key] = row.line
        segments.setdefault(key[0], []).append(_segment(row, key[1], path))
    if not segments:
        raise ImportProblem(
            path, "no segments below the header.", remedy="Check that the export that made it finished."
        )
    return tuple(Document(path, name, tuple(found), format_name) for name, found in segments.items())


def segment_key(row: Row, number: int, path: str) -> SegmentKey:
    """Which segment a row is: its document, else the path; its id, else the row's number from 1."""
    return row.cells.get("document") or path, row.cells.get("id") or str(number)


def _segment(row: Row, segment_id: str, path: str) -> Segment:
    cells = row.cells
    target = cells.get("target", "")
    named = cells.get("status", "").strip().lower()
    try:
        status = Status(named) if named else Status.TRANSLATED if target else Status.DRAFT
    except ValueError:
        raise ImportProblem(path, f"unknown status {named!r}.", remedy=_STATUS_REMEDY, line=row.line) from None
    return Segment(
        id=segment_id,
        source=cells.get("source", ""),
        target=target,
        kind=cells.get("kind", "") or "body",
        paragraph=cells.get("paragraph", ""),
        status=status,
        source_confidence=cells.get("source_confidence", ""),
        note=cells.get("note", ""),
        columns=tuple((name, value) for name, value in cells.items() if name not in COLUMNS),
    )


def changed_cells(change: Change, columns: Iterable[str]) -> dict[str, str]:
    """The cells that a change writes, by column: the target, and status and note where the table has such a column."""
    cells = {"target": change.target}
    if change.status is not None and "status" in columns:
        cells["status"] = change.status.value
    if change.note and "note" in columns:
        cells["note"] = change.note
    return cells


def refuse_unknown(changes: Mapping[SegmentKey, Change], written: set[SegmentKey], path: str) -> None:
    """Raise ImportProblem where a change names a segment that the file does not hold."""
    missing = sorted(set(changes) - written)
    if missing:
        remedy = "The file changed since it was read: import it again."
        raise ImportProblem(path, f"no segment {missing[0][1]!r} in {missing[0][0]!r} to write back to.", remedy=remedy)
