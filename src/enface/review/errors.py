"""What may happen to marked errors: who marks, changes, withdraws, answers and decides; as events from commands.

Importing this module lets `workflow.apply` know these commands.
"""

from __future__ import annotations

from typing import Any

from enface.formats.error_files.contract import error_type
from enface.model import Finding, Role, Severity, Side, Span
from enface.review.commands import (
    AnswerError,
    ChangeError,
    ConfirmFinding,
    DecideError,
    MarkError,
    Provenance,
    Rate,
    Refused,
    Ruling,
    SegmentRef,
    WithdrawError,
)
from enface.review.error_views import Answer, ErrorView
from enface.review.policy import Act
from enface.review.workflow import Decision, State, apply, inside, may, prose, segment_of
from enface.store import Kind, NewEvent, Texts, digest


def mark_event(
    ref: SegmentRef,
    author: str,
    placed: dict[str, Any],
    type_: str,
    severity: Severity,
    note: str,
    *,
    provenance: Provenance = Provenance.HUMAN,
    finding: Finding | None = None,
) -> NewEvent:
    """The event of an error that is marked; `placed` is what `place_of` says."""
    payload = {
        **placed,
        "author": author,
        "type": type_,
        "severity": severity,
        "note": digest(note),
        "provenance": provenance,
        "rule": finding.rule if finding else "",
        "fingerprint": finding.fingerprint if finding else "",
    }
    return NewEvent(Kind.ERROR_MARKED, *ref, payload, (note,))


def rate_event(ref: SegmentRef, author: str, score: float | None, texts: Texts) -> NewEvent:
    """The event of a segment that somebody has looked at for errors."""
    payload = {"author": author, "score": score, "source": digest(texts.source), "target": digest(texts.target)}
    return NewEvent(Kind.RATED, *ref, payload)


def place_of(side: Side, span: Span | None, texts: Texts) -> dict[str, Any]:
    """Where an error is marked, as events say it: the texts are bound by their digests."""
    start, end = span or (None, None)
    bound = {"source": digest(texts.source), "target": digest(texts.target)}
    return {"side": side, "start": start, "end": end, **bound}


@apply.register
def _mark(command: MarkError, state: State) -> Decision:
    ref = command.ref
    may(state, Act.MARK, "marks errors")
    texts = _texts(state, ref)
    _seen(ref, texts.on(command.side), command.base)
    if command.span is not None:
        inside(command.span, texts.on(command.side), command.side)
    type_ = _type(command.type)
    for one in state.errors(ref):
        same = (one.author, one.side, one.here, one.type) == (state.actor, command.side, command.span, type_)
        if same and one.is_here and not one.withdrawn:
            raise Refused("You have marked that already.")
    placed = place_of(command.side, command.span, texts)
    event = mark_event(ref, state.actor, placed, type_, command.severity, prose(command.note.strip()))
    return Decision(f"Error marked in segment {ref.segment}: {type_}, {command.severity}.", (event,), ref)


@apply.register
def _confirm_finding(command: ConfirmFinding, state: State) -> Decision:
    ref = command.ref
    may(state, Act.MARK, "marks errors")
    texts = _texts(state, ref)
    found = next((one for one in state.open_findings(ref) if one.fingerprint == command.fingerprint), None)
    if found is None:
        raise Refused("That finding is no longer open here.")
    side, span = _place_of_finding(found)
    for one in state.errors(ref):
        if (one.author, one.fingerprint, one.here) == (state.actor, found.fingerprint, span) and one.counts:
            raise Refused("You have marked that finding as an error already.")
    type_ = _type(command.type or found.type)
    severity = command.severity or found.severity
    as_it_was = (type_, severity) == (found.type, found.severity)
    event = mark_event(
        ref,
        state.actor,
        place_of(side, span, texts),
        type_,
        severity,
        prose(command.note.strip()),
        provenance=Provenance.CONFIRMED if as_it_was else Provenance.SUGGESTED,
        finding=found,
    )
    return Decision(f"Marked as an error: {type_}, {severity}.", (event,), ref)


def _place_of_finding(found: Finding) -> tuple[Side, Span | None]:
    """Where the error of a finding is marked: in the target, unless that lacks what stands in the source."""
    if found.source and (found.target is None or found.type.endswith("/omission")):
        return Side.SOURCE, found.source
    return Side.TARGET, found.target


