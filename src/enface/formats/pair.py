"""A Chinese text and its English translation in two files, split into sentences and aligned; the English is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from enface.formats.bounds import all_bounds, as_known, cut, joint_of, marks_in, mended_bounds
from enface.formats.contract import (
    Change,
    Lines,
    SegmentKey,
    Splice,
    Survey,
    Untouched,
    check_limits,
    refuse_unknown,
)
from enface.formats.disk import file_bytes
from enface.formats.encoding import LINE_END
from enface.formats.guide import NO_GUIDE, Guide, Joint
from enface.formats.pair_files import ENDINGS as ENDINGS
from enface.formats.pair_files import source_of
from enface.formats.pair_texts import Text, open_text
from enface.formats.stretches import Part
from enface.model import Document, ImportProblem, Segment

if TYPE_CHECKING:
    from enface.languages.alignment import Bead

NAME = "pair"
MARKS_SEGMENTS = False
_MANY = 20
_LOW, _MEDIUM = 0.5, 0.8
"""Beads less probable than these make their source uncertain: of those below 0.8 a third were wrong when measured."""


class _Row(NamedTuple):
    """A segment, and where its target stands in the English text."""

    segment: Segment
    start: int
    end: int
    source: tuple[int, int]
    """Where its source stands in the Chinese text."""
    before: str = ""
    """What parts a target that is put in here from the one before it."""
    after: str = ""
    locked: str = ""
    """Why it is never changed."""


def recognises(_head: bytes, path: Path) -> bool:
    """Whether a Chinese text of the same name stands beside the file."""
    return source_of(path) is not None


def read(data: bytes, path: str, guide: Guide = NO_GUIDE) -> tuple[Document, ...]:
    """The two texts as one document, a segment for each bead. Raises ImportProblem."""
    source, target = _texts(data, path)
    segments: list[Segment] = []
    places, lines = Lines(target.text), []
    for number, row in enumerate(_rows(source, target, guide), 1):
        check_limits(path, number, row.segment.source, row.segment.target)
        lines.append(places.at(row.start))
        segments.append(row.segment)
    stated = f"{NAME}, {source.form}, {target.form}"
    return (Document(path, path, tuple(segments), stated, lines=() if target.keeps_apart else tuple(lines)),)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change], guide: Guide = NO_GUIDE) -> bytes:
    """`data`, the English text, with the changed targets in the place of the old ones. Raises ImportProblem."""
    source, target = _texts(data, path)
    splices: list[Splice] = []
    written: set[SegmentKey] = set()
    for row in _rows(source, target, guide):
        key = (path, row.segment.id)
        if key in changes:
            written.add(key)
            _check_codes(path, row.segment, changes[key])
            new = changes[key].target
            if new and not row.segment.target:
                new = f"{row.before}{new}{row.after}"
            splices.append(Splice(row.start, row.end, new))
    refuse_unknown(changes, written, path)
    return target.written(splices)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The English text's parts: an edit may move the bounds of sentences in one. Raises ImportProblem."""
    return open_text(data, path, "en").parts()


def joints(data: bytes, path: str, guide: Guide) -> tuple[Joint, ...]:
    """What stands between each segment and the next. Raises ImportProblem."""
    source, target = _texts(data, path)
    return tuple(_joint(source, target, *rows) for rows in pairwise(_rows(source, target, guide)))


