"""Units of nothing but a source and a target without tags, as most are: read in one step, for speed."""

from __future__ import annotations

import re

from enface.formats.naming import untaken
from enface.formats.xliff1_inline import decode
from enface.formats.xliff1_parts import stated
from enface.formats.xliff1_scan import Around, given_of, is_translated
from enface.formats.xml_markup import characters
from enface.model import INLINE_CODE, Segment


def plain_segment(around: Around, match: re.Match[bytes], taken: set[str]) -> Segment:
    """The segment of a plain unit whose states are the standard's; the same as the unit's parts give.

    `taken` are the ids before it.
    """
    text, state, translation = match.group("text", "state", "translation")
    source, target = characters(text.decode()), characters(translation.decode()) if translation else ""
    given = given_of(match)
    unit = given.get("id", "")
    id_, locked = untaken(unit, taken), not is_translated(given, around.translate)
    status = stated(state or b"", given.get("approved", ""), has_text=bool(target))
    if INLINE_CODE in source or INLINE_CODE in target:
        codes = decode(source).codes, decode(target).codes
        return Segment(id_, source, target, "body", unit, status, "", "", locked, *codes)
    return Segment(id_, source, target, "body", unit, status, "", "", locked)
