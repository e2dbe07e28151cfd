"""Rules of XLIFF 2 on files, groups, units and segments: ids, order, languages, spaces, states."""

from __future__ import annotations

from enface.formats.conformance.element import Element, below, is_extension
from enface.formats.conformance.registry import Found, Rulebook, twice
from enface.formats.conformance.xliff2_flow import HOLDERS, data_ids, flows, parts, place
from enface.formats.conformance.xliff2_tables import ATTRIBUTES, CONTENTS, KINDS, OPAQUE

XLIFF2 = Rulebook("xliff2")
XLIFF2.schema(CONTENTS, ATTRIBUTES, KINDS, OPAQUE)

_KIN = {"pc": "code", "sc": "code", "ec": "code", "ph": "placeholder", "mrk": "marker", "sm": "marker"}


@XLIFF2.rule("id-unique", "xliff")
def _file_ids(root: Element) -> Found:
    """An id names one element in its scope."""
    yield from twice(root.all("file"), "the document")


@XLIFF2.rule("id-unique", "file")
def _ids_of_a_file(file: Element) -> Found:
    """An id names one element in its scope."""
    yield from twice((e for e in file.walk() if e.name == "unit"), "this file")
    yield from twice((e for e in file.walk() if e.name == "group"), "this file")


@XLIFF2.rule("id-unique", "notes", "originalData")
def _ids_of_a_list(list_: Element) -> Found:
    """An id names one element in its scope."""
    yield from twice(list_.children, f"this <{list_.written}>")


@XLIFF2.rule("id-unique", *HOLDERS)
def _ids_of_a_unit(holder: Element) -> Found:
    """An id names one element in its scope."""
    source, target = flows(holder)
    own = [part for part in parts(holder) if part is not holder]
    yield from twice([*own, *(e for e in source.inline if e.get("id"))], f"this <{holder.written}>")
    yield from twice((e for e in target.inline if e.get("id")), "the targets of this unit")
    owners = {element.get("id"): element for element in source.inline} | {part.get("id"): part for part in own}
    for element in target.inline:
        owner = owners.get(element.get("id"))
        if owner is None or not element.get("id") or element.name not in _KIN:
            continue
        if _KIN.get(owner.name) != _KIN[element.name]:
            yield element, f"id {element.get('id')!r} names a <{owner.written}> of the same unit."
        elif owner.nearest("segment", "ignorable", "mtc:match") is not element.nearest(
            "segment", "ignorable", "mtc:match"
        ):
            yield element, f"id {element.get('id')!r} names a code in the source of another segment."


@XLIFF2.rule("id-unique", "file", "group", "unit")
def _ids_of_extensions(holder: Element) -> Found:
    """An id names one element in its scope."""
    namespaces: dict[str, list[Element]] = {}
    stack = [child for child in reversed(holder.children) if is_extension(child.name)]
    while stack:
        element = stack.pop()
        if is_extension(element.name):
            namespaces.setdefault(element.name.rpartition(":")[0], []).append(element)
            stack.extend(reversed(element.children))
    for elements in namespaces.values():
        yield from twice(elements, f"this <{holder.written}>")


@XLIFF2.rule("order", "unit")
def _order(unit: Element) -> Found:
    """The orders of a unit's targets are 1 to the number of its segments and ignorables, each once."""
    own = parts(unit)
    taken: dict[int, Element] = {}
    for number, part in enumerate(own, 1):
        target = part.first("target")
        if target is None:
            continue
        at = place(target, number)
        if at > len(own):
            yield target, f"order {at}, where the unit has {len(own)} segments and ignorables."
        if at in taken:
            late = target if "order" in target.attributes else taken[at]
            yield late, f"order {at} is taken by another target of the unit."
        taken[at] = target


@XLIFF2.rule("target-language", "xliff")
def _target_language(root: Element) -> Found:
    """A document with targets names their language."""
    if not root.get("trgLang"):
        for element in root.walk():
            if element.name == "target" and element.parent is not None and element.parent.name != "mtc:match":
                yield element, "a target, but the document has no trgLang."
                return


