"""The segments of a project's database: pages of them, single ones, and how many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from enface.model import Status
from enface.store import pages
from enface.store.documents import SegmentRecord
from enface.store.ledger import Ledger
from enface.store.pages import RowFilter

_KNOWN = 2
"""For how many choices that look at every segment the places are kept."""


class Segments(Ledger):
    """The part of a project's database that pages of segments are read from."""

    _matches: tuple[tuple[tuple[object, ...], list[int]], ...] = ()

    def segments_after(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` segments from `ordinal` on, ascending."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            first = bisect_left(places, ordinal)
            return self._segments_at(document, places[first : first + count])
        with self._reading() as connection:
            return pages.after(connection, document, ordinal, count, chosen)

    def segments_before(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` segments before `ordinal`, descending."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            end = bisect_left(places, ordinal)
            return self._segments_at(document, places[max(0, end - count) : end][::-1])
        with self._reading() as connection:
            return pages.before(connection, document, ordinal, count, chosen)

    def segment(self, document: str, id: str) -> SegmentRecord | None:
        """The segment of that id."""
        with self._reading() as connection:
            return pages.by_id(connection, document, id)

    def count(self, document: str, chosen: RowFilter, *, below: int | None = None) -> int:
        """How many segments are chosen, or how many of them stand before the ordinal `below`."""
        if _looks_at_all(chosen):
            places = self._matching(document, chosen)
            return len(places) if below is None else bisect_left(places, below)
        with self._reading() as connection:
            return pages.count(connection, document, chosen, below)

    def _matching(self, document: str, chosen: RowFilter) -> list[int]:
        """The places of the segments chosen, looked for once for as long as nothing changes."""
        flags = (chosen.changed, chosen.stale, chosen.open_findings)
        chosen_by = (chosen.text, tuple(chosen.conditions), flags, frozenset(chosen.statuses))
        wanted = (document, *chosen_by, self.edition, self.version() if self.several else 0)
        places = next((places for known, places in self._matches if known == wanted), None)
        if places is None:
            with self._reading() as connection:
                places = pages.matching(connection, document, chosen)
            # A filter and a search inside it are asked for by turns.
            self._matches = ((wanted, places), *self._matches[: _KNOWN - 1])
        return places

    def _segments_at(self, document: str, ordinals: Sequence[int]) -> list[SegmentRecord]:
        with self._reading() as connection:
            return pages.at(connection, document, ordinals)

    def next_open(self, document: str, ordinal: int, *, backwards: bool) -> int | None:
        """The ordinal of the next segment with an open, asserted finding, going round at the end."""
        with self._reading() as connection:
            return pages.next_open(connection, document, ordinal, backwards=backwards)

    def next_of_status(self, document: str, ordinal: int, statuses: Iterable[Status]) -> int | None:
        """The ordinal of the next unlocked segment of one of these statuses, going round at the end."""
        with self._reading() as connection:
            return pages.next_of_status(connection, document, ordinal, statuses)

    def changed_since(self, document: str, clock: int) -> int:
        """How many segments of a document have come, or come anew with another text, after a clock reading."""
        with self._reading() as connection:
            number: int = connection.execute(
                "SELECT count(*) FROM segment WHERE document = ? AND since > ?", (document, clock)
            ).fetchone()[0]
            return number

    def last_ordinal(self, document: str) -> int:
        """The place of a document's last segment, -1 where it has none."""
        with self._reading() as connection:
            place: int = connection.execute(
                "SELECT coalesce(max(ordinal), -1) FROM segment WHERE document = ?", (document,)
            ).fetchone()[0]
            return place

    def target_at(self, document: str, ordinal: int) -> tuple[str, str] | None:
        """Id and hash of the target of the segment at a place."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, target FROM segment WHERE document = ? AND ordinal = ?", (document, ordinal)
            ).fetchone()
            return (row[0], row[1]) if row else None

    def edited(self, document: str) -> list[tuple[str, str, Status, bool]]:
        """What differs from the file: segment, its target and status now, and whether it is the text that differs."""
        with self._reading() as connection:
            rows = connection.execute(
                """SELECT segment.id, coalesce(target.body, ''), segment.status, segment.target != segment.file_target
                FROM segment LEFT JOIN text AS target ON target.hash = segment.target WHERE segment.document = ?
                AND (segment.target != segment.file_target OR segment.status != segment.file_status)
                ORDER BY segment.ordinal""",
                (document,),
            )
            return [(id, target, Status(status), bool(differs)) for id, target, status, differs in rows.fetchall()]


def _looks_at_all(chosen: RowFilter) -> bool:
    """Whether no index leads to the chosen segments."""
    return bool(chosen.text) or bool(chosen.conditions) or chosen.changed or chosen.stale
