"""The waivers that stand: what they cover, would cover, and cover no longer."""

from __future__ import annotations

from typing import NamedTuple

from enface.model import Finding
from enface.store.events import Kind, NewEvent
from enface.store.findings import WaiverRecord, unpack, waivers
from enface.store.ledger import Ledger

_ALIKE = {
    "place": "fingerprint = :fingerprint AND document = :document AND segment = :segment",
    "document": "fingerprint = :fingerprint AND document = :document",
    "project": "fingerprint = :fingerprint",
    "rule": "rule = :rule",
}


class Silenced(NamedTuple):
    """An open finding that a waiver would cover."""

    document: str
    segment: str
    finding: Finding


class Waivers:
    """The part of a project's database that is about waivers; reached as `store.waivers`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self, document: str | None = None) -> list[WaiverRecord]:
        """Those that stand, oldest first: all, or those made in one document."""
        with self._ledger.reading() as connection:
            if document is None:
                return waivers(connection)
            return waivers(connection, "waiver.document = ?", (document,))

    def by_id(self, id: str) -> WaiverRecord | None:
        """The standing waiver of that id."""
        with self._ledger.reading() as connection:
            return next(iter(waivers(connection, "waiver.id = ?", (id,))), None)

    def open_within(self, scope: str, document: str, segment: str, fingerprint: str, rule: str) -> list[Silenced]:
        """The open findings that a waiver of that scope would cover, made of a finding there; in order of place."""
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"""SELECT document, segment, body FROM finding WHERE waiver IS NULL AND {_ALIKE[scope]}
                ORDER BY document, ordinal, number""",
                {"document": document, "segment": segment, "fingerprint": fingerprint, "rule": rule},
            ).fetchall()
            return [Silenced(document, segment, unpack(body)) for document, segment, body in rows]

    def covers(self, document: str, segment: str, fingerprint: str, rule: str) -> bool:
        """Whether a waiver that stands covers such a finding there."""
        with self._ledger.reading() as connection:
            return bool(
                connection.execute(
                    """SELECT EXISTS (SELECT 1 FROM waiver WHERE fingerprint = ?1 AND (scope = 'project'
                        OR document = ?2 AND (scope = 'document' OR segment = ?3)))
                    OR EXISTS (SELECT 1 FROM waiver WHERE rule = ?4 AND scope = 'rule')""",
                    (fingerprint, document, segment, rule),
                ).fetchone()[0]
            )

    def covering(self) -> dict[str, int]:
        """How many findings each waiver covers now; those that cover none are left out."""
        with self._ledger.reading() as connection:
            rows = connection.execute("SELECT waiver, count(*) FROM finding WHERE waiver NOTNULL GROUP BY waiver")
            return dict(rows.fetchall())

    def lapse(self, actor: str, today: str) -> int:
        """End the waivers whose last day is before `today`, an ISO date; how many there were.

        That they ended is recorded, so that the state follows from the events whatever day it is.
        """
        with self._ledger.reading() as connection:
            due = connection.execute(
                """SELECT waiver.id, waiver.document, waiver.segment FROM waiver_end
                JOIN waiver ON waiver.id = waiver_end.waiver WHERE day < ? ORDER BY waiver.clock, waiver.id""",
                (today,),
            ).fetchall()
        if due:
            with self._ledger.change():
                self._ledger.append(
                    actor,
                    [NewEvent(Kind.LAPSED, document, segment, {"waiver": id}) for id, document, segment in due],
                )
        return len(due)
