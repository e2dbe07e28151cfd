"""Puts right, in a copy of a damaged database, its header and the descriptions of its tables, which are known."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from enface.store.connection import APPLICATION_ID, SCHEMA_VERSION
from enface.store.schema import migrate

_PAGE = 4096
_DESCRIPTION = "type, name, tbl_name, sql"
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)


def mend(copy: Path) -> None:
    """Give a copy of a damaged database the descriptions of tables that it must have had, and, where it cannot be
    opened, the header.
    """
    try:
        _mend_descriptions(copy)
    except _UNREADABLE:
        with copy.open("r+b") as file:
            for place, content in _header(copy.stat().st_size).items():
                file.seek(place)
                file.write(content)
        with contextlib.suppress(*_UNREADABLE):
            _mend_descriptions(copy)


def _mend_descriptions(copy: Path) -> None:
    with contextlib.closing(_lenient(copy)) as old:
        found = dict(_described(old))
        right = max(_descriptions(), key=lambda one: len(one.items() & found.items()))
        if right.keys() != found.keys():
            return  # of another version, or too much is lost to tell which description is whose
        changes = [(*description, place) for place, description in right.items() if found.get(place) != description]
        old.executemany("UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?", changes)


def _header(size: int) -> dict[int, bytes]:
    """What the header of each of our databases holds, by place: https://www.sqlite.org/fileformat.html, section 1.3."""
    return {
        0: b"SQLite format 3\x00",
        16: (_PAGE).to_bytes(2) + bytes((2, 2, 0, 64, 32, 32)),
        28: (size // _PAGE).to_bytes(4) + bytes(8),  # no page is free: nothing that could be read is written over
        44: (4).to_bytes(4),
        52: (0).to_bytes(4) + (1).to_bytes(4),
        64: (0).to_bytes(4) + APPLICATION_ID.to_bytes(4) + bytes(20),
    }


def _lenient(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.execute("PRAGMA writable_schema = ON")
    return connection


def _described(connection: sqlite3.Connection) -> list[tuple[int, tuple[str | None, ...]]]:
    rows = connection.execute(f"SELECT rowid, {_DESCRIPTION} FROM sqlite_schema ORDER BY rowid").fetchall()
    return [(place, tuple(row)) for place, *row in rows]


def _descriptions() -> list[dict[int, tuple[str | None, ...]]]:
    """The descriptions by their place: as they are made, and as a backup, which is packed anew, orders them."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, SCHEMA_VERSION)
        made = dict(_described(fresh))
        fresh.execute("VACUUM")
        return [made, dict(_described(fresh))]
