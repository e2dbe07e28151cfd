"""Units of one segment without tags in its texts, as most are: read in one step, for speed."""

from __future__ import annotations

from collections.abc import Mapping

from enface.formats.xliff2_inline import decode
from enface.formats.xliff2_parts import Part, Plain, Unit
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
    part = Part(unit, 1, start, plain.given, match.span("text"), *match.span("original"))
    if match["translated"] is not None:
        part.target_start, stop = match.span("translated")
        part.target = match.span("translation") if match["translation"] is not None else (stop, stop)
        part.order = given_in(match["beside"]).get("order", "")
    unit.segments.append(part)
    return unit
