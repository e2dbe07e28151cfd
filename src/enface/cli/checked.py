"""A run of the rules over what the command line named: findings, which of them are waived, and what went wrong."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from enface.cli.console import Progress, plain
from enface.cli.inputs import Inputs
from enface.model import Document, Finding, Problem, Segment
from enface.review.project import Project


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
    """What was read, found, and went wrong."""

    documents: tuple[Document, ...]
    profile: str
    findings: tuple[CheckedFinding, ...]
    problems: tuple[Problem, ...] = ()

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

    @property
    def open(self) -> tuple[CheckedFinding, ...]:
        """What nobody has waived."""
        return tuple(found for found in self.findings if not found.waived)

    @cached_property
    def summary(self) -> Summary:
        """How much there is of what."""
        counted = [found.finding.severity.value for found in self.findings if found.counts]
        advisory = sum(found.finding.advisory for found in self.open)
        return Summary(
            len(counted), advisory, dict(sorted(Counter(counted).items())), len(self.findings) - len(self.open)
        )


def run_rules(inputs: Inputs) -> Checked:
    """Run the rules and mark what the projects' waivers cover; nothing is written."""
    from enface.rules import LANGUAGES, check

    gc.disable()  # what the rules make has hardly a cycle, and looking for cycles took a sixth of the time
    waived = _waived(inputs.projects)
    for path, pair in dict.fromkeys((document.path, document.languages) for document in inputs.documents):
        if pair != LANGUAGES:
            languages = f"{'→'.join(pair)}; there are rules for {'→'.join(LANGUAGES)} only, so none ran."
            print(plain(f"{path}: {languages}"), file=sys.stderr)
    for path in dict.fromkeys(path for batch in inputs.batches for path in batch.glossary.unused):
        reason = "has no terms in both languages, so nothing of it was looked for."
        print(plain(f"{path}: {reason} `enface glossary check` says more."), file=sys.stderr)
    findings: list[CheckedFinding] = []
    problems = list(inputs.problems)
    with Progress(sum(len(document.segments) for document in inputs.documents)) as progress:
        for batch in inputs.batches:
            result = check(batch.documents, batch.glossary, batch.profile, pause=progress)
            findings += (CheckedFinding(finding, waived(finding)) for finding in result.findings)
            problems += result.problems
    profiles = dict.fromkeys(batch.profile.name for batch in inputs.batches)
    return Checked(inputs.documents, ", ".join(profiles), tuple(findings), tuple(problems))


def _waived(projects: Iterable[Project]) -> Callable[[Finding], bool]:
    """Whether people waived a finding; what knows of databases is loaded only where a project keeps any decisions."""
    keeping = [project for project in projects if project.keeps_waivers]
    if not keeping:
        return lambda _finding: False
    from enface.review.waivers import waived_fingerprints

    return waived_fingerprints(keeping)
