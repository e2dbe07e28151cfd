"""Folds queries into the state: a question, and what became of it; each row is of one event and goes with it."""

from __future__ import annotations

import sqlite3

from enface.store.events import Event, Kind

TABLES = ("query", "answer")


def enact(connection: sqlite3.Connection, event: Event, segment: str) -> None:
    """Let a question, its answer or its withdrawal stand; `segment` is what its segment is called by now."""
    given = event.payload
    signed = (event.clock, event.time, event.actor)
    if event.kind is Kind.QUERY_ASKED:
        what = (given["to"], given["text"], given["side"], given["start"], given["end"], given.get("quoted"))
        connection.execute(
            "INSERT OR IGNORE INTO query VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event.id, event.document, segment, *signed, *what),
        )
    else:
        # A query that is withdrawn has an answer without a text.
        connection.execute(
            "INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
            (event.id, event.document, given["query"], *signed, given.get("text")),
        )
