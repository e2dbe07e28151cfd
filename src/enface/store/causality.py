"""Who knew what: the events that a device had seen when it recorded another, and what follows for late ones.

A device has seen its own events, and of each other device's all up to the one that its last `merged` event names. A
device whose chain begins without one went on from a copy that nothing had been merged into: it had seen whatever has
an earlier clock reading than its first event.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from enface.store.events import EVENT_COLUMNS, Event, Kind, NewEvent, event_of

_HEADERS = (Kind.DOCUMENT_IMPORTED, Kind.DELIVERED)


class Place(NamedTuple):
    """Where an event stands in the chain of its device."""

    device: str
    sequence: int


class Import(NamedTuple):
    """A file that came into a document; `last` is the clock reading of its last segments."""

    place: Place
    clock: int
    last: int
    kind: Kind
    digest: str
    segments: int

    def repeats(self, other: Import) -> bool:
        """Whether both read the same file as it lay there."""
        plain = self.kind is other.kind is Kind.DOCUMENT_IMPORTED
        return plain and (self.digest, self.segments) == (other.digest, other.segments)


class Turn(NamedTuple):
    """A delivery that was taken back, or done again where not `undone`."""

    place: Place
    clock: int
    delivery: Place
    undone: bool


def place_of(event: Event) -> Place:
    """Where an event stands in the chain of its device."""
    return Place(event.device, event.sequence)


def devices(connection: sqlite3.Connection) -> list[str]:
    """All devices that have recorded anything."""
    # Each device is a step along the index, however many events there are.
    rows = connection.execute(
        """WITH RECURSIVE known (device) AS (SELECT min(device) FROM event UNION ALL
            SELECT (SELECT min(device) FROM event WHERE event.device > known.device) FROM known WHERE device NOTNULL)
        SELECT device FROM known WHERE device NOTNULL"""
    )
    return [device for (device,) in rows.fetchall()]


def heads(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each device's last event that is known, also of those that are kept elsewhere."""
    found: dict[str, int] = {}
    for table in ("event", "elsewhere"):
        for device, sequence in connection.execute(f"SELECT device, max(sequence) FROM {table} GROUP BY device"):
            found[device] = max(sequence, found.get(device, 0))
    return found


def seen_by(connection: sqlite3.Connection, device: str) -> NewEvent:
    """The event by which a device records that from here on it has seen all that stands here."""
    seen = {other: sequence for other, sequence in heads(connection).items() if other != device}
    return NewEvent(Kind.MERGED, payload={"seen": seen})


class Knowledge:
    """What each device had seen of the others when it recorded its events."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._from: dict[str, list[int]] = {}
        self._seen: dict[str, list[Mapping[str, int]]] = {}
        rows = connection.execute(
            "SELECT device, sequence, payload FROM event WHERE kind = 'merged' ORDER BY device, sequence"
        )
        for device, sequence, payload in rows.fetchall():
            self._learn(device, sequence, json.loads(payload)["seen"])
        for device in devices(connection):
            if self._from.get(device, [0])[0] != 1:
                self._begin(connection, device)

    def _learn(self, device: str, sequence: int, seen: Mapping[str, int]) -> None:
        self._from.setdefault(device, []).append(sequence)
        self._seen.setdefault(device, []).append({other: int(number) for other, number in seen.items()})

    def _begin(self, connection: sqlite3.Connection, device: str) -> None:
        first = connection.execute("SELECT clock FROM event WHERE device = ? AND sequence = 1", (device,)).fetchone()
        if first is None or first[0] <= 1:
            return
        rows = connection.execute(
            "SELECT device, max(sequence) FROM event WHERE clock < ? AND device != ? GROUP BY device",
            (first[0], device),
        )
        self._from.setdefault(device, []).insert(0, 1)
        self._seen.setdefault(device, []).insert(0, dict(rows.fetchall()))

    def saw(self, event: Place, other: Place) -> bool:
        """Whether the device of an event had seen another when it recorded it."""
        if event.device == other.device:
            return other.sequence < event.sequence
        number = bisect_right(self._from.get(event.device, []), event.sequence)
        return bool(number) and self._seen[event.device][number - 1].get(other.device, 0) >= other.sequence


class History:
    """The imports and purges of documents that several devices have worked on, and what their decisions had seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.knowledge = Knowledge(connection)
        self.contested: dict[str, Event] = {}
        """The segments that are to be settled, by their names in the document that is being folded, and since when."""
        self._imports: dict[str, list[Import]] = {}
        self._turns: dict[str, list[Turn]] = {}
        self._purges: dict[str, list[Place]] = {}
        for document, one in _imports(connection):
            self._imports.setdefault(document, []).append(one)
        for document, turn in _turns(connection):
            self._turns.setdefault(document, []).append(turn)
        rows = connection.execute(
            "SELECT document, device, sequence FROM event WHERE kind = ? ORDER BY clock, device, sequence",
            (Kind.DOCUMENT_PURGED,),
        )
        for document, device, sequence in rows.fetchall():
            self._purges.setdefault(document, []).append(Place(device, sequence))

    def imports(self, document: str) -> list[Import]:
        """The imports of a document in order."""
        return self._imports.get(document, [])

    def turns(self, document: str) -> list[Turn]:
        """The deliveries of a document that were taken back or done again, in order."""
        return self._turns.get(document, [])

    def is_repeated(self, event: Event) -> bool:
        """Whether an event of an import only brings what another device's import, which it had not seen, brought."""
        own = next((one for one in reversed(self.imports(event.document)) if _is_of(event, one)), None)
        return own is not None and self.first_alike(event.document, own) is not own

    def first_alike(self, document: str, one: Import) -> Import:
        """The first import of the same file that this one repeats without having seen it, else itself."""
        alike = (
            other
            for other in self.imports(document)
            if other is one or (other.repeats(one) and not self.knowledge.saw(one.place, other.place))
        )
        return next(alike, one)

    def late(self, event: Event) -> int | None:
        """At which clock reading a decision is to be read, where an import came before it that it had not seen."""
        place = place_of(event)
        imports = self.imports(event.document)
        if all(one.clock > event.clock or self.knowledge.saw(place, one.place) for one in imports):
            return None
        turns = (turn for turn in self.turns(event.document) if self.knowledge.saw(place, turn.place))
        undone = {turn.delivery: turn.undone for turn in turns}
        seen = (one for one in imports if self.knowledge.saw(place, one.place) and not undone.get(one.place))
        return max((self.first_alike(event.document, one).last for one in seen), default=0)

    def is_beyond_purge(self, event: Event) -> bool:
        """Whether an event is of a document that another device has purged meanwhile."""
        place = place_of(event)
        return any(
            place != purge and not self.knowledge.saw(place, purge) and not self.knowledge.saw(purge, place)
            for purge in self._purges.get(event.document, ())
        )


