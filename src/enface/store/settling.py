"""Gives segments the text and status that the decisions on them leave them with, whoever made them on which device."""

from __future__ import annotations

import sqlite3
from typing import Any

from enface.store import certificates, conflicts
from enface.store.causality import History, Knowledge, Place, place_of
from enface.store.events import EVENT_COLUMNS, Event, Kind, event_of
from enface.store.names import READ_AT, names, now_called, read_at

OF_TEXT = (Kind.REVISED, Kind.STATUS)
"""What is decided on the text or the status of a segment."""


def contest(connection: sqlite3.Connection, event: Event, history: History | None) -> None:
    """Note, or settle at once where there is no history, that a decision does not simply take others' place."""
    name = now_called(connection, event)
    if history is None:
        if _is_shared(connection, event, name):
            settle(connection, event, name, None)
    elif name in history.contested or _is_shared(connection, event, name):
        history.contested[name] = event


def settle_contested(connection: sqlite3.Connection, history: History | None) -> None:
    """Settle the segments on which people decided at the same time, all at once: many decisions may be on each."""
    while history and history.contested:
        name, event = history.contested.popitem()
        settle(connection, event, name, history.knowledge)


def _is_shared(connection: sqlite3.Connection, event: Event, name: str) -> bool:
    """Whether another device has decided on the same segment before, or taken back what a decision was about."""
    if read_at(connection, event) != event.clock:
        return True
    if _decisions_on(connection, event, name, 0, "1", "device != ?", event.device):
        return True
    (target,) = connection.execute(
        "SELECT target FROM segment WHERE document = ? AND id = ?", (event.document, name)
    ).fetchone() or (None,)
    return event.kind is Kind.STATUS and target != event.payload["target"]


def has_unseen(connection: sqlite3.Connection, event: Event, history: History) -> bool:
    """Whether anybody had decided on a document before an event in order, without its device knowing."""
    rows = connection.execute(
        """SELECT device, max(sequence) FROM event WHERE document = ? AND device != ? AND kind IN (?, ?)
            AND (clock, device, sequence) < (?, ?, ?) GROUP BY device""",
        (event.document, event.device, *OF_TEXT, *event.order),
    )
    return any(not history.knowledge.saw(place_of(event), Place(*last)) for last in rows.fetchall())


def text_then(connection: sqlite3.Connection, event: Event, name: str, history: History) -> str | None:
    """The text that a segment had for those who read its file anew, where others had decided on it meanwhile."""
    origin = _origin(connection, event, name)
    if origin is None:
        return None
    saw = history.knowledge.saw
    decisions = [event_of(row) for row in _decisions_on(connection, event, name, _since(connection, event, name))]
    then = [one for one in decisions if saw(place_of(event), place_of(one))]
    if len(then) == len(decisions):
        return None
    return conflicts.standing(connection, origin, then, history.knowledge).target


def settle(connection: sqlite3.Connection, event: Event, name: str, knowledge: Knowledge | None) -> None:
    """Give a segment the text and status that its standing decisions up to the event leave it with."""
    origin = _origin(connection, event, name)
    if origin is None:
        return
    rows = _decisions_on(connection, event, name, _since(connection, event, name))
    decisions = [event_of(row) for row in rows]
    several = len({decision.device for decision in decisions}) > 1
    left = conflicts.standing(connection, origin, decisions, knowledge)
    connection.execute(
        "UPDATE segment SET target = ?, status = ?, words = ? WHERE document = ? AND id = ?",
        (*left[:3], event.document, name),
    )
    conflicts.keep(connection, event.document, name, left.versions)
    if several:
        certificates.settle(connection, event, name, several=True)


def _origin(connection: sqlite3.Connection, event: Event, name: str) -> conflicts.Standing | None:
    """What a segment of the event's document came with."""
    row = connection.execute(
        "SELECT origin_target, origin_status, origin_words FROM segment WHERE document = ? AND id = ?",
        (event.document, name),
    ).fetchone()
    return conflicts.Standing(*row) if row else None


def _since(connection: sqlite3.Connection, event: Event, name: str) -> int:
    """The clock reading from which decisions on a segment of the event's document count."""
    row = connection.execute(
        "SELECT since FROM segment WHERE document = ? AND id = ?", (event.document, name)
    ).fetchone()
    return row[0] if row else 0


def _decisions_on(
    connection: sqlite3.Connection, event: Event, name: str, since: int, columns: str = "", but: str = "1", *more: str
) -> list[tuple[Any, ...]]:
    """The standing decisions on the text or status of a segment, up to the event, in order: rows of EVENT_COLUMNS."""
    found: list[tuple[Any, ...]] = []
    for called in names(connection, event.document, name):
        found[:0] = connection.execute(
            f"""SELECT {columns or EVENT_COLUMNS} FROM event WHERE document = ? AND segment = ?
                AND {READ_AT} >= ? AND {READ_AT} > ? AND {READ_AT} < ? AND (clock, device, sequence) <= (?, ?, ?)
                AND kind IN (?, ?) AND id NOT IN (SELECT event FROM undone) AND {but}
            ORDER BY clock, device, sequence""",
            (event.document, called.name, since, *called[1:], *event.order, *OF_TEXT, *more),
        ).fetchall()
    return found
