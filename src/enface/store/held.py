"""What there is about a segment, asked at once, so that a screen asks further only for what is there."""

from __future__ import annotations

import sqlite3

_WHERE = "document = :document AND segment = :segment"
_ASKED = (
    f"change WHERE {_WHERE}",
    f"certificate WHERE {_WHERE}",
    f"rating WHERE {_WHERE} AND score IS NOT NULL",
    f"conflict WHERE {_WHERE}",
    f"query WHERE {_WHERE}",
    f"draft WHERE {_WHERE} AND actor = :actor",
    f"lease WHERE {_WHERE}",
)


def held(connection: sqlite3.Connection, document: str, segment: str, actor: str) -> tuple[bool, ...]:
    """Whether a segment has a change by its file, an approval, scores, a conflict, queries, `actor`'s draft, leases."""
    row = connection.execute(
        f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {one})' for one in _ASKED)}",
        {"document": document, "segment": segment, "actor": actor},
    ).fetchone()
    return tuple(map(bool, row))
