"""Every version that a segment's target had: who made it, what it changed, fixed and brought in; the way back to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enface.languages.word_diff import Change, changes
from enface.review.commands import Origin, Refused, Revise, SegmentRef
from enface.store import Store


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a target text; `number` counts from 1, which is what the segment came with.

    `changes` leads from the version before to this one. `fixed` and `new` name the rules of the asserted findings that
    it removed and brought in, a rule for each; `new` is None where that was not recorded.
    """

    number: int
    text: str
    actor: str
    time: str
    origin: Origin
    changes: tuple[Change, ...] = ()
    fixed: tuple[str, ...] = ()
    new: tuple[str, ...] | None = None


class Versions:
    """The history of segments."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, ref: SegmentRef) -> tuple[Version, ...]:
        """Every version of a segment's target that stands, oldest first. Raises Refused where there is no segment."""
        if self._store.segment(*ref) is None:
            raise Refused(f"There is no segment {ref.segment} in {ref.document}.")
        found: list[Version] = []
        for number, one in enumerate(self._store.revisions(*ref), 1):
            given = self._store.event(one.event).payload if one.event else {}
            found.append(
                Version(
                    number,
                    one.text,
                    one.actor,
                    one.time,
                    Origin(one.origin),
                    changes(found[-1].text, one.text) if found else (),
                    _rules(given.get("fixed", ())),
                    _rules(given["new"]) if "new" in given else None,
                )
            )
        return tuple(found)

    def restoring(self, ref: SegmentRef, number: int) -> Revise:
        """The command that makes a version the segment's text again; a new version, which one undo takes back.

        Raises Refused where there is no such version.
        """
        known = self.of(ref)
        if not 1 <= number <= len(known):
            raise Refused(f"Segment {ref.segment} has no version {number}; it has {len(known)}.")
        standing = self._store.segment(*ref)
        return Revise(ref, known[number - 1].text, standing.segment.target if standing else "", Origin.RESTORED)


def _rules(findings: Iterable[tuple[object, ...]]) -> tuple[str, ...]:
    return tuple(str(finding[1]) for finding in findings)
