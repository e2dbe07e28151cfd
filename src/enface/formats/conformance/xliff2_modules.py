"""Rules of XLIFF 2's modules: glossary, matches, metadata, resource data, changes, sizes, validation, format style."""

from __future__ import annotations

import re

from enface.formats.conformance.element import Element, below
from enface.formats.conformance.registry import Found, twice
from enface.formats.conformance.xliff2_structure import XLIFF2
from enface.formats.conformance.xliff2_tables import ATTRIBUTES

_PLACES = {
    "mtc:matches": ("unit",),
    "gls:glossary": ("file", "group", "unit"),
    "mda:metadata": ("xliff", "file", "group", "unit", "mtc:match"),
    "res:resourceData": ("file", "group", "unit"),
    "ctr:changeTrack": ("file", "group", "unit"),
    "slr:profiles": ("file",),
    "slr:data": ("file", "group", "unit"),
    "val:validation": ("file", "group", "unit"),
}


@XLIFF2.rule("module-place", *_PLACES)
def _place(element: Element) -> Found:
    """An element of a module stands only where the module says, never as somebody's extension."""
    parent = element.parent
    if parent is not None and parent.name not in _PLACES[element.name]:
        places = ", ".join(_PLACES[element.name])
        yield element, f"<{element.written}> may not stand in <{parent.written}>, only in: {places}."


# Translation candidates, glossary, metadata


@XLIFF2.rule("matches", "mtc:matches")
def _matches(matches: Element) -> Found:
    """A match's id is its own among its kind."""
    yield from twice(matches.all("mtc:match"), "these matches")


@XLIFF2.rule("glossary", "gls:glossary")
def _glossary(glossary: Element) -> Found:
    """Ids in a glossary are unique; an entry has a translation or a definition."""
    yield from twice((e for e in glossary.walk() if e.name in ("gls:glossEntry", "gls:translation")), "this glossary")
    for entry in glossary.all("gls:glossEntry"):
        if entry.first("gls:translation") is None and entry.first("gls:definition") is None:
            yield entry, "an entry has a translation or a definition."


@XLIFF2.rule("metadata", "mda:metadata")
def _metadata(metadata: Element) -> Found:
    """Ids in metadata are unique."""
    yield from twice((e for e in metadata.walk() if e.name in ("mda:metadata", "mda:metaGroup")), "this metadata")


# Resource data


@XLIFF2.rule("resource-data", "res:resourceData")
def _resources(resources: Element) -> Found:
    """Ids of resources are unique, references to them name one of the file."""
    yield from twice((e for e in resources.children if e.name.startswith("res:")), "this resource data")
    file = resources.nearest("file")
    known = below(file).get("res:resourceItem", {}) if file is not None else {}
    for reference in resources.all("res:resourceItemRef"):
        if "ref" in reference.attributes and reference.get("ref") not in known:
            yield reference, f"ref={reference.get('ref')!r} names no resource of this file."


@XLIFF2.rule("resource-data", "res:resourceItem")
def _resource(item: Element) -> Found:
    """A resource that is not held in the file says of which media type it is."""
    sides = [side for side in (item.first("res:source"), item.first("res:target")) if side is not None]
    if "mimeType" not in item.attributes and any(not side.children for side in sides):
        yield item, "a resource outside the file needs a mimeType."


@XLIFF2.rule("resource-data", "res:source", "res:target")
def _resource_side(side: Element) -> Found:
    """A resource is either held or referred to."""
    holds = bool(side.children)
    if "href" in side.attributes and holds:
        yield side, f"<{side.written}> with an href must be empty."
    elif "href" not in side.attributes and not holds:
        yield side, f"an empty <{side.written}> needs an href."


# Change tracking


