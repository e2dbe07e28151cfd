"""Access to a project's database: a connection for each thread, and changes one after the other."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from enface.model import EnfaceError, Problem
from enface.records import record
from enface.store.connection import (
    Connect,
    begin_in_turn,
    bring_up_to_date,
    connect,
    create_private,
    damaged,
    explained,
    refuse_other_tables,
    snapshot,
)
from enface.store.library import bears_several_writers
from enface.store.lock import Holder, Lock, take
from enface.store.places import refuse_risky_place


class Closed(EnfaceError):  # noqa: N818 - no error of anybody's: the work has ended
    """The store was closed while a thread was still asking."""

    def __init__(self, path: Path) -> None:
        super().__init__(Problem(str(path), "the project was closed."))


@record
class _Seat:
    """A thread's own connection, and the lock that keeps it from being closed in the middle of an answer."""

    thread: threading.Thread
    connection: sqlite3.Connection
    busy: threading.RLock


class Access:
    """The connections to a database, and the transactions that it is changed in.

    Threads may share it: each has a connection of its own, and their changes take turns. Where nothing may be written
    (`read_only` says why), it works on a private copy in memory that is gone when it is closed.
    """

    def __init__(self, path: Path, lock: Lock | None, connect: Connect, read_only: str, holder: Holder | None) -> None:
        self.path = path
        self.read_only = read_only
        self.holder = holder
        self.several = bool(lock and lock.shared)
        """Whether other processes may be writing at the same time."""
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
        is writing that cannot bear this one, or where nothing can be written.

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
            if self.several:
                begin_in_turn(connection)
            else:
                connection.execute("BEGIN IMMEDIATE")
            self._touched = False
            try:
                if self.several:
                    refuse_other_tables(connection, self.path)
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

    def version(self) -> int:
        """A number that is another one whenever another connection has written, of any process."""
        with self._reading() as connection:
            number: int = connection.execute("PRAGMA data_version").fetchone()[0]
            return number

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
        from enface.store import backups

        if self._shared or self.path.parent.name == backups.FOLDER:
            return None
        with self._turn:
            return backups.back_up(self.connection, self.path, reason) if self.clock() else None


def _claim(path: Path) -> tuple[Lock | None, Holder | None, str]:
    """The lock of a database that is there to be written; or who holds it, and why it cannot be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        claimed = take(path, shared=bears_several_writers())
        if isinstance(claimed, Holder):
            return None, claimed, f"{claimed} is working on it"
        create_private(path)
    except OSError as error:
        return None, None, f"{error.filename or path.parent} cannot be written to ({error.strerror})"
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            claimed.release()
            return None, None, f"{place} cannot be written to (it is read-only)"
    return claimed, None, ""
