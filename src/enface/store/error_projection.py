"""Folds what people marked as errors into the state: each mark, each step taken on it, each rating is a row of its own.

A row is never changed, so that to undo is to take the row away; how an error stands now follows from its rows in order.
"""

from __future__ import annotations

import sqlite3

from enface.store.events import Event, Kind

TABLES = ("error", "error_step", "rating")
"""What follows from these events."""

_PLACE = ("side", "start", "end", "source", "target")


def enact(connection: sqlite3.Connection, event: Event, segment: str) -> None:
    """Let a decision about errors stand; `segment` is what its segment is called now."""
    given = event.payload
    signed = (event.document, event.clock, event.time)
    if event.kind is Kind.ERROR_MARKED:
        place = tuple(given[name] for name in _PLACE)
        origin = tuple(given[name] for name in ("provenance", "rule", "fingerprint"))
        what = (given["type"], given["severity"], given["note"])
        row = (event.id, segment, *signed, given["author"], event.actor, *place, *what, *origin)
        connection.execute("INSERT INTO error VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    elif event.kind is Kind.RATED:
        rated = (given["author"], event.actor, given["score"], given["source"], given["target"])
        connection.execute(
            "INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (event.id, segment, *signed, *rated)
        )
    else:
        said = (event.actor, event.kind, given.get("said", ""))
        left = (given.get(name) for name in (*_PLACE, "type", "severity", "note"))
        connection.execute(
            "INSERT INTO error_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event.id, given["error"], *signed, *said, *left),
        )


def retract(connection: sqlite3.Connection, event: Event) -> None:
    """Take away what a decision about errors left."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (event.id,))
