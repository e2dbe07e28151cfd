"""Looks whether what is recorded still is what was recorded."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from enface.model import Problem
from enface.store.events import chain_hash, digest
from enface.store.projection import EVENT_COLUMNS, STATE_TABLES


def verify_events(connection: sqlite3.Connection, path: str) -> Iterator[Problem]:
    """Every event whose hash, number or predecessor is wrong, and every text that is not what its name says."""
    heads: dict[str, tuple[int, str]] = {}
    for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM event ORDER BY device, sequence"):
        *fields, payload, previous, own = row
        device, sequence = fields[1], fields[2]
        expected, before = heads.get(device, (0, ""))
        if chain_hash(tuple(fields), payload, previous) != own:
            yield Problem(path, f"event {fields[0]} is not as it was recorded.")
        elif sequence != expected + 1 or previous != before:
            yield Problem(path, f"event {fields[0]} does not follow the one before it: something is missing.")
        heads[device] = (sequence, own)
    for name, body in connection.execute("SELECT hash, body FROM text"):
        if digest(body) != name:
            yield Problem(path, f"the text {name} is not as it was recorded.")


def state_digest(connection: sqlite3.Connection) -> str:
    """A hash of every row of every state table, in the order of their keys."""
    state = hashlib.blake2b(digest_size=32)
    for table in STATE_TABLES:
        width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
        order = ", ".join(str(column) for column in range(1, width + 1))
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            state.update(f"{table}{row!r}\n".encode())
    return state.hexdigest()
