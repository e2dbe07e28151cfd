"""What a desk keeps of a person's work that is not decided yet: drafts, and where they were."""

from __future__ import annotations

from enface.model import Status
from enface.review.commands import SegmentRef
from enface.review.desk_base import DeskBase
from enface.review.query import QueryProblem, parse
from enface.review.views import Filter, Position


class Unsaved(DeskBase):
    """The part of a desk that keeps edits which were not saved, and the place that a person left."""

    def draft(self, ref: SegmentRef) -> str | None:
        """An edit of this person's that was not saved."""
        return self._store.draft(*ref, self.actor)

    def drafts(self) -> tuple[SegmentRef, ...]:
        """The segments with such an edit, the newest first."""
        return tuple(SegmentRef(document, segment) for document, segment in self._store.drafts(self.actor))

    def keep_draft(self, ref: SegmentRef, text: str) -> None:
        """Keep an edit that is being made."""
        self._store.keep_draft(*ref, self.actor, text)

    def drop_draft(self, ref: SegmentRef) -> None:
        """Forget an edit that was not saved."""
        with self._store.change():
            self._store.drop_draft(*ref, self.actor)

    @property
    def position(self) -> Position | None:
        """Where this person was when they left."""
        known = self._store.position(self.actor)
        if known is None:
            return None
        document, segment, chosen = known
        statuses = frozenset(Status(status) for status in chosen.get("statuses", ()) if status in set(Status))
        return Position(
            document,
            segment,
            Filter(
                bool(chosen.get("open_findings")),
                statuses,
                str(chosen.get("text", "")),
                bool(chosen.get("changed")),
                bool(chosen.get("stale")),
                _meaningful(str(chosen.get("query", ""))),
            ),
        )

    def remember(self, position: Position) -> None:
        """Keep where this person is."""
        chosen = position.filter
        self._store.remember(
            self.actor,
            position.document,
            position.segment,
            {
                "open_findings": chosen.open_findings,
                "statuses": sorted(chosen.statuses),
                "text": chosen.text,
                "changed": chosen.changed,
                "stale": chosen.stale,
                "query": chosen.query,
            },
        )


def _meaningful(query: str) -> str:
    """A query that was kept, empty where it means nothing by now."""
    try:
        parse(query)
    except QueryProblem:
        return ""
    return query
