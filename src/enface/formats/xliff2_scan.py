"""Goes through an XLIFF 2 file once and finds everything that is read or written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pyexpat import ExpatError, errors

from enface.formats.xliff2_parts import ITS, File, Note, Part, Range, Scan, Tag, Unit, tag_at
from enface.formats.xml_source import XmlSource, parser

_CORE = re.compile(r"urn:oasis:names:tc:xliff:document:2\.\d")
_REMEDY = "Export the file again from the tool that made it."


def scan(source: XmlSource, take: Callable[[Scan, Unit], None]) -> Scan:
    """Go through the file once and hand over each unit as it ends.

    Raises ImportProblem where the file is not well-formed or no XLIFF 2.
    """
    return _Scanner(source, take).run()


class _Scanner:
    """Takes expat's events; each handles the few elements that matter and passes over the rest."""

    def __init__(self, source: XmlSource, take: Callable[[Scan, Unit], None]) -> None:
        self._source = source
        self._take = take
        self._parser = parser(source)
        self._found = Scan()
        self._depth = 0
        self._foreign = 0
        """The depth at which a foreign namespace took the core's prefix; 0 where none did."""
        self._translate: list[bool] = [True]
        self._quality: list[Mapping[str, str]] = []
        self._unit: Unit | None = None
        self._unit_depth = 0
        self._part: Part | None = None
        self._part_depth = 0
        self._content = ""
        self._content_depth = 0
        self._words: list[str] = []
        self._data_id = ""
        self._issues: list[Mapping[str, str]] | None = None
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._xmlns = ""
        self._declares = False
        """Whether anything below the root declares a namespace."""

    def run(self) -> Scan:
        expat = self._parser
        expat.ordered_attributes = True
        expat.buffer_text = True
        expat.StartElementHandler = self._root
        expat.EndElementHandler = self._end
        try:
            expat.Parse(self._source.utf8, True)
        except ExpatError as error:
            reason = f"not well-formed: {errors.messages[error.code]}."
            raise self._source.problem(expat.ErrorByteIndex, reason, _REMEDY) from None
        return self._found

    def _root(self, name: str, attributes: list[str]) -> None:
        given = _mapping(attributes)
        prefix, colon, local = name.rpartition(":")
        self._xmlns = f"xmlns:{prefix}" if colon else "xmlns"
        namespace = given.get(self._xmlns, "")
        if local != "xliff" or not (_CORE.fullmatch(namespace) or (not namespace and not colon)):
            remedy = "Check the version and the namespace of its root."
            raise self._source.problem(0, "not recognised as XLIFF 2.", remedy)
        self._found.prefix = prefix + colon
        self._found.line_end = "\r\n" if b"\r\n" in self._source.utf8[:4096] else "\n"
        self._found.languages = given.get("srcLang", ""), given.get("trgLang", "")
        self._found.root = tag_at(self._source.utf8, self._parser.CurrentByteIndex)
        core = self._found.prefix
        self._starts = {
            core + "file": self._start_file,
            core + "group": self._start_group,
            core + "unit": self._start_unit,
            core + "segment": self._start_segment,
            core + "ignorable": self._start_ignorable,
            core + "source": self._start_source,
            core + "target": self._start_target,
            core + "notes": self._start_notes,
            core + "note": self._start_note,
            core + "originalData": self._start_original_data,
            core + "data": self._start_data,
        }
        self._ends = {
            core + "file": self._end_group,
            core + "group": self._end_group,
            core + "unit": self._end_unit,
            core + "segment": self._end_segment,
            core + "source": self._end_content,
            core + "target": self._end_content,
            core + "notes": self._end_notes,
            core + "note": self._end_note,
            core + "data": self._end_data,
        }
        self._depth = 1
        self._declares = self._source.utf8.find(b"xmlns", self._found.root.end) >= 0
        self._declare(attributes)
        self._quality.append(self._its(given))
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._foreign:
            return
        if self._declares and attributes:
            self._declare(attributes)
            if self._foreign:
                return
        handler = self._starts.get(name)
        if handler is not None:
            handler(_mapping(attributes))

    def _end(self, name: str) -> None:
        if not self._foreign:
            handler = self._ends.get(name)
            if handler is not None:
                handler()
        elif self._foreign == self._depth:
            self._foreign = 0
        self._depth -= 1

    def _declare(self, attributes: list[str]) -> None:
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if key == self._xmlns and not _CORE.fullmatch(value):
                self._foreign = self._depth
            elif value == ITS and key.startswith("xmlns:") and not self._found.its:
                self._found.its = key[6:] + ":"
                self._starts[self._found.its + "locQualityIssues"] = self._start_issues
                self._starts[self._found.its + "locQualityIssue"] = self._start_issue

    def _its(self, attributes: Mapping[str, str]) -> Mapping[str, str]:
        prefix = self._found.its
        if not prefix or not attributes:
            return {}
        return {name[len(prefix) :]: value for name, value in attributes.items() if name.startswith(prefix)}

    # Files, groups, units

    def _start_file(self, attributes: Mapping[str, str]) -> None:
        self._found.files.append(File(attributes.get("id", ""), attributes.get("original", "")))
        self._start_group(attributes)

    def _start_group(self, attributes: Mapping[str, str]) -> None:
        self._translate.append(_translated(attributes, self._translate[-1]))
        self._quality.append(self._its(attributes))

    def _end_group(self) -> None:
        self._translate.pop()
        self._quality.pop()

    def _start_unit(self, attributes: Mapping[str, str]) -> None:
        if self._unit is not None or not self._found.files:
            return
        self._unit = Unit(
            attributes.get("id", ""),
            len(self._found.files) - 1,
            _translated(attributes, self._translate[-1]),
            self._parser.CurrentByteIndex,
            self._parser.CurrentLineNumber,
            tuple(quality for quality in (*self._quality, self._its(attributes)) if quality),
        )
        self._unit_depth = self._depth

    def _end_unit(self) -> None:
        if self._unit is not None and self._depth == self._unit_depth:
            self._unit.end = self._parser.CurrentByteIndex
            self._take(self._found, self._unit)
            self._unit = None

    def _tag(self) -> Tag:
        return tag_at(self._source.utf8, self._parser.CurrentByteIndex)

    # Segments

    def _start_segment(self, attributes: Mapping[str, str]) -> None:
        unit = self._unit
        if unit is None or self._depth != self._unit_depth + 1:
            return
        self._start_ignorable(attributes)
        self._part_depth = self._depth
        expat = self._parser
        self._part = Part(unit, unit.parts, expat.CurrentByteIndex, attributes, expat.CurrentLineNumber)

    def _start_ignorable(self, _attributes: Mapping[str, str]) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 1:
            self._unit.parts += 1
            self._unit.content = self._unit.content or self._parser.CurrentByteIndex

    def _end_segment(self) -> None:
        part = self._part
        if part is None or self._depth != self._part_depth:
            return
        if part.source_end or part.target is not None:  # else there is nothing to read, and no place to write to
            part.unit.segments.append(part)
        self._part = None

    def _start_source(self, _attributes: Mapping[str, str]) -> None:
        if self._part is not None and not self._content and not self._part.source_end:
            self._begin_content("source")
            self._part.source_tag = self._tag()

    def _start_target(self, attributes: Mapping[str, str]) -> None:
        if self._part is not None and not self._content and self._part.target is None:
            self._begin_content("target")
            self._part.target_tag = self._tag()
            self._part.order = attributes.get("order", "")

    def _begin_content(self, name: str) -> None:
        self._content, self._content_depth = name, self._depth

    def _end_content(self) -> None:
        part = self._part
        if part is None or not self._content or self._content_depth != self._depth:
            return
        at = self._parser.CurrentByteIndex
        tag = part.source_tag if self._content == "source" else part.target_tag
        if tag is None:
            return
        span = Range(tag.end, tag.end if tag.empty else at)
        if self._content == "source":
            part.source = span
            part.source_end = tag.end if tag.empty else self._source.utf8.index(b">", at) + 1
        else:
            part.target = span
        self._content = ""

    # What stands beside the segments

    def _start_notes(self, _attributes: Mapping[str, str]) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 1 and self._unit.notes_tag is None:
            self._unit.notes_tag = self._tag()

    def _end_notes(self) -> None:
        unit = self._unit
        if unit is not None and self._depth == self._unit_depth + 1 and not unit.notes_end:
            unit.notes_end = self._parser.CurrentByteIndex

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 2:
            self._unit.notes.append(Note(attributes.get("category", ""), self._tag()))
            self._listen()

    def _end_note(self) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 2:
            note = self._unit.notes[-1]
            note.words = self._heard()
            note.end = note.tag.end if note.tag.empty else self._parser.CurrentByteIndex

    def _start_original_data(self, _attributes: Mapping[str, str]) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 1:
            self._unit.content = self._unit.content or self._parser.CurrentByteIndex

    def _start_data(self, attributes: Mapping[str, str]) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 2:
            self._data_id = attributes.get("id", "")
            self._listen()

    def _end_data(self) -> None:
        if self._unit is not None and self._depth == self._unit_depth + 2:
            self._unit.data[self._data_id] = self._heard()

    def _listen(self) -> None:
        self._words = []
        self._parser.CharacterDataHandler = self._words.append

    def _heard(self) -> str:
        self._parser.CharacterDataHandler = None
        return "".join(self._words)

    def _start_issues(self, attributes: Mapping[str, str]) -> None:
        if self._unit is not None:
            self._issues = self._unit.issues.setdefault(attributes.get("xml:id", ""), [])

    def _start_issue(self, attributes: Mapping[str, str]) -> None:
        if self._issues is not None:
            self._issues.append(attributes)


def _mapping(attributes: list[str]) -> Mapping[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True)) if attributes else {}


def _translated(attributes: Mapping[str, str], inherited: bool) -> bool:
    value = attributes.get("translate", "")
    return value == "yes" or (value != "no" and inherited)
