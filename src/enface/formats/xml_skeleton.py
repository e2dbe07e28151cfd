"""An XML file that is known to be well-formed, prepared for patterns: each `<` begins a tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enface.formats.xml_markup import NOT_MARKUP, attributes
from enface.formats.xml_source import XmlSource, parse, parser

_NOT_MARKUP = re.compile(NOT_MARKUP.encode(), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The bytes of a file with blanks for comments, CDATA and processing instructions, which keep their length.

    `root` is the local name of the root element, `prefix` what stands before it with its colon, `given` its attributes,
    `start` where it begins.
    """

    source: XmlSource
    utf8: bytes
    root: str
    prefix: str
    given: Mapping[str, str]
    start: int
    line_end: str
    """How the file ends its lines."""

    def text(self, start: int, end: int) -> str:
        """What stands in the file between two places."""
        return self.source.utf8[start:end].decode()

    def hides(self, match: re.Match[bytes]) -> bool:
        """Whether a comment, CDATA or a processing instruction stands in what matches."""
        return self.utf8 is not self.source.utf8 and not self.source.utf8.startswith(match[0], match.start())


def skeleton(source: XmlSource) -> Skeleton:
    """Raises ImportProblem where the file is not well-formed or declares entities."""
    expat = parser(source)
    roots: list[tuple[str, dict[str, str], int]] = []
    holds_more: list[bool] = []

    def start(name: str, given: dict[str, str]) -> None:
        roots.append((name, given, expat.CurrentByteIndex))
        expat.StartElementHandler = None
        expat.CommentHandler = expat.ProcessingInstructionHandler = expat.StartCdataSectionHandler = more

    def more(*_: object) -> None:
        holds_more.append(True)
        expat.CommentHandler = expat.ProcessingInstructionHandler = expat.StartCdataSectionHandler = None

    expat.StartElementHandler = start
    parse(source, expat)
    name, given, place = roots[0]
    prefix, colon, local = name.rpartition(":")
    utf8 = _blanked(source.utf8, place) if holds_more else source.utf8
    line_end = "\r\n" if b"\r\n" in source.utf8[:4096] else "\n"
    return Skeleton(source, utf8, local, prefix + colon, given, place, line_end)


def _blanked(utf8: bytes, start: int) -> bytes:
    return utf8[:start] + _NOT_MARKUP.sub(lambda match: b" " * len(match[0]), utf8[start:])


def given_in(written: bytes) -> dict[str, str]:
    """The attributes in a tag, as it stands in the file."""
    return attributes(written.decode()) if written else {}
