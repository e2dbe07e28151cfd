"""XLIFF 1.0 to 1.2 as tables: what each element holds, and its attributes.

Source: the XLIFF 1.x specifications; where versions differ, whatever one of them allows.
"""

from __future__ import annotations

import re

from enface.formats.conformance.schema import Kind

_INLINE = "#text g|x|bx|ex|bpt|ept|ph|it|mrk|#other*"
_NATIVE = "#text sub|#other*"
_FILE = "internal-file|external-file|#other*"

CONTENTS = {
    "xliff": "#other* file+ #other*",
    "file": "header? body",
    "header": "skl? phase-group? glossary|reference|count-group|prop-group|note|tool|#other*",
    "skl": "internal-file|external-file",
    "external-file": "",
    "glossary": f"#text {_FILE}",
    "reference": f"#text {_FILE}",
    "phase-group": "phase+",
    "phase": "note*",
    "tool": "#text #other*",
    "note": "#text",
    "count-group": "count*",
    "count": "#text",
    "prop-group": "prop+",
    "prop": "#text",
    "context-group": "note* context+",
    "context": "#text",
    "body": "group|trans-unit|bin-unit*",
    "group": "context-group|count-group|prop-group|note|#other* group|trans-unit|bin-unit*",
    "trans-unit": "source seg-source? target? context-group|count-group|prop-group|note|alt-trans|#other*",
    "alt-trans": "source? seg-source? target+ context-group|prop-group|note|#other*",
    "bin-unit": "bin-source bin-target? context-group|count-group|prop-group|note|trans-unit|#other*",
    "bin-source": _FILE,
    "bin-target": _FILE,
    "source": _INLINE,
    "seg-source": _INLINE,
    "target": _INLINE,
    "g": _INLINE,
    "mrk": _INLINE,
    "sub": _INLINE,
    "bpt": _NATIVE,
    "ept": _NATIVE,
    "ph": _NATIVE,
    "it": _NATIVE,
    "x": "",
    "bx": "",
    "ex": "",
}

_RESOURCE = (
    "datatype ts restype resname extradata help-id menu menu-option menu-name coord font css-style style exstyle "
    "extype xml:space=(default|preserve)"
)
_SIZE = "maxbytes minbytes size-unit maxheight minheight maxwidth minwidth charclass"
_CODE = "id! ts *"
_TYPED = f"{_CODE} ctype clone=(yes|no) xid equiv-text"
_NATIVE_CODE = f"{_CODE} rid ctype crc xid equiv-text"

ATTRIBUTES = {
    "xliff": "version!=(1.0|1.1|1.2) xml:lang=language *",
    "file": "original! source-language!=language datatype! target-language=language tool tool-id date ts category "
    "product-name product-version build-num xml:space=(default|preserve) *",
    "external-file": "href! uid crc",
    "phase": "phase-name! process-name! company-name tool tool-id date job-id contact-name contact-email contact-phone",
    "tool": "tool-id! tool-name! tool-version tool-company *",
    "note": "xml:lang=language annotates=(source|target|general) priority=priority from *",
    "count": "count-type phase-name unit",
    "prop": "prop-type! xml:lang=language",
    "context-group": "crc name purpose",
    "context": "context-type! match-mandatory=(yes|no) crc *",
    "group": f"id {_RESOURCE} {_SIZE} translate=(yes|no) reformat merged-trans=(yes|no) phase-name *",
    "trans-unit": f"id! {_RESOURCE} {_SIZE} approved=(yes|no) translate=(yes|no) reformat phase-name tool tool-id *",
    "bin-unit": "id! mime-type! approved=(yes|no) translate=(yes|no) reformat ts phase-name restype resname *",
    "alt-trans": f"{_RESOURCE} match-quality tool tool-id crc xml:lang=language origin phase-name alttranstype mid *",
    "source": "xml:lang=language ts *",
    "seg-source": "xml:lang=language ts *",
    "target": "xml:lang=language ts state=state state-qualifier=qualifier phase-name resname restype coord font "
    "css-style style exstyle equiv-trans=(yes|no) *",
    "g": _TYPED,
    "x": _TYPED,
    "bx": f"{_TYPED} rid",
    "ex": f"{_CODE} rid xid equiv-text",
    "bpt": _NATIVE_CODE,
    "ept": _NATIVE_CODE,
    "ph": f"{_NATIVE_CODE} assoc=(preceding|following|both)",
    "it": f"{_NATIVE_CODE} pos!=(open|close)",
    "mrk": "mtype! mid ts comment *",
    "sub": "datatype ctype xid *",
}

_STATES = (
    "final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation|"
    "needs-translation|new|signed-off|translated|x-.+|"
    "user:.+"  # of XLIFF 1.0
)
_QUALIFIERS = (
    "exact-match|fuzzy-match|id-match|leveraged-glossary|leveraged-inherited|leveraged-mt|leveraged-repository|"
    "leveraged-tm|mt-suggestion|rejected-grammar|rejected-inaccurate|rejected-length|rejected-spelling|tm-suggestion|x-.+"
)

KINDS = {
    "language": Kind(re.compile(r"\s*[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*\s*"), "a language tag (BCP 47)"),
    "priority": Kind(re.compile(r"\s*([1-9]|10)\s*"), "a whole number from 1 to 10"),
    "state": Kind(re.compile(_STATES), "a state of XLIFF 1.2 (new, translated, final …) or x-…"),
    "qualifier": Kind(re.compile(_QUALIFIERS), "a state-qualifier of XLIFF 1.2 (exact-match, leveraged-tm …) or x-…"),
}

OPAQUE = ("internal-file", "glossary", "reference", "skl")
"""What stands in these is not this format's."""
