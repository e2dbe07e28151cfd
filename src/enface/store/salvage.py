"""Reads what can be read of a damaged database into a new one; the damaged file is copied and never opened."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enface.formats.atomic import sync_folder
from enface.model import EnfaceError, Problem
from enface.store.backups import backups
from enface.store.connection import (
    SCHEMA_VERSION,
    bring_up_to_date,
    create_private,
    explained,
    is_damage,
    version_after,
)
from enface.store.events import digest, named_texts
from enface.store.examine import UNREADABLE, examine
from enface.store.findings import match_waivers
from enface.store.lock import holder
from enface.store.mend import mend
from enface.store.projection import EVENT_COLUMNS, STATE_TABLES, rebuild
from enface.store.seals import SEALED, is_sealed, put, seal
from enface.store.verify import Fault, event_faults, event_holds, original_holds, text_holds

Row = tuple[Any, ...]

_UNKNOWN = 100_000
"""Up to which row number is asked where the last one cannot be told."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new database: how many rows of each table it holds, how many came from backups, and what is lost."""

    path: Path
    rows: dict[str, int]
    from_backups: int
    lost: tuple[Fault, ...]


def salvage(database: Path, new: Path) -> Salvaged:
    """Write all that can be read of a damaged database to `new`; what is lost here and whole in a backup comes back.

    The state is made anew where all events are whole, else kept as it can be read. Raises EnfaceError where `new` is
    there already or cannot be written, or where somebody is writing.
    """
    if new.exists():
        raise EnfaceError(Problem(str(new), "is there already.", "Name a file that is not."))
    part = new.with_name(f".{new.name}.part")
    try:
        if writer := holder(database):
            raise EnfaceError(Problem(str(database), f"{writer} is working on it.", "Salvage it when they have left."))
        part.unlink(missing_ok=True)
        create_private(part)
        with tempfile.TemporaryDirectory(prefix="enface-") as folder, explained(new):
            faults, from_backups = _fill(part, _copied(database, Path(folder)), database)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(part, new)
        sync_folder(new.parent)
    except OSError as error:
        raise EnfaceError(Problem(str(new), f"cannot be written: {error.strerror or error}.")) from error
    finally:
        part.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(new)) as connection:
        tables = ("event", "text", "original", *STATE_TABLES, *SEALED)
        rows = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    return Salvaged(new, rows, from_backups, tuple(dict.fromkeys((*faults, *examine(new).faults))))


def _copied(database: Path, folder: Path) -> Path:
    copy = folder / "damaged.db"
    shutil.copyfile(database, copy)
    journal = database.with_name(f"{database.name}-wal")
    if journal.exists():
        shutil.copyfile(journal, f"{copy}-wal")
    mend(copy)
    return copy


def _fill(part: Path, damaged: Path, database: Path) -> tuple[list[Fault], int]:
    """Fill a new database; what could not be taken over, and how much came from backups."""
    faults: list[Fault] = []
    new = sqlite3.connect(part, isolation_level=None)
    with contextlib.closing(new), contextlib.closing(_tolerant(damaged)) as old:
        bring_up_to_date(new, part)
        _refuse_newer(old, database)
        new.execute("BEGIN")
        events = _Events.read(_numbered_rows(old, "event", EVENT_COLUMNS, faults), _indexed_events(old))
        texts = _Texts.read(_numbered_rows(old, "text", "hash, body", faults), events.named_texts())
        from_backups = sum(_heal(backup.path, events, texts) for backup in backups(database))
        _insert(new, "event", (*events.whole.values(), *events.broken), faults)
        _insert(new, "text", (*texts.whole.items(), *texts.broken), faults)
        faults += events.missing()
        _take_sealed(new, old, faults, {"elsewhere"})  # without it the chains seem to have gaps
        _take_state(new, old, faults)
        _take_sealed(new, old, faults, SEALED.keys() - {"elsewhere"})
        _take_originals(new, old, faults)
        match_waivers(new)
        new.execute("COMMIT")
        faults += _said_of(old)
    return faults, from_backups


