"""A project's database: what stands in it, asked for in the words of the house."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enface.model import Document, Finding, Severity, Side, Span, Status
from enface.store import findings, pages, purging
from enface.store.certificates import Certificates
from enface.store.connection import explained
from enface.store.deliveries import Deliveries
from enface.store.documents import Delivered, DocumentRecord, SegmentRecord, import_events
from enface.store.errors import Errors
from enface.store.events import Kind, NewEvent, now
from enface.store.findings import FindingRecord, WaiverRecord
from enface.store.held import held
from enface.store.pages import RowFilter
from enface.store.releases import Releases
from enface.store.seals import put


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """What somebody said about a segment."""

    document: str
    segment: str
    actor: str
    time: str
    text: str
    span: Span | None
    side: Side | None = None
    version: str | None = None
    """The text that the span lies in, where it is known."""


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """One version of a target text."""

    text: str
    actor: str
    time: str
    origin: str


@dataclass(frozen=True, slots=True)
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


class Store(Deliveries):
    """The one way to a project's database; no SQL stands anywhere else."""

    _matches: tuple[tuple[object, ...], list[int]] = ((), [])

    @property
    def errors(self) -> Errors:
        """What people marked as errors."""
        return Errors(self)

    # Documents and their segments

    def import_document(
        self,
        actor: str,
        key: str,
        document: Document,
        *,
        position: int,
        path: str,
        file_digest: str,
        delivered: Delivered | None = None,
        taken_in: Callable[[int], object] | None = None,
    ) -> None:
        """Bring a document in, or its new state, be it as `delivered`; all of it or nothing, inside a `change`.

        `taken_in` is told how many segments are in whenever some more are.
        """
        events = import_events(key, position, path, file_digest, document, delivered)
        self.append(actor, _told(events, taken_in) if taken_in else events)
        findings.forget(self.connection, key)

    def purge(self, actor: str, key: str) -> purging.Purged | None:
        """Remove a document's texts for good, by an event; their hashes stay. None where there is no such document.

        Raises EnfaceError where what is removed could still be read from the disk afterwards.
        """
        with self.change():
            self.connection.execute("PRAGMA secure_delete = ON")
            removed = purging.remove(self.connection, key)
            if removed:
                self.append(actor, [NewEvent(Kind.DOCUMENT_PURGED, key, payload={"texts": removed.texts})])
        with self._turn, explained(self.path):
            purging.sweep(self.connection, self.path)
        return removed

    def documents(self) -> list[DocumentRecord]:
        """All documents, by path and by their place in the file."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT key, path, name, format, source_language, target_language, digest, imported, imported_by
                FROM document ORDER BY path, position, key"""
            ).fetchall()
            found = []
            for key, path, name, format, *languages, file_digest, imported, imported_by in rows:
                counts = pages.tally(connection, key)
                found.append(
                    DocumentRecord(
                        key=key,
                        path=path,
                        name=name,
                        format=format,
                        languages=(languages[0], languages[1]),
                        digest=file_digest,
                        imported=imported,
                        imported_by=imported_by,
                        segments=sum(segments for segments, _ in counts.values()),
                        words=sum(words for _, words in counts.values()),
                        by_status={status: segments for status, (segments, _) in counts.items()},
                    )
                )
            return found

    def segments_after(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` segments from `ordinal` on, ascending."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            first = bisect_left(places, ordinal)
            return self._segments_at(document, places[first : first + count])
        with self._reading() as connection:
            return pages.after(connection, document, ordinal, count, chosen)

    def segments_before(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` segments before `ordinal`, descending."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            end = bisect_left(places, ordinal)
            return self._segments_at(document, places[max(0, end - count) : end][::-1])
        with self._reading() as connection:
            return pages.before(connection, document, ordinal, count, chosen)

    def segment(self, document: str, id: str) -> SegmentRecord | None:
        """The segment of that id."""
        with self._reading() as connection:
            return pages.by_id(connection, document, id)

    def count(self, document: str, chosen: RowFilter, *, below: int | None = None) -> int:
        """How many segments are chosen, or how many of them stand before the ordinal `below`."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            return len(places) if below is None else bisect_left(places, below)
        with self._reading() as connection:
            return pages.count(connection, document, chosen, below)

    def _matching(self, document: str, chosen: RowFilter) -> list[int]:
        """The places of the segments chosen, looked for once for as long as nothing changes."""
        flags = (chosen.changed, chosen.stale, chosen.open_findings)
        wanted = (document, chosen.text, tuple(chosen.conditions), flags, frozenset(chosen.statuses), self.edition)
        known, places = self._matches
        if known != wanted:
            with self._reading() as connection:
                places = pages.matching(connection, document, chosen)
            self._matches = (wanted, places)
        return places

    def _segments_at(self, document: str, ordinals: Sequence[int]) -> list[SegmentRecord]:
        with self._reading() as connection:
            return pages.at(connection, document, ordinals)

    def next_open(self, document: str, ordinal: int, *, backwards: bool) -> int | None:
        """The ordinal of the next segment with an open, asserted finding, going round at the end."""
        with self._reading() as connection:
            return pages.next_open(connection, document, ordinal, backwards=backwards)

    def next_of_status(self, document: str, ordinal: int, statuses: Iterable[Status]) -> int | None:
        """The ordinal of the next unlocked segment of one of these statuses, going round at the end."""
        with self._reading() as connection:
            return pages.next_of_status(connection, document, ordinal, statuses)

    def changed_since(self, document: str, clock: int) -> int:
        """How many segments of a document have come, or come anew with another text, after a clock reading."""
        with self._reading() as connection:
            number: int = connection.execute(
                "SELECT count(*) FROM segment WHERE document = ? AND since > ?", (document, clock)
            ).fetchone()[0]
            return number

    def last_ordinal(self, document: str) -> int:
        """The place of a document's last segment, -1 where it has none."""
        with self._reading() as connection:
            place: int = connection.execute(
                "SELECT coalesce(max(ordinal), -1) FROM segment WHERE document = ?", (document,)
            ).fetchone()[0]
            return place

    def target_at(self, document: str, ordinal: int) -> tuple[str, str] | None:
        """Id and hash of the target of the segment at a place."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, target FROM segment WHERE document = ? AND ordinal = ?", (document, ordinal)
            ).fetchone()
            return (row[0], row[1]) if row else None

    def edited(self, document: str) -> list[tuple[str, str, Status, bool]]:
        """What differs from the file: segment, its target and status now, and whether it is the text that differs."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT segment.id, coalesce(target.body, ''), segment.status, segment.target != segment.file_target
                FROM segment LEFT JOIN text AS target ON target.hash = segment.target WHERE segment.document = ?
                AND (segment.target != segment.file_target OR segment.status != segment.file_status)
                ORDER BY segment.ordinal""",
                (document,),
            )
            return [(id, target, Status(status), bool(differs)) for id, target, status, differs in rows.fetchall()]

    # Findings and waivers

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

    def waivers(self, document: str | None = None) -> list[WaiverRecord]:
        """The waivers that stand, oldest first: all, or those made in one document."""
        with self._reading() as connection:
            if document is None:
                return findings.waivers(connection)
            return findings.waivers(connection, "waiver.document = ?", (document,))

    def waiver(self, id: str) -> WaiverRecord | None:
        """The standing waiver of that id."""
        with self._reading() as connection:
            return next(iter(findings.waivers(connection, "waiver.id = ?", (id,))), None)

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

    # What people said and wrote

    def comments(self, document: str, segment: str | None = None) -> list[CommentRecord]:
        """The comments on a segment, or in a document, oldest first."""
        of_segment, parameters = (
            ("", (document,)) if segment is None else ("AND comment.segment = ?", (document, segment))
        )
        with self._reading() as connection:
            rows = connection.execute(
                f"""SELECT comment.document, comment.segment, comment.actor, comment.time, coalesce(text.body, ''),
                    comment.start, comment."end", comment.side, version.body FROM comment
                LEFT JOIN text ON text.hash = comment.text LEFT JOIN text AS version ON version.hash = comment.version
                WHERE comment.document = ? {of_segment} ORDER BY comment.clock, comment.id""",
                parameters,
            ).fetchall()
        return [
            CommentRecord(
                document,
                segment,
                actor,
                time,
                body,
                Span(start, end) if start is not None else None,
                Side(side) if side else None,
                version,
            )
            for document, segment, actor, time, body, start, end, side, version in rows
        ]

    def revisions(self, document: str, segment: str) -> list[RevisionRecord]:
        """Every version of a segment's target that stands, oldest first; the first is what it came with."""
        with self._reading() as connection:
            first = connection.execute(
                """SELECT coalesce(text.body, ''), event.actor, event.time, 'import' FROM segment
                JOIN event ON event.clock = segment.since AND event.document = segment.document
                LEFT JOIN text ON text.hash = segment.origin_target WHERE segment.document = ? AND segment.id = ?
                    AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.document = segment.document
                        AND revision.segment = segment.id AND revision.clock <= segment.since)""",
                (document, segment),
            ).fetchall()
            later = connection.execute(
                """SELECT coalesce(text.body, ''), revision.actor, revision.time, revision.origin FROM revision
                LEFT JOIN text ON text.hash = revision.text WHERE document = ? AND segment = ?
                ORDER BY revision.clock, revision.id""",
                (document, segment),
            ).fetchall()
        return [RevisionRecord(*row) for row in (*first[:1], *later)]

    @property
    def certificates(self) -> Certificates:
        """What the approvals bind, and which of them no longer hold."""
        return Certificates(self._reading)

    @property
    def releases(self) -> Releases:
        """The states that were frozen under a name."""
        return Releases(self._reading)

    def delivered(self, document: str) -> dict[str, str]:
        """What the segments came with whose text is another now, by id."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT segment.id, coalesce(text.body, '') FROM segment
                LEFT JOIN text ON text.hash = segment.origin_target
                WHERE segment.document = ? AND segment.target != segment.origin_target""",
                (document,),
            ).fetchall()
        return dict(rows)

    # What is local to this copy and no event

    def held(self, document: str, segment: str, actor: str) -> tuple[bool, bool, bool, bool]:
        """Whether a segment has a change by its file, an approval, scores, and an edit of `actor`'s not saved."""
        with self._reading() as connection:
            return held(connection, document, segment, actor)

    def draft(self, document: str, segment: str, actor: str) -> str | None:
        """Somebody's edit of a segment that was not saved."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT text FROM draft WHERE document = ? AND segment = ? AND actor = ?", (document, segment, actor)
            ).fetchone()
            return str(row[0]) if row else None

    def drafts(self, actor: str) -> list[tuple[str, str]]:
        """Document and segment of somebody's edits that were not saved, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT document, segment FROM draft WHERE actor = ? ORDER BY time DESC", (actor,)
            )
            return [(document, segment) for document, segment in rows.fetchall()]

    def keep_draft(self, document: str, segment: str, actor: str, text: str) -> None:
        """Keep somebody's edit that is not saved yet."""
        with self.change():
            put(self.connection, "draft", document, segment, actor, text, now())

    def drop_draft(self, document: str, segment: str, actor: str) -> None:
        """Forget somebody's edit that was not saved, inside a `change`."""
        self.connection.execute(
            "DELETE FROM draft WHERE document = ? AND segment = ? AND actor = ?", (document, segment, actor)
        )

    def position(self, actor: str) -> tuple[str, str, dict[str, Any]] | None:
        """Where somebody was: document, segment, filter."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT document, segment, filter FROM position WHERE actor = ?", (actor,)
            ).fetchone()
            return (row[0], row[1], json.loads(row[2])) if row else None

    def remember(self, actor: str, document: str, segment: str, chosen: Mapping[str, Any]) -> None:
        """Keep where somebody is."""
        with self.change():
            put(self.connection, "position", actor, document, segment, json.dumps(dict(chosen), sort_keys=True))

    def known_file(self, path: str) -> tuple[int, int, str] | None:
        """Size, time of change in nanoseconds, and digest of a file when it was last read."""
        with self._reading() as connection:
            row = connection.execute("SELECT size, modified, digest FROM file WHERE path = ?", (path,)).fetchone()
            return (row[0], row[1], row[2]) if row else None

    def note_file(self, path: str, size: int, modified: int, file_digest: str) -> None:
        """Remember a file as it was read, inside a `change`."""
        put(self.connection, "file", path, size, modified, file_digest)


def _looks_at_all(chosen: RowFilter) -> bool:
    """Whether no index leads to the chosen segments."""
    return bool(chosen.text) or bool(chosen.conditions) or chosen.changed or chosen.stale


def _told(events: Iterable[NewEvent], taken_in: Callable[[int], object]) -> Iterator[NewEvent]:
    """The events that bring a document in; each is recorded when the next one is asked for."""
    done = 0
    for event in events:
        yield event
        done += len(event.payload.get("segments", ())) if event.kind is Kind.SEGMENTS_IMPORTED else 0
        taken_in(done)
