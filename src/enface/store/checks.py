"""What the rules found in a project's database, what of it was fixed, and what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enface.model import Finding, Severity
from enface.records import record
from enface.store import findings
from enface.store.events import now
from enface.store.findings import FindingRecord
from enface.store.seals import put
from enface.store.segments import Segments


@record
class FixedRecord:
    """A finding that somebody's revision removed; `by_fix` where a fix of the finding's own was applied."""

    document: str
    segment: str
    fingerprint: str
    rule: str
    severity: Severity
    by_fix: bool
    actor: str
    time: str


class Checks(Segments):
    """The part of a project's database that findings stand in."""

    def findings(self, document: str, ordinals: Iterable[int]) -> list[FindingRecord]:
        """The findings of some segments in order of place, each with the open ones of its kind counted."""
        with self._reading() as connection:
            return findings.at(connection, document, ordinals)

    def findings_in(self, document: str, *, batch: int = 500) -> Iterable[FindingRecord]:
        """All findings of a document in order, read in batches of segments."""
        for first in range(0, self.last_ordinal(document) + 1, batch):
            yield from self.findings(document, range(first, first + batch))

    def finding_bodies(self, document: str, first: int, last: int) -> dict[int, list[str]]:
        """The packed findings of the segments `first` to `last`, both inclusive, by ordinal."""
        with self._reading() as connection:
            return findings.bodies_in(connection, document, first, last)

    def replace_findings(self, document: str, ordinal: int, segment: str, found: Sequence[Finding]) -> None:
        """Let a segment have these findings and no others, inside a `change`."""
        self.replace_bodies(document, ordinal, segment, [findings.pack(one) for one in found])

    def replace_bodies(self, document: str, ordinal: int, segment: str, bodies: Sequence[str]) -> None:
        """As `replace_findings`, with findings already packed."""
        self._touched = True
        findings.replace(self.connection, document, ordinal, segment, bodies)

    def open_counts(self, document: str) -> tuple[dict[Severity, int], int]:
        """The open findings of a document: the asserted ones by severity, and how many are advisory."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT advisory, severity, findings FROM open_of_severity WHERE document = ? AND findings > 0",
                (document,),
            ).fetchall()
        asserted = {Severity(severity): number for advisory, severity, number in rows if not advisory}
        return asserted, sum(number for advisory, _, number in rows if advisory)

    def fixed(self, document: str) -> list[FixedRecord]:
        """The findings that people's standing revisions removed from a document, in order of time."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT document, segment, fingerprint, rule, severity, by_fix, actor, time FROM fixed
                WHERE document = ? ORDER BY clock, event, fingerprint""",
                (document,),
            ).fetchall()
        return [
            FixedRecord(document, segment, fingerprint, rule, Severity(severity), bool(by_fix), actor, time)
            for document, segment, fingerprint, rule, severity, by_fix, actor, time in rows
        ]

    def checked(self, document: str) -> str:
        """The signature of what a document was last checked with; empty where it never was."""
        with self._reading() as connection:
            row = connection.execute("SELECT signature FROM checked WHERE document = ?", (document,)).fetchone()
            return str(row[0]) if row else ""

    def mark_checked(self, document: str, signature: str) -> None:
        """Remember what a document was checked with, inside a `change`."""
        put(self.connection, "checked", document, signature, now())

    def forget_check(self, document: str) -> None:
        """Let a document count as not checked, inside a `change` of one of its texts."""
        self.connection.execute("DELETE FROM checked WHERE document = ?", (document,))
