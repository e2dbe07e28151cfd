"""Folds events into the current state, one by one in their order; the same code keeps the state and rebuilds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from enface.store import assignments, certificates, error_projection, import_projection, query_folds, waiver_folds
from enface.store.causality import History, history_of, in_order, place_of
from enface.store.events import ABOUT_ERRORS, ABOUT_QUERIES, DECISIONS, DELIVERIES, REVERSIBLE, UNFOLDED, Event, Kind
from enface.store.events import EVENT_COLUMNS as EVENT_COLUMNS
from enface.store.events import event_of as event_of
from enface.store.findings import forget, match_waivers
from enface.store.names import now_called, read_at
from enface.store.resegmenting import no_longer_shows, resegmented
from enface.store.settling import OF_TEXT, contest, settle, settle_contested

STATE_TABLES = (
    *("document", "segment", "tally", "revision", "comment", "waiver", "fixed", "undone", "renamed", "change"),
    *("conflict", "late", "assignment", "waiver_end", "certificate", *query_folds.TABLES, *error_projection.TABLES),
)
"""What follows from the events alone."""


def fold(connection: sqlite3.Connection, event: Event, history: History | None = None) -> None:
    """Change the state by one event, the last in order so far.

    Without a `history` the event has seen all that came before it, as whatever is recorded here has. With one, segments
    that people decided on at the same time are left to be settled by `settle_contested`.
    """
    if history and _is_void(connection, event, history):
        return
    if event.kind in DECISIONS:
        _enact(connection, event)
        if event.kind in OF_TEXT:
            contest(connection, event, history)
        return
    settle_contested(connection, history)
    if event.kind in _FOLDS:
        _FOLDS[event.kind](connection, event, history)
    elif event.kind in _TURNS:
        _turn(connection, event, history)
    elif event.kind in _OTHERS:
        _OTHERS[event.kind](connection, event)


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the state and fold all events into it again, inside the transaction that the caller has begun."""
    for table in STATE_TABLES:
        connection.execute(f"DELETE FROM {table}")
    for step in steps(connection):
        step.do()
    match_waivers(connection)


def refold(connection: sqlite3.Connection, document: str, history: History | None, last: Event | None = None) -> None:
    """Empty the state of a document and fold its events, up to the `last`, into it again."""
    for step in steps_of(connection, document, history, last):
        step.do()


def steps(connection: sqlite3.Connection) -> Iterator[Step]:
    """All that is to be done to an empty state; document after document where several devices recorded events."""
    history = history_of(connection)
    if history is None:
        for event in in_order(connection, None):
            yield Step(event, partial(fold, connection, event))
        return
    documents = connection.execute("SELECT DISTINCT document FROM event ORDER BY document").fetchall()
    for (document,) in documents:
        yield from steps_of(connection, document, history)


def steps_of(
    connection: sqlite3.Connection, document: str, history: History | None, last: Event | None = None
) -> Iterator[Step]:
    """All that is to be done to make the state of a document anew, up to the `last` event; it is emptied at once."""
    _empty(connection, document)
    events = [event for event in in_order(connection, history, document) if not last or event.order <= last.order]
    for event, only_marked in _to_fold(events, history):
        yield Step(
            event, partial(_mark, connection, event) if only_marked else partial(fold, connection, event, history)
        )
    if events:
        yield Step(events[-1], partial(settle_contested, connection, history))


class Step(NamedTuple):
    """What is to be done with an event."""

    event: Event
    do: Callable[[], None]


def _empty(connection: sqlite3.Connection, document: str) -> None:
    for table in STATE_TABLES:
        column = "key" if table == "document" else "document"
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))


def _is_void(connection: sqlite3.Connection, event: Event, history: History) -> bool:
    """Whether an event changes nothing for what others did meanwhile; if it is a late one, that is noted."""
    if event.kind in _IMPORTS:
        return history.is_beyond_purge(event) or history.is_repeated(event)
    if event.kind is Kind.DOCUMENT_PURGED:
        return False
    if event.document and history.is_beyond_purge(event):
        if event.kind in REVERSIBLE:
            nobody = (event.id, event.document, "", event.clock)
            connection.execute("INSERT OR REPLACE INTO undone VALUES (?, ?, ?, ?)", nobody)
        return True
    clock = history.late(event)
    if clock is not None:
        connection.execute("INSERT OR REPLACE INTO late VALUES (?, ?, ?)", (event.id, event.document, clock))
    return False


