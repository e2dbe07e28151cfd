"""What a segment was called: a delivery may give it another id, while events keep the one of their time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from enface.store.events import Event

_FOLLOWING = ("revision", "comment", "waiver", "fixed", "query", "error", "rating")
"""Tables whose rows belong to a segment by its id."""

_KEYED = (("segment", "id"), ("certificate", "segment"), ("conflict", "segment"))
"""Tables in whose key a segment is, and the column of its id."""

READ_AT = "coalesce((SELECT late.clock FROM late WHERE late.event = event.id), event.clock)"
"""The clock reading at which an event's names and texts were those of its segment, in a query of `event`."""

_ALWAYS = 1 << 62


class Called(NamedTuple):
    """An id that a segment had from after one clock reading until before another."""

    name: str
    after: int
    before: int


def rename(connection: sqlite3.Connection, event: Event, pairs: Sequence[tuple[str, str]]) -> None:
    """Let all that is kept of some segments follow them from their old ids to their new ones, all at once."""
    connection.executemany(
        "INSERT INTO renamed VALUES (?, ?, ?, ?)", [(event.document, old, event.clock, new) for old, new in pairs]
    )
    here = {"document": event.document, "clock": event.clock}
    for table in _FOLLOWING:
        connection.execute(
            f"""UPDATE {table} SET segment = renamed.new FROM renamed
            WHERE {table}.document = :document AND renamed.document = :document AND renamed.clock = :clock
                AND renamed.old = {table}.segment""",
            here,
        )
    new = dict(pairs)
    # Taken out and put in again, since the id that one segment leaves may be the one that another takes.
    for table, column in _KEYED:
        chosen = f"""document = :document
            AND {column} IN (SELECT old FROM renamed WHERE document = :document AND clock = :clock)"""
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {chosen}", here)
        place = [name for name, *_ in cursor.description].index(column)
        rows = [(*row[:place], new[row[place]], *row[place + 1 :]) for row in cursor.fetchall()]
        connection.execute(f"DELETE FROM {table} WHERE {chosen}", here)
        marks = ", ".join("?" * len(cursor.description))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def read_at(connection: sqlite3.Connection, event: Event) -> int:
    """The clock reading at which an event's names and texts were those of its segment: see `READ_AT`."""
    late = connection.execute("SELECT clock FROM late WHERE event = ?", (event.id,)).fetchone()
    return late[0] if late else event.clock


def now_called(connection: sqlite3.Connection, event: Event) -> str:
    """What the segment of an event is called by now."""
    return called_since(connection, event.document, event.segment, read_at(connection, event))


def called_since(connection: sqlite3.Connection, document: str, name: str, clock: int) -> str:
    """What a segment is called by now that had a name at a clock reading."""
    while later := connection.execute(
        "SELECT new, clock FROM renamed WHERE document = ? AND old = ? AND clock > ? ORDER BY clock LIMIT 1",
        (document, name, clock),
    ).fetchone():
        name, clock = later
    return name


def under_its_name(connection: sqlite3.Connection, event: Event) -> Event:
    """An event of the past as it reads now: with the id that its segment has by now."""
    name = now_called(connection, event)
    return event if name == event.segment else replace(event, segment=name)


def names(connection: sqlite3.Connection, document: str, segment: str) -> Iterator[Called]:
    """All that a segment was called, the present name first."""
    before = _ALWAYS
    while True:
        place = (document, segment, before)
        given = connection.execute(
            "SELECT old, clock FROM renamed WHERE document = ? AND new = ? AND clock < ? ORDER BY clock DESC LIMIT 1",
            place,
        ).fetchone()
        # Before this, the name was another segment's.
        freed: int = connection.execute(
            "SELECT coalesce(max(clock), 0) FROM renamed WHERE document = ? AND old = ? AND clock < ?", place
        ).fetchone()[0]
        since = given[1] if given else 0
        yield Called(segment, max(since, freed), before)
        if given is None or since < freed:
            return
        segment, before = given
