"""The words of the house as data: documents, segments, findings, decisions. Imports nothing of ours but `record`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from enface.records import record

INLINE_CODE = "\ufffc"
"""Stands for one inline code in a decoded text."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Side(StrEnum):
    """Which of the two facing pages."""

    SOURCE = "source"
    TARGET = "target"


class Severity(StrEnum):
    """What an error does to a reader, in MQM 2.0's four grades."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Status(StrEnum):
    """How far a segment has come."""

    DRAFT = "draft"
    TRANSLATED = "translated"
    REVISED = "revised"
    APPROVED = "approved"
    REJECTED = "rejected"


class Role(StrEnum):
    """Who somebody is in a project."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    LEAD = "lead"


class Span(NamedTuple):
    """A stretch of a decoded text in Unicode code points, end-exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@record
class InlineCode:
    """A tag or placeholder inside a text: its place (of one U+FFFC) and the raw slice of the file it stands for."""

    position: int
    raw: str
    label: str = ""


class Segment(NamedTuple):
    """A source text and its target text; the unit that people decide on.

    `id` is unique in its document. `source` is empty where there is none. `columns` holds what a table carried besides.
    `mended` says that a person set its bounds, which hold when its file is read anew.
    """

    id: str
    source: str
    target: str
    kind: str = "body"
    paragraph: str = ""
    status: Status = Status.TRANSLATED
    source_confidence: str = ""
    note: str = ""
    locked: bool = False
    source_codes: tuple[InlineCode, ...] = ()
    target_codes: tuple[InlineCode, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    mended: bool = False


@dataclass(frozen=True)
class Document:
    """One bilingual document: segments in order.

    `path` is the file as the user named it, `name` the value of its `document` column, else the path. One file may hold
    several documents. `lines` says in which line of the file each segment begins, from 1; it is empty where a file has
    no lines to speak of.
    """

    path: str
    name: str
    segments: tuple[Segment, ...]
    format: str = ""
    languages: tuple[str, str] = ("zh", "en")
    lines: Sequence[int] = field(default=(), compare=False)

    def line(self, segment: str) -> int | None:
        """The line of the file in which the segment of that id begins, where it is known."""
        return self.lines[self.ordinals[segment]] if self.lines else None

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """The place of each segment in the document, from 0, by its id."""
        return {segment.id: ordinal for ordinal, segment in enumerate(self.segments)}

    @cached_property
    def has_source(self) -> bool:
        """Whether any segment has a source text; if not, this is a monolingual review."""
        return any(segment.source for segment in self.segments)


class Edit(NamedTuple):
    """Replace the code points `start` to `end` of a target text."""

    start: int
    end: int
    replacement: str


@record
class Fix:
    """A titled list of exact edits of the target that removes the finding.

    `deterministic` marks what may be applied everywhere at once: case, spacing, doubled words; no choice of meaning.
    """

    title: str
    edits: tuple[Edit, ...]
    deterministic: bool = False

    def apply(self, text: str) -> str:
        """`text` with all edits made; they must not overlap."""
        return apply_edits(text, self.edits)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Make all `edits` of `text`, from the back to the front so that offsets hold.

    Raises ValueError where two edits overlap or one lies outside the text.
    """
    limit = len(text)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        if not 0 <= edit.start <= edit.end <= limit:
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside the text")
        text = text[: edit.start] + edit.replacement + text[edit.end :]
        limit = edit.start
    return text


class Place(NamedTuple):
    """Somewhere else that a finding speaks of."""

    document: str
    segment: str
    side: Side
    span: Span
    text: str


@record
class Finding:
    """What a rule found.

    `source` or `target` is None where the finding has no place on that side; both where it concerns the whole segment.
    `fingerprint` is made of content, never of position, so that a waiver survives re-segmentation (decision 6).
    An advisory finding is worth a look but not asserted: it never gates and never counts as an alarm.
    """

    rule: str
    rule_version: int
    severity: Severity
    type: str
    path: str
    document: str
    segment: str
    source: Span | None
    target: Span | None
    message: str
    fingerprint: str
    evidence: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    fixes: tuple[Fix, ...] = ()
    related: tuple[Place, ...] = ()
    advisory: bool = False

    @property
    def family(self) -> str:
        """The part of the rule's id before the first dot."""
        return self.rule.partition(".")[0]


@record
class MarkedError:
    """What a person marked as an error in a segment: MQM type, severity, place, comment.

    `span` lies on `side` and covers `text`; it is None where the whole segment, or nothing that can be pointed at, is
    meant. `document` may be empty where the segment's id says enough. `system` names who or what translated.
    """

    document: str
    segment: str
    side: Side
    span: Span | None
    text: str
    type: str
    severity: Severity
    author: str = ""
    note: str = ""
    system: str = ""


class Rated(NamedTuple):
    """Somebody looked at a segment for errors, whether or not any was marked."""

    document: str
    segment: str
    author: str
    system: str = ""


@record
class Problem:
    """Something that could not be read or run: an input, a place in it, the reason, and what to do."""

    path: str
    reason: str
    remedy: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.path
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        text = f"{place}: {self.reason}" if place else self.reason
        return f"{text} {self.remedy}".rstrip() if self.remedy else text


class EnfaceError(Exception):
    """An error that a person can do something about; shown as one line, exit status 2.

    Carries one or more `problems`.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class ImportProblem(EnfaceError):  # noqa: N818 - a word of the house
    """A file that cannot be read or written back, with file, line, column and reason."""

    def __init__(
        self, path: str, reason: str, *, remedy: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(Problem(path, reason, remedy, line, column))
