"""A file's elements with their place in it, named by one prefix a namespace, for rules to walk over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

_PREFIXES = {
    XML_NAMESPACE: "xml:",
    "http://www.w3.org/2005/11/its": "its:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc:",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls:",
    "urn:oasis:names:tc:xliff:fs:2.0": "fs:",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda:",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "res:",
    "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr:",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr:",
    "urn:oasis:names:tc:xliff:validation:2.0": "val:",
    "urn:oasis:names:tc:xliff:itsm:2.1": "itsm:",
    "urn:oasis:names:tc:xliff:pgs:1.0": "pgs:",
    "http://www.tbxinfo.net/ns/min": "min:",
    "http://www.tbxinfo.net/ns/basic": "basic:",
    "http://www.tbxinfo.net/ns/linguist": "ling:",
    "http://www.tbxinfo.net/ns/dct/min": "min:",
    "http://www.tbxinfo.net/ns/dct/basic": "basic:",
    "http://www.tbxinfo.net/ns/dct/linguist": "ling:",
}
"""What the rules call a namespace, whatever a file calls it; a core's elements have no prefix."""

_CORE = re.compile(r"urn:oasis:names:tc:xliff:document:\d\.\d|http://www\.lisa\.org/tmx14?")


class Element:
    """An element: its name and attributes as the rules write them, its place (both from 1), what it holds.

    Names of the core have no prefix, those of known namespaces one (`gls:term`), others are `{namespace}:name`.
    `has_text`: whether character data other than white space stands directly in it; `text`: its beginning, kept only
    where the rules of a format look at it.
    """

    __slots__ = ("attributes", "children", "column", "has_text", "line", "name", "parent", "text", "written")

    def __init__(self, name: str, written: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        self.name = name
        self.written = written
        self.attributes = attributes
        self.line = line
        self.column = column
        self.parent: Element | None = None
        self.children: list[Element] = []
        self.has_text = False
        self.text = ""

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute's value, or the default where it is not given."""
        return self.attributes.get(attribute, default)

    def all(self, name: str) -> Iterator[Element]:
        """The children of that name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next(self.all(name), None)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the file."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.children))

    def above(self) -> Iterator[Element]:
        """The elements around it, nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def nearest(self, *names: str) -> Element | None:
        """The nearest element around it with one of the names."""
        return next((element for element in self.above() if element.name in names), None)

    def inherited(self, attribute: str, default: str = "") -> str:
        """An attribute's value here or on the nearest element around it that gives it."""
        if attribute in self.attributes:
            return self.attributes[attribute]
        return next((e.attributes[attribute] for e in self.above() if attribute in e.attributes), default)


@lru_cache(maxsize=4)
def below(element: Element) -> Mapping[str, Mapping[str, Element]]:
    """What stands below an element, by name and id; of several with one id the first."""
    index: dict[str, dict[str, Element]] = {}
    for each in element.walk():
        index.setdefault(each.name, {}).setdefault(each.get("id"), each)
    return index


def is_foreign(name: str) -> bool:
    """Whether an element is none of the format's core."""
    return ":" in name


def is_extension(name: str) -> bool:
    """Whether an element or attribute is of a namespace that no specification here knows."""
    return name.startswith("{")


class Names:
    """The names that a file writes, resolved by the namespaces in scope."""

    def __init__(self) -> None:
        self._scopes: list[tuple[int, dict[str, str], dict[str, str]]] = [(0, {"xml": XML_NAMESPACE}, {})]
        self._depth = 0
        self._core: str | None = None

    def enter(self, attributes: list[str]) -> None:
        """Step into an element that has these attributes, names and values in turn."""
        self._depth += 1
        declared = {
            name[6:]: value
            for name, value in zip(attributes[::2], attributes[1::2], strict=True)
            if name == "xmlns" or name.startswith("xmlns:")
        }
        if declared:
            self._scopes.append((self._depth, {**self._scopes[-1][1], **declared}, {}))

    def leave(self) -> None:
        """Step out of it."""
        if self._scopes[-1][0] == self._depth:
            self._scopes.pop()
        self._depth -= 1

    def resolve(self, written: str, *, attribute: bool = False) -> str | None:
        """The name as the rules write it; None where the prefix is not bound."""
        _, namespaces, known = self._scopes[-1]
        key = "@" + written if attribute else written
        if key not in known:
            prefix, colon, local = written.rpartition(":")
            if attribute and not colon:
                known[key] = written
            elif colon and prefix not in namespaces:
                return None
            else:
                known[key] = self._canonical(namespaces.get(prefix, ""), local)
        return known[key]

    def _canonical(self, namespace: str, local: str) -> str:
        if self._core is None:  # the root's namespace, or none at all in the oldest files
            self._core = namespace
        if namespace == self._core or _CORE.fullmatch(namespace):
            return local
        prefix = _PREFIXES.get(namespace)
        return f"{{{namespace}}}:{local}" if prefix is None else prefix + local
