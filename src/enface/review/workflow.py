"""What may happen: statuses, roles and undo as a pure function from a command and the state to events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Protocol

from enface.languages.counting import counted
from enface.model import INLINE_CODE, Finding, Role, Segment, Severity, Side, Span, Status
from enface.review.certificates import Evidence, approval, sent_back
from enface.review.commands import (
    Approve,
    Command,
    Comment,
    Confirm,
    Origin,
    Overtaken,
    Redo,
    Refused,
    Reject,
    Reopen,
    Revise,
    SegmentRef,
    TakeBack,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
)
from enface.review.error_views import ErrorView
from enface.review.eyes import needed_reason
from enface.review.policy import Act, Policy
from enface.store import ABOUT_ERRORS, DELIVERIES, Event, Kind, NewEvent, Version, WaiverRecord, digest, words
from enface.store.documents import storable
from enface.store.queries import QueryRecord


class State(Protocol):
    """What a decision may depend on."""

    @property
    def actor(self) -> str:
        """Who decides."""
        ...

    @property
    def role(self) -> Role:
        """In which role."""
        ...

    @property
    def policy(self) -> Policy:
        """Who may do what."""
        ...

    def segment(self, ref: SegmentRef) -> Segment | None:
        """A segment as it stands now."""
        ...

    def open_findings(self, ref: SegmentRef) -> Sequence[Finding]:
        """The segment's findings that are not waived."""
        ...

    def findings_of(self, ref: SegmentRef, text: str) -> Sequence[Finding]:
        """The findings that would not be waived if the segment had another target."""
        ...

    def versions(self, ref: SegmentRef) -> Sequence[Version]:
        """Whose text the segment's was, one after the other."""
        ...

    def evidence(self, ref: SegmentRef) -> Evidence:
        """What an approval binds besides the texts."""
        ...

    def approval_holds(self, ref: SegmentRef) -> bool | None:
        """Whether the segment's approval holds; None where nobody here has given one."""
        ...

    def waiver(self, id: str) -> WaiverRecord | None:
        """A standing waiver."""
        ...

    def query(self, id: str) -> QueryRecord | None:
        """A standing query."""
        ...

    def batch(self, event: Event) -> Sequence[Event]:
        """All decisions that were made as one with an event, and like it stand or are undone."""
        ...

    def last_standing(self, document: str) -> Event | None:
        """The actor's last decision in a document that was not undone."""
        ...

    def last_undone(self, document: str) -> Event | None:
        """What the actor's last Undo took back, unless they have decided anything since."""
        ...

    def last_on_segment(self, ref: SegmentRef) -> Event | None:
        """The last standing decision about a segment's text or status, by anybody."""
        ...

    def error(self, id: str) -> ErrorView | None:
        """A marked error, which may have been withdrawn."""
        ...

    def errors(self, ref: SegmentRef) -> Sequence[ErrorView]:
        """The errors marked in a segment, those withdrawn too."""
        ...

    def last_on_error(self, event: Event) -> Event | None:
        """The last standing decision about the error of an event, by anybody."""
        ...

    def last_delivery(self, document: str) -> Event | None:
        """The last standing delivery of a document, by anybody."""
        ...

    def delivered_with(self, delivery: Event) -> Sequence[Event]:
        """All events of a delivery, one for each document of its file."""
        ...

    def decided_since(self, event: Event) -> Sequence[Event]:
        """What anybody decided after an event in its document, and stands."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """What a command comes to: events to record, none where it changes nothing, and one sentence for the person.

    `also` are other segments whose texts it changes; `delivery` the events of the delivery that it takes back or does
    again, `bounds` the new bounds of segments.
    """

    message: str
    events: tuple[NewEvent, ...] = ()
    ref: SegmentRef | None = None
    also: tuple[SegmentRef, ...] = ()
    delivery: tuple[Event, ...] = ()
    bounds: Event | None = None


@singledispatch
def apply(command: Command, state: State) -> Decision:  # noqa: ARG001 - what the registered ones take
    """The events that a command leads to. Raises Refused where it may not happen, with a sentence that says why."""
    raise TypeError(f"no such command: {type(command).__name__}")


def may(state: State, act: Act, doing: str) -> None:
    """Raises Refused where somebody in that role may not do it."""
    if refusal := state.policy.refusal(act, state.role, doing):
        raise Refused(refusal)


def segment_of(state: State, ref: SegmentRef) -> Segment:
    """A segment as it stands now. Raises Refused where there is none."""
    segment = state.segment(ref)
    if segment is None:
        raise Refused(f"There is no segment {ref.segment} in {ref.document}.")
    return segment


def unlocked(state: State, ref: SegmentRef) -> Segment:
    """A segment that may be changed. Raises Refused where there is none, or its file has locked it."""
    segment = segment_of(state, ref)
    if segment.locked:
        raise Refused(f"Segment {ref.segment} is locked.")
    return segment


def _as_seen(state: State, ref: SegmentRef, segment: Segment, seen: str | None) -> None:
    """Refuse where the target is no longer the one that the person saw."""
    if seen is not None and seen != segment.target:
        last = state.last_on_segment(ref)
        raise Overtaken(last.actor if last else "", ref)


def prose(text: str) -> str:
    """A text that can be kept. Raises Refused where it cannot."""
    if not storable(text):
        raise Refused("The text holds half a character (a lone surrogate) and cannot be saved.")
    return text


def inside(span: Span, text: str, side: Side | None) -> None:
    """Raises Refused where a span lies outside a text of that side, by default the target."""
    if not 0 <= span.start <= span.end <= len(text):
        raise Refused(f"{span.start}-{span.end} lies outside the {side or Side.TARGET} of {len(text)} characters.")


@apply.register
def _revise(command: Revise, state: State) -> Decision:
    may(state, Act.REVISE, "revises")
    ref, text = command.ref, prose(command.text)
    segment = unlocked(state, ref)
    _as_seen(state, ref, segment, command.base)
    if text == segment.target:
        return Decision("Nothing changed.", ref=ref)
    _codes_known(segment, text)
    gone = {finding.fingerprint: finding for finding in state.open_findings(ref)}
    came = {finding.fingerprint: finding for finding in state.findings_of(ref, text)}
    for fingerprint in gone.keys() & came.keys():
        del gone[fingerprint], came[fingerprint]
    new = [(one.fingerprint, one.rule, one.severity) for one in came.values() if not one.advisory]
    fixed = [
        (finding.fingerprint, finding.rule, finding.severity, int(finding.fingerprint in command.fixed))
        for finding in gone.values()
        if not finding.advisory or finding.fingerprint in command.fixed
    ]
    payload = {
        "text": digest(text),
        "base": digest(segment.target),
        "words": words(text),
        "origin": command.origin,
        "status": status_after_edit(segment.status, state.role),
        "fixed": fixed,
        "new": new,
    }
    came_of_it = [f"{counted(len(fixed), 'finding')} fixed"] if fixed else []
    came_of_it += [f"{len(new):,} new" if fixed else counted(len(new), "new finding")] if new else []
    message = f"Saved; {', '.join(came_of_it)}." if came_of_it else "Saved."
    return Decision(message, (NewEvent(Kind.REVISED, *ref, payload, (text,)),), ref)


def _codes_known(segment: Segment, text: str) -> None:
    """Refuse a text with more inline codes than its file could be given: those of the target, and of the source."""
    own = Counter(code.raw for code in segment.target_codes)
    known = (own | Counter(code.raw for code in segment.source_codes)).total()
    wanted = text.count(INLINE_CODE)
    if wanted > max(known, segment.target.count(INLINE_CODE)):
        raise Refused(f"The text has {counted(wanted, 'inline code')}, where segment {segment.id} has {known}.")


def status_after_edit(status: Status, role: Role) -> Status:
    """The status that a segment has when somebody of that role has changed its text."""
    if role is not Role.TRANSLATOR:
        return Status.REVISED
    return status if status in {Status.DRAFT, Status.REJECTED} else Status.TRANSLATED


@apply.register
def _confirm(command: Confirm, state: State) -> Decision:
    may(state, Act.CONFIRM, "confirms")
    segment = unlocked(state, command.ref)
    _as_seen(state, command.ref, segment, command.seen)
    status = Status.TRANSLATED if state.role is Role.TRANSLATOR else Status.REVISED
    if segment.status is Status.APPROVED:
        return Decision("Already approved.", ref=command.ref)
    if state.role is Role.TRANSLATOR and segment.status is Status.REVISED:
        return Decision("Already revised by an editor.", ref=command.ref)
    _translated(segment)
    if segment.status is status:
        return Decision(f"Already {status}.", ref=command.ref)
    payload = {"status": status, "source": digest(segment.source), "target": digest(segment.target)}
    return Decision(
        _said(state, command.ref, "confirmed"), (NewEvent(Kind.STATUS, *command.ref, payload),), command.ref
    )


@apply.register
def _approve(command: Approve, state: State) -> Decision:
    may(state, Act.APPROVE, "approves")
    ref, reason = command.ref, prose(command.reason.strip())
    segment = unlocked(state, ref)
    _as_seen(state, ref, segment, command.seen)
    _translated(segment)
    # One that no longer holds may be given anew, also where its file calls the segment approved.
    if segment.status is Status.APPROVED and state.approval_holds(ref) is not False:
        return Decision("Already approved.", ref=ref)
    reason = needed_reason(state.actor, state.role, state.versions(ref), state.policy, reason)
    event = approval(ref, segment, state.evidence(ref), state.role, state.policy, reason)
    return Decision(_said(state, ref, "approved"), (event,), ref)


def _translated(segment: Segment) -> None:
    if not segment.target.strip() and segment.source.strip():
        raise Refused(f"Segment {segment.id} has no translation yet.")


def _said(state: State, ref: SegmentRef, done: str) -> str:
    still = sum(not finding.advisory for finding in state.open_findings(ref))
    return f"Segment {ref.segment} {done}" + (f" with {counted(still, 'open finding')}." if still else ".")


@apply.register
def _reject(command: Reject, state: State) -> Decision:
    may(state, Act.REJECT, "rejects")
    comment = prose(command.comment.strip())
    if not comment:
        raise Refused("A rejection needs a comment that says why.")
    segment = unlocked(state, command.ref)
    _as_seen(state, command.ref, segment, command.seen)
    event = sent_back(command.ref, segment, Status.REJECTED, comment)
    return Decision(f"Segment {command.ref.segment} rejected.", (event,), command.ref)


@apply.register
def _reopen(command: Reopen, state: State) -> Decision:
    may(state, Act.REOPEN, "opens approved segments again")
    events = []
    for ref, given in command.reasons:
        reason = prose(given.strip())
        if not reason:
            raise Refused("Opening a segment again needs a reason.")
        segment = segment_of(state, ref)
        if segment.status is Status.APPROVED:
            events.append(sent_back(ref, segment, Status.REVISED, reason))
    return Decision(f"{counted(len(events), 'segment')} opened again.", tuple(events))


@apply.register
def _comment(command: Comment, state: State) -> Decision:
    may(state, Act.COMMENT, "comments")
    segment = segment_of(state, command.ref)
    text = prose(command.text.strip())
    if not text:
        raise Refused("The comment is empty.")
    seen = segment.source if command.side is Side.SOURCE else segment.target
    if command.span is not None:
        inside(command.span, seen, command.side)
    start, end = command.span or (None, None)
    payload = {"text": digest(text), "side": command.side or "", "start": start, "end": end}
    if command.span is not None:
        payload["version"] = digest(seen)
    event = NewEvent(Kind.COMMENTED, *command.ref, payload, (text,))
    return Decision(f"Comment added to segment {command.ref.segment}.", (event,), command.ref)


@apply.register
def _waive(command: Waive, state: State) -> Decision:
    may(state, Act.WAIVE, "waives findings")
    segment_of(state, command.ref)
    reason = prose(command.reason.strip())
    if not reason:
        raise Refused("A waiver needs a reason.")
    found = next((one for one in state.open_findings(command.ref) if one.fingerprint == command.fingerprint), None)
    if found is None:
        raise Refused("That finding is no longer open here.")
    if command.scope is WaiverScope.RULE and state.role is not Role.LEAD:
        raise Refused("Only a lead waives a rule in the whole project.")
    payload: dict[str, object] = {
        "fingerprint": found.fingerprint,
        "rule": found.rule,
        "severity": found.severity if not found.advisory else Severity.NEUTRAL,
        "scope": command.scope,
        "reason": digest(reason),
    }
    if command.until:
        payload["until"] = command.until.isoformat()
    reach = f", {command.scope.words}" if command.scope is not WaiverScope.PLACE else ""
    until = f", until {command.until}" if command.until else ""
    event = NewEvent(Kind.WAIVED, *command.ref, payload, (reason,))
    return Decision(f"Waived{reach}{until}: {reason}", (event,), command.ref)


@apply.register
def _unwaive(command: Unwaive, state: State) -> Decision:
    may(state, Act.WAIVE, "takes waivers back")
    waiver = state.waiver(command.waiver)
    if waiver is None:
        raise Refused("That waiver was taken back already.")
    ref = SegmentRef(waiver.document, waiver.segment)
    payload = {"waiver": waiver.id, "fingerprint": waiver.fingerprint}
    return Decision("The finding is open again.", (NewEvent(Kind.UNWAIVED, *ref, payload),), ref)


@apply.register
def _undo(command: Undo, state: State) -> Decision:
    decision = state.last_standing(command.document)
    if decision is None:
        return Decision("Nothing of yours to undo in this document.")
    return _turned(state, decision, Kind.UNDONE, "Undone")


@apply.register
def _redo(command: Redo, state: State) -> Decision:
    decision = state.last_undone(command.document)
    if decision is None:
        return Decision("Nothing of yours to redo in this document.")
    return _turned(state, decision, Kind.REDONE, "Done again")


@apply.register
def _take_back(command: TakeBack, state: State) -> Decision:
    delivery = state.last_delivery(command.document)
    if delivery is None:
        raise Refused("There is no delivery of this document to take back.")
    return _turned_delivery(state, delivery, Kind.UNDONE, "Undone")


def _on_top(state: State, decision: Event) -> None:
    """Refuse where somebody else has decided on the same text since: their decision rests on this one."""
    if decision.kind in {Kind.REVISED, Kind.STATUS}:
        last = state.last_on_segment(SegmentRef(decision.document, decision.segment))
        remedy = f"on segment {decision.segment} since; edit it instead"
    elif decision.kind in ABOUT_ERRORS - {Kind.RATED}:
        last = state.last_on_error(decision)
        remedy = f"on that error in segment {decision.segment} since"
    else:
        return
    if last is not None and last.order > decision.order and last.actor != decision.actor:
        raise Refused(f"{last.actor} has decided {remedy}.")


def _turned_delivery(state: State, delivery: Event, kind: Kind, done: str) -> Decision:
    events = tuple(state.delivered_with(delivery))
    _untouched_since(state, events, "the delivery")
    turned = tuple(NewEvent(kind, event.document, payload={"event": event.id}) for event in events)
    return Decision(f"{done}: the delivery of {delivery.payload['path']}.", turned, delivery=events)


def _turned_bounds(state: State, bounds: Event, kind: Kind, done: str) -> Decision:
    _untouched_since(state, (bounds,), f"the {bounds.payload['operation']}")
    turned = NewEvent(kind, bounds.document, payload={"event": bounds.id})
    segments = " and ".join(bounds.payload["old"])
    return Decision(f"{done}: the {bounds.payload['operation']} of {segments}.", (turned,), bounds=bounds)


def _untouched_since(state: State, events: Sequence[Event], what: str) -> None:
    """Refuse where anybody has decided on anything in the documents since."""
    later = [decision for event in events for decision in state.decided_since(event)]
    if later:
        decided = f"{later[-1].actor} has" if len(later) == 1 else f"{counted(len(later), 'decision')} were"
        made = "decided" if len(later) == 1 else "made"
        raise Refused(f"{decided} {made} since {what}; undo that first.")


def _turned(state: State, decision: Event, kind: Kind, done: str) -> Decision:
    if decision.kind in DELIVERIES:
        return _turned_delivery(state, decision, kind, done)
    if "batch" in decision.payload:
        return _turned_batch(state, decision, kind, done)
    if decision.kind is Kind.RESEGMENTED:
        return _turned_bounds(state, decision, kind, done)
    _on_top(state, decision)
    ref = SegmentRef(decision.document, decision.segment)
    what = _NAMES[decision.kind].format(status=decision.payload.get("status", ""))
    return Decision(f"{done}: {what}.", (NewEvent(kind, *ref, {"event": decision.id}),), ref)


def _turned_batch(state: State, decision: Event, kind: Kind, done: str) -> Decision:
    """All that was decided as one, but for what somebody else has decided on since."""
    turned: list[NewEvent] = []
    left_out: list[Refused] = []
    for event in state.batch(decision):
        try:
            _on_top(state, event)
        except Refused as refused:
            left_out.append(refused)
        else:
            turned.append(NewEvent(kind, event.document, event.segment, {"event": event.id}))
    if not turned:
        raise left_out[0] if left_out else Refused("Nothing of that is left.")
    but = f" {left_out[0].problems[0].reason}" if left_out else ""
    refs = tuple(SegmentRef(event.document, event.segment) for event in turned)
    what = f"what was taken to {counted(len(turned), 'repetition')}"
    if made := _AS_ONE.get(decision.payload.get("origin", "")):
        what = f"{made} in {counted(len(turned), 'segment')}"
    elif decision.kind is Kind.UNWAIVED:
        what = f"taking back {counted(len(turned), 'waiver')}"
    elif decision.kind in ABOUT_ERRORS:
        what = f"the import of {counted(len(turned), 'mark')}"
    return Decision(f"{done}: {what}.{but}", tuple(turned), SegmentRef(decision.document, decision.segment), refs)


_AS_ONE: dict[str, str] = {Origin.REPLACED: "the replacement", Origin.RESOLVED: "the choice of a text"}
_NAMES = {
    Kind.REVISED: "the edit",
    Kind.STATUS: "{status}",
    Kind.COMMENTED: "the comment",
    Kind.WAIVED: "the waiver",
    Kind.UNWAIVED: "taking back the waiver",
    Kind.QUERY_ASKED: "the query",
    Kind.QUERY_ANSWERED: "the answer",
    Kind.QUERY_WITHDRAWN: "withdrawing the query",
    Kind.ERROR_MARKED: "marking the error",
    Kind.ERROR_CHANGED: "the change of the error",
    Kind.ERROR_WITHDRAWN: "withdrawing the error",
    Kind.ERROR_ANSWERED: "the answer",
    Kind.ERROR_DECIDED: "the ruling",
    Kind.RATED: "the rating",
}
