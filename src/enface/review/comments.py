"""What people said about a segment, and where the words that it is about stand by now."""

from __future__ import annotations

from enface.languages.spans import followed
from enface.model import Segment, Side
from enface.review.commands import SegmentRef
from enface.review.views import CommentView
from enface.store import CommentRecord, Store


def comments_of(store: Store, ref: SegmentRef) -> tuple[CommentView, ...]:
    """The comments on a segment, oldest first."""
    record = store.segment(*ref)
    return tuple(_view(one, record.segment if record else None) for one in store.comments(*ref))


def _view(record: CommentRecord, segment: Segment | None) -> CommentView:
    span, side = record.span, record.side
    now = (segment.source if side is Side.SOURCE else segment.target) if segment else ""
    then = now if record.version is None else record.version
    words = span.of(then) if span else ""
    return CommentView(record.actor, record.time, record.text, span and followed(span, then, now), side, words)
