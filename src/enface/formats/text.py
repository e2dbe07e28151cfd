"""Plain English text without a source: one segment a sentence, paragraphs and layout kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import Change, SegmentKey
from enface.formats.encoding import decode
from enface.formats.table import refuse_unknown
from enface.model import Document, ImportProblem, Segment

NAME = "text"
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|$)))*")
_HEADING_WORDS = 16


class _Sentence(NamedTuple):
    start: int
    end: int
    paragraph: int
    kind: str


def recognises(_head: bytes, path: Path) -> bool:
    """Whether the file is called `.txt`; a table is recognised before."""
    return path.suffix.lower() in {".txt", ".text"}


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The text as one document, its sentences numbered from 1. Raises ImportProblem."""
    text = decode(data, path).text
    segments = tuple(
        Segment(
            id=str(number),
            source="",
            target=text[place.start : place.end],
            kind=place.kind,
            paragraph=str(place.paragraph),
        )
        for number, place in enumerate(_sentences(text), 1)
    )
    if not segments:
        raise ImportProblem(path, "no sentence in the file.", remedy="Check what the file is.")
    return (Document(path, path, segments, NAME),)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed sentences in the place of the old ones. Raises ImportProblem."""
    decoded = decode(data, path)
    pieces: list[str] = []
    position = 0
    written: set[SegmentKey] = set()
    for number, place in enumerate(_sentences(decoded.text), 1):
        key = (path, str(number))
        if key in changes:
            written.add(key)
            pieces += [decoded.text[position : place.start], changes[key].target]
            position = place.end
    refuse_unknown(changes, written, path)
    return decoded.encode("".join([*pieces, decoded.text[position:]]), path)


def _sentences(text: str) -> Iterator[_Sentence]:
    from sentencex import get_sentence_boundaries

    for number, match in enumerate(_PARAGRAPH.finditer(text), 1):
        paragraph = match[0].rstrip()
        kind = "title" if _is_heading(paragraph) else "body"
        for boundary in get_sentence_boundaries("en", paragraph):
            start, end = boundary["start_index"], boundary["end_index"]
            raw = paragraph[start:end]
            if raw.strip():
                lead = len(raw) - len(raw.lstrip())
                yield _Sentence(
                    match.start() + start + lead, match.start() + start + lead + len(raw.strip()), number, kind
                )


def _is_heading(paragraph: str) -> bool:
    return (
        "\n" not in paragraph and len(paragraph.split()) <= _HEADING_WORDS and paragraph[-1] not in ".!?。！？\"”')）:;"
    )