def _document_purged(connection: sqlite3.Connection, event: Event) -> None:
    """Let a document be gone, and whatever was decided in it be nobody's to take back or do again."""
    connection.execute("DELETE FROM document WHERE key = ?", (event.document,))
    for table in sorted({*STATE_TABLES} - {"document", "tally", "waiver", "waiver_end"}):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (event.document,))
    # A waiver for the whole project stands until its last day, though its reason goes.
    connection.execute("DELETE FROM waiver WHERE document = ? AND scope NOT IN ('project', 'rule')", (event.document,))
    kinds = ", ".join("?" * len(REVERSIBLE))
    connection.execute(
        f"""INSERT INTO undone SELECT id, document, '', ? FROM event
        WHERE document = ? AND (clock, device, sequence) < (?, ?, ?) AND kind IN ({kinds})""",
        (event.clock, event.document, *event.order, *REVERSIBLE),
    )


def _enact(connection: sqlite3.Connection, event: Event) -> None:
    """Let a decision stand."""
    given = event.payload
    where = (event.id, event.document, now_called(connection, event))
    signed = (event.clock, event.time, event.actor)
    if event.kind is Kind.REVISED:
        connection.execute(
            "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*where, *signed, given["origin"], given["text"])
        )
        connection.executemany(
            "INSERT OR IGNORE INTO fixed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(event.id, fingerprint, *where[1:], *rest, *signed) for fingerprint, *rest in given["fixed"]],
        )
        connection.execute(
            "UPDATE segment SET target = ?, status = ?, words = ? WHERE document = ? AND id = ?",
            (given["text"], given["status"], given["words"], *where[1:]),
        )
    elif event.kind is Kind.STATUS:
        connection.execute("UPDATE segment SET status = ? WHERE document = ? AND id = ?", (given["status"], *where[1:]))
        certificates.fold(connection, event, where[2])
        if "comment" in given:
            connection.execute(
                "INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, '', NULL, NULL, NULL)",
                (*where, *signed, given["comment"]),
            )
    elif event.kind is Kind.COMMENTED:
        place = (given["side"], given["start"], given["end"], given.get("version"))
        connection.execute(
            "INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*where, *signed, given["text"], *place)
        )
    elif event.kind in ABOUT_QUERIES:
        query_folds.enact(connection, event, where[2])
    elif event.kind is Kind.WAIVED:
        waiver_folds.waive(connection, event, where[2])
    elif event.kind in ABOUT_ERRORS:
        error_projection.enact(connection, event, where[2])
    else:
        waiver_folds.lift(connection, given["waiver"])


def _retract(connection: sqlite3.Connection, decision: Event) -> None:
    """Take away what a decision left, all but the segment's text and status, which `settle` finds anew."""
    if decision.kind in ABOUT_ERRORS:
        error_projection.retract(connection, decision)
        return
    queries = ((table, "id") for table in query_folds.TABLES)
    for table, column in (("revision", "id"), ("comment", "id"), ("fixed", "event"), *queries):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (decision.id,))


def _weigh_waiver(connection: sqlite3.Connection, id: str, last: Event) -> None:
    """Let a waiver stand, up to the last event, unless somebody undid it or it is taken back.

    That a purge leaves it to nobody to undo ends none that it lets stand.
    """
    waiver_folds.lift(connection, id)
    ends = connection.execute(
        """SELECT 1 FROM undone WHERE event = ?1 AND actor != ''
        UNION ALL SELECT 1 FROM event WHERE document = ?2 AND kind IN (?3, ?4)
            AND payload ->> 'waiver' = ?1 AND (clock, device, sequence) <= (?5, ?6, ?7)
            AND id NOT IN (SELECT event FROM undone)""",
        (id, last.document, Kind.UNWAIVED, Kind.LAPSED, *last.order),
    )
    if ends.fetchone() is None:
        _enact(connection, event_by_id(connection, id))


def _turn(connection: sqlite3.Connection, event: Event, history: History | None) -> None:
    """Take a decision back, or let it stand again."""
    decision = event_by_id(connection, event.payload["event"])
    _mark(connection, event)
    if decision.kind in UNFOLDED:
        _fold_again(connection, event, history)
    elif decision.kind not in DELIVERIES:
        if decision.kind in {Kind.WAIVED, Kind.UNWAIVED}:
            _weigh_waiver(connection, decision.payload.get("waiver", decision.id), event)
            return
        (_retract if event.kind is Kind.UNDONE else _enact)(connection, decision)
        name = now_called(connection, decision)
        if decision.kind is Kind.STATUS:
            certificates.settle(connection, event, name)
        settle(connection, event, name, history.knowledge if history else None)


