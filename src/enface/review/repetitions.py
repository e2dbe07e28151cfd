"""Repetitions: segments with the same source, to which a decision may be offered; never silently, one undo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from enface.languages.counting import counted
from enface.model import Role, Segment, Status
from enface.review import workflow
from enface.review.commands import Approve, Command, Confirm, Origin, Propagate, Refused, Revise, SegmentRef
from enface.review.workflow import Decision, State
from enface.store import NewEvent, Store, as_one

MANY = 20
"""A backup is made before so many segments are changed at once."""

_UNREAD = frozenset({Status.DRAFT, Status.TRANSLATED})
_BEHIND = {
    Role.TRANSLATOR: {Status.TRANSLATED: frozenset({Status.DRAFT})},
    Role.EDITOR: {Status.REVISED: _UNREAD, Status.APPROVED: _UNREAD | {Status.REVISED}},
    Role.LEAD: {Status.REVISED: _UNREAD, Status.APPROVED: _UNREAD | {Status.REVISED}},
}
"""By role, the statuses that somebody gives, and those that these may be taken to: a rejection is left alone."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Another segment with the same source, as it stands."""

    ref: SegmentRef
    target: str
    status: Status
    locked: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What a segment's text and status could be taken to.

    `old` hold the text that the segment had before its last revision, `other` another one, `same` its text already but
    have not come as far; `locked` are those with another text that are never changed.
    """

    ref: SegmentRef
    text: str
    status: Status
    old: tuple[Repetition, ...] = ()
    other: tuple[Repetition, ...] = ()
    same: tuple[Repetition, ...] = ()
    locked: tuple[Repetition, ...] = ()

    def to(self, chosen: tuple[Repetition, ...]) -> Propagate:
        """The command that takes it to the ones chosen."""
        return Propagate(self.ref, self.text, tuple((one.ref, one.target) for one in chosen))

    def __bool__(self) -> bool:
        """Whether there is anything that it could be taken to."""
        return bool(self.old or self.other or self.same)


class Repetitions:
    """The repetitions in the documents that somebody has at hand, as far as their role goes."""

    def __init__(self, store: Store, role: Role, documents: Callable[[], Collection[str]]) -> None:
        self._store = store
        self._twins = store.twins
        self._role = role
        self._documents = documents

    def offer(self, ref: SegmentRef) -> Offer:
        """The repetitions of a segment in all documents, in order. Raises Refused where there is no such segment."""
        segment = self._segment(ref)
        text, documents = segment.target, self._documents()
        known = [
            Repetition(SegmentRef(one.document, one.segment), one.target, one.status, one.locked)
            for one in self._twins.of(*ref)
            if one.document in documents
        ]
        behind = self._behind(segment)
        differing = [one for one in known if one.target != text]
        free = [one for one in differing if not one.locked]
        before = self._before(ref, text) if free else None
        return Offer(
            ref,
            text,
            segment.status,
            old=tuple(one for one in free if one.target == before),
            other=tuple(one for one in free if one.target != before),
            same=tuple(one for one in known if one.target == text and one.status in behind and not one.locked),
            locked=tuple(one for one in differing if one.locked),
        )

    def fitting(self, ref: SegmentRef) -> int:
        """How many repetitions a decision on a segment could be taken to; quick, whatever their number."""
        return self._twins.differing(*ref, self._behind(self._segment(ref)), self._documents())

    def _segment(self, ref: SegmentRef) -> Segment:
        record = self._store.segment(*ref)
        if record is None:
            raise Refused(f"There is no segment {ref.segment} in {ref.document}.")
        return record.segment

    def _behind(self, segment: Segment) -> Collection[Status]:
        """The statuses that have not come as far as the segment's, where it is one that this person gives."""
        return _BEHIND[self._role].get(segment.status, frozenset())

    def _before(self, ref: SegmentRef, text: str) -> str | None:
        """The text that a segment had before the one it has."""
        versions = self._store.revisions(*ref)
        return next((one.text for one in reversed(versions) if one.text != text), None)


@workflow.apply.register
def _propagate(command: Propagate, state: State) -> Decision:
    segment = workflow.segment_of(state, command.ref)
    if segment.target != command.text:
        raise Refused(f"Segment {command.ref.segment} has changed since you saw it.")
    events: list[NewEvent] = []
    left_out: list[str] = []
    for ref, base in dict(command.to).items():
        try:
            if workflow.segment_of(state, ref).source != segment.source:
                raise Refused(f"Segment {ref.segment} has another source.")
            decided = workflow.apply(_taken_to(segment, ref, base), state).events
        except Refused as refused:
            left_out.append(refused.problems[0].reason)
        else:
            events += decided
    but = f" {counted(len(left_out), 'was', 'were')} left out: {left_out[0]}" if left_out else ""
    if not events:
        raise Refused(but.strip() or "There is nothing to take it to.")
    also = tuple(SegmentRef(event.document, event.segment) for event in events)
    return Decision(f"Taken to {counted(len(events), 'repetition')}.{but}", as_one(events), command.ref, also)


def _taken_to(segment: Segment, ref: SegmentRef, base: str) -> Command:
    if base != segment.target:
        return Revise(ref, segment.target, base, Origin.REPEATED)
    if segment.status in {Status.DRAFT, Status.REJECTED}:
        raise Refused(f"Segment {segment.id} is {segment.status}: there is no decision to take further.")
    return Approve(ref) if segment.status is Status.APPROVED else Confirm(ref)
