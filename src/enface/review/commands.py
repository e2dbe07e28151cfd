"""What a person may ask for. Commands are pure data: `workflow.apply(command, state)` decides and returns events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from enface.model import EnfaceError, Problem, Side, Span


class SegmentRef(NamedTuple):
    """A segment in the project: the document's key and the segment's id in it."""

    document: str
    segment: str


class WaiverScope(StrEnum):
    """How far a waiver reaches."""

    PLACE = "place"
    DOCUMENT = "document"
    PROJECT = "project"


class Origin(StrEnum):
    """Where a revision came from."""

    IMPORT = "import"
    TYPED = "typed"
    FIX = "fix"
    RESTORED = "restored"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Revise:
    """Give a segment a new target text. `base` is the text that the person saw; `fixed` names findings' fingerprints
    whose fix was applied.
    """

    ref: SegmentRef
    text: str
    base: str
    origin: Origin = Origin.TYPED
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirm:
    """A translator is done with the segment."""

    ref: SegmentRef


@dataclass(frozen=True, slots=True)
class Approve:
    """An editor or lead lets the segment pass."""

    ref: SegmentRef


@dataclass(frozen=True, slots=True)
class Reject:
    """An editor or lead sends the segment back, saying why."""

    ref: SegmentRef
    comment: str


@dataclass(frozen=True, slots=True)
class Comment:
    """Say something about a segment, or a stretch of it."""

    ref: SegmentRef
    text: str
    side: Side | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Waive:
    """Decide that a finding is no error here."""

    ref: SegmentRef
    fingerprint: str
    rule: str
    reason: str
    scope: WaiverScope = WaiverScope.PLACE


@dataclass(frozen=True, slots=True)
class Unwaive:
    """Take a waiver back."""

    waiver: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back one's own last decision that still stands, in this document, also of an earlier day."""

    document: str


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what one's own last Undo took back."""

    document: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take the last delivery of a document back, whoever took it in."""

    document: str


@dataclass(frozen=True, slots=True)
class Resolve:
    """Choose the text of a segment that was given several at the same time: one of them, or another. `seen` are those
    that the person chose between.
    """

    ref: SegmentRef
    text: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assign:
    """Let somebody have a document, or nobody where `person` is empty."""

    document: str
    person: str


Command = Revise | Confirm | Approve | Reject | Comment | Waive | Unwaive | Undo | Redo | TakeBack | Resolve | Assign


class Refused(EnfaceError):  # noqa: N818 - a word of the house
    """A command that may not happen, with one sentence for the status line that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(Problem("", reason))
