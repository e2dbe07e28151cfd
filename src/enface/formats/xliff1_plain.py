"""Units of nothing but a source and a target without tags, as most are: read in one step, for speed."""

from __future__ import annotations

from enface.formats.xliff1_inline import decode
from enface.formats.xliff1_parts import stated
from enface.formats.xliff1_scan import Found
from enface.formats.xml_markup import characters
from enface.model import INLINE_CODE, Segment


def plain_segment(found: Found, id_: str) -> Segment:
    """The segment of a plain unit whose states are the standard's; the same as the unit's parts give."""
    given = found.given
    text, state, translation = found.match.group("text", "state", "translation")
    source, target = characters(text.decode()), characters(translation.decode()) if translation else ""
    status = stated(state or b"", given.get("approved", ""), has_text=bool(target))
    locked = not found.translate
    if INLINE_CODE in source or INLINE_CODE in target:
        codes = decode(source).codes, decode(target).codes
        return Segment(id_, source, target, "body", given.get("id", ""), status, "", "", locked, *codes)
    return Segment(id_, source, target, "body", given.get("id", ""), status, "", "", locked)
