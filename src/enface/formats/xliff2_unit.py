"""Makes a unit of XLIFF 2 of the tags in it: segments, notes, original data, quality issues."""

from __future__ import annotations

import re
from collections.abc import Mapping

from enface.formats.xliff2_parts import Note, Part, Range, Scan, Tag, Unit
from enface.formats.xml_markup import plain
from enface.formats.xml_skeleton import given_in


class UnitReader:
    """Takes the tags in a unit in order, each with the level of its element: 1 for the unit's own children."""

    def __init__(self, found: Scan, unit: Unit) -> None:
        self._found = found
        self._unit = unit
        self._part: Part | None = None
        self._content: tuple[bytes, int] | None = None
        """Which of source and target is open, and its level."""
        self._words: re.Match[bytes] | None = None
        """The start of the note or the original data that is open."""
        self._issues: list[Mapping[str, str]] | None = None

    def start(self, kind: bytes | None, match: re.Match[bytes], level: int) -> None:
        """A start tag; `kind` is the local name of an element of the core, None for another's."""
        unit = self._unit
        if kind is None:
            self._start_issue(match)
        elif kind in (b"source", b"target"):
            self._start_content(kind, match, level)
        elif level == 2 and kind in (b"note", b"data"):
            self._words = match
        elif level == 1 and kind == b"notes":
            unit.notes_tag = unit.notes_tag or _tag(match)
        elif level == 1 and kind in (b"segment", b"ignorable", b"originalData"):
            unit.content = unit.content or match.start()
            if kind != b"originalData":
                unit.parts += 1
            if kind == b"segment":
                self._part = Part(unit, unit.parts, match.start(), given_in(match["given"]))

    def end(self, kind: bytes | None, match: re.Match[bytes], level: int) -> None:
        """The tag that ends an element: its end tag, or the empty tag that is all of it."""
        part = self._part
        if part is not None and self._content == (kind, level):
            _end_content(part, match, is_source=kind == b"source")
            self._content = None
        elif level == 2 and kind in (b"note", b"data"):
            self._end_words(kind, match)
        elif level == 1 and kind == b"notes":
            self._unit.notes_end = self._unit.notes_end or _stop(match)
        elif level == 1 and kind == b"segment":
            if part is not None and (part.source_end or part.target is not None):  # else no text, and no place for one
                self._unit.segments.append(part)
            self._part = None

    def _start_content(self, kind: bytes, match: re.Match[bytes], level: int) -> None:
        part = self._part
        if part is None or self._content is not None:
            return
        if kind == b"source" and not part.source_end:
            part.source_tag = _tag(match)
            self._content = kind, level
        elif kind == b"target" and part.target is None:
            part.target_tag = _tag(match)
            part.order = given_in(match["given"]).get("order", "")
            self._content = kind, level

    def _end_words(self, kind: bytes | None, match: re.Match[bytes]) -> None:
        begin = self._words
        if begin is None:
            return
        given, stop = given_in(begin["given"]), _stop(match)
        words = plain(self._found.skeleton.text(begin.end(), stop))
        if kind == b"note":
            self._unit.notes.append(Note(given.get("category", ""), _tag(begin), words, stop))
        else:
            self._unit.data[given.get("id", "")] = words

    def _start_issue(self, match: re.Match[bytes]) -> None:
        name = match["name"].removeprefix(self._found.its.encode())
        if name == b"locQualityIssues":
            self._issues = self._unit.issues.setdefault(given_in(match["given"]).get("xml:id", ""), [])
        elif name == b"locQualityIssue" and self._issues is not None:
            self._issues.append(given_in(match["given"]))


def _end_content(part: Part, match: re.Match[bytes], *, is_source: bool) -> None:
    tag = part.source_tag if is_source else part.target_tag
    if tag is None:
        return
    span = Range(tag.end, _stop(match))
    if is_source:
        part.source, part.source_end = span, match.end()
    else:
        part.target = span


def _tag(match: re.Match[bytes]) -> Tag:
    return Tag(*match.span(), match.lastgroup == "empty")


def _stop(match: re.Match[bytes]) -> int:
    """Where the content ends of an element that ends with this tag."""
    return match.end() if match.lastgroup == "empty" else match.start()
