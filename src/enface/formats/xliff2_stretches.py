"""What of an XLIFF 2 unit a review may change: targets, the states of segments, our notes."""

from __future__ import annotations

from collections.abc import Iterator

from enface.formats.stretches import Held, Stretch, Text, after_blanks, before_blanks, states, target
from enface.formats.xliff2_parts import OWN_CATEGORY, Part, Scan, Tag, Unit, tag_at
from enface.formats.xml_markup import Coded


def stretches(found: Scan, part: Part, segment: str, coded: Coded) -> Iterator[Stretch]:
    """The stretches of a segment, whose target reads so."""
    utf8 = found.source.utf8
    for text in states(utf8, part.start, tag_at(utf8, part.start).end, ("state", "subState"), segment):
        yield Stretch(text.start, text.end, (text,))
    if part.target is not None:
        tag = tag_at(utf8, part.target_start)
        start, end = part.target
        yield Stretch(before_blanks(utf8, tag.start), _closed(utf8, tag, end), (target(start, end, segment, coded),))


def notes_of(found: Scan, unit: Unit, segment: str) -> Iterator[Stretch]:
    """Our notes; with the element around them where that holds no others."""
    utf8 = found.source.utf8
    own = [(tag_at(utf8, note.start), note) for note in unit.notes if note.category.partition(":")[0] == OWN_CATEGORY]
    texts = tuple(Text(tag.end, note.end, Held.NOTE, segment, note.words) for tag, note in own)
    if unit.notes_start and len(own) == len(unit.notes):
        start = unit.notes_start
        end = _closed(utf8, tag_at(utf8, start), unit.notes_end)
        texts = texts or (Text(start, start, Held.NOTE, segment, ""),)
        yield Stretch(start, after_blanks(utf8, end), texts, grows=True)
        return
    for (tag, note), text in zip(own, texts, strict=True):
        yield Stretch(before_blanks(utf8, tag.start), _closed(utf8, tag, note.end), (text,))


def _closed(utf8: bytes, tag: Tag, end: int) -> int:
    """Where an element ends whose content ends there."""
    return tag.end if tag.empty else utf8.index(b">", end) + 1
