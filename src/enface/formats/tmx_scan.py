"""Goes through a TMX file once and finds its units, their variants, notes and properties, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from enface.formats.xml_markup import WITHIN_TAG, characters
from enface.formats.xml_skeleton import Skeleton, given_in, skeleton
from enface.formats.xml_source import EXPORT_AGAIN, XmlSource

ALL = "*all*"
"""The source language of a header that leaves it open."""

_VALUE = rb"\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')"
_OTHERS = rb"(?:\s++[^\s=<>\"']++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*?"


class Leaf(NamedTuple):
    """A note or a property: its type, empty for a note, its words, and the bytes they stand in."""

    type: str
    words: str
    start: int
    end: int
    is_note: bool


class Variant(NamedTuple):
    """A unit in one language. Its parts are groups of the match: `segment` with its tags, `content` within them.

    Where `segment` is None, the variant has no text, or not one as TMX has it.
    """

    language: str
    match: re.Match[bytes]


@dataclass(slots=True)
class Unit:
    """A translation unit: its place in the file from 1, its id, the source language that it names, its variants."""

    number: int
    start: int
    id: str
    source_language: str
    variants: list[Variant] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tmx:
    """A well-formed TMX file, the source language of its header, and its variants' languages as it spells them."""

    skeleton: Skeleton
    source_language: str
    languages: Mapping[str, str]


def language(tag: str) -> str:
    """A language tag in the one form in which tags are compared; `und` for none."""
    return tag.strip().replace("_", "-").lower() or "und"


def open_tmx(source: XmlSource) -> Tmx:
    """Raises ImportProblem where the file is not well-formed, declares entities or is no TMX."""
    found = skeleton(source)
    if found.root != "tmx":
        raise source.problem(found.start, f"not TMX: its root is {found.root[:40]!r}.", EXPORT_AGAIN)
    tag = re.compile(rf"<{re.escape(found.prefix)}header(?=[\s/>]){WITHIN_TAG}".encode())
    header = tag.search(found.utf8, found.start)
    declared = given_in(header[0]).get("srclang", ALL) if header is not None else ALL
    languages: dict[str, str] = {}
    for quoted in dict.fromkeys(_language_of(found.prefix).findall(found.utf8, found.start)):
        spelled = characters(quoted[1:-1].decode())
        languages.setdefault(language(spelled), spelled)
    return Tmx(found, language(declared), languages)


def plain_or_units(tmx: Tmx, number: int = 0) -> Iterator[tuple[int, re.Match[bytes]] | Unit]:
    """The units in order, those that are plain without looking further: as their number and their match.

    Plain is the most usual unit: two variants of text without markup and nothing else. Groups of the match are the
    unit's attributes, `given`, or its `id` where it has no others, and of each variant its attributes and its text.
    `number` units came before.
    """
    found = tmx.skeleton
    if found.utf8 is not found.source.utf8:  # a text may be other than its blanks
        yield from units(tmx, number)
        return
    position = found.start
    for match in _plain(found.prefix).finditer(found.utf8, position):
        if found.utf8.find(b"<", position, match.start()) >= 0:
            for unit in units(tmx, number, position, match.start()):
                number = unit.number
                yield unit
        number, position = number + 1, match.end()
        yield number, match
    yield from units(tmx, number, position)


def units(tmx: Tmx, number: int = 0, start: int = 0, end: int | None = None) -> Iterator[Unit]:
    """The units of the file or of a part of it in order, each when it ends; `number` came before."""
    unit: Unit | None = None
    utf8 = tmx.skeleton.utf8
    bounds = start or tmx.skeleton.start, len(utf8) if end is None else end
    for match in _token(tmx.skeleton.prefix).finditer(utf8, *bounds):
        kind = match.lastgroup
        if kind == "unit":
            if unit is not None:
                yield unit
            number += 1
            unit = _unit(match, number)
            if not match["closed"]:
                continue
        elif unit is None:
            continue
        elif kind == "variant":
            unit.variants.append(Variant(tag(match["named"]), match))
            continue
        elif kind == "leaf":
            unit.leaves.append(_leaf(tmx, match))
            continue
        yield unit
        unit = None


