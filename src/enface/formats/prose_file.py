"""A file of English prose without a source: its sentences as segments, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from enface.formats.bounds import all_bounds, as_known, cut, joint_of, mended_bounds
from enface.formats.contract import Change, Lines, SegmentKey, Splice, check_limits, refuse_unknown
from enface.formats.encoding import decode
from enface.formats.guide import Guide, Joint
from enface.formats.pair_files import lacks_target
from enface.formats.pair_texts import NO_TEXT, Text, open_text
from enface.formats.prose import Blocks
from enface.formats.stretches import Held, Part, of_text, whole
from enface.model import Document, ImportProblem, Segment

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]+")


class _Row(NamedTuple):
    """A segment, and where it stands in the text."""

    segment: Segment
    start: int
    end: int


def read(data: bytes, path: str, name: str, guide: Guide) -> tuple[Document, ...]:
    """The text as one document, its sentences numbered from 1. Raises ImportProblem."""
    text = _opened(data, path)
    segments: list[Segment] = []
    places, lines = Lines(text.text), []
    for number, row in enumerate(_rows(text, guide), 1):
        check_limits(path, number, row.segment.target)
        lines.append(places.at(row.start))
        segments.append(row.segment)
    return (Document(path, path, tuple(segments), f"{name}, {text.form}", lines=tuple(lines)),)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change], guide: Guide) -> bytes:
    """`data` with the changed sentences in the place of the old ones. Raises ImportProblem."""
    text = _opened(data, path)
    splices: list[Splice] = []
    written: set[SegmentKey] = set()
    for row in _rows(text, guide):
        key = (path, row.segment.id)
        if key in changes:
            written.add(key)
            new = changes[key].target
            splices.append(Splice(row.start, row.end, f" {new}" if new and row.start == row.end else new))
    refuse_unknown(changes, written, path)
    return text.written(splices)


def joints(data: bytes, path: str, guide: Guide) -> tuple[Joint, ...]:
    """What stands between each segment and the next. Raises ImportProblem."""
    text = _opened(data, path)
    found: list[Joint] = []
    for one, other in pairwise(_rows(text, guide)):
        between, apart = joint_of(text, (one.start, one.end), (other.start, other.end))
        found.append(Joint("", between or " ", "", apart))
    return tuple(found)


def changeable(data: bytes, path: str, blocks: Blocks) -> tuple[Part, ...]:
    """The blocks: an edit may move the bounds of the sentences in one. Raises ImportProblem."""
    decoded = decode(data, path)
    held = [
        whole(start, end, Held.TARGET, f"paragraph {number}", decoded.text[start:end])
        for number, (start, end, _) in enumerate(blocks(decoded.text), 1)
    ]
    return (of_text(decoded, held),)


def _opened(data: bytes, path: str) -> Text:
    text = open_text(data, path, "en")
    if (missing := lacks_target(Path(path))) and len(_HAN.findall(text.text)) > len(_LATIN.findall(text.text)):
        reason = "a Chinese text without the English one beside it."
        raise ImportProblem(path, reason, remedy=f"Put {missing} beside it.")
    return text


def _rows(text: Text, guide: Guide) -> Iterator[_Row]:
    """A row for each sentence, or for what was known as one segment."""
    bounds = all_bounds(NO_TEXT, text, guide.known) or mended_bounds(NO_TEXT, text, guide.known)
    text, places = cut(text, [bound.target for bound in bounds])
    start = extra = 0
    for (first, last), bound in zip(places, bounds, strict=True):
        yield from (_row(text, place, place + 1) for place in range(start, first))
        extra = extra + 1 if first == last else 0
        row = _row(text, first, last, extra)
        yield row._replace(segment=as_known(row.segment, bound.known.segment))
        start = last
    yield from (_row(text, place, place + 1) for place in range(start, len(text.sentences)))


def _row(text: Text, first: int, last: int, extra: int = 0) -> _Row:
    """Some sentences as one segment; or a place behind a sentence for an `extra` one that the file lacks so far."""
    if extra:
        before = text.sentences[max(first - 1, 0)]
        segment = Segment(f"{before.label}+{extra}", "", "", before.kind, str(before.paragraph))
        return _Row(segment, before.end, before.end)
    own = text.sentences[first:last]
    label = own[0].label if len(own) == 1 else f"{own[0].label}-{own[-1].label}"
    segment = Segment(label, "", text.of(first, last), own[-1].kind, str(own[-1].paragraph))
    return _Row(segment, own[0].start, own[-1].end)
