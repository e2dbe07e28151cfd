"""Scores findings against hand-annotated errors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from enface.model import Finding, Span


@dataclass(frozen=True, slots=True)
class GoldError:
    """One error that a person marked; `machine` where a rule can find it, by one of the `detectors`.

    `tier` is what finding it takes: the target alone, the source, the glossary.
    """

    segment: str
    span: Span
    machine: bool
    detectors: tuple[str, ...]
    tier: str


@dataclass(frozen=True, slots=True)
class Score:
    """Recall over the machine-findable errors, precision over the findings with a place in the target."""

    found: int
    errors: int
    right: int
    placed: int

    @property
    def recall(self) -> float:
        """Share of the errors that some finding meets."""
        return self.found / self.errors if self.errors else 1.0

    @property
    def precision(self) -> float:
        """Share of the findings that meet some error."""
        return self.right / self.placed if self.placed else 0.0


_KINDS = {
    "glossary": "gloss phrase session",
    "capitals": "cap",
    "punctuation": "punct space hyphen",
    "acronyms": "acr",
    "grammar": "grammar article prep list polarity",
    "style": "ord len style",
    "repetition": "dup",
    "entities": "entity",
    "names and places": "name place pinyin",
    "numbers and dates": "num date unit",
    "other": "",
}
_KIND_OF = {detector: kind for kind, detectors in _KINDS.items() for detector in detectors.split()}


def kind_of(error: GoldError) -> str:
    """What an error is about, in the eleven kinds that sets of errors are compared by."""
    return _KIND_OF.get(error.detectors[0].partition(".")[0] if error.detectors else "", "other")


def weighted(scores: Mapping[str, Score], weights: Mapping[str, int]) -> float:
    """The recall that kinds of errors with these scores would have in a set with so many of each (post-stratification).

    Kinds of which there is no error to score are left out.
    """
    kinds = [kind for kind in weights if kind in scores and scores[kind].errors]
    return sum(weights[kind] * scores[kind].recall for kind in kinds) / sum(weights[kind] for kind in kinds)


def add_up(scores: Iterable[Score]) -> Score:
    """The score of several documents together."""
    return Score(*map(sum, zip(*((each.found, each.errors, each.right, each.placed) for each in scores), strict=True)))


def read_gold(path: Path) -> list[GoldError]:
    """The errors of a JSONL file with segment, start, end, machine, detectors."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [
        GoldError(
            line["segment"], Span(line["start"], line["end"]), line["machine"], tuple(line["detectors"]), line["tier"]
        )
        for line in lines
    ]


def meets(found: Span, gold: Span) -> bool:
    """Whether the two overlap and neither is much longer than the other.

    A finding may have twice the error's length and 12 code points, an error twice the finding's and 40.
    """
    length, gold_length = max(found.end - found.start, 1), max(gold.end - gold.start, 1)
    touching = found.start < gold.start + gold_length and gold.start < found.start + length
    return touching and length <= 2 * gold_length + 12 and gold_length <= 2 * length + 40


def score(findings: Iterable[Finding], gold: Sequence[GoldError], detectors: Sequence[str] = ()) -> Score:
    """Score findings, advisory ones too; `detectors` narrows recall to these families of errors."""
    placed = [finding for finding in findings if finding.target is not None]
    wanted = [
        error
        for error in gold
        if error.machine and (not detectors or any(d.split(".")[0] in detectors for d in error.detectors))
    ]

    def pair(finding: Finding, error: GoldError) -> bool:
        return finding.segment == error.segment and finding.target is not None and meets(finding.target, error.span)

    found = sum(any(pair(finding, error) for finding in placed) for error in wanted)
    right = sum(any(pair(finding, error) for error in gold) for finding in placed)
    return Score(found, len(wanted), right, len(placed))
