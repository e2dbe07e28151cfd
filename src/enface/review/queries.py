"""Queries to the client or the author: what they are, who may do what with them, which are open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enface.languages.spans import followed
from enface.model import Side, Span
from enface.review import workflow
from enface.review.commands import Answer, Ask, Recipient, Refused, SegmentRef, Withdraw
from enface.review.workflow import Decision, State
from enface.store import Kind, NewEvent, contract, digest
from enface.store.queries import QueryRecord


class QueryState(StrEnum):
    """How far a query has come."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class QueryView:
    """A query with what became of it; `closed_by` and `closed_at` are empty while it is open.

    `words` are those that it is about, as they stood then, empty where it is about the whole segment; `span` is where
    they stand by now, None where they were changed. `reference` is its name in lists that go out and come back.
    """

    id: str
    reference: str
    ref: SegmentRef
    to: Recipient
    text: str
    side: Side | None
    span: Span | None
    words: str
    actor: str
    time: str
    state: QueryState
    answer: str
    closed_by: str
    closed_at: str


class Queries:
    """The queries of a project."""

    def __init__(self, kept: contract.Queries) -> None:
        self._kept = kept

    def all(self) -> tuple[QueryView, ...]:
        """Every query that stands, by document and place."""
        return tuple(map(_view, self._kept.all()))

    def open(self) -> tuple[QueryView, ...]:
        """Those that are neither answered nor withdrawn."""
        return tuple(one for one in self.all() if one.state is QueryState.OPEN)

    def of(self, ref: SegmentRef) -> tuple[QueryView, ...]:
        """The queries about a segment, oldest first."""
        return tuple(map(_view, self._kept.of_segment(*ref)))


def _view(record: QueryRecord) -> QueryView:
    span = Span(record.start, record.end) if record.start is not None and record.end is not None else None
    closed = QueryState.ANSWERED if record.answer is not None else QueryState.WITHDRAWN
    return QueryView(
        id=record.id,
        # Letters before it, so that no spreadsheet takes it for a number.
        reference=f"Q-{record.id[-8:]}",
        ref=SegmentRef(record.document, record.segment),
        to=Recipient(record.recipient),
        text=record.text,
        side=Side(record.side) if record.side else None,
        span=span and followed(span, record.quoted, record.now),
        words=span.of(record.quoted) if span else "",
        actor=record.actor,
        time=record.time,
        state=closed if record.closed_at else QueryState.OPEN,
        answer=record.answer or "",
        closed_by=record.closed_by,
        closed_at=record.closed_at,
    )


@workflow.apply.register
def _ask(command: Ask, state: State) -> Decision:
    segment = workflow.segment_of(state, command.ref)
    text = workflow.prose(command.text.strip())
    if not text:
        raise Refused("The query is empty.")
    whole = segment.source if command.side is Side.SOURCE else segment.target
    if command.span and not 0 <= command.span.start < command.span.end <= len(whole):
        raise Refused(f"The {command.side} of segment {command.ref.segment} has no such stretch.")
    start, end = command.span or (None, None)
    side = command.side if command.span and command.side else ""
    payload = {"to": command.to, "text": digest(text), "side": side, "start": start, "end": end}
    if command.span:
        payload["quoted"] = digest(whole)
    event = NewEvent(Kind.QUERY_ASKED, *command.ref, payload, (text, whole) if command.span else (text,))
    return Decision(f"Query to the {command.to} raised in segment {command.ref.segment}.", (event,), command.ref)


@workflow.apply.register
def _answer(command: Answer, state: State) -> Decision:
    query = _standing(state, command.query)
    text = workflow.prose(command.text.strip())
    if not text:
        raise Refused("The answer is empty.")
    ref = SegmentRef(query.document, query.segment)
    if query.answer == text:
        return Decision("That answer is known.", ref=ref)
    payload = {"query": query.id, "text": digest(text)}
    return Decision("Answer noted.", (NewEvent(Kind.QUERY_ANSWERED, *ref, payload, (text,)),), ref)


@workflow.apply.register
def _withdraw(command: Withdraw, state: State) -> Decision:
    query = _standing(state, command.query)
    ref = SegmentRef(query.document, query.segment)
    if query.closed_at:
        done = "answered" if query.answer is not None else "withdrawn"
        return Decision(f"That query is {done} already.", ref=ref)
    return Decision("Query withdrawn.", (NewEvent(Kind.QUERY_WITHDRAWN, *ref, {"query": query.id}),), ref)


def _standing(state: State, id: str) -> QueryRecord:
    query = state.query(id)
    if query is None:
        raise Refused("There is no such query.")
    return query
