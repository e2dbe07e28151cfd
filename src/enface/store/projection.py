"""Folds events into the current state, one by one in their order; the same code keeps the state and rebuilds it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from enface.store import certificates, error_projection
from enface.store.events import ABOUT_ERRORS, DECISIONS, DELIVERIES, REVERSIBLE, Event, Kind
from enface.store.findings import forget, match_waivers
from enface.store.names import names, now_called, rename
from enface.store.resegmenting import came_with, no_longer_shows, resegmented
from enface.store.versions import keep_versions

STATE_TABLES = (
    "document",
    "segment",
    "tally",
    "revision",
    "comment",
    "waiver",
    "fixed",
    "undone",
    "renamed",
    "change",
    "certificate",
    *error_projection.TABLES,
)
"""What follows from the events alone."""

EVENT_COLUMNS = "id, device, sequence, clock, time, actor, kind, document, segment, payload, previous, hash"
Fold = Callable[[sqlite3.Connection, Event], None]


def event_of(row: tuple[Any, ...]) -> Event:
    """An event from a row of `EVENT_COLUMNS`."""
    id, device, sequence, clock, time, actor, kind, document, segment, payload, previous, hash = row
    given = json.loads(payload)
    return Event(id, device, sequence, clock, time, actor, Kind(kind), document, segment, given, previous, hash)


def fold(connection: sqlite3.Connection, event: Event) -> None:
    """Change the state by one event, the last in order so far."""
    if event.kind in DECISIONS:
        _enact(connection, event)
    elif event.kind not in _OF_NO_STATE:
        _FOLDS[event.kind](connection, event)


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the state and fold all events into it again, inside the transaction that the caller has begun."""
    for table in STATE_TABLES:
        connection.execute(f"DELETE FROM {table}")
    events = connection.execute(f"SELECT {EVENT_COLUMNS} FROM event ORDER BY clock, device, sequence")
    for row in events:
        fold(connection, event_of(row))
    match_waivers(connection)


def _document_imported(connection: sqlite3.Connection, event: Event) -> None:
    given = event.payload
    connection.execute(
        """INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET position = excluded.position, path = excluded.path, name = excluded.name,
            format = excluded.format, source_language = excluded.source_language,
            target_language = excluded.target_language, digest = excluded.digest, imported = excluded.imported,
            imported_by = excluded.imported_by""",
        (
            event.document,
            *(given[name] for name in ("position", "path", "name", "format")),
            *given["languages"],
            given["digest"],
            event.time,
            event.actor,
        ),
    )
    if event.kind is Kind.DOCUMENT_IMPORTED:
        rename(connection, event, given.get("renamed", ()))
    # The segments of an earlier import wait below zero until this one has said which of them it still holds.
    connection.execute("UPDATE segment SET ordinal = -1 - ordinal WHERE document = ?", (event.document,))
    _forget_missing(connection, event, given["segments"])


def _delivered(connection: sqlite3.Connection, event: Event) -> None:
    connection.execute("DELETE FROM change WHERE document = ?", (event.document,))
    rename(connection, event, event.payload["renamed"])
    _document_imported(connection, event)


