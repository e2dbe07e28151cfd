"""What people marked as errors and how they rated segments, as the database holds it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from enface.model import Severity, Side, Span
from enface.records import record
from enface.store.events import Event, Kind
from enface.store.ledger import Ledger
from enface.store.names import under_its_name


class Texts(NamedTuple):
    """Source and target of a segment as somebody saw them."""

    source: str
    target: str

    def on(self, side: Side) -> str:
        """The text of one side."""
        return self.source if side is Side.SOURCE else self.target


@record
class PlacedOn:
    """Where an error was marked: on which side of which texts, and the span where it has one."""

    side: Side
    span: Span | None
    texts: Texts


@record
class StepRecord:
    """What was done with an error after it was marked, in order.

    `said` is the answer or the ruling. `place`, `type`, `severity` and `note` are None where it left them as they were.
    """

    id: str
    kind: Kind
    said: str
    actor: str
    time: str
    place: PlacedOn | None
    type: str | None
    severity: Severity | None
    note: str | None


@record
class ErrorRecord:
    """An error as it was marked, and every step taken on it since.

    `author` is whose judgement it is, `actor` who recorded it: another person where it was imported.
    """

    id: str
    document: str
    segment: str
    clock: int
    time: str
    author: str
    actor: str
    place: PlacedOn
    type: str
    severity: Severity
    note: str
    provenance: str
    rule: str
    fingerprint: str
    steps: tuple[StepRecord, ...] = ()


@record
class RatingRecord:
    """Somebody looked at a segment for errors, and gave it a score from 0 to 100 or none."""

    id: str
    document: str
    segment: str
    clock: int
    time: str
    author: str
    score: float | None
    texts: Texts


_BODIES = "coalesce(source.body, ''), coalesce(target.body, '')"
_JOINED = """LEFT JOIN text AS source ON source.hash = {0}.source
    LEFT JOIN text AS target ON target.hash = {0}.target"""


class Errors:
    """The part of a project's database that is about marked errors; reached as `store.errors`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def marked(self, document: str, segment: str | None = None) -> list[ErrorRecord]:
        """The errors marked in a document, or in a segment of it, oldest first; those withdrawn too."""
        with self._ledger.reading() as connection:
            return _errors(connection, *_where("error", document, segment))

    def marked_in(self, document: str, segments: Sequence[str]) -> list[ErrorRecord]:
        """The errors marked in some segments of a document, oldest first; those withdrawn too."""
        condition = f"error.document = ? AND error.segment IN ({', '.join('?' * len(segments))})"
        with self._ledger.reading() as connection:
            return _errors(connection, condition, (document, *segments))

    def by_id(self, id: str) -> ErrorRecord | None:
        """The error of that id."""
        with self._ledger.reading() as connection:
            return next(iter(_errors(connection, "error.id = ?", (id,))), None)

    def ending(self, ending: str) -> list[ErrorRecord]:
        """The errors whose id ends so."""
        with self._ledger.reading() as connection:
            return _errors(connection, "substr(error.id, -length(?1)) = ?1", (ending,))

    def ratings(self, document: str, segment: str | None = None) -> list[RatingRecord]:
        """The ratings in a document, or of a segment of it, oldest first; a person's last one counts."""
        condition, parameters = _where("rating", document, segment)
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"""SELECT id, document, segment, clock, time, author, score, {_BODIES}
                FROM rating {_JOINED.format("rating")}
                WHERE {condition} ORDER BY rating.clock, rating.id""",
                parameters,
            ).fetchall()
        return [
            RatingRecord(id, document, segment, clock, time, author, score, Texts(source, target))
            for id, document, segment, clock, time, author, score, source, target in rows
        ]

    def any(self) -> bool:
        """Whether anybody marked or rated anything."""
        with self._ledger.reading() as connection:
            query = "SELECT EXISTS (SELECT 1 FROM error) OR EXISTS (SELECT 1 FROM rating)"
            return bool(connection.execute(query).fetchone()[0])

    def versions(self, document: str) -> dict[str, list[str]]:
        """What the targets of a document's segments once were, the newest first, by the segments' ids."""
        with self._ledger.reading() as connection:
            rows = connection.execute(
                """SELECT revision.segment, text.body, revision.clock FROM revision
                JOIN text ON text.hash = revision.text WHERE revision.document = :document
                UNION ALL SELECT segment.id, text.body, segment.since FROM segment
                JOIN text ON text.hash = segment.origin_target
                WHERE segment.document = :document AND segment.target != segment.origin_target
                ORDER BY 3 DESC""",
                {"document": document},
            ).fetchall()
        found: defaultdict[str, list[str]] = defaultdict(list)
        for segment, body, _ in rows:
            found[segment].append(body)
        return found

    def last_on(self, event: Event) -> Event | None:
        """The last standing decision about the error that an event is about, by anybody."""
        from enface.store import projection

        error = event.payload.get("error", event.id)
        with self._ledger.reading() as connection:
            row = connection.execute(
                "SELECT id FROM error_step WHERE error = ? ORDER BY clock DESC, id DESC LIMIT 1", (error,)
            ).fetchone()
            found = projection.event_by_id(connection, row[0] if row else error)
            return under_its_name(connection, found)


def _where(table: str, document: str, segment: str | None) -> tuple[str, tuple[str, ...]]:
    if segment is None:
        return f"{table}.document = ?", (document,)
    return f"{table}.document = ? AND {table}.segment = ?", (document, segment)


def _errors(connection: sqlite3.Connection, condition: str, parameters: tuple[str, ...]) -> list[ErrorRecord]:
    marked = connection.execute(
        f"""SELECT error.id, error.document, error.segment, error.clock, error.time, error.author, error.actor,
            error.type, error.severity, coalesce(note.body, ''), error.provenance, error.rule, error.fingerprint,
            error.side, error.start, error."end", {_BODIES}
        FROM error LEFT JOIN text AS note ON note.hash = error.note {_JOINED.format("error")}
        WHERE {condition} ORDER BY error.clock, error.id""",
        parameters,
    ).fetchall()
    if not marked:
        return []
    steps: defaultdict[str, list[StepRecord]] = defaultdict(list)
    for row in connection.execute(
        f"""SELECT step.error, step.id, step.kind, step.said, step.actor, step.time, step.type, step.severity,
            note.body, step.side, step.start, step."end", {_BODIES}
        FROM error_step AS step JOIN error ON error.id = step.error LEFT JOIN text AS note ON note.hash = step.note
        {_JOINED.format("step")} WHERE {condition} ORDER BY step.clock, step.id""",
        parameters,
    ).fetchall():
        error, id, kind, said, actor, time, type_, severity, note, *place = row
        graded = Severity(severity) if severity else None
        where = _place(place) if place[0] else None
        steps[error].append(StepRecord(id, Kind(kind), said, actor, time, where, type_, graded, note))
    return [_error(row, tuple(steps[row[0]])) for row in marked]


def _error(row: tuple[Any, ...], steps: tuple[StepRecord, ...]) -> ErrorRecord:
    id, document, segment, clock, time, author, actor, type_, severity, note, *rest = row
    provenance, rule, fingerprint, *place = rest
    return ErrorRecord(
        id,
        document,
        segment,
        clock,
        time,
        author,
        actor,
        _place(place),
        type_,
        Severity(severity),
        note,
        provenance,
        rule,
        fingerprint,
        steps,
    )


def _place(given: Sequence[Any]) -> PlacedOn:
    side, start, end, source, target = given
    return PlacedOn(Side(side), None if start is None else Span(start, end), Texts(source, target))
