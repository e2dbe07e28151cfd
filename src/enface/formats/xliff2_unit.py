"""Makes a unit of XLIFF 2 of the tags in it: segments, notes, original data, quality issues."""

from __future__ import annotations

import re
from collections.abc import Mapping

from enface.formats.xliff2_parts import Note, Part, Range, Scan, Unit
from enface.formats.xml_markup import plain
from enface.formats.xml_skeleton import given_in


class UnitReader:
    """Takes the tags in a unit in order, each with the level of its element: 1 for the unit's own children."""

    def __init__(self, found: Scan, unit: Unit) -> None:
        self._found = found
        self._unit = unit
        self._part: Part | None = None
        self._open: re.Match[bytes] | None = None
        """The start tag of an element of text that is not one match."""
        self._open_level = 0
        self._issues: list[Mapping[str, str]] | None = None

    def start(self, match: re.Match[bytes], level: int) -> None:
        """A start tag, or an element that is one match."""
        if match["text_kind"] is not None:
            how = match.lastgroup
            if self._open is not None:
                return
            if how == "whole":
                self._text(match, level, match.span("content"), match.end())
            elif how == "empty":
                self._text(match, level, (match.end(), match.end()), match.end())
            else:
                self._open, self._open_level = match, level
        elif level == 1:
            self._child(match)
        elif match["kind"] is None:
            self._issue(match)

    def end(self, match: re.Match[bytes], level: int) -> None:
        """An end tag of the core."""
        if self._open is not None:
            if level == self._open_level:
                begin, self._open = self._open, None
                self._text(begin, level, (begin.end(), match.start()), match.end())
        elif level == 1 and match["ended"] == b"segment":
            part = self._part
            if part is not None and (part.source_end or part.target is not None):  # else no text, and no place for one
                self._unit.segments.append(part)
            self._part = None
        elif level == 1 and match["ended"] == b"notes":
            self._unit.notes_end = self._unit.notes_end or match.start()

    def _child(self, match: re.Match[bytes]) -> None:
        unit, kind = self._unit, match["kind"]
        is_empty = match.lastgroup == "empty"
        if kind == b"segment":
            unit.content = unit.content or match.start()
            unit.parts += 1
            if not is_empty:
                self._part = Part(unit, unit.parts, match.start(), given_in(match["given"]))
        elif kind == b"ignorable":
            unit.content = unit.content or match.start()
            unit.parts += 1
        elif kind == b"originalData":
            unit.content = unit.content or match.start()
        elif kind == b"notes":
            unit.notes_start = unit.notes_start or match.start()
            if is_empty:
                unit.notes_end = unit.notes_end or match.end()
        elif kind is None:
            self._issue(match)

    def _text(self, begin: re.Match[bytes], level: int, content: Range, end: int) -> None:
        """An element of text that is complete: its start tag, where its content stands, and where it ends."""
        unit, part, kind = self._unit, self._part, begin["kind"]
        if kind == b"source":
            if part is not None and not part.source_end:
                part.source, part.source_start, part.source_end = content, begin.start(), end
        elif kind == b"target":
            if part is not None and part.target is None:
                part.target, part.target_start = content, begin.start()
                part.order = given_in(begin["given"]).get("order", "")
        elif level == 2:
            given, words = given_in(begin["given"]), plain(self._found.skeleton.text(*content))
            if kind == b"note":
                unit.notes.append(Note(given.get("category", ""), words, begin.start(), content[1]))
            else:
                unit.data[given.get("id", "")] = words

    def _issue(self, match: re.Match[bytes]) -> None:
        name = match["name"].removeprefix(self._found.its.encode())
        if name == b"locQualityIssues":
            self._issues = self._unit.issues.setdefault(given_in(match["given"]).get("xml:id", ""), [])
        elif name == b"locQualityIssue" and self._issues is not None:
            self._issues.append(given_in(match["given"]))
