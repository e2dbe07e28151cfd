"""What happened, as data: events, their identity and the chain that binds each to the one before."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from enface.model import NOTHING
from enface.records import record


class Kind(StrEnum):
    """What sort of thing happened."""

    DOCUMENT_IMPORTED = "document.imported"
    SEGMENTS_IMPORTED = "segments.imported"
    DOCUMENT_PURGED = "document.purged"
    DELIVERED = "document.delivered"
    GLOSSARY_DELIVERED = "glossary.delivered"
    ASSIGNED = "document.assigned"
    MERGED = "merged"
    RESEGMENTED = "document.resegmented"
    REVISED = "segment.revised"
    STATUS = "segment.status"
    COMMENTED = "segment.commented"
    WAIVED = "finding.waived"
    UNWAIVED = "finding.unwaived"
    LAPSED = "waiver.lapsed"
    QUERY_ASKED = "query.asked"
    QUERY_ANSWERED = "query.answered"
    QUERY_WITHDRAWN = "query.withdrawn"
    ERROR_MARKED = "error.marked"
    ERROR_CHANGED = "error.changed"
    ERROR_WITHDRAWN = "error.withdrawn"
    ERROR_ANSWERED = "error.answered"
    ERROR_DECIDED = "error.decided"
    RATED = "segment.rated"
    SAMPLE_DRAWN = "sample.drawn"
    UNDONE = "undone"
    REDONE = "redone"
    RELEASED = "project.released"


ABOUT_ERRORS = frozenset(
    {
        Kind.ERROR_MARKED,
        Kind.ERROR_CHANGED,
        Kind.ERROR_WITHDRAWN,
        Kind.ERROR_ANSWERED,
        Kind.ERROR_DECIDED,
        Kind.RATED,
    }
)
"""What a person decides when they mark errors, answer for them, or rate a segment."""

ABOUT_QUERIES = frozenset({Kind.QUERY_ASKED, Kind.QUERY_ANSWERED, Kind.QUERY_WITHDRAWN})
"""What becomes of a question to the client or the author."""

DECISIONS = ABOUT_ERRORS | ABOUT_QUERIES | {Kind.REVISED, Kind.STATUS, Kind.COMMENTED, Kind.WAIVED, Kind.UNWAIVED}
"""What a person decides about a segment."""

DELIVERIES = frozenset({Kind.DELIVERED, Kind.GLOSSARY_DELIVERED})
"""What takes the place of a file, and gives it back when it is undone."""

UNFOLDED = (Kind.DELIVERED, Kind.RESEGMENTED)
"""What is taken back by folding all else again: it has no inverse."""

REVERSIBLE = DECISIONS | DELIVERIES | {Kind.RESEGMENTED}
"""What a person can take back."""


class Order(NamedTuple):
    """An event's place among all: never the wall clock, never the order of arrival."""

    clock: int
    device: str
    sequence: int


@record
class NewEvent:
    """Something decided and not yet recorded.

    `payload` holds no prose but the `digest` of it; `texts` are the bodies that go with them, so that a text can be
    removed later while the chain still holds.
    """

    kind: Kind
    document: str = ""
    segment: str = ""
    payload: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    texts: tuple[str, ...] = ()


@record
class Event:
    """Something that happened, as recorded; `hash` binds all other fields and `previous`, the device's event before."""

    id: str
    device: str
    sequence: int
    clock: int
    time: str
    actor: str
    kind: Kind
    document: str
    segment: str
    payload: Mapping[str, Any] = field(hash=False)
    previous: str
    hash: str

    @property
    def order(self) -> Order:
        """The event's place among all."""
        return Order(self.clock, self.device, self.sequence)


EVENT_COLUMNS = "id, device, sequence, clock, time, actor, kind, document, segment, payload, previous, hash"
"""The columns of `event`, in the order of `event_of`."""


def event_of(row: tuple[Any, ...]) -> Event:
    """An event from a row of `EVENT_COLUMNS`."""
    id, device, sequence, clock, time, actor, kind, document, segment, payload, previous, hash = row
    given = json.loads(payload)
    return Event(id, device, sequence, clock, time, actor, Kind(kind), document, segment, given, previous, hash)


def digest(text: str) -> str:
    """The name of a text: a hash of its content, 40 hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def named_texts(payload: str) -> set[str]:
    """What a payload as it is stored may name by `digest`."""
    return set(_DIGEST.findall(payload))


_DIGEST = re.compile(r"\b[0-9a-f]{40}\b")


def canonical(value: object) -> str:
    """JSON that is the same for the same value, whatever order its keys came in."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chain_hash(fields: tuple[object, ...], payload: str, previous: str) -> str:
    """The hash of an event: its fields, its payload as canonical JSON, and the hash of the device's event before."""
    return hashlib.blake2b(canonical([*fields, payload, previous]).encode(), digest_size=32).hexdigest()


def as_one(events: Sequence[NewEvent]) -> tuple[NewEvent, ...]:
    """The same events as a batch, to be recorded one after the other: one undo takes all of them back."""
    batch = {"id": uuid7(), "size": len(events)}
    return tuple(replace(event, payload={**event.payload, "batch": batch}) for event in events)


def uuid7() -> str:
    """A new UUID of version 7 (RFC 9562): 48 bits of milliseconds, then random bits."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def now() -> str:
    """The wall time in UTC, to the millisecond, as text that sorts."""
    return moment(datetime.now(UTC))


def moment(time: datetime) -> str:
    """A time in UTC as `now` writes it."""
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
