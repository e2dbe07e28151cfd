"""A run of the rules over what the command line named: findings, which of them are waived, and what went wrong."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from enface.cli.console import Progress, plain
from enface.cli.inputs import Inputs
from enface.model import Document, Finding, Problem, Segment
from enface.review.project import Project

if TYPE_CHECKING:
    from enface.rules.packing import Findings


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """A finding and whether the project waived it."""

    finding: Finding
    waived: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is asserted and open, so that it may fail a run."""
        return not self.waived and not self.finding.advisory


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of what is open: asserted findings, advisories, asserted ones by severity; and what is waived."""

    findings: int
    advisory: int
    by_severity: dict[str, int]
    waived: int


@dataclass(frozen=True)
class Checked:
    """What was read, found, and went wrong; `waived` says of each finding in order whether it is: 1, else 0."""

    documents: tuple[Document, ...]
    profile: str
    found: tuple[Findings, ...]
    waived: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> Iterator[CheckedFinding]:
        """All findings in order, made anew each time."""
        found = chain.from_iterable(self.found)
        return (CheckedFinding(finding, bool(waived)) for finding, waived in zip(found, self.waived, strict=True))

    @property
    def open(self) -> Iterator[CheckedFinding]:
        """What nobody has waived."""
        return (found for found in self.findings if not found.waived)

    @cached_property
    def _documents(self) -> dict[tuple[str, str], Document]:
        return {(document.path, document.name): document for document in self.documents}

    def line(self, finding: Finding) -> int | None:
        """The line of the file in which the finding's segment begins, where it is known."""
        document = self._documents.get((finding.path, finding.document))
        return document.line(finding.segment) if document is not None else None

    def segment(self, finding: Finding) -> Segment:
        """The segment that a finding speaks of."""
        document = self._documents[finding.path, finding.document]
        return document.segments[document.ordinals[finding.segment]]

    @cached_property
    def summary(self) -> Summary:
        """How much there is of what."""
        counts = Counter((found.finding.severity.value, found.finding.advisory) for found in self.open)
        asserted = {severity: count for (severity, advisory), count in sorted(counts.items()) if not advisory}
        findings = sum(asserted.values())
        advisory = counts.total() - findings
        return Summary(findings, advisory, asserted, self.waived.count(1))


def run_rules(inputs: Inputs, jobs: int = 1) -> Checked:
    """Run the rules, in so many processes, and mark what the projects' waivers cover; nothing is written."""
    from enface.rules import LANGUAGES, check_packed

    gc.disable()  # what the rules make has hardly a cycle, and looking for cycles took a sixth of the time
    waived = _waived(inputs.projects)
    for path, pair in dict.fromkeys((document.path, document.languages) for document in inputs.documents):
        if pair != LANGUAGES:
            languages = f"{'→'.join(pair)}; there are rules for {'→'.join(LANGUAGES)} only, so none ran."
            print(plain(f"{path}: {languages}"), file=sys.stderr)
    for path in dict.fromkeys(path for batch in inputs.batches for path in batch.glossary.unused):
        reason = "has no terms in both languages, so nothing of it was looked for."
        print(plain(f"{path}: {reason} `enface glossary check` says more."), file=sys.stderr)
    found: list[Findings] = []
    problems = list(inputs.problems)
    with Progress(sum(len(document.segments) for document in inputs.documents)) as progress:
        for batch in inputs.batches:
            findings, failed = check_packed(batch.documents, batch.glossary, batch.profile, pause=progress, jobs=jobs)
            found.append(findings)
            problems += failed
    profiles = dict.fromkeys(batch.profile.name for batch in inputs.batches)
    return Checked(inputs.documents, ", ".join(profiles), tuple(found), waived(found), tuple(problems))


def _waived(projects: Iterable[Project]) -> Callable[[Iterable[Findings]], bytes]:
    """Which findings people waived; what knows of databases is loaded only where a project keeps any decisions."""
    keeping = [project for project in projects if project.keeps_waivers]
    if not keeping:
        return lambda found: bytes(sum(map(len, found)))
    from enface.review.waivers import waived_fingerprints

    is_waived = waived_fingerprints(keeping)
    return lambda found: bytes(map(is_waived, chain.from_iterable(found)))
