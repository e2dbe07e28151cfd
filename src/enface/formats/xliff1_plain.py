"""Units of nothing but a source and a target without tags, as most are: read and written in one step, for speed."""

from __future__ import annotations

import re

from enface.formats.contract import Change
from enface.formats.naming import untaken
from enface.formats.xliff1_inline import decode
from enface.formats.xliff1_parts import stated
from enface.formats.xliff1_scan import Around, given_of, is_translated
from enface.formats.xml_markup import NOT_XML, characters, escaped
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


def plain_splice(match: re.Match[bytes], change: Change, line_end: str) -> tuple[int, int, bytes] | None:
    """The new text of a plain unit's target; None where a change is more than that, or cannot be written."""
    state, translation = match.group("state", "translation")
    text = change.target
    if translation is None or change.note or change.codes or NOT_XML.search(text):
        return None
    before = characters(translation.decode())
    if text == before or INLINE_CODE in text or INLINE_CODE in before:
        return None
    approved = given_of(match).get("approved", "")
    if change.status not in (None, stated(state, approved, has_text=bool(text))):
        return None
    return *match.span("translation"), escaped(text, line_end).encode()
