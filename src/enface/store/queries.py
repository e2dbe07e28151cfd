"""Questions to the client or the author, as the database holds them."""

from __future__ import annotations

from typing import NamedTuple

from enface.store.ledger import Ledger


class QueryRecord(NamedTuple):
    """A question about a segment, or a stretch of one side of it, and what became of it.

    `quoted` is the text that the stretch was in then, `now` what that side of the segment is now. `answer` is None
    where there is none; then `closed_by` and `closed_at` tell who withdrew it, empty where it is open.
    """

    id: str
    document: str
    segment: str
    recipient: str
    text: str
    side: str
    start: int | None
    end: int | None
    quoted: str
    now: str
    actor: str
    time: str
    answer: str | None
    closed_by: str
    closed_at: str


class Queries:
    """Looks for queries in a project's database."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> list[QueryRecord]:
        """Every query that stands, by document and place; those of segments that are gone come last in theirs."""
        return self._where("1", ())

    def of_segment(self, document: str, segment: str) -> list[QueryRecord]:
        """The queries about a segment, oldest first."""
        return self._where("query.document = ? AND query.segment = ?", (document, segment))

    def by_id(self, id: str) -> QueryRecord | None:
        """The query of that id."""
        return next(iter(self._where("query.id = ?", (id,))), None)

    def _where(self, condition: str, parameters: tuple[str, ...]) -> list[QueryRecord]:
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"""SELECT query.id, query.document, query.segment, query.recipient, coalesce(text.body, ''),
                    query.side, query.start, query."end",
                    coalesce(quoted.body, ''), coalesce(now.body, ''),
                    query.actor, query.time, iif(last.text IS NULL, NULL, coalesce(answer.body, '')),
                    coalesce(last.actor, ''), coalesce(last.time, '')
                FROM query LEFT JOIN text ON text.hash = query.text
                LEFT JOIN text AS quoted ON quoted.hash = query.quoted
                LEFT JOIN answer AS last ON last.id = (SELECT later.id FROM answer AS later
                    WHERE later.query = query.id ORDER BY later.clock DESC, later.id DESC LIMIT 1)
                LEFT JOIN text AS answer ON answer.hash = last.text
                LEFT JOIN segment ON segment.document = query.document AND segment.id = query.segment
                LEFT JOIN text AS now ON now.hash = iif(query.side = 'source', segment.source, segment.target)
                WHERE {condition}
                ORDER BY query.document, segment.ordinal IS NULL, segment.ordinal, query.clock, query.id""",
                parameters,
            ).fetchall()
        return [QueryRecord(*row) for row in rows]
