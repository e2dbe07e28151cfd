"""Marked errors of a file on their way into the reviews: what is new, and on which version of a text it was marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from enface.formats.error_files import Annotations
from enface.model import Document, MarkedError, Rated, Segment
from enface.review.commands import SegmentRef
from enface.review.error_parts import Part
from enface.review.errors import mark_event, place_of, rate_event
from enface.store import ErrorRecord, NewEvent, Texts, as_one

Sign = tuple[object, ...]


class Taken(NamedTuple):
    """What an import brings: errors, segments that somebody found none in, and how many of both were known already.

    `authors` are those whose judgement it is.
    """

    errors: int
    rated: int
    known: int
    authors: tuple[str, ...] = ()


def events_of(
    marked: Annotations, parts: Sequence[Part], versions: Sequence[Document], actor: str
) -> tuple[tuple[NewEvent, ...], Taken]:
    """The events of what is not known yet; `versions` are the documents that the file was read against.

    Who is not named is the `actor`. An error that was marked before, or withdrawn since, is known.
    """
    held: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
    for document in versions:
        for segment in document.segments:
            held[document.name, segment.id].append(segment)
    errors = [one if one.author else replace(one, author=actor) for one in marked.errors]
    new = [
        mark_event(
            SegmentRef(one.document, one.segment),
            one.author,
            place_of(one.side, one.span, _fitting(one, held[one.document, one.segment])),
            one.type,
            one.severity,
            one.note,
        )
        for one in _unknown(errors, parts)
    ]
    said, known = _rated(marked, errors, parts, actor)
    ratings = [
        rate_event(ref, author, score, _texts(held[ref][0])) for (ref, author), score in said.items() if ref in held
    ]
    known += len(errors) - len(new)
    events = as_one((*new, *ratings))
    authors = tuple(sorted({event.payload["author"] for event in events}))
    return events, Taken(len(new), len(ratings), known, authors)


def _rated(
    marked: Annotations, errors: Sequence[MarkedError], parts: Sequence[Part], actor: str
) -> tuple[dict[tuple[SegmentRef, str], float | None], int]:
    """Scores of segments, and where people looked and marked nothing; and how much of that is known already."""
    known = {(SegmentRef(one.document, one.segment), one.author, one.score) for part in parts for one in part.ratings}
    looked = {(ref, author) for ref, author, _ in known}
    erring = {(SegmentRef(one.document, one.segment), one.author) for one in errors}
    said: dict[tuple[SegmentRef, str], float | None] = {}
    passed = 0
    for one in marked.rated:
        who, score = (SegmentRef(one.document, one.segment), one.author or actor), marked.scores.get(one)
        if score is None and who in erring:
            continue
        if (*who, score) in known or (score is None and who in looked):
            passed += 1
        else:
            said[who] = score
    return said, passed


def read_whole(marked: Annotations, parts: Sequence[Part]) -> Iterator[Rated]:
    """That whoever is named in a document has looked at every segment of it."""
    segments = {part.record.key: part.segments for part in parts}
    for document, author in dict.fromkeys((one.document, one.author) for one in marked.rated):
        yield from (Rated(document, id, author) for id in segments.get(document, ()))


def _unknown(errors: Sequence[MarkedError], parts: Sequence[Part]) -> Iterator[MarkedError]:
    known = Counter(_sign_of(record) for part in parts for record in part.errors)
    for error in errors:
        sign = _sign(error)
        if known[sign]:
            known[sign] -= 1
        else:
            yield error


def _sign(error: MarkedError) -> Sign:
    """By what an error is known again when it comes once more, whatever became of its segment."""
    words = error.text if error.span else ""
    where = (error.document, error.segment, error.side, error.span, words)
    return (*where, error.type, error.severity, error.author, error.note)


def _sign_of(record: ErrorRecord) -> Sign:
    side, span = record.place.side, record.place.span
    words = span.of(record.place.texts.on(side)) if span else ""
    where = (record.document, record.segment, side, span, words)
    return (*where, record.type, record.severity, record.author, record.note)


def _fitting(error: MarkedError, versions: Sequence[Segment]) -> Texts:
    """The newest texts of a segment in which the words of an error stand where it says."""
    found, span = [_texts(one) for one in versions], error.span
    return next((one for one in found if span and span.of(one.on(error.side)) == error.text), found[0])


def _texts(segment: Segment) -> Texts:
    return Texts(segment.source, segment.target)
