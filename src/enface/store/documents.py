"""Documents on their way into the store as events, and segments on their way out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from enface.model import Document, EnfaceError, InlineCode, Problem, Segment, Status
from enface.records import record
from enface.store.events import Kind, NewEvent, canonical, digest

CHUNK = 1000
"""Segments in one event of an import."""


@record
class DocumentRecord:
    """A document in the store.

    `path` is the file's, relative to the project; `digest` is of the file as it was read.
    """

    key: str
    path: str
    name: str
    format: str
    languages: tuple[str, str]
    digest: str
    imported: str
    imported_by: str
    segments: int
    words: int
    by_status: dict[Status, int]
    words_by_status: dict[Status, int]


@record
class SegmentRecord:
    """A segment as it stands now, its place in the document, and how many comments there are on it."""

    document: str
    ordinal: int
    segment: Segment
    comments: int = 0


@record
class Delivered:
    """What a delivery says of a document besides its segments; `path` and `digest` are of the file that it replaces.

    `renamed` gives known segments their new ids, also those that are gone. On known segments that are `reopened`, by
    new id, decisions no longer stand: with that text and status they go on. On the others decisions stand.
    `new` are the ids of the segments that were not known.
    """

    id: str
    path: str
    digest: str
    renamed: tuple[tuple[str, str], ...] = ()
    reopened: Mapping[str, tuple[str, Status]] = field(default_factory=dict, hash=False)
    new: tuple[str, ...] = ()


def words(text: str) -> int:
    """How many words a target text has, as the field counts them: what stands between blanks."""
    return len(text.split())


def import_events(
    key: str,
    position: int,
    path: str,
    file_digest: str,
    document: Document,
    delivered: Delivered | None = None,
    renamed: Sequence[tuple[str, str]] = (),
) -> Iterator[NewEvent]:
    """The events that bring a document in: one for the document, then one for every `CHUNK` segments.

    `renamed` gives known segments their new ids where a file that was read anew has them under others.
    Raises EnfaceError where a text cannot be kept.
    """
    total = len(document.segments)
    header: dict[str, object] = {
        "position": position,
        "path": path,
        "name": document.name,
        "format": document.format,
        "languages": list(document.languages),
        "digest": file_digest,
        "segments": total,
    }
    if renamed:
        header["renamed"] = renamed
    if delivered is None:
        yield NewEvent(Kind.DOCUMENT_IMPORTED, key, payload=header)
    else:
        replaced = {"path": delivered.path, "digest": delivered.digest}
        header |= {"delivery": delivered.id, "replaced": replaced}
        header |= {"renamed": delivered.renamed, "new": delivered.new}
        yield NewEvent(Kind.DELIVERED, key, payload=header)
    for first in range(0, total, CHUNK):
        rows: list[list[object]] = []
        texts: list[str] = []
        for segment in document.segments[first : first + CHUNK]:
            bodies = (segment.source, segment.target, details_of(segment))
            if not all(map(storable, bodies)):
                reason = f"segment {segment.id} holds half a character (a lone surrogate)."
                raise EnfaceError(Problem(document.path, reason, "Save the file as UTF-8 anew."))
            texts += bodies
            facts = (int(segment.locked), segment.status, words(segment.target))
            rows.append([segment.id, *map(digest, bodies), *facts])
        payload: dict[str, object] = {"first": first, "total": total, "segments": rows}
        if delivered is not None:
            goes_on = {str(row[0]): delivered.reopened[str(row[0])] for row in rows if row[0] in delivered.reopened}
            texts += (text for text, _ in goes_on.values())
            reopened = {id: (digest(text), status, words(text)) for id, (text, status) in goes_on.items()}
            payload |= {"delivery": delivered.id, "reopened": reopened}
        yield NewEvent(Kind.SEGMENTS_IMPORTED, key, payload=payload, texts=tuple(texts))


def storable(text: str) -> bool:
    """Whether a text is made of whole characters, so that it can be kept as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def details_of(segment: Segment) -> str:
    """What is kept of a segment besides its texts and its status, as one text."""
    details = {
        "kind": segment.kind,
        "paragraph": segment.paragraph,
        "source_confidence": segment.source_confidence,
        "note": segment.note,
        "source_codes": [(code.position, code.raw, code.label) for code in segment.source_codes],
        "target_codes": [(code.position, code.raw, code.label) for code in segment.target_codes],
        "columns": segment.columns,
        "mended": segment.mended,
    }
    return canonical({name: value for name, value in details.items() if value})


def segment_of(id: str, source: str, target: str, details: str, locked: int, status: str) -> Segment:
    """A segment from its parts as they are stored."""
    given: dict[str, Any] = json.loads(details or "{}")
    return Segment(
        id=id,
        source=source,
        target=target,
        kind=given.get("kind", ""),
        paragraph=given.get("paragraph", ""),
        status=Status(status),
        source_confidence=given.get("source_confidence", ""),
        note=given.get("note", ""),
        locked=bool(locked),
        source_codes=tuple(InlineCode(*code) for code in given.get("source_codes", ())),
        target_codes=tuple(InlineCode(*code) for code in given.get("target_codes", ())),
        columns=tuple((name, value) for name, value in given.get("columns", ())),
        mended=given.get("mended", False),
    )
