"""What there is about a segment, asked at once, so that a screen asks further only for what is there."""

from __future__ import annotations

import sqlite3


def held(connection: sqlite3.Connection, document: str, segment: str, actor: str) -> tuple[bool, bool, bool, bool]:
    """Whether a segment has a change by its file, an approval, scores, and an edit of `actor`'s that was not saved."""
    where = "document = :document AND segment = :segment"
    change, approval, scores, draft = connection.execute(
        f"""SELECT EXISTS (SELECT 1 FROM change WHERE {where}), EXISTS (SELECT 1 FROM certificate WHERE {where}),
            EXISTS (SELECT 1 FROM rating WHERE {where} AND score IS NOT NULL),
            EXISTS (SELECT 1 FROM draft WHERE {where} AND actor = :actor)""",
        {"document": document, "segment": segment, "actor": actor},
    ).fetchone()
    return bool(change), bool(approval), bool(scores), bool(draft)
