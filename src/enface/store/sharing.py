"""Several people at one database: what others have written meanwhile, and who is editing which segment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from enface.store.connection import Connect
from enface.store.events import Kind, moment, uuid7
from enface.store.ledger import Ledger
from enface.store.lock import Holder, Lock
from enface.store.names import called_since
from enface.store.seals import put

TERM = timedelta(seconds=60)
"""So long a lease holds that nobody renews, as after a crash."""


class Arrival(NamedTuple):
    """An event that has come: of which kind, whose, about what; the segment's id is the one that it has by now."""

    kind: Kind
    actor: str
    document: str
    segment: str


class Lease(NamedTuple):
    """Somebody's edit of a segment that has begun and not ended."""

    document: str
    segment: str
    actor: str
    since: str


class Sharing(Ledger):
    """What one session at a database knows of the others, and they of it. Leases are only told, never enforced."""

    def __init__(self, path: Path, lock: Lock | None, connect: Connect, read_only: str, holder: Holder | None) -> None:
        super().__init__(path, lock, connect, read_only, holder)
        self._session = uuid7()
        self._leased: dict[tuple[str, str], tuple[str, datetime]] = {}
        with self._reading() as connection:
            self._read: int = connection.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()[0]
        self._version = self.version()

    def arrivals(self) -> list[Arrival] | None:
        """The events that have come since this was asked last, one's own too; None where nobody else wrote anything.

        An empty list where it was something else than an event, such as findings or a draft. To be asked by one thread.
        """
        version = self.version()
        if version == self._version:
            return None
        self._version = version
        # By their place in the table, since a merge brings events of an earlier clock.
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT rowid, kind, actor, document, segment, clock FROM event WHERE rowid > ? ORDER BY rowid",
                (self._read,),
            ).fetchall()
            self._read = rows[-1][0] if rows else self._read
            return [
                Arrival(Kind(kind), actor, document, called_since(connection, document, segment, clock))
                for _, kind, actor, document, segment, clock in rows
            ]

    def leased(self, document: str, segment: str) -> Lease | None:
        """Who else is editing a segment, the first of them."""
        with self._reading() as connection:
            row = connection.execute(
                """SELECT document, segment, actor, since FROM lease
                WHERE document = ? AND segment = ? AND session != ? AND until > ? ORDER BY since LIMIT 1""",
                (document, segment, self._session, moment(datetime.now(UTC))),
            ).fetchone()
            return Lease(*row) if row else None

    def lease(self, document: str, segment: str, actor: str) -> None:
        """Let the others know that somebody is editing a segment; to be said again while that goes on."""
        now = datetime.now(UTC)
        since, written = self._leased.get((document, segment), (moment(now), now - TERM))
        if abs(now - written) < TERM / 3:
            return
        with self.change():
            connection = self.connection
            connection.execute("DELETE FROM lease WHERE until <= ?", (moment(now),))
            put(connection, "lease", document, segment, self._session, actor, since, moment(now + TERM))
        self._leased[document, segment] = (since, now)

    def release(self, document: str, segment: str) -> None:
        """Let the others know that the edit has ended."""
        if self._leased.pop((document, segment), None):
            with self.change():
                self.connection.execute(
                    "DELETE FROM lease WHERE document = ? AND segment = ? AND session = ?",
                    (document, segment, self._session),
                )

    def release_all(self) -> None:
        """End whatever this session was editing."""
        for document, segment in tuple(self._leased):
            self.release(document, segment)
