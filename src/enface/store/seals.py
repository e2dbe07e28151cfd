"""Seals: a hash at the end of every row that no event vouches for, so that a flipped bit in it is found."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from enface.store.events import canonical

SEALED = {
    "finding": ("document", "ordinal", "number", "segment", "fingerprint", "rule", "severity", "advisory", "body"),
    "checked": ("document", "signature", "time"),
    "meta": ("name", "value"),
    "file": ("path", "size", "modified", "digest"),
    "draft": ("document", "segment", "actor", "text", "time"),
    "placing": ("path", "digest", "old_path", "old_digest"),
    "lease": ("document", "segment", "session", "actor", "since", "until"),
    "position": ("actor", "document", "segment", "filter"),
    "elsewhere": ("device", "sequence", "hash"),
}
"""The columns that a row's seal is of, by table. A finding's waiver is not among them: it follows from the waivers."""


def seal(table: str, *values: object) -> str:
    """The seal of a row with these values in the columns of `SEALED`."""
    return hashlib.blake2b(canonical([table, *values]).encode(), digest_size=10).hexdigest()


def is_sealed(table: str, values: Sequence[object], given: object) -> bool:
    """Whether a row is as it was written; its values may be of any kind, since a bit may have made them so."""
    try:
        return seal(table, *values) == given
    except (TypeError, ValueError):
        return False


def put(connection: sqlite3.Connection, table: str, *values: object) -> None:
    """Write a sealed row in the place of the one with its key."""
    marks = ", ".join("?" * (len(values) + 1))
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*values, seal(table, *values)))
