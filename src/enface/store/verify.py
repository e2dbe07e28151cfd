"""Looks whether what is recorded still is what was recorded."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

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
    elsewhere = _elsewhere(connection, schema)
    heads: dict[str, tuple[int, str]] = {}
    for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM {schema}.event NOT INDEXED ORDER BY device, sequence"):
        id, device, sequence, *_, previous, own = row
        expected, before = heads.get(device, (0, ""))
        while hidden := elsewhere.get((device, expected + 1)):
            expected, before = expected + 1, hidden
        if not event_holds(row):
            yield Fault("event", str(id), "it is not as it was recorded.")
        elif sequence != expected + 1 or previous != before:
            yield Fault("event", id, "it does not follow the one before it: something is missing.")
        heads[device] = (sequence, own)


def _elsewhere(connection: sqlite3.Connection, schema: str) -> dict[tuple[str, int], str]:
    """The hashes of events that others hold, by device and number; an older version of the tables knows none."""
    if connection.execute(f"SELECT 1 FROM {schema}.sqlite_schema WHERE name = 'elsewhere'").fetchone() is None:
        return {}
    rows = connection.execute(f"SELECT device, sequence, hash FROM {schema}.elsewhere NOT INDEXED")
    return {(device, sequence): hash for device, sequence, hash in rows}


def event_holds(row: tuple[Any, ...]) -> bool:
    """Whether a row of `EVENT_COLUMNS` is as it was recorded; a flipped bit may have made its values of any kind."""
    *fields, payload, previous, own = row
    try:
        return bool(chain_hash(tuple(fields), payload, previous) == own)
    except (TypeError, ValueError):
        return False


def text_holds(name: object, body: object) -> bool:
    """Whether a text is what its name says."""
    return isinstance(body, str) and digest(body) == name


def text_faults(connection: sqlite3.Connection, schema: str = "main") -> Iterator[Fault]:
    """Every text that is not what its name says."""
    for name, body in connection.execute(f"SELECT hash, body FROM {schema}.text NOT INDEXED"):
        if not text_holds(name, body):
            yield Fault("text", str(name), "it is not as it was recorded.")


def original_holds(name: object, body: object) -> bool:
    """Whether a file that was kept is what its digest says."""
    try:
        return isinstance(body, bytes) and hashlib.blake2b(zlib.decompress(body), digest_size=20).hexdigest() == name
    except zlib.error:
        return False


def state_digest(connection: sqlite3.Connection) -> str:
    """A hash of every row of every state table, in the order of their keys."""
    state = hashlib.blake2b(digest_size=32)
    for table in STATE_TABLES:
        width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
        order = ", ".join(str(column) for column in range(1, width + 1))
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            state.update(f"{table}{row!r}\n".encode())
    return state.hexdigest()
