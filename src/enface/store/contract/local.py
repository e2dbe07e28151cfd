"""Promises about files and sessions: new versions, what is not saved yet, who else is at work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from enface.store.deliveries import ChangeRecord, KnownSegment, Placing
    from enface.store.events import Event
    from enface.store.sharing import Arrival, Lease


class Deliveries(Protocol):
    """What a new version of a file meets and changed, and the files themselves."""

    def known_segments(self, document: str) -> list[KnownSegment]:
        """The segments of a document in order, with what their file holds."""

    def names_given(self, document: str) -> set[str]:
        """The ids that new versions gave to segments of a document, also to those that are gone."""

    def change_of(self, document: str, segment: str) -> ChangeRecord | None:
        """What a segment held before its file last changed it."""

    def last_delivery(self, document: str) -> Event | None:
        """The last delivery of a document or glossary that has not been undone, by anybody."""

    def delivery_times(self, document: str) -> list[str]:
        """When a document came: its import, and the deliveries that stand, in order."""

    def delivered_with(self, delivery: Event) -> tuple[Event, ...]:
        """All events of a delivery, one for each document of its file, in order."""

    def decided_since(self, event: Event) -> list[Event]:
        """What anybody decided, or delivered, in the document of an event after it, and stands, in order."""

    def keep_original(self, file_digest: str, data: bytes) -> None:
        """Keep a file as it came, inside a `change`."""

    def has_original(self, file_digest: str) -> bool:
        """Whether a file is kept as it came."""

    def original(self, file_digest: str) -> bytes | None:
        """A file as it came, by the digest of its bytes."""

    def to_place(self, placing: Placing) -> None:
        """A file is to take another's place as soon as the `change` that this is said in stands."""

    def placings(self) -> list[Placing]:
        """The files that are still to be put into the project's folder, by path."""

    def placed(self, placing: Placing) -> None:
        """A file has taken its place, inside a `change`."""


class Local(Protocol):
    """What belongs to this copy alone and is no event: edits not saved, places, files as they were read."""

    def held(self, document: str, segment: str, actor: str) -> tuple[bool, ...]:
        """What there is about a segment, seen by `actor`: the fields of `review.views.Held`."""

    def draft(self, document: str, segment: str, actor: str) -> str | None:
        """Somebody's edit of a segment that was not saved."""

    def drafts(self, actor: str) -> list[tuple[str, str]]:
        """Document and segment of somebody's edits that were not saved, the newest first."""

    def drafted(self, document: str, segments: Sequence[str]) -> list[tuple[str, str]]:
        """Which of some segments have an edit that is not saved, and whose it is."""

    def keep_draft(self, document: str, segment: str, actor: str, text: str) -> None:
        """Keep somebody's edit that is not saved yet, in the place of their last one."""

    def drop_draft(self, document: str, segment: str, actor: str) -> None:
        """Forget somebody's edit that was not saved, inside a `change`."""

    def follow(self, document: str, renamed: Mapping[str, str]) -> None:
        """Let drafts and places that people left follow their segments to other ids, inside a `change`."""

    def position(self, actor: str) -> tuple[str, str, dict[str, Any]] | None:
        """Where somebody was: document, segment, filter."""

    def remember(self, actor: str, document: str, segment: str, chosen: Mapping[str, Any]) -> None:
        """Keep where somebody is; the filter is what JSON can say."""

    def saved_queries(self, actor: str) -> dict[str, str]:
        """The queries that somebody saved, by name."""

    def save_queries(self, actor: str, queries: Mapping[str, str]) -> None:
        """Keep somebody's queries, in the place of those saved before."""

    def known_file(self, path: str) -> tuple[int, int, str] | None:
        """Size, time of change in nanoseconds, and digest of a file when it was last read."""

    def note_file(self, path: str, size: int, modified: int, file_digest: str) -> None:
        """Remember a file as it was read, inside a `change`."""


class Sharing(Protocol):
    """What one session knows of the others, and they of it; leases are only told, never enforced."""

    def arrivals(self) -> list[Arrival] | None:
        """The events that have come since this was asked last, one's own too; None where nobody else wrote anything.

        An empty list where it was something else than an event. To be asked by one thread.
        """

    def lease(self, document: str, segment: str, actor: str) -> None:
        """Let the others know that somebody is editing a segment; to be said again while that goes on."""

    def leased(self, document: str, segment: str) -> Lease | None:
        """Who else is editing a segment, the first of them; nobody who has not said so for a minute."""

    def release(self, document: str, segment: str) -> None:
        """Let the others know that the edit has ended."""

    def release_all(self) -> None:
        """End whatever this session was editing."""
