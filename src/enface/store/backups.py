"""Dated copies of a database in a folder beside it, thinned with age, and the way back to one of them."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from enface.formats.atomic import sync_folder
from enface.model import EnfaceError, Problem
from enface.store.connection import connect, create_private, explained, is_damage, readable
from enface.store.examine import Examined, examine
from enface.store.lock import Holder, take

FOLDER = "backups"
NEWEST = 10
DAYS = timedelta(days=14)
WEEKS = timedelta(weeks=13)
_LEFT_OVER = 3600
"""After so many seconds an unfinished copy is of a process that was killed."""

_NAME = re.compile(r".+-(\d{4}-\d\d-\d\d-\d{6})Z-([a-z]+)(?:-(\d+))?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a database: when it was made, in UTC, and before what."""

    path: Path
    time: datetime
    reason: str
    size: int


class Restored(NamedTuple):
    """The copy that was gone back to as it was examined, and where the database before it is kept."""

    backup: Backup
    examined: Examined
    kept: Path | None


def backups(database: Path) -> list[Backup]:
    """The copies of a database that there are, the newest first."""
    found = []
    for path in database.with_name(FOLDER).glob(f"{database.stem}-*.db"):
        if match := _NAME.fullmatch(path.name):
            # Those of one second are numbered; so they keep their order.
            number = timedelta(microseconds=int(match[3] or 0))
            made = datetime.strptime(match[1], "%Y-%m-%d-%H%M%S").replace(tzinfo=UTC) + number
            found.append(Backup(path, made, match[2], path.stat().st_size))
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def back_up(connection: sqlite3.Connection, database: Path, reason: str) -> Path:
    """Copy what stands in a database now, then thin the copies out; `reason` is one word.

    Raises EnfaceError where there is no room or no right to write; then nothing has changed.
    """
    with _complaining(database.with_name(FOLDER), "no backup can be made"):
        made = _new_copy(database, reason, lambda part: _pack(connection, part))
        _thin(database, made)
    return made


def make(database: Path) -> Path:
    """Back up a database that somebody else may be writing to; see `back_up`."""
    with _reader(database) as connection:
        return back_up(connection, database, "asked")


def thinned(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the times stay: the newest ten, one a day for two weeks, one a week for a quarter of a year."""
    ordered = sorted(times, reverse=True)
    kept = set(ordered[:NEWEST])
    seen: set[tuple[int, ...]] = set()
    for time_ in ordered:
        day, week = (time_.year, time_.month, time_.day), tuple(time_.isocalendar()[:2])
        for span, period in ((DAYS, day), (WEEKS, week)):
            if now - time_ <= span and period not in seen:
                seen.add(period)
                kept.add(time_)
    return kept


def restore(database: Path, name: str) -> Restored:
    """Put a copy in the place of the database, which is copied itself before. `name` is a backup's, or a file's, such
    as one that was salvaged: that may lack events, a backup may not.

    Raises EnfaceError where there is no such copy, where it does not hold, or where another process is writing.
    """
    backup, examined = _chosen(database, name)
    with _complaining(database, "cannot be restored"):
        lock = take(database)
        if isinstance(lock, Holder):
            raise EnfaceError(Problem(str(database), f"{lock} is working on it.", "Nothing was changed."))
        part = database.with_name(f".{database.name}.restoring")
        try:
            # First of all, since another backup may thin this one away.
            _copy(backup.path, part)
            kept = _set_aside(database) if database.exists() else None
            os.replace(part, database)
            sync_folder(database.parent)
        finally:
            part.unlink(missing_ok=True)
            lock.release()
    return Restored(backup, examined, kept)


def _chosen(database: Path, name: str) -> tuple[Backup, Examined]:
    backup = next((one for one in backups(database) if name in {one.path.name, one.path.stem}), None)
    if backup:
        examined = examine(backup.path)
        sound = examined.chain_holds
    elif Path(name).is_file():
        stamp = Path(name).stat()
        backup = Backup(Path(name), datetime.fromtimestamp(stamp.st_mtime, UTC), "", stamp.st_size)
        examined = examine(backup.path)
        sound = examined.readable
    else:
        raise EnfaceError(Problem(name, "there is no such backup.", "`enface backup --list` shows them."))
    if not sound:
        reason = f"cannot be restored, it is damaged itself: {examined.faults[0]}"
        raise EnfaceError(Problem(str(backup.path), reason, "Choose another; `enface doctor` on it names all."))
    return backup, examined


def _set_aside(database: Path) -> Path:
    """Copy the database as it is, damaged or not, and leave no journal that could be taken for the next one's."""
    try:
        with explained(database), contextlib.closing(connect(database)) as connection:
            kept = back_up(connection, database, "restore")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
    except EnfaceError as error:
        if not is_damage(error.__cause__):
            raise
        kept = _new_copy(database, "damaged", lambda part: _copy_bytes(database, part))
        journal = database.with_name(f"{database.name}-wal")
        if journal.exists():
            shutil.copy(journal, f"{kept}-wal")
        for ending in ("wal", "shm"):
            database.with_name(f"{database.name}-{ending}").unlink(missing_ok=True)
    return kept


@contextlib.contextmanager
def _reader(database: Path) -> Iterator[sqlite3.Connection]:
    with (
        explained(database),
        readable(database) as address,
        contextlib.closing(sqlite3.connect(address, isolation_level=None, uri=True, timeout=10)) as connection,
    ):
        yield connection


def _copy(backup: Path, part: Path) -> None:
    """Copy a database with what may still stand in its journal."""
    part.unlink(missing_ok=True)
    create_private(part)
    with _reader(backup) as connection:
        _pack(connection, part)


def _pack(connection: sqlite3.Connection, part: Path) -> None:
    with explained(part.parent):
        connection.execute("VACUUM main INTO ?", (str(part),))
    _sync(part)


def _new_copy(database: Path, reason: str, copy: Callable[[Path], None]) -> Path:
    """Let `copy` fill a file that then takes its name among the copies, whole or not at all."""
    folder = database.with_name(FOLDER)
    folder.mkdir(mode=0o700, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", "utf-8")
    part = folder / f".{os.getpid()}.part"
    try:
        part.unlink(missing_ok=True)
        create_private(part)
        copy(part)
        target = folder / _name(database, reason)
        os.replace(part, target)
        sync_folder(folder)
    finally:
        part.unlink(missing_ok=True)
    return target


def _name(database: Path, reason: str) -> str:
    now = datetime.now(UTC).replace(microsecond=0)
    numbers = [one.time.microsecond for one in backups(database) if one.time.replace(microsecond=0) == now]
    number = f"-{max(numbers) + 1}" if numbers else ""
    return f"{database.stem}-{now:%Y-%m-%d-%H%M%S}Z-{reason}{number}.db"


def _thin(database: Path, made: Path) -> None:
    """Remove the copies that have had their time, and what a killed process left of one."""
    found = backups(database)
    kept = thinned((backup.time for backup in found), datetime.now(UTC))
    for backup in found:
        if backup.time not in kept and backup.path != made:
            backup.path.unlink(missing_ok=True)
            backup.path.with_name(f"{backup.path.name}-wal").unlink(missing_ok=True)
    for part in made.parent.glob(".*.part*"):
        if time.time() - part.stat().st_mtime > _LEFT_OVER:
            part.unlink(missing_ok=True)


def _copy_bytes(database: Path, part: Path) -> None:
    shutil.copyfile(database, part)
    _sync(part)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextlib.contextmanager
def _complaining(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnfaceError(Problem(str(path), f"{what}: {error.strerror or error}.", "Nothing was changed.")) from error
