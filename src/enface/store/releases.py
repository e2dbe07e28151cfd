"""Releases: states that were frozen under a name, each an event that names what every document held."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from enface.model import Status
from enface.records import record
from enface.store.events import Kind, NewEvent, canonical, digest

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Frozen(NamedTuple):
    """What a segment held: hashes of its texts, its status, and the event that approved it, empty where none did."""

    source: str
    target: str
    status: Status
    approval: str


class FrozenDocument(NamedTuple):
    """What a document was: its key, its file's digest, how many segments, and the hash of the list of them."""

    key: str
    file_digest: str
    segments: int
    listed: str


@record
class ReleaseRecord:
    """A state under a name; `state` is its hash, the same where every segment holds the same."""

    id: str
    name: str
    actor: str
    time: str
    state: str
    documents: tuple[FrozenDocument, ...]


class Releases:
    """The releases of a project; `reading` lends a connection."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def all(self) -> list[ReleaseRecord]:
        """Every release, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT id, actor, time, payload FROM event WHERE document = '' AND kind = ?
                ORDER BY clock, device, sequence""",
                (Kind.RELEASED,),
            )
            return [_record(*row) for row in rows.fetchall()]

    def listing(self, document: str) -> str:
        """What the segments of a document hold now, as a text: a JSON row each."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT id, segment.source, segment.target, status, CASE
                    WHEN status = 'approved' AND certificate.clock > since THEN coalesce(certificate.event, '')
                    ELSE '' END
                FROM segment LEFT JOIN certificate
                    ON certificate.document = segment.document AND certificate.segment = segment.id
                WHERE segment.document = ? ORDER BY ordinal""",
                (document,),
            )
            return "\n".join(map(canonical, rows.fetchall()))

    def listed(self, document: FrozenDocument) -> dict[str, Frozen] | None:
        """What the segments of a document held, by id in their order; None where the list of them is lost."""
        with self._reading() as connection:
            row = connection.execute("SELECT body FROM text WHERE hash = ?", (document.listed,)).fetchone()
        return dict(read_listing(row[0])) if row else None

    def texts(self, hashes: Iterable[str]) -> dict[str, str]:
        """The texts of some hashes, as far as they were not removed."""
        with self._reading() as connection:
            found = (
                connection.execute("SELECT hash, body FROM text WHERE hash = ?", (one,)).fetchone()
                for one in dict.fromkeys(hashes)
            )
            return dict(filter(None, found))

    def approvals(self, ids: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        """Source and target that approvals of these ids bind, as far as they are in the history."""
        known: dict[str, tuple[str, str]] = {}
        with self._reading() as connection:
            for id in ids:
                row = connection.execute("SELECT payload FROM event WHERE id = ? AND kind = ?", (id, Kind.STATUS))
                for (payload,) in row.fetchall():
                    given = json.loads(payload)
                    known[id] = (given["source"], given["target"])
        return known


def read_listing(text: str) -> Iterator[tuple[str, Frozen]]:
    """The segments of a text that `Releases.listing` made."""
    for line in text.splitlines():
        id, source, target, status, approval = json.loads(line)
        yield id, Frozen(source, target, Status(status), approval)


def release_event(name: str, documents: Iterable[tuple[str, str, str]], beside: Sequence[str]) -> NewEvent:
    """The event of a release; `documents` are key, digest of the file, and listing, `beside` other texts to keep."""
    listings = list(documents)
    rows = [FrozenDocument(key, known, len(text.splitlines()), digest(text)) for key, known, text in listings]
    payload = {
        "name": name,
        "documents": [list(row) for row in rows],
        "beside": [digest(text) for text in beside],
        "state": state_of(rows),
    }
    return NewEvent(Kind.RELEASED, payload=payload, texts=(*(text for *_, text in listings), *beside))


def state_of(documents: Iterable[FrozenDocument]) -> str:
    """The hash of a state: of what every document holds, whatever its file looks like."""
    return digest(canonical([[one.key, one.listed] for one in documents]))


def _record(id: str, actor: str, time: str, payload: str) -> ReleaseRecord:
    given = json.loads(payload)
    documents = tuple(FrozenDocument(*row) for row in given["documents"])
    return ReleaseRecord(id, given["name"], actor, time, given["state"], documents)
