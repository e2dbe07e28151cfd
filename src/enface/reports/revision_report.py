"""What a revision changed, as JSON (its schema is cli/score.schema.json) and as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from enface import __version__
from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.reports.wording import NO_QUALITY
from enface.scoring.revision import Pairs, Rollup, SegmentDelta, roll_up, roll_up_by, word_changes
from enface.scoring.surface import Figure, Significant

SCHEMA = 1
PEOPLE = ("translator", "reviser")
"""Columns of a table by which segments are rolled up too."""

LIMITS = f"{NO_QUALITY} Findings are what a machine noticed."
_SHOWN = 20
_ALL = 3


@dataclass(frozen=True)
class RevisionReport:
    """Two versions compared: what changed, surface figures of the old against the new, and against references."""

    old: str
    new: str
    pairs: Pairs
    deltas: tuple[SegmentDelta, ...]
    hter_signature: str
    surface: tuple[Figure, ...]
    reference: str = ""
    referenced: int = 0
    against: tuple[Significant, ...] = ()

    @property
    def whole(self) -> Rollup:
        """All segments together."""
        return roll_up(self.deltas)

    @property
    def chrf(self) -> float:
        """The chrF of the new version against the reference, without one of the old version against the new."""
        figures = {one.name: one.new for one in self.against} or {one.name: one.score for one in self.surface}
        return figures["chrF"]

    @property
    def rollups(self) -> dict[str, dict[str, Rollup]]:
        """By document, and by the people that the new version's table names."""
        parts = {"document": roll_up_by(self.deltas, lambda one: one.document)}
        for column in PEOPLE:
            if any(name == column for one in self.deltas for name, _ in one.new.columns):
                parts[column] = roll_up_by(self.deltas, _column(column))
        return parts


def _column(name: str) -> Callable[[SegmentDelta], str]:
    return lambda one: dict(one.new.columns).get(name, "")


def render(report: RevisionReport, format_: str) -> str:
    """The report in one of FORMATS, ending in a newline."""
    return _RENDERERS[format_](report)


def _json(report: RevisionReport) -> str:
    whole = report.whole
    content = {
        "schema": SCHEMA,
        "enface": __version__,
        "old": report.old,
        "new": report.new,
        "segments": {
            "compared": whole.segments,
            "changed": whole.changed,
            "only_old": report.pairs.removed,
            "only_new": report.pairs.added,
        },
        "edits": {
            "old_words": whole.old_words,
            "new_words": whole.new_words,
            "words": whole.words,
            "characters": whole.characters,
            "hter": whole.hter,
            "signature": report.hter_signature,
        },
        "findings": whole.findings._asdict(),
        "preferential": [[one.document, one.new.id] for one in report.deltas if one.preferential],
        "surface": [one._asdict() for one in report.surface],
        "reference": {
            "path": report.reference,
            "segments": report.referenced,
            "figures": [one._asdict() for one in report.against],
        }
        if report.reference
        else None,
        "by": {
            part: [{part: name, **_rollup(rollup)} for name, rollup in rollups.items()]
            for part, rollups in report.rollups.items()
        },
        "changes": [_change(one) for one in report.deltas if one.changed],
        "limits": LIMITS,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rollup(rollup: Rollup) -> dict[str, object]:
    return {**asdict(rollup), "findings": rollup.findings._asdict()}


def _change(one: SegmentDelta) -> dict[str, object]:
    return {
        "document": one.document,
        "segment": one.new.id,
        "old": one.old.target,
        "new": one.new.target,
        "changes": [change._asdict() for change in word_changes(one.old.target, one.new.target)],
        "words": one.words,
        "characters": one.characters,
        "hter": one.edits.rate,
        "chrf": one.chrf,
        "findings": one.findings._asdict(),
        "preferential": one.preferential,
    }


def _text(report: RevisionReport) -> str:
    sections = (_head, _figures, _parts, _changes)
    return "".join(f"{safe_text(line).text}\n" for section in sections for line in section(report)) + LIMITS + "\n"


def _head(report: RevisionReport) -> Iterator[str]:
    whole = report.whole
    share = f" ({whole.changed / whole.segments:.0%})" if whole.segments else ""
    yield f"{report.old} → {report.new}: {whole.changed:,} of {counted(whole.segments, 'segment')} changed{share}."
    if report.pairs.removed or report.pairs.added:
        yield f"Not compared: {report.pairs.removed:,} only in the old version, {report.pairs.added:,} only in the new."
    yield f"Words: {whole.old_words:,} → {whole.new_words:,}; {whole.words:,} edited, {whole.characters:,} characters."
    found = whole.findings
    yield f"Findings: {found.fixed:,} fixed, {found.introduced:,} introduced, {found.untouched:,} untouched."
    if whole.preferential:
        hint = "changed with no finding fixed and no word of weight other: perhaps a matter of taste"
        yield f"Hint: {counted(whole.preferential, 'segment')} {hint}."
    yield ""


def _figures(report: RevisionReport) -> Iterator[str]:
    yield f"HTER {report.whole.hter:.2f}  {report.hter_signature}"
    yield from (f"{one.name} {one.score:.2f}  {one.signature}" for one in report.surface)
    if report.against:
        yield ""
        yield f"Against {report.reference} ({counted(report.referenced, 'segment')}), old → new:"
        for one in report.against:
            yield f"{one.name} {one.old:.2f} → {one.new:.2f}, p = {one.p:.4f}  {one.signature}"
    yield ""


def _parts(report: RevisionReport) -> Iterator[str]:
    for part, rollups in report.rollups.items():
        if len(rollups) > 1 or part != "document":
            yield f"By {part}:"
            for name, one in rollups.items():
                changed = f"{one.changed:,} of {one.segments:,} changed, HTER {one.hter:.2f}"
                yield f"  {name or '(nobody named)'}: {changed}, {one.findings.fixed:,} findings fixed"
            yield ""


def _changes(report: RevisionReport) -> Iterator[str]:
    """The segments that were changed most, each with what went and came."""
    changed = sorted((one for one in report.deltas if one.changed), key=lambda one: -one.edits.edits)
    if changed:
        yield "Changed most:"
    for one in changed[:_SHOWN]:
        shown = list(word_changes(one.old.target, one.new.target))
        more = f"; {len(shown) - _ALL:,} more" if len(shown) > _ALL else ""
        figures = f"HTER {one.edits.rate:.0f}, chrF {one.chrf:.0f}"
        yield f"  {one.document}:{one.new.id} {figures}: {'; '.join(_said(shown[:_ALL]))}{more}"
    if len(changed) > _SHOWN:
        yield f"  and {len(changed) - _SHOWN:,} more (--format json has all)"
    if changed:
        yield ""


def _said(changes: Iterable[tuple[str, str]]) -> Iterator[str]:
    for old, new in changes:
        yield f"“{old}” → “{new}”" if old and new else f"+ “{new}”" if new else f"- “{old}”"


_RENDERERS: dict[str, Callable[[RevisionReport], str]] = {"text": _text, "json": _json}
FORMATS = tuple(_RENDERERS)
