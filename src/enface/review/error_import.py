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
from enface.store import ErrorRecord, NewEvent, Texts, uuid7

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
) -> tuple[list[NewEvent], Taken]:
    """The events of what is not known yet; `versions` are the documents that the file was read against.

    Who is not named is the `actor`. An error that was marked before, or withdrawn since, is known.
    """
    held: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
    for document in versions:
        for segment in document.segments:
            held[document.name, segment.id].append(segment)
    batch = uuid7()
    errors = [one if one.author else replace(one, author=actor) for one in marked.errors]
    new = [
        mark_event(
            SegmentRef(one.document, one.segment),
            one.author,
            place_of(one.side, one.span, _fitting(one, held[one.document, one.segment])),
            one.type,
            one.severity,
            one.note,
            batch=batch,
        )
        for one in _unknown(errors, parts)
    ]
    looked = {(one.document, one.segment, one.author) for part in parts for one in part.ratings}
    clean = {(one.document, one.segment, one.author or actor) for one in marked.rated}
    clean -= {(one.document, one.segment, one.author) for one in errors}
    clean &= {(*place, author) for *place, author in clean if tuple(place) in held}
    ratings = [
        rate_event(SegmentRef(document, segment), author, None, _texts(held[document, segment][0]), batch=batch)
        for document, segment, author in sorted(clean - looked)
    ]
    known = len(errors) - len(new) + len(clean & looked)
    events = [*new, *ratings]
    authors = tuple(sorted({event.payload["author"] for event in events}))
    return events, Taken(len(new), len(ratings), known, authors)


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