def history_of(connection: sqlite3.Connection) -> History | None:
    """What decisions had seen; None where a single device has recorded all, so that each has seen all before it."""
    return History(connection) if len(devices(connection)) > 1 else None


def in_order(connection: sqlite3.Connection, history: History | None, document: str | None = None) -> Iterator[Event]:
    """All events, or those of a document, in the order in which they are folded.

    It is theirs, but that the segments of an import follow it at once, whatever others recorded at that time.
    """
    clock = _CLOCK if history else "clock"
    chosen, parameters = ("WHERE document = ?", (document,)) if document is not None else ("", ())
    rows = connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM event {chosen} ORDER BY {clock}, device, sequence", parameters
    )
    return map(event_of, rows)


_CLOCK = f"""CASE kind WHEN '{Kind.SEGMENTS_IMPORTED}' THEN coalesce((SELECT header.clock FROM event AS header
    WHERE header.device = event.device AND header.sequence < event.sequence AND header.kind != event.kind
    ORDER BY header.sequence DESC LIMIT 1), clock) ELSE clock END"""


def _is_of(event: Event, one: Import) -> bool:
    return one.place.device == event.device and one.place.sequence <= event.sequence


def _turns(connection: sqlite3.Connection) -> Iterator[tuple[str, Turn]]:
    """Every delivery that was taken back or done again with its document, in order."""
    rows = connection.execute(
        """SELECT turn.document, turn.device, turn.sequence, turn.clock, delivery.device, delivery.sequence, turn.kind
        FROM event AS delivery JOIN event AS turn ON turn.document = delivery.document
            AND turn.payload ->> 'event' = delivery.id
        WHERE delivery.kind = ? AND turn.kind IN (?, ?) ORDER BY turn.clock, turn.device, turn.sequence""",
        (Kind.DELIVERED, Kind.UNDONE, Kind.REDONE),
    )
    for document, *place, clock, device, sequence, kind in rows.fetchall():
        yield document, Turn(Place(*place), clock, Place(device, sequence), kind == Kind.UNDONE)


def _imports(connection: sqlite3.Connection) -> Iterator[tuple[str, Import]]:
    """Every import with its document, in order."""
    rows = connection.execute(
        """SELECT document, device, sequence, clock, kind, payload ->> 'digest', payload ->> 'segments'
        FROM event WHERE kind IN (?, ?)
        UNION ALL SELECT document, device, sequence, clock, kind, '', 0 FROM event WHERE kind = ?
        ORDER BY device, sequence""",
        (*_HEADERS, Kind.SEGMENTS_IMPORTED),
    )
    found: list[tuple[str, Import]] = []
    for document, device, sequence, clock, kind, digest, segments in rows.fetchall():
        if kind != Kind.SEGMENTS_IMPORTED:
            found.append((document, Import(Place(device, sequence), clock, clock, Kind(kind), digest, segments)))
        elif found:
            # The segments follow their header in the same transaction.
            found[-1] = (found[-1][0], found[-1][1]._replace(last=clock))
    return iter(sorted(found, key=lambda one: (one[1].clock, one[1].place)))
