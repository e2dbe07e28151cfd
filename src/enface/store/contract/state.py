"""Promises about what follows: the segments as they stand, what was found in them, how they came to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from enface.model import Finding, Severity, Status
    from enface.store.checks import FixedRecord
    from enface.store.documents import SegmentRecord
    from enface.store.findings import FindingRecord
    from enface.store.history import Attached, CommentRecord, RevisionRecord
    from enface.store.pages import RowFilter


class Segments(Protocol):
    """The segments as they stand now, a page at a time; the last page costs what the first does."""

    def segment(self, document: str, id: str) -> SegmentRecord | None:
        """The segment of that id."""

    def segments_after(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` of those chosen, from `ordinal` on, ascending."""

    def segments_before(self, document: str, ordinal: int, count: int, chosen: RowFilter) -> list[SegmentRecord]:
        """Up to `count` of those chosen, before `ordinal`, descending."""

    def count(self, document: str, chosen: RowFilter, *, below: int | None = None) -> int:
        """How many are chosen, or how many of them stand before the ordinal `below`."""

    def next_open(self, document: str, ordinal: int, *, backwards: bool) -> int | None:
        """The ordinal of the next one with an open, asserted finding, going round at the end."""

    def next_of_status(self, document: str, ordinal: int, statuses: Iterable[Status]) -> int | None:
        """The ordinal of the next unlocked one of these statuses, going round at the end."""

    def changed_since(self, document: str, clock: int) -> int:
        """How many have come, or come anew with another text, after a clock reading."""

    def target_at(self, document: str, ordinal: int) -> tuple[str, str] | None:
        """Id and hash of the target of the one at a place."""

    def edited(self, document: str) -> list[tuple[str, str, Status, bool]]:
        """What differs from the file: id, target and status now, and whether it is the text that differs."""


class Findings(Protocol):
    """What the rules found, and with what they were asked; every check replaces it, and no event vouches for it."""

    def findings(self, document: str, ordinals: Iterable[int]) -> list[FindingRecord]:
        """Those of some segments in order of place, each with its waiver and the open ones of its kind counted."""

    def findings_in(self, document: str) -> Iterable[FindingRecord]:
        """All of a document in order, not all at once in the memory."""

    def finding_bodies(self, document: str, first: int, last: int) -> dict[int, list[str]]:
        """Those of the segments `first` to `last`, both inclusive, by ordinal, as `findings.pack` makes them."""

    def replace_findings(self, document: str, ordinal: int, segment: str, found: Sequence[Finding]) -> None:
        """Let a segment have these and no others, inside a `change`; what a waiver covers is not open."""

    def replace_bodies(self, document: str, ordinal: int, segment: str, bodies: Sequence[str]) -> None:
        """As `replace_findings`, with findings already packed."""

    def open_counts(self, document: str) -> tuple[dict[Severity, int], int]:
        """The open ones of a document: the asserted by severity, and how many are advisory."""

    def fixed(self, document: str) -> list[FixedRecord]:
        """Those that people's standing revisions removed, in order of time."""

    def checked(self, document: str) -> str:
        """The signature of what a document was last checked with; empty where a check is due."""

    def mark_checked(self, document: str, signature: str) -> None:
        """Remember what a document was checked with, inside a `change`."""

    def forget_check(self, document: str) -> None:
        """Let a check be due, inside a `change` of one of a document's texts."""


class History(Protocol):
    """What was said about segments, and the versions of their targets."""

    def comments(self, document: str, segment: str | None = None) -> list[CommentRecord]:
        """The comments on a segment, or in a document, oldest first."""

    def attached(self, document: str, segments: Sequence[str]) -> list[Attached]:
        """The comments on some segments that are about words of theirs."""

    def revisions(self, document: str, segment: str) -> list[RevisionRecord]:
        """Every version of a target that stands, oldest first; the first is what it came with."""

    def vocabulary(self, document: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The rules with open findings, the kinds of segments and the people of a document, each in order."""

    def delivered(self, document: str) -> dict[str, str]:
        """What the segments came with whose text is another now, by id."""
