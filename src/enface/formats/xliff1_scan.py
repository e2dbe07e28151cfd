"""Goes through an XLIFF 1 file and finds its units, what they are made of, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from enface.formats.xml_markup import WITHIN_TAG, characters
from enface.formats.xml_skeleton import Skeleton, given_in


class Element(NamedTuple):
    """An element: where its start tag begins and ends, where its content ends, where the element ends.

    An empty element (`<target/>`) has no content: the first end is the last.
    """

    start: int
    tag_end: int
    content_end: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether one tag is all of it, so that content needs another."""
        return self.tag_end == self.end


class File(NamedTuple):
    """A file element: its `original`, its languages as they are written."""

    original: str
    source_language: str
    target_language: str


class Note(NamedTuple):
    """A note: who it is from, where it stands."""

    author: str
    element: Element


@dataclass(slots=True)
class Unit:
    """A unit of translation: its file's number from 0, its attributes, whether it may be translated, its elements.

    `content` and `end` are where its start tag and the unit's content end; `segments` is SDL's element with the state
    of each segment.
    """

    file: int
    start: int
    given: Mapping[str, str]
    translate: bool
    content: int
    end: int
    source: Element | None = None
    segmented: Element | None = None
    target: Element | None = None
    segments: Element | None = None
    notes: list[Note] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, empty where it has none."""
        return self.given.get("id", "")


class Mark(NamedTuple):
    """A segment inside a source or a target: its `mid`, and its `mrk` element."""

    mid: str
    element: Element


def files(skeleton: Skeleton) -> list[File]:
    """The file elements in order."""
    found = []
    for match in re.compile(rf"<{re.escape(skeleton.prefix)}file(?=[\s/>]){WITHIN_TAG}".encode()).finditer(
        skeleton.utf8, skeleton.start
    ):
        given = given_in(match[0])
        found.append(
            File(given.get("original", ""), given.get("source-language", ""), given.get("target-language", ""))
        )
    return found


class Around(NamedTuple):
    """What units stand in: their file's number from 0, whether they may be translated where they do not say."""

    file: int
    translate: bool


def found(skeleton: Skeleton) -> Iterator[tuple[Around, re.Match[bytes]]]:
    """The units in order, whatever they stand in, each as its match.

    `is_plain` says of a match whether the unit is no more than a source and, perhaps, a target, both without markup.
    Then their contents are the groups `text` and `translation`, and the target's attributes are `state`.
    """
    file, files_seen = 0, 0
    translate = [True]
    around = Around(file, translate[-1])
    for match in _token(skeleton.prefix).finditer(skeleton.utf8, skeleton.start):
        kind = match.lastgroup
        if kind == "unit":
            yield around, match
            continue
        if kind == "file":
            file, files_seen = files_seen, files_seen + 1
        elif kind == "group":
            translate.append(is_translated(given_in(match["about"]), translate[-1]))
        elif len(translate) > 1:
            translate.pop()
        around = Around(file, translate[-1])


def is_plain(match: re.Match[bytes]) -> bool:
    """Whether a unit is no more than two texts."""
    return match.start("plain") >= 0


def unit_of(skeleton: Skeleton, around: Around, match: re.Match[bytes]) -> Unit:
    """A unit with its elements."""
    given = given_of(match)
    translate = is_translated(given, around.translate)
    unit = Unit(around.file, match.start(), given, translate, *match.span("body"))
    if is_plain(match):
        unit.source = _element(match, "original", "text")
        unit.target = _element(match, "translated", "translation") if match["translated"] is not None else None
    else:
        _fill(skeleton, unit)
    return unit


def given_of(match: re.Match[bytes]) -> Mapping[str, str]:
    """The attributes of a unit."""
    about, only_id = match.group("given", "id")
    return given_in(about) if only_id is None else {"id": only_id.decode()}


def id_of(match: re.Match[bytes]) -> str:
    """The id of a unit, empty where it has none."""
    only_id = match["id"]
    return only_id.decode() if only_id is not None else given_in(match["given"]).get("id", "")


def is_translated(given: Mapping[str, str], inherited: bool) -> bool:
    """Whether what has these attributes may be translated."""
    value = given.get("translate", "")
    return value == "yes" or (value != "no" and inherited)


def _element(match: re.Match[bytes], whole: str | int, content: str) -> Element:
    """An element by the groups of a match that it and its content are; that of an empty one is none."""
    start, end = match.span(whole)
    tag_end, content_end = match.span(content)
    return Element(start, tag_end, content_end, end) if tag_end >= 0 else Element(start, end, end, end)


