"""XLIFF 2.0 to 2.3 as tables: what each element of the core and of the modules holds, and its attributes.

Source: the XLIFF 2.x specifications, sections "Detailed Specifications" and "Modules". Where versions differ, whatever
one of them allows.
"""

from __future__ import annotations

import re

from enface.formats.conformance.schema import Kind

_INLINE = "#text cp|ph|pc|sc|ec|mrk|sm|em*"
_EXTENSIBLE = "#other*"

CONTENTS = {
    "xliff": "notes? mda:metadata? file+",
    "file": "skeleton? #other* notes? unit|group+",
    "skeleton": "#text #other*",
    "group": "#other* notes? unit|group*",
    "unit": "#other* notes? originalData? segment|ignorable+",
    "segment": "source target?",
    "ignorable": "source target?",
    "notes": "note+",
    "note": "#text",
    "originalData": "data+",
    "data": "#text cp*",
    "source": _INLINE,
    "target": _INLINE,
    "pc": _INLINE,
    "mrk": _INLINE,
    "cp": "",
    "ph": "",
    "sc": "",
    "ec": "",
    "sm": "",
    "em": "",
    "mtc:matches": "mtc:match+",
    "mtc:match": "mda:metadata? originalData? source target #other*",
    "gls:glossary": "gls:glossEntry+",
    "gls:glossEntry": "gls:term gls:translation* gls:definition? #other*",
    "gls:term": "#text",
    "gls:translation": "#text",
    "gls:definition": "#text",
    "mda:metadata": "mda:metaGroup+",
    "mda:metaGroup": "mda:metaGroup|mda:meta|meta+",  # a meta of the core's namespace is written in the field, and read
    "mda:meta": "#text",
    "res:resourceData": "res:resourceItemRef* res:resourceItem*",
    "res:resourceItemRef": "",
    "res:resourceItem": "notes? res:source? res:target? res:reference*",
    "res:source": _EXTENSIBLE,
    "res:target": _EXTENSIBLE,
    "res:reference": "",
    "ctr:changeTrack": "ctr:revisions+",
    "ctr:revisions": "ctr:revision+",
    "ctr:revision": "ctr:item+",
    "ctr:item": "#text #any*",
    "slr:profiles": "slr:normalization? #other*",
    "slr:normalization": "",
    "slr:data": "#text #other*",
    "val:validation": "val:rule+",
    "val:rule": "",
}

_HINTS = "canCopy=(yes|no) canDelete=(yes|no) canReorder=(yes|firstNo|no) copyOf=token"
_CODE = (
    f"{_HINTS} subType=prefixed type=(fmt|ui|quote|link|image|other) "
    "fs:fs fs:subFs slr:storageRestriction slr:sizeRestriction slr:equivStorage slr:sizeInfo slr:sizeInfoRef"
)
_SINGLE = f"{_CODE} disp equiv dataRef=token subFlows=tokens"
_DIRECTIONS = "srcDir=(ltr|rtl|auto) trgDir=(ltr|rtl|auto)"
_STRUCTURE = f"id!=token canResegment=(yes|no) translate=(yes|no) {_DIRECTIONS} xml:space=(default|preserve) *"
_MARKER = "id!=token translate=(yes|no) type=marker ref value *"

