"""Certificates: the approval that each segment last had, and what it binds; folded from the events of its status."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from enface.model import Status
from enface.records import record
from enface.store.events import Event, Kind
from enface.store.findings import covering
from enface.store.names import READ_AT, names, now_called

CONFIRMED = "confirmed"


class Version(NamedTuple):
    """A target text of a segment, who made it, and how: a revision's origin, or `CONFIRMED` by its translator."""

    actor: str
    text: str
    origin: str = ""


@record
class CertificateRecord:
    """An approval that nobody has rejected or undone since.

    `source` and `target` are the hashes of the texts that it binds, `glossary` and `rules` those of the texts that say
    which stood then, empty in approvals of an enface before certificates; `open` and `waived` name findings by their
    fingerprints, the waived ones with the waiver. `is_checked` says whether the whole document had been checked.
    `eyes` is which second pair of eyes was wanted then, and `mend` how many per cent were a mend; `override` is why it
    was given all the same.
    `is_approved` says whether the segment stands as approved by it, `changed_by`, `changed_at` and `changed_how` who
    changed the target last since. `reopened` is why it was taken back, by whom and when, empty where it was not.
    """

    document: str
    segment: str
    event: str
    clock: int
    actor: str
    time: str
    role: str
    eyes: str
    mend: int
    source: str
    target: str
    glossary: str
    rules: str
    open: tuple[str, ...]
    waived: tuple[tuple[str, str], ...]
    is_checked: bool
    override: str
    is_approved: bool
    source_changed: bool
    target_changed: bool
    changed_by: str
    changed_at: str
    changed_how: str
    reopened: str
    reopened_by: str
    reopened_at: str

    @property
    def is_stale(self) -> bool:
        """Whether it no longer holds: its texts are others now, or it was taken back."""
        return self.source_changed or self.target_changed or bool(self.reopened_at)


class LostWaiver(NamedTuple):
    """A waiver that an approval rests on and that no longer stands; `rule` is empty where nothing tells of it."""

    document: str
    segment: str
    actor: str
    time: str
    rule: str


# Folding

OF_SEGMENT = "certificate.document = segment.document AND certificate.segment = segment.id"
STALE = "(certificate.source, certificate.target, certificate.reopened) != (segment.source, segment.target, '')"


def fold(connection: sqlite3.Connection, event: Event, segment: str) -> None:
    """Let a decision on the status of a segment, by its present name, give or take its certificate."""
    if not _is_outdone(connection, event, segment):
        _give(connection, event, segment)


def _is_outdone(connection: sqlite3.Connection, event: Event, segment: str) -> bool:
    """Whether an approval is of other texts than the present ones, which have one."""
    return event.payload["status"] == Status.APPROVED and bool(
        connection.execute(
            f"""SELECT 1 FROM certificate JOIN segment ON {OF_SEGMENT}
            WHERE certificate.document = ? AND certificate.segment = ? AND NOT {STALE}
                AND (segment.source, segment.target) != (?, ?)""",
            (event.document, segment, event.payload["source"], event.payload["target"]),
        ).fetchone()
    )


def _give(connection: sqlite3.Connection, event: Event, segment: str) -> None:
    status, place = event.payload["status"], (event.document, segment)
    if status == Status.APPROVED:
        row = (*place, event.id, event.clock, event.payload["source"], event.payload["target"])
        connection.execute("INSERT OR REPLACE INTO certificate VALUES (?, ?, ?, ?, ?, ?, '')", row)
    elif status == Status.REJECTED:
        connection.execute("DELETE FROM certificate WHERE document = ? AND segment = ?", place)
    elif event.payload.get("reopened"):
        connection.execute("UPDATE certificate SET reopened = ? WHERE document = ? AND segment = ?", (event.id, *place))


