"""What a new delivery of a document meets, what it changed, and the files that it replaced."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from enface.model import Segment
from enface.records import record
from enface.store.documents import segment_of
from enface.store.events import DELIVERIES, EVENT_COLUMNS, REVERSIBLE, Event, Kind, event_of
from enface.store.ledger import Ledger
from enface.store.seals import put


@record
class KnownSegment:
    """A segment as it stands now, the target that its file holds, and whether text or status were decided here.

    `came_with` is the target that it had when its decisions began.
    """

    segment: Segment
    file_target: str
    decided: bool = False
    came_with: str = ""


@record
class ChangeRecord:
    """What a segment held before its file changed it; both texts None where it is new."""

    source: str | None
    target: str | None
    time: str
    actor: str


class Placing(NamedTuple):
    """A file that takes another's place: paths relative to the project, digests of the bytes."""

    path: str
    digest: str
    old_path: str
    old_digest: str


class Deliveries(Ledger):
    """The part of a project's database that deliveries are about."""

    def known_segments(self, document: str) -> list[KnownSegment]:
        """The segments of a document in order."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT coalesce(file.body, ''), coalesce(origin.body, ''),
                    (segment.target, segment.status) != (segment.origin_target, segment.origin_status), segment.id,
                    coalesce(source.body, ''), coalesce(target.body, ''), coalesce(details.body, ''), segment.locked,
                    segment.status
                FROM segment LEFT JOIN text AS source ON source.hash = segment.source
                LEFT JOIN text AS target ON target.hash = segment.target
                LEFT JOIN text AS details ON details.hash = segment.details
                LEFT JOIN text AS file ON file.hash = segment.file_target
                LEFT JOIN text AS origin ON origin.hash = segment.origin_target
                WHERE segment.document = ? ORDER BY segment.ordinal""",
                (document,),
            )
            return [
                KnownSegment(segment_of(*row), file_target, bool(decided), came_with)
                for file_target, came_with, decided, *row in rows
            ]

    def names_given(self, document: str) -> set[str]:
        """The ids that deliveries gave to segments of a document, also to those that are gone."""
        with self._reading() as connection:
            rows = connection.execute("SELECT new FROM renamed WHERE document = ?", (document,))
            return {name for (name,) in rows.fetchall()}

    def change_of(self, document: str, segment: str) -> ChangeRecord | None:
        """What a segment held before its file last changed it."""
        with self._reading() as connection:
            row = connection.execute(
                """SELECT source.body, target.body, change.time, change.actor FROM change
                LEFT JOIN text AS source ON source.hash = change.source
                LEFT JOIN text AS target ON target.hash = change.target
                WHERE change.document = ? AND change.segment = ?""",
                (document, segment),
            ).fetchone()
        return ChangeRecord(*row) if row else None

    def delivery_times(self, document: str) -> list[str]:
        """When a document came for the first time, and when each delivery of it that stands did."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT time FROM event WHERE document = ?1 AND (kind = ?2 AND id NOT IN (SELECT event FROM undone)
                    OR id = (SELECT id FROM event WHERE document = ?1 AND kind = ?3
                        ORDER BY clock, device, sequence LIMIT 1)) ORDER BY clock, device, sequence""",
                (document, Kind.DELIVERED, Kind.DOCUMENT_IMPORTED),
            )
            return [time for (time,) in rows.fetchall()]

    # Taking one back

    def last_delivery(self, document: str) -> Event | None:
        """The last delivery of a document or glossary that has not been undone, by anybody."""
        return self._last_event(
            "document = ? AND kind IN (?, ?) AND id NOT IN (SELECT event FROM undone)", (document, *DELIVERIES)
        )

    def delivered_with(self, delivery: Event) -> tuple[Event, ...]:
        """All events of a delivery, one for each document of its file."""
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {EVENT_COLUMNS} FROM event
                WHERE kind = ? AND json_extract(payload, '$.delivery') = ? ORDER BY clock, device, sequence""",
                (delivery.kind, delivery.payload["delivery"]),
            )
            return tuple(event_of(row) for row in rows.fetchall())

    def decided_since(self, event: Event) -> list[Event]:
        """What anybody decided, or delivered, in the document of an event after it, and has not been undone."""
        kinds = tuple(REVERSIBLE)
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT {EVENT_COLUMNS} FROM event
                WHERE document = ? AND (clock, device, sequence) > (?, ?, ?) AND kind IN ({", ".join("?" * len(kinds))})
                    AND id NOT IN (SELECT event FROM undone) ORDER BY clock, device, sequence""",
                (event.document, *event.order, *kinds),
            )
            return [event_of(row) for row in rows.fetchall()]

    # What is local to this copy and no event

    def keep_original(self, file_digest: str, data: bytes) -> None:
        """Keep a file as it came, inside a `change`."""
        self.connection.execute("INSERT OR IGNORE INTO original VALUES (?, ?)", (file_digest, zlib.compress(data)))

    def has_original(self, file_digest: str) -> bool:
        """Whether a file is kept as it came."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM original WHERE digest = ?", (file_digest,)).fetchone() is not None

    def original(self, file_digest: str) -> bytes | None:
        """A file as it came, by the digest of its bytes."""
        with self._reading() as connection:
            row = connection.execute("SELECT body FROM original WHERE digest = ?", (file_digest,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def placings(self) -> list[Placing]:
        """The files that are still to be put into the project's folder."""
        with self._reading() as connection:
            rows = connection.execute("SELECT path, digest, old_path, old_digest FROM placing ORDER BY path")
            return [Placing(*row) for row in rows.fetchall()]

    def to_place(self, placing: Placing) -> None:
        """A file is to take another's place as soon as the `change` that this is said in stands."""
        put(self.connection, "placing", *placing)
        self.connection.execute("DELETE FROM file WHERE path = ?", (placing.old_path,))
        # Neither the size nor the time of any file: it is looked at once it is there.
        put(self.connection, "file", placing.path, -1, 0, placing.digest)

    def placed(self, placing: Placing) -> None:
        """A file has taken its place, inside a `change`."""
        self.connection.execute("DELETE FROM placing WHERE path = ?", (placing.path,))
