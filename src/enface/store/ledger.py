"""The events of a project: every change in its own transaction, with its event, on the disk before the call returns."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from enface.model import Problem
from enface.store import findings
from enface.store.access import Access
from enface.store.events import (
    DECISIONS,
    EVENT_COLUMNS,
    REVERSIBLE,
    Event,
    Kind,
    NewEvent,
    canonical,
    chain_hash,
    digest,
    event_of,
    now,
    uuid7,
)
from enface.store.lock import login
from enface.store.names import READ_AT, names, under_its_name
from enface.store.seals import put

_NO_TEXT = (DECISIONS - {Kind.REVISED}) | {
    Kind.ASSIGNED,
    Kind.LAPSED,
    Kind.SAMPLE_DRAWN,
    Kind.RELEASED,
    Kind.GLOSSARY_DELIVERED,
}
"""What leaves all texts as they are."""


class Ledger(Access):
    """The events of a project, and the state that they are folded into; how they are is loaded at the first event."""

    def append(self, actor: str, events: Iterable[NewEvent]) -> tuple[Event, ...]:
        """Record what happened and fold it into the state, inside a `change`."""
        return tuple(self._recorded(actor, events))

    def _recorded(self, actor: str, events: Iterable[NewEvent]) -> Iterator[Event]:
        """The events, each as soon as it is recorded: those of a long import are more than the memory should hold."""
        from enface.store import causality, projection

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
        if head is None and clock:
            # The copy is of another device's: what that one did later, this one has not seen.
            events = chain((causality.seen_by(connection, device),), events)
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
            event = event_of(row)
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

    @property
    def device(self) -> str:
        """The id under which events are recorded here; to be asked for inside a `change`."""
        return self._device_of(self.connection)

    def note_touched(self) -> None:
        """Let the `change` that this is said in count as one of what segments hold."""
        self._touched = True

    def rebuild(self) -> None:
        """Fold all events into the state anew; what the rules found is for the next check to find again."""
        from enface.store import projection

        with self.change():
            projection.rebuild(self.connection)
            findings.forget_all(self.connection)
            self._touched = True

    def state_digest(self) -> str:
        """A hash of the whole current state; the same events give the same."""
        from enface.store.verify import state_digest

        with self._reading() as connection:
            return state_digest(connection)

    def verify(self) -> tuple[Problem, ...]:
        """What does not hold: events whose hash or predecessor is wrong, texts that are not what their name says."""
        from enface.store.verify import event_faults, text_faults

        with self._reading() as connection:
            faults = (*event_faults(connection), *text_faults(connection))
        return tuple(Problem(str(self.path), str(fault)) for fault in faults)

    def event(self, id: str) -> Event:
        """The event of that id; raises LookupError where there is none."""
        from enface.store import projection

        with self._reading() as connection:
            return projection.event_by_id(connection, id)

    def has_event(self, hash: str) -> bool:
        """Whether an event of that hash was recorded."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM event WHERE hash = ?", (hash,)).fetchone() is not None

    def digest_of(self, document: str) -> str:
        """What is another as soon as a document has other events: how many there are, and the hash of the last."""
        with self._reading() as connection:
            number, last = connection.execute(
                """SELECT (SELECT count(*) FROM event WHERE document = :document), (SELECT hash FROM event
                WHERE document = :document ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1)""",
                {"document": document},
            ).fetchone()
            return f"{number} {last}"

    def decisions(self, document: str) -> list[Event]:
        """What people decided in a document and nobody has undone, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {EVENT_COLUMNS} FROM event
                WHERE document = ? AND kind IN ({", ".join("?" * len(DECISIONS))})
                    AND id NOT IN (SELECT event FROM undone) ORDER BY clock, device, sequence""",
                (document, *DECISIONS),
            ).fetchall()
            return [under_its_name(connection, event_of(row)) for row in rows]

    def is_rewritten_since(self, document: str, clock: int) -> bool:
        """Whether texts of a document may be others than they were at a clock reading."""
        kinds = DECISIONS - {Kind.REVISED}
        with self._reading() as connection:
            found = connection.execute(
                f"""SELECT 1 FROM event WHERE document = ? AND clock > ? AND kind NOT IN ({", ".join("?" * len(kinds))})
                LIMIT 1""",
                (document, clock, *kinds),
            )
            return found.fetchone() is not None

    def rewritten_after(self, event: int) -> tuple[int, list[tuple[str, str]]]:
        """Where texts may be others than they were after the event of that number: documents and segments.

        The segment is empty where it may be any of the document. First comes the number of the last event, for the next
        time; numbers are in order of arrival, as a merge brings events of an earlier clock.
        """
        harmless = sorted(_NO_TEXT)
        with self._reading() as connection:
            last: int = connection.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()[0]
            rows = connection.execute(
                f"""SELECT DISTINCT event.document, CASE coalesce(turned.kind, event.kind)
                    WHEN '{Kind.REVISED}' THEN event.segment ELSE '' END
                FROM event LEFT JOIN event AS turned ON event.kind IN ('{Kind.UNDONE}', '{Kind.REDONE}')
                    AND turned.id = event.payload ->> '$.event'
                WHERE event.rowid > ? AND event.rowid <= ?
                    AND coalesce(turned.kind, event.kind) NOT IN ({", ".join("?" * len(harmless))})""",
                (event, last, *harmless),
            )
            return last, rows.fetchall()

    def last_standing(self, document: str, actor: str) -> Event | None:
        """Somebody's last decision in a document, or delivery of it, that is not undone and shows in the state."""
        from enface.store import projection

        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {EVENT_COLUMNS} FROM event
                WHERE document = ? AND actor = ? AND kind IN ({", ".join("?" * len(REVERSIBLE))})
                    AND id NOT IN (SELECT event FROM undone) ORDER BY clock DESC, device DESC, sequence DESC""",
                (document, actor, *REVERSIBLE),
            )
            events = (under_its_name(connection, event_of(row)) for row in rows)
            return next((event for event in events if projection.shows(connection, event)), None)

    def last_undone(self, document: str, actor: str) -> Event | None:
        """Somebody's decision that their last Undo took back, unless they have decided anything since."""
        from enface.store import projection

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

    def batch(self, event: Event) -> list[Event]:
        """All events of an event's batch that still bear on the state and are undone as it is, or stand as it does."""
        from enface.store import projection

        batch = event.payload["batch"]
        near = (event.device, event.sequence - batch["size"], event.sequence + batch["size"])
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {EVENT_COLUMNS} FROM event WHERE device = ? AND sequence BETWEEN ? AND ?
                    AND payload ->> '$.batch.id' = ?
                    AND (id IN (SELECT event FROM undone)) = (? IN (SELECT event FROM undone))
                ORDER BY sequence""",
                (*near, batch["id"], event.id),
            ).fetchall()
            events = [under_its_name(connection, event_of(row)) for row in rows]
            return [one for one in events if projection.shows(connection, one)]

    def last_on_segment(self, document: str, segment: str) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody."""
        with self._reading() as connection:
            called = list(names(connection, document, segment))
        found = (
            self._last_event(
                f"""document = ? AND segment = ? AND {READ_AT} > ? AND {READ_AT} < ? AND kind IN (?, ?)
                AND id NOT IN (SELECT event FROM undone)""",
                (document, name, after, before, Kind.REVISED, Kind.STATUS),
            )
            for name, after, before in called
        )
        return next(filter(None, found), None)

    def _last_event(self, condition: str, parameters: Sequence[object] | Mapping[str, object]) -> Event | None:
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {EVENT_COLUMNS} FROM event WHERE {condition} "
                "ORDER BY clock DESC, device DESC, sequence DESC LIMIT 1",
                parameters,
            ).fetchone()
            return under_its_name(connection, event_of(row)) if row else None


def _inode(path: Path) -> str:
    return str(path.stat().st_ino) if path.exists() else ""
