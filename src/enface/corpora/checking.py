"""What a worker does: find the batches of a shard, run the rules over some of them, leave findings and a receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from enface.corpora.cutting import Batch, cut
from enface.corpora.findings import write_findings
from enface.corpora.folder import Folder, Receipt, Told, batch_name
from enface.corpora.keys import KeyRows, write_keys
from enface.corpora.reading import Documents, read_batches
from enface.corpora.shards import Shard
from enface.glossary import Glossary
from enface.model import Document, ImportProblem, Problem
from enface.rules import LANGUAGES, DocumentAnalysis, Profile
from enface.rules.as_data import finding_object
from enface.rules.finishing import finish
from enface.rules.runner import Found, Run, batches


@dataclass(frozen=True)
class Job:
    """What all workers of a run know: where findings go, in which format, what is looked for, the size of a batch."""

    root: Path
    format: str
    glossary: Glossary
    profile: Profile
    size: int

    @property
    def folder(self) -> Folder:
        """Where the run keeps what it makes."""
        return Folder(self.root, self.format)


class Cutting(NamedTuple):
    """The task of finding a shard's batches."""

    shard: Shard

    def perform(self, job: Job) -> int | Problem:
        """The rows of the shard, whose batches are kept in the folder, or why it cannot be read."""
        try:
            made = job.folder.cut(self.shard) or cut(self.shard, job.size)
        except ImportProblem as problem:
            return problem.problems[0]
        job.folder.keep_cut(self.shard, made)
        return sum(batch.rows for batch in made.batches)


class Checking(NamedTuple):
    """The task of running the rules of segments and documents over some batches of a shard, which come in order."""

    shard: Shard
    batches: tuple[Batch, ...]

    def perform(self, job: Job) -> list[Receipt]:
        """What came of each; those that are done already are not done again."""
        folder = job.folder
        known = {batch.number: folder.receipt(batch_name(self.shard, batch.number)) for batch in self.batches}
        left = [batch for batch in self.batches if known[batch.number] is None]
        made = folder.cut(self.shard) or cut(self.shard, job.size)
        for batch, held in read_batches(self.shard, made, left):
            known[batch.number] = _check(job, self.shard, batch, held)
        return [receipt for receipt in known.values() if receipt is not None]


def _check(job: Job, shard: Shard, batch: Batch, held: Documents | ImportProblem) -> Receipt:
    folder, name = job.folder, batch_name(shard, batch.number)
    if isinstance(held, ImportProblem):
        return Receipt(shard.path, batch.number, problems=held.problems)  # not kept: the next run tries again
    run, keys, tally = Run(job.profile), KeyRows(), Tally()
    write_findings(folder.findings(name), job.format, tally.counting(_found(job, run, held, keys)))
    write_keys(folder.keys(name), keys)
    segments = sum(len(document.segments) for document in held)
    receipt = tally.receipt(shard.path, batch.number, run.problems, segments, _foreign(held))
    folder.keep_receipt(name, receipt)
    return receipt


def _found(job: Job, run: Run, held: Documents, keys: KeyRows) -> Iterator[dict[str, Any]]:
    row = 0
    for document in held:
        if document.languages == LANGUAGES:
            yield from _document(job, run, document, keys, row)
        row += len(document.segments)


def _foreign(held: Documents) -> int:
    return sum(len(document.segments) for document in held if document.languages != LANGUAGES)


def _document(job: Job, run: Run, document: Document, keys: KeyRows, before: int) -> Iterator[dict[str, Any]]:
    """The findings of one document; the keys of its segments are added, as those of the rows behind `before`."""
    whole = DocumentAnalysis(document, job.glossary, job.profile)
    found: Found = {}
    for analyses in batches(whole, 0, len(document.segments)):
        found.update(run.look_at(whole, analyses))
        for analysis in analyses:
            keys.add(run, analysis, before + analysis.ordinal)
    run.wide(whole, found)
    for ordinal in sorted(found):
        segment, line = document.segments[ordinal], document.lines[ordinal] if document.lines else None
        for finding in finish(found.pop(ordinal)):
            yield finding_object(finding, segment, line=line)


class Tally:
    """Counts findings as they pass."""

    def __init__(self) -> None:
        self._rules: dict[str, Told] = {}
        self._severities: Counter[str] = Counter()

    def counting(self, findings: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The findings, unchanged."""
        for place, finding in enumerate(findings):
            told = self._rules.get(finding["rule"], Told(0, 0, place))
            if finding["advisory"]:
                told = told._replace(advised=told.advised + 1)
            else:
                told = told._replace(asserted=told.asserted + 1)
                self._severities[finding["severity"]] += 1
            self._rules[finding["rule"]] = told
            yield finding

    def receipt(
        self, path: str, number: int, problems: tuple[Problem, ...], segments: int = 0, foreign: int = 0
    ) -> Receipt:
        """The receipt of all that has passed."""
        return Receipt(path, number, segments, foreign, self._rules, dict(self._severities), problems)
