"""How far a waiver reaches: what a wider scope would silence, what each covers now, and when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from enface.languages.counting import counted
from enface.model import Finding
from enface.review.commands import SegmentRef, Waive
from enface.review.views import FindingState, FindingView
from enface.store import contract

REASONS = ("correct as it stands", "the source says so", "name, quotation", "house style", "false alarm")
"""The reasons that are offered everywhere; a project adds its own in its settings."""


class Silenced(NamedTuple):
    """An open finding that a waiver would cover."""

    ref: SegmentRef
    finding: Finding


class Waiving:
    """What is to be known of a project's waivers before one is made, and after."""

    def __init__(self, waivers: contract.Waivers) -> None:
        self._waivers = waivers

    def silenced(self, command: Waive) -> tuple[Silenced, ...]:
        """All open findings that a waiver would cover, its own among them, as far as the documents were checked."""
        found = self._waivers.open_within(command.scope, *command.ref, command.fingerprint, command.rule)
        return tuple(Silenced(SegmentRef(one.document, one.segment), one.finding) for one in found)

    def covering(self) -> Mapping[str, int]:
        """How many findings each waiver covers now, by its id; those that cover none are left out."""
        return self._waivers.covering()

    def view(self, ref: SegmentRef, finding: Finding) -> FindingView:
        """A finding that is new in a segment: waived where a waiver of a wider scope covers it."""
        waived = self._waivers.covers(*ref, finding.fingerprint, finding.rule)
        return FindingView(finding, FindingState.WAIVED if waived else FindingState.OPEN)

    def lapse(self, actor: str) -> tuple[str, ...]:
        """End the waivers whose last day is over; what there is to say about it."""
        ended = self._waivers.lapse(actor, date.today().isoformat())  # noqa: DTZ011 - a day is one of where one works
        has = "waiver has" if ended == 1 else "waivers have"
        return (f"{ended:,} {has} run out: what they covered is open again.",) if ended else ()


def reach_in_words(found: tuple[Silenced, ...]) -> str:
    """How much a waiver would silence: 14 findings in 9 segments of 2 documents."""
    segments = {one.ref for one in found}
    documents = {ref.document for ref in segments}
    place = f" of {counted(len(documents), 'document')}" if len(documents) > 1 else ""
    return f"{counted(len(found), 'open finding')} in {counted(len(segments), 'segment')}{place}"
