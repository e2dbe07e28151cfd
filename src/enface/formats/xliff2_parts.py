"""What an XLIFF 2 file is made of for us, and where it stands: units, segments, notes, tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from enface.formats.xml_skeleton import Skeleton
from enface.formats.xml_source import XmlSource

ITS = "http://www.w3.org/2005/11/its"

OWN_CATEGORY = "enface"
"""The category of notes that we write; in a unit of several segments followed by `:` and the segment's id."""

_TAG_END = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")


Range = tuple[int, int]
"""Bytes of the file from a start to an end, end-exclusive."""


class Tag(NamedTuple):
    """A start tag: its bytes, and whether it is empty (`<target/>`)."""

    start: int
    end: int
    empty: bool


class Note(NamedTuple):
    """A note of a unit: its category, its words, where it begins, and where they end."""

    category: str
    words: str
    start: int
    end: int


@dataclass(slots=True)
class Unit:
    """A unit: its id, its file's number from 0, whether it may be translated, its notes, and where new ones go."""

    id: str
    file: int
    start: int
    translate: bool
    quality: tuple[Mapping[str, str], ...]
    """The ratings on the unit and on what stands around it, as ITS has them, outermost first."""
    content: int = 0
    """Where the original data or the first segment begins."""
    notes: list[Note] = field(default_factory=list)
    notes_start: int = 0
    """Where `<notes>` begins; 0 where there are none."""
    notes_end: int = 0
    """Where `</notes>` begins."""
    data: dict[str, str] = field(default_factory=dict)
    """The original data of its codes, by id."""
    end: int = 0
    """Where `</unit>` begins."""
    issues: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    """Quality issues that stand beside the segments, by id."""
    parts: int = 0
    """How many segments and ignorables it has."""
    segments: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A segment: its unit, its place in it from 1, its attributes, and where source and target stand."""

    unit: Unit
    number: int
    start: int
    attributes: Mapping[str, str]
    source: Range = (0, 0)
    source_start: int = 0
    """Where `<source>` begins."""
    source_end: int = 0
    """Behind `</source>`."""
    target: Range | None = None
    target_start: int = 0
    """Where `<target>` begins."""
    order: str = ""


class Plain(NamedTuple):
    """A unit of one segment, of a source and perhaps a target without markup, that nothing else is said of.

    Its texts are the groups `text` and `translation` of the match, each within its element: `original`, `translated`.
    """

    id: str
    file: int
    translate: bool
    given: Mapping[str, str]
    """The segment's attributes."""
    match: re.Match[bytes]


class File(NamedTuple):
    """A file element: its id and its `original`."""

    id: str
    original: str


@dataclass(slots=True)
class Scan:
    """A well-formed XLIFF 2 file, with the file elements and the prefix of ITS as they are come by."""

    skeleton: Skeleton
    root: Tag
    files: list[File] = field(default_factory=list)
    its: str = ""
    """The prefix of ITS where it is declared, with its colon."""

    @property
    def source(self) -> XmlSource:
        """The bytes of the file."""
        return self.skeleton.source

    @property
    def prefix(self) -> str:
        """The prefix of the core's elements with its colon."""
        return self.skeleton.prefix


def tag_at(utf8: bytes, start: int) -> Tag:
    """The start tag that begins at `start`."""
    match = _TAG_END.match(utf8, start)
    end = match.end() if match is not None else start
    return Tag(start, end, utf8[end - 2 : end] == b"/>")
