"""Rules of XLIFF 2 on fragment identifiers (`#/f=f1/u=2/n=n1`) and on what annotations refer to."""

from __future__ import annotations

import re
from typing import NamedTuple

from enface.formats.conformance.element import Element, below
from enface.formats.conformance.registry import Found
from enface.formats.conformance.xliff2_flow import flows, parts
from enface.formats.conformance.xliff2_structure import XLIFF2

_TOKEN = re.compile(r"[\w.:·-]+")
_CONTAINERS = ("f", "g", "u")
_LEAVES = ("n", "d", "t")
_MODULES = frozenset(("gls", "mtc", "mda", "res", "ctr", "slr", "val", "its"))


class Selector(NamedTuple):
    """One step of a fragment identifier: `u=1`; an inline element or segment has no prefix."""

    prefix: str
    id: str


class Fragment(NamedTuple):
    """A fragment identifier in steps; absolute where it begins at the document."""

    absolute: bool
    selectors: tuple[Selector, ...]


def parse(reference: str) -> Fragment | str:
    """A reference that begins with `#` taken apart, or what is wrong with how it is written."""
    body = reference[1:]
    absolute = body.startswith("/")
    selectors = []
    for step in body.removeprefix("/").split("/"):
        prefix, equals, id_ = step.rpartition("=")
        if not _TOKEN.fullmatch(id_) or (equals and not _TOKEN.fullmatch(prefix)):
            return f"{step!r} is no selector"
        selectors.append(Selector(prefix, id_))
    prefixes = [selector.prefix for selector in selectors]
    for prefix in prefixes:
        if len(prefix) == 1 and prefix not in _CONTAINERS + _LEAVES:
            return f"the prefix {prefix!r} is none of XLIFF's, and of others at least two characters long"
        if prefixes.count(prefix) > 1:
            return f"the prefix {prefix!r} stands twice"
    for prefix in prefixes[:-1]:
        if prefix not in _CONTAINERS:
            return f"nothing may follow the selector {prefix or 'of an inline element'!r}"
    ranks = [_CONTAINERS.index(prefix) for prefix in prefixes if prefix in _CONTAINERS]
    if ranks != sorted(ranks):
        return "a file comes before its groups, a group before its units"
    if absolute and prefixes[0] != "f":
        return "after '#/' a file must be named"
    return Fragment(absolute, tuple(selectors))


def resolve(fragment: Fragment, origin: Element) -> list[Element] | None:
    """The elements that a fragment names, seen from an element; None where only an extension could say."""
    *_, root = origin, *origin.above()
    holder = _start(fragment, origin, root)
    found: list[Element] = []
    for prefix, id_ in fragment.selectors:
        if holder is None:
            return []
        found = _named(prefix, id_, holder)
        if _is_of_extension(prefix):
            return None
        holder = found[0] if found else None
    return found


def _is_of_extension(prefix: str) -> bool:
    return prefix not in (*_CONTAINERS, *_LEAVES, "") and prefix not in _MODULES


def _start(fragment: Fragment, origin: Element, root: Element) -> Element | None:
    first = fragment.selectors[0].prefix
    if fragment.absolute or first == "f":
        return root
    if first in ("g", "u"):
        return origin.nearest("file")
    if first in ("d", "t", ""):
        return origin.nearest("unit")
    return origin.nearest("unit", "group", "file")


def _named(prefix: str, id_: str, holder: Element) -> list[Element]:
    if prefix in _CONTAINERS:
        name = {"f": "file", "g": "group", "u": "unit"}[prefix]
        named = below(holder).get(name, {}).get(id_)
        return [named] if named is not None else []
    if prefix in ("n", "d"):
        list_ = holder.first("notes" if prefix == "n" else "originalData")
        return [child for child in (list_.children if list_ is not None else ()) if child.get("id") == id_]
    if prefix in _MODULES:
        own = prefix + ":"
        return [e for e in holder.walk() if e.name.startswith(own) and id_ in (e.get("id"), e.get("xml:id"))]
    source, target = flows(holder)
    inline = [*target.inline] if prefix == "t" else [*parts(holder), *source.inline, *target.inline]
    return [element for element in inline if element.get("id") == id_]


@XLIFF2.rule("fragment", "mrk", "sm", "note", "gls:glossEntry", "gls:translation", "mtc:match")
def _reference(element: Element) -> Found:
    """A reference into the document is well written and names something that is there."""
    reference = element.get("ref")
    if not reference.startswith("#"):
        return
    fragment = parse(reference)
    if isinstance(fragment, str):
        yield element, f"ref={reference!r}: {fragment}."
    elif resolve(fragment, element) == []:
        yield element, f"ref={reference!r} names nothing in this document."


@XLIFF2.rule("match-ref", "mtc:match", "gls:glossEntry", "gls:translation")
def _refers_to_text(element: Element) -> Found:
    """A match or a term refers to a stretch of text in its own unit, as `#id`."""
    reference = element.get("ref")
    if "ref" not in element.attributes:
        return
    if not reference.startswith("#"):
        yield element, f"ref={reference!r} is no fragment identifier; it begins with '#'."
        return
    fragment = parse(reference)
    found = resolve(fragment, element) if isinstance(fragment, Fragment) else None
    unit = element.nearest("unit")
    for named in found or ():
        inside = named.name in ("segment", "ignorable") or named.nearest("segment", "ignorable") is not None
        if not inside or named.nearest("unit") is not unit:
            yield element, f"ref={reference!r} names no text of the same unit."


@XLIFF2.rule("comment", "mrk", "sm")
def _comment(marker: Element) -> Found:
    """A comment is either written in value, or a note of the same unit that ref names."""
    if marker.get("type") != "comment":
        return
    if ("value" in marker.attributes) == ("ref" in marker.attributes):
        yield marker, "a comment has either a value or a ref."
        return
    if "ref" in marker.attributes:
        fragment = parse(marker.get("ref")) if marker.get("ref").startswith("#") else ""
        found = resolve(fragment, marker) if isinstance(fragment, Fragment) else []
        notes = [note for note in found or () if note.name == "note" and note.nearest("unit") is marker.nearest("unit")]
        if not notes or marker.nearest("unit") is None:
            yield marker, f"ref={marker.get('ref')!r} names no note of the same unit."


@XLIFF2.rule("match-annotation", "mrk", "sm")
def _match_annotation(marker: Element) -> Found:
    """A marker for a match has no ref of its own."""
    if marker.get("type") == "mtc:match" and "ref" in marker.attributes:
        yield marker, "a marker of the type mtc:match has no ref."
