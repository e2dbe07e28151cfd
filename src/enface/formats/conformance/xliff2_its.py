"""Rules of XLIFF 2's ITS module: quality issues and ratings, provenance, text analysis, confidence.

The module came with XLIFF 2.1; in a document of 2.0 the same attributes are somebody's extension, and free.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Check, Found, twice
from enface.formats.conformance.xliff2_structure import XLIFF2

_ISSUE_TYPE_NAMES = """
    terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register
    locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities
    numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other
"""
ISSUE_TYPES = frozenset(_ISSUE_TYPE_NAMES.split())
"""The types of issue that ITS 2.0 lists."""

_CATEGORY_NAMES = """
    allowed-characters directionality domain elements-within-text external-resource id-value language-information
    locale-filter localization-note localization-quality-issue localization-quality-rating mt-confidence preserve-space
    provenance storage-size target-pointer terminology text-analysis translate
"""
_CATEGORIES = frozenset(_CATEGORY_NAMES.split())

_ISSUE = "locQualityIssue"
_AGENTS = ("person", "personRef", "org", "orgRef", "tool", "toolRef")
_PROVENANCE = (*_AGENTS, *(f"rev{name[0].upper()}{name[1:]}" for name in _AGENTS))

_PERCENT = re.compile(r"\s*(100(\.0*)?|\d{1,2}(\.\d*)?)\s*")
_FRACTION = re.compile(r"\s*(1(\.0*)?|0?(\.\d*)?)\s*")
_INTEGER = re.compile(r"\s*[-+]?\d+\s*")
_YES_NO = re.compile("yes|no")

_VALUES = {
    f"{_ISSUE}Severity": (_PERCENT, "a number from 0 to 100"),
    f"{_ISSUE}Enabled": (_YES_NO, "yes or no"),
    "locQualityRatingScore": (_PERCENT, "a number from 0 to 100"),
    "locQualityRatingScoreThreshold": (_PERCENT, "a number from 0 to 100"),
    "locQualityRatingVote": (_INTEGER, "a whole number"),
    "locQualityRatingVoteThreshold": (_INTEGER, "a whole number"),
    "mtConfidence": (_FRACTION, "a number from 0 to 1"),
    "taConfidence": (_FRACTION, "a number from 0 to 1"),
    "termConfidence": (_FRACTION, "a number from 0 to 1"),
}

_ANNOTATED = {
    "mtConfidence": "mt-confidence",
    "taConfidence": "text-analysis",
    "termConfidence": "terminology",
}
"""Confidence says nothing without whose it is."""

_GENERIC = (
    "locQuality",
    "taIdent",
    "taClassRef",
    "taSource",
    "mtConfidence",
    "provenance",
    "allowedCh",
    "localeFilter",
)
"""Attributes begin so that make a mark an annotation of ITS's own kind."""

_MARKED = ("file", "group", "unit", "mrk", "sm", "mtc:match")
_OWN = ("its:locQualityIssue", "its:locQualityIssues", "its:provenanceRecord", "its:provenanceRecords")


def _rule(id_: str, *elements: str) -> Callable[[Check], Check]:
    """A rule that holds from XLIFF 2.1."""

    def register(check: Check) -> Check:
        @XLIFF2.rule(id_, *elements)
        @wraps(check)
        def from_the_module_on(element: Element) -> Found:
            *_, root = element, *element.above()
            if root.get("version") >= "2.1":
                yield from check(element)

        return from_the_module_on

    return register


def _its(element: Element) -> dict[str, str]:
    """An element's ITS attributes, which have no prefix on ITS's own elements."""
    own = element.name.startswith("its:")
    return {
        name.removeprefix("its:"): value
        for name, value in element.attributes.items()
        if name.startswith("its:") or (own and ":" not in name)
    }


@_rule("its-version", *_MARKED)
def _version(element: Element) -> Found:
    """ITS attributes stand where a version of ITS is in force."""
    if any(name.startswith(("its:", "itsm:")) for name in element.attributes) and not element.inherited("its:version"):
        yield element, "ITS attributes without its:version here or above."


@_rule("its-value", *_MARKED, *_OWN)
def _value(element: Element) -> Found:
    """ITS attributes hold values of their kind."""
    attributes = _its(element)
    for name, (pattern, words) in _VALUES.items():
        if name in attributes and not pattern.fullmatch(attributes[name]):
            yield element, f"{name}={attributes[name]!r} is not {words}."
    kind = attributes.get(f"{_ISSUE}Type")
    if kind is not None and kind not in ISSUE_TYPES:
        yield element, f"{_ISSUE}Type={kind!r} is no type of issue that ITS 2.0 lists."


