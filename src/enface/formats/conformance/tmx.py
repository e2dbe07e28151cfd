"""Rules of TMX 1.1 to 1.4b: header, languages, paired codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Found, Rulebook
from enface.formats.conformance.schema import Kind

_INLINE = "#text bpt|ept|ph|it|hi|ut*"
_NATIVE = "#text sub*"

_CONTENTS = {
    "tmx": "header body",
    "header": "note|ude|prop*",
    "ude": "map+",
    "map": "",
    "note": "#text",
    "prop": "#text",
    "body": "tu*",
    "tu": "note|prop* tuv+",
    "tuv": "note|prop* seg",
    "seg": _INLINE,
    "hi": _INLINE,
    "sub": _INLINE,
    "bpt": _NATIVE,
    "ept": _NATIVE,
    "ph": _NATIVE,
    "it": _NATIVE,
    "ut": _NATIVE,
}

_CHANGED = "creationdate=date creationid changedate=date changeid"
_USED = f"o-encoding datatype usagecount lastusagedate=date creationtool creationtoolversion o-tmf {_CHANGED}"
_SEGMENTED = "(block|paragraph|sentence|phrase)"

_ATTRIBUTES = {
    "tmx": "version!",
    "header": f"creationtool! creationtoolversion! segtype!={_SEGMENTED} o-tmf! adminlang! srclang! datatype! "
    f"o-encoding {_CHANGED}",
    "ude": "name! base",
    "map": "unicode! code ent subst",
    "note": "o-encoding xml:lang lang",
    "prop": "type! o-encoding xml:lang lang",
    "body": "",
    "tu": f"tuid srclang segtype={_SEGMENTED} {_USED}",
    "tuv": f"xml:lang lang {_USED}",
    "seg": "",
    "bpt": "i! x type",
    "ept": "i!",
    "ph": "i x assoc type",
    "it": "pos!=(begin|end) i x type",
    "hi": "x type",
    "ut": "x",
    "sub": "datatype type",
}

_KINDS = {
    "date": Kind(
        re.compile(r"\d{8}T\d{6}Z?|\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?.*)?"), "a date of the form YYYYMMDDThhmmssZ"
    ),
}

TMX = Rulebook("tmx")
TMX.schema(_CONTENTS, _ATTRIBUTES, _KINDS)


@TMX.rule("language", "tuv")
def _language(variant: Element) -> Found:
    """Each variant names its language."""
    if not (variant.get("xml:lang") or variant.get("lang")):
        yield variant, "<tuv> has no xml:lang."


@TMX.rule("source-language", "tu")
def _source_language(unit: Element) -> Found:
    """A source language that a unit names is that of one of its variants."""
    declared = unit.get("srclang").lower()
    languages = {(v.get("xml:lang") or v.get("lang")).lower() for v in unit.all("tuv")}
    if declared and declared != "*all*" and declared not in languages:
        yield unit, f"srclang={unit.get('srclang')!r} is the language of none of its variants."


@TMX.rule("code-pair", "seg")
def _pairs(segment: Element) -> Found:
    """A code's begin and end have the same i; the begin comes first, and an i begins once."""
    begun: dict[str, Element] = {}
    ended: set[str] = set()
    for code in _codes(segment):
        i = code.get("i")
        if code.name == "bpt":
            if i in begun:
                yield code, f"<bpt> i={i!r} begins twice in the segment."
            begun[i] = code
        elif code.name == "ept":
            if i not in begun:
                yield code, f"<ept> i={i!r} has no <bpt> before it."
            elif i in ended:
                yield code, f"<ept> i={i!r} ends twice in the segment."
            ended.add(i)
    for i, code in begun.items():
        if i not in ended:
            yield code, f"<bpt> i={i!r} has no <ept>."


def _codes(segment: Element) -> Iterator[Element]:
    """The paired codes of a segment, in order; not those of a sub, which is a text of its own."""
    stack = list(reversed(segment.children))
    while stack:
        element = stack.pop()
        if element.name in ("bpt", "ept"):
            yield element
        if element.name != "sub":
            stack.extend(reversed(element.children))
