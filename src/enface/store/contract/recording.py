"""Promises about what is written: changes, events, and the documents that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from enface.model import Document, Problem
    from enface.store.documents import Delivered, DocumentRecord
    from enface.store.events import Event, NewEvent
    from enface.store.lock import Holder
    from enface.store.purging import Purged
    from enface.store.resegmenting import Resegmented


class Transactions(Protocol):
    """Where the reviews are kept, and the changes that they go through, one after the other."""

    @property
    def path(self) -> Path:
        """What people know it by."""

    @property
    def read_only(self) -> str:
        """Why nothing is kept, empty where it is: then it works as any other until it is closed, on a copy."""

    @property
    def holder(self) -> Holder | None:
        """Who is writing, where that is why nothing is kept."""

    @property
    def several(self) -> bool:
        """Whether other processes may be writing at the same time."""

    def change(self) -> AbstractContextManager[None]:
        """All that is done within is on the disk when it ends, or nothing of it is.

        Threads and processes take turns; none is begun within another. Raises EnfaceError where the disk refuses.
        """

    def clock(self) -> int:
        """The logical clock: the reading of the last event, 0 before the first."""

    def version(self) -> int:
        """A number that is another one whenever somebody else has written anything."""

    def back_up(self, reason: str) -> Path | None:
        """Keep a dated copy, outside of a `change`; `reason` is one word. None where there is nothing to keep.

        Raises EnfaceError where no copy can be made; then the change should not be made either.
        """

    def close(self) -> None:
        """Let what is being answered or written end; from then on every question raises `Closed`."""


class Events(Protocol):
    """What happened: appended, never changed, and folded into the state by the same call."""

    def append(self, actor: str, events: Iterable[NewEvent]) -> tuple[Event, ...]:
        """Record what happened, and let the state be what follows from it, inside a `change`."""

    def event(self, id: str) -> Event:
        """The event of that id, as it was recorded. Raises LookupError where there is none."""

    def has_event(self, hash: str) -> bool:
        """Whether an event of that hash was recorded."""

    def digest_of(self, document: str) -> str:
        """What is another as soon as a document has other events, and the same while it has not."""

    def decisions(self, document: str) -> list[Event]:
        """What people decided in a document and nobody has undone, in order; segments go by their names of now."""

    def last_standing(self, document: str, actor: str) -> Event | None:
        """Somebody's last decision in a document, or delivery of it, that is not undone and shows in the state."""

    def last_undone(self, document: str, actor: str) -> Event | None:
        """The decision that somebody's last Undo took back, unless they have decided anything since."""

    def last_on_segment(self, document: str, segment: str) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody, under whatever name it had."""

    def batch(self, event: Event) -> list[Event]:
        """All events of an event's batch that are undone as it is, or stand as it does, in order."""

    def is_rewritten_since(self, document: str, clock: int) -> bool:
        """Whether texts of a document may be others than they were at a clock reading."""

    def rewritten_after(self, event: int) -> tuple[int, list[tuple[str, str]]]:
        """The number of the last event to arrive, and where texts may be others than after the event of that number.

        By document and segment; the segment is empty where it may be any of the document.
        """

    def rebuild(self) -> None:
        """Fold all events anew: the state is what it was, and what was found is for the next check to find."""

    def state_digest(self) -> str:
        """A hash of the whole state; the same events give the same, in any copy."""

    def verify(self) -> tuple[Problem, ...]:
        """What does not hold: events that are not as they were recorded, texts that are not what their hash says."""


class Documents(Protocol):
    """The documents, as their files brought them."""

    def documents(self) -> list[DocumentRecord]:
        """All documents, by path and by their place in the file, with what is counted of them."""

    def assignments(self) -> dict[str, str]:
        """The person who has each assigned document, by its key."""

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
        """Bring a document in, or its new state, be it as `delivered`, inside a `change`.

        Decisions stand on segments whose texts are the same; what was found is forgotten. `renamed` are known segments
        that have other ids now; `taken_in` is told how many segments are in whenever some more are. Raises EnfaceError
        where a text cannot be kept.
        """

    def resegment(self, actor: str, document: str, said: Resegmented) -> None:
        """Record new bounds of segments, inside a `change`; what was found in the others moves along with them."""

    def purge(self, actor: str, key: str) -> Purged | None:
        """Remove a document's texts for good; events and hashes stay. None where there is no such document.

        Raises EnfaceError where what is removed could still be read from the disk afterwards.
        """
