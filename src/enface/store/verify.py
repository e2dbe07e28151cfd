"""Looks whether what is recorded still is what was recorded."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from enface.store.events import chain_hash, digest
from enface.store.projection import EVENT_COLUMNS, STATE_TABLES


class Fault(NamedTuple):
    """What does not hold: in which table, in which row (its key), and what is wrong with it."""

    table: str
    row: str
    reason: str

    def __str__(self) -> str:
        return " ".join(filter(None, (self.table, f"{self.row}:" if self.row else "", self.reason)))


def event_faults(connection: sqlite3.Connection, schema: str = "main") -> Iterator[Fault]:
    """Every event whose hash, number or predecessor is wrong."""
    heads: dict[str, tuple[int, str]] = {}
    for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM {schema}.event NOT INDEXED ORDER BY device, sequence"):
        *fields, payload, previous, own = row
        device, sequence = fields[1], fields[2]
        expected, before = heads.get(device, (0, ""))
        if not _holds(fields, payload, previous, own):
            yield Fault("event", fields[0], "it is not as it was recorded.")
        elif sequence != expected + 1 or previous != before:
            yield Fault("event", fields[0], "it does not follow the one before it: something is missing.")
        heads[device] = (sequence, own)


def _holds(fields: list[object], payload: str, previous: str, own: str) -> bool:
    try:
        return chain_hash(tuple(fields), payload, previous) == own
    except (TypeError, ValueError):
        # A flipped bit may make a number of a text, or bytes of it.
        return False


def text_faults(connection: sqlite3.Connection, schema: str = "main") -> Iterator[Fault]:
    """Every text that is not what its name says."""
    for name, body in connection.execute(f"SELECT hash, body FROM {schema}.text NOT INDEXED"):
        if not isinstance(body, str) or digest(body) != name:
            yield Fault("text", str(name), "it is not as it was recorded.")


def state_digest(connection: sqlite3.Connection) -> str:
    """A hash of every row of every state table, in the order of their keys."""
    state = hashlib.blake2b(digest_size=32)
    for table in STATE_TABLES:
        width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
        order = ", ".join(str(column) for column in range(1, width + 1))
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            state.update(f"{table}{row!r}\n".encode())
    return state.hexdigest()