ATTRIBUTES = {
    "xliff": "version!=version srcLang!=language trgLang=language xml:space=(default|preserve) *",
    "file": f"{_STRUCTURE} original",
    "skeleton": "href",
    "group": f"{_STRUCTURE} name type=prefixed",
    "unit": f"{_STRUCTURE} name type=prefixed",
    "segment": "id=token canResegment=(yes|no) state=(initial|translated|reviewed|final) subState=prefixed pgs:",
    "ignorable": "id=token",
    "notes": "",
    "note": "id=token appliesTo=(source|target) category priority=priority ref *",
    "originalData": "",
    "data": "id!=token dir=(ltr|rtl|auto) xml:space=(preserve)",
    "source": "xml:lang=language xml:space=(default|preserve)",
    "target": "xml:lang=language xml:space=(default|preserve) order=positive",
    "cp": "hex!=hex",
    "ph": f"id!=token {_SINGLE}",
    "pc": f"id!=token {_CODE} canOverlap=(yes|no) dispEnd dispStart equivEnd equivStart dataRefEnd=token "
    "dataRefStart=token subFlowsEnd=tokens subFlowsStart=tokens dir=(ltr|rtl|auto)",
    "sc": f"id!=token {_SINGLE} canOverlap=(yes|no) dir=(ltr|rtl|auto) isolated=(yes|no)",
    "ec": f"id=token startRef=token {_SINGLE} canOverlap=(yes|no) dir=(ltr|rtl|auto) isolated=(yes|no)",
    "mrk": _MARKER,
    "sm": _MARKER,
    "em": "startRef!=token",
    "mtc:matches": "",
    "mtc:match": "ref! id=token matchQuality=percent matchSuitability=percent similarity=percent origin "
    "reference=(yes|no) subType=prefixed type=(am|mt|icm|idm|tb|tm|other) *",
    "gls:glossary": "",
    "gls:glossEntry": "id=token ref *",
    "gls:term": "source *",
    "gls:translation": "id=token ref source *",
    "gls:definition": "source *",
    "mda:metadata": "id=token",
    "mda:metaGroup": "id=token category appliesTo=(source|target|ignorable)",
    "mda:meta": "type!",
    "res:resourceData": "",
    "res:resourceItemRef": "ref!=token id=token *",
    "res:resourceItem": "mimeType id=token context=(yes|no) *",
    "res:source": "href xml:lang=language *",
    "res:target": "href xml:lang=language *",
    "res:reference": "href! xml:lang=language *",
    "ctr:changeTrack": "",
    "ctr:revisions": "appliesTo!=token ref=token currentVersion=token *",
    "ctr:revision": "author datetime=datetime version=token *",
    "ctr:item": "property!=token *",
    "slr:profiles": "generalProfile storageProfile *",
    "slr:normalization": "general=(none|nfc|nfd) storage=(none|nfc|nfd) *",
    "slr:data": "profile! *",
    "val:validation": "*",
    "val:rule": "isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=(yes|no) "
    "caseSensitive=(yes|no) normalization=(none|nfc|nfd) disabled=(yes|no) *",
}

_NAME_CHARACTER = (
    r"[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)

_LANGUAGE = re.compile(
    r"""\s*(?:
        (?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})     # the language
        (?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?       # script, region
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*        # variants
        (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*            # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?                      # private use
        |x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}|en-gb-oed    # private, and those that are older than the grammar
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)

KINDS = {
    "token": Kind(re.compile(rf"\s*{_NAME_CHARACTER}+\s*"), "a name token (letters, digits, . - _ :)"),
    "tokens": Kind(re.compile(rf"\s*{_NAME_CHARACTER}+(\s+{_NAME_CHARACTER}+)*\s*"), "a list of name tokens"),
    "prefixed": Kind(re.compile(r"[^\s:]+:[^\s:]+"), "of the form prefix:value"),
    "marker": Kind(re.compile(r"generic|comment|term|[^\s:]+:[^\s:]+"), "generic, comment, term or prefix:value"),
    "language": Kind(_LANGUAGE, "a language tag (BCP 47)"),
    "version": Kind(re.compile(r"2\.[0-3]"), "a version from 2.0 to 2.3"),
    "priority": Kind(re.compile(r"\s*\+?0*([1-9]|10)\s*"), "a whole number from 1 to 10"),
    "positive": Kind(re.compile(r"\s*\+?0*[1-9][0-9]*\s*"), "a whole number from 1"),
    "percent": Kind(re.compile(r"\s*(100(\.0*)?|[0-9]{1,2}(\.[0-9]*)?|\.[0-9]+)\s*"), "a number from 0.0 to 100.0"),
    "hex": Kind(re.compile(r"[0-9A-Fa-f]{4,6}"), "four to six hexadecimal digits"),
    "datetime": Kind(
        re.compile(r"-?\d{4,}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
        "a date, or date and time (ISO 8601)",
    ),
}

OPAQUE = ("skeleton", "res:source", "res:target", "slr:data", "ctr:item")
"""What stands in these is not this format's."""