def _said_of(old: sqlite3.Connection) -> list[Fault]:
    """What SQLite says of the tables themselves: a page may be cut off that nothing else tells of."""
    said: list[str] = []
    with contextlib.suppress(*UNREADABLE):
        said = [row[0] for row in old.execute("PRAGMA integrity_check(100)") if row[0] != "ok"]
    about_tables = [line for line in said if not any(word in line for word in (" index ", "never used"))]
    return [Fault("file", "", f"SQLite says: {' '.join(line.split())}.") for line in about_tables[:1]]


def _refuse_newer(old: sqlite3.Connection, database: Path) -> None:
    """What a newer enface has added would be left out; its version may be damaged, the list of its steps says more."""
    version = 0
    with contextlib.suppress(*UNREADABLE):
        version = version_after(old.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0])
    if version > SCHEMA_VERSION:
        reason = f"its tables are of version {version}, made by a newer enface; this one knows {SCHEMA_VERSION}."
        raise EnfaceError(Problem(str(database), reason, "Update enface, then salvage it."))


def _tolerant(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    with contextlib.suppress(*UNREADABLE):
        # A table that is described wrongly then leaves the others be.
        connection.execute("PRAGMA writable_schema = ON")
    return connection


@dataclass
class _Events:
    """Events that are as they were recorded, by device and sequence, and the others as they were read."""

    indexed: set[tuple[str, int]]
    whole: dict[tuple[str, int], Row] = field(default_factory=dict)
    broken: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, rows: Iterator[Row], indexed: set[tuple[str, int]]) -> _Events:
        events = cls(indexed)
        for row in rows:
            if event_holds(row):
                events.whole[row[1], row[2]] = row
            else:
                events.broken.append(row)
        return events

    def named_texts(self) -> set[str]:
        """The texts that events name."""
        return set().union(*(named_texts(row[9]) for row in self.whole.values()))

    def missing(self) -> list[Fault]:
        """The events that an index knows of and nobody else."""
        return [
            Fault("event", f"{sequence} of {device}", "it cannot be read.")
            for device, sequence in sorted(self.indexed - self.whole.keys() - {(row[1], row[2]) for row in self.broken})
        ]

    def heal(self, rows: Iterator[Row]) -> int:
        """Fill gaps with whole events. What came after a device's last one here may be of a history that a restored
        backup has left, and stays away.
        """
        last: dict[str, int] = {}
        for device, sequence in (*self.whole, *self.indexed):
            last[device] = max(sequence, last.get(device, 0))
        missing = [
            row
            for row in rows
            if event_holds(row) and row[2] <= last.get(row[1], 0) and (row[1], row[2]) not in self.whole
        ]
        self.whole |= {(row[1], row[2]): row for row in missing}
        return len(missing)


@dataclass
class _Texts:
    """Texts that are what their names say, and the others as they were read."""

    wanted: set[str]
    whole: dict[str, str] = field(default_factory=dict)
    broken: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, rows: Iterator[Row], wanted: set[str]) -> _Texts:
        texts = cls(wanted)
        for name, body in rows:
            if text_holds(name, body):
                texts.whole[name] = body
            elif isinstance(body, str) and digest(body) in wanted:
                texts.whole[digest(body)] = body  # it is the name that is damaged
            else:
                texts.broken.append((name, body))
        return texts

    def heal(self, rows: Iterator[Row]) -> int:
        missing = self.wanted - self.whole.keys()
        found = {name: body for name, body in rows if name in missing and text_holds(name, body)}
        self.whole |= found
        return len(found)


def _heal(backup: Path, events: _Events, texts: _Texts) -> int:
    healed = 0
    with contextlib.suppress(*UNREADABLE), contextlib.closing(_tolerant(backup)) as old:
        if healed := events.heal(iter(old.execute(f"SELECT {EVENT_COLUMNS} FROM event"))):
            texts.wanted |= events.named_texts()
        healed += texts.heal(iter(old.execute("SELECT hash, body FROM text")))
    return healed


