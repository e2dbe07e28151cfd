"""An XML file's bytes as UTF-8 for expat and for splicing, and back in the file's own encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate, XMLParserType, errors
from typing import NoReturn

from enface.formats.encoding import allowed_encoding
from enface.model import ImportProblem

EXPORT_AGAIN = "Export the file again from the tool that made it."
"""What to do about a broken file."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How UTF-16 begins where its mark is missing."""
_CONTENT = re.compile(rb"[^\0 \t\r\n]")
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")


@dataclass(frozen=True, slots=True)
class XmlSource:
    """An XML file as UTF-8 bytes, in which expat's offsets count, and what makes the file's own bytes of them again."""

    utf8: bytes
    path: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, utf8: bytes) -> bytes:
        """The bytes in the file's encoding; a character that does not fit it becomes a character reference."""
        if self.encoding == "utf-8":
            return self.bom + utf8
        return self.bom + utf8.decode().encode(self.encoding, "xmlcharrefreplace")

    def problem(self, offset: int, reason: str, remedy: str) -> ImportProblem:
        """What is wrong at an offset of the UTF-8 bytes, with its line and column."""
        line = self.utf8.count(b"\n", 0, offset) + 1
        column = len(self.utf8[self.utf8.rfind(b"\n", 0, offset) + 1 : offset].decode(errors="replace")) + 1
        return ImportProblem(self.path, reason, remedy=remedy, line=line, column=column)


def open_xml(data: bytes, path: str) -> XmlSource:
    """Decode a file by its byte order mark, else as it declares, else as UTF-8, which `parse` looks at.

    Raises ImportProblem where it is empty, not in that encoding, in one that is not known, or would not come back as
    the same bytes.
    """
    if _CONTENT.search(data) is None:
        raise ImportProblem(path, "the file is empty.", remedy="Check that the export that made it finished.")
    bom, encoding = encoding_of(data, path)
    body = data[len(bom) :]
    if encoding == "utf-8":
        return XmlSource(body, path, encoding, bom)
    text = _decoded(body, path, encoding, bom)
    if text.encode(encoding) != body:
        raise ImportProblem(path, f"the bytes are not canonical {encoding}.", remedy="Save the file as UTF-8.")
    return XmlSource(text.encode(errors="surrogatepass"), path, encoding, bom)


def _decoded(body: bytes, path: str, encoding: str, bom: bytes) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start + len(bom)} is not {encoding.upper()}, which the file says it is."
        raise ImportProblem(path, reason, remedy="Save the file as UTF-8.", line=line) from None


def encoding_of(data: bytes, path: str) -> tuple[bytes, str]:
    """The byte order mark, empty where there is none, and the name of the encoding of a file that begins so.

    Raises ImportProblem where it is one that is not known.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    for start, encoding in _UNMARKED:
        if data.startswith(start):
            return b"", encoding
    declared = _DECLARED.match(data[:400].lstrip())
    if declared is None:
        return b"", "utf-8"
    name = allowed_encoding(declared[1].decode())
    if name is None:
        reason = f"the encoding {declared[1].decode()!r} that it declares is not one of ours."
        raise ImportProblem(path, reason, remedy="Save the file as UTF-8.", line=1)
    return b"", name


def parser(source: XmlSource) -> XMLParserType:
    """An expat parser that reads `source.utf8`, fetches nothing and refuses declarations of entities.

    No real translation file declares entities; they serve to blow up a reader or to make it read other files.
    """
    expat = ParserCreate("utf-8")

    def refuse(name: str, *_: object) -> NoReturn:
        reason = f"declares the entity {name[:40]!r}, which is refused."
        remedy = "Write the characters themselves, or numbers such as &#160;."
        raise source.problem(expat.CurrentByteIndex, reason, remedy)

    expat.EntityDeclHandler = refuse
    return expat


def parse(source: XmlSource, expat: XMLParserType, remedy: str = EXPORT_AGAIN) -> None:
    """Have the parser read all of the file. Raises ImportProblem where it is not well-formed or not in UTF-8."""
    try:
        expat.Parse(source.utf8, True)
    except ExpatError as error:
        if source.encoding == "utf-8":  # expat takes no other bytes, but what is wrong with them is to be said
            _decoded(source.utf8, source.path, source.encoding, source.bom)
        what = errors.messages[error.code]
        reason = what if what.startswith("not well-formed") else f"not well-formed: {what}"
        raise source.problem(expat.ErrorByteIndex, f"{reason}.", remedy) from None


def splice_bytes(utf8: bytes, splices: Iterable[tuple[int, int, bytes]]) -> bytes:
    """`utf8` with every splice (start, end, what stands there instead) made; ascending, not overlapping."""
    pieces: list[bytes | memoryview] = []
    position, held = 0, memoryview(utf8)  # of which slices are no copies
    for start, end, replacement in splices:
        pieces += held[position:start], replacement
        position = end
    pieces.append(held[position:])
    return b"".join(pieces)
