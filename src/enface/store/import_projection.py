"""Folds the files that come into a document, the first time, read again or as a delivery, into the state."""

from __future__ import annotations

import sqlite3
from typing import Any

from enface.store import conflicts
from enface.store.causality import History
from enface.store.events import Event
from enface.store.names import rename
from enface.store.settling import has_unseen, text_then


def document_imported(connection: sqlite3.Connection, event: Event, _history: History | None) -> None:
    """Let a document be what its file says; its segments come with the events that follow."""
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
    # The segments of an earlier import wait below zero until this one has said which of them it still holds.
    connection.execute("UPDATE segment SET ordinal = -1 - ordinal WHERE document = ?", (event.document,))
    _forget_missing(connection, event, given["segments"])


def delivered(connection: sqlite3.Connection, event: Event, history: History | None) -> None:
    """As `document_imported`, after known segments were given the ids of the new version."""
    connection.execute("DELETE FROM change WHERE document = ?", (event.document,))
    rename(connection, event, event.payload["renamed"])
    document_imported(connection, event, history)


def segments_imported(connection: sqlite3.Connection, event: Event, history: History | None) -> None:
    """Let some of a document's segments be as they came, or as decisions that still stand have made them."""
    first, segments = event.payload["first"], event.payload["segments"]
    renewed = connection.execute(
        "SELECT 1 FROM segment WHERE document = ? AND ordinal < 0 LIMIT 1", (event.document,)
    ).fetchone()
    torn = history if renewed and history and has_unseen(connection, event, history) else None
    rows = []
    for ordinal, segment in enumerate(segments, first):
        text = text_then(connection, event, segment[0], torn) if torn else None
        known = _take_known(connection, event, segment[0]) if renewed else None
        if known is None and (renewed or "delivery" in event.payload):
            _note_change(connection, event, segment[0], None, None)
        rows.append(_imported(connection, event, ordinal, segment, known, text))
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
    connection: sqlite3.Connection,
    event: Event,
    ordinal: int,
    given: list[Any],
    known: tuple[Any, ...] | None,
    text_then: str | None,
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
            stands = source == old_source and target in {text_then or old_target, file_target}
        if stands:
            decided = (old_target, old_status) != (origin_target, origin_status)
            kept = tuple(old) if decided else (*now, since, *now)
        else:
            conflicts.keep(connection, event.document, id, ())
            now = tuple(event.payload.get("reopened", {}).get(id, now))
            kept = (*now, event.clock, *now)
            _keep_versions(connection, event, id, since, origin_target, None if now[0] == old_target else now[0])
            _note_change(connection, event, id, old_source, old_target)
    return (event.document, ordinal, id, source, kept[0], details, locked, *kept[1:], target, status)


def _keep_versions(
    connection: sqlite3.Connection, event: Event, id: str, since: int, origin: str, text: str | None
) -> None:
    """Let the history of a segment that is open again hold what it once came with, and the `text` it comes with now."""
    connection.execute(
        """INSERT INTO revision SELECT ?1, document, ?2, clock, time, actor, 'import', ?3 FROM event
        WHERE clock = ?4 AND document = ?5 AND NOT EXISTS (SELECT 1 FROM revision
            WHERE revision.document = ?5 AND revision.segment = ?2 AND revision.clock <= ?4) LIMIT 1""",
        (f"{event.id}/{id}/first", id, origin, since, event.document),
    )
    if text is not None:
        connection.execute(
            "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, 'import', ?)",
            (f"{event.id}/{id}", event.document, id, event.clock, event.time, event.actor, text),
        )


def _note_change(connection: sqlite3.Connection, event: Event, id: str, source: str | None, target: str | None) -> None:
    """Remember what a segment held before the file changed it; nothing where it is new."""
    connection.execute(
        "INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.document, id, event.clock, event.time, event.actor, source, target),
    )
