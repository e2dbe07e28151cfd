"""What people said about segments of a project's database, and the versions of their targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from enface.model import Side, Span
from enface.records import record
from enface.store import vocabulary
from enface.store.ledger import Ledger


@record
class CommentRecord:
    """What somebody said about a segment."""

    document: str
    segment: str
    actor: str
    time: str
    text: str
    span: Span | None
    side: Side | None = None
    version: str | None = None
    """The text that the span lies in, where it is known."""


class Attached(NamedTuple):
    """A comment on words of a segment; `version` is the text that its span lies in, None if it is not known."""

    id: str
    segment: str
    side: Side
    span: Span
    version: str | None


@record
class RevisionRecord:
    """One version of a target text, and the event that a person made it by; empty where it came from a file."""

    text: str
    actor: str
    time: str
    origin: str
    event: str = ""


class History(Ledger):
    """The part of a project's database that comments and versions of targets stand in."""

    def comments(self, document: str, segment: str | None = None) -> list[CommentRecord]:
        """The comments on a segment, or in a document, oldest first."""
        of_segment, parameters = (
            ("", (document,)) if segment is None else ("AND comment.segment = ?", (document, segment))
        )
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT comment.document, comment.segment, comment.actor, comment.time, coalesce(text.body, ''),
                    comment.start, comment."end", comment.side, version.body FROM comment
                LEFT JOIN text ON text.hash = comment.text LEFT JOIN text AS version ON version.hash = comment.version
                WHERE comment.document = ? {of_segment} ORDER BY comment.clock, comment.id""",
                parameters,
            ).fetchall()
        return [
            CommentRecord(
                document,
                segment,
                actor,
                time,
                body,
                Span(start, end) if start is not None else None,
                Side(side) if side else None,
                version,
            )
            for document, segment, actor, time, body, start, end, side, version in rows
        ]

    def attached(self, document: str, segments: Sequence[str]) -> list[Attached]:
        """The comments on some segments that are about words of theirs."""
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT comment.id, segment, side, start, "end", text.body FROM comment
                LEFT JOIN text ON text.hash = comment.version WHERE document = ? AND side != '' AND start NOTNULL
                AND segment IN ({", ".join("?" * len(segments))}) ORDER BY comment.id""",
                (document, *segments),
            ).fetchall()
        return [Attached(id, name, Side(side), Span(start, end), body) for id, name, side, start, end, body in rows]

    def vocabulary(self, document: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The rules with open findings, the kinds of segments and the people of a document, each in order."""
        with self._reading() as connection:
            return vocabulary.of_document(connection, document)

    def revisions(self, document: str, segment: str) -> list[RevisionRecord]:
        """Every version of a segment's target that stands, oldest first; the first is what it came with."""
        with self._reading() as connection:
            first = connection.execute(
                """SELECT coalesce(text.body, ''), event.actor, event.time, 'import' FROM segment
                JOIN event ON event.clock = segment.since AND event.document = segment.document
                LEFT JOIN text ON text.hash = segment.origin_target WHERE segment.document = ? AND segment.id = ?
                    AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.document = segment.document
                        AND revision.segment = segment.id AND revision.clock <= segment.since)""",
                (document, segment),
            ).fetchall()
            later = connection.execute(
                """SELECT coalesce(text.body, ''), revision.actor, revision.time, revision.origin,
                    iif(revision.origin = 'import', '', revision.id) FROM revision
                LEFT JOIN text ON text.hash = revision.text WHERE document = ? AND segment = ?
                ORDER BY revision.clock, revision.id""",
                (document, segment),
            ).fetchall()
        return [RevisionRecord(*row) for row in (*first[:1], *later)]

    def delivered(self, document: str) -> dict[str, str]:
        """What the segments came with whose text is another now, by id."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT segment.id, coalesce(text.body, '') FROM segment
                LEFT JOIN text ON text.hash = segment.origin_target
                WHERE segment.document = ? AND segment.target != segment.origin_target""",
                (document,),
            ).fetchall()
        return dict(rows)
