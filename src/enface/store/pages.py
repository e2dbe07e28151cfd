"""Pages of segments: asked for by ordinal, never by offset, so that the last page costs what the first does."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from enface.model import Status
from enface.store.certificates import OF_SEGMENT, STALE
from enface.store.conditions import Condition, clauses
from enface.store.documents import SegmentRecord, segment_of

Parameters = dict[str, Any]


class RowFilter(Protocol):
    """Which segments to give; all conditions hold together."""

    @property
    def open_findings(self) -> bool:
        """Only those with an open, asserted finding."""
        ...

    @property
    def statuses(self) -> Collection[Status]:
        """Only those of these statuses, unless there are none."""
        ...

    @property
    def changed(self) -> bool:
        """Only those that their file changed, or brought, after they were known."""
        ...

    @property
    def stale(self) -> bool:
        """Only those that were approved once, which no longer holds."""
        ...

    @property
    def text(self) -> str:
        """Only those with this in the source or the target."""
        ...

    @property
    def conditions(self) -> Sequence[Condition]:
        """What else must hold."""
        ...


_COLUMNS = """segment.document, segment.ordinal, segment.id, coalesce(source.body, ''), coalesce(target.body, ''),
    coalesce(details.body, ''), segment.locked, segment.status, (SELECT count(*) FROM comment
    WHERE comment.document = segment.document AND comment.segment = segment.id)"""
_TEXTS = """LEFT JOIN text AS source ON source.hash = segment.source
    LEFT JOIN text AS target ON target.hash = segment.target
    LEFT JOIN text AS details ON details.hash = segment.details"""


def _chosen(document: str, chosen: RowFilter, edge: str) -> tuple[str, str, str, Parameters]:
    """What to select from, the ordinal to sort by, and the conditions; `edge` compares the ordinal."""
    parameters: Parameters = {"document": document}
    if chosen.open_findings:
        # The few that have one lead the way; the segments follow.
        leader = "open_in_segment"
        origin = f"{leader} CROSS JOIN segment USING (document, ordinal)"
    else:
        leader = origin = "segment"
    ordinal = f"{leader}.ordinal"
    conditions = [f"{leader}.document = :document", *([f"{ordinal} {edge}"] if edge else [])]
    if chosen.statuses:
        names = {f"status{number}": status for number, status in enumerate(sorted(chosen.statuses))}
        conditions.append(f"segment.status IN ({', '.join(f':{name}' for name in names)})")
        parameters |= names
    if chosen.changed:
        conditions.append(
            "EXISTS (SELECT 1 FROM change WHERE change.document = segment.document AND change.segment = segment.id)"
        )
    if chosen.stale:
        conditions.append(f"EXISTS (SELECT 1 FROM certificate WHERE {OF_SEGMENT} AND {STALE})")
    if chosen.text:
        conditions.append("(source.body LIKE :text ESCAPE '\\' OR target.body LIKE :text ESCAPE '\\')")
        parameters["text"] = f"%{_escaped(chosen.text)}%"
    conditions += clauses(chosen.conditions, parameters)
    return origin, ordinal, " AND ".join(conditions), parameters


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def after(
    connection: sqlite3.Connection, document: str, ordinal: int, count: int, chosen: RowFilter
) -> list[SegmentRecord]:
    """Up to `count` segments from `ordinal` on, ascending."""
    return _page(connection, _chosen(document, chosen, ">= :ordinal"), "ASC", ordinal, count)


def before(
    connection: sqlite3.Connection, document: str, ordinal: int, count: int, chosen: RowFilter
) -> list[SegmentRecord]:
    """Up to `count` segments before `ordinal`, descending."""
    return _page(connection, _chosen(document, chosen, "< :ordinal"), "DESC", ordinal, count)


def _page(
    connection: sqlite3.Connection, choice: tuple[str, str, str, Parameters], direction: str, ordinal: int, count: int
) -> list[SegmentRecord]:
    origin, key, conditions, parameters = choice
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {origin} {_TEXTS} WHERE {conditions} ORDER BY {key} {direction} LIMIT :count",
        parameters | {"ordinal": ordinal, "count": count},
    )
    return _records(rows.fetchall())


def at(connection: sqlite3.Connection, document: str, ordinals: Sequence[int]) -> list[SegmentRecord]:
    """The segments at these places, in the order of `ordinals`."""
    rows = connection.execute(
        f"""SELECT {_COLUMNS} FROM segment {_TEXTS}
        WHERE segment.document = ? AND segment.ordinal IN ({", ".join("?" * len(ordinals))})""",
        (document, *ordinals),
    )
    found = {record.ordinal: record for record in _records(rows.fetchall())}
    return [found[ordinal] for ordinal in ordinals if ordinal in found]


def matching(connection: sqlite3.Connection, document: str, chosen: RowFilter) -> list[int]:
    """The places of all segments chosen, ascending; for filters that must look at every segment."""
    origin, ordinal, conditions, parameters = _chosen(document, chosen, "")
    rows = connection.execute(
        f"SELECT {ordinal} FROM {origin} {_TEXTS} WHERE {conditions} ORDER BY {ordinal}", parameters
    )
    return [place for (place,) in rows.fetchall()]


def by_id(connection: sqlite3.Connection, document: str, segment: str) -> SegmentRecord | None:
    """The segment of that id."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM segment {_TEXTS} WHERE segment.document = ? AND segment.id = ?", (document, segment)
    )
    return next(iter(_records(rows.fetchall())), None)


