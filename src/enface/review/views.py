"""What the screen and the reports see of a project: plain data, made by the desk from the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from enface.model import Finding, Segment, Severity, Side, Span, Status
from enface.records import record
from enface.review.commands import SegmentRef, WaiverScope
from enface.review.query import parse
from enface.store.conditions import Condition

if TYPE_CHECKING:
    from enface.formats.compare import Breach


class FindingState(StrEnum):
    """Where a finding stands with the people."""

    OPEN = "open"
    WAIVED = "waived"


@record
class DocumentSummary:
    """A document on the home screen. `key` identifies it in the project; counts are of segments and open findings."""

    key: str
    name: str
    path: str
    format: str
    segments: int
    words: int
    by_status: Mapping[Status, int]
    open_findings: Mapping[Severity, int]
    open_advisory: int
    checked: bool
    assigned: str = ""
    """Who has it; empty where nobody does."""
    conflicts: int = 0
    """Segments that wait for somebody to choose between texts."""
    words_left: int = 0
    """Words of the segments that still wait for somebody of the desk's role."""


@record
class Mark:
    """A stretch to underline."""

    span: Span
    severity: Severity
    advisory: bool = False
    error: bool = False
    """Whether a person marked it."""


@record
class Row:
    """A segment in the grid. `ordinal` is its place in the document from 0 and the key by which pages are asked for."""

    ref: SegmentRef
    ordinal: int
    segment: Segment
    """As it stands now: current target and status."""
    source_marks: tuple[Mark, ...] = ()
    target_marks: tuple[Mark, ...] = ()
    open_findings: int = 0
    """Asserted ones; the advisory ones are counted by themselves."""
    open_advisory: int = 0
    comments: int = 0
    errors: int = 0
    """What people marked and did not withdraw."""
    stale: bool = False
    """Whether it was approved once and that no longer holds."""


@record
class FindingView:
    """A finding with what people decided about it; `alike` counts the open findings of its kind in the document."""

    finding: Finding
    state: FindingState = FindingState.OPEN
    waiver: str = ""
    reason: str = ""
    actor: str = ""
    alike: int = 1


@record
class CommentView:
    """What somebody said about a segment, or about a span on one side of it.

    `span` is where its words stand now: None where no words are meant, or they stand there no longer; `words` are they.
    """

    actor: str
    time: str
    text: str
    span: Span | None = None
    side: Side | None = None
    words: str = ""


@record
class Said:
    """A comment and the segment that it is on."""

    ref: SegmentRef
    comment: CommentView


@record
class Revision:
    """One version of a target text."""

    text: str
    actor: str
    time: str
    origin: str


@record
class ChangeView:
    """What a segment held before its file changed it, and who took that in; both texts None where it is new."""

    source: str | None
    target: str | None
    actor: str
    time: str


@record
class WaiverView:
    """A waiver that stands; `until` is its last day as an ISO date, empty where it has none."""

    id: str
    ref: SegmentRef
    fingerprint: str
    rule: str
    severity: Severity
    scope: WaiverScope
    reason: str
    actor: str
    time: str
    until: str = ""


@record
class FixedView:
    """A finding that somebody's revision removed; `by_fix` where one of its own fixes was applied."""

    ref: SegmentRef
    rule: str
    severity: Severity
    by_fix: bool
    actor: str
    time: str


class Held(NamedTuple):
    """What there is to ask for about a segment; `draft` is one's own unsaved edit, `lease` anybody's that goes on."""

    change: bool = False
    approval: bool = False
    scores: bool = False
    conflict: bool = False
    queries: bool = False
    draft: bool = False
    lease: bool = False


class Decided(StrEnum):
    """What somebody did."""

    REVISED = "revised"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    REJECTED = "rejected"
    COMMENTED = "commented"
    WAIVED = "waived"
    REOPENED = "reopened"
    ASKED = "asked"
    REPLIED = "replied"
    WITHDRAWN = "withdrawn"
    MARKED = "marked"
    RATED = "rated"
    ANSWERED = "answered"
    RULED = "ruled"


@record
class DecisionView:
    """Something that somebody decided and nobody has undone."""

    ref: SegmentRef
    what: Decided
    actor: str
    time: str


@record
class Exported:
    """A file written back, and how many of its segments differ from what it held.

    `breaches` is what else differs, found by comparing what was written with what was opened; empty where it is proved
    that nothing does.
    """

    path: Path
    output: Path
    segments: int
    breaches: tuple[Breach, ...] = ()


@record
class EarlierView:
    """An earlier translation of a text like a segment's source: how like in percent, where it stands and who decided
    it, its source, and its translation.
    """

    percent: int
    place: str
    source: str
    text: str


@record
class Filter:
    """Which rows to show; all given conditions hold together. `text` is looked for in source and target.

    `changed` are those that their file changed, or brought, after the project first knew it, `stale` those that were
    approved once, which no longer holds. `query` is one of `review.query`.
    """

    open_findings: bool = False
    statuses: frozenset[Status] = frozenset()
    text: str = ""
    changed: bool = False
    stale: bool = False
    query: str = ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the query says. Raises QueryProblem where that makes no sense."""
        return parse(self.query)

    @property
    def is_empty(self) -> bool:
        """Whether every row is shown."""
        return not (self.open_findings or self.statuses or self.text or self.changed or self.stale or self.query)


@record
class Outcome:
    """What came of a command: one sentence for the status line, the segment it changed, to go there, and how many
    others it may have changed.
    """

    message: str
    ref: SegmentRef | None = None
    changed: bool = True
    others: int = 0


@record
class Position:
    """Where somebody was in a project when they left."""

    document: str
    segment: str
    filter: Filter = field(default_factory=Filter)
