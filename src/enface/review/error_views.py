"""How a marked error stands: what was marked, what became of it, and where its words are by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from enface.languages.spans import followed
from enface.model import MarkedError, Severity, Side, Span
from enface.records import record
from enface.review.commands import Provenance, Ruling, SegmentRef
from enface.store import ErrorRecord, Kind, StepRecord, Texts


class Answer(StrEnum):
    """What a translator says of an error."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class Said(NamedTuple):
    """An answer or a ruling, by whom and why."""

    what: str
    actor: str
    time: str
    comment: str


class Judged(NamedTuple):
    """What an error is taken for; it costs points where it `counts`."""

    type: str
    severity: Severity
    counts: bool


@record
class ErrorView:
    """A marked error as it stands now.

    `span` lies in `texts`, those that it was marked on; None where nothing was pointed at. `here` is the same place in
    the text of now, `is_here` False where its words stand there no longer. `before` is what it was taken for before
    anybody disputed it.
    """

    id: str
    ref: SegmentRef
    author: str
    time: str
    side: Side
    span: Span | None
    texts: Texts
    type: str
    severity: Severity
    note: str
    provenance: Provenance
    rule: str
    fingerprint: str
    before: Judged
    here: Span | None = None
    is_here: bool = True
    withdrawn: bool = False
    answer: Said | None = None
    ruling: Said | None = None

    @property
    def words(self) -> str:
        """The words that were marked."""
        return self.span.of(self.texts.on(self.side)) if self.span else ""

    @property
    def counts(self) -> bool:
        """Whether it costs points: neither withdrawn nor dismissed."""
        return not self.withdrawn and not (self.ruling and self.ruling.what == Ruling.DISMISSED)

    @property
    def now(self) -> Judged:
        """What it is taken for now."""
        return Judged(self.type, self.severity, self.counts)

    @property
    def is_disputed(self) -> bool:
        """Whether it waits for an arbiter."""
        return bool(self.answer and self.answer.what == Answer.DISPUTED and not self.ruling and not self.withdrawn)

    def seen_in(self, texts: Texts) -> ErrorView:
        """The same with its place in other texts of the segment."""
        here = self.span and followed(self.span, self.texts.on(self.side), texts.on(self.side))
        return replace(self, here=here, is_here=here is not None or self.span is None)

    def marked(self, document: str, judged: Judged) -> MarkedError:
        """It as data for scores and files, at its present place, taken for what `judged` says."""
        return MarkedError(
            document,
            self.ref.segment,
            self.side,
            self.here,
            self.words,
            judged.type,
            judged.severity,
            self.author,
            self.note,
        )


def view_of(record: ErrorRecord) -> ErrorView:
    """How an error stands by all that was done with it, seen in the texts that it was marked on."""
    first = ErrorView(
        id=record.id,
        ref=SegmentRef(record.document, record.segment),
        author=record.author,
        time=record.time,
        side=record.place.side,
        span=record.place.span,
        texts=record.place.texts,
        type=record.type,
        severity=record.severity,
        note=record.note,
        provenance=Provenance(record.provenance),
        rule=record.rule,
        fingerprint=record.fingerprint,
        before=Judged(record.type, record.severity, True),
        here=record.place.span,
    )
    return _after(first, record.steps)


def _after(view: ErrorView, steps: Iterable[StepRecord]) -> ErrorView:
    disputed = False
    for step in steps:
        said = Said(step.said, step.actor, step.time, step.note or "")
        view = replace(view, type=step.type or view.type, severity=step.severity or view.severity)
        if step.place:
            place = step.place
            view = replace(view, side=place.side, span=place.span, texts=place.texts, here=place.span)
        if step.kind is Kind.ERROR_CHANGED:
            view = replace(view, note=view.note if step.note is None else step.note)
        elif step.kind is Kind.ERROR_WITHDRAWN:
            view = replace(view, withdrawn=True)
        elif step.kind is Kind.ERROR_ANSWERED:
            view = replace(view, answer=said)
            disputed = disputed or step.said == Answer.DISPUTED
        else:
            view = replace(view, ruling=said)
        if not disputed:
            view = replace(view, before=view.now)
    return view
