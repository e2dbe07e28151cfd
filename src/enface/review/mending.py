"""New bounds of segments as data: what a split, a merge or a shift makes of texts, comments and statuses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from enface.formats import Joint
from enface.languages.sentences import chinese_sentences, english_sentences
from enface.languages.word_diff import counterpart
from enface.model import INLINE_CODE, Side, Status
from enface.review.commands import Refused, SegmentRef
from enface.store import KnownSegment


@dataclass(frozen=True, slots=True)
class Split:
    """Make two segments of one: at a place in its source and one in its target as it stands.

    Where no place is given, all of that side stays with the first.
    """

    ref: SegmentRef
    source: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one segment of one and the next."""

    ref: SegmentRef


@dataclass(frozen=True, slots=True)
class Shift:
    """Move the last sentence of a segment's source or target on to the next segment, or else its first to the one
    before.
    """

    ref: SegmentRef
    side: Side
    onwards: bool = True


Mend = Split | Merge | Shift


class _Stretch(NamedTuple):
    """Words of a known segment by its number and their place in its text; or what stands between two, of none."""

    text: str
    of: int | None = None
    start: int = 0


Woven = tuple[_Stretch, ...]
"""A text that knows where each stretch of it comes from."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with new bounds: its source, its target as it stands, as the file holds it, and as it was delivered."""

    source: Woven
    target: Woven
    in_file: str
    came_with: str
    status: Status = Status.TRANSLATED

    @property
    def texts(self) -> tuple[str, str]:
        """Source and target as one reads them."""
        return text_of(self.source), text_of(self.target)

    def woven(self, side: Side) -> Woven:
        """The text of a side."""
        return self.source if side is Side.SOURCE else self.target


class Mended(NamedTuple):
    """Which segments, from the first to behind the last, give way to which pieces."""

    first: int
    end: int
    pieces: tuple[Piece, ...]


def mended(command: Mend, known: Sequence[KnownSegment], joints: Callable[[], Sequence[Joint]]) -> Mended:
    """What a command makes of a document's segments. Raises Refused where it may not happen."""
    place = next((number for number, one in enumerate(known) if one.segment.id == command.ref.segment), None)
    if place is None:
        raise Refused(f"There is no segment {command.ref.segment} in {command.ref.document}.")
    if isinstance(command, Split):
        first, end = place, place + 1
    else:
        first = place if isinstance(command, Merge) or command.onwards else place - 1
        end = first + 2
        if first < 0 or end > len(known):
            which = "first; there is none before" if first < 0 else "last; there is none behind"
            raise Refused(f"Segment {command.ref.segment} is the {which} it.")
    held = known[first:end]
    for one in held:
        if one.segment.locked:
            raise Refused(f"Segment {one.segment.id} is locked.")
    whole = [_whole(one, number) for number, one in enumerate(held)]
    pieces: tuple[Piece, ...]
    if isinstance(command, Split):
        pieces = _split(whole[0], command)
    elif isinstance(command, Merge):
        pieces = (_merged(whole[0], whole[1], joints()[first], _names(held)),)
    else:
        pieces = _shifted(whole[0], whole[1], command, joints()[first], _names(held))
    for piece in pieces:
        if not any(text.strip() for text in piece.texts):
            raise Refused("Nothing would be left of a segment; merge the two instead.")
        if text_of(piece.target).count(INLINE_CODE) != piece.in_file.count(INLINE_CODE):
            raise Refused("An object of the file would come into another segment.")
    return Mended(first, end, tuple(replace(piece, status=_status(piece, held)) for piece in pieces))


def text_of(woven: Woven) -> str:
    """A text as one reads it."""
    return "".join(stretch.text for stretch in woven)


def where(pieces: Sequence[Piece], number: int, side: Side, place: int) -> tuple[int, int] | None:
    """In which piece a place of a known segment is by now, and at which place of its text."""
    for index, piece in enumerate(pieces):
        position = 0
        for stretch in piece.woven(side):
            if stretch.of == number and stretch.start <= place < stretch.start + len(stretch.text):
                return index, position + place - stretch.start
            position += len(stretch.text)
    return None


def _whole(known: KnownSegment, number: int) -> Piece:
    segment = known.segment
    source, target = ((_Stretch(text, number),) if text else () for text in (segment.source, segment.target))
    return Piece(source, target, known.file_target, known.came_with)


def _split(whole: Piece, command: Split) -> tuple[Piece, Piece]:
    name = command.ref.segment
    if command.source is None and command.target is None:
        raise Refused(f"Say where segment {name} is to be split.")
    source, target = whole.texts
    for text, place in ((source, command.source), (target, command.target)):
        if place is not None and not (0 < place < len(text) and text[:place].strip() and text[place:].strip()):
            raise Refused(f"Segment {name} cannot be split there: nothing would stand on one side of it.")
    at = command.target
    if at is not None and not any(sign.isspace() for sign in target[at - 1 : at + 1]):
        raise Refused(f"The target of segment {name} can be split only between two words.")
    return _cut(whole, command.source, command.target)