@_rule("its-type", "mrk", "sm")
def _type(marker: Element) -> Found:
    """A mark that is ITS's alone has the type its:generic, if any."""
    if marker.get("type", "its:generic") != "its:generic":
        for name in _its(marker):
            if name.startswith(_GENERIC):
                yield marker, f"with {name}, the type is its:generic, not {marker.get('type')!r}."
                return


@_rule("its-annotators", *_MARKED)
def _confidence(element: Element) -> Found:
    """A confidence stands where annotatorsRef says whose it is."""
    for name, category in _ANNOTATED.items():
        if f"its:{name}" in element.attributes:
            scopes = [e.get("its:annotatorsRef") for e in (element, *element.above())]
            if not any(f"{category}|" in scope for scope in scopes):
                yield element, f"{name} without an annotatorsRef for {category}."


@_rule("its-issue", *_MARKED)
def _issue(element: Element) -> Found:
    """Quality issues are either given on the element or referred to, with a type or a comment."""
    attributes = _its(element)
    given = [name for name in attributes if name.startswith(_ISSUE) and name != f"{_ISSUE}sRef"]
    if f"{_ISSUE}sRef" in attributes:
        if given:
            yield element, f"{_ISSUE}sRef stands beside {', '.join(given)}."
        yield from _refers(element, attributes[f"{_ISSUE}sRef"], "its:locQualityIssues")
    elif given and not {f"{_ISSUE}Type", f"{_ISSUE}Comment"} & set(given):
        yield element, "an issue has a type or a comment."


@_rule("its-issue", "its:locQualityIssue")
def _stand_off_issue(issue: Element) -> Found:
    """Quality issues are either given on the element or referred to, with a type or a comment."""
    if not {f"{_ISSUE}Type", f"{_ISSUE}Comment"} & set(_its(issue)):
        yield issue, "an issue has a type or a comment."


@_rule("its-rating", *_MARKED)
def _rating(element: Element) -> Found:
    """A rating is a score or a vote, and its threshold goes with it."""
    attributes = _its(element)
    if {"locQualityRatingScore", "locQualityRatingVote"} <= set(attributes):
        yield element, "a rating is a score or a vote, not both."
    for kind in ("Score", "Vote"):
        if f"locQualityRating{kind}Threshold" in attributes and not element.inherited(f"its:locQualityRating{kind}"):
            yield element, f"a threshold without a {kind.lower()}."


@_rule("its-provenance", *_MARKED)
def _provenance(element: Element) -> Found:
    """Provenance is either given on the element or referred to."""
    attributes = _its(element)
    if "provenanceRecordsRef" in attributes:
        given = [name for name in _PROVENANCE if name in attributes]
        if given:
            yield element, f"provenanceRecordsRef stands beside {', '.join(given)}."
        yield from _refers(element, attributes["provenanceRecordsRef"], "its:provenanceRecords")


@_rule("its-provenance", "its:provenanceRecord")
def _record(record: Element) -> Found:
    """A record of provenance names somebody or something."""
    if not set(_PROVENANCE) & set(_its(record)):
        yield record, "a record of provenance that names nobody."


def _refers(element: Element, reference: str, name: str) -> Found:
    if not reference.startswith("#"):
        return
    id_ = reference.removeprefix("#").removeprefix("its=")
    holders = [e for e in (element, *element.above()) if e.name in ("unit", "group", "file")]
    known = (e.get("xml:id") or e.get("id") for holder in holders for e in holder.all(name))
    if id_ not in known:
        yield element, f"{reference!r} names no <{name}> here."


@_rule("its-id", "unit", "group", "file")
def _ids(holder: Element) -> Found:
    """Ids of issues and records are unique."""
    yield from twice((e for e in holder.children if e.name in _OWN), f"this <{holder.written}>", "xml:id")


@_rule("its-text-analysis", "mrk", "sm")
def _analysis(marker: Element) -> Found:
    """An identity is a reference, or a source and an identifier in it."""
    attributes = _its(marker)
    pair = {"taSource", "taIdent"} & set(attributes)
    if "taIdentRef" in attributes and pair:
        yield marker, "taIdentRef stands beside taSource or taIdent."
    elif len(pair) == 1:
        yield marker, "taSource and taIdent are given together or not at all."


@_rule("its-annotators", *_MARKED)
def _annotators(element: Element) -> Found:
    """Annotators are named once a data category, as category|reference."""
    seen = set()
    for entry in _its(element).get("annotatorsRef", "").split():
        category, bar, reference = entry.partition("|")
        if category not in _CATEGORIES or not bar or not reference:
            yield element, f"annotatorsRef: {entry!r} is not of the form category|reference."
        elif category in seen:
            yield element, f"annotatorsRef names {category!r} twice."
        seen.add(category)