def _segments_imported(connection: sqlite3.Connection, event: Event) -> None:
    first, segments = event.payload["first"], event.payload["segments"]
    renewed = connection.execute(
        "SELECT 1 FROM segment WHERE document = ? AND ordinal < 0 LIMIT 1", (event.document,)
    ).fetchone()
    rows = []
    for ordinal, segment in enumerate(segments, first):
        known = _take_known(connection, event, segment[0]) if renewed else None
        if known is None and (renewed or "delivery" in event.payload):
            _note_change(connection, event, segment[0], None, None)
        rows.append(_imported(connection, event, ordinal, segment, known))
    connection.executemany("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    _forget_missing(connection, event, event.payload["total"] - first - len(segments))


def _take_known(connection: sqlite3.Connection, event: Event, id: str) -> tuple[Any, ...] | None:
    """What an earlier import and the decisions since have made of a segment, taken out of the state."""
    known: tuple[Any, ...] | None = connection.execute(
        """DELETE FROM segment WHERE document = ? AND id = ?
        RETURNING source, file_target, target, status, words, since, origin_target, origin_status, origin_words""",
        (event.document, id),
    ).fetchone()
    return known


def _forget_missing(connection: sqlite3.Connection, event: Event, to_come: int) -> None:
    if not to_come:
        connection.execute("DELETE FROM segment WHERE document = ? AND ordinal < 0", (event.document,))


def _imported(
    connection: sqlite3.Connection, event: Event, ordinal: int, given: list[Any], known: tuple[Any, ...] | None
) -> tuple[Any, ...]:
    """An imported segment's row: decisions stand where the file holds what they were about, or what came of them.

    A delivery says itself which segments are open again, and with what.
    """
    id, source, target, details, locked, status, words = given
    now: tuple[Any, ...] = (target, status, words)
    kept = (*now, event.clock, *now)
    if known is not None:
        old_source, file_target, *old = known
        old_target, old_status, _, since, origin_target, origin_status, _ = old
        if "delivery" in event.payload:
            stands = id not in event.payload["reopened"]
        else:
            stands = source == old_source and target in {old_target, file_target}
        if stands:
            decided = (old_target, old_status) != (origin_target, origin_status)
            kept = tuple(old) if decided else (*now, since, *now)
        else:
            now = tuple(event.payload.get("reopened", {}).get(id, now))
            kept = (*now, event.clock, *now)
            keep_versions(connection, event, id, since, origin_target, None if now[0] == old_target else now[0])
            _note_change(connection, event, id, old_source, old_target)
    return (event.document, ordinal, id, source, kept[0], details, locked, *kept[1:], target, status)


def _document_purged(connection: sqlite3.Connection, event: Event) -> None:
    """Let a document be gone, and whatever was decided in it be nobody's to take back or do again."""
    connection.execute("DELETE FROM document WHERE key = ?", (event.document,))
    for table in ("segment", "revision", "comment", "fixed", "undone", "renamed", "change", *_OF_SEGMENTS):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (event.document,))
    # A waiver for the whole project stands, though its reason goes.
    connection.execute("DELETE FROM waiver WHERE document = ? AND scope != 'project'", (event.document,))
    kinds = ", ".join("?" * len(REVERSIBLE))
    connection.execute(
        f"""INSERT INTO undone SELECT id, document, '', ? FROM event
        WHERE document = ? AND (clock, device, sequence) < (?, ?, ?) AND kind IN ({kinds})""",
        (event.clock, event.document, *event.order, *REVERSIBLE),
    )


def _note_change(connection: sqlite3.Connection, event: Event, id: str, source: str | None, target: str | None) -> None:
    """Remember what a segment held before the file changed it; nothing where it is new."""
    connection.execute(
        "INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.document, id, event.clock, event.time, event.actor, source, target),
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
    elif event.kind is Kind.WAIVED:
        what = (given["fingerprint"], given["rule"], given["severity"], given["scope"], given["reason"])
        connection.execute(
            "INSERT OR IGNORE INTO waiver VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*where, *what, *signed)
        )
        match_waivers(connection, given["fingerprint"])
    elif event.kind in ABOUT_ERRORS:
        error_projection.enact(connection, event, where[2])
    else:
        connection.execute("DELETE FROM waiver WHERE id = ?", (given["waiver"],))
        match_waivers(connection, given["fingerprint"])


def _retract(connection: sqlite3.Connection, event: Event) -> None:
    """Take away what a decision left, all but the segment's text and status, which `_settle` finds anew."""
    if event.kind is Kind.UNWAIVED:
        _enact(connection, event_by_id(connection, event.payload["waiver"]))
        return
    if event.kind in ABOUT_ERRORS:
        error_projection.retract(connection, event)
        return
    for table, column in (("revision", "id"), ("comment", "id"), ("waiver", "id"), ("fixed", "event")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (event.id,))
    if event.kind is Kind.WAIVED:
        match_waivers(connection, event.payload["fingerprint"])


def _undone(connection: sqlite3.Connection, event: Event) -> None:
    decision = event_by_id(connection, event.payload["event"])
    _mark(connection, event)
    if decision.kind in _FOLDED_AGAIN:
        _fold_again(connection, event)
    elif decision.kind not in DELIVERIES:
        _retract(connection, decision)
        _settle(connection, event, decision)


def _redone(connection: sqlite3.Connection, event: Event) -> None:
    decision = event_by_id(connection, event.payload["event"])
    _mark(connection, event)
    if decision.kind in _FOLDED_AGAIN:
        _fold_again(connection, event)
    elif decision.kind not in DELIVERIES:
        _enact(connection, decision)
        _settle(connection, event, decision)


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
    return segment is not None and (event.kind not in {Kind.REVISED, Kind.STATUS} or event.clock > segment[0])


def _fold_again(connection: sqlite3.Connection, last: Event) -> None:
    """Fold a document's events up to the `last` anew, as if those that are undone by then had never come.

    They are deliveries, and new bounds of segments.
    """
    for table in STATE_TABLES:
        column = "key" if table == "document" else "document"
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (last.document,))
    forget(connection, last.document)
    rows = connection.execute(
        f"""SELECT {EVENT_COLUMNS} FROM event WHERE document = ? AND (clock, device, sequence) <= (?, ?, ?)
        ORDER BY clock, device, sequence""",
        (last.document, *last.order),
    )
    events = [event_of(row) for row in rows.fetchall()]
    deliveries = {event.id: _came_by(event) for event in events if event.kind in _FOLDED_AGAIN}
    turns = {
        event.id: deliveries[event.payload["event"]]
        for event in events
        if event.kind in _TURNS and event.payload["event"] in deliveries
    }
    undone = {turns[event.id]: event.kind is Kind.UNDONE for event in events if event.id in turns}
    left_out = {delivery for delivery, is_undone in undone.items() if is_undone}
    came: set[str] = set()
    undone_then: set[str] = set()
    for event in events:
        delivery = _came_by(event)
        if event.kind in _FOLDED_AGAIN:
            came.add(delivery)
        if event.id in turns:
            _mark(connection, event)
            turned = {turns[event.id]}
            undone_then = undone_then | turned if event.kind is Kind.UNDONE else undone_then - turned
        elif not delivery and event.kind in _IMPORTS:
            # A file that was read again counts where the same deliveries and bounds stand as stood then.
            if undone_then == left_out & came:
                fold(connection, event)
        elif delivery not in left_out:
            fold(connection, event)


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