def _cut(whole: Piece, source: int | None, target: int | None) -> tuple[Piece, Piece]:
    """A piece in two; where no place is given, all of that side is in the first."""
    now = text_of(whole.target)
    sources, targets = _cut_woven(whole.source, source), _cut_woven(whole.target, target)
    files, origins = (_cut_alike(now, text, target) for text in (whole.in_file, whole.came_with))
    first, second = (Piece(*texts) for texts in zip(sources, targets, files, origins, strict=True))
    return first, second


def _cut_woven(woven: Woven, place: int | None) -> tuple[Woven, Woven]:
    text = text_of(woven)
    if place is None or place >= len(text):
        return woven, ()
    return _slice(woven, 0, len(text[:place].rstrip())), _slice(
        woven, len(text) - len(text[place:].lstrip()), len(text)
    )


def _slice(woven: Woven, start: int, end: int) -> Woven:
    found: list[_Stretch] = []
    position = 0
    for text, of, begin in woven:
        low, high = max(start - position, 0), min(end - position, len(text))
        if low < high:
            found.append(_Stretch(text[low:high], of, begin + low))
        position += len(text)
    return tuple(found)


def _cut_alike(text: str, other: str, place: int | None) -> tuple[str, str]:
    """Another version of a text, cut where the text is cut at a place; between two of its words, if it has two."""
    if place is None or place >= len(text):
        return other, ""
    if place <= 0:
        return "", other
    if other != text:
        blanks = [number for number, sign in enumerate(other) if sign.isspace()]
        inner = [blank for blank in blanks if other[:blank].strip() and other[blank:].strip()]
        if not inner:
            return other, ""
        wanted = counterpart(text, other, place)
        near = bisect_left(inner, wanted)
        place = min(inner[max(near - 1, 0) : near + 1], key=lambda blank: abs(blank - wanted))
    return other[:place].rstrip(), other[place:].lstrip()


def _merged(one: Piece, other: Piece, joint: Joint, names: str) -> Piece:
    for text, another, apart, side in (
        (text_of(one.source), text_of(other.source), joint.source_apart, Side.SOURCE),
        (text_of(one.target), text_of(other.target), joint.target_apart, Side.TARGET),
        (one.in_file, other.in_file, joint.target_apart, Side.TARGET),
    ):
        if apart and text and another:
            raise Refused(f"The {side}s of segments {names} cannot be one: {apart}.")
    return Piece(
        _joined(one.source, joint.source, other.source),
        _joined(one.target, joint.target, other.target),
        joint.target.join(filter(None, (one.in_file, other.in_file))),
        joint.target.join(filter(None, (one.came_with, other.came_with))),
    )


def _joined(one: Woven, between: str, other: Woven) -> Woven:
    return (*one, _Stretch(between), *other) if one and other else one or other


def _shifted(one: Piece, other: Piece, command: Shift, joint: Joint, names: str) -> tuple[Piece, Piece]:
    """The two pieces after a sentence has gone from one to the other."""
    side, giver = command.side, one if command.onwards else other
    text = text_of(giver.woven(side))
    if not text.strip():
        raise Refused(f"Segment {command.ref.segment} has no {side} to shift.")
    sentences = list((chinese_sentences if side is Side.SOURCE else english_sentences)(text))
    if command.onwards:
        first, second = _parted(giver, side, sentences[-1][0])
        return _with(giver, side, first), _merged(second, other, joint, names)
    first, second = _parted(giver, side, sentences[0][1])
    return _merged(one, first, joint, names), _with(giver, side, second)


def _parted(piece: Piece, side: Side, place: int) -> tuple[Piece, Piece]:
    """One side of a piece in two."""
    if side is Side.SOURCE:
        first, second = (Piece(held, (), "", "") for held in _cut_woven(piece.source, place))
    else:
        first, second = _cut(replace(piece, source=()), None, place)
    return first, second


def _with(piece: Piece, side: Side, part: Piece) -> Piece:
    """A piece of which one side is what a part of it has."""
    return replace(piece, source=part.source) if side is Side.SOURCE else replace(part, source=piece.source)


def _names(held: Sequence[KnownSegment]) -> str:
    return " and ".join(one.segment.id for one in held)


def _status(piece: Piece, held: Sequence[KnownSegment]) -> Status:
    """A text that changed is open again; what was rejected, or is not done, stays so."""
    before = {one.segment.status for one in held}
    if Status.REJECTED in before:
        return Status.REJECTED
    begun = Status.DRAFT in before or not text_of(piece.target).strip()
    return Status.DRAFT if begun else Status.TRANSLATED
