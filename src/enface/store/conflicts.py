"""What stands of a segment that several devices decided on at the same time, and the conflicts that are open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import NamedTuple

from enface.model import Status
from enface.store.causality import Knowledge, place_of
from enface.store.events import Event, Kind

_FURTHER = (Status.REJECTED, Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED)

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]

Saw = Callable[[Event, Event], bool]
"""Whether one event's device had seen the other."""


class Standing(NamedTuple):
    """Text (by its hash), status and words of a segment and, where it is in conflict, one edit for each text."""

    target: str
    status: str
    words: int
    versions: tuple[Event, ...] = ()


class VersionRecord(NamedTuple):
    """One of the texts between which somebody has to choose."""

    document: str
    segment: str
    event: str
    text: str
    actor: str
    time: str


def standing(
    connection: sqlite3.Connection, origin: Standing, decisions: Sequence[Event], knowledge: Knowledge | None = None
) -> Standing:
    """What decisions on a segment, in order, leave it with; `origin` is what it came with."""
    if len({event.device for event in decisions}) > 1:
        knowledge = knowledge or Knowledge(connection)

        def saw(event: Event, other: Event) -> bool:
            return knowledge.saw(place_of(event), place_of(other))

        if not all(saw(event, before) for before, event in pairwise(decisions)):
            return weighed(origin, decisions, saw)
    for event in decisions:
        given = event.payload
        if event.kind is Kind.REVISED:
            origin = Standing(given["text"], given["status"], given["words"])
        elif given["target"] == origin.target:  # else it was given to an edit that was taken back
            origin = origin._replace(status=given["status"])
    return origin


def weighed(origin: Standing, decisions: Sequence[Event], saw: Saw) -> Standing:
    """As `standing`, where not every decision had seen the one before.

    An edit takes the place of those that it had seen; where several are left with different texts, nobody has chosen
    yet. A status counts for the text that it was given to and no other. Where people said different things of one text
    at the same time, a rejection stands, else what is furthest on.
    """
    edits = _last_words((event for event in decisions if event.kind is Kind.REVISED), saw)
    versions: dict[str, Event] = {}
    for event in edits:
        versions.setdefault(event.payload["text"], event)
    if len(versions) > 1:
        first = edits[0].payload
        return Standing(first["text"], Status.DRAFT, first["words"], tuple(versions.values()))
    target, words = (edits[0].payload["text"], edits[0].payload["words"]) if edits else (origin.target, origin.words)
    said = [event for event in decisions if event.kind is Kind.STATUS and event.payload["target"] == target]
    last = _last_words(sorted((*edits, *said), key=lambda event: event.order), saw)
    statuses = [Status(event.payload["status"]) for event in last] or [Status(origin.status)]
    status = Status.REJECTED if Status.REJECTED in statuses else max(statuses, key=_FURTHER.index)
    return Standing(target, status, words)


def _last_words(decisions: Iterable[Event], saw: Saw) -> list[Event]:
    """The decisions that no other one had seen, in order."""
    # What a device decided later has seen what it decided before.
    last: Mapping[str, Event] = {event.device: event for event in decisions}
    left = (event for event in last.values() if not any(saw(other, event) for other in last.values()))
    return sorted(left, key=lambda event: event.order)


def keep(connection: sqlite3.Connection, document: str, segment: str, versions: Iterable[Event]) -> None:
    """Let a segment have these texts to choose between, none where it is in no conflict."""
    connection.execute("DELETE FROM conflict WHERE document = ? AND segment = ?", (document, segment))
    connection.executemany(
        "INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (document, segment, number, one.id, one.time, one.actor, one.payload["text"])
            for number, one in enumerate(versions, 1)
        ],
    )


def is_open(connection: sqlite3.Connection, document: str, segment: str) -> bool:
    """Whether a segment is in conflict."""
    found = connection.execute("SELECT 1 FROM conflict WHERE document = ? AND segment = ?", (document, segment))
    return found.fetchone() is not None


def versions(connection: sqlite3.Connection, document: str = "", segment: str = "") -> list[VersionRecord]:
    """The texts of open conflicts in order of place: all, or those in a document, or on one segment of it."""
    rows = connection.execute(
        """SELECT conflict.document, conflict.segment, conflict.event, coalesce(text.body, ''), conflict.actor,
            conflict.time
        FROM conflict LEFT JOIN text ON text.hash = conflict.text
        LEFT JOIN segment ON segment.document = conflict.document AND segment.id = conflict.segment
        WHERE ?1 IN ('', conflict.document) AND ?2 IN ('', conflict.segment)
        ORDER BY conflict.document, segment.ordinal, conflict.segment, conflict.number""",
        (document, segment),
    )
    return [VersionRecord(*row) for row in rows.fetchall()]


class Conflicts:
    """The conflicts that are open in a project; `reading` lends a connection."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def versions(self, document: str = "", segment: str = "") -> list[VersionRecord]:
        """The texts to choose between, in order of place: all, or those in a document, or on one segment of it."""
        with self._reading() as connection:
            return versions(connection, document, segment)

    def counts(self) -> dict[str, int]:
        """How many segments are in conflict in each document that has any."""
        with self._reading() as connection:
            rows = connection.execute("SELECT document, count(DISTINCT segment) FROM conflict GROUP BY document")
            return dict(rows.fetchall())
