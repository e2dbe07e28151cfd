"""A report on a corpus: how often each rule speaks, in which shards, with examples."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enface.corpora.kept import Run, examples, run_at
from enface.languages.counting import counted
from enface.reports.outline import Card, Cell, Column, Kind, Outline, Table
from enface.rules.as_data import dumps

_EACH = 3
"""Examples of a rule."""
_SHARDS = 50
"""So many shards a page shows, those with the most findings; listings have all."""
_LONGEST = 80


@dataclass(frozen=True)
class CorpusReport:
    """A run over a corpus, and some findings of each rule."""

    run: Run
    examples: dict[str, list[dict[str, Any]]]
    made: str


def report_corpus(root: Path) -> CorpusReport:
    """The report on the run that a folder holds. Raises EnfaceError where it has no manifest."""
    run = run_at(root)
    return CorpusReport(run, examples(run, _EACH), datetime.datetime.now(tz=datetime.UTC).date().isoformat())


def corpus_json(report: CorpusReport) -> str:
    """The manifest with the examples, as JSON."""
    return dumps({**report.run.manifest, "made": report.made, "examples": report.examples}, indent=1)


def outline(report: CorpusReport, *, listings: bool = False) -> Outline:
    """What the report says."""
    manifest = report.run.manifest
    segments, summary = manifest["segments"], manifest["summary"]
    unread = sum(told["done"] < told["batches"] or not told["batches"] for told in manifest["shards"])
    grades = ", ".join(f"{count:,} {grade}" for grade, count in summary["by_severity"].items())
    return Outline(
        kicker="Corpus report",
        title=f"Findings in {report.run.root.name}",
        made=report.made,
        facts=(
            counted(len(manifest["shards"]), "shard"),
            counted(segments, "segment"),
            f"profile {manifest['profile']}, enface {manifest['enface']}",
            *([grades] if grades else ()),
        ),
        cards=(
            Card(f"{segments:,}", "segments checked", "shards"),
            Card(f"{_rate(summary['findings'], segments):,.1f}", "findings in 1,000 segments", "rules"),
            Card(f"{summary['findings']:,}", "findings", "rules"),
            Card(f"{unread:,}", "shards not read, or not whole", "problems"),
        ),
        tables=(_rules(manifest), _shards(manifest, listings=listings), _examples(report), _problems(manifest)),
        notes=tuple(_notes(manifest)),
        warnings=() if manifest["finished"] else ("The run was stopped before its end.",),
    )


def _rate(count: int, segments: int) -> float:
    return 1000 * count / segments if segments else 0.0


def _notes(manifest: dict[str, Any]) -> Iterator[str]:
    yield "Findings are what rules say, and no measure of quality. An advisory is worth a look and is not asserted."
    if manifest["in_other_languages"]:
        yield f"{counted(manifest['in_other_languages'], 'segment')} in other languages, for which there are no rules."
    if manifest["further_problems"]:
        yield f"{manifest['further_problems']:,} further problems are not listed."


def _rules(manifest: dict[str, Any]) -> Table:
    segments = manifest["segments"]
    rows = sorted(manifest["rules"].items(), key=lambda item: (-item[1]["asserted"], -item[1]["advisory"], item[0]))
    return Table(
        "rules",
        "Rules",
        (
            Column("rule", Kind.CODE),
            Column("findings", Kind.COUNT),
            Column("in 1,000 segments", Kind.NUMBER),
            Column("advisory", Kind.COUNT),
            Column("advisory in 1,000", Kind.NUMBER),
        ),
        tuple(
            (
                rule,
                told["asserted"],
                _rate(told["asserted"], segments),
                told["advisory"],
                _rate(told["advisory"], segments),
            )
            for rule, told in rows
        ),
        "Each rule with what it found in all shards; a segment may have several findings.",
    )


def _shards(manifest: dict[str, Any], *, listings: bool) -> Table:
    told = manifest["shards"]
    if not listings:
        told = sorted(told, key=lambda one: -_rate(one["findings"], one["segments"]))[:_SHARDS]
    rows: list[tuple[Cell, ...]] = [
        (
            one["path"],
            one["segments"],
            one["findings"],
            _rate(one["findings"], one["segments"]),
            one["advisory"],
            one["batches"] - one["done"],
        )
        for one in told
    ]
    which = "" if listings else f"; those with the most findings a segment, {_SHARDS} at most"
    return Table(
        "shards",
        "Shards",
        (
            Column("shard"),
            Column("segments", Kind.COUNT),
            Column("findings", Kind.COUNT),
            Column("in 1,000 segments", Kind.NUMBER),
            Column("advisory", Kind.COUNT),
            Column("batches not read", Kind.COUNT),
        ),
        tuple(rows),
        f"What rules of segments and documents found; what looks across the corpus belongs to no shard{which}.",
    )


def _examples(report: CorpusReport) -> Table:
    rows = [
        (
            rule,
            finding["path"] + (f":{finding['line']}" if finding["line"] else ""),
            _short((finding["target"] or finding["source"] or {"text": ""})["text"]),
            _short(finding["message"]),
        )
        for rule in sorted(report.examples)
        for finding in report.examples[rule]
    ]
    columns = Column("rule", Kind.CODE), Column("place"), Column("words"), Column("message")
    made = f"Of each rule up to {_EACH} findings: the first of as many batches, which are drawn by chance."
    return Table("examples", "Examples", columns, tuple(rows), made)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _problems(manifest: dict[str, Any]) -> Table:
    rows = tuple((one["path"], one["line"], f"{one['reason']} {one['remedy']}") for one in manifest["problems"])
    columns = Column("shard"), Column("line", Kind.COUNT), Column("what is wrong")
    made = "Shards and batches that could not be read, and rules that failed; no figure counts them."
    return Table("problems", "What could not be read", columns, rows, made)
