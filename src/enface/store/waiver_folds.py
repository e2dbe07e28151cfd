"""Folds what is decided about waivers into the state: they begin, are taken back, and end by themselves."""

from __future__ import annotations

import sqlite3

from enface.store.events import Event
from enface.store.findings import match_waivers


def waive(connection: sqlite3.Connection, event: Event, segment: str) -> None:
    """Let a waiver stand; `segment` is what its segment is called by now."""
    given = event.payload
    what = (given["fingerprint"], given["rule"], given["severity"], given["scope"], given["reason"])
    signed = (event.clock, event.time, event.actor)
    connection.execute(
        "INSERT OR IGNORE INTO waiver VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, event.document, segment, *what, *signed),
    )
    if "until" in given:
        connection.execute(
            "INSERT OR IGNORE INTO waiver_end VALUES (?, ?, ?)", (event.id, event.document, given["until"])
        )
    match_waivers(connection, given["fingerprint"], given["rule"] if given["scope"] == "rule" else None)


def lift(connection: sqlite3.Connection, waiver: str) -> None:
    """Let a waiver stand no longer, if it did."""
    gone = connection.execute(
        "DELETE FROM waiver WHERE id = ? RETURNING fingerprint, iif(scope = 'rule', rule, NULL)", (waiver,)
    ).fetchone()
    if gone:
        match_waivers(connection, *gone)


def lapse(connection: sqlite3.Connection, event: Event) -> None:
    """Let a waiver whose last day is over stand no longer."""
    lift(connection, event.payload["waiver"])