def _settle(connection: sqlite3.Connection, event: Event, decision: Event) -> None:
    """Give the segment of a decision the text, status and certificate that its standing decisions up to the event leave
    it with.
    """
    segment = (event.document, now_called(connection, decision))
    if decision.kind is Kind.STATUS:
        certificates.settle(connection, event, segment[1])
    origin = connection.execute(
        "SELECT since, origin_target, origin_status, origin_words FROM segment WHERE document = ? AND id = ?", segment
    ).fetchone()
    if origin is None:
        return
    since, target, status, words = origin
    all_names = list(names(connection, *segment))
    target, status, words = came_with(connection, event.document, all_names, (since, target)) or (target, status, words)
    standing: list[tuple[str, str]] = []
    for called in all_names:
        standing[:0] = connection.execute(
            """SELECT kind, payload FROM event
            WHERE document = ? AND segment = ? AND clock > ? AND clock < ? AND (clock, device, sequence) <= (?, ?, ?)
                AND kind IN (?, ?) AND id NOT IN (SELECT event FROM undone)
            ORDER BY clock, device, sequence""",
            (
                event.document,
                called.name,
                max(since, called.after),
                called.before,
                *event.order,
                Kind.REVISED,
                Kind.STATUS,
            ),
        ).fetchall()
    for kind, payload in standing:
        given = json.loads(payload)
        status = given["status"]
        if kind == Kind.REVISED:
            target, words = given["text"], given["words"]
    connection.execute(
        "UPDATE segment SET target = ?, status = ?, words = ? WHERE document = ? AND id = ?",
        (target, status, words, *segment),
    )


def event_by_id(connection: sqlite3.Connection, id: str) -> Event:
    """The event of that id; raises LookupError where there is none."""
    row = connection.execute(f"SELECT {EVENT_COLUMNS} FROM event WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise LookupError(f"no event {id}")
    return event_of(row)


_IMPORTS = (Kind.DOCUMENT_IMPORTED, Kind.SEGMENTS_IMPORTED)
_TURNS = (Kind.UNDONE, Kind.REDONE)
_FOLDED_AGAIN = (Kind.DELIVERED, Kind.RESEGMENTED)
"""What is taken back by folding all else again: it has no inverse."""
_OF_SEGMENTS = ("certificate", *error_projection.TABLES)
_OF_NO_STATE = (Kind.GLOSSARY_DELIVERED, Kind.RELEASED)

_FOLDS: dict[Kind, Fold] = {
    Kind.DOCUMENT_IMPORTED: _document_imported,
    Kind.SEGMENTS_IMPORTED: _segments_imported,
    Kind.DOCUMENT_PURGED: _document_purged,
    Kind.DELIVERED: _delivered,
    Kind.RESEGMENTED: resegmented,
    Kind.UNDONE: _undone,
    Kind.REDONE: _redone,
}
