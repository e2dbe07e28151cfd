"""Whether a file that was written back reads as it should: the edited targets as edited, everything else as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from enface.formats.contract import Change, SegmentKey
from enface.model import INLINE_CODE, Document, InlineCode, Segment, Status

_NONE = Segment("", "", "")


def first_difference(
    before: tuple[Document, ...], after: tuple[Document, ...], changes: Mapping[SegmentKey, Change]
) -> str | None:
    """The id of the first segment that does not read back as it should, if any."""
    by_document: dict[str, dict[str, Change]] = {}
    for (name, id_), change in changes.items():
        by_document.setdefault(name, {})[id_] = change
    for old, new in zip_longest(before, after):
        if old is None or new is None or old.name != new.name:
            document = old or new
            return document.segments[0].id if document.segments else document.name
        own = by_document.get(old.name, {})
        undone = _undone_units(old, own)
        for was, now in zip_longest(old.segments, new.segments, fillvalue=_NONE):
            changed = own.get(was.id)
            if changed is None and now == was:
                continue
            expected = was if changed is None else _expected(was, now, changed)
            if now.status is Status.DRAFT and was.paragraph in undone:
                expected = expected._replace(status=Status.DRAFT)
            if now != expected:
                return was.id or now.id
    return None


def _undone_units(document: Document, changes: Mapping[str, Change]) -> set[str]:
    """The units of which a segment is taken back: where a unit has one status for all, it takes the others with it."""
    undone = {id_ for id_, change in changes.items() if change.status in (Status.DRAFT, Status.REJECTED)}
    if not undone:
        return set()
    return {segment.paragraph for segment in document.segments if segment.paragraph and segment.id in undone}


def same_words(before: tuple[Document, ...], after: tuple[Document, ...], changes: Mapping[SegmentKey, Change]) -> bool:
    """Whether the words read back in order, wherever segments now begin and end."""
    expected = (
        changes[key].target if (key := (document.name, segment.id)) in changes else segment.target
        for document in before
        for segment in document.segments
    )
    found = (segment.target for document in after for segment in document.segments)
    return _without_spaces(expected) == _without_spaces(found)


def _expected(was: Segment, now: Segment, change: Change) -> Segment:
    """The segment after its change; where the file has no place for them, the status is near and the note as before.

    Codes are those of the change, else of target and source as they were; what marks say in columns goes with them.
    """
    filled_or_emptied = bool(was.target) != bool(change.target)  # then a status that is not written is another one
    is_near = change.status is not None and _lies_between(now.status, was.status, change.status)
    status = now.status if filled_or_emptied or is_near else was.status
    note = now.note if now.note == change.note else was.note
    codes, columns = now.target_codes, now.columns
    if _raw(codes) == _raw(was.target_codes) or not _are_known(was, now, change):
        codes, columns = _placed(was.target_codes, change.target), was.columns
    return was._replace(target=change.target, status=status, note=note, target_codes=codes, columns=columns)


def _lies_between(found: Status, was: Status, wanted: Status) -> bool:
    """Whether a status is on the way from one to another: some files know fewer of them, and take the nearest."""
    first, last = sorted((_STEPS[was], _STEPS[wanted]))
    return first <= _STEPS[found] <= last


_STEPS = {
    status: step
    for step, status in enumerate((Status.REJECTED, Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED))
}


def _are_known(was: Segment, now: Segment, change: Change) -> bool:
    """Whether a target holds the codes that it should, where they are others than before."""
    if change.codes is not None:
        return _raw(now.target_codes) == _raw(change.codes)
    return Counter(_raw(now.target_codes)) <= Counter(_raw((*was.target_codes, *was.source_codes)))


def _raw(codes: Iterable[InlineCode]) -> list[str]:
    return [code.raw for code in codes]


def _placed(codes: Sequence[InlineCode], text: str) -> tuple[InlineCode, ...]:
    """The codes at the places of a text, in order."""
    places = (place for place, character in enumerate(text) if character == INLINE_CODE)
    return tuple(replace(code, position=place) for code, place in zip(codes, places, strict=False))


def _without_spaces(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())
