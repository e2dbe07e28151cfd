"""Units of one segment without tags in its texts, as most are: read in one step, for speed."""

from __future__ import annotations

from collections.abc import Mapping

from enface.formats.xliff2_inline import decode
from enface.formats.xliff2_parts import Part, Plain, Range, Tag, Unit
from enface.formats.xliff2_states import stated
from enface.formats.xml_markup import characters
from enface.formats.xml_skeleton import given_in
from enface.model import INLINE_CODE, Segment


def plain_segment(plain: Plain, id_: str) -> Segment:
    """The segment of a plain unit; the same as its parts give."""
    text, translation = plain.match.group("text", "translation")
    source, target = characters(text.decode()), characters(translation.decode()) if translation else ""
    status = stated(plain.given, has_text=bool(target))
    if INLINE_CODE in source or INLINE_CODE in target:
        codes = decode(text).codes, decode(translation or b"").codes
        return Segment(id_, source, target, "body", plain.id, status, "", "", not plain.translate, *codes)
    return Segment(id_, source, target, "body", plain.id, status, "", "", not plain.translate)


def unit_of(plain: Plain, quality: tuple[Mapping[str, str], ...] = ()) -> Unit:
    """A plain unit with its parts, as any other; `quality` is what ITS says around it, outermost first."""
    match = plain.match
    start, end = match.span("segment")
    unit = Unit(plain.id, plain.file, match.start(), plain.translate, quality, content=start, parts=1)
    unit.end = match.string.rindex(b"<", end, match.end())
    part = Part(unit, 1, start, plain.given, Range(*match.span("text")))
    part.source_tag = Tag(match.start("original"), match.start("text"), False)
    part.source_end = match.end("original")
    begin, stop = match.span("translated")
    if begin >= 0:
        text, text_end = match.span("translation")
        is_empty = text < 0
        part.target_tag = Tag(begin, stop if is_empty else text, is_empty)
        part.target = Range(stop, stop) if is_empty else Range(text, text_end)
        part.order = given_in(match["beside"]).get("order", "")
    unit.segments.append(part)
    return unit
