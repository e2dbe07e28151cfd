"""Words looked for in the targets, place by place, and others put in their stead as one decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from enface.model import Edit, Span, Status, apply_edits
from enface.review.commands import Origin, Revise, SegmentRef, Together
from enface.review.views import Filter
from enface.store import Store

MOST = 5000
"""How many places are shown at most, and so replaced as one."""
_PAGE = 200


@dataclass(frozen=True)
class Wanted:
    """The words to look for; by default as they are written, be it inside of others."""

    words: str
    capitals: bool = True
    whole: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        before = r"(?<!\w)" if self.whole and re.match(r"\w", self.words) else ""
        after = r"(?!\w)" if self.whole and re.search(r"\w$", self.words) else ""
        return re.compile(f"{before}{re.escape(self.words)}{after}", 0 if self.capitals else re.IGNORECASE)

    def spans(self, text: str) -> Iterator[Span]:
        """Where they stand in a text, from left to right."""
        return (Span(*match.span()) for match in self._pattern.finditer(text))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand in a target, as it is now; nothing is replaced in a locked segment."""

    ref: SegmentRef
    span: Span
    target: str
    status: Status
    locked: bool


class Replacing:
    """Looks words up in a project's targets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def places(
        self,
        wanted: Wanted,
        documents: Sequence[str],
        among: Filter,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Place, ...]:
        """The places in the segments of a filter in those documents, in order; at most one more than `MOST`.

        It looks at every segment, so ask it away from the UI thread; what it found so far where `cancelled` says so.
        """
        found: list[Place] = []
        for place in self._places(wanted, documents, replace(among, text=wanted.words)):
            if len(found) > MOST or cancelled():
                break
            found.append(place)
        return tuple(found)

    def _places(self, wanted: Wanted, documents: Sequence[str], among: Filter) -> Iterator[Place]:
        for document in documents:
            page = self._store.segments_after(document, 0, _PAGE, among)
            while page:
                for record in page:
                    ref, segment = SegmentRef(document, record.segment.id), record.segment
                    for span in wanted.spans(segment.target):
                        yield Place(ref, span, segment.target, segment.status, segment.locked)
                page = self._store.segments_after(document, page[-1].ordinal + 1, _PAGE, among)


def replacement(places: Iterable[Place], words: str) -> Together:
    """The command that puts other words in these places."""
    by_segment: dict[tuple[SegmentRef, str], list[Edit]] = {}
    for place in places:
        by_segment.setdefault((place.ref, place.target), []).append(Edit(*place.span, words))
    revisions = (
        Revise(ref, apply_edits(target, edits), target, Origin.REPLACED) for (ref, target), edits in by_segment.items()
    )
    return Together(tuple(revisions), "Replaced in", "segment")
