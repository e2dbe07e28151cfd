"""Terms and names with which something is wrong, from the findings of the glossary's rules and of the entity ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enface.model import Finding, Segment
from enface.reports.figures import TermFigure
from enface.review.views import FindingState, FindingView

_GLOSSARY, _ENTITY = "glossary", "entity"
FAMILIES = frozenset({_GLOSSARY, _ENTITY})
"""The families of rules that these tables rest on."""

_MOST_PLACES = 5

Spoken = Iterable[tuple[FindingView, Segment]]
"""Findings with their segments."""


class _Kind(NamedTuple):
    term: str
    found: str
    wanted: str
    rule: str


def terms(spoken: Spoken) -> Iterator[TermFigure]:
    """What the glossary's rules found, asserted findings only: the most frequent first."""
    return _figures(spoken, _GLOSSARY)


def entities(spoken: Spoken) -> Iterator[TermFigure]:
    """Bodies, laws and quotations that go by several names, or share one: the most frequent first."""
    return _figures(spoken, _ENTITY)


def _figures(spoken: Spoken, family: str) -> Iterator[TermFigure]:
    counts: defaultdict[_Kind, Counter[FindingState]] = defaultdict(Counter)
    places: defaultdict[_Kind, dict[str, None]] = defaultdict(dict)
    for view, segment in spoken:
        finding = view.finding
        if finding.family == family and not finding.advisory:
            kind = _kind(finding, segment)
            counts[kind][view.state] += 1
            places[kind][finding.segment] = None
    order = sorted(counts, key=lambda kind: (-counts[kind].total(), kind))
    for kind in order:
        count = counts[kind]
        yield TermFigure(*kind, count[FindingState.OPEN], count[FindingState.WAIVED], _shortened(list(places[kind])))


def _kind(finding: Finding, segment: Segment) -> _Kind:
    evidence = finding.evidence
    source = finding.source.of(segment.source) if finding.source else ""
    found = finding.target.of(segment.target) if finding.target else ""
    names = evidence.get("names") or evidence.get("renderings")
    if isinstance(names, dict):
        wanted = ", ".join(f"{name} ({count})" for name, count in names.items())
    elif "status" in evidence:  # the rendering is the one that the glossary forbids
        wanted = finding.fixes[0].title if finding.fixes else ""
    else:
        wanted = str(evidence.get("rendering") or "")
    return _Kind(str(evidence.get("term") or source), found, wanted, finding.rule)


def _shortened(places: list[str]) -> str:
    more = f", … ({len(places) - _MOST_PLACES:,} more)" if len(places) > _MOST_PLACES else ""
    return ", ".join(places[:_MOST_PLACES]) + more
