"""The text of a table's cell in a Word document: pieces that each have their place in the part's bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from enface.formats.stretches import Held, Stretch, Text
from enface.formats.xml_markup import WITHIN_TAG, plain
from enface.formats.xml_skeleton import Skeleton
from enface.model import INLINE_CODE, InlineCode

TAG = re.compile(rb"<(?P<close>/?)(?P<name>[^\s/<>]++)(?P<attributes>%s)(?P<empty>/?)>" % WITHIN_TAG.encode())
TRACKED = re.compile(rb"<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge)(?=[\s/>])")
"""A change that waits to be accepted, of words, paragraphs or cells; changes of their look alone are none."""

NESTED = b"<nested/>"
"""What a table inside a cell is exchanged for, which is as long as it was by spaces."""

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_CONTAINERS = frozenset(
    ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ins", "moveTo", "fldSimple")
)
_WITHOUT_TEXT = frozenset(
    (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
        "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr",
        "customXmlPr", "instrText", "del", "moveFrom",
    )
)  # fmt: skip


class Kind(Enum):
    """What stands for a piece of text."""

    TEXT = "a text element"
    CHARACTER = "an element in a run that stands for a character"
    BREAK = "the end of a paragraph and the beginning of the next"
    OBJECT = "a picture, a footnote's sign and the like"


class Paragraph(NamedTuple):
    """A paragraph: its tag with its properties, and where it begins, its content begins and ends, and it ends.

    An empty one that is a single tag has no content: -1.
    """

    opening: str
    start: int
    content: int
    close: int
    end: int


class Piece(NamedTuple):
    """A piece of a cell's text, its place, whether that is inside a run; for a break the paragraph that begins."""

    kind: Kind
    text: str
    start: int
    end: int
    in_run: bool = True
    begins: Paragraph | None = None

    @property
    def changes(self) -> bool:
        """Whether an edit may change it: an object stays."""
        return self.kind is not Kind.OBJECT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text in pieces, its first and last paragraph, and why it is never changed."""

    pieces: tuple[Piece, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    locked: str = ""

    @property
    def text(self) -> str:
        """The text; each object is one U+FFFC."""
        return "".join([piece.text for piece in self.pieces])


def stretch_of(cell: Cell, held: Held, segment: str) -> Stretch:
    """Where a cell may change: the pieces of its text."""
    start = cell.paragraphs[0].start
    texts = tuple(Text(piece.start, piece.end, held, segment, piece.text) for piece in cell.pieces if piece.changes)
    return Stretch(start, cell.paragraphs[-1].end, texts or (Text(start, start, held, segment, ""),), grows=True)


def codes(found: Skeleton, cell: Cell) -> tuple[InlineCode, ...]:
    """The objects in a cell."""
    held: list[InlineCode] = []
    position = 0
    for piece in cell.pieces:
        if piece.kind is Kind.OBJECT:
            raw = found.text(piece.start, piece.end)
            held.append(InlineCode(position, raw, re.split(r"[\s/>]", raw[1:], maxsplit=1)[0].rpartition(":")[2]))
        position += len(piece.text)
    return tuple(held)


def read_cell(found: Skeleton, utf8: bytes, start: int, end: int) -> Cell:
    """The content of a cell, which stands between two places of `utf8`, which is as long as the document's own."""
    pieces: list[Piece] = []
    paragraphs: list[Paragraph] = []
    locked = "it holds tracked changes." if TRACKED.search(utf8, start, end) else ""
    in_run = False
    while tag := TAG.search(utf8, start, end):
        name = tag["name"].decode(errors="replace")
        local = name.removeprefix(found.prefix) if name.startswith(found.prefix) else f"{name}:"
        start = tag.end()
        if tag["close"]:
            in_run = in_run and local != "r"
        elif local == "p":
            paragraphs.append(_paragraph(found, utf8, tag, end))
            start = max(paragraphs[-1].content, start)
            if len(paragraphs) > 1:
                pieces.append(_break(*paragraphs[-2:]))
        elif local == "r":
            in_run = not tag["empty"]
        elif local == "t" and in_run:
            start = closed(utf8, tag, end)
            text = "" if tag["empty"] else plain(found.text(tag.end(), utf8.rindex(b"<", tag.end(), start)))
            pieces.append(Piece(Kind.TEXT, text, tag.start(), start))
        elif local in _CONTAINERS:
            locked = locked or ("it holds a field." if local == "fldSimple" else "")
        else:
            start = closed(utf8, tag, end)
            is_within = bool(paragraphs) and tag.start() < paragraphs[-1].close
            if local == "fldChar":
                locked = locked or "it holds a field."
            elif tag[0] == NESTED:
                locked = locked or "it holds a table."
            elif in_run and local in _CHARACTERS and b"type=" not in tag["attributes"]:
                pieces.append(Piece(Kind.CHARACTER, _CHARACTERS[local], tag.start(), start))
            elif is_within and local not in _WITHOUT_TEXT:
                pieces.append(Piece(Kind.OBJECT, INLINE_CODE, tag.start(), start, in_run))
    if not paragraphs:
        locked = locked or "it holds no paragraph."
    if any(INLINE_CODE in piece.text for piece in pieces if piece.kind is Kind.TEXT):
        locked = locked or "it holds the character U+FFFC, which stands for an object here."
    return Cell(tuple(pieces), tuple(paragraphs), locked)


def _paragraph(found: Skeleton, utf8: bytes, tag: re.Match[bytes], end: int) -> Paragraph:
    if tag["empty"]:
        return Paragraph(tag[0].decode(), tag.start(), -1, -1, tag.end())
    content = tag.end()
    properties = TAG.match(utf8, content, end)
    if properties and properties["name"] == f"{found.prefix}pPr".encode():
        content = closed(utf8, properties, end)
    close = re.compile(rb"</%sp\s*>" % re.escape(found.prefix.encode())).search(utf8, content, end)
    place = close.span() if close else (end, end)
    return Paragraph(found.text(tag.start(), content), tag.start(), content, *place)


def _break(before: Paragraph, after: Paragraph) -> Piece:
    """What is taken out where two paragraphs become one: an empty one, or the end of the first and the second's tag."""
    if after.content < 0:
        start, end = after.start, after.end
    elif before.content < 0:
        start, end = before.start, before.end
    else:
        start, end = before.close, after.content
    return Piece(Kind.BREAK, "\n", start, end, in_run=False, begins=after)


def closed(utf8: bytes, tag: re.Match[bytes], end: int) -> int:
    """Where the element that begins with a tag ends."""
    depth, position = 0 if tag["empty"] else 1, tag.end()
    while depth and (other := TAG.search(utf8, position, end)):
        position = other.end()
        if other["name"] == tag["name"] and not other["empty"]:
            depth += -1 if other["close"] else 1
    return position
