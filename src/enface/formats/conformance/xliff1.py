"""Rules of XLIFF 1.0 to 1.2: ids, segments, paired codes, references."""

from __future__ import annotations

from collections.abc import Iterator

from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Found, Rulebook, twice
from enface.formats.conformance.xliff1_tables import ATTRIBUTES, CONTENTS, KINDS, OPAQUE

XLIFF1 = Rulebook("xliff1")
XLIFF1.schema(CONTENTS, ATTRIBUTES, KINDS, OPAQUE)


@XLIFF1.rule("id-unique", "file")
def _ids(file: Element) -> Found:
    """A unit's id and a group's id are its own in a file, a phase's name and a tool's id in the header."""
    below = list(file.walk())
    yield from twice((e for e in below if e.name in ("trans-unit", "bin-unit")), "this file")
    yield from twice((e for e in below if e.name == "group"), "this file")
    yield from twice((e for e in below if e.name == "phase"), "this file", "phase-name")
    yield from twice((e for e in below if e.name == "tool"), "this file", "tool-id")


@XLIFF1.rule("reference", "file")
def _references(file: Element) -> Found:
    """A phase-name names a phase of the header, a tool-id one of its tools."""
    below = list(file.walk())
    for attribute, name in (("phase-name", "phase"), ("tool-id", "tool")):
        known = {e.get(attribute) for e in below if e.name == name}
        for element in below:
            value = element.get(attribute)
            if value and element.name != name and value not in known and ":" not in element.name:
                yield element, f"{attribute}={value!r} names no <{name}> in the header."


@XLIFF1.rule("xid", "xliff")
def _xid(root: Element) -> Found:
    """An xid is the id of a unit in the document, or, as Trados has it, of several."""
    known: set[str] | None = None
    for element in root.walk():
        if "xid" in element.attributes and ":" not in element.name:
            if known is None:
                known = {e.get("id") for e in root.walk() if e.name in ("trans-unit", "bin-unit", "group")}
            for one in element.get("xid").split() or [""]:
                if one not in known:
                    yield element, f"xid={one!r} is the id of no unit."


def _inside(content: Element) -> Iterator[Element]:
    """The inline elements of a content, in order; not those of a sub, which is a text of its own."""
    stack = list(reversed(content.children))
    while stack:
        element = stack.pop()
        yield element
        if element.name != "sub":
            stack.extend(reversed(element.children))


@XLIFF1.rule("segments", "trans-unit", "alt-trans")
def _segments(unit: Element) -> Found:
    """A segment's mid is its own in a content, and each segment of the target is one of the seg-source."""
    mids: dict[str, set[str]] = {}
    for name in ("seg-source", "target"):
        for content in unit.all(name):
            segments = [e for e in _inside(content) if e.name == "mrk" and e.get("mtype") == "seg"]
            for segment in segments:
                if "mid" not in segment.attributes:
                    yield segment, "a segment has no mid."
            yield from twice(segments, f"this <{content.written}>", "mid")
            mids[name] = {segment.get("mid") for segment in segments}
            if name == "target" and "seg-source" in mids:
                for segment in segments:
                    if segment.get("mid") not in mids["seg-source"]:
                        yield segment, f"mid {segment.get('mid')!r} is of no segment of the seg-source."


@XLIFF1.rule("code-pair", "source", "seg-source", "target")
def _pairs(content: Element) -> Found:
    """A begin and an end of a code come in pairs (rid, else id), the begin first."""
    for begin, end in (("bx", "ex"), ("bpt", "ept")):
        open_: dict[str, Element] = {}
        for code in _inside(content):
            key = code.get("rid") or code.get("id")
            if code.name == begin:
                if key in open_:
                    yield code, f"<{begin}> {key!r} begins again before its end."
                open_[key] = code
            elif code.name == end and open_.pop(key, None) is None:
                yield code, f"<{end}> {key!r} ends what has no <{begin}> before it."
        for key, code in open_.items():
            yield code, f"<{begin}> {key!r} has no <{end}>."
