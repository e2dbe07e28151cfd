"""Which SQLite the store writes with, and whether several processes may write to one database with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path

SEVERAL_WRITERS = (3, 51, 3)
"""Older ones can damage a database that two processes write to at once: https://www.sqlite.org/wal.html#walresetbug."""

ALONE = "ENFACE_ONE_WRITER"
"""Set in the environment, it lets one process write at a time, with Python's own SQLite, whatever is installed."""


def bears_several_writers() -> bool:
    """Whether the SQLite at hand, Python's own or APSW's, lets several processes write to one database."""
    return not os.environ.get(ALONE) and (sqlite3.sqlite_version_info >= SEVERAL_WRITERS or _apsw() is not None)


def opened(path: Path) -> sqlite3.Connection:
    """A database opened for writing with Python's own SQLite, or with APSW's where only that bears several writers.

    A process must write to a database with one library only: each lets go of the locks of the other.
    """
    if not os.environ.get(ALONE) and (connect := _apsw()):
        return connect(path)
    return sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)


@cache
def _apsw() -> Callable[[Path], sqlite3.Connection] | None:
    """How to connect through APSW, where it is installed and needed."""
    if sqlite3.sqlite_version_info >= SEVERAL_WRITERS:
        return None
    try:
        import apsw
    except ImportError:
        return None
    if tuple(map(int, apsw.sqlite_lib_version().split("."))) < SEVERAL_WRITERS:
        return None
    from enface.store.apsw_connection import connect

    return connect
