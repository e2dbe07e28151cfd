"""Examines a whole database without changing it: the file, the chain, and whether the state follows from the events."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enface.store.connection import SCHEMA_VERSION, bring_up_to_date, readable, stored_version, version_after
from enface.store.findings import match_waivers
from enface.store.projection import EVENT_COLUMNS, STATE_TABLES, event_of, steps
from enface.store.seals import SEALED, is_sealed
from enface.store.verify import Fault, event_faults, original_holds, text_faults

_COUNTED = ("open_in_segment", "open_of_kind", "open_of_severity")
"""What triggers count of the findings."""

_STEPS = "_sqlite_migrations"
"""Where sqlite-utils keeps which migrations were made; each version of it may describe the table in its own way."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A database that was looked through; `heads` are the hashes of each device's last event."""

    path: Path
    version: int
    documents: int
    segments: int
    events: int
    heads: tuple[tuple[str, int, str], ...]
    faults: tuple[Fault, ...]

    @property
    def readable(self) -> bool:
        """Whether every row can be read, whatever it says."""
        return not any(fault.table == "file" for fault in self.faults)

    @property
    def chain_holds(self) -> bool:
        """Whether every event is as it was recorded, so that the state may be made from them anew."""
        return self.readable and not any(fault.table == "event" for fault in self.faults)


def examine(path: Path) -> Examined:
    """Look through a database. Nothing is written, not even beside it.

    Raises EnfaceError where it is no database of enface's, or of a newer one.
    """
    faults: list[Fault] = []
    with contextlib.ExitStack() as stack:
        try:
            connection = stack.enter_context(_beside(path))
            version = stored_version(connection, path, "kept")
        except UNREADABLE as error:
            return Examined(path, 0, 0, 0, 0, (), (_unreadable(error),))
        for check in _checks(version):
            try:
                faults += check(connection)
            except UNREADABLE as error:
                faults.append(_unreadable(error))
        documents, segments, events = (_count(connection, table) for table in ("document", "segment", "event"))
        return Examined(path, version, documents, segments, events, _heads(connection), tuple(dict.fromkeys(faults)))


UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises at a damaged file; the second where the damage is in what it wanted to say."""


def _unreadable(error: Exception) -> Fault:
    said = str(error) if isinstance(error, sqlite3.Error) else "its tables are not described in letters"
    return Fault("file", "", f"it cannot be read to its end: {said}.")


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[sqlite3.Connection]:
    """New tables in memory, to fold the events into, with the database that is examined attached as `kept`."""
    with (
        readable(path) as uri,
        contextlib.closing(sqlite3.connect(":memory:", isolation_level=None, uri=True, timeout=10)) as connection,
    ):
        # Bytes that are no text any more must not end the examination.
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        bring_up_to_date(connection, path)
        connection.execute("ATTACH ? AS kept", (uri,))
        connection.execute("BEGIN")
        yield connection


Check = Callable[[sqlite3.Connection], Iterable[Fault]]


def _checks(version: int) -> tuple[Check, ...]:
    """What is looked at, in this order; tables of an older version are compared as far as they are the same today."""
    always: tuple[Check, ...] = (_file, _version, _chain, _texts, _state)
    return (*always, _schema, _findings, _seals, _originals) if version == SCHEMA_VERSION else always


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA kept.integrity_check(1000)").fetchall():
        if message != "ok":
            yield Fault("file", "", f"SQLite says: {' '.join(message.split())}.")


def _version(connection: sqlite3.Connection) -> Iterator[Fault]:
    version = connection.execute("PRAGMA kept.user_version").fetchone()[0]
    made = version_after(connection.execute(f"SELECT count(*) FROM kept.{_STEPS}").fetchone()[0])
    if version != made:
        yield Fault("file", "", f"it says that its tables are of version {version}, but they are of {made}.")


def _schema(connection: sqlite3.Connection) -> Iterator[Fault]:
    columns = "type, name, tbl_name, sql"
    for kind, name, *_ in _differing(connection, "sqlite_schema", columns, f"WHERE name != '{_STEPS}'"):
        yield Fault(str(kind), str(name), "it is not as enface made it.")


def _chain(connection: sqlite3.Connection) -> Iterator[Fault]:
    return event_faults(connection, "kept")


def _texts(connection: sqlite3.Connection) -> Iterator[Fault]:
    return text_faults(connection, "kept")


def _state(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Fold all events into the new tables, and name every row of the state that is another there."""
    events = f"SELECT {EVENT_COLUMNS} FROM kept.event NOT INDEXED ORDER BY clock, device, sequence"
    for row in connection.execute(events).fetchall():
        try:
            event_of(row)
            connection.execute("INSERT INTO main.event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        except _SENSELESS:
            yield Fault("event", str(row[0]), "nothing can be made of it.")
    for step in steps(connection):
        try:
            step.do()
        except _SENSELESS:
            yield Fault("event", step.event.id, "nothing can be made of it.")
    there = {name for (name,) in connection.execute("SELECT name FROM kept.sqlite_schema WHERE type = 'table'")}
    for table in STATE_TABLES:
        if table in there:  # an older version may not have it yet
            yield from _compared(connection, table)
    yield from _missing_texts(connection)


_SENSELESS = (sqlite3.Error, ArithmeticError, LookupError, TypeError, ValueError)


_TEXTS = """
    SELECT 'segment' AS holder, document || ' ' || id AS row, 'source' AS what, source AS hash FROM main.segment
    UNION ALL SELECT 'segment', document || ' ' || id, 'target', target FROM main.segment
    UNION ALL SELECT 'segment', document || ' ' || id, 'details', details FROM main.segment
    UNION ALL SELECT 'segment', document || ' ' || id, 'first target', origin_target FROM main.segment
    UNION ALL SELECT 'revision', id, 'text', text FROM main.revision
    UNION ALL SELECT 'comment', id, 'text', text FROM main.comment
    UNION ALL SELECT 'query', id, 'text', text FROM main.query
    UNION ALL SELECT 'query', id, 'quoted text', quoted FROM main.query WHERE quoted NOTNULL
    UNION ALL SELECT 'answer', id, 'text', text FROM main.answer WHERE text NOTNULL
    UNION ALL SELECT 'comment', id, 'version', version FROM main.comment WHERE version NOTNULL
    UNION ALL SELECT 'change', document || ' ' || segment, 'source', source FROM main.change WHERE source NOTNULL
    UNION ALL SELECT 'change', document || ' ' || segment, 'target', target FROM main.change WHERE target NOTNULL
    UNION ALL SELECT 'conflict', document || ' ' || segment, 'text', text FROM main.conflict
    UNION ALL SELECT 'certificate', document || ' ' || segment, bound.key, bound.atom FROM main.certificate
        JOIN (SELECT id, payload FROM main.event) AS given ON given.id = certificate.event
        JOIN json_each(given.payload) AS bound ON bound.key IN ('glossary', 'rules', 'override')
    UNION ALL SELECT 'error', id, 'source', source FROM main.error
    UNION ALL SELECT 'error', id, 'target', target FROM main.error
    UNION ALL SELECT 'error', id, 'note', note FROM main.error
    UNION ALL SELECT 'error_step', id, 'note', note FROM main.error_step WHERE note NOTNULL
    UNION ALL SELECT 'rating', id, 'source', source FROM main.rating
    UNION ALL SELECT 'rating', id, 'target', target FROM main.rating
    UNION ALL SELECT 'waiver', id, 'reason', reason FROM main.waiver
        WHERE NOT EXISTS (SELECT 1 FROM main.event WHERE event.document = waiver.document
            AND event.kind = 'document.purged' AND event.clock > waiver.clock)"""
"""Every text that must be there; the reason of a waiver may have been purged with its document."""


def _missing_texts(connection: sqlite3.Connection) -> Iterator[Fault]:
    missing = f"SELECT holder, row, what FROM ({_TEXTS}) WHERE hash NOT IN (SELECT hash FROM kept.text NOT INDEXED)"
    for table, row, what in connection.execute(missing):
        yield Fault(table, row, f"its {what} is lost.")


def _findings(connection: sqlite3.Connection) -> Iterator[Fault]:
    connection.execute("INSERT OR IGNORE INTO main.finding SELECT * FROM kept.finding")
    match_waivers(connection)
    yield from _compared(connection, "finding")
    for table in _COUNTED:
        yield from _compared(connection, table, "WHERE findings != 0")


def _seals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, columns in SEALED.items():
        for *values, given in connection.execute(f"SELECT {', '.join(columns)}, seal FROM kept.{table}"):
            if not is_sealed(table, values, given):
                yield Fault(table, _label(table, columns, values), "it is not as it was written.")


def _originals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for digest, body in connection.execute("SELECT digest, body FROM kept.original NOT INDEXED"):
        if not original_holds(digest, body):
            yield Fault("original", str(digest), "it is not as it was kept.")


def _compared(connection: sqlite3.Connection, table: str, where: str = "") -> Iterator[Fault]:
    """A fault for each row that is missing, or should not be there, or differs from what the events make of it.

    An older version may lack columns; they are not compared.
    """
    there = {name for name, _ in _columns(connection, table, "kept")}
    names = [name for name, _ in _columns(connection, table) if name in there]
    columns = ", ".join(f'"{name}"' for name in names)
    width = len(_keys(connection, table))
    kept = {row[:width]: row for row in _rows_only_in(connection, "kept", "main", table, columns, where)}
    made = {row[:width]: row for row in _rows_only_in(connection, "main", "kept", table, columns, where)}
    for key in dict.fromkeys((*kept, *made)):
        row = _label(table, names, kept.get(key) or made[key])
        if key not in made:
            yield Fault(table, row, "no event says that it stands.")
        elif key not in kept:
            yield Fault(table, row, "it is missing.")
        else:
            pairs = zip(names, kept[key], made[key], strict=True)
            differing = [f"{name} is {old!r}, and should be {new!r}" for name, old, new in pairs if old != new]
            yield Fault(table, row, f"{'; '.join(differing)}.")


_LABELS = {
    "document": ("key",),
    "segment": ("document", "id"),
    "finding": ("document", "segment", "rule"),
    "tally": ("document", "status"),
    "fixed": ("event", "fingerprint"),
    "undone": ("event",),
    "renamed": ("document", "old"),
    "change": ("document", "segment"),
    "conflict": ("document", "segment", "number"),
    "late": ("event",),
    "assignment": ("document",),
    "elsewhere": ("device", "sequence"),
    "waiver_end": ("waiver",),
    "certificate": ("document", "segment"),
    "placing": ("path",),
    "checked": ("document",),
    "meta": ("name",),
    "file": ("path",),
    "draft": ("document", "segment", "actor"),
    "lease": ("document", "segment", "actor"),
    "position": ("actor",),
    "open_in_segment": ("document", "ordinal"),
    "open_of_kind": ("document", "fingerprint"),
    "open_of_severity": ("document", "severity"),
}
"""The columns that name a row to a person; elsewhere it is the id."""


def _label(table: str, names: Sequence[str], row: Sequence[object]) -> str:
    wanted = _LABELS.get(table, ("id",))
    return " ".join(str(value) for name, value in zip(names, row, strict=True) if name in wanted)


def _differing(connection: sqlite3.Connection, table: str, columns: str, where: str) -> list[tuple[object, ...]]:
    return [
        *_rows_only_in(connection, "kept", "main", table, columns, where),
        *_rows_only_in(connection, "main", "kept", table, columns, where),
    ]


def _rows_only_in(
    connection: sqlite3.Connection, here: str, there: str, table: str, columns: str, where: str = ""
) -> list[tuple[object, ...]]:
    mine, others = (f"SELECT {columns} FROM {schema}.{table} {where}" for schema in (here, there))
    return connection.execute(f"{mine} EXCEPT {others}").fetchall()


def _columns(connection: sqlite3.Connection, table: str, schema: str = "main") -> list[tuple[str, int]]:
    """The names of a table's columns, and their places in its key, 0 where they are not of it."""
    return [(row[1], row[5]) for row in connection.execute(f"PRAGMA {schema}.table_info({table})")]


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for name, place in _columns(connection, table) if place]


def _count(connection: sqlite3.Connection, table: str) -> int:
    with contextlib.suppress(*UNREADABLE):
        return int(connection.execute(f"SELECT count(*) FROM kept.{table}").fetchone()[0])
    return 0


def _heads(connection: sqlite3.Connection) -> tuple[tuple[str, int, str], ...]:
    with contextlib.suppress(*UNREADABLE):
        heads = "SELECT device, max(sequence), hash FROM kept.event NOT INDEXED GROUP BY device ORDER BY device"
        return tuple(connection.execute(heads).fetchall())
    return ()
