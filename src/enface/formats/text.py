"""Plain English text without a source: one segment a sentence, paragraphs and layout kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import Change, Lines, SegmentKey, Splice, check_limits, refuse_unknown, splice
from enface.formats.encoding import decode, first_line
from enface.formats.stretches import Held, Part, of_text, whole
from enface.model import Document, ImportProblem, Segment

NAME = "text"
ENDINGS = frozenset({".txt", ".text"})
MARKS_SEGMENTS = False
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|$)))*")
_PROSE = re.compile(r"[^\t{\[<]* [^\t]*|\w+")
_HEADING_WORDS = 16
_WINDOW = 10_000


class _Sentence(NamedTuple):
    start: int
    end: int
    paragraph: int
    kind: str


def recognises(head: bytes, path: Path) -> bool:
    """Whether what comes from standard input, and so has no ending, reads as prose.

    Of a file its ending must say so: any text could be English.
    """
    return str(path) == "-" and _PROSE.fullmatch(first_line(head)) is not None


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The text as one document, its sentences numbered from 1. Raises ImportProblem."""
    decoded = decode(data, path)
    segments: list[Segment] = []
    places, lines = Lines(decoded.text), []
    for number, place in enumerate(_sentences(decoded.text), 1):
        target = decoded.text[place.start : place.end]
        check_limits(path, number, target)
        lines.append(places.at(place.start))
        segments.append(Segment(str(number), "", target, kind=place.kind, paragraph=str(place.paragraph)))
    if not segments:
        raise ImportProblem(path, "no sentence in the file.", remedy="Check what the file is.")
    return (Document(path, path, tuple(segments), f"{NAME}, {decoded.encoding}", lines=tuple(lines)),)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed sentences in the place of the old ones. Raises ImportProblem."""
    decoded = decode(data, path)
    splices: list[Splice] = []
    written: set[SegmentKey] = set()
    for number, place in enumerate(_sentences(decoded.text), 1):
        key = (path, str(number))
        if key in changes:
            written.add(key)
            splices.append(Splice(place.start, place.end, changes[key].target))
    refuse_unknown(changes, written, path)
    return decoded.encode(splice(decoded.text, splices), path)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The paragraphs: an edit may move the bounds of the sentences in one. Raises ImportProblem."""
    decoded = decode(data, path)
    paragraphs = (
        (match.start(), match[0].rstrip(), number) for number, match in enumerate(_PARAGRAPH.finditer(decoded.text), 1)
    )
    held = [
        whole(start, start + len(words), Held.TARGET, f"paragraph {number}", words)
        for start, words, number in paragraphs
    ]
    return (of_text(decoded, held),)


def _sentences(text: str) -> Iterator[_Sentence]:
    for number, match in enumerate(_PARAGRAPH.finditer(text), 1):
        paragraph = match[0].rstrip()
        kind = "title" if _is_heading(paragraph) else "body"
        for start, end in _bounds(paragraph):
            raw = paragraph[start:end]
            if content := raw.strip():
                begin = match.start() + start + len(raw) - len(raw.lstrip())
                yield _Sentence(begin, begin + len(content), number, kind)


def _bounds(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, found a window at a time; one longer than the window is cut there.

    sentencex takes time in the square of the length where quotes are never closed: 30 seconds for 300,000 characters.
    """
    from sentencex import get_sentence_boundaries

    position = 0
    while position < len(paragraph):
        window = paragraph[position : position + _WINDOW]
        found = [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries("en", window)]
        whole = position + len(window) == len(paragraph)
        complete = found if whole or len(found) == 1 else found[:-1]
        yield from ((position + start, position + end) for start, end in complete)
        position += complete[-1][1] if complete and not whole else len(window)


def _is_heading(paragraph: str) -> bool:
    return (
        "\n" not in paragraph and len(paragraph.split()) <= _HEADING_WORDS and paragraph[-1] not in ".!?。！？\"”')）:;"
    )