@lru_cache(maxsize=1000)
def tag(named: bytes) -> str:
    """The language that a variant's attributes name."""
    return language(characters(_given(_LANGUAGE.match(named))))


def leaves(tmx: Tmx, variant: Variant) -> list[Leaf]:
    """The notes and properties of a variant."""
    start, end = variant.match.span("beside")
    if start < 0 or tmx.skeleton.utf8.find(b"<", start, end) < 0:
        return []
    found = _token(tmx.skeleton.prefix).finditer(tmx.skeleton.utf8, start, end)
    return [_leaf(tmx, match) for match in found if match.lastgroup == "leaf"]


def _unit(match: re.Match[bytes], number: int) -> Unit:
    given = match["given"]
    if not given:
        return Unit(number, match.start(), "", "")
    own = _given(_SOURCE_LANGUAGE.match(given))
    return Unit(number, match.start(), characters(_given(_ID.match(given))), language(own) if own else "")


def _leaf(tmx: Tmx, match: re.Match[bytes]) -> Leaf:
    type_ = characters(_given(_TYPE.match(match["about"])))
    start, end = match.span("words")
    held = characters(tmx.skeleton.text(start, end)) if start >= 0 else ""
    return Leaf(type_, held, start, end, match["kind"] == b"note")


def _given(match: re.Match[bytes] | None) -> str:
    """The value of an attribute as it is written; empty where it is not there."""
    return (match[1] or match[2] or b"").decode() if match is not None else ""


def _attribute(name: bytes) -> re.Pattern[bytes]:
    return re.compile(_OTHERS + rb"\s++" + name + _VALUE)


_LANGUAGE = _attribute(rb"(?:xml:)?lang")
_SOURCE_LANGUAGE = _attribute(rb"srclang")
_ID = _attribute(rb"tuid")
_TYPE = _attribute(rb"type")


@lru_cache(maxsize=8)
def _language_of(prefix: str) -> re.Pattern[bytes]:
    name = re.escape(prefix.encode())
    return re.compile(rb"<" + name + rb"tuv" + _OTHERS + rb"\s++(?:xml:)?lang\s*+=\s*+(\"[^\"]*+\"|'[^']*+')")


@lru_cache(maxsize=8)
def _token(prefix: str) -> re.Pattern[bytes]:
    """The tags that matter: a unit's, a variant with all that it holds, a note or a property with its words."""
    p, within, ends = re.escape(prefix), WITHIN_TAG, r"(?=[\s/>])"
    beside = rf"[^<]*+(?:<(?!/?{p}(?:seg|tuv?)[\s/>])[^<]*+)*+"
    content = rf"[^<]*+(?:<(?!/{p}seg[\s>])[^<]*+)*+"
    segment = rf"(?P<segment><{p}seg{ends}{within}(?:/>|>(?P<content>{content})</{p}seg\s*+>))"
    variant = rf"{p}tuv{ends}(?P<named>{within})(?:>(?P<beside>{beside}){segment}{beside}</{p}tuv\s*+>|/?>)"
    unit = rf"{p}tu{ends}(?P<given>{within})(?P<closed>/?)>"
    leaf = rf"{p}(?P<kind>note|prop){ends}(?P<about>{within})(?:/>|>(?P<words>[^<]*+)</{p}(?P=kind)\s*+>)"
    pattern = rf"<(?:(?P<variant>{variant})|(?P<unit>{unit})|(?P<end>/{p}tu\s*+>)|(?P<leaf>{leaf}))"
    return re.compile(pattern.encode())


@lru_cache(maxsize=8)
def _plain(prefix: str) -> re.Pattern[bytes]:
    p, within = re.escape(prefix), WITHIN_TAG
    first, second = (
        rf"<{p}tuv(?=\s)(?P<{named}>{within})>\s*+<{p}seg(?:\s{within})?>(?P<{text}>[^<]*+)</{p}seg\s*+>\s*+</{p}tuv\s*+>"
        for named, text in (("named", "text"), ("other_named", "other_text"))
    )
    given = rf"(?:\s++tuid=\"(?P<id>[^\"&]*+)\"(?=>))?+{within}"
    return re.compile(rf"<{p}tu(?=[\s>])(?P<given>{given})>\s*+{first}\s*+{second}\s*+</{p}tu\s*+>".encode())
