"""Documents on their way into the store as events, and segments on their way out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from enface.model import Document, EnfaceError, InlineCode, Problem, Segment, Status
from enface.store.events import Kind, NewEvent, canonical, digest

CHUNK = 1000
"""Segments in one event of an import."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """A segment as it stands now, its place in the document, and how many comments there are on it."""

    document: str
    ordinal: int
    segment: Segment
    comments: int = 0


def words(text: str) -> int:
    """How many words a target text has, as the field counts them: what stands between blanks."""
    return len(text.split())


def import_events(key: str, position: int, path: str, file_digest: str, document: Document) -> Iterator[NewEvent]:
    """The events that bring a document in: one for the document, then one for every `CHUNK` segments.

    Raises EnfaceError where a text cannot be kept.
    """
    total = len(document.segments)
    header = {
        "position": position,
        "path": path,
        "name": document.name,
        "format": document.format,
        "languages": list(document.languages),
        "digest": file_digest,
        "segments": total,
    }
    yield NewEvent(Kind.DOCUMENT_IMPORTED, key, payload=header)
    for first in range(0, total, CHUNK):
        rows: list[list[object]] = []
        texts: list[str] = []
        for segment in document.segments[first : first + CHUNK]:
            bodies = (segment.source, segment.target, _details(segment))
            if not all(map(storable, bodies)):
                reason = f"segment {segment.id} holds half a character (a lone surrogate)."
                raise EnfaceError(Problem(document.path, reason, "Save the file as UTF-8 anew."))
            texts += bodies
            facts = (int(segment.locked), segment.status, words(segment.target))
            rows.append([segment.id, *map(digest, bodies), *facts])
        yield NewEvent(
            Kind.SEGMENTS_IMPORTED, key, payload={"first": first, "total": total, "segments": rows}, texts=tuple(texts)
        )


def storable(text: str) -> bool:
    """Whether a text is made of whole characters, so that it can be kept as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _details(segment: Segment) -> str:
    details = {
        "kind": segment.kind,
        "paragraph": segment.paragraph,
        "source_confidence": segment.source_confidence,
        "note": segment.note,
        "source_codes": [(code.position, code.raw, code.label) for code in segment.source_codes],
        "target_codes": [(code.position, code.raw, code.label) for code in segment.target_codes],
        "columns": segment.columns,
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
    )