def settle(connection: sqlite3.Connection, last: Event, segment: str, *, several: bool = False) -> None:
    """Give a segment the certificate that its standing decisions up to the event `last` leave it with.

    Where `several` devices have decided on it, an approval of the present texts stays whatever others were given to
    other texts at the same time.
    """
    place = (last.document, segment)
    connection.execute("DELETE FROM certificate WHERE document = ? AND segment = ?", place)
    standing: list[tuple[Any, ...]] = []
    for called in names(connection, *place):
        standing[:0] = connection.execute(
            f"""SELECT id, clock, payload FROM event
            WHERE document = ? AND segment = ? AND {READ_AT} >= ? AND {READ_AT} < ?
                AND (clock, device, sequence) <= (?, ?, ?) AND kind = ? AND id NOT IN (SELECT event FROM undone)
            ORDER BY clock, device, sequence""",
            (last.document, called.name, called.after, called.before, *last.order, Kind.STATUS),
        ).fetchall()
    for id, clock, payload in standing:
        event = _status_event(last.document, id, clock, payload)
        if not (several and _is_outdone(connection, event, segment)):
            _give(connection, event, segment)


def fold_all(connection: sqlite3.Connection) -> None:
    """Give every segment its certificate, in a database that was made before there were any."""
    rows = connection.execute(
        """SELECT id, clock, payload, document, segment FROM event WHERE kind = ?
            AND id NOT IN (SELECT event FROM undone) ORDER BY clock, device, sequence""",
        (Kind.STATUS,),
    )
    for id, clock, payload, document, segment in rows.fetchall():
        event = _status_event(document, id, clock, payload, segment)
        _give(connection, event, now_called(connection, event))


def _status_event(document: str, id: str, clock: int, payload: str, segment: str = "") -> Event:
    return Event(id, "", 0, clock, "", "", Kind.STATUS, document, segment, json.loads(payload), "", "")


# Asking

