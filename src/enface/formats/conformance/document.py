"""Reads a file into elements for the rules, and says where it is no XML."""

from __future__ import annotations

from pyexpat import XMLParserType

from enface.formats.conformance.element import NO_ATTRIBUTES, Element, Names
from enface.formats.contract import Fault
from enface.formats.xml_source import XmlSource, open_xml, parse, parser
from enface.model import ImportProblem

MAX_DEPTH = 1_000
"""Of elements in elements; no real file comes near it, and rules look upward."""

_WITH_TEXT = frozenset(("martif", "tbx"))
"""Formats in which values stand as text, by their root."""
_TEXT = 100


def load(data: bytes, path: str) -> tuple[Element | None, tuple[Fault, ...]]:
    """The root element, or None and why the file cannot be read as XML; names without a namespace are faults too."""
    try:
        source = open_xml(data, path)
        expat = parser(source)
        builder = _Builder(source, expat)
        expat.ordered_attributes = True
        expat.buffer_text = True
        expat.StartElementHandler = builder.start
        expat.EndElementHandler = builder.end
        expat.CharacterDataHandler = builder.text
        parse(source, expat)
    except ImportProblem as problem:
        what = problem.problems[0]
        return None, (Fault("xml.well-formed", what.line or 1, what.column or 1, what.reason),)
    return builder.root, tuple(builder.faults)


class _Builder:
    """Takes expat's events and makes elements of them."""

    def __init__(self, source: XmlSource, parser: XMLParserType) -> None:
        self.root: Element | None = None
        self.faults: list[Fault] = []
        self._source = source
        self._parser = parser
        self._open: list[Element] = []
        self._names = Names()
        self._keeps_text = False

    def start(self, written: str, attributes: list[str]) -> None:
        names = self._names
        names.enter(attributes)
        name = self._resolve(written)
        resolved = {
            self._resolve(key, attribute=True): value
            for key, value in zip(attributes[::2], attributes[1::2], strict=True)
            if key != "xmlns" and not key.startswith("xmlns:")
        }
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        element = Element(name, written, resolved or NO_ATTRIBUTES, line, column)
        if self._open:
            element.parent = self._open[-1]
            element.parent.children.append(element)
        else:
            self.root = element
            self._keeps_text = name in _WITH_TEXT
        self._open.append(element)
        if len(self._open) > MAX_DEPTH:
            reason = f"elements stand in each other more than {MAX_DEPTH:,} deep."
            raise self._source.problem(self._parser.CurrentByteIndex, reason, "Look for tags that are not closed.")

    def end(self, _written: str) -> None:
        self._names.leave()
        self._open.pop()

    def text(self, data: str) -> None:
        if not data.isspace():
            element = self._open[-1]
            element.has_text = True
            if self._keeps_text and len(element.text) < _TEXT:
                element.text += data[:_TEXT]

    def _resolve(self, written: str, *, attribute: bool = False) -> str:
        name = self._names.resolve(written, attribute=attribute)
        if name is None:
            line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
            self.faults.append(Fault("xml.namespace", line, column, f"the prefix of {written!r} is bound to nothing."))
            return f"{{}}:{written}"
        return name