@apply.register
def _change(command: ChangeError, state: State) -> Decision:
    error = _own(state, command.error, "change")
    if error.ruling:
        raise Refused(f"{error.ruling.actor} has decided on that error; it stands as decided.")
    given: dict[str, Any] = {}
    note: tuple[str, ...] = ()
    if command.type is not None and (type_ := _type(command.type)) != error.type:
        given["type"] = type_
    if command.severity is not None and command.severity is not error.severity:
        given["severity"] = command.severity
    if command.note is not None and (text := prose(command.note.strip())) != error.note:
        given["note"], note = digest(text), (text,)
    if command.span is not None or command.side is not None:
        texts, side = _texts(state, error.ref), command.side or error.side
        if command.span is not None:
            inside(command.span, texts.on(side), side)
        given |= place_of(side, command.span, texts)
    if not given:
        return Decision("Nothing changed.", ref=error.ref)
    event = NewEvent(Kind.ERROR_CHANGED, *error.ref, {"error": error.id, **given}, note)
    return Decision(f"The error in segment {error.ref.segment} was changed.", (event,), error.ref)


@apply.register
def _withdraw(command: WithdrawError, state: State) -> Decision:
    error = _own(state, command.error, "withdraw")
    return _step(Kind.ERROR_WITHDRAWN, error, "", command.reason, "withdrawn")


@apply.register
def _rate(command: Rate, state: State) -> Decision:
    may(state, Act.MARK, "marks errors")
    texts = _texts(state, command.ref)
    if command.score is not None and not 0 <= command.score <= 100:
        raise Refused("A score is a number from 0 to 100.")
    said = "looked at for errors" if command.score is None else f"rated {command.score:g} of 100"
    event = rate_event(command.ref, state.actor, command.score, texts)
    return Decision(f"Segment {command.ref.segment} {said}.", (event,), command.ref)


@apply.register
def _answer(command: AnswerError, state: State) -> Decision:
    error = _standing(state, command.error)
    if error.author == state.actor and state.role is not Role.LEAD:
        raise Refused("You marked that error yourself: withdraw it if it is none.")
    if error.ruling:
        raise Refused(f"{error.ruling.actor} has decided on that error already.")
    if not command.accepted and not command.comment.strip():
        raise Refused("A dispute needs a comment that says why.")
    answer = Answer.ACCEPTED if command.accepted else Answer.DISPUTED
    return _step(Kind.ERROR_ANSWERED, error, answer, command.comment, answer)


@apply.register
def _decide(command: DecideError, state: State) -> Decision:
    may(state, Act.ARBITRATE, "decides a dispute")
    error = _standing(state, command.error)
    if error.ruling:
        raise Refused(f"{error.ruling.actor} has decided on that error already.")
    if not error.is_disputed:
        raise Refused("Nobody disputes that error.")
    if not command.comment.strip():
        raise Refused("A ruling needs a comment that says why.")
    given: dict[str, Any] = {}
    if command.ruling is Ruling.CHANGED:
        type_, severity = _type(command.type or error.type), command.severity or error.severity
        if (type_, severity) == (error.type, error.severity):
            raise Refused("A ruling that changes an error names another type or severity.")
        given = {"type": type_, "severity": severity}
    elif command.type or command.severity:
        raise Refused(f"An error that is {command.ruling} keeps its type and severity.")
    return _step(Kind.ERROR_DECIDED, error, command.ruling, command.comment, command.ruling, **given)


def _step(kind: Kind, error: ErrorView, said: str, comment: str, done: str, **given: object) -> Decision:
    text = prose(comment.strip())
    payload = {"error": error.id, "said": said, "note": digest(text), **given}
    event = NewEvent(kind, *error.ref, payload, (text,))
    return Decision(f"The error in segment {error.ref.segment} was {done}.", (event,), error.ref)


def _texts(state: State, ref: SegmentRef) -> Texts:
    segment = segment_of(state, ref)
    return Texts(segment.source, segment.target)


def _seen(ref: SegmentRef, text: str, base: str | None) -> None:
    if base is not None and base != text:
        raise Refused(f"Somebody has changed segment {ref.segment} since you saw it.")


def _type(given: str) -> str:
    type_ = error_type(given)
    if not given.strip():
        raise Refused("An error needs a type.")
    return prose(type_)


def _standing(state: State, id: str) -> ErrorView:
    error = state.error(id)
    if error is None:
        raise Refused("There is no such error.")
    if error.withdrawn:
        raise Refused("That error was withdrawn.")
    return error


def _own(state: State, id: str, verb: str) -> ErrorView:
    """An error that the person may change. Raises Refused where it is somebody else's."""
    error = _standing(state, id)
    if error.author != state.actor and state.role is not Role.LEAD:
        raise Refused(f"{error.author} marked that error: only they or a lead may {verb} it.")
    return error
