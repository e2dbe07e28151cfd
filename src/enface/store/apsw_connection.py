"""An APSW connection that answers as one of `sqlite3` does, as far as the store asks: the same calls and errors."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import apsw

OPENED = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


def connect(path: Path, *, vfs: str | None = None) -> sqlite3.Connection:
    """A connection through APSW's own SQLite, and through a VFS of that name where one is given.

    It takes no transaction of its own accord; any thread may use it, one at a time.
    """
    with _translated():
        connection = apsw.Connection(str(path), flags=OPENED, vfs=vfs)
        connection.set_busy_timeout(10_000)
    return cast(sqlite3.Connection, _Connection(connection))


class _Connection:
    """What the store, and sqlite-utils for it, ask of a connection."""

    isolation_level = None

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, parameters: Any = ()) -> _Cursor:
        """Run a statement as far as its first row."""
        try:
            return _Cursor(self._connection, self._connection.execute(statement, parameters), statement)
        except apsw.Error as error:
            raise _as_sqlite3(error) from error

    def executemany(self, statement: str, rows: Iterable[Any]) -> _Cursor:
        """Run a statement for each row of parameters."""
        with _translated():
            return _Cursor(self._connection, self._connection.executemany(statement, rows), statement)

    def create_function(self, name: str, arguments: int, function: Callable[..., Any]) -> None:
        """Let statements call a function."""
        self._connection.create_scalar_function(name, function, arguments)

    @property
    def in_transaction(self) -> bool:
        """Whether one was begun and has not ended."""
        return self._connection.in_transaction

    def close(self) -> None:
        """Let go of the database."""
        with _translated():
            self._connection.close()


class _Cursor:
    """The rows of a statement."""

    def __init__(self, connection: apsw.Connection, cursor: apsw.Cursor, statement: str) -> None:
        self._connection = connection
        self._cursor = cursor
        self._statement = statement

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        with _translated():
            yield from self._cursor

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, None after the last."""
        with _translated():
            return cast("tuple[Any, ...] | None", self._cursor.fetchone())

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        with _translated():
            return cast("list[tuple[Any, ...]]", self._cursor.fetchall())

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed, asked before another one runs."""
        return self._connection.changes()

    @property
    def lastrowid(self) -> int:
        """The row that was last put in."""
        return self._connection.last_insert_rowid()

    @property
    def description(self) -> tuple[tuple[str, None, None, None, None, None, None], ...] | None:
        """A tuple a column, its name first, as in `sqlite3`; None where the statement gives no rows."""
        import apsw.ext  # it has much that opening a project need not have

        named = apsw.ext.query_info(self._connection, self._statement).description
        return tuple((name, None, None, None, None, None, None) for name, _ in named) or None


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        raise _as_sqlite3(error) from error


def _as_sqlite3(error: apsw.Error) -> sqlite3.Error:
    """The error that `sqlite3` raises where APSW has raised this one."""
    code = getattr(error, "extendedresult", 0)
    names = (apsw.mapping_extended_result_codes, apsw.mapping_result_codes)
    name = next((str(mapping[code]) for mapping in names if code in mapping), "")
    kind: type[sqlite3.Error] = sqlite3.OperationalError
    if isinstance(error, apsw.ConstraintError):
        kind = sqlite3.IntegrityError
    elif isinstance(error, apsw.CorruptError | apsw.NotADBError):
        kind = sqlite3.DatabaseError
    elif isinstance(error, apsw.ThreadingViolationError | apsw.ConnectionClosedError | apsw.BindingsError):
        kind = sqlite3.ProgrammingError
    said = kind(str(error))
    said.sqlite_errorcode, said.sqlite_errorname = code, name
    return said
