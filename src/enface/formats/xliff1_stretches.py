"""What of an XLIFF 1 unit a review may change: targets with their states, a product's states, our notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enface.formats.stretches import Held, Stretch, Text, before_blanks, states, target
from enface.formats.xliff1_parts import OWN_AUTHOR, Dialect, Part, segment_tag
from enface.formats.xliff1_scan import Unit, words
from enface.formats.xliff1_states import SDL
from enface.formats.xliff1_write import coded
from enface.formats.xml_skeleton import Skeleton

_STATES = ("state", "state-qualifier")


def stretches(skeleton: Skeleton, dialect: Dialect, unit: Unit, parts: Mapping[str, Part]) -> Iterator[Stretch]:
    """The stretches of a unit, whose segments that may change are given by id."""
    utf8 = skeleton.source.utf8
    first = next(iter(parts))
    names = ["approved"]
    if dialect.vendor is not None:
        names.append(dialect.attribute(dialect.vendor.attribute))
    yield from (_alone(text) for text in states(utf8, unit.start, unit.content, names, first))
    if dialect.vendor is SDL:
        for id_, part in parts.items():
            tag = segment_tag(skeleton, unit, part)
            if tag is not None:
                yield from (_alone(text) for text in states(utf8, *tag, (SDL.attribute,), id_))
    if unit.target is not None:
        texts = list(states(utf8, unit.target.start, unit.target.tag_end, _STATES, first))
        for id_, part in parts.items():
            if part.target is not None:
                start, end = part.target.tag_end, part.target.content_end
                texts.append(target(start, end, id_, coded(skeleton, part.target)))
        yield Stretch(before_blanks(utf8, unit.target.start), unit.target.end, tuple(texts))
    for note in unit.notes:
        if note.author.partition(":")[0] == OWN_AUTHOR:
            element, said = note.element, words(skeleton, note.element)
            text = Text(element.tag_end, element.content_end, Held.NOTE, first, said)
            yield Stretch(before_blanks(utf8, element.start), element.end, (text,))


def _alone(text: Text) -> Stretch:
    return Stretch(text.start, text.end, (text,))
