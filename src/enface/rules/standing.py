"""Findings that are kept true while targets change: an edit runs again only what it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enface.glossary import Glossary
from enface.model import Document, Finding
from enface.rules.finishing import ActiveRule, finish
from enface.rules.profile import Profile
from enface.rules.registry import Hit
from enface.rules.runner import LANGUAGES, Pause, Run
from enface.rules.whole import DocumentAnalysis

Place = tuple[int, int]
"""The numbers of a document and of a segment in it, from 0."""
_Part = tuple[str, int, int]
"""What runs again as a whole: a rule with a document and 0, or with a key of segments; all segment rules of a place."""


class Standing:
    """The findings of all rules in `documents`, as `check` finds them, and what of it an edit bears on.

    Segment rules look at a segment and at the end of the one before it; a rule of documents at the segments of which it
    reads something; a rule of projects at those that share a key. Documents in other languages have no findings.
    """

    def __init__(
        self, documents: Sequence[Document], glossary: Glossary, profile: Profile, pause: Pause = None
    ) -> None:
        self._run = Run(profile)
        self._wholes = [
            DocumentAnalysis(document, glossary, profile, number) for number, document in enumerate(documents)
        ]
        self._hits: defaultdict[Place, dict[_Part, list[tuple[ActiveRule, Hit]]]] = defaultdict(dict)
        self._places: dict[_Part, set[Place]] = {}
        self._members: dict[str, defaultdict[int, set[Place]]] = {
            active.rule.id: defaultdict(set) for active in self._run.across_documents
        }
        checked = [whole for whole in self._wholes if whole.document.languages == LANGUAGES]
        for whole in checked:
            for ordinal, hits in self._run.stretch(whole, 0, len(whole.document.segments), pause).items():
                self._put(("", whole.number, ordinal), hits)
            for active in self._run.in_documents:
                self._in_document(active, whole)
        for active in self._run.across_documents:
            members = self._members[active.rule.id]
            for whole in checked if active.rule.groups else ():
                for ordinal, key in enumerate(whole.keys(active.rule.groups)):  # type: ignore[arg-type]
                    if key:
                        members[key].add((whole.number, ordinal))
            for key, places in members.items():
                if len(places) > 1:
                    self._in_group(active, key)

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What stands of a segment."""
        return tuple(finish([hit for hits in self._hits.get(place, {}).values() for hit in hits]))

    def edit(self, place: Place, target: str) -> set[Place]:
        """Give a segment another target; returns the places whose findings may be others now, itself among them."""
        number, ordinal = place
        whole = self._wholes[number]
        segments = list(whole.document.segments)
        segments[ordinal] = segments[ordinal]._replace(target=target)
        document = replace(whole.document, segments=tuple(segments))
        if document.languages != LANGUAGES:
            whole.document = document
            return {place}
        before = set(self._reading(whole, ordinal))
        keys = self._keys(whole, ordinal)
        whole.renew(document, ordinal)
        touched = {place}
        for near in range(ordinal, min(ordinal + 2, len(segments))):
            analysis = whole.analysis(near)
            touched |= self._put(("", number, near), self._run.segment(analysis))
            if near == ordinal:
                self._run.read(analysis)
            analysis.let_go()
        after = set(self._reading(whole, ordinal))
        for active in self._run.in_documents:
            if active.rule.id in before | after:
                touched |= self._in_document(active, whole)
        for active, old, new in zip(self._run.across_documents, keys, self._keys(whole, ordinal), strict=True):
            members = self._members[active.rule.id]
            members[old].discard(place)
            members[new].add(place)
            for key in {old, new} - {0}:
                touched |= self._in_group(active, key)
        return touched

    def _reading(self, whole: DocumentAnalysis, ordinal: int) -> Iterable[str]:
        """The rules of documents that read something of a segment."""
        for active in self._run.in_documents:
            if not active.rule.reads or any(whole.has_facts(extract, ordinal) for extract in active.rule.reads):
                yield active.rule.id

    def _keys(self, whole: DocumentAnalysis, ordinal: int) -> list[int]:
        groups = (active.rule.groups for active in self._run.across_documents)
        return [whole.keys(key)[ordinal] if key else 0 for key in groups]

    def _in_document(self, active: ActiveRule, whole: DocumentAnalysis) -> set[Place]:
        hits = self._run.in_document(active, whole)
        return self._put((active.rule.id, whole.number, 0), [(active, hit) for hit in hits])

    def _in_group(self, active: ActiveRule, key: int) -> set[Place]:
        places = sorted(self._members[active.rule.id][key])
        same = [self._wholes[number].analysis(ordinal) for number, ordinal in places]
        hits = self._run.in_group(active, same) if len(same) > 1 else []
        return self._put((active.rule.id, key, 1), [(active, hit) for hit in hits])

    def _put(self, part: _Part, hits: Iterable[tuple[ActiveRule, Hit]]) -> set[Place]:
        """Let these stand instead of what the part found before; returns the places of both."""
        before = self._places.pop(part, set())
        for place in before:
            del self._hits[place][part]
        now: set[Place] = set()
        for active, hit in hits:
            place = (hit.analysis.whole.number if hit.analysis.whole else 0, hit.analysis.ordinal)
            self._hits[place].setdefault(part, []).append((active, hit))
            now.add(place)
        if now:
            self._places[part] = now
        return before | now
