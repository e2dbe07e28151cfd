"""A project's database in SQLite: the parts of it joined, and what concerns whole documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from enface.model import Document
from enface.store import assignments, findings, pages
from enface.store.certificates import Certificates
from enface.store.checks import Checks
from enface.store.conflicts import Conflicts
from enface.store.connection import explained
from enface.store.deliveries import Deliveries
from enface.store.documents import Delivered, DocumentRecord, import_events
from enface.store.errors import Errors
from enface.store.events import Kind, NewEvent
from enface.store.history import History
from enface.store.local import Local
from enface.store.sharing import Sharing
from enface.store.waivers import Waivers

if TYPE_CHECKING:
    from enface.store.experience import Experience
    from enface.store.merging import Merging
    from enface.store.purging import Purged
    from enface.store.queries import Queries
    from enface.store.releases import Releases
    from enface.store.repetitions import Twins
    from enface.store.resegmenting import Resegmented
    from enface.store.samples import Samples


class SQLiteStore(Deliveries, Checks, History, Local, Sharing):
    """Keeps a project's reviews in an SQLite database, through Python's own library or APSW's.

    What opening a project need not ask is loaded when it is asked.
    """

    @property
    def errors(self) -> Errors:
        """What people marked as errors."""
        return Errors(self)

    @property
    def certificates(self) -> Certificates:
        """What the approvals bind, and which of them no longer hold."""
        return Certificates(self._reading)

    @property
    def conflicts(self) -> Conflicts:
        """The segments between whose texts somebody has to choose."""
        return Conflicts(self._reading)

    @property
    def experience(self) -> Experience:
        """What people made of each rule's findings."""
        from enface.store.experience import Experience

        return Experience(self)

    @property
    def merging(self) -> Merging:
        """What goes to other copies and comes from them."""
        from enface.store.merging import Merging

        return Merging(self)

    @property
    def queries(self) -> Queries:
        """The questions to the client or the author."""
        from enface.store.queries import Queries

        return Queries(self)

    @property
    def releases(self) -> Releases:
        """The states that were frozen under a name."""
        from enface.store.releases import Releases

        return Releases(self._reading)

    @property
    def samples(self) -> Samples:
        """The samples that were drawn for review."""
        from enface.store.samples import Samples

        return Samples(self)

    @property
    def twins(self) -> Twins:
        """Segments that have a source in common."""
        from enface.store.repetitions import Twins

        return Twins(self)

    @property
    def waivers(self) -> Waivers:
        """The waivers that stand."""
        return Waivers(self)

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
        renamed: Sequence[tuple[str, str]] = (),
        taken_in: Callable[[int], object] | None = None,
    ) -> None:
        """Bring a document in, or its new state, be it as `delivered`; all of it or nothing, inside a `change`.

        `renamed` are known segments that a file read anew has under other ids. `taken_in` is told how many segments are
        in whenever some more are.
        """
        done = 0
        events = import_events(key, position, path, file_digest, document, delivered, renamed)
        for event in self._recorded(actor, events):
            done += len(event.payload["segments"]) if event.kind is Kind.SEGMENTS_IMPORTED else 0
            if taken_in:
                taken_in(done)
        findings.forget(self.connection, key)

    def resegment(self, actor: str, document: str, said: Resegmented) -> None:
        """Record new bounds, inside a `change`; what was found in the other segments moves along with them."""
        from enface.store.resegmenting import move_findings

        self.append(actor, [said.event(document)])
        move_findings(self.connection, document, said)
        self.forget_check(document)

    def purge(self, actor: str, key: str) -> Purged | None:
        """Remove a document's texts for good, by an event; their hashes stay. None where there is no such document.

        Raises EnfaceError where what is removed could still be read from the disk afterwards.
        """
        from enface.store import purging

        with self.change():
            self.connection.execute("PRAGMA secure_delete = ON")
            removed = purging.remove(self.connection, key)
            if removed:
                self.append(actor, [NewEvent(Kind.DOCUMENT_PURGED, key, payload={"texts": removed.texts})])
        with self._turn, explained(self.path):
            purging.sweep(self.connection, self.path)
        return removed

    def assignments(self) -> dict[str, str]:
        """The person who has each assigned document, by its key."""
        with self._reading() as connection:
            return assignments.all_of(connection)

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
                        words_by_status={status: words for status, (_, words) in counts.items()},
                    )
                )
            return found
