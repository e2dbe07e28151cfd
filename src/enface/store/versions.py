"""The versions of a segment's target that no decision made: what it came with before it was open again."""

from __future__ import annotations

import sqlite3

from enface.store.events import Event


def keep_versions(
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
