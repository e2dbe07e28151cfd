"""What every format offers, and the change that is written back."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from enface.model import Document, ImportProblem, InlineCode, Status
from enface.records import record

if TYPE_CHECKING:
    from enface.formats.guide import Guide, Joint
    from enface.formats.stretches import Part

SegmentKey = tuple[str, str]
"""A document's name and a segment's id in it."""

MAX_BYTES = 500_000_000
MAX_SEGMENTS = 2_000_000
MAX_CHARACTERS = 1_000_000
"""Of one text; a longer one is a file that was read wrongly."""


@record
class Change:
    """What a review changed in a segment; the status and the note are written where the format has a place for them.

    `codes` are the inline codes at the U+FFFCs of `target`, in order; None leaves them to what stood there before.
    """

    target: str
    status: Status | None = None
    note: str = ""
    codes: tuple[InlineCode, ...] | None = None


class Fault(NamedTuple):
    """Where a file breaks its specification: the rule, such as `xliff2.id-unique`, and the place, both from 1."""

    rule: str
    line: int
    column: int
    message: str


class Untouched(NamedTuple):
    """A segment that is never changed, and why."""

    segment: str
    line: int
    reason: str


class Survey(NamedTuple):
    """What is to be known of a file before any work."""

    faults: tuple[Fault, ...] = ()
    untouched: tuple[Untouched, ...] = ()


class Splice(NamedTuple):
    """What stands from `start` to `end` of a file's text is replaced."""

    start: int
    end: int
    replacement: str


class Format(Protocol):
    """One module in this package: recognises, reads and writes back one kind of file."""

    NAME: str

    ENDINGS: frozenset[str]
    """The endings, in lower case, that speak for this format where the content fits several or none."""

    MARKS_SEGMENTS: bool
    """Whether the file itself says where a segment begins and ends; else an edit may move the bounds."""

    def recognises(self, head: bytes, path: Path, /) -> bool:
        """Whether a file that begins with `head` is of this format, by its content."""

    def read(self, data: bytes, path: str) -> tuple[Document, ...]:
        """The documents in `data`. Raises ImportProblem with the line, the reason and a remedy."""

    def write(self, data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
        """`data` with the changed targets spliced in and nothing else touched. Raises ImportProblem."""

    def changeable(self, data: bytes, path: str) -> tuple[Part, ...]:
        """The file, or the parts of its package, with the stretches that a review may change. Raises ImportProblem."""


class Segmenting(Format, Protocol):
    """A format whose files do not mark their segments: a guide says where some are known to stand."""

    def read(self, data: bytes, path: str, guide: Guide = ..., /) -> tuple[Document, ...]:
        """As of any format; the segments that the guide knows are found again where the file still holds them."""

    def write(self, data: bytes, path: str, changes: Mapping[SegmentKey, Change], guide: Guide = ..., /) -> bytes:
        """As of any format, to the segments that are found with the same guide."""

    def joints(self, data: bytes, path: str, guide: Guide, /) -> tuple[Joint, ...]:
        """What stands between each segment and the next. Raises ImportProblem."""


class Before(NamedTuple):
    """What of a file stands before the part of it that is read: so many rows or units, and so many lines."""

    rows: int = 0
    lines: int = 0


NOTHING_BEFORE = Before()


class Lines:
    """Tells in which line of a file, from 1, places that come in ascending order are."""

    def __init__(self, text: str | bytes) -> None:
        self._ends = partial(text.count, "\n") if isinstance(text, str) else partial(text.count, b"\n")
        self._line, self._place = 1, 0

    def at(self, place: int) -> int:
        """The line of the next place."""
        self._line += self._ends(self._place, place)
        self._place = place
        return self._line

    def of(self, places: Iterable[int]) -> Sequence[int]:
        """The lines of the next places, in four bytes each."""
        ends, line, before = self._ends, self._line, self._place
        found = array("I")
        for place in places:
            line += ends(before, place)
            before = place
            found.append(line)
        self._line, self._place = line, before
        return found


def splice(text: str, splices: Iterable[Splice]) -> str:
    """`text` with every splice made; they come in ascending order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for start, end, replacement in splices:
        pieces += [text[position:start], replacement]
        position = end
    return "".join([*pieces, text[position:]])


def check_limits(path: str, number: int, *texts: str, line: int | None = None) -> None:
    """Raise ImportProblem where a segment, the `number`th of its file, is one too many or one of its texts too long."""
    if number > MAX_SEGMENTS:
        raise ImportProblem(path, f"more than {MAX_SEGMENTS:,} segments.", remedy="Split the file.", line=line)
    for text in texts:
        if len(text) > MAX_CHARACTERS:
            reason = f"a text of {len(text):,} characters, where {MAX_CHARACTERS:,} are the limit."
            raise ImportProblem(path, reason, remedy="Check that a quote or a line break is not missing.", line=line)


def within_limits(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents of a file. Raises ImportProblem where a segment is one too many or one of its texts too long."""
    number = 0
    for document in documents:
        for ordinal, segment in enumerate(document.segments, 1):
            if len(segment.source) > MAX_CHARACTERS or len(segment.target) > MAX_CHARACTERS:
                line = document.line(segment.id)
                check_limits(document.path, number + ordinal, segment.source, segment.target, line=line)
        number += len(document.segments)
        check_limits(document.path, number)
    return documents


def refuse_unknown(changes: Mapping[SegmentKey, Change], written: set[SegmentKey], path: str) -> None:
    """Raise ImportProblem where a change names a segment that the file does not hold."""
    missing = sorted(set(changes) - written)
    if missing:
        remedy = "The file changed since it was read: import it again."
        raise ImportProblem(path, f"no segment {missing[0][1]!r} in {missing[0][0]!r} to write back to.", remedy=remedy)
