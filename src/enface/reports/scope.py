"""What part of a project's reviews a report is about: some documents, one person's work, a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Documents by their keys, a person by name, days as ISO dates, both included; what is empty leaves nothing out."""

    documents: frozenset[str] = frozenset()
    person: str = ""
    first: str = ""
    last: str = ""

    @property
    def narrows(self) -> bool:
        """Whether decisions are left out, and with them the segments that nobody else decided on."""
        return bool(self.person or self.first or self.last)

    def holds(self, document: str) -> bool:
        """Whether a document is meant."""
        return not self.documents or document in self.documents

    def covers(self, actor: str, time: str) -> bool:
        """Whether what somebody did at a time is meant."""
        day = time[:10]
        theirs = not self.person or actor == self.person
        return theirs and (not self.first or self.first <= day) and (not self.last or day <= self.last)

    @property
    def facts(self) -> Iterator[str]:
        """What is left out, for a report's head."""
        if self.documents:
            yield f"only {', '.join(sorted(self.documents))}"
        if self.person:
            yield f"only what {self.person} decided"
        if self.first or self.last:
            yield f"only decisions {self._period}"

    @property
    def notes(self) -> Iterator[str]:
        """What the figures of a part count."""
        if self.documents:
            yield "Every figure is of the documents named above, and of no others."
        if self.narrows:
            who = self.person or "anybody"
            when = f" {self._period}" if self._period else ""
            yield (
                f"The report is about the segments on which {who} decided something{when}: revised, confirmed, "
                "approved, rejected or commented on them, waived a finding, marked, rated, answered or ruled. Their "
                "sizes, statuses, open findings, terms and names are those of now. Fixed findings, waivers, comments, "
                f"approvals and revisions are those that {who} made{when}. The score is of the errors that {who} "
                f"marked{when}, in the segments looked at for them; it is a score of these segments, never of the "
                "person who marked them."
            )

    @property
    def _period(self) -> str:
        parts = (f"from {self.first}" if self.first else "", f"to {self.last}" if self.last else "")
        return " ".join(part for part in parts if part)


WHOLE = Scope()
"""All of a project."""
