"""What a desk knows of others who work on the project at the same time, and lets them know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from enface.records import record
from enface.review.commands import SegmentRef
from enface.review.desk_base import DeskBase


@record
class News:
    """What came since the last time: who decided on which segments last, and whether whole documents came or went.

    Both may be empty: then it was findings or something else that shows.
    """

    decided: Mapping[SegmentRef, str]
    documents: bool


class Editing(NamedTuple):
    """Somebody else is editing a segment, since a time in UTC."""

    actor: str
    since: str


class Sharing(DeskBase):
    """The part of a desk that others at the same project are seen by."""

    @property
    def is_shared(self) -> bool:
        """Whether others may be writing to the project at the same time."""
        return self._store.several

    def news(self) -> News | None:
        """What others have written since this was asked last, None where nothing; cheap, to be asked by one thread."""
        arrivals = self._store.arrivals() if self.is_shared else None
        if arrivals is None:
            return None
        documents = any(not arrival.segment for arrival in arrivals)
        if documents:
            self._know_documents()
        decided = {SegmentRef(one.document, one.segment): one.actor for one in arrivals if one.segment}
        return News(decided, documents)

    def editing(self, ref: SegmentRef) -> Editing | None:
        """Who else is editing a segment."""
        lease = self._store.leased(*ref) if self.is_shared else None
        return Editing(lease.actor, lease.since) if lease else None

    def begin_edit(self, ref: SegmentRef) -> None:
        """Let others know that this person is editing a segment; to be said again while that goes on."""
        if self.is_shared:
            self._store.lease(*ref, self.actor)

    def end_edit(self, ref: SegmentRef) -> None:
        """Let others know that the edit has ended."""
        if self.is_shared:
            self._store.release(*ref)
