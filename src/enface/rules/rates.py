"""How often each rule speaks on professional translations, as last measured by `python -m benchmarks accuracy`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from enface.model import Finding

RATES = "rates.tsv"


class Rate(NamedTuple):
    """Of so many segments, those with an asserted finding of a rule, and those with an advisory one only."""

    segments: int
    asserted: int
    advised: int


def rate(rule_id: str) -> Rate | None:
    """The rate of a rule; None where it was not measured."""
    return _rates().get(rule_id)


def write_rates(path: Path, segments: int, rules: Iterable[str], findings: Iterable[Finding]) -> None:
    """Write what a run over so many segments found; a row for each rule, whether it found anything or not."""
    asserted: dict[str, set[tuple[str, str]]] = {}
    advised: dict[str, set[tuple[str, str]]] = {}
    for finding in findings:
        kind = advised if finding.advisory else asserted
        kind.setdefault(finding.rule, set()).add((finding.document, finding.segment))
    lines = ["rule\tsegments\tasserted\tadvised"]
    for rule in sorted(rules):
        sure = asserted.get(rule, set())
        lines.append(f"{rule}\t{segments}\t{len(sure)}\t{len(advised.get(rule, set()) - sure)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


@cache
def _rates() -> dict[str, Rate]:
    rows = (resources.files("enface.rules") / RATES).read_text("utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows)
    return {rule: Rate(*map(int, counts)) for rule, *counts in cells}
