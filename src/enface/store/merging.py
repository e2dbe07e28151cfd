"""How the events that another copy of the reviews gives are taken in: a union, folded anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from enface.model import EnfaceError, Problem, Severity, Status
from enface.store import causality, conflicts, exchanges, findings, projection
from enface.store.causality import History, Place
from enface.store.conflicts import VersionRecord
from enface.store.documents import segment_of
from enface.store.events import DECISIONS, UNFOLDED, Event, Kind, digest, named_texts
from enface.store.exchanges import Exchange, Hidden, Known, Row
from enface.store.following import let_follow, undone_in
from enface.store.local import Local
from enface.store.names import under_its_name
from enface.store.obstacles import obstacles
from enface.store.purging import texts_of
from enface.store.seals import put
from enface.store.settling import OF_TEXT
from enface.store.verify import event_holds

_CLOCK_LIMIT = 1 << 53
_PAUSE = 200
"""Events after which is said how far it has come."""

Reached = Callable[[int, int], object]
"""Told how many events are in, and of how many."""

_SENSELESS = (
    *(sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, RecursionError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
"""What comes of an event that no enface would have recorded."""


def nobody(_done: int, _all: int) -> None:
    """For where nobody watches."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came: how many events, what people decided by document, who and kind, the conflicts that are open now and
    were not before, and the decisions whose segments a new version or new bounds have changed or removed meanwhile.
    """

    events: int = 0
    decisions: Mapping[tuple[str, str, Kind], int] = field(default_factory=dict, hash=False)
    conflicts: tuple[VersionRecord, ...] = ()
    overtaken: tuple[Event, ...] = ()
    documents: tuple[str, ...] = ()


class Merging:
    """The part of a project's database that goes to other copies and comes from them; reached as `store.merging`."""

    def __init__(self, store: Local) -> None:
        self._store = store

    def given(self, documents: Collection[str] | None) -> Exchange:
        """What another copy is given: the events of some documents or of all, with their texts, inside a `change`.

        Of the others only the hashes, so that the chains hold. What concerns the whole project is always given.
        """
        return exchanges.given(self._store.connection, documents)

    def known(self, exchange: Exchange) -> Known:
        """How much is known here already of what another copy has given, inside a `change`."""
        return exchanges.known(self._store.connection, exchange)

    def take(self, exchange: Exchange, name: str, actor: str, reached: Reached = nobody) -> Merged:
        """Take in what another copy has given, inside a `change`; all that is not known yet, and nothing twice.

        `name` is what it came in. Raises EnfaceError where it contradicts what is known here, or makes no sense.
        """
        store, connection = self._store, self._store.connection
        _check(exchange, name)
        new, hidden = _unknown(connection, exchange, name)
        if not new and not hidden:
            return Merged()
        own = store.device in causality.devices(connection)
        before = set(conflicts.versions(connection))
        known_overtaken = {event.id for event in _overtaken(connection)}
        was_undone = undone_in(connection)
        living = {key for (key,) in connection.execute("SELECT key FROM document")}
        events = [_event(row, name) for row in new]
        try:
            _record(connection, new, hidden, exchange.texts)
            history = causality.history_of(connection)
            documents = list(dict.fromkeys(event.document for event in events if event.document))
            found = tuple(obstacles(connection, history, documents, living)) if history else ()
            if found:
                raise EnfaceError(*(Problem(name, *one) for one in found))
            _fold_again(connection, documents, history, reached)
            findings.match_waivers(connection)
            let_follow(store, events, was_undone, name)
            _forget_texts(connection, documents)
            _check_state(connection, events)
        except _SENSELESS as error:
            raise _senseless(name) from error
        if own and any(event.kind is not Kind.MERGED for event in events):
            store.append(actor, [causality.seen_by(connection, store.device)])
        store.note_touched()
        return Merged(
            len(events),
            Counter((one.document, one.actor, one.kind) for one in events if one.kind in _TOLD),
            tuple(one for one in conflicts.versions(connection) if _is_new(one, before)),
            tuple(event for event in _overtaken(connection) if event.id not in known_overtaken),
            tuple(documents),
        )


def _fold_again(
    connection: sqlite3.Connection, documents: Iterable[str], history: History | None, reached: Reached
) -> None:
    """Make the state of some documents anew, and forget what was found in them: the next check finds it."""
    sizes = {
        document: connection.execute("SELECT count(*) FROM event WHERE document = ?", (document,)).fetchone()[0]
        for document in documents
    }
    done = 0
    for document in sizes:
        findings.forget(connection, document)
        for step in projection.steps_of(connection, document, history):
            step.do()
            done += 1
            if not done % _PAUSE:
                reached(done, sum(sizes.values()))


_TOLD = DECISIONS | {Kind.UNDONE, Kind.REDONE, Kind.ASSIGNED, Kind.DOCUMENT_IMPORTED, *UNFOLDED}


def _is_new(version: VersionRecord, before: set[VersionRecord]) -> bool:
    segments = {(one.document, one.segment) for one in before}
    return version not in before or (version.document, version.segment) not in segments