def _take_state(new: sqlite3.Connection, old: sqlite3.Connection, faults: list[Fault]) -> None:
    """Make the state from the events; where some are damaged or missing, take the rows that can be read."""
    if not list(event_faults(new)) and not any(fault.table == "event" for fault in faults):
        rebuild(new)
        return
    for table in STATE_TABLES:
        known = _columns(old, table)  # an older version may have fewer, or not have the table
        if known and table != "tally":  # triggers count it
            _insert(new, table, _rows(old, table, "*", faults), faults, known)


def _indexed_events(old: sqlite3.Connection) -> set[tuple[str, int]]:
    """Device and sequence of the events as an index has them: a page that is cut off the table is not missed there."""
    found: set[tuple[str, int]] = set()
    with contextlib.suppress(*UNREADABLE):
        for device, sequence in old.execute("SELECT device, sequence FROM event INDEXED BY event_in_order"):
            if isinstance(sequence, int):
                found.add((device, sequence))
    return found


def _take_sealed(
    new: sqlite3.Connection, old: sqlite3.Connection, faults: list[Fault], tables: Collection[str]
) -> None:
    """What no event vouches for: where its seal is broken a draft is kept, and what is made again is left out."""
    for table in sorted(tables):
        columns = SEALED[table]
        with contextlib.suppress(*UNREADABLE):
            known = _columns(old, table)
            if not known:
                continue
            sealed = "seal" in known
            for values in _rows(old, table, ", ".join((*columns, *(["seal"] if sealed else ()))), faults):
                row = values[: len(columns)]
                whole = not sealed or is_sealed(table, row, values[-1])
                if not whole:
                    faults.append(Fault(table, " ".join(map(str, row[:3])), "it is not as it was written."))
                if whole or table == "draft":
                    _put(new, table, row)


def _take_originals(new: sqlite3.Connection, old: sqlite3.Connection, faults: list[Fault]) -> None:
    if not _columns(old, "original"):
        return
    for name, body in _numbered_rows(old, "original", "digest, body", faults):
        if original_holds(name, body):
            _insert(new, "original", ((name, body),), faults)
        else:
            faults.append(Fault("original", str(name), "it is not as it was kept."))


def _columns(old: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns; none where an older version has no such table."""
    return [row[1] for row in old.execute(f"PRAGMA table_info({table})")]


def _put(new: sqlite3.Connection, table: str, row: Row) -> None:
    with contextlib.suppress(sqlite3.IntegrityError, TypeError):
        if table == "finding":
            *first, body = row
            new.execute(
                "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)", (*first, body, seal(table, *row))
            )
        else:
            put(new, table, *row)


def _insert(
    new: sqlite3.Connection, table: str, rows: Iterable[Row], faults: list[Fault], columns: Sequence[str] = ()
) -> None:
    named = "(" + ", ".join(f'"{name}"' for name in columns) + ")" if columns else ""
    for row in rows:
        try:
            new.execute(f"INSERT OR IGNORE INTO {table} {named} VALUES ({', '.join('?' * len(row))})", row)
        except (sqlite3.Error, UnicodeError):
            faults.append(Fault(table, str(row[0]), "it holds what cannot stand there."))


def _numbered_rows(old: sqlite3.Connection, table: str, columns: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a table that numbers them: around a damaged page they are asked for one by one."""
    try:
        last = old.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0
    except UNREADABLE:
        last = _UNKNOWN
    select = f"SELECT rowid, {columns} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    ranges, lost = [(1, last)], False
    while ranges:
        first, last = ranges.pop()
        try:
            for number, *row in old.execute(select, (first, last)):
                yield tuple(row)
                first = number + 1
        except UNREADABLE as error:
            if not is_damage(error) or first >= last:
                lost = True
            else:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
    if lost:
        faults.append(Fault(table, "", "some of its rows cannot be read."))


def _rows(old: sqlite3.Connection, table: str, columns: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a table by their key, from the beginning and, where that ends at a damaged page, from the end."""
    keys = [name for _, name, *_, place in old.execute(f"PRAGMA table_info({table})") if place]
    seen: set[Row] = set()
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{name} {direction}" for name in keys)
        with contextlib.suppress(*UNREADABLE):
            for row in old.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
                if row not in seen:
                    seen.add(row)
                    yield row
            return
    faults.append(Fault(table, "", "some of its rows cannot be read."))
