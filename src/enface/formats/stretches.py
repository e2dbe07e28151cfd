"""What of a file a review may change, as its reader finds it: the stretches that hold targets, states and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from enface.formats.contract import SegmentKey
from enface.formats.encoding import DecodedText
from enface.model import INLINE_CODE

if TYPE_CHECKING:
    from enface.formats.xml_markup import Coded
    from enface.formats.xml_source import XmlSource

_BLANKS = b" \t\r\n"


class Held(StrEnum):
    """What may change in a stretch."""

    TARGET = "target"
    STATUS = "status"
    NOTE = "note"


class Text(NamedTuple):
    """A text in a stretch: where it stands, whose it is, and what it reads as, however it is written.

    `codes` are its inline codes as they stand in the file.
    """

    start: int
    end: int
    held: Held
    segment: str
    reads: str
    codes: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """Where a file may change: its texts, and around them what stays if it was there before.

    `frame` is what stays, where it is not what stands around the texts. `grows` where something may come beside it.
    """

    start: int
    end: int
    texts: tuple[Text, ...]
    frame: str | None = None
    grows: bool = False


class Part(NamedTuple):
    """A file, or a part of a package: its text, in whose units the stretches count, and how it is encoded."""

    name: str
    text: bytes | str
    stretches: tuple[Stretch, ...] = ()
    encoding: str = ""
    bom: bytes = b""

    def piece(self, start: int, end: int) -> str:
        """What stands between two places."""
        held = self.text[start:end]
        return held if isinstance(held, str) else held.decode(errors="replace")


def _place(stretch: Stretch) -> tuple[int, int]:
    return stretch.start, stretch.end


def of_xml(source: XmlSource, stretches: Sequence[Stretch], name: str = "") -> Part:
    """An XML file, or a part that is one, with its stretches in any order."""
    return Part(name, source.utf8, tuple(sorted(stretches, key=_place)), source.encoding, source.bom)


def of_text(decoded: DecodedText, stretches: Sequence[Stretch]) -> Part:
    """A text file with its stretches in any order."""
    return Part("", decoded.text, tuple(sorted(stretches, key=_place)), decoded.encoding, decoded.bom)


def whose(key: SegmentKey, path: str) -> str:
    """How a segment is called in its file: by its id, behind its document where there are several."""
    return key[1] if key[0] == path else f"{key[0]}#{key[1]}"


def whole(start: int, end: int, held: Held, segment: str, reads: str, *, frame: str | None = None) -> Stretch:
    """A stretch that is one text and nothing around it."""
    return Stretch(start, end, (Text(start, end, held, segment, reads),), frame)


def states(utf8: bytes, start: int, end: int, names: Sequence[str], segment: str) -> Iterator[Text]:
    """The attributes of a tag that say how far a segment has come, in the order of `names`."""
    for name in names:
        match = _attribute(name).search(utf8, start, end)
        if match is not None:
            yield Text(*match.span(), Held.STATUS, segment, f"{name}={match[1].decode()[1:-1]}")


@lru_cache(maxsize=100)
def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"\s+%s\s*=\s*(\"[^\"]*\"|'[^']*')" % re.escape(name.encode()))


def before_blanks(utf8: bytes, start: int) -> int:
    """Where the white space right before a place begins."""
    while start and utf8[start - 1] in _BLANKS:
        start -= 1
    return start


def after_blanks(utf8: bytes, end: int) -> int:
    """Where the white space right behind a place ends."""
    while end < len(utf8) and utf8[end] in _BLANKS:
        end += 1
    return end


def target(start: int, end: int, segment: str, coded: Coded) -> Text:
    """The text of a target; it reads with each code as that stands in the file."""
    if not coded.codes:
        return Text(start, end, Held.TARGET, segment, coded.text)
    first, *pieces = coded.text.split(INLINE_CODE)
    codes = tuple(code.raw for code in coded.codes)
    reads = "".join([first, *(code + piece for code, piece in zip(codes, pieces, strict=False))])
    return Text(start, end, Held.TARGET, segment, reads, codes)


def framed(part: Part, stretch: Stretch) -> str:
    """What of a stretch stays: all but its texts; an empty element is the same as one without content."""
    if stretch.frame is not None:
        return stretch.frame
    pieces, position = [], stretch.start
    for text in sorted(stretch.texts):
        pieces.append(part.piece(position, text.start))
        position = max(position, text.end)
    from enface.formats.xml_markup import TAG  # nothing that a table needs

    return re.sub(TAG, _opened, "".join([*pieces, part.piece(position, stretch.end)]))


def _opened(tag: re.Match[str]) -> str:
    if tag["close"]:
        return tag[0]
    opening = f"<{tag['name']}{tag['attributes'].rstrip()}>"
    return f"{opening}</{tag['name']}>" if tag["empty"] else opening
