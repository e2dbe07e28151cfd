"""New bounds of segments: as an event, as what it makes of the state, and what was found in the segments around."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from enface.model import Segment, Status
from enface.store import conflicts, findings
from enface.store.causality import History, Place, place_of
from enface.store.documents import details_of, words
from enface.store.events import DECISIONS, Event, Kind, NewEvent, digest
from enface.store.names import Called, rename
from enface.store.versions import keep_versions

ORIGIN = "resegmented"
"""Where the version of a target comes from that a segment has by its new bounds."""

_BEYOND = 1 << 62
"""An ordinal that no segment has."""


class Bounded(NamedTuple):
    """A segment with new bounds as the file holds it, what it came with, and with which text and status it goes on."""

    segment: Segment
    came_with: str
    target: str
    status: Status


@dataclass(frozen=True, slots=True)
class Resegmented:
    """New segments in the place of `old` ones, the first of which is at the ordinal `first`.

    `renamed` says under which id what is kept of a segment goes on, also of others whose id is another now. `moved`
    says it of single comments, waivers and marked errors, by id, and `shifted` of comments that count in the new text.
    The versions of one segment that is now several are those of each.
    """

    operation: str
    first: int
    old: tuple[str, ...]
    new: tuple[Bounded, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict, hash=False)
    shifted: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)

    def event(self, document: str) -> NewEvent:
        """What is recorded of it."""
        texts: list[str] = []
        rows, now, origins = [], [], []
        for segment, came_with, target, status in self.new:
            bodies = (segment.source, segment.target, details_of(segment))
            texts += (*bodies, came_with, target)
            facts = (int(segment.locked), segment.status, words(segment.target))
            rows.append([segment.id, *map(digest, bodies), *facts])
            now.append([digest(target), status, words(target)])
            origins.append([digest(came_with), segment.status, words(came_with)])
        payload = {
            "operation": self.operation,
            "first": self.first,
            "old": self.old,
            "new": rows,
            "now": now,
            "origins": origins,
            "renamed": self.renamed,
            "moved": self.moved,
            "shifted": self.shifted,
        }
        return NewEvent(Kind.RESEGMENTED, document, payload=payload, texts=tuple(texts))


def move_findings(connection: sqlite3.Connection, document: str, said: Resegmented) -> None:
    """Let what was found in the segments around new bounds move along with them."""
    if {old for old, _ in said.renamed} - set(said.old):
        findings.forget(connection, document)
        return
    end, shift = said.first + len(said.old), len(said.new) - len(said.old)
    moving = _findings_from(connection, document, end) if shift else {}
    connection.execute(
        "DELETE FROM finding WHERE document = ? AND ordinal >= ? AND ordinal < ?",
        (document, said.first, _BEYOND if shift else end),
    )
    for (ordinal, segment), bodies in moving.items():
        findings.replace(connection, document, ordinal + shift, segment, bodies)


def _findings_from(connection: sqlite3.Connection, document: str, first: int) -> dict[tuple[int, str], list[str]]:
    """The packed findings of the segments from an ordinal on, by ordinal and id."""
    rows = connection.execute(
        "SELECT ordinal, segment, body FROM finding WHERE document = ? AND ordinal >= ? ORDER BY ordinal, number",
        (document, first),
    )
    held: dict[tuple[int, str], list[str]] = {}
    for ordinal, segment, body in rows.fetchall():
        held.setdefault((ordinal, segment), []).append(body)
    return held


# What becomes of the state


def resegmented(connection: sqlite3.Connection, event: Event, history: History | None) -> None:
    """Let the new segments stand in the place of the old ones, if these stand there as they did.

    With a history, what others decided before without the person who set the bounds knowing is noted as late.
    """
    given = event.payload
    first, end = given["first"], given["first"] + len(given["old"])
    within = "FROM segment WHERE document = ? AND ordinal >= ? AND ordinal < ?"
    here = connection.execute(
        f"SELECT id, since, origin_target {within} ORDER BY ordinal", (event.document, first, end)
    ).fetchall()
    if [id for id, *_ in here] != list(given["old"]):
        return
    if history:
        _note_unseen(connection, event, history)
    for id, since, origin in here:
        conflicts.keep(connection, event.document, id, ())
        keep_versions(connection, event, id, since, origin, None)
    connection.execute(f"DELETE {within}", (event.document, first, end))
    _make_room(connection, event.document, end, len(given["new"]) - len(given["old"]))
    rename(connection, event, given["renamed"])
    names = [row[0] for row in given["new"]]
    if len(given["old"]) == 1:
        _copy_versions(connection, event, names)
    for ordinal, (row, now, origin) in enumerate(zip(given["new"], given["now"], given["origins"], strict=True), first):
        id, source, target, details, locked, status, _ = row
        connection.execute(
            f"INSERT INTO segment VALUES ({', '.join('?' * 15)})",
            (
                event.document,
                ordinal,
                id,
                source,
                now[0],
                details,
                locked,
                *now[1:],
                event.clock,
                *origin,
                target,
                status,
            ),
        )
        connection.execute(
            f"INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, '{ORIGIN}', ?)",
            (f"{event.id}/{id}", event.document, id, event.clock, event.time, event.actor, now[0]),
        )
    for table in ("comment", "query", "waiver", "error"):
        connection.executemany(
            f"UPDATE {table} SET segment = ? WHERE id = ?", [(segment, id) for id, segment in given["moved"].items()]
        )
    for id, place in given["shifted"].items():
        connection.execute('UPDATE comment SET start = ?, "end" = ? WHERE id = ?', (*place, id))


def _note_unseen(connection: sqlite3.Connection, event: Event, history: History) -> None:
    """Note which decisions before new bounds, in order, their device had not seen; they are read as they were made."""
    rows = connection.execute(
        f"""SELECT id, device, sequence, document, clock FROM event WHERE document = ? AND device != ?
            AND (clock, device, sequence) < (?, ?, ?) AND kind IN ({", ".join("?" * len(DECISIONS))})""",
        (event.document, event.device, *event.order, *sorted(DECISIONS)),
    )
    unseen = [
        (id, document, clock)
        for id, device, sequence, document, clock in rows.fetchall()
        if not history.knowledge.saw(place_of(event), Place(device, sequence))
    ]
    connection.executemany("INSERT OR IGNORE INTO late VALUES (?, ?, ?)", unseen)


def _make_room(connection: sqlite3.Connection, document: str, end: int, shift: int) -> None:
    """Let the segments from an ordinal on stand further behind, or before; by way of below zero, where none is."""
    if shift:
        connection.execute(
            "UPDATE segment SET ordinal = -1 - (ordinal + ?) WHERE document = ? AND ordinal >= ?",
            (shift, document, end),
        )
        connection.execute("UPDATE segment SET ordinal = -1 - ordinal WHERE document = ? AND ordinal < 0", (document,))


def _copy_versions(connection: sqlite3.Connection, event: Event, names: Sequence[str]) -> None:
    """Let each part of a segment have the versions of the whole."""
    for name in names[1:]:
        connection.execute(
            """INSERT INTO revision SELECT ?1 || '/' || ?2 || '/' || id, document, ?2, clock, time, actor, origin, text
            FROM revision WHERE document = ?3 AND segment = ?4""",
            (event.id, name, event.document, names[0]),
        )


def came_with(
    connection: sqlite3.Connection, document: str, names: Sequence[Called], origin: tuple[int, str]
) -> tuple[str, str, int] | None:
    """Text, status and words that a segment has by its bounds, if its `origin`, a clock reading and a text, is theirs.

    None where it has them from elsewhere.
    """
    since, text = origin
    row = connection.execute(
        """SELECT payload FROM event WHERE document = ? AND clock = ? AND kind = ?
            AND id NOT IN (SELECT event FROM undone)""",
        (document, since, Kind.RESEGMENTED),
    ).fetchone()
    name = next((called.name for called in names if called.after <= since), None)
    if row is None or name is None:
        return None
    given: dict[str, Any] = json.loads(row[0])
    for (id, *_), now, (came_with, *_) in zip(given["new"], given["now"], given["origins"], strict=True):
        if (id, came_with) == (name, text):
            return now[0], now[1], now[2]
    return None


def no_longer_shows(connection: sqlite3.Connection, event: Event) -> bool:
    """Whether the document's file was read anew since, so that its segments no longer rest on these bounds alone."""
    later = connection.execute(
        """SELECT 1 FROM event WHERE document = ? AND clock > ? AND kind IN (?, ?)
            AND id NOT IN (SELECT event FROM undone) LIMIT 1""",
        (event.document, event.clock, Kind.DOCUMENT_IMPORTED, Kind.DELIVERED),
    ).fetchone()
    return later is not None
