"""What of an XLIFF 2 unit a review may change: targets, the states of segments, our notes."""

from __future__ import annotations

from collections.abc import Iterator

from enface.formats.stretches import Held, Stretch, Text, after_blanks, before_blanks, states, target
from enface.formats.xliff2_parts import OWN_CATEGORY, Note, Part, Unit, tag_at
from enface.formats.xml_markup import Coded
from enface.formats.xml_source import XmlSource


def stretches(source: XmlSource, part: Part, segment: str, coded: Coded) -> Iterator[Stretch]:
    """The stretches of a segment, whose target reads so."""
    utf8 = source.utf8
    for text in states(utf8, part.start, tag_at(utf8, part.start).end, ("state", "subState"), segment):
        yield Stretch(text.start, text.end, (text,))
    tag = part.target_tag
    if tag is not None and part.target is not None:
        start, end = (tag.end, tag.end) if tag.empty else part.target
        close = tag.end if tag.empty else utf8.index(b">", end) + 1
        yield Stretch(before_blanks(utf8, tag.start), close, (target(start, end, segment, coded),))


def notes_of(source: XmlSource, unit: Unit, segment: str) -> Iterator[Stretch]:
    """Our notes; with the element around them where that holds no others."""
    utf8 = source.utf8
    own = [note for note in unit.notes if note.category.partition(":")[0] == OWN_CATEGORY]
    texts = tuple(_words(note, segment) for note in own)
    if unit.notes_tag is not None and len(own) == len(unit.notes):
        end = unit.notes_tag.end if unit.notes_tag.empty else utf8.index(b">", unit.notes_end) + 1
        start = unit.notes_tag.start
        texts = texts or (Text(start, start, Held.NOTE, segment, ""),)
        yield Stretch(start, after_blanks(utf8, end), texts, grows=True)
        return
    for note, text in zip(own, texts, strict=True):
        end = note.tag.end if note.tag.empty else utf8.index(b">", note.end) + 1
        yield Stretch(before_blanks(utf8, note.tag.start), end, (text,))


def _words(note: Note, segment: str) -> Text:
    return Text(note.tag.end, note.tag.end if note.tag.empty else note.end, Held.NOTE, segment, note.words)
