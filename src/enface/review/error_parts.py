"""A document with all that people said about errors in it: who looked at what, and which texts they saw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from enface.model import Document, Segment, Status
from enface.review.error_views import ErrorView, view_of
from enface.store import DocumentRecord, ErrorRecord, Kind, RatingRecord, Store, Texts, contract

Covers = Callable[[str, str], bool]
"""Whether what a person did at a time is meant."""

_REVIEWED = frozenset({Status.REVISED, Status.APPROVED})


class ScoreView(NamedTuple):
    """The score from 0 to 100 that somebody gave a segment last; `is_here` where its texts are still the same."""

    author: str
    score: float
    time: str
    is_here: bool


def last_scores(ratings: Iterable[RatingRecord], now: Texts | None) -> tuple[ScoreView, ...]:
    """The last score of each person among ratings, oldest first, of a segment whose texts are these `now`."""
    scored = [(one, one.score) for one in ratings if one.score is not None]
    return tuple(
        {one.author: ScoreView(one.author, score, one.time, one.texts == now) for one, score in scored}.values()
    )


@dataclass(frozen=True)
class Part:
    """A document's segments as they stand now, and what was marked and rated in them, oldest first.

    `decided` is who last revised or approved a segment that still is so, and when; `revised` the segments whose text
    people changed.
    """

    record: DocumentRecord
    segments: Mapping[str, Segment]
    errors: Sequence[ErrorRecord]
    ratings: Sequence[RatingRecord]
    decided: Mapping[str, tuple[str, str]]
    revised: frozenset[str]

    @classmethod
    def read(cls, store: Store, record: DocumentRecord) -> Part:
        """The part of a document."""
        segments = {one.segment.id: one.segment for one in store.known_segments(record.key)}
        decided: dict[str, tuple[str, str]] = {}
        revised: set[str] = set()
        for event in store.decisions(record.key):
            if event.kind in {Kind.REVISED, Kind.STATUS}:
                decided.pop(event.segment, None)
                if event.payload["status"] in _REVIEWED:
                    decided[event.segment] = event.actor, event.time
                if event.kind is Kind.REVISED:
                    revised.add(event.segment)
        still = {id: signed for id, signed in decided.items() if id in segments and segments[id].status in _REVIEWED}
        errors, ratings = store.errors.marked(record.key), store.errors.ratings(record.key)
        return cls(record, segments, errors, ratings, still, frozenset(revised))

    def within(self, covers: Covers) -> Part:
        """The same with only what some people marked, rated and decided at some times.

        Who only decided is no rater of what anybody else rated, whether or not that is meant.
        """
        return replace(
            self,
            errors=tuple(one for one in self.errors if covers(one.author, one.time)),
            ratings=tuple(one for one in self.ratings if covers(one.author, one.time)),
            decided={id: signed for id, signed in self.decided.items() if id not in self.said and covers(*signed)},
        )

    @property
    def times(self) -> Iterator[str]:
        """When errors were marked, segments rated, and decided on where nobody rated them."""
        yield from (one.time for one in self.errors)
        yield from (one.time for one in self.ratings)
        yield from (time for id, (_, time) in self.decided.items() if id not in self.said)

    @property
    def deciders(self) -> Mapping[str, str]:
        """The editors and leads who last revised or approved a segment, by segment."""
        return {id: actor for id, (actor, _) in self.decided.items()}

    @cached_property
    def views(self) -> Mapping[str, Sequence[ErrorView]]:
        """The errors by segment, as they stand."""
        found: defaultdict[str, list[ErrorView]] = defaultdict(list)
        for record in self.errors:
            found[record.segment].append(view_of(record))
        return found

    @cached_property
    def scores(self) -> Mapping[str, tuple[ScoreView, ...]]:
        """The last score that each person gave a segment, by segment."""
        found: defaultdict[str, list[RatingRecord]] = defaultdict(list)
        for rating in self.ratings:
            found[rating.segment].append(rating)
        now = {id: Texts(one.source, one.target) for id, one in self.segments.items()}
        return {id: last_scores(ratings, now.get(id)) for id, ratings in found.items()}

    @cached_property
    def said(self) -> Mapping[str, tuple[str, ...]]:
        """Who marked an error in a segment or rated it, by segment."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for marked in self.errors:
            found[marked.segment][marked.author] = None
        for rated in self.ratings:
            found[rated.segment][rated.author] = None
        return {id: tuple(authors) for id, authors in found.items()}

    @cached_property
    def raters(self) -> Mapping[str, tuple[str, ...]]:
        """Who looked at a segment; who decided on it only where nobody said anything about errors in it."""
        return {**{id: (actor,) for id, actor in self.deciders.items()}, **self.said}

    @cached_property
    def texts(self) -> Mapping[str, Texts]:
        """The texts of each segment as they stood when it was first rated, else as they stand now."""
        marked = [(one.segment, one.clock, one.place.texts) for one in self.errors]
        rated = [(one.segment, one.clock, one.texts) for one in self.ratings]
        found = {id: Texts(one.source, one.target) for id, one in self.segments.items()}
        for id, _, texts in sorted((*marked, *rated), key=lambda one: -one[1]):
            if id in found:
                found[id] = texts
        return found

    def document(self) -> Document:
        """The segments that somebody looked at, in order, with the texts that they saw."""
        looked_at = (one for id, one in self.segments.items() if id in self.raters)
        return self._document(tuple(_with(one, self.texts[one.id]) for one in looked_at))

    def versions(self, marked: contract.Errors) -> Iterator[Document]:
        """The document as it stands now, then what else its targets once were, the newest first."""
        yield self._document(tuple(self.segments.values()))
        earlier = marked.versions(self.record.key)
        layers = zip_longest(*(earlier.get(id, ()) for id in self.segments))
        for targets in layers if self.segments else ():
            pairs = zip(self.segments.values(), targets, strict=True)
            yield self._document(
                tuple(_with(one, Texts(one.source, target)) for one, target in pairs if target is not None)
            )

    def _document(self, segments: tuple[Segment, ...]) -> Document:
        return Document(self.record.path, self.record.key, segments, self.record.format, self.record.languages)


def _with(segment: Segment, texts: Texts) -> Segment:
    """A segment with other texts, of which the places of inline codes are not known."""
    if texts == (segment.source, segment.target):
        return segment
    return segment._replace(source=texts.source, target=texts.target, source_codes=(), target_codes=())
