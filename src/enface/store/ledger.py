"""The events of a project: every change in its own transaction, with its event, on the disk before the call returns."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from enface.model import EnfaceError, Problem
from enface.store import backups, findings, projection
from enface.store.connection import Connect, bring_up_to_date, connect, create_private, damaged, explained, snapshot
from enface.store.events import (
    DECISIONS,
    REVERSIBLE,
    Event,
    Kind,
    NewEvent,
    canonical,
    chain_hash,
    digest,
    now,
    uuid7,
)
from enface.store.lock import Holder, Lock, login, take
from enface.store.names import names, under_its_name
from enface.store.places import refuse_risky_place
from enface.store.seals import put
from enface.store.verify import event_faults, state_digest, text_faults


class Closed(EnfaceError):  # noqa: N818 - no error of anybody's: the work has ended
    """The store was closed while a thread was still asking."""

    def __init__(self, path: Path) -> None:
        super().__init__(Problem(str(path), "the project was closed."))


@dataclass(frozen=True, slots=True)
class _Seat:
    """A thread's own connection, and the lock that keeps it from being closed in the middle of an answer."""

    thread: threading.Thread
    connection: sqlite3.Connection
    busy: threading.RLock


class Ledger:
    """Events of a project, and the connections through which they are written.

    Threads may share it: each has a connection of its own, and their changes take turns. Where nothing may be written
    (`read_only` says why), it works on a private copy in memory that is gone when it is closed.
    """

    def __init__(self, path: Path, lock: Lock | None, connect: Connect, read_only: str, holder: Holder | None) -> None:
        self.path = path
        self.read_only = read_only
        self.holder = holder
        self._lock = lock
        self._connect = connect
        self._turn = threading.RLock()
        self._local = threading.local()
        self._seats: list[_Seat] = []
        self._shared = None if lock else _Seat(threading.main_thread(), snapshot(path), self._turn)
        self._closed = False
        self._device = ""
        self._touched = False
        self.edition = 0
        """Grows with every change of what segments hold and what was found in them."""
        try:
            bring_up_to_date(self.connection, path, lambda: self.back_up("migration"))
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path, *, write: bool = True, connect: Connect = connect, any_place: bool = False) -> Self:
        """The database at `path`, made where there is none; for reading only without `write`, or where another process
        is writing, or where nothing can be written.

        Raises EnfaceError where it is damaged, foreign, or of a newer enface, and unless `any_place`, where it would be
        written in a folder that is synced or on another machine.
        """
        if write and not any_place:
            refuse_risky_place(path)
        lock: Lock | None = None
        holder: Holder | None = None
        read_only = "" if write else "it was opened for reading only"
        try:
            with explained(path):
                if write:
                    lock, holder, read_only = _claim(path)
                return cls(path, lock, connect, read_only, holder)
        except BaseException:
            if lock:
                lock.release()
            raise

    def close(self) -> None:
        """Let what is being answered or written end, close every connection, and let another process write."""
        with self._turn:
            self._closed = True
            for seat in (*self._seats, *([self._shared] if self._shared else ())):
                with seat.busy:
                    seat.connection.close()
            self._seats.clear()
            if self._lock:
                self._lock.release()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the thread that asks."""
        return self._seat().connection

    def _seat(self) -> _Seat:
        if self._closed:
            raise Closed(self.path)
        if self._shared:
            return self._shared
        seat: _Seat | None = getattr(self._local, "seat", None)
        if seat is None:
            with self._turn:
                self._leave_empty_seats()
                seat = self._local.seat = _Seat(threading.current_thread(), self._connect(self.path), threading.RLock())
                self._seats.append(seat)
        return seat

    def _leave_empty_seats(self) -> None:
        """Close the connections of threads that have ended."""
        for seat in [seat for seat in self._seats if not seat.thread.is_alive()]:
            seat.connection.close()
            self._seats.remove(seat)

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: all that is done within stands, or nothing. Raises EnfaceError where the disk refuses."""
        with self._turn, explained(self.path):
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            self._touched = False
            try:
                yield
                connection.execute("COMMIT")
                self.edition += self._touched
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        seat = self._seat()
        with seat.busy, explained(self.path):
            if self._closed:
                raise Closed(self.path)
            try:
                yield seat.connection
            except (KeyError, ValueError) as error:
                # A status, a finding or a payload that is none: a bit of it has flipped.
                raise damaged(self.path) from error

    def reading(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        """A connection to ask questions through; for the parts of the store that are classes of their own."""
        return self._reading()

    def append(self, actor: str, events: Iterable[NewEvent]) -> tuple[Event, ...]:
        """Record what happened and fold it into the state, inside a `change`."""
        return tuple(self._recorded(actor, events))

    def _recorded(self, actor: str, events: Iterable[NewEvent]) -> Iterator[Event]:
        """The events, each as soon as it is recorded: those of a long import are more than the memory should hold."""
        connection = self.connection
        if not connection.in_transaction:
            raise RuntimeError("events are appended inside a change")
        self._touched = True
        device = self._device_of(connection)
        head = connection.execute(
            "SELECT sequence, hash FROM event WHERE device = ? ORDER BY sequence DESC LIMIT 1", (device,)
        ).fetchone()
        sequence, previous = head or (0, "")
        clock = connection.execute("SELECT coalesce(max(clock), 0) FROM event").fetchone()[0]
        for new in events:
            sequence, clock = sequence + 1, clock + 1
            payload = canonical(dict(new.payload))
            fields = (uuid7(), device, sequence, clock, now(), actor, new.kind, new.document, new.segment)
            own = chain_hash(fields, payload, previous)
            connection.executemany(
                "INSERT OR IGNORE INTO text VALUES (?, ?)", [(digest(text), text) for text in new.texts]
            )
            row = (*fields, payload, previous, own)
            connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            event = projection.event_of(row)
            projection.fold(connection, event)
            previous = own
            yield event

    def _device_of(self, connection: sqlite3.Connection) -> str:
        """The id of the database where it stands: a copy carried elsewhere goes on with a chain of its own."""
        if not self._device:
            here = " ".join((login(), str(uuid.getnode()), str(self.path.resolve()), _inode(self.path)))
            known = dict(
                connection.execute("SELECT name, value FROM meta WHERE name IN ('device', 'place')").fetchall()
            )
            if known.get("place") != digest(here):
                known = {"device": uuid7(), "place": digest(here)}
                for name, value in known.items():
                    put(connection, "meta", name, value)
            self._device = known["device"]
        return self._device

    def clock(self) -> int:
        """The logical clock: the reading of the last event."""
        with self._reading() as connection:
            reading: int = connection.execute("SELECT coalesce(max(clock), 0) FROM event").fetchone()[0]
            return reading

    def back_up(self, reason: str) -> Path | None:
        """Keep a dated copy before a change that is hard to take back; `reason` is one word.

        To be called outside a `change`. None where there is nothing yet, or nothing is written anyway, or this is a
        backup itself. Raises EnfaceError where no copy can be made; then the change should not be made either.
        """
        if self._shared or self.path.parent.name == backups.FOLDER:
            return None
        with self._turn:
            return backups.back_up(self.connection, self.path, reason) if self.clock() else None

    def rebuild(self) -> None:
        """Fold all events into the state anew; what the rules found is for the next check to find again."""
        with self.change():
            projection.rebuild(self.connection)
            findings.forget_all(self.connection)
            self._touched = True

    def state_digest(self) -> str:
        """A hash of the whole current state; the same events give the same."""
        with self._reading() as connection:
            return state_digest(connection)

    def verify(self) -> tuple[Problem, ...]:
        """What does not hold: events whose hash or predecessor is wrong, texts that are not what their name says."""
        with self._reading() as connection:
            faults = (*event_faults(connection), *text_faults(connection))
        return tuple(Problem(str(self.path), str(fault)) for fault in faults)

    def event(self, id: str) -> Event:
        """The event of that id; raises LookupError where there is none."""
        with self._reading() as connection:
            return projection.event_by_id(connection, id)

    def has_event(self, hash: str) -> bool:
        """Whether an event of that hash was recorded."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM event WHERE hash = ?", (hash,)).fetchone() is not None

    def decisions(self, document: str) -> list[Event]:
        """What people decided in a document and nobody has undone, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {projection.EVENT_COLUMNS} FROM event
                WHERE document = ? AND kind IN ({", ".join("?" * len(DECISIONS))})
                    AND id NOT IN (SELECT event FROM undone) ORDER BY clock, device, sequence""",
                (document, *DECISIONS),
            ).fetchall()
            return [under_its_name(connection, projection.event_of(row)) for row in rows]

    def last_standing(self, document: str, actor: str) -> Event | None:
        """Somebody's last decision in a document, or delivery of it, that is not undone and shows in the state."""
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {projection.EVENT_COLUMNS} FROM event
                WHERE document = ? AND actor = ? AND kind IN ({", ".join("?" * len(REVERSIBLE))})
                    AND id NOT IN (SELECT event FROM undone) ORDER BY clock DESC, device DESC, sequence DESC""",
                (document, actor, *REVERSIBLE),
            )
            events = (under_its_name(connection, projection.event_of(row)) for row in rows)
            return next((event for event in events if projection.shows(connection, event)), None)

    def last_undone(self, document: str, actor: str) -> Event | None:
        """Somebody's decision that their last Undo took back, unless they have decided anything since."""
        last = self._last_event(
            f"""id = (SELECT event FROM undone WHERE document = :document AND actor = :actor
                AND clock > coalesce((SELECT max(clock) FROM event WHERE document = :document AND actor = :actor
                    AND kind IN ({", ".join(repr(kind.value) for kind in sorted(REVERSIBLE))})
                    AND id NOT IN (SELECT event FROM undone)), 0)
                ORDER BY clock DESC LIMIT 1)""",
            {"document": document, "actor": actor},
        )
        with self._reading() as connection:
            return last if last and projection.shows(connection, last) else None

    def last_on_segment(self, document: str, segment: str) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody."""
        with self._reading() as connection:
            called = list(names(connection, document, segment))
        found = (
            self._last_event(
                """document = ? AND segment = ? AND clock > ? AND clock < ? AND kind IN (?, ?)
                AND id NOT IN (SELECT event FROM undone)""",
                (document, name, after, before, Kind.REVISED, Kind.STATUS),
            )
            for name, after, before in called
        )
        return next(filter(None, found), None)

    def _last_event(self, condition: str, parameters: Sequence[object] | Mapping[str, object]) -> Event | None:
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {projection.EVENT_COLUMNS} FROM event WHERE {condition} "
                "ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1",
                parameters,
            ).fetchone()
            return under_its_name(connection, projection.event_of(row)) if row else None


def _claim(path: Path) -> tuple[Lock | None, Holder | None, str]:
    """The lock of a database that is there to be written; or who holds it, and why it cannot be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        claimed = take(path)
        if isinstance(claimed, Holder):
            return None, claimed, f"{claimed} is working on it"
        create_private(path)
    except OSError as error:
        return None, None, f"{error.filename or path.parent} cannot be written to ({error.strerror})"
    if not os.access(path, os.W_OK):
        claimed.release()
        return None, None, f"{path} cannot be written to (it is read-only)"
    return claimed, None, ""


def _inode(path: Path) -> str:
    return str(path.stat().st_ino) if path.exists() else ""