_SELECT = f"""SELECT certificate.document, certificate.segment, certificate.event, certificate.clock, event.actor,
        event.time, event.payload, coalesce(why.body, ''), segment.status, certificate.clock > segment.since,
        certificate.source != segment.source, certificate.target != segment.target, coalesce(changed.actor, ''),
        coalesce(changed.time, ''), coalesce(changed.origin, ''), coalesce(taken_for.body, ''),
        coalesce(taken.actor, ''), coalesce(taken.time, '')
    FROM certificate
    JOIN segment ON {OF_SEGMENT}
    JOIN event ON event.id = certificate.event
    LEFT JOIN text AS why ON why.hash = event.payload ->> 'override'
    LEFT JOIN revision AS changed ON changed.id = (SELECT id FROM revision
        WHERE revision.document = certificate.document AND revision.segment = certificate.segment
            AND revision.clock > certificate.clock ORDER BY revision.clock DESC, revision.id DESC LIMIT 1)
    LEFT JOIN event AS taken ON taken.id = certificate.reopened
    LEFT JOIN text AS taken_for ON taken_for.hash = taken.payload ->> 'comment'"""

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Certificates:
    """What a project's approvals bind; `reading` lends a connection."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, document: str, segment: str) -> CertificateRecord | None:
        """The certificate of a segment, be it stale."""
        where = "certificate.document = ? AND certificate.segment = ?"
        return next(iter(self._found(where, (document, segment))), None)

    def of_document(self, document: str) -> list[CertificateRecord]:
        """The certificates of a document, in the order of its segments."""
        return self._found("certificate.document = ? ORDER BY segment.ordinal", (document,))

    def stale(self, document: str, segments: Sequence[str]) -> set[str]:
        """Those of some segments whose certificate no longer holds."""
        marks = ", ".join("?" * len(segments))
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT segment.id FROM certificate
                JOIN segment ON {OF_SEGMENT}
                WHERE certificate.document = ? AND certificate.segment IN ({marks}) AND {STALE}""",
                (document, *segments),
            )
            return {id for (id,) in rows.fetchall()}

    def count_stale(self, document: str) -> int:
        """How many certificates of a document no longer hold."""
        with self._reading() as connection:
            number: int = connection.execute(
                f"""SELECT count(*) FROM certificate
                JOIN segment ON {OF_SEGMENT}
                WHERE certificate.document = ? AND {STALE}""",
                (document,),
            ).fetchone()[0]
            return number

    def _found(self, where: str, parameters: Sequence[object]) -> list[CertificateRecord]:
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} WHERE {where}", parameters)
            return [_record(row) for row in rows.fetchall()]

    def text(self, hash: str) -> str | None:
        """A text that an approval binds, None where it is not there."""
        with self._reading() as connection:
            row = connection.execute("SELECT body FROM text WHERE hash = ?", (hash,)).fetchone()
            return str(row[0]) if row else None

    def lost_waivers(self, document: str, segment: str | None = None) -> list[LostWaiver]:
        """The waivers that standing approvals rest on, and that neither stand nor are made up for by another one."""
        one, parameters = ("", (document,)) if segment is None else ("AND certificate.segment = ?", (document, segment))
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT document, segment, actor, time, coalesce(rule, '')
                FROM (SELECT certificate.document, certificate.segment, event.actor, event.time, segment.ordinal,
                        pair.value ->> 0 AS fingerprint, pair.value ->> 1 AS waiver,
                        (SELECT payload ->> 'rule' FROM event AS given WHERE given.id = pair.value ->> 1) AS rule
                    FROM certificate JOIN segment ON {OF_SEGMENT} JOIN event ON event.id = certificate.event
                    JOIN json_each(event.payload, '$.waived') AS pair
                    WHERE certificate.document = ? {one} AND segment.status = 'approved' AND NOT {STALE}) AS bound
                WHERE {covering("bound.")} IS NULL ORDER BY ordinal""",
                parameters,
            )
            return [LostWaiver(*row) for row in rows.fetchall()]

    def versions(self, document: str, segment: str, until: int = 1 << 62) -> list[Version]:
        """Whose text a segment's was, one after the other; what came with its file is nobody's.

        Whoever confirmed it as its translator stands for it as if they had written it. With `until`, only what stood at
        that reading of the logical clock.
        """
        here = {"document": document, "segment": segment, "until": until}
        with self._reading() as connection:
            made = connection.execute(
                """SELECT since, '', coalesce(body, ''), 'import' FROM segment
                LEFT JOIN text ON text.hash = origin_target
                WHERE document = :document AND id = :segment AND NOT EXISTS (SELECT 1 FROM revision
                    WHERE revision.document = :document AND revision.segment = :segment AND revision.clock <= since)
                UNION ALL SELECT clock, iif(origin = 'import', '', actor), coalesce(body, ''), origin FROM revision
                LEFT JOIN text ON text.hash = revision.text
                WHERE document = :document AND segment = :segment AND clock < :until""",
                here,
            ).fetchall()
            for called in names(connection, document, segment):
                made += connection.execute(
                    f"""SELECT clock, actor, coalesce(body, ''), :origin FROM event
                    LEFT JOIN text ON text.hash = payload ->> 'target'
                    WHERE document = :document AND segment = :segment AND {READ_AT} > :after AND {READ_AT} < :before
                        AND kind = :kind AND payload ->> 'status' = :status AND id NOT IN (SELECT event FROM undone)""",
                    {
                        "document": document,
                        "segment": called.name,
                        "after": called.after,
                        "before": min(until, called.before),
                        "origin": CONFIRMED,
                        "kind": Kind.STATUS,
                        "status": Status.TRANSLATED,
                    },
                ).fetchall()
        return [Version(*rest) for _, *rest in sorted(made, key=lambda row: row[0])]


def _record(row: Iterable[Any]) -> CertificateRecord:
    document, segment, event, clock, actor, time, payload, override, status, is_own, *changes = row
    source_changed, target_changed, changed_by, changed_at, changed_how, reopened, reopened_by, reopened_at = changes
    given = json.loads(payload)
    return CertificateRecord(
        document=document,
        segment=segment,
        event=event,
        clock=clock,
        actor=actor,
        time=time,
        role=given.get("role", ""),
        eyes=given.get("eyes", ""),
        mend=given.get("mend", 0),
        source=given["source"],
        target=given["target"],
        glossary=given.get("glossary", ""),
        rules=given.get("rules", ""),
        open=tuple(given.get("open", ())),
        waived=tuple((fingerprint, waiver) for fingerprint, waiver in given.get("waived", ())),
        is_checked=bool(given.get("checked")),
        override=override,
        is_approved=status == Status.APPROVED and bool(is_own),
        source_changed=bool(source_changed),
        target_changed=bool(target_changed),
        changed_by=changed_by,
        changed_at=changed_at,
        changed_how=changed_how,
        reopened=reopened,
        reopened_by=reopened_by,
        reopened_at=reopened_at,
    )
