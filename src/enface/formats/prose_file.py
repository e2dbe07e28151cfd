"""A file of English prose without a source: its sentences as segments, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from enface.formats.contract import Change, Lines, SegmentKey, Splice, check_limits, refuse_unknown, splice
from enface.formats.encoding import decode
from enface.formats.pair_files import lacks_target
from enface.formats.prose import Blocks, sentences
from enface.formats.stretches import Held, Part, of_text, whole
from enface.model import Document, ImportProblem, Segment

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]+")


def read(data: bytes, path: str, name: str, blocks: Blocks) -> tuple[Document, ...]:
    """The text as one document, its sentences numbered from 1. Raises ImportProblem."""
    decoded = decode(data, path)
    if (missing := lacks_target(Path(path))) and len(_HAN.findall(decoded.text)) > len(_LATIN.findall(decoded.text)):
        reason = "a Chinese text without the English one beside it."
        raise ImportProblem(path, reason, remedy=f"Put {missing} beside it.")
    segments: list[Segment] = []
    places, lines = Lines(decoded.text), []
    for number, place in enumerate(sentences(decoded.text, blocks, "en"), 1):
        target = decoded.text[place.start : place.end]
        check_limits(path, number, target)
        lines.append(places.at(place.start))
        segments.append(Segment(str(number), "", target, kind=place.kind, paragraph=str(place.paragraph)))
    if not segments:
        raise ImportProblem(path, "no sentence in the file.", remedy="Check what the file is.")
    return (Document(path, path, tuple(segments), f"{name}, {decoded.encoding}", lines=tuple(lines)),)


def write(data: bytes, path: str, blocks: Blocks, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed sentences in the place of the old ones. Raises ImportProblem."""
    decoded = decode(data, path)
    splices: list[Splice] = []
    written: set[SegmentKey] = set()
    for number, place in enumerate(sentences(decoded.text, blocks, "en"), 1):
        key = (path, str(number))
        if key in changes:
            written.add(key)
            splices.append(Splice(place.start, place.end, changes[key].target))
    refuse_unknown(changes, written, path)
    return decoded.encode(splice(decoded.text, splices), path)


def changeable(data: bytes, path: str, blocks: Blocks) -> tuple[Part, ...]:
    """The blocks: an edit may move the bounds of the sentences in one. Raises ImportProblem."""
    decoded = decode(data, path)
    held = [
        whole(start, end, Held.TARGET, f"paragraph {number}", decoded.text[start:end])
        for number, (start, end, _) in enumerate(blocks(decoded.text), 1)
    ]
    return (of_text(decoded, held),)
