"""Rules of TBX: structure, dialect and style, data categories and where they stand, values, ids, references.

Of 2008 the data categories are what an XCS file beside the term list says, so only default ones are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Found, Rulebook, twice
from enface.formats.conformance.tbx_tables import (
    ATTRIBUTES_2008,
    ATTRIBUTES_2019,
    CATEGORIES,
    CONTENTS_2008,
    CONTENTS_2019,
    DIALECTS,
    KINDS,
    LEVELS,
    PICKLISTS_2008,
    PICKLISTS_2019,
    TYPED,
    WORDS,
)

TBX2008 = Rulebook("tbx")
TBX2008.schema(CONTENTS_2008 | WORDS, ATTRIBUTES_2008, KINDS, ("back",))
TBX2019 = Rulebook("tbx")
TBX2019.schema(CONTENTS_2019 | WORDS, ATTRIBUTES_2019, KINDS, ("back",))

_META = {
    f"{module}:{name}": element
    for module, categories in CATEGORIES.items()
    for element, names in categories.items()
    for name in names.split()
}
"""The elements of style DCT, with the element whose type they are in style DCA."""


@TBX2019.rule("dialect", "tbx")
def _dialect(root: Element) -> Found:
    """The type is a public dialect: TBX-Core, TBX-Min, TBX-Basic, TBX-Linguist."""
    if root.get("type") and root.get("type") not in DIALECTS:
        yield root, f"type={root.get('type')!r} is none of {', '.join(DIALECTS)}."


@TBX2019.rule("style", *TYPED, *_META)
def _style(element: Element) -> Found:
    """Style DCA writes data categories as types of elements, style DCT as elements of their own."""
    style = _root(element).get("style")
    if style == "dca" and element.name in _META:
        yield element, f"<{element.written}> is of style DCT; in DCA it is <{_META[element.name]} type=…>."
    elif style == "dct" and element.name in TYPED:
        yield element, f"<{element.written}> is of style DCA; in DCT its data category is an element of its own."


@TBX2019.rule("category", *TYPED, *_META)
def _category(element: Element) -> Found:
    """A data category is one of the dialect, and is the type of the element that it belongs to."""
    dialect = _root(element).get("type")
    modules = DIALECTS.get(dialect)
    if modules is None:
        return
    if element.name in _META:
        if element.name.partition(":")[0] not in modules:
            yield element, f"<{element.written}> is no data category of {dialect}."
        return
    category = element.get("type")
    allowed = [name for module in modules for name in CATEGORIES[module].get(element.name, "").split()]
    if category in allowed or ("type" not in element.attributes and allowed):
        return  # a type that is missing is a fault by another rule
    if allowed:
        yield element, f"type={category!r} is none of those of <{element.written}> in {dialect}: {', '.join(allowed)}."
    else:
        yield element, f"<{element.written}> may not stand in {dialect}, which has no data category for it."


@TBX2019.rule("category", "conceptEntry", "langSec", "termSec", "descripGrp", "adminGrp", "transacGrp", "termNoteGrp")
def _unknown_category(holder: Element) -> Found:
    """An element of a module's namespace is one of its data categories."""
    for element in holder.children:
        module, colon, _ = element.name.partition(":")
        if colon and module in CATEGORIES and element.name not in _META:
            yield element, f"<{element.written}> is no data category of its module."


@TBX2019.rule("level", *TYPED, *_META)
def _level(element: Element) -> Found:
    """A data category stands at the level of the concept, the language or the term, as it is defined."""
    levels = LEVELS.get(_category_of(element), "").split()
    place = element.nearest("conceptEntry", "langSec", "termSec")
    if levels and place is not None and place.name not in levels:
        where = " or ".join(f"<{name}>" for name in levels)
        yield element, f"{_category_of(element)} stands in <{place.written}>, and may stand in {where}."


@TBX2019.rule("picklist", *TYPED, *_META)
def _picklist(element: Element) -> Found:
    """The value of a data category is one of its list."""
    yield from _unlisted(element, PICKLISTS_2019)


@TBX2008.rule("picklist", *TYPED)
def _picklist_2008(element: Element) -> Found:
    """The value of a data category is one of its list."""
    yield from _unlisted(element, PICKLISTS_2008)


def _unlisted(element: Element, picklists: Mapping[str, str]) -> Found:
    values = picklists.get(_category_of(element), "").split()
    value = element.text.strip()
    if values and value not in values:
        yield element, f"{_category_of(element)} is {value!r}, none of {', '.join(values)}."


@TBX2008.rule("term", "term")
@TBX2019.rule("term", "term")
def _term(term: Element) -> Found:
    """A term is not empty."""
    if not any(element.has_text for element in term.walk()):
        yield term, "the term is empty."


@TBX2008.rule("id-unique", "martif")
@TBX2019.rule("id-unique", "tbx")
def _ids(root: Element) -> Found:
    """An id is given once in the file."""
    yield from twice(root.walk(), "the file")


@TBX2008.rule("reference", "martif")
@TBX2019.rule("reference", "tbx")
def _references(root: Element) -> Found:
    """A target is an id in the file or an address outside it."""
    known = {element.get("id") for element in root.walk()}
    for element in root.walk():
        target = element.get("target")
        if "target" in element.attributes and target.removeprefix("#") not in known and not _is_outside(target):
            yield element, f"target={target!r} is neither an id in the file nor an address such as https://…"


def _is_outside(target: str) -> bool:
    scheme, colon, rest = target.partition(":")
    return bool(colon and rest) and scheme.isascii() and scheme.replace("-", "").isalnum()


def _category_of(element: Element) -> str:
    return element.get("type") if element.name in TYPED else element.name.partition(":")[2]


def _root(element: Element) -> Element:
    *_, root = _and_above(element)
    return root


def _and_above(element: Element) -> Iterator[Element]:
    yield element
    yield from element.above()
