"""What people said about a segment, and where the words that it is about stand by now."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.spans import followed
from enface.model import Segment, Side
from enface.review.commands import SegmentRef
from enface.review.views import CommentView, Said
from enface.store import CommentRecord, Store


def comments_of(store: Store, ref: SegmentRef) -> tuple[CommentView, ...]:
    """The comments on a segment, oldest first."""
    record = store.segment(*ref)
    return tuple(_view(one, record.segment if record else None) for one in store.comments(*ref))


def comments_in(store: Store, document: str) -> Iterator[Said]:
    """The comments in a document, oldest first."""
    for one in store.comments(document):
        record = store.segment(one.document, one.segment)
        yield Said(SegmentRef(one.document, one.segment), _view(one, record.segment if record else None))


def _view(record: CommentRecord, segment: Segment | None) -> CommentView:
    span, side = record.span, record.side
    now = (segment.source if side is Side.SOURCE else segment.target) if segment else ""
    then = now if record.version is None else record.version
    words = span.of(then) if span else ""
    return CommentView(record.actor, record.time, record.text, span and followed(span, then, now), side, words)
