"""The segments of an XLIFF 1 unit: the unit itself, or the parts that are marked in it; their states and locks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from enface.formats.xliff1_scan import Element, Mark, Unit, marks
from enface.formats.xliff1_states import SDL, VENDORS, Vendor, is_locked, standard
from enface.formats.xml_markup import attributes
from enface.formats.xml_skeleton import Skeleton, given_in
from enface.model import Status

OWN_AUTHOR = "enface"
"""Who notes that we write are from; in a unit of several segments followed by `:` and the segment's mark."""

_TRACKED = (b"x-sdl-added", b"x-sdl-deleted")
_SEGMENT_TAG = r"<[^\s/<>]*seg\s[^<>]*?\bid\s*=\s*[\"']{}[\"'][^<>]*>"


class Part(NamedTuple):
    """A segment: its mark, empty for a whole unit, its source, and its target where there is one."""

    mid: str
    source: Element | None
    target: Element | None
    mark: Mark | None = None
    """Its mark in the source, from which one in the target can be made."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The product whose attributes a file has, with their prefix; None where it has the standard's only."""

    vendor: Vendor | None
    prefix: str

    def attribute(self, name: str) -> str:
        """The full name of one of the product's attributes."""
        return f"{self.prefix}{name}"


def dialect(skeleton: Skeleton) -> Dialect:
    """By the namespaces that the root element declares."""
    for name, value in skeleton.given.items():
        if value in VENDORS and name.startswith("xmlns:"):
            return Dialect(VENDORS[value], f"{name[6:]}:")
    return Dialect(None, "")


def parts(skeleton: Skeleton, unit: Unit) -> list[Part]:
    """The segments of a unit, in order; a target that is not parted as its source makes one segment of the unit."""
    parted = unit.segmented or unit.source
    marked = marks(skeleton, parted) if parted is not None else []
    if not marked:
        return [_whole(skeleton, unit)] if unit.source or unit.target else []
    targets = {mark.mid: mark.element for mark in marks(skeleton, unit.target)} if unit.target else {}
    mids = [mark.mid for mark in marked]
    if len(set(mids)) < len(mids) or (not targets and not is_blank(skeleton, unit.target)):
        return [_whole(skeleton, unit)]
    return [Part(mark.mid, mark.element, targets.get(mark.mid), mark) for mark in marked]


def _whole(skeleton: Skeleton, unit: Unit) -> Part:
    marked = marks(skeleton, unit.target) if unit.target and unit.segmented is None else []
    return Part("", unit.source, marked[0].element if len(marked) == 1 else unit.target)


def is_blank(skeleton: Skeleton, element: Element | None) -> bool:
    """Whether an element is missing or holds nothing but white space."""
    return element is None or not skeleton.source.utf8[element.tag_end : element.content_end].strip()


def status(skeleton: Skeleton, dialect: Dialect, unit: Unit, part: Part, *, has_text: bool) -> Status:
    """What the product's attribute says, else the standard's."""
    if dialect.vendor is not None:
        found = dialect.vendor.read.get(vendor_attributes(skeleton, dialect, unit, part).get("state", ""))
        if found is not None:
            return found
    target = unit.target
    tag = skeleton.utf8[target.start : target.tag_end] if target is not None else b""
    return stated(tag, unit.given.get("approved", ""), has_text=has_text)


@lru_cache(maxsize=1000)
def stated(target_tag: bytes, approved: str, *, has_text: bool) -> Status:
    """What the standard's attributes of a target and of its unit say; without any, what the target says."""
    given = given_in(target_tag) if b"=" in target_tag else {}
    return standard(given.get("state", ""), given.get("state-qualifier", ""), approved, has_text=has_text)


def vendor_attributes(skeleton: Skeleton, dialect: Dialect, unit: Unit, part: Part) -> Mapping[str, str]:
    """The product's `state` and `lock` of a segment, where they are given."""
    if dialect.vendor is None:
        return {}
    names = {"state": dialect.vendor.attribute, "lock": dialect.vendor.lock}
    tag = segment_tag(skeleton, unit, part) if dialect.vendor is SDL else None
    if tag is not None:
        given = attributes(skeleton.text(*tag))
        return {key: given[name] for key, name in names.items() if name in given}
    prefixed = {key: dialect.attribute(name) for key, name in names.items()}
    return {key: unit.given[name] for key, name in prefixed.items() if name in unit.given}


def segment_tag(skeleton: Skeleton, unit: Unit, part: Part) -> tuple[int, int] | None:
    """Where SDL's tag with the state of a segment begins and ends."""
    if unit.segments is None or not part.mid:
        return None
    start, end = unit.segments.tag_end, unit.segments.content_end
    pattern = re.compile(_SEGMENT_TAG.format(re.escape(part.mid)).encode())
    match = pattern.search(skeleton.utf8, start, end)
    return match.span() if match is not None else None


def reason_untouched(skeleton: Skeleton, dialect: Dialect, unit: Unit, part: Part) -> str:
    """Why a segment is never changed; empty where it may be."""
    if not unit.translate:
        return 'translate="no" on its unit or around it.'
    if dialect.vendor is not None:
        if is_locked(vendor_attributes(skeleton, dialect, unit, part).get("lock", "")):
            return "it is locked in the product that wrote it."
        held = part.target
        if held is not None and any(skeleton.utf8.find(sign, held.start, held.end) >= 0 for sign in _TRACKED):
            return "it has tracked changes, which only the product that wrote it can take or refuse."
    return ""


def own_author(unit_parts: list[Part], part: Part) -> str:
    """Who our note on a segment is from."""
    return OWN_AUTHOR if len(unit_parts) == 1 else f"{OWN_AUTHOR}:{part.mid}"


def comments(skeleton: Skeleton) -> dict[str, str]:
    """The comments of an SDLXLIFF file, by the id that marks in the text refer to."""
    found = re.finditer(r"<cmt-def\s+id=\"([^\"]*)\"\s*>(.*?)</cmt-def>", skeleton.source.utf8.decode(), re.DOTALL)
    return {match[1]: "\n".join(_said(match[2])) for match in found}


def _said(definition: str) -> Iterator[str]:
    for comment in re.finditer(r"<Comment\s([^<>]*)>([^<>]*)</Comment>", definition):
        user = attributes(f" {comment[1]}").get("user", "")
        words = comment[2].strip()
        if words:
            yield f"{user}: {words}" if user else words
