"""What every part of a desk rests on: the project, its store, and who is working."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from enface.glossary import Glossary
from enface.model import EnfaceError, Finding, Problem, Role
from enface.review.commands import Refused, SegmentRef
from enface.review.waiving import Waiving

if TYPE_CHECKING:
    from enface.memory.shelf import Memory
    from enface.review.certificates import Certificates
    from enface.review.experience import Experience
    from enface.review.keeping import Keeping
    from enface.review.project import Project
    from enface.review.queries import Queries
    from enface.review.repetitions import Repetitions
    from enface.review.replacing import Replacing
    from enface.review.saved_queries import SavedQueries
    from enface.review.versions import Versions
    from enface.store import DocumentRecord, SegmentRecord, Store


class DeskBase:
    """Project, store and person; `read_only` says why nothing can be saved, and is empty where it can.

    What it is put together of is loaded as it is asked for: the first screen needs little of it.
    """

    certificates: Certificates

    def __init__(self, project: Project, store: Store, actor: str, role: Role) -> None:
        self.project = project
        self.actor = actor
        self.role = role
        self.holder = store.holder
        self.read_only = store.read_only
        self.notices: tuple[str, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._store = store
        self._glossary = Glossary()
        self._signature = ""
        self._records: dict[str, DocumentRecord] = {}
        self._memory: Memory | None = None
        self._checking = Lock()
        self.waiving = Waiving(store.waivers)
        self._answered: tuple[tuple[object, ...], tuple[Finding, ...]] = ((), ())

    @cached_property
    def experience(self) -> Experience:
        """What people made of each rule's findings."""
        from enface.review.experience import Experience

        return Experience(self._store.experience)

    @cached_property
    def queries(self) -> Queries:
        """The questions to the client or the author."""
        from enface.review.queries import Queries

        return Queries(self._store.queries)

    @cached_property
    def repetitions(self) -> Repetitions:
        """Segments with the same source, and what a decision would be in them."""
        from enface.review.repetitions import Repetitions

        return Repetitions(self._store, self.role, lambda: self._records)

    @cached_property
    def replacing(self) -> Replacing:
        """Words in targets, to be found and replaced."""
        from enface.review.replacing import Replacing

        return Replacing(self._store)

    @cached_property
    def saved_queries(self) -> SavedQueries:
        """The queries that this person saved under names."""
        from enface.review.saved_queries import SavedQueries

        return SavedQueries(self._store, self.actor)

    @cached_property
    def versions(self) -> Versions:
        """The versions of a segment's target, and the way back to one."""
        from enface.review.versions import Versions

        return Versions(self._store)

    @cached_property
    def _keeping(self) -> Keeping:
        from enface.review.keeping import Keeping

        return Keeping(self._store)

    def _put_in_place(self) -> tuple[Problem, ...]:
        """Let the files of the project be those that its deliveries say, and return what stood in the way."""
        if self.read_only or not self._store.placings():
            return ()
        from enface.review import taking

        try:
            self.project = taking.put_in_place(self.project, self._store)
        except EnfaceError as error:
            return error.problems
        return ()

    def _know_documents(self) -> None:
        paths = {self.project.relative(path) for path in self.project.files}
        found = [record for record in self._store.documents() if record.path in paths]
        self._records = {record.key: record for record in found if self._is_current(record)}

    def _is_current(self, record: DocumentRecord) -> bool:
        """Whether the document still stood in its file when that was last read."""
        known = self._store.known_file(record.path)
        return known is None or known[2] == record.digest

    def _segment(self, ref: SegmentRef) -> SegmentRecord:
        record = self._store.segment(*ref)
        if record is None:
            raise Refused(f"There is no segment {ref.segment} in {ref.document}.")
        return record

    def _findings_of(self, record: SegmentRecord, text: str, standing: list[Finding]) -> tuple[Finding, ...]:
        """What the segment rules make of a text; the last answer is kept, since a save asks what was just previewed."""
        asked = (record.document, record.segment, text, standing)
        known, found = self._answered
        if known != asked:
            from enface.review.checking import findings_of

            # An undo may reach a document that is not at hand.
            document = self._records.get(record.document) or next(
                one for one in self._store.documents() if one.key == record.document
            )
            found = findings_of(record.segment, text, document, standing, self._glossary, self.project.profile)
            self._answered = (asked, found)
        return found
