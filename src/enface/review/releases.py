"""Releases: the state that was delivered, frozen under a name, looked at and compared later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from enface.model import EnfaceError, Problem, Role, Status
from enface.review.certificates import Certificates
from enface.review.commands import Refused, SegmentRef
from enface.review.policy import Act
from enface.review.project import Project
from enface.store import Frozen, FrozenDocument, ReleaseRecord, Store, digest, release_event, state_of
from enface.store.documents import storable
from enface.store.releases import read_listing

NOW = "now"
"""What the state as it stands is called beside the releases."""


@dataclass(frozen=True, slots=True)
class Release:
    """A state: what every document held, segment by segment; `lost` are the documents of which that is lost."""

    name: str
    actor: str
    time: str
    state: str
    documents: Mapping[str, Mapping[str, Frozen]]
    lost: tuple[str, ...] = ()

    @property
    def segments(self) -> int:
        """How many segments it has."""
        return sum(map(len, self.documents.values()))

    def count(self) -> Counter[Status]:
        """How many segments stood at which status."""
        return Counter(one.status for held in self.documents.values() for one in held.values())


class Differs(StrEnum):
    """How a segment of one state differs from that of another."""

    ADDED = "added"
    REMOVED = "removed"
    SOURCE = "source changed"
    TARGET = "target changed"
    STATUS = "another status"
    APPROVAL = "approved anew"


@dataclass(frozen=True, slots=True)
class Difference:
    """A segment that differs between two states, as it was and as it is; None where it is not there."""

    ref: SegmentRef
    old: Frozen | None
    new: Frozen | None

    @property
    def how(self) -> Differs:
        """The gravest thing that differs."""
        old, new = self.old, self.new
        if old is None:
            return Differs.ADDED
        if new is None:
            return Differs.REMOVED
        if old.source != new.source:
            return Differs.SOURCE
        if old.target != new.target:
            return Differs.TARGET
        return Differs.STATUS if old.status is not new.status else Differs.APPROVAL


class Releases:
    """The releases of a project, for one person; `certificates` know which glossaries and rules stand."""

    def __init__(self, project: Project, store: Store, actor: str, role: Role, certificates: Certificates) -> None:
        self._project = project
        self._store = store
        self._actor = actor
        self._role = role
        self._certificates = certificates

    def freeze(self, name: str, documents: Sequence[str]) -> Release:
        """Freeze what some documents hold under a name: when this returns it is on the disk.

        Raises Refused where this person may not, the name is taken or none, or nothing can be saved.
        """
        self._allowed()
        name = self._free(name)
        files = {record.key: record.digest for record in self._store.documents()}
        with self._store.change():
            listings = [(key, files[key], self._store.releases.listing(key)) for key in documents]
            self._store.append(self._actor, [release_event(name, listings, self._certificates.stands)])
        return self.named(name)

    def _allowed(self) -> None:
        if self._store.read_only:
            raise Refused(f"Nothing can be saved: {self._store.read_only}.")
        if refusal := self._project.policy.refusal(Act.RELEASE, self._role, "releases"):
            raise Refused(refusal)

    def _free(self, name: str) -> str:
        name = " ".join(name.split())
        if not name or not storable(name):
            raise Refused("A release needs a name.")
        if name == NOW:
            raise Refused(f"{NOW} is what the state as it stands is called; give the release another name.")
        taken = next((one for one in self._store.releases.all() if one.name == name), None)
        if taken:
            raise Refused(f"There is a release {name} already, made by {taken.actor} on {taken.time[:10]}.")
        return name

    def all(self) -> tuple[Release, ...]:
        """Every release, in order."""
        return tuple(_release(self._store, record) for record in self._store.releases.all())

    def named(self, name: str) -> Release:
        """The release of that name. Raises EnfaceError where there is none."""
        records = self._store.releases.all()
        found = next((one for one in records if one.name == name), None)
        if found is None:
            names = ", ".join(one.name for one in records)
            remedy = f"Those there are: {names}." if names else "`enface release make` makes one."
            raise EnfaceError(Problem(name, "there is no release of that name.", remedy))
        return _release(self._store, found)

    def now(self, documents: Sequence[str]) -> Release:
        """What some documents hold as they stand, under the name `NOW`."""
        listings = {key: self._store.releases.listing(key) for key in documents}
        rows = [FrozenDocument(key, "", 0, digest(text)) for key, text in listings.items()]
        held = {key: dict(read_listing(text)) for key, text in listings.items()}
        return Release(NOW, self._actor, "", state_of(rows), held)

    def texts(self, held: Iterable[Frozen | None]) -> Mapping[str, str]:
        """The texts that segments held by their hashes, as far as they were not removed."""
        return self._store.releases.texts(text for one in held if one for text in (one.source, one.target))


def _release(store: Store, record: ReleaseRecord) -> Release:
    held = {one.key: store.releases.listed(one) for one in record.documents}
    lost = tuple(key for key, listed in held.items() if listed is None)
    documents = {key: listed for key, listed in held.items() if listed is not None}
    return Release(record.name, record.actor, record.time, record.state, documents, lost)


def compare(old: Release, new: Release) -> Iterator[Difference]:
    """The segments that differ, by document, in the order of the new state, then those that it no longer has."""
    for key in dict.fromkeys((*new.documents, *old.documents)):
        before, after = old.documents.get(key, {}), new.documents.get(key, {})
        for id in dict.fromkeys((*after, *before)):
            if before.get(id) != after.get(id):
                yield Difference(SegmentRef(key, id), before.get(id), after.get(id))


def faults(project: Project, store: Store) -> Iterator[Problem]:
    """What no longer holds of the releases: lists that are lost, hashes that differ, approvals that are gone."""
    for record in store.releases.all():
        if state_of(record.documents) != record.state:
            yield Problem(str(store.path), f"release {record.name}: its hash is not that of what it names.")
        release = _release(store, record)
        for key in release.lost:
            yield Problem(str(project.root / key), f"release {record.name}: what it held of this document is lost.")
        for key, held in release.documents.items():
            known = store.releases.approvals([one.approval for one in held.values() if one.approval])
            for id, one in held.items():
                if one.approval and known.get(one.approval) != (one.source, one.target):
                    reason = f"release {record.name}: the approval of segment {id} is not in the history."
                    yield Problem(str(project.root / key), reason, "The history was written anew since.")