@XLIFF2.rule("language", "source", "target")
def _language(content: Element) -> Found:
    """The language of a source or a target, its own or inherited, is the document's."""
    parent = content.parent
    if parent is None or (parent.get("reference") == "yes" and content.name == "target"):
        return
    language = content.inherited("xml:lang")
    attribute = "srcLang" if content.name == "source" else "trgLang"
    declared = _root(content).get(attribute)
    if language and declared and not _is_of(language, declared):
        yield content, f"the language of <{content.written}> is {language!r}, {attribute} is {declared!r}."


@XLIFF2.rule("language", "res:source", "res:target")
def _language_of_resource(content: Element) -> Found:
    """The language of a source or a target, its own or inherited, is the document's."""
    attribute = "srcLang" if content.name == "res:source" else "trgLang"
    language, declared = content.get("xml:lang"), _root(content).get(attribute)
    if language and declared and not _is_of(language, declared):
        yield content, f"the language of <{content.written}> is {language!r}, {attribute} is {declared!r}."


def _root(element: Element) -> Element:
    *_, root = element, *element.above()
    return root


def _is_of(language: str, declared: str) -> bool:
    language, declared = language.lower().strip(), declared.lower().strip()
    return language == declared or language.startswith(declared + "-")


@XLIFF2.rule("space", "segment", "ignorable")
def _space(part: Element) -> Found:
    """A target keeps white space as its source does."""
    source, target = part.first("source"), part.first("target")
    if source is None or target is None:
        return
    here, there = (content.inherited("xml:space", "default") for content in (source, target))
    if here != there:
        yield target, f"xml:space is {there!r} for the target, {here!r} for its source."


@XLIFF2.rule("skeleton", "skeleton")
def _skeleton(skeleton: Element) -> Found:
    """A skeleton is either held or referred to."""
    holds = bool(skeleton.children) or skeleton.has_text
    if "href" in skeleton.attributes and holds:
        yield skeleton, "a skeleton with an href must be empty."
    elif "href" not in skeleton.attributes and not holds:
        yield skeleton, "an empty skeleton needs an href."


@XLIFF2.rule("unit-segment", "unit")
def _unit_has_segment(unit: Element) -> Found:
    """A unit has at least one segment."""
    if unit.first("segment") is None:
        yield unit, "a unit without a segment."


@XLIFF2.rule("sub-state", "segment")
def _sub_state(segment: Element) -> Found:
    """A subState refines a state that is given."""
    if "subState" in segment.attributes and "state" not in segment.attributes:
        yield segment, "subState needs state beside it."


@XLIFF2.rule("reserved-prefix", "segment", "group", "unit", "mrk", "sm", "mtc:match")
def _reserved(element: Element) -> Found:
    """The prefix xlf is for values that XLIFF itself defines."""
    for attribute in ("subState", "type", "subType"):
        if element.get(attribute).startswith("xlf:"):
            yield element, f"{attribute}={element.get(attribute)!r}: the prefix xlf is reserved."


@XLIFF2.rule("data-ref", *HOLDERS)
def _data(holder: Element) -> Found:
    """Codes refer to original data that their unit keeps; a paired code to both of its ends."""
    known = data_ids(holder)
    for side in flows(holder):
        for code in side.codes:
            for attribute in ("dataRef", "dataRefStart", "dataRefEnd"):
                if attribute in code.attributes and code.get(attribute) not in known:
                    yield code, f"{attribute}={code.get(attribute)!r} is not in the unit's original data."
            for start, end in (("dataRefStart", "dataRefEnd"), ("equivStart", "equivEnd")):
                if (start in code.attributes) != (end in code.attributes):
                    yield code, f"{start} and {end} are given together or not at all."


@XLIFF2.rule("sub-flows", "file")
def _sub_flows(file: Element) -> Found:
    """Sub-flows are units of the same file."""
    units = below(file).get("unit", {})
    for element in file.walk():
        for attribute in ("subFlows", "subFlowsStart", "subFlowsEnd"):
            for id_ in element.get(attribute).split() if attribute in element.attributes else ():
                if id_ not in units:
                    yield element, f"{attribute} names {id_!r}, which is no unit of this file."
