"""What an XLIFF 2 file is made of for us, and where it stands: units, segments, notes, tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

ITS = "http://www.w3.org/2005/11/its"

OWN_CATEGORY = "enface"
"""The category of notes that we write; in a unit of several segments followed by `:` and the segment's id."""

_TAG_END = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")


class Range(NamedTuple):
    """Bytes of the file from `start` to `end`, end-exclusive."""

    start: int
    end: int


class Tag(NamedTuple):
    """A start tag: its bytes, and whether it is empty (`<target/>`)."""

    start: int
    end: int
    empty: bool


_NOWHERE = Tag(0, 0, False)
_EMPTY = Range(0, 0)


@dataclass(slots=True)
class Note:
    """A note of a unit: its category, its words, where they stand."""

    category: str
    tag: Tag
    words: str = ""
    end: int = 0


@dataclass(slots=True)
class Unit:
    """A unit: its id, its file's number from 0, whether it may be translated, its notes, and where new ones go."""

    id: str
    file: int
    translate: bool
    start: int
    line: int
    quality: tuple[Mapping[str, str], ...]
    """ITS attributes of the unit and of what stands around it, outermost first."""
    content: int = 0
    """Where the original data or the first segment begins."""
    notes: list[Note] = field(default_factory=list)
    notes_tag: Tag | None = None
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
    line: int
    source: Range = _EMPTY
    source_tag: Tag = _NOWHERE
    source_end: int = 0
    """Behind `</source>`."""
    target: Range | None = None
    target_tag: Tag | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file element: its id, and whether several share it."""

    id: str
    original: str


@dataclass(slots=True)
class Scan:
    """What is true of the whole file: its languages, its file elements, the prefix of the core's elements."""

    languages: tuple[str, str] = ("", "")
    files: list[File] = field(default_factory=list)
    prefix: str = ""
    line_end: str = "\n"
    its: str = ""
    """The prefix of ITS where it is declared, with its colon."""
    root: Tag = _NOWHERE


def tag_at(utf8: bytes, start: int) -> Tag:
    """The start tag that begins at `start`."""
    match = _TAG_END.match(utf8, start)
    end = match.end() if match is not None else start
    return Tag(start, end, utf8[end - 2 : end] == b"/>")
