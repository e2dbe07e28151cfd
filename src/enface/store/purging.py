"""Removes a document's texts from a database so that nothing of them can be read from the disk any more."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from enface.model import EnfaceError, Problem
from enface.store.events import named_texts


class Purged(NamedTuple):
    """How much was removed; `shared` are texts that stay because another document has them too."""

    texts: int
    drafts: int
    shared: int


def remove(connection: sqlite3.Connection, key: str) -> Purged | None:
    """Delete the texts that only this document has, and all that quotes them; None where there is no such document."""
    found = connection.execute("SELECT path FROM document WHERE key = ?", (key,)).fetchone()
    if found is None:
        return None
    own, others = texts_of(connection, key)
    before = connection.execute("SELECT count(*) FROM text").fetchone()[0]
    connection.executemany("DELETE FROM text WHERE hash = ?", [(name,) for name in own - others])
    after = connection.execute("SELECT count(*) FROM text").fetchone()[0]
    shared = sum(
        connection.execute("SELECT count(*) FROM text WHERE hash = ?", (name,)).fetchone()[0] for name in own & others
    )
    drafts = connection.execute("DELETE FROM draft WHERE document = ?", (key,)).rowcount
    for table in ("finding", "checked", "position"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    # A kept file holds all its documents, so it goes even where another of them stays.
    connection.executemany("DELETE FROM original WHERE digest = ?", [(name,) for name in own])
    connection.execute("DELETE FROM placing WHERE ? IN (path, old_path)", found)
    # If the file still stands there, it is to be read anew.
    connection.execute("DELETE FROM file WHERE path = ?", found)
    return Purged(before - after, drafts, shared)


def texts_of(connection: sqlite3.Connection, key: str) -> tuple[set[str], set[str]]:
    """The hashes that may name texts of a document, and those that may name texts of the other living ones."""
    own, others = (
        set[str]().union(*(named_texts(payload) for (payload,) in connection.execute(select, (key,))))
        for select in (
            "SELECT payload FROM event WHERE document = ?",
            "SELECT payload FROM event WHERE document != ? AND document IN (SELECT key FROM document)",
        )
    )
    return own, others


def sweep(connection: sqlite3.Connection, path: Path) -> None:
    """Leave nothing of what was deleted in free pages or in the journal. Raises EnfaceError where that fails."""
    connection.execute("VACUUM")
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        reason = "another program reads the database, and its journal still holds what was removed."
        raise EnfaceError(Problem(str(path), reason, "Close that program, then purge again."))
