"""Connections to a project's database, and what can go wrong when one is opened."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from enface.model import EnfaceError, Problem
from enface.store.library import opened

_STEPS_TO = (1, 2, 3, 8)
"""How many migrations the tables of each version have been through."""

SCHEMA_VERSION = len(_STEPS_TO)
"""Version of the tables that this enface reads and writes (`PRAGMA user_version`)."""

APPLICATION_ID = 0x656E6661
"""Marks a database as enface's own (`PRAGMA application_id`)."""

PATIENCE = 10
"""Seconds for which a write waits for another one."""

_BUSY = f"busy_timeout = {PATIENCE * 1000}"
_SETTINGS = (
    _BUSY,
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -65536",
)

Connect = Callable[[Path], sqlite3.Connection]
"""Opens a database for writing; the store takes it as an argument so that tests may open it otherwise."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection for reading and writing that keeps what it acknowledges, and takes no transaction of its own accord.

    Any thread may close it, one at a time may use it.
    """
    return prepared(opened(path))


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A new connection with the settings by which what it acknowledges is kept."""
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def snapshot(path: Path) -> sqlite3.Connection:
    """What stands in the database now, copied to memory without a trace; empty where there is no database."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        if path.exists():
            with readable(path) as uri, contextlib.closing(sqlite3.connect(uri, uri=True, timeout=10)) as source:
                source.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


@contextlib.contextmanager
def readable(path: Path) -> Iterator[str]:
    """The address to read a database at, without leaving files beside it where nobody is writing."""
    journal, index = (path.with_name(f"{path.name}-{ending}") for ending in ("wal", "shm"))
    if index.exists() and os.access(path.parent, os.W_OK):
        yield _uri(path, "mode=ro")
    elif not journal.exists() or not journal.stat().st_size:
        yield _uri(path, "immutable=1")
    else:
        # A journal that another process left cannot be read in place where its folder cannot be written to.
        with tempfile.TemporaryDirectory(prefix="enface-") as folder:
            copied = Path(folder) / path.name
            shutil.copy(path, copied)
            shutil.copy(journal, f"{copied}-wal")
            yield _uri(copied, "mode=rw")


def _uri(path: Path, query: str) -> str:
    return f"file:{quote(str(path.resolve()))}?{query}"


def create_private(path: Path) -> None:
    """An empty file that only its owner may read, where there is none yet; SQLite gives its journals the same mode."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def bring_up_to_date(connection: sqlite3.Connection, path: Path, before: Callable[[], object] = lambda: None) -> None:
    """Give an empty database its tables and an older one the newer tables, after a call of `before`.

    All of it or nothing. Raises EnfaceError where the database is of a newer enface or of another program.
    """
    version = stored_version(connection, path)
    if version == SCHEMA_VERSION:
        return
    from enface.store.schema import migrate

    if version:
        before()

    connection.execute("BEGIN IMMEDIATE")
    try:
        if stored_version(connection, path) < SCHEMA_VERSION:
            migrate(connection, SCHEMA_VERSION)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def stored_version(connection: sqlite3.Connection, path: Path, schema: str = "main") -> int:
    """The version of a database's tables, 0 where it is empty; see `bring_up_to_date` for errors."""
    version: int = connection.execute(f"PRAGMA {schema}.user_version").fetchone()[0]
    application: int = connection.execute(f"PRAGMA {schema}.application_id").fetchone()[0]
    tables: int = connection.execute(f"SELECT count(*) FROM {schema}.sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or version):
        reason = "this SQLite database is not one of enface's."
        raise EnfaceError(Problem(str(path), reason, "Move it away, and a new one is made."))
    if version > SCHEMA_VERSION:
        reason = f"its tables are of version {version}, made by a newer enface; this one knows {SCHEMA_VERSION}."
        raise EnfaceError(Problem(str(path), reason, "Update enface; nothing was changed."))
    return version


def version_after(steps: int) -> int:
    """The version of tables that have been through so many migrations; of a newer enface, where it knows fewer."""
    known = (version for version, needed in enumerate(_STEPS_TO, 1) if steps <= needed)
    return next(known, SCHEMA_VERSION + steps - _STEPS_TO[-1]) if steps else 0


def begin_in_turn(connection: sqlite3.Connection) -> None:
    """Begin to write as soon as the other processes let one; SQLite by itself would ask less often each time."""
    end = time.monotonic() + PATIENCE
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > end:
                    raise
            time.sleep(random.uniform(0.0005, 0.002))
    finally:
        connection.execute(f"PRAGMA {_BUSY}")


def _is_busy(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_BUSY")


def refuse_other_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raise EnfaceError where another process has given the database newer tables while it was open here."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA_VERSION:
        reason = "a newer enface has changed its tables meanwhile; nothing was saved."
        raise EnfaceError(Problem(str(path), reason, "Leave, update enface, and open it again."))


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the disk or the database refuses into one line that a person can act on."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        raise EnfaceError(Problem(str(path), *_explain(error))) from error
    except UnicodeDecodeError as error:
        # The damage is in the words that SQLite wanted to say it with.
        raise damaged(path) from error


def damaged(path: Path) -> EnfaceError:
    """What to raise where something in a database makes no sense."""
    return EnfaceError(Problem(str(path), *_DAMAGED))


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite refused a database because what stands in it makes no sense."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return isinstance(error, UnicodeDecodeError) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _explain(error: sqlite3.DatabaseError) -> tuple[str, str]:
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, reason, remedy in _EXPLANATIONS:
        if name.startswith(start):
            return reason, remedy
    return f"the database refused: {error}.", "Nothing was changed."


_DAMAGED = ("the database is damaged.", "`enface doctor` says where; `enface backup --list` shows the way back.")
_EXPLANATIONS = (
    ("SQLITE_FULL", "the disk is full; nothing was saved.", "Make room, then try again."),
    ("SQLITE_IOERR", "the disk refused; nothing was saved.", "Look after it, then try again."),
    (
        "SQLITE_READONLY",
        "the database cannot be written to; nothing was saved.",
        "Give yourself the right to write it.",
    ),
    ("SQLITE_CANTOPEN", "the database cannot be opened.", "Look at the rights of the file and its folder."),
    ("SQLITE_BUSY", "another program kept it for ten seconds; nothing was saved.", "Try again."),
    ("SQLITE_NOTADB", "this is no SQLite database.", "Move it away, and a new one is made."),
    ("SQLITE_CORRUPT", *_DAMAGED),
)