def _check(exchange: Exchange, name: str) -> None:
    """Raise EnfaceError unless every event is whole and each device's chain goes on without a gap."""
    places: dict[Place, tuple[str, int, str]] = {}
    for row in exchange.events:
        device, sequence, clock, previous, hash = row[1], row[2], row[3], row[10], row[11]
        if not event_holds(row) or Place(device, sequence) in places or not 0 < clock < _CLOCK_LIMIT:
            raise _senseless(name)
        places[Place(device, sequence)] = (hash, clock, previous)
    for device, sequence, hash in exchange.hidden:
        places.setdefault(Place(device, sequence), (hash, 0, ""))
    last: dict[str, tuple[int, str, int]] = {}
    for place, (hash, clock, previous) in sorted(places.items()):
        number, before, then = last.get(place.device, (0, "", 0))
        if place.sequence != number + 1 or (clock and (previous != before or clock <= then)):
            raise _senseless(name)
        last[place.device] = (place.sequence, hash, clock or then)
    if any(digest(body) != named for named, body in exchange.texts.items()):
        raise _senseless(name)


def _senseless(name: str) -> EnfaceError:
    reason = "an event in it is not as it was recorded, or makes no sense; nothing was taken in."
    return EnfaceError(Problem(name, reason, "Let it be packed and sent again."))


def _event(row: Row, name: str) -> Event:
    try:
        event = projection.event_of(row)
    except _SENSELESS as error:
        raise _senseless(name) from error
    if not isinstance(event.payload, dict):
        raise _senseless(name)
    return event


def _unknown(connection: sqlite3.Connection, exchange: Exchange, name: str) -> tuple[list[Row], list[Hidden]]:
    """What is not known here yet. Raises EnfaceError where something else is known in its place."""
    told = {Place(device, sequence): hash for device, sequence, hash in exchanges.rows(connection, "event")}
    known = told | {Place(device, sequence): hash for device, sequence, hash in exchanges.rows(connection, "elsewhere")}
    given = [Hidden(row[1], row[2], row[11]) for row in exchange.events]
    for device, sequence, hash in (*given, *exchange.hidden):
        if known.get(Place(device, sequence), hash) != hash:
            reason = "it tells the history otherwise than it is known here: one of the two was changed afterwards."
            raise EnfaceError(Problem(name, reason, "`enface verify` on both sides says which. Nothing was taken in."))
    events = [row for row in exchange.events if Place(row[1], row[2]) not in told]
    coming = {Place(row[1], row[2]) for row in events}
    hidden = [one for one in exchange.hidden if Place(*one[:2]) not in known and Place(*one[:2]) not in coming]
    return events, hidden


def _record(
    connection: sqlite3.Connection, events: Iterable[Row], hidden: Iterable[Hidden], texts: Mapping[str, str]
) -> None:
    for row in events:
        connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("DELETE FROM elsewhere WHERE device = ? AND sequence = ?", (row[1], row[2]))
        named = [(one, texts[one]) for one in named_texts(row[9]) if one in texts]
        connection.executemany("INSERT OR IGNORE INTO text VALUES (?, ?)", named)
    for one in hidden:
        put(connection, "elsewhere", *one)


_WORDS = (("segment", "status", Status), *((table, "severity", Severity) for table in ("waiver", "fixed", "error")))
"""Columns that hold one of few words."""


def _check_state(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Raises ValueError or KeyError where the events have left what could not be read afterwards."""
    for table, column, word in _WORDS:
        for (value,) in connection.execute(f"SELECT DISTINCT {column} FROM {table}"):
            word(value)
    for event in (event for event in events if event.kind is Kind.SEGMENTS_IMPORTED):
        for id, *_, details, locked, status, _ in event.payload["segments"]:
            body = connection.execute("SELECT body FROM text WHERE hash = ?", (details,)).fetchone()
            segment_of(id, "", "", body[0] if body else "", locked, status)
    for id, locked, status, details in (
        connection.execute(
            "SELECT id, locked, file_status, body FROM segment LEFT JOIN text ON text.hash = segment.details"
        )
        if any(event.kind is Kind.RESEGMENTED for event in events)
        else ()
    ):
        segment_of(id, "", "", details or "", locked, status)


def _forget_texts(connection: sqlite3.Connection, documents: Iterable[str]) -> None:
    """Keep no text that only documents name which were purged."""
    purged = [
        document
        for document in documents
        if connection.execute(
            "SELECT 1 FROM event WHERE document = ?1 AND kind = ?2 AND ?1 NOT IN (SELECT key FROM document)",
            (document, Kind.DOCUMENT_PURGED),
        ).fetchone()
    ]
    for document in purged:
        own, others = texts_of(connection, document)
        connection.executemany("DELETE FROM text WHERE hash = ?", [(one,) for one in own - others])


def _overtaken(connection: sqlite3.Connection) -> list[Event]:
    """The decisions on texts that no longer count, in order: their segment was changed or removed by a file, or given
    other bounds, that their device had not seen.
    """
    rows = connection.execute(
        f"""SELECT {projection.EVENT_COLUMNS} FROM event WHERE id IN (SELECT event FROM late) AND kind IN (?, ?)
            AND id NOT IN (SELECT event FROM undone) ORDER BY clock, device, sequence""",
        OF_TEXT,
    )
    shown = (under_its_name(connection, projection.event_of(row)) for row in rows.fetchall())
    return [event for event in shown if not projection.shows(connection, event)]
