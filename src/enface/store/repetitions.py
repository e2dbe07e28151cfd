"""Segments that have a source text in common, anywhere in a project."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from enface.model import Status
from enface.store.ledger import Ledger


class Twin(NamedTuple):
    """A segment with the same source as another."""

    document: str
    segment: str
    ordinal: int
    target: str
    status: Status
    locked: bool


class Twins:
    """Looks for segments of one source in a project's database."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, document: str, segment: str) -> list[Twin]:
        """The other segments whose source is the same to the character, in order; none where it is empty."""
        with self._ledger.reading() as connection:
            rows = connection.execute(
                """SELECT twin.document, twin.id, twin.ordinal, coalesce(text.body, ''), twin.status, twin.locked
                FROM segment JOIN segment AS twin ON twin.source = segment.source AND twin.source != ''
                    AND (twin.document, twin.id) != (segment.document, segment.id)
                LEFT JOIN text ON text.hash = twin.target JOIN text AS source ON source.hash = segment.source
                WHERE segment.document = ? AND segment.id = ? AND trim(source.body) != ''
                ORDER BY twin.document, twin.ordinal""",
                (document, segment),
            ).fetchall()
        return [
            Twin(document, id, ordinal, target, Status(status), bool(locked))
            for document, id, ordinal, target, status, locked in rows
        ]

    def differing(self, document: str, segment: str, behind: Collection[Status], documents: Collection[str]) -> int:
        """How many unlocked ones of some documents have another target, or one of these statuses."""
        with self._ledger.reading() as connection:
            number: int = connection.execute(
                f"""SELECT count(*) FROM segment JOIN segment AS twin ON twin.source = segment.source
                    AND twin.source != '' AND (twin.document, twin.id) != (segment.document, segment.id)
                JOIN text AS source ON source.hash = segment.source
                WHERE segment.document = ? AND segment.id = ? AND trim(source.body) != '' AND NOT twin.locked
                    AND (twin.target != segment.target OR twin.status IN ({", ".join("?" * len(behind))}))
                    AND twin.document IN (SELECT value FROM json_each(?))""",
                (document, segment, *behind, json.dumps(list(documents))),
            ).fetchone()[0]
            return number
