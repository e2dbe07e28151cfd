"""What TBX says of elements, data categories and their values, as tables of strings (ISO 30042:2008 and :2019)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from enface.formats.conformance.schema import Kind

_AUX = "descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref"
_IN_GROUP = "descripNote|adminNote|transacNote|admin|adminGrp|date|note|ref|xref|#other*"
_WORDS = "#text #any*"

CONTENTS_2019 = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc encodingDesc? revisionDesc?",
    "fileDesc": "titleStmt? publicationStmt? sourceDesc+",
    "text": "body back?",
    "body": "conceptEntry+",
    "conceptEntry": f"{_AUX}|transac|#other* langSec+",
    "langSec": f"{_AUX}|transac|#other* termSec+",
    "termSec": f"term {_AUX}|termNote|termNoteGrp|transac|#other*",
    "descripGrp": f"descrip|#other {_IN_GROUP}",
    "adminGrp": f"admin|#other {_IN_GROUP}",
    "transacGrp": f"transac|#other {_IN_GROUP}",
    "termNoteGrp": f"termNote|#other {_IN_GROUP}",
}

CONTENTS_2008 = {
    "martif": "martifHeader text",
    "martifHeader": "fileDesc encodingDesc? revisionDesc?",
    "fileDesc": "titleStmt? publicationStmt? sourceDesc+",
    "text": "body back?",
    "body": "termEntry+",
    "termEntry": f"{_AUX}* langSet+",
    "langSet": f"{_AUX}* tig|ntig+",
    "tig": f"term termNote* {_AUX}*",
    "ntig": f"termGrp {_AUX}*",
    "termGrp": "term termNote|termNoteGrp* termCompList*",
    "termNoteGrp": f"termNote {_IN_GROUP}",
    "descripGrp": f"descrip {_IN_GROUP}",
    "adminGrp": f"admin {_IN_GROUP}",
    "transacGrp": f"transac {_IN_GROUP}",
}

WORDS = dict.fromkeys(
    ("term", "note", "date", "descrip", "descripNote", "admin", "adminNote", "termNote", "transac", "transacNote",
     "ref", "xref"), _WORDS
)  # fmt: skip
"""Elements of text, which may hold inline elements."""

_TYPED = "type! id=id target datatype xml:lang=language"
TYPED = ("descrip", "descripNote", "admin", "adminNote", "termNote", "transac", "transacNote", "ref", "xref")
"""Elements whose type is the data category that they hold."""

ATTRIBUTES_2019 = dict.fromkeys(TYPED, _TYPED) | {
    "tbx": "type! style!=(dca|dct) xml:lang!=language id=id *",
    "conceptEntry": "id=id xml:lang=language",
    "langSec": "xml:lang!=language id=id",
    "termSec": "id=id xml:lang=language",
    "term": "id=id xml:lang=language",
}
ATTRIBUTES_2008 = dict.fromkeys(TYPED, _TYPED) | {
    "martif": "type! xml:lang!=language id=id",
    "termEntry": "id=id xml:lang=language",
    "langSet": "xml:lang!=language id=id",
    "tig": "id=id xml:lang=language",
    "ntig": "id=id xml:lang=language",
}
KINDS = {
    "id": Kind(re.compile(r"[^\W\d][\w.-]*"), "an id of XML: a letter, then letters, digits, . - _"),
    "language": Kind(re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"), "a language tag such as zh-CN"),
}

DIALECTS = {
    "TBX-Core": (),
    "TBX-Min": ("min",),
    "TBX-Basic": ("min", "basic"),
    "TBX-Linguist": ("min", "basic", "ling"),
}
"""The public dialects of 2019 and the modules of data categories that they take in."""

CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "min": {
        "admin": "customerSubset",
        "descrip": "subjectField",
        "termNote": "administrativeStatus partOfSpeech usageStatus",
        "xref": "externalCrossReference",
    },
    "basic": {
        "admin": "projectSubset source",
        "descrip": "context definition subjectField",
        "ref": "crossReference",
        "termNote": "geographicalUsage grammaticalGender termLocation termType",
        "transac": "transactionType",
        "transacNote": "responsibility",
        "xref": "xGraphic",
    },
    "ling": {
        "admin": "reading transferComment",
        "adminNote": "readingNote",
        "termNote": "grammaticalNumber register",
    },
}
"""The data categories of a module, by the element whose type they are (the drafts' status is `usageStatus`, and
their Basic has subject fields of its own)."""

LEVELS = {
    "subjectField": "conceptEntry",
    "customerSubset": "conceptEntry termSec",
    "projectSubset": "conceptEntry termSec",
    "context": "termSec",
    "definition": "conceptEntry langSec",
    "crossReference": "conceptEntry termSec",
    "xGraphic": "conceptEntry langSec",
    "reading": "termSec",
    "readingNote": "termSec",
    "transferComment": "langSec",
} | dict.fromkeys(
    (name for categories in CATEGORIES.values() for name in categories.get("termNote", "").split()), "termSec"
)
"""Where a data category may stand; one that is not here may stand at every level."""

_ADMN = "preferredTerm-admn-sts admittedTerm-admn-sts deprecatedTerm-admn-sts supersededTerm-admn-sts"
_SHORT_STATUS = "preferred admitted deprecated superseded notRecommended obsolete"
PICKLISTS_2019 = {
    "administrativeStatus": f"{_ADMN} {_SHORT_STATUS}",
    "usageStatus": f"{_SHORT_STATUS} {_ADMN}",
    "partOfSpeech": "noun verb adjective adverb other properNoun",
    "grammaticalGender": "masculine feminine neuter other",
    "termType": "fullForm acronym abbreviation shortForm variant phrase",
    "termLocation": "checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage interactiveMessage "
    "menuItem progressBar pushButton radioButton slider spinBox tab tableText textBox toolTip user-definedType",
    "transactionType": "origination modification creation",
    "grammaticalNumber": "singular plural dual mass otherNumber",
    "register": "colloquialRegister neutralRegister technicalRegister in-houseRegister bench-levelRegister "
    "slangRegister vulgarRegister",
}
"""The values of a data category; the shorter statuses and `creation` are of the drafts, which tools write still."""

_ADMN_2008 = f"{_ADMN} standardizedTerm-admn-sts legalTerm-admn-sts regulatedTerm-admn-sts"
PICKLISTS_2008 = {
    "administrativeStatus": _ADMN_2008,
    "normativeAuthorization": f"{_ADMN_2008} standardizedTerm preferredTerm admittedTerm deprecatedTerm supersededTerm "
    "legalTerm regulatedTerm",
    "grammaticalGender": "masculine feminine neuter otherGender other",
    "grammaticalNumber": "single singular plural dual mass otherNumber",
    "termType": "abbreviation acronym clippedTerm commonName entryTerm equation formula fullForm initialism "
    "internationalism internationalScientificTerm logicalExpression partNumber phraseologicalUnit phrase "
    "transcribedForm transliteratedForm shortForm shortcut sku standardText string symbol synonym "
    "synonymousPhrase variant",
    "transactionType": "approval check exportation importation input modification origination proposal standardization "
    "usage withdrawal",
}
"""The values of the default data categories of 2008."""
