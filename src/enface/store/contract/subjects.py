"""Promises about subjects that a store is asked about by name: `store.errors`, `store.waivers` and so on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from enface.model import Status
    from enface.store.certificates import CertificateRecord, LostWaiver, Version
    from enface.store.conflicts import VersionRecord
    from enface.store.errors import ErrorRecord, RatingRecord
    from enface.store.events import Event
    from enface.store.exchanges import Exchange, Known
    from enface.store.findings import WaiverRecord
    from enface.store.merging import Merged, Reached
    from enface.store.queries import QueryRecord
    from enface.store.releases import Frozen, FrozenDocument, ReleaseRecord
    from enface.store.repetitions import Twin
    from enface.store.samples import SampleRecord
    from enface.store.waivers import Silenced


class Certificates(Protocol):
    """What the approvals bind; the last one of each segment, be it stale."""

    def of(self, document: str, segment: str) -> CertificateRecord | None:
        """The certificate of a segment."""

    def of_document(self, document: str) -> list[CertificateRecord]:
        """The certificates of a document, in the order of its segments."""

    def stale(self, document: str, segments: Sequence[str]) -> set[str]:
        """Those of some segments whose certificate no longer holds."""

    def count_stale(self, document: str) -> int:
        """How many certificates of a document no longer hold."""

    def text(self, hash: str) -> str | None:
        """A text that an approval binds, None where it is not there."""

    def lost_waivers(self, document: str, segment: str | None = None) -> list[LostWaiver]:
        """The waivers that standing approvals rest on, and that neither stand nor are made up for by another one."""

    def versions(self, document: str, segment: str, until: int = 1 << 62) -> list[Version]:
        """Whose text a segment's was, one after the other; what came with its file is nobody's.

        Whoever confirmed it as its translator stands for it as if they had written it. With `until`, only what stood at
        that reading of the logical clock.
        """


class Conflicts(Protocol):
    """The segments that two people gave different texts at the same time, until somebody has chosen."""

    def versions(self, document: str = "", segment: str = "") -> list[VersionRecord]:
        """The texts to choose between, in order of place: all, or those in a document, or on one segment of it."""

    def counts(self) -> dict[str, int]:
        """How many segments are in conflict in each document that has any."""


class Errors(Protocol):
    """What people marked as errors; each with every step taken on it, those withdrawn too."""

    def marked(self, document: str, segment: str | None = None) -> list[ErrorRecord]:
        """The errors marked in a document, or in a segment of it, oldest first."""

    def marked_in(self, document: str, segments: Sequence[str]) -> list[ErrorRecord]:
        """The errors marked in some segments of a document, oldest first."""

    def by_id(self, id: str) -> ErrorRecord | None:
        """The error of that id."""

    def ending(self, ending: str) -> list[ErrorRecord]:
        """The errors whose id ends so."""

    def ratings(self, document: str, segment: str | None = None) -> list[RatingRecord]:
        """The ratings in a document, or of a segment of it, oldest first; a person's last one counts."""

    def any(self) -> bool:
        """Whether anybody marked or rated anything."""

    def versions(self, document: str) -> dict[str, list[str]]:
        """What the targets of a document's segments once were, the newest first, by the segments' ids."""

    def last_on(self, event: Event) -> Event | None:
        """The last standing decision about the error that an event is about, by anybody."""


class Experience(Protocol):
    """What people made of the rules' findings, over the whole history."""

    def by_rule(self) -> dict[str, tuple[int, int]]:
        """How often each rule's findings were fixed and waived; the same content counts once in a document."""


class Merging(Protocol):
    """The union of events: taken in any order and however often, one state. All of it inside a `change`."""

    def given(self, documents: Collection[str] | None) -> Exchange:
        """The events of some documents or of all, with their texts, for another copy; of the others the hashes only.

        What concerns the whole project is always given.
        """

    def known(self, exchange: Exchange) -> Known:
        """How much is known here already of what another copy has given."""

    def take(self, exchange: Exchange, name: str, actor: str, reached: Reached = ...) -> Merged:
        """Take in what another copy has given, as far as it is not known yet; `name` is what it came in.

        Raises EnfaceError where it contradicts what is known here, or makes no sense.
        """


class Queries(Protocol):
    """The questions to the client or the author, with what became of them."""

    def all(self) -> list[QueryRecord]:
        """Every query that stands, by document and place; those of segments that are gone come last in theirs."""

    def of_segment(self, document: str, segment: str) -> list[QueryRecord]:
        """The queries about a segment, oldest first."""

    def by_id(self, id: str) -> QueryRecord | None:
        """The query of that id."""


class Releases(Protocol):
    """The states that were frozen under a name."""

    def all(self) -> list[ReleaseRecord]:
        """Every release, in order."""

    def listing(self, document: str) -> str:
        """What the segments of a document hold now, as a text that `read_listing` reads."""

    def listed(self, document: FrozenDocument) -> dict[str, Frozen] | None:
        """What the segments of a document held, by id in their order; None where the list of them is lost."""

    def texts(self, hashes: Iterable[str]) -> dict[str, str]:
        """The texts of some hashes, as far as they were not removed."""

    def approvals(self, ids: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        """Source and target that approvals of these ids bind, as far as they are in the history."""


class Samples(Protocol):
    """The samples that were drawn for review."""

    def all(self) -> list[SampleRecord]:
        """Every sample, oldest first; its segments by the ids that they have now."""


class Twins(Protocol):
    """Segments that have a source in common, to the character, anywhere in a project."""

    def of(self, document: str, segment: str) -> list[Twin]:
        """The other segments with the source of this one, in order; none where it is empty."""

    def differing(self, document: str, segment: str, behind: Collection[Status], documents: Collection[str]) -> int:
        """How many unlocked ones of some documents have another target, or one of these statuses."""


class Waivers(Protocol):
    """The waivers that stand: what they cover, would cover, and cover no longer."""

    def all(self, document: str | None = None) -> list[WaiverRecord]:
        """Those that stand, oldest first: all, or those made in one document."""

    def by_id(self, id: str) -> WaiverRecord | None:
        """The standing waiver of that id."""

    def open_within(self, scope: str, document: str, segment: str, fingerprint: str, rule: str) -> list[Silenced]:
        """The open findings that a waiver of that scope would cover, made of a finding there; in order of place."""

    def covers(self, document: str, segment: str, fingerprint: str, rule: str) -> bool:
        """Whether one that stands covers such a finding there."""

    def covering(self) -> dict[str, int]:
        """How many findings each covers now; those that cover none are left out."""

    def lapse(self, actor: str, today: str) -> int:
        """End those whose last day is before `today`, an ISO date, by an event each; how many there were."""