def _records(rows: Iterable[tuple[Any, ...]]) -> list[SegmentRecord]:
    return [SegmentRecord(row[0], row[1], segment_of(*row[2:8]), row[8]) for row in rows]


def count(connection: sqlite3.Connection, document: str, chosen: RowFilter, below: int | None = None) -> int:
    """How many segments are chosen by status and findings, or how many of them stand before the ordinal `below`."""
    if below is None and not chosen.open_findings:
        counts = tally(connection, document)
        return sum(counts[status][0] for status in chosen.statuses or counts if status in counts)
    origin, _, conditions, parameters = _chosen(document, chosen, "" if below is None else "< :ordinal")
    if chosen.open_findings and not chosen.statuses:
        origin = "open_in_segment"
    statement = f"SELECT count(*) FROM {origin} WHERE {conditions}"
    total: int = connection.execute(statement, parameters | {"ordinal": below}).fetchone()[0]
    return total


def tally(connection: sqlite3.Connection, document: str) -> dict[Status, tuple[int, int]]:
    """Segments and words of a document by status, as kept with every change."""
    rows = connection.execute("SELECT status, segments, words FROM tally WHERE document = ?", (document,))
    return {Status(status): (segments, words) for status, segments, words in rows.fetchall()}


def next_open(connection: sqlite3.Connection, document: str, ordinal: int, *, backwards: bool) -> int | None:
    """The ordinal of the next segment with an open, asserted finding, going round at the end."""
    extreme, beyond = ("max", "<") if backwards else ("min", ">")
    for edge in (f"AND ordinal {beyond} :ordinal", ""):
        found = connection.execute(
            f"SELECT {extreme}(ordinal) FROM open_in_segment WHERE document = :document {edge}",
            {"document": document, "ordinal": ordinal},
        ).fetchone()[0]
        if found is not None:
            return int(found)
    return None


def next_of_status(
    connection: sqlite3.Connection, document: str, ordinal: int, statuses: Iterable[Status]
) -> int | None:
    """The ordinal of the next unlocked segment of one of these statuses, going round at the end."""
    wanted = tuple(statuses)
    for edge in (ordinal, -1):
        found = [
            connection.execute(
                """SELECT min(ordinal) FROM segment
                WHERE document = ? AND status = ? AND locked = 0 AND ordinal > ?""",
                (document, status, edge),
            ).fetchone()[0]
            for status in wanted
        ]
        if any(place is not None for place in found):
            return int(min(place for place in found if place is not None))
    return None