def _fill(skeleton: Skeleton, unit: Unit) -> None:
    """Find the elements of a unit; what stands in alternatives and in elements that are not known is passed over."""
    child = _child(skeleton.prefix)
    position = unit.content
    while match := child.search(skeleton.utf8, position, unit.end):
        position = match.end()
        kind = match["kind"]
        if kind is None:
            if match["open"] is not None:
                position = _closed(skeleton, match["other"], position, unit.end)
                if match["other"].endswith(b":seg-defs"):
                    closing = skeleton.utf8.rindex(b"</", 0, position)
                    unit.segments = Element(match.start(), match.end(), closing, position)
            continue
        element = _element(match, 0, "content")
        if kind == b"target":
            unit.target = unit.target or element
        elif kind == b"source":
            unit.source = unit.source or element
        elif kind == b"seg-source":
            unit.segmented = unit.segmented or element
        else:
            unit.notes.append(Note(given_in(match["about"]).get("from", ""), element))


def _closed(skeleton: Skeleton, name: bytes, position: int, end: int) -> int:
    """Where the element ends that was opened before `position`."""
    depth = 1
    for match in _tag(name).finditer(skeleton.utf8, position, end):
        if not match["empty"]:
            depth += -1 if match["close"] else 1
        if not depth:
            return match.end()
    return end


def marks(skeleton: Skeleton, element: Element) -> list[Mark]:
    """The segments in a source or a target, in order."""
    utf8 = skeleton.utf8
    if utf8.find(b"<", element.tag_end, element.content_end) < 0:
        return []
    found: list[Mark] = []
    open_: list[tuple[str | None, int, int]] = []
    for match in _tag(f"{skeleton.prefix}mrk".encode()).finditer(utf8, element.tag_end, element.content_end):
        start, end = match.span()
        if match["close"]:
            mid, opened, tag_end = open_.pop()
            if mid is not None:
                found.append(Mark(mid, Element(opened, tag_end, start, end)))
            continue
        given = given_in(match["given"])
        mid = given.get("mid", "") if given.get("mtype") == "seg" else None
        if not match["empty"]:
            open_.append((mid, start, end))
        elif mid is not None:
            found.append(Mark(mid, Element(start, end, end, end)))
    return sorted(found, key=lambda mark: mark.element.start)


def words(skeleton: Skeleton, element: Element) -> str:
    """What an element without markup says."""
    return characters(skeleton.text(element.tag_end, element.content_end))


@lru_cache(maxsize=8)
def _token(prefix: str) -> re.Pattern[bytes]:
    p = re.escape(prefix)
    body = rf"[^<]*+(?:<(?!/{p}trans-unit[\s>])[^<]*+)*+"
    # The most usual unit comes first: a source and a target without markup and nothing else.
    source = rf"(?P<original><{p}source(?=[\s>]){WITHIN_TAG}>(?P<text>[^<]*+)</{p}source\s*+>)"
    translation = rf"(?:/>|>(?P<translation>[^<]*+)</{p}target\s*+>)"
    target = rf"(?P<translated><{p}target(?=[\s/>])(?P<state>{WITHIN_TAG}){translation})"
    inside = rf"\s*+{source}\s*+(?:{target}\s*+)?(?=</{p}trans-unit[\s>])"
    given = rf"(?:\s++id=\"(?P<id>[^\"&]*+)\"(?=>))?+{WITHIN_TAG}"
    unit = rf"{p}trans-unit(?=[\s>])(?P<given>{given})>(?P<body>(?P<plain>{inside})|{body})</{p}trans-unit\s*+>"
    group = rf"{p}group(?=[\s>])(?P<about>{WITHIN_TAG})>"
    rest = rf"(?P<group>{group})|(?P<end>/{p}group\s*+>)|(?P<file>{p}file(?=[\s/>]))"
    return re.compile(rf"<(?:(?P<unit>{unit})|{rest})".encode())


@lru_cache(maxsize=8)
def _child(prefix: str) -> re.Pattern[bytes]:
    p = re.escape(prefix)
    content = rf"[^<]*+(?:<(?!/{p}(?P=kind)[\s>])[^<]*+)*+"
    known = (
        rf"{p}(?P<kind>source|seg-source|target|note)(?=[\s/>])(?P<about>{WITHIN_TAG})"
        rf"(?:/>|>(?P<content>{content})</{p}(?P=kind)\s*+>)"
    )
    return re.compile(rf"<(?:{known}|(?P<other>[^\s/<>]++){WITHIN_TAG}(?:/>|(?P<open>>)))".encode())


@lru_cache(maxsize=64)
def _tag(name: bytes) -> re.Pattern[bytes]:
    """The start and end tags of elements of a name."""
    within = WITHIN_TAG.encode()
    return re.compile(rb"<(?P<close>/?)" + re.escape(name) + rb"(?=[\s/>])(?P<given>" + within + rb")(?P<empty>/?)>")
