"""Terms and names with which something is wrong, from the findings of the glossary's rules and of the entity ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from enface.model import Finding, Segment
from enface.reports.figures import AdditionFigure, TermFigure
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


def additions(spoken: Spoken, has_term: Callable[[str], bool]) -> Iterator[AdditionFigure]:
    """Names with several renderings that the glossary lacks, with the one that is used most; the most used first."""
    uses: defaultdict[str, dict[str, Mapping[str, int]]] = defaultdict(dict)
    for view, _ in spoken:
        finding, names = view.finding, view.finding.evidence.get("names")
        if finding.family == _ENTITY and isinstance(names, dict) and not finding.advisory:
            # Each finding has the names of its whole document.
            uses[str(finding.evidence["term"])][finding.document] = names
    found = []
    for term, by_document in uses.items():
        counts = sum(map(Counter, by_document.values()), Counter[str]())
        ranked = sorted(counts.items(), key=lambda use: (-use[1], use[0]))
        if ranked and not has_term(term):
            others = ", ".join(f"{name} ({count:,})" for name, count in ranked[1:])
            found.append(AdditionFigure(term, *ranked[0], others))
    yield from sorted(found, key=lambda one: (-one.times, one.term))


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