def shows(connection: sqlite3.Connection, event: Event) -> bool:
    """Whether a decision, under its segment's present name, still bears on the state: whether undoing it does anything.

    It does not where the segment is gone, or where its file has brought another text since.
    """
    if event.kind in DELIVERIES:
        return True
    if event.kind is Kind.RESEGMENTED:
        return not no_longer_shows(connection, event)
    segment = connection.execute(
        "SELECT since FROM segment WHERE document = ? AND id = ?", (event.document, event.segment)
    ).fetchone()
    return segment is not None and (
        event.kind not in {Kind.REVISED, Kind.STATUS} or read_at(connection, event) >= segment[0]
    )


def _fold_again(connection: sqlite3.Connection, last: Event, history: History | None) -> None:
    """Fold a document's events up to the `last` anew, as if deliveries and bounds undone by then had never come."""
    history = history or history_of(connection)
    forget(connection, last.document)
    refold(connection, last.document, history, last)


def _to_fold(events: Sequence[Event], history: History | None) -> Iterator[tuple[Event, bool]]:
    """The events of a document that count, and whether they do no more than take a delivery back or let it stand."""

    def saw(event: Event, other: Event) -> bool:
        if history:
            return history.knowledge.saw(place_of(event), place_of(other))
        return other.order < event.order

    came = {event.id: event for event in events if event.kind in UNFOLDED}
    turns = [event for event in events if event.kind in _TURNS and event.payload["event"] in came]

    def undone_for(event: Event | None) -> set[str]:
        """The deliveries and new bounds that are undone in the end, or were for who recorded an event."""
        seen = (turn for turn in turns if event is None or saw(event, turn))
        last = {turn.payload["event"]: turn.kind for turn in seen}
        return {delivery for delivery, kind in last.items() if kind is Kind.UNDONE}

    undone = undone_for(None)
    left_out = {_came_by(came[id]) for id in undone}
    turning = {turn.id for turn in turns}
    for event in events:
        delivery = _came_by(event)
        if event.id in turning:
            yield event, True
        elif not delivery and event.kind in _IMPORTS and turns:
            # A file that was read again counts where the same deliveries and bounds stand as stood then.
            if undone_for(event) == {id for id in undone if saw(event, came[id])}:
                yield event, False
        elif delivery not in left_out:
            yield event, False


def _came_by(event: Event) -> str:
    """The delivery that an event belongs to, or the new bounds of segments that it is itself; else nothing."""
    return event.id if event.kind is Kind.RESEGMENTED else event.payload.get("delivery", "")


def _mark(connection: sqlite3.Connection, event: Event) -> None:
    """Note that something is undone, or no longer."""
    if event.kind is Kind.UNDONE:
        connection.execute(
            "INSERT OR REPLACE INTO undone VALUES (?, ?, ?, ?)",
            (event.payload["event"], event.document, event.actor, event.clock),
        )
    else:
        connection.execute("DELETE FROM undone WHERE event = ?", (event.payload["event"],))


def event_by_id(connection: sqlite3.Connection, id: str) -> Event:
    """The event of that id; raises LookupError where there is none."""
    row = connection.execute(f"SELECT {EVENT_COLUMNS} FROM event WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise LookupError(f"no event {id}")
    return event_of(row)


_IMPORTS = (Kind.DOCUMENT_IMPORTED, Kind.DELIVERED, Kind.SEGMENTS_IMPORTED)
_TURNS = (Kind.UNDONE, Kind.REDONE)

_FOLDS: dict[Kind, Callable[[sqlite3.Connection, Event, History | None], None]] = {
    Kind.DOCUMENT_IMPORTED: import_projection.document_imported,
    Kind.SEGMENTS_IMPORTED: import_projection.segments_imported,
    Kind.DELIVERED: import_projection.delivered,
    Kind.RESEGMENTED: resegmented,
}
_OTHERS: dict[Kind, Callable[[sqlite3.Connection, Event], None]] = {
    Kind.DOCUMENT_PURGED: _document_purged,
    Kind.ASSIGNED: assignments.assigned,
    Kind.LAPSED: waiver_folds.lapse,
}
