"""Reads a file into elements for the rules, and says where it is no XML."""

from __future__ import annotations

from pyexpat import ExpatError, XMLParserType, errors

from enface.formats.conformance.element import NO_ATTRIBUTES, Element, Names
from enface.formats.contract import Fault
from enface.formats.xml_source import open_xml, parser
from enface.model import ImportProblem


def load(data: bytes, path: str) -> tuple[Element | None, tuple[Fault, ...]]:
    """The root element, or None and why the file cannot be read as XML; names without a namespace are faults too."""
    builder = _Builder()
    try:
        source = open_xml(data, path)
        expat = builder.parser = parser(source)
        expat.ordered_attributes = True
        expat.buffer_text = True
        expat.StartElementHandler = builder.start
        expat.EndElementHandler = builder.end
        expat.CharacterDataHandler = builder.text
        expat.Parse(source.utf8, True)
    except ExpatError as error:
        return None, (Fault("xml.well-formed", error.lineno, error.offset + 1, f"{errors.messages[error.code]}."),)
    except ImportProblem as problem:
        what = problem.problems[0]
        return None, (Fault("xml.well-formed", what.line or 1, what.column or 1, what.reason),)
    return builder.root, tuple(builder.faults)


class _Builder:
    """Takes expat's events and makes elements of them."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.faults: list[Fault] = []
        self.parser: XMLParserType
        self._open: list[Element] = []
        self._names = Names()

    def start(self, written: str, attributes: list[str]) -> None:
        names = self._names
        names.enter(attributes)
        name = self._resolve(written)
        resolved = {
            self._resolve(key, attribute=True): value
            for key, value in zip(attributes[::2], attributes[1::2], strict=True)
            if key != "xmlns" and not key.startswith("xmlns:")
        }
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        element = Element(name, written, resolved or NO_ATTRIBUTES, line, column)
        if self._open:
            element.parent = self._open[-1]
            element.parent.children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _written: str) -> None:
        self._names.leave()
        self._open.pop()

    def text(self, data: str) -> None:
        if not data.isspace():
            self._open[-1].has_text = True

    def _resolve(self, written: str, *, attribute: bool = False) -> str:
        name = self._names.resolve(written, attribute=attribute)
        if name is None:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            self.faults.append(Fault("xml.namespace", line, column, f"the prefix of {written!r} is bound to nothing."))
            return f"{{}}:{written}"
        return name
