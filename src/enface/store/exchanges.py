"""What one copy of the reviews gives another: events, hashes of those that are kept back, and texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from enface.store import projection
from enface.store.events import Kind, named_texts

Row = tuple[Any, ...]


class Hidden(NamedTuple):
    """An event that exists and is not told: its device, its number there, its hash."""

    device: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Events, as rows of `EVENT_COLUMNS`, those that are kept back, and the texts that the events name."""

    events: tuple[Row, ...]
    hidden: tuple[Hidden, ...]
    texts: Mapping[str, str]


def given(connection: sqlite3.Connection, documents: Collection[str] | None) -> Exchange:
    """What another copy is given: the events of some documents or of all, with their texts.

    Of the others only the hashes, so that the chains hold. What concerns the whole project is always given.
    """
    wide = _project_wide(connection)
    events: list[Row] = []
    hidden = [Hidden(*row) for row in connection.execute("SELECT device, sequence, hash FROM elsewhere")]
    for row in connection.execute(f"SELECT {projection.EVENT_COLUMNS} FROM event ORDER BY device, sequence"):
        id, device, sequence, _, _, _, kind, document, _, _, _, hash = row
        if documents is None or kind == Kind.MERGED or document in documents or id in wide:
            events.append(row)
        else:
            hidden.append(Hidden(device, sequence, hash))
    named: set[str] = set().union(*(named_texts(row[9]) for row in events))
    bodies = connection.execute("SELECT hash, body FROM text")
    return Exchange(tuple(events), tuple(hidden), {name: body for name, body in bodies if name in named})


class Known(NamedTuple):
    """How much of what another copy has given is known here: anything, or all of it."""

    anything: bool
    everything: bool


def known(connection: sqlite3.Connection, exchange: Exchange) -> Known:
    """How much is known here already of what another copy has given."""
    here = {hash for table in ("event", "elsewhere") for *_, hash in rows(connection, table)}
    told = {hash for *_, hash in rows(connection, "event")}
    events = {row[11] for row in exchange.events}
    return Known(not here.isdisjoint(events | {one.hash for one in exchange.hidden}), events <= told)


def rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Device, number there and hash of the events in a table of them."""
    return iter(connection.execute(f"SELECT device, sequence, hash FROM {table}").fetchall())


def _project_wide(connection: sqlite3.Connection) -> set[str]:
    """The events about waivers that reach over the whole project, whatever document they were made in."""
    waived = connection.execute(
        "SELECT id FROM event WHERE kind = ? AND payload ->> 'scope' IN ('project', 'rule')", (Kind.WAIVED,)
    )
    found = {id for (id,) in waived.fetchall()}
    for kind, what in (
        (Kind.UNWAIVED, "waiver"),
        (Kind.LAPSED, "waiver"),
        (Kind.UNDONE, "event"),
        (Kind.REDONE, "event"),
    ):
        later = connection.execute(f"SELECT id, payload ->> '{what}' FROM event WHERE kind = ?", (kind,))
        found |= {id for id, about in later.fetchall() if about in found}
    return found
