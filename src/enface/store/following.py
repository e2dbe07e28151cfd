"""Lets unsaved edits and the places where people left follow their segments to the ids that a merge gives them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from enface.model import EnfaceError, Problem
from enface.store import projection
from enface.store.events import Event, Kind
from enface.store.local import Local


def undone_in(connection: sqlite3.Connection) -> set[str]:
    """The decisions that are undone."""
    return {id for (id,) in connection.execute("SELECT event FROM undone")}


def let_follow(local: Local, events: Iterable[Event], was_undone: Collection[str], name: str) -> None:
    """Let drafts and places follow their segments to the ids that new versions and new bounds gave them.

    Raises EnfaceError where an unsaved edit is of a segment whose bounds change: it would be of none, or of a part.
    """
    undone = undone_in(local.connection)
    new = {event.id for event in events}
    bounds = _bounds_of(local.connection, {event.document for event in events})
    stood = [event for event in bounds if event.id not in new and event.id not in was_undone]
    for event in reversed(stood):
        if event.id in undone:
            _refuse_drafts(local, event.document, [row[0] for row in event.payload["new"]], name)
            local.follow(event.document, {to: old for old, to in reversed(event.payload["renamed"])})
    coming = [event for event in bounds if event not in stood]
    coming += (event for event in events if event.kind is Kind.DELIVERED)
    for event in sorted(coming, key=lambda event: event.order):
        if event.id not in undone:
            if event.kind is Kind.RESEGMENTED:
                _refuse_drafts(local, event.document, event.payload["old"], name)
            local.follow(event.document, dict(event.payload["renamed"]))


def _bounds_of(connection: sqlite3.Connection, documents: Collection[str]) -> list[Event]:
    """The new bounds of segments of some documents, in order."""
    rows = connection.execute(
        f"SELECT {projection.EVENT_COLUMNS} FROM event WHERE kind = ? ORDER BY clock, device, sequence",
        (Kind.RESEGMENTED,),
    )
    return [event for event in map(projection.event_of, rows.fetchall()) if event.document in documents]


def _refuse_drafts(local: Local, document: str, segments: Sequence[str], name: str) -> None:
    for segment, actor in local.drafted(document, segments):
        reason = f"{actor} has an edit of segment {segment} of {document} that is not saved, and its bounds change."
        raise EnfaceError(Problem(name, reason, "Save the edit or drop it; then merge."))
