"""A new delivery of a document: what became of every segment, and which decisions stand; pure functions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from enface.model import Document, Segment, Status
from enface.review.matching import partners
from enface.store import Delivered, KnownSegment


class Fate(StrEnum):
    """What a delivery does to a segment."""

    UNCHANGED = "unchanged"
    SOURCE = "source changed"
    TARGET = "target changed"
    BOTH = "source and target changed"
    NEW = "new"
    REMOVED = "removed"


CHANGED = frozenset({Fate.SOURCE, Fate.TARGET, Fate.BOTH})


@dataclass(frozen=True, slots=True)
class Arrival:
    """A segment as it stood here and as it came; `known` is None where it is new, `given` where it is removed.

    `file_target` is what the version before held. `text` and `status` are what it goes on with. In a `conflict` the
    target was edited here and the delivery changed the segment too: both texts are kept.
    """

    fate: Fate
    known: Segment | None
    given: Segment | None
    file_target: str = ""
    text: str = ""
    status: Status = Status.TRANSLATED
    moved: bool = False
    conflict: bool = False

    @property
    def renamed(self) -> bool:
        """Whether the segment has another id now."""
        return self.known is not None and self.given is not None and self.known.id != self.given.id


@dataclass(frozen=True, slots=True)
class DocumentDelivery:
    """One document of a delivered file: its key in the project, and its segments in order, the removed ones last.

    `document` is None where the delivery no longer has it, `is_new` where it was not known.
    """

    key: str
    position: int
    document: Document | None
    arrivals: tuple[Arrival, ...]
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that came, `data`, to take the place of one of the project's, `replaced`, under the path `file`."""

    came_from: Path
    data: bytes
    digest: str
    file: Path
    replaced: Path
    replaced_digest: str
    documents: tuple[DocumentDelivery, ...]

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to take."""
        return self.digest != self.replaced_digest

    @property
    def arrivals(self) -> Iterator[Arrival]:
        """All segments of all documents."""
        return (arrival for document in self.documents for arrival in document.arrivals)

    def count(self) -> Counter[Fate]:
        """How many segments have which fate."""
        return Counter(arrival.fate for arrival in self.arrivals)


def compare(known: Sequence[KnownSegment], given: Sequence[Segment]) -> tuple[Arrival, ...]:
    """What becomes of each segment, in the order of the delivery, the removed ones last."""
    old = [one.segment._replace(target=one.file_target) for one in known]
    found = partners(old, given)
    in_order = _longest_rise([place for place in found if place is not None])
    arrivals = [
        _new(segment) if place is None else _again(known[place], segment, moved=place not in in_order)
        for segment, place in zip(given, found, strict=True)
    ]
    taken = set(found)
    gone = (
        Arrival(Fate.REMOVED, one.segment, None, one.file_target, one.segment.target, one.segment.status)
        for place, one in enumerate(known)
        if place not in taken
    )
    return (*arrivals, *gone)


def _new(segment: Segment) -> Arrival:
    return Arrival(Fate.NEW, None, segment, segment.target, segment.target, segment.status)


def _again(known: KnownSegment, given: Segment, *, moved: bool) -> Arrival:
    """Source and target are weighed against the version that the client had, and against what was made of it here."""
    here, base = known.segment, known.file_target
    source, target = here.source != given.source, given.target not in {base, here.target}
    if not source and not target:
        status = here.status if known.decided else given.status
        return Arrival(Fate.UNCHANGED, here, given, base, here.target, status, moved)
    fate = Fate.BOTH if source and target else Fate.SOURCE if source else Fate.TARGET
    # A text that only one of the two sides has changed goes on; where both have, the client's does.
    text = here.target if given.target == base else given.target
    begun = given.status in {Status.DRAFT, Status.REJECTED} or not text.strip()
    conflict = here.target not in {base, given.target}
    return Arrival(
        fate, here, given, base, text, Status.DRAFT if begun else Status.TRANSLATED, moved=moved, conflict=conflict
    )


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """The longest rising row of places that differ: what stands in it has not moved."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for place in places:
        length = bisect_left(tails, place)
        before[place] = tails[length - 1] if length else -1
        tails[length : length + 1] = [place]
    rise = set()
    place = tails[-1] if tails else -1
    while place >= 0:
        rise.add(place)
        place = before[place]
    return frozenset(rise)


def renamed(arrivals: Iterable[Arrival], taken: Iterable[str]) -> dict[str, str]:
    """The ids that known segments go on with where it is another; those of removed ones say so, and are not `taken`."""
    names = {arrival.known.id: arrival.given.id for arrival in arrivals if arrival.known and arrival.given}
    used = {*taken, *names.values(), *(arrival.given.id for arrival in arrivals if arrival.given)}
    for arrival in arrivals:
        if arrival.fate is Fate.REMOVED and arrival.known:
            name, number = f"{arrival.known.id} (removed)", 1
            while name in used:
                number += 1
                name = f"{arrival.known.id} (removed {number})"
            used.add(name)
            names[arrival.known.id] = name
    return {old: new for old, new in names.items() if old != new}


def reopened(arrivals: Iterable[Arrival]) -> Mapping[str, tuple[str, Status]]:
    """Text and status of the segments on which decisions no longer stand, by their new ids."""
    return {
        arrival.given.id: (arrival.text, arrival.status)
        for arrival in arrivals
        if arrival.given and arrival.fate in CHANGED
    }


def delivered(id: str, path: str, digest: str, arrivals: Sequence[Arrival], taken: Iterable[str]) -> Delivered:
    """What is recorded of a document's delivery besides its segments."""
    new = tuple(arrival.given.id for arrival in arrivals if arrival.fate is Fate.NEW and arrival.given)
    return Delivered(id, path, digest, tuple(renamed(arrivals, taken).items()), reopened(arrivals), new)