@XLIFF2.rule("change-tracking", "ctr:revisions")
def _revisions(revisions: Element) -> Found:
    """What was changed is there: the element that ref names, the current version, the attribute of an item."""
    holder = revisions.nearest("unit", "group", "file")
    if holder is None:
        return
    others = [e for e in holder.walk() if not e.name.startswith("ctr:")]
    reference = revisions.get("ref")
    named = [e for e in others if e.get("id") == reference]
    if "ref" in revisions.attributes and not named:
        yield revisions, f"ref={reference!r} names nothing in the <{holder.written}>."
    if "ref" not in revisions.attributes:
        same = [e for e in others if e.name == revisions.get("appliesTo") and e is not holder]
        if len(same) > 1 and all(e.get("id") for e in same):
            yield revisions, f"which of the {len(same)} <{same[0].written}> it applies to is not said by a ref."
    versions = {revision.get("version") for revision in revisions.all("ctr:revision")}
    if "currentVersion" in revisions.attributes and revisions.get("currentVersion") not in versions:
        yield revisions, f"currentVersion={revisions.get('currentVersion')!r} is the version of none of the revisions."
    kind = revisions.get("appliesTo")
    changed = [e for e in (named or others) if e.name.rpartition(":")[2] == kind]
    for item in (e for e in revisions.walk() if e.name == "ctr:item"):
        name = item.get("property", "content")
        known = any(name in e.attributes for e in changed) if changed else _could_have(kind, name)
        if name != "content" and not known:
            yield item, f"property={name!r} is neither 'content' nor an attribute of the <{kind}>."


def _could_have(element: str, attribute: str) -> bool:
    line = ATTRIBUTES.get(element)
    return line is None or re.search(rf"(?:^|\s){re.escape(attribute)}[!=\s]", line + " ") is not None


# Sizes

_RESTRICTION = re.compile(r"\*|\d+|(?:(\d+),(\d+|\*))")
_WHOLE = re.compile(r"\d+")
_OTHER_NUMBER = re.compile(r"[-+]?\d*[.,]?\d+")
_SIZED = ("file", "group", "unit", "mrk", "sm", "pc", "sc", "ec", "ph")
_SIZE_PLACES = {
    "slr:sizeRestriction": ("file", "group", "unit", "mrk", "sm", "pc", "sc", "ec"),
    "slr:storageRestriction": ("file", "group", "unit", "mrk", "sm", "pc", "sc", "ec"),
    "slr:equivStorage": ("pc", "sc", "ec", "ph"),
    "slr:sizeInfo": ("file", "group", "unit", "pc", "sc", "ec", "ph"),
    "slr:sizeInfoRef": ("file", "group", "unit", "pc", "sc", "ec", "ph"),
}


@XLIFF2.rule("size-restriction", *_SIZED)
def _sizes(element: Element) -> Found:
    """Sizes and their limits are written as the profiles have them, and stand where they may."""
    if not any(name.startswith("slr:") for name in element.attributes):
        return
    for name, places in _SIZE_PLACES.items():
        if name in element.attributes and element.name not in places:
            yield element, f"{name} may not stand on <{element.written}>, only on: {', '.join(places)}."
    general, storage = (_profile(element, kind) for kind in ("generalProfile", "storageProfile"))
    for name, profile in (("slr:sizeRestriction", general), ("slr:storageRestriction", storage)):
        if name in element.attributes and profile.startswith(("xliff:", "?")):
            yield from _restriction(element, name)
    for name, profile in (("slr:sizeInfo", general), ("slr:equivStorage", storage)):
        value = element.get(name)
        wrong = not _WHOLE.fullmatch(value) if profile.startswith("xliff:") else _OTHER_NUMBER.fullmatch(value)
        if name in element.attributes and wrong and not _WHOLE.fullmatch(value):
            yield element, f"{name}={value!r} is no whole number."
    if "slr:sizeInfo" in element.attributes and "slr:sizeInfoRef" in element.attributes:
        yield element, "sizeInfo and sizeInfoRef stand on one element."
    if element.name == "ec" and element.get("isolated") != "yes":
        for name in ("slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef"):
            if name in element.attributes:
                yield element, f"{name} stands on an end code only where it is isolated."
    if "slr:sizeInfoRef" in element.attributes and element.get("slr:sizeInfoRef") not in _size_data(element):
        yield element, f"sizeInfoRef={element.get('slr:sizeInfoRef')!r} names no data beside or above it."


