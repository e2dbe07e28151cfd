"""Keeps the findings of a project right while its texts change: what an edit bears on is checked again, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from enface.glossary import Glossary
from enface.model import Problem
from enface.review.checking import breather, document_of, keep, nobody_busy, write
from enface.rules.profile import Profile
from enface.rules.standing import Place, Standing
from enface.store import DocumentRecord, SegmentRecord, Store
from enface.store.findings import pack

HELD = 50_000
"""For how many segments it is kept what stands in them, about 3 kB each; of one document always."""


class Keeping:
    """What stands in a project's documents, and what of it the store does not have yet; for one thread at a time."""

    def __init__(self, store: Store, held: int = HELD) -> None:
        self._store = store
        self._held = held
        self._standing: Standing | None = None
        self._checked_with = ""
        self._seen = 0
        self._numbers: dict[str, int] = {}
        self._kept: set[int] = set()
        self._due: set[Place] = set()

    def check(
        self,
        records: Sequence[DocumentRecord],
        glossary: Glossary,
        profile: Profile,
        cancelled: Callable[[], bool],
        sign: str,
        busy: Callable[[], bool] = nobody_busy,
    ) -> tuple[Problem, ...]:
        """Let documents have the findings of all rules, and others those that changes in these bear on.

        It rests as long as `busy` says so. Only as far as their texts are still those that were read. `sign` is what
        findings depend on besides the texts. Returns the rules that failed. Raises Cancelled as soon as `cancelled`
        says so; nothing is lost by that.
        """
        breathe = breather(cancelled, busy)
        clock = self._store.clock()
        standing = self._up_to_date(glossary, profile, sign, breathe)
        for record in records:
            number = self._numbers[record.key]
            if self._store.checked(record.key) not in {"", sign}:
                self._kept.discard(number)
            if number in self._kept:
                self._keep_due(standing, number, breathe, sign, clock)
            else:
                self._keep_all(standing, number, breathe, sign, clock)
        for number in {number for number, _ in self._due}:
            if number in self._kept or self._store.checked(standing.documents[number].name) == sign:
                standing.read(number, breathe)
                self._keep_due(standing, number, breathe)
            else:
                # All of it is compared when it is checked itself.
                self._due -= self._due_in(number)
        standing.forget(self._held)
        if problems := standing.problems:
            self._standing = None
        return problems

    def _up_to_date(self, glossary: Glossary, profile: Profile, sign: str, breathe: Callable[..., None]) -> Standing:
        """What stands in the texts as they are now."""
        seen, changes = self._store.rewritten_after(self._seen)
        standing = self._standing
        if standing is None or self._checked_with != sign or not self._follow(standing, changes, breathe):
            self._standing = None
            documents = [document_of(self._store, record, breathe) for record in self._store.documents()]
            standing = Standing(documents, glossary, profile, breathe)
            self._numbers = {document.name: number for number, document in enumerate(documents)}
            self._kept, self._due, self._checked_with = set(), set(), sign
            self._standing = standing
        self._seen = seen
        return standing

    def _follow(self, standing: Standing, changes: Iterable[tuple[str, str]], breathe: Callable[..., None]) -> bool:
        """Take over what has changed; False where it cannot be told of which segments.

        All is read before anything is taken over, so that a check that is cancelled leaves nothing half done.
        """
        segments = {(document, segment) for document, segment in changes}
        whole = {document for document, segment in segments if not segment}
        records = {one.key: one for one in self._store.documents()} if whole else {}
        if whole and list(records) != list(self._numbers):
            return False
        documents = [document_of(self._store, records[name], breathe) for name in whole if name in records]
        found = [self._store.segment(*place) for place in segments if place[0] not in whole]
        for record in found:
            if record is None or not self._is_at(standing, record):
                return False
        for number in {self._numbers[record.document] for record in filter(None, found)} & self._kept:
            standing.read(number, breathe)  # so that it is told what an edit there bears on
        for document in documents:
            number = self._numbers[document.name]
            self._due = (self._due - self._due_in(number)) | standing.replace(number, document)
            self._kept.discard(number)
        for record in filter(None, found):
            place = (self._numbers[record.document], record.ordinal)
            # The store has what the desk made of the new text meanwhile, even where that is the old one again.
            self._due |= standing.edit(place, record.segment.target)
        return len(documents) == len(whole)

    def _is_at(self, standing: Standing, record: SegmentRecord) -> bool:
        """Whether a segment stands where it is known to, and only its target may be another."""
        number = self._numbers.get(record.document)
        segments = standing.documents[number].segments if number is not None else ()
        known = segments[record.ordinal] if record.ordinal < len(segments) else None
        return known is not None and (known.id, known.source) == (record.segment.id, record.segment.source)

    def _keep_all(self, standing: Standing, number: int, breathe: Callable[..., None], sign: str, clock: int) -> None:
        standing.look_through(number, breathe)
        document = standing.documents[number]
        found: dict[str, list[str]] = {}
        for ordinal, segment in enumerate(document.segments):
            if bodies := [pack(finding) for finding in standing.findings((number, ordinal))]:
                found[segment.id] = bodies
            breathe()
        keep(self._store, document, found, breathe, sign, clock)
        self._kept.add(number)
        self._due -= self._due_in(number)

    def _keep_due(
        self, standing: Standing, number: int, breathe: Callable[..., None], sign: str = "", clock: int = 0
    ) -> None:
        due = self._due_in(number)
        segments = standing.documents[number].segments
        rows = (
            (place[1], segments[place[1]], [pack(finding) for finding in standing.findings(place)])
            for place in sorted(due)
        )
        write(self._store, standing.documents[number].name, rows, breathe, sign, clock)
        self._due -= due

    def _due_in(self, number: int) -> set[Place]:
        return {place for place in self._due if place[0] == number}
