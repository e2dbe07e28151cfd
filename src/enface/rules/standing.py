"""Findings that are kept true while targets change: an edit runs again only what it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from enface.glossary import Glossary
from enface.model import Document, Finding, Problem
from enface.rules.finishing import ActiveRule, finish
from enface.rules.profile import Profile
from enface.rules.registry import Hit
from enface.rules.runner import LANGUAGES, Pause, Run
from enface.rules.whole import DocumentAnalysis

Place = tuple[int, int]
"""The numbers of a document and of a segment in it, from 0."""
_AT_A_TIME = 8
"""So few segments are looked at together that a screen beside it does not wait."""
_Part = tuple[str, int, int]
"""What runs again as a whole: a rule with a document and 0, or with a key of segments; all segment rules of a place."""


class Standing:
    """The findings of all rules in `documents`, as `check` finds them, and what of it an edit bears on.

    Segment rules look at a segment and at the end of the one before it; a rule of documents at the segments of which it
    reads something; a rule of projects at those that share a key. All documents are read at once for what looks across
    them, each for its own rules of documents when its findings are first asked for, and a segment for those of segments
    when its own are. Documents in other languages have no findings.
    """

    def __init__(
        self, documents: Sequence[Document], glossary: Glossary, profile: Profile, pause: Pause = None
    ) -> None:
        self._run = Run(profile)
        self._wholes = [
            DocumentAnalysis(document, glossary, profile, number) for number, document in enumerate(documents)
        ]
        self._read: dict[int, set[int]] = {}
        self._hits: defaultdict[Place, dict[_Part, list[tuple[ActiveRule, Hit]]]] = defaultdict(dict)
        self._places: dict[_Part, set[Place]] = {}
        self._members: dict[str, defaultdict[int, set[Place]]] = {
            active.rule.id: defaultdict(set) for active in self._run.across_documents
        }
        for whole in self._wholes:
            self._join(whole, pause)
        for active in self._run.across_documents:
            for key, places in self._members[active.rule.id].items():
                if len(places) > 1:
                    self._in_group(active, key)

    @property
    def documents(self) -> list[Document]:
        """The documents as they stand now, by number."""
        return [whole.document for whole in self._wholes]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The rules that failed; from then on what stands may not be what a full run finds."""
        return self._run.problems

    def read(self, number: int, pause: Pause = None) -> None:
        """Let a document be read for its own rules, unless it is; `pause` is called after every segment."""
        whole = self._wholes[number]
        looked_at = self._read.pop(number, None)
        if looked_at is None and whole.document.languages == LANGUAGES:
            self._run.skim(whole, pause)
            self._in_documents(whole)
        self._read[number] = looked_at or set()

    def look_through(self, number: int, pause: Pause = None) -> None:
        """Let a document be read, and all its segments be looked at; `pause` is called after every one of these."""
        whole = self._wholes[number]
        every = range(len(whole.document.segments))
        if number not in self._read and whole.document.languages == LANGUAGES:
            found = self._run.stretch(whole, every.start, every.stop, pause, _AT_A_TIME)
            for ordinal, hits in found.items():
                self._put(("", number, ordinal), hits)
            self._in_documents(whole)
            self._read[number] = set(every)
        self.read(number, pause)

    def forget(self, segments: int) -> None:
        """Let documents count as unread, those longest not asked for, until one or so many segments are left."""
        held = sum(len(self._wholes[number].document.segments) for number in self._read)
        while held > segments and len(self._read) > 1:
            number = next(iter(self._read))
            held -= len(self._wholes[number].document.segments)
            self._forget(number)

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What stands of a segment."""
        self.read(place[0])
        if place[1] not in self._read[place[0]]:
            self._look_at(place)
        return tuple(finish([hit for hits in self._hits.get(place, {}).values() for hit in hits]))

    def edit(self, place: Place, target: str) -> set[Place]:
        """Give a segment another target; returns the places whose findings may be others now, itself among them.

        Of a document that is not read, only those are named on which rules of projects turn.
        """
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
        if number in self._read:
            self._run.read(whole, (whole.analysis(ordinal),))
            for near in range(ordinal, min(ordinal + 2, len(segments))):
                touched |= self._look_at((number, near)) if near in self._read[number] else {(number, near)}
            after = set(self._reading(whole, ordinal))
            for active in self._run.in_documents:
                if active.rule.id in before | after:
                    touched |= self._in_document(active, whole)
        else:
            self._run.keys(whole, (whole.analysis(ordinal),))
        for active, old, new in zip(self._run.across_documents, keys, self._keys(whole, ordinal), strict=True):
            members = self._members[active.rule.id]
            members[old].discard(place)
            members[new].add(place)
            for key in {old, new} - {0}:
                touched |= self._in_group(active, key)
        return touched

    def replace(self, number: int, document: Document) -> set[Place]:
        """Put another document in the place of one; returns the places elsewhere whose findings may be others now."""
        self._forget(number)
        old = self._wholes[number]
        whole = DocumentAnalysis(document, old.glossary, old.profile, number)
        self._wholes[number] = whole
        touched: set[Place] = set()
        joined = self._leave(old)
        for rule_id, keys in self._join(whole).items():
            joined[rule_id] |= keys
        for active in self._run.across_documents:
            for key in joined[active.rule.id]:
                touched |= self._in_group(active, key)
        return {place for place in touched if place[0] != number}

    def _join(self, whole: DocumentAnalysis, pause: Pause = None) -> dict[str, set[int]]:
        """Put a document's segments to those with which they share keys; returns the keys by rule."""
        if whole.document.languages == LANGUAGES:
            self._run.across(whole, 0, len(whole.document.segments), pause)
        for rule_id, ordinal, key in self._all_keys(whole):
            self._members[rule_id][key].add((whole.number, ordinal))
        return self._keys_by_rule(whole)

    def _leave(self, whole: DocumentAnalysis) -> dict[str, set[int]]:
        for rule_id, ordinal, key in self._all_keys(whole):
            self._members[rule_id][key].discard((whole.number, ordinal))
        return self._keys_by_rule(whole)

    def _all_keys(self, whole: DocumentAnalysis) -> Iterator[tuple[str, int, int]]:
        """The keys of a document's segments: rule, ordinal, key."""
        for active in self._run.across_documents if whole.document.languages == LANGUAGES else ():
            for ordinal, key in enumerate(whole.keys(active.rule.groups) if active.rule.groups else ()):
                if key:
                    yield active.rule.id, ordinal, key

    def _keys_by_rule(self, whole: DocumentAnalysis) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {active.rule.id: set() for active in self._run.across_documents}
        for rule_id, _, key in self._all_keys(whole):
            found[rule_id].add(key)
        return found

    def _forget(self, number: int) -> None:
        """Let a document count as unread, with nothing found but what the rules of projects find."""
        self._read.pop(number, None)
        whole = self._wholes[number]
        whole.let_go()
        for ordinal in range(len(whole.document.segments)):
            self._put(("", number, ordinal), ())
        for active in self._run.in_documents:
            self._put((active.rule.id, number, 0), ())

    def _reading(self, whole: DocumentAnalysis, ordinal: int) -> Iterable[str]:
        """The rules of documents that read something of a segment."""
        for active in self._run.in_documents:
            if not active.rule.reads or any(whole.has_facts(extract, ordinal) for extract in active.rule.reads):
                yield active.rule.id

    def _look_at(self, place: Place) -> set[Place]:
        """Let the rules of segments look at one; returns it if they say something else than before."""
        number, ordinal = place
        whole = self._wholes[number]
        self._read[number].add(ordinal)
        if whole.document.languages != LANGUAGES:
            return set()
        analysis = whole.analysis(ordinal)
        touched = self._put(("", number, ordinal), self._run.segments((analysis,))[0])
        analysis.let_go()
        return touched

    def _keys(self, whole: DocumentAnalysis, ordinal: int) -> list[int]:
        groups = (active.rule.groups for active in self._run.across_documents)
        return [whole.keys(key)[ordinal] if key else 0 for key in groups]

    def _in_documents(self, whole: DocumentAnalysis) -> None:
        for active in self._run.in_documents:
            self._in_document(active, whole)

    def _in_document(self, active: ActiveRule, whole: DocumentAnalysis) -> set[Place]:
        hits = self._run.in_document(active, whole)
        return self._put((active.rule.id, whole.number, 0), [(active, hit) for hit in hits])

    def _in_group(self, active: ActiveRule, key: int) -> set[Place]:
        places = sorted(self._members[active.rule.id][key])
        same = [self._wholes[number].analysis(ordinal) for number, ordinal in places]
        hits = self._run.in_group(active, same) if len(same) > 1 else []
        return self._put((active.rule.id, key, 1), [(active, hit) for hit in hits])

    def _put(self, part: _Part, found: Iterable[tuple[ActiveRule, Hit]]) -> set[Place]:
        """Let these stand instead of what the part found before; returns the places where they say something else."""
        before = {place: self._hits[place].pop(part) for place in self._places.pop(part, ())}
        now: defaultdict[Place, list[tuple[ActiveRule, Hit]]] = defaultdict(list)
        for active, hit in found:
            now[hit.analysis.whole.number if hit.analysis.whole else 0, hit.analysis.ordinal].append((active, hit))
        for place, hits in now.items():
            self._hits[place][part] = hits
        if now:
            self._places[part] = set(now)
        for place in before.keys() - now.keys():
            if not self._hits[place]:
                del self._hits[place]
        return {place for place in before.keys() | now.keys() if not _alike(before.get(place), now.get(place))}


def _alike(before: Sequence[tuple[ActiveRule, Hit]] | None, now: Sequence[tuple[ActiveRule, Hit]] | None) -> bool:
    """Whether hits in one segment say the same."""
    if before is None or now is None or len(before) != len(now):
        return False
    return all(
        one is other and replace(hit, analysis=same.analysis) == same
        for (one, hit), (other, same) in zip(before, now, strict=True)
    )