def survey(data: bytes, path: str) -> Survey:
    """The segments that are not touched, those of Word's paragraphs with tracked changes among them. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        for number, row in enumerate(_rows(*_texts(data, path), NO_GUIDE), 1):
            if row.locked:
                untouched.append(Untouched(row.segment.id, number, row.locked))
    return Survey(untouched=tuple(untouched))


def _texts(data: bytes, path: str) -> tuple[Text, Text]:
    source = source_of(Path(path))
    if source is None:
        remedy = "Put it back, or rename the English text, without its language."
        raise ImportProblem(path, "the Chinese text beside it is gone.", remedy=remedy)
    return open_text(file_bytes(source), str(source), "zh"), open_text(data, path, "en")


def _check_codes(path: str, segment: Segment, change: Change) -> None:
    if change.codes is not None and [code.raw for code in change.codes] != [code.raw for code in segment.target_codes]:
        reason = f"the target {segment.target[:40]!r} cannot be changed: its objects cannot change places."
        raise ImportProblem(path, reason, remedy="Change it in the document.")


def _rows(source: Text, target: Text, guide: Guide) -> Iterator[_Row]:
    """A row for each bead. The ids count the sentences of the source, so that no edit of the target moves them."""
    source, target, beads = _beads(source, target, guide)
    extra = 0
    for bead, known in beads:
        (start, end), (first, last) = bead.source, bead.target
        extra = extra + 1 if start == end else 0
        own = source.sentences[start:end] + target.sentences[first:last]
        segment = Segment(
            _id(source, start, end, extra),
            source.of(start, end),
            target.of(first, last),
            kind=own[-1].kind,
            paragraph=str(target.sentences[max(first, last - 1) if first < last else max(first - 1, 0)].paragraph),
            source_confidence="low" if bead.confidence < _LOW else "medium" if bead.confidence < _MEDIUM else "",
            source_codes=source.codes_of(start, end),
            target_codes=target.codes_of(first, last),
        )
        if known is not None:
            segment = as_known(segment, known)
        if first < last:
            row = _Row(segment, *target.place(first, last), source.place(start, end))
        else:
            row = _put_in(segment, source, (start, end), target, first)
        locked = target.locked(row.start)
        yield row._replace(segment=segment._replace(locked=True), locked=locked) if locked else row


def _beads(source: Text, target: Text, guide: Guide) -> tuple[Text, Text, Sequence[tuple[Bead, Segment | None]]]:
    """The texts, cut where segments end, and their beads, each with the segment that was known to stand there."""
    from enface.languages.alignment import Bead, align

    bounds = all_bounds(source, target, guide.known) or mended_bounds(source, target, guide.known)
    source, sources = cut(source, [bound.source for bound in bounds])
    target, targets = cut(target, [bound.target for bound in bounds])
    fixed = [Bead(*places, 1.0) for places in zip(sources, targets, strict=True)]
    known = {bead: bound.known.segment for bead, bound in zip(fixed, bounds, strict=True)}
    beads = align(
        [source.of(place, place + 1) for place in range(len(source.sentences))],
        [target.of(place, place + 1) for place in range(len(target.sentences))],
        source_paragraphs=_far_apart(source),
        target_paragraphs=_far_apart(target),
        terms=guide.terms,
        fixed=fixed,
    )
    return source, target, [(bead, known.get(bead)) for bead in beads]


def _id(source: Text, start: int, end: int, extra: int) -> str:
    before = source.sentences[start - 1].label if start else "0"
    if start == end:
        return f"{before}+{extra}"
    first, last = source.sentences[start].label, source.sentences[end - 1].label
    return first if end - start == 1 else f"{first}-{last}"


def _joint(source: Text, target: Text, one: _Row, other: _Row) -> Joint:
    has_sources = bool(one.segment.source and other.segment.source)
    before = source.text[one.source[1] : other.source[0]] if has_sources else ""
    between, apart = joint_of(target, (one.start, one.end), (other.start, other.end))
    put_in = ("" if one.segment.target else one.after, "" if other.segment.target else other.before)
    if any(put_in):
        between = between.join(put_in)
        apart = apart or ("a paragraph would end between them" if LINE_END.search(between) else "")
    return Joint(before, between, marks_in(before), apart)


def _far_apart(text: Text) -> list[int]:
    """The paragraphs of the sentences; where marks or code stand between two, they are too far apart for one bead."""
    places = [0]
    for one, other in pairwise(text.sentences):
        is_next = one.paragraph != other.paragraph
        is_apart = text.text[one.end : other.start].strip() or (is_next and text.keeps_apart)
        places.append(places[-1] + (_MANY if is_apart else int(is_next)))
    return places


def _put_in(segment: Segment, source: Text, held: tuple[int, int], target: Text, first: int) -> _Row:
    """Where a target comes to stand that is missing so far: in the paragraph of a neighbour, or as one of its own."""
    start, place = held[0], source.place(*held)
    before = target.sentences[first - 1] if first else None
    after = target.sentences[first] if first < len(target.sentences) else None
    own = source.sentences[start].paragraph
    is_first = not start or source.sentences[start - 1].paragraph != own
    is_last = held[1] == len(source.sentences) or source.sentences[held[1]].paragraph != own
    if before and after and before.paragraph == after.paragraph:
        is_first = False
    stays_in = target.keeps_apart or segment.kind == "cell"
    if before and (not is_first or stays_in or before.kind == "cell"):
        return _Row(segment, before.end, before.end, place, before=" ")
    if after and (not is_last or stays_in or after.kind == "cell"):
        return _Row(segment, after.start, after.start, place, after=" ")
    if before:
        return _Row(segment, before.end, before.end, place, before=_between_paragraphs(target))
    assert after is not None  # a text has a sentence
    return _Row(segment, after.start, after.start, place, after=_between_paragraphs(target))


def _between_paragraphs(text: Text) -> str:
    """What parts two paragraphs of the text, as the first of them show."""
    for one, other in pairwise(text.sentences):
        gap = text.text[one.end : other.start]
        if one.paragraph != other.paragraph and gap.isspace():
            return gap
    return "\r\n\r\n" if "\r\n" in text.text else "\n\n"