def _restriction(element: Element, name: str) -> Found:
    match = _RESTRICTION.fullmatch(element.get(name))
    if match is None:
        yield element, f"{name}={element.get(name)!r} is none of '*', 'most', 'least,most', 'least,*'."
    elif match[1] and match[2] != "*" and int(match[1]) > int(match[2]):
        yield element, f"{name}={element.get(name)!r}: the least is more than the most."


def _profile(element: Element, kind: str) -> str:
    """The file's profile; `?` where it names none."""
    file = element if element.name == "file" else element.nearest("file")
    profiles = file.first("slr:profiles") if file is not None else None
    return (profiles.get(kind) if profiles is not None else "") or "?"


def _size_data(element: Element) -> set[str]:
    return {
        held.get("id") or held.get("xml:id")
        for holder in (element, *element.above())
        for data in holder.all("slr:data")
        for held in data.walk()
    }


# Plural, gender and select

_SWITCH = re.compile(r"\s*[^\s:]+:[^\s:]+(\s+[^\s:]+:[^\s:]+)*\s*")


@XLIFF2.rule("plural", "unit")
def _switches(unit: Element) -> Found:
    """A unit with a switch has a case for each segment, each another; without a switch there is no case."""
    cases: set[str] = set()
    for segment in unit.all("segment"):
        case = " ".join(segment.get("pgs:case").split())
        if "pgs:switch" not in unit.attributes and case:
            yield segment, "a case, but its unit has no switch."
        elif "pgs:switch" in unit.attributes and (not case or case in cases):
            yield (
                segment,
                f"the case {case!r} stands twice in the unit." if case else "its unit has a switch, but it no case.",
            )
        cases.add(case)
    if "pgs:switch" in unit.attributes and not _SWITCH.fullmatch(unit.get("pgs:switch")):
        yield unit, f"switch={unit.get('pgs:switch')!r} is no list of kind:name."


# Validation

_TESTS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


@XLIFF2.rule("validation", "val:rule")
def _validation(rule: Element) -> Found:
    """A rule makes one test, and its options go with that test."""
    tests = [name for name in _TESTS if name in rule.attributes]
    own = [name for name in rule.attributes if ":" in name and not name.startswith(("xml:", "val:"))]
    if len(tests) > 1:
        yield rule, f"a rule makes one test, not {', '.join(tests)}."
    elif not tests and not own:
        yield rule, f"a rule without a test: one of {', '.join(_TESTS)}, or an attribute of an extension."
    if "occurs" in rule.attributes and not {"isPresent", "isNotPresent"} & set(tests):
        yield rule, "occurs goes with isPresent or isNotPresent."
    if "existsInSource" in rule.attributes and (not tests or "isNotPresent" in tests):
        yield rule, "existsInSource goes with isPresent, startsWith or endsWith."
    around = rule.nearest("unit", "group", "file")
    if rule.get("disabled") == "yes" and around is not None and around.name == "file":
        yield rule, "a rule of the whole file cannot be disabled."


# Format style

_HTML_NAMES = """
    a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6
    head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th
    thead title tr tt u ul
"""
_HTML = frozenset(_HTML_NAMES.split())

_STYLED = ("xliff", "file", "group", "unit", "note", "mrk", "sm", "pc", "sc", "ec", "ph")


@XLIFF2.rule("format-style", *_STYLED)
def _style(element: Element) -> Found:
    """A style is an HTML element's name; details of it need it; an end code has one only where it is isolated."""
    style = element.get("fs:fs")
    if "fs:fs" in element.attributes and style not in _HTML:
        yield element, f"fs={style!r} is no element of HTML that may stand there."
    details = element.get("fs:subFs")
    if details and not style:
        yield element, "subFs needs fs beside it."
    elif details and "," not in details:
        yield element, "subFs is a list of name,value pairs, parted by backslashes."
    if element.name == "ec" and style and element.get("isolated") != "yes":
        yield element, "fs stands on an end code only where it is isolated."
