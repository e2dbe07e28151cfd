"""Whether a file that was written back reads as it should: the edited targets as edited, everything else as before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest

from enface.formats.contract import Change, SegmentKey
from enface.model import Document, Segment

_NONE = Segment("", "", "")


def first_difference(
    before: tuple[Document, ...], after: tuple[Document, ...], changes: Mapping[SegmentKey, Change]
) -> str | None:
    """The id of the first segment that does not read back as it should, if any."""
    for old, new in zip_longest(before, after):
        if old is None or new is None or old.name != new.name:
            return (old or new).segments[0].id
        for was, now in zip_longest(old.segments, new.segments, fillvalue=_NONE):
            change = changes.get((old.name, was.id))
            if now != (was if change is None else _expected(was, now, change)):
                return was.id or now.id
    return None


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
    """The segment after its change; status and note may stand as before, where the file has no place for them."""
    filled_or_emptied = bool(was.target) != bool(change.target)  # then a status that is not written is another one
    status = now.status if filled_or_emptied or now.status is change.status else was.status
    note = now.note if now.note == change.note else was.note
    return replace(was, target=change.target, status=status, note=note)


def _without_spaces(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())
