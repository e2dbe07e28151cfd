"""Who has which document: the last word about each."""

from __future__ import annotations

import sqlite3

from enface.store.events import Event


def assigned(connection: sqlite3.Connection, event: Event) -> None:
    """Let a document be somebody's, or nobody's where the name is empty."""
    connection.execute("DELETE FROM assignment WHERE document = ?", (event.document,))
    if event.payload["person"]:
        connection.execute(
            "INSERT INTO assignment VALUES (?, ?, ?, ?, ?)",
            (event.document, event.payload["person"], event.clock, event.time, event.actor),
        )


def all_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The person who has each assigned document, by its key."""
    return dict(connection.execute("SELECT document, person FROM assignment").fetchall())
