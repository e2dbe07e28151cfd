"""What a person may ask for. Commands are pure data: `workflow.apply(command, state)` decides and returns events."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from enface.model import EnfaceError, Problem, Severity, Side, Span
from enface.records import record


class SegmentRef(NamedTuple):
    """A segment in the project: the document's key and the segment's id in it."""

    document: str
    segment: str


class WaiverScope(StrEnum):
    """How far a waiver reaches: findings of the same content in the segment, the document or the project, or whatever
    the rule finds anywhere in the project.
    """

    PLACE = "place"
    DOCUMENT = "document"
    PROJECT = "project"
    RULE = "rule"

    @property
    def words(self) -> str:
        """The scope as people read it."""
        return _SCOPES[self]


_SCOPES = {
    WaiverScope.PLACE: "this segment",
    WaiverScope.DOCUMENT: "the same in this document",
    WaiverScope.PROJECT: "the same everywhere",
    WaiverScope.RULE: "all that the rule finds in this project",
}


class Recipient(StrEnum):
    """Whom a query is for."""

    CLIENT = "client"
    AUTHOR = "author"


class Provenance(StrEnum):
    """Where a marked error came from: a person alone, or a finding, taken over with changes or as it was."""

    HUMAN = "human-only"
    SUGGESTED = "machine-suggested"
    CONFIRMED = "confirmed"


class Ruling(StrEnum):
    """What an arbiter decides about a disputed error."""

    UPHELD = "upheld"
    CHANGED = "changed"
    DISMISSED = "dismissed"


class Origin(StrEnum):
    """Where a revision came from."""

    IMPORT = "import"
    TYPED = "typed"
    FIX = "fix"
    RESTORED = "restored"
    RESOLVED = "resolved"
    REPEATED = "repeated"
    REPLACED = "replaced"
    RECALLED = "recalled"
    RESEGMENTED = "resegmented"


@record
class Revise:
    """Give a segment a new target text. `base` is the text that the person saw; `fixed` names findings' fingerprints
    whose fix was applied.
    """

    ref: SegmentRef
    text: str
    base: str
    origin: Origin = Origin.TYPED
    fixed: tuple[str, ...] = ()


@record
class Propagate:
    """Take a segment's text to others, each named with the text that the person saw there; those that have it already
    take its status. `text` is what the person saw in the segment.
    """

    ref: SegmentRef
    text: str
    to: tuple[tuple[SegmentRef, str], ...]


@record
class Confirm:
    """A translator is done with the segment. `seen` is the target that the person saw, here and below."""

    ref: SegmentRef
    seen: str | None = None


@record
class Approve:
    """An editor or lead lets the segment pass; `reason` is why, where a second pair of eyes was wanted."""

    ref: SegmentRef
    reason: str = ""
    seen: str | None = None


@record
class Reject:
    """An editor or lead sends the segment back, saying why."""

    ref: SegmentRef
    comment: str
    seen: str | None = None


@record
class Reopen:
    """A lead takes approvals back, saying of each segment why: a term has changed."""

    reasons: tuple[tuple[SegmentRef, str], ...]


@record
class Comment:
    """Say something about a segment, or a stretch of it."""

    ref: SegmentRef
    text: str
    side: Side | None = None
    span: Span | None = None


@record
class Waive:
    """Decide that a finding is no error here, or as far as the scope says; with `until`, through that day."""

    ref: SegmentRef
    fingerprint: str
    rule: str
    reason: str
    scope: WaiverScope = WaiverScope.PLACE
    until: date | None = None


@record
class Unwaive:
    """Take a waiver back."""

    waiver: str


@record
class Ask:
    """Raise a query about a segment, or a stretch of one side of it."""

    ref: SegmentRef
    text: str
    to: Recipient
    side: Side | None = None
    span: Span | None = None


@record
class Answer:
    """Note the answer to a query; a later one takes its place."""

    query: str
    text: str


@record
class Withdraw:
    """Ask a query no longer."""

    query: str


@record
class Undo:
    """Take back one's own last decision that still stands, in this document, also of an earlier day."""

    document: str


@record
class Redo:
    """Do again what one's own last Undo took back."""

    document: str


@record
class TakeBack:
    """Take the last delivery of a document back, whoever took it in."""

    document: str


@record
class Resolve:
    """Choose the text of a segment that was given several at the same time: one of them, or another. `seen` are those
    that the person chose between.
    """

    ref: SegmentRef
    text: str
    seen: tuple[str, ...]


@record
class Assign:
    """Let somebody have a document, or nobody where `person` is empty."""

    document: str
    person: str


@record
class MarkError:
    """Mark an error on a stretch of a segment, or on all of it. `base` is the text of that side that the person saw."""

    ref: SegmentRef
    type: str
    severity: Severity
    span: Span | None = None
    side: Side = Side.TARGET
    note: str = ""
    base: str | None = None


@record
class ConfirmFinding:
    """Turn an open finding into an error; type and severity are the finding's unless given."""

    ref: SegmentRef
    fingerprint: str
    type: str = ""
    severity: Severity | None = None
    note: str = ""


@record
class ChangeError:
    """Change a marked error; what is None stays. With a `span` it is bound anew, to the text as it stands now."""

    error: str
    type: str | None = None
    severity: Severity | None = None
    note: str | None = None
    span: Span | None = None
    side: Side | None = None


@record
class WithdrawError:
    """Say that what was marked is no error after all."""

    error: str
    reason: str = ""


@record
class Rate:
    """Say that one has looked at a segment for errors, with a score from 0 to 100 or without."""

    ref: SegmentRef
    score: float | None = None


@record
class AnswerError:
    """Accept an error that was marked in one's translation, or dispute it, saying why."""

    error: str
    accepted: bool
    comment: str = ""


@record
class DecideError:
    """Decide a dispute as its arbiter, saying why; `type` and `severity` are for the ruling that changes it."""

    error: str
    ruling: Ruling
    comment: str
    type: str | None = None
    severity: Severity | None = None


AboutErrors = MarkError | ConfirmFinding | ChangeError | WithdrawError | Rate | AnswerError | DecideError
AboutQueries = Ask | Answer | Withdraw
Decide = Revise | Propagate | Confirm | Approve | Reject | Reopen | Comment | Waive | Unwaive
Single = Decide | AboutErrors | AboutQueries | Undo | Redo | TakeBack | Resolve | Assign


@record
class Together:
    """Several commands as one decision; those that may not happen are left out. `done` and `noun` say what was done to
    how many.
    """

    commands: tuple[Revise | Unwaive | Resolve, ...]
    done: str
    noun: str


Command = Single | Together


class Refused(EnfaceError):  # noqa: N818 - a word of the house
    """A command that may not happen, with one sentence for the status line that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(Problem("", reason))


class FourEyesWanted(Refused):
    """An approval for which a second pair of eyes is wanted; whether this person may give it with a reason."""

    def __init__(self, reason: str, *, may_override: bool) -> None:
        super().__init__(reason)
        self.may_override = may_override


class Overtaken(Refused):
    """A command about a text that somebody else has changed since the person saw it."""

    def __init__(self, actor: str, ref: SegmentRef) -> None:
        super().__init__(f"{actor or 'Somebody'} has changed segment {ref.segment} since you saw it.")
