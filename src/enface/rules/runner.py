"""Runs the rules over documents: never raises, one place one finding, the same findings every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from enface.glossary import Glossary
from enface.languages.sieve import ANY, SOURCED
from enface.model import Document, Finding, Problem, Segment, Severity
from enface.rules.analysis import Analysis
from enface.rules.finishing import ActiveRule, complete, finish, settle
from enface.rules.packing import Findings, Record, finding_of, pack, record_of, unpack
from enface.rules.profile import Profile
from enface.rules.registry import Hit, Question, Rule, Scope, SegmentCheck, all_rules
from enface.rules.whole import DocumentAnalysis, groups


class Failure(NamedTuple):
    """Where a rule failed, by numbers of document and segment, and what is said of it."""

    at: tuple[int, int]
    problem: Problem


@dataclass(frozen=True)
class Result:
    """What a run found, ordered by document, segment and place, and which rules failed."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()


Hits = list[tuple[ActiveRule, Hit]]
"""What rules found in a segment."""
Found = dict[int, Hits]
"""What rules found in a document, by the ordinals of its segments."""
Pause = Callable[[], None] | None
_Checks = list[tuple[ActiveRule, SegmentCheck]]
_Marked = tuple[int, Analysis, Hits]
"""A segment with its marks, and what has been found in it so far."""
_AT_A_TIME = 50
"""So many segments one rule looks at before the next one does."""
_TOGETHER = 2000
LANGUAGES = ("zh", "en")
"""The pair that there are rules for; a document in another has no findings."""


def active_rules(profile: Profile, languages: tuple[str, str] = LANGUAGES) -> tuple[ActiveRule, ...]:
    """The rules that a profile lets run for a language pair, each with its severity there; those of a corpus aside."""
    return tuple(active for active in _activate(profile, languages) if active.rule.scope is not Scope.CORPUS)


def _activate(profile: Profile, languages: tuple[str, str]) -> Iterator[ActiveRule]:
    for rule in (*all_rules(), *profile.own):
        level = profile.level(rule.id)
        if level == "off" or rule.languages != languages:
            continue
        severity = Severity(level) if level in set(Severity) else rule.severity
        advisory = rule.advisory if level is None else level == "advisory"
        yield ActiveRule(rule, severity, advisory)


def check(
    documents: Sequence[Document],
    glossary: Glossary,
    profile: Profile,
    *,
    only: Container[str] | None = None,
    pause: Pause = None,
    jobs: int = 1,
) -> Result:
    """Run every rule of the profile over `documents`; rules that look across documents see all of them.

    With `only`, what is found is that in the documents of these names; the others are just read for what looks across.
    Documents of other languages than LANGUAGES are passed over. A rule that fails is reported once, by name, with the
    segment where it first did; the others go on. `pause` is called after every segment: a place to let other threads
    work, or to end the run by an exception of one's own. With several `jobs`, as many processes share the work, and
    what is found is the same; EnfaceError where one of them ends before its work does.
    """
    found, problems = check_packed(documents, glossary, profile, only=only, pause=pause, jobs=jobs)
    return Result(tuple(found), problems)


def check_packed(
    documents: Sequence[Document],
    glossary: Glossary,
    profile: Profile,
    *,
    only: Container[str] | None = None,
    pause: Pause = None,
    jobs: int = 1,
) -> tuple[Findings, tuple[Problem, ...]]:
    """The same for texts of any length: hardly a finding is held as an object until one goes through them."""
    run = Run(profile)
    checked = (document for document in documents if document.languages == LANGUAGES)
    wholes = [DocumentAnalysis(document, glossary, profile, number) for number, document in enumerate(checked)]
    wanted = [only is None or whole.document.name in only for whole in wholes]
    if jobs > 1:
        from enface.rules.apart import read_apart

        packed = read_apart(run, wholes, wanted, jobs, pause)
    else:
        each = zip(wholes, wanted, strict=True)
        packed = [[run.pack(run.document(whole, pause, wanted=own))] for whole, own in each]
    for number, found in _by_document(run.project(wholes)):
        if wanted[number]:
            packed[number].append(run.pack(found))
    settled = ((whole.document, run.settled(whole, parts)) for whole, parts in zip(wholes, packed, strict=True))
    return Findings(settled, run.rules), run.problems


def _by_document(hits: Iterator[tuple[ActiveRule, Hit]]) -> Iterator[tuple[int, Found]]:
    """Hits of all documents by the numbers of these, so many at a time: what is packed together takes less."""
    while some := list(islice(hits, _TOGETHER)):
        by_document: dict[int, Found] = {}
        for active, hit in some:
            if hit.analysis.whole:
                file(by_document.setdefault(hit.analysis.whole.number, {}), active, hit)
        yield from by_document.items()


def check_segment(segment: Segment, document: Document, glossary: Glossary, profile: Profile) -> Result:
    """Run only the rules that need no more than the segment, as one types."""
    return check_segments((segment,), document, glossary, profile)


def check_segments(segments: Iterable[Segment], document: Document, glossary: Glossary, profile: Profile) -> Result:
    """Run only the rules that need no more than a segment, over several of a document."""
    if document.languages != LANGUAGES:
        return Result(())
    run = Run(profile)
    analyses = (Analysis(segment, document, glossary, profile) for segment in segments)
    findings = tuple(finding for hits in run.segments(list(analyses)) for finding in finish(hits))
    return Result(findings, run.problems)


def file(found: Found, active: ActiveRule, hit: Hit) -> None:
    """Put a hit to the others of its segment."""
    found.setdefault(hit.analysis.ordinal, []).append((active, hit))


def batches(
    whole: DocumentAnalysis, start: int, stop: int, at_a_time: int = _AT_A_TIME
) -> Iterator[Sequence[Analysis]]:
    """Some segments of a document, so many at a time, which are let go when the next ones are asked for."""
    for first in range(start, stop, at_a_time):
        analyses = [whole.analysis(ordinal) for ordinal in range(first, min(first + at_a_time, stop))]
        yield analyses
        for analysis in analyses:
            analysis.let_go()


def _pause(pause: Pause, analyses: Sequence[Analysis]) -> None:
    if pause:
        for _ in analyses:
            pause()


class Run:
    """One run's rules and the failures met so far; a rule that failed in a segment is asked no more."""

    def __init__(self, profile: Profile) -> None:
        self.active = tuple(_activate(profile, LANGUAGES))
        self.rules = [active.rule for active in self.active]
        self._places = {rule.id: place for place, rule in enumerate(self.rules)}
        self.failures: dict[str, Failure] = {}
        self.in_segments = self._of(Scope.SEGMENT)
        self.in_documents = self._of(Scope.DOCUMENT)
        self.across_documents = self._of(Scope.PROJECT)
        self.in_corpora = self.across_documents + self._of(Scope.CORPUS)
        """The rules that look across a corpus; those of a corpus run in no other check."""
        self._extracts = tuple(dict.fromkeys(extract for active in self.in_documents for extract in active.rule.reads))
        self._choose()

    def _of(self, scope: Scope) -> tuple[ActiveRule, ...]:
        return tuple(active for active in self.active if active.rule.scope is scope)

    def _choose(self) -> None:
        """Which rules every segment is asked, without those that failed; those that share a question stand together."""
        self._groups = _by_question(active for active in self.in_segments if active.rule.id not in self.failures)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The rules that failed, by name, each where it first did."""
        return tuple(self.failures[id].problem for id in sorted(self.failures))

    def pack(self, found: Found) -> bytes:
        """What rules found in a document or some of it, before what others find there absorbs any of it."""
        places = self._places
        return pack(
            [
                record_of(complete(active, hit), ordinal, places[active.rule.id])
                for ordinal, hits in found.items()
                for active, hit in hits
            ]
        )

    def settled(self, whole: DocumentAnalysis, packed: list[bytes]) -> list[Record]:
        """What is left, in order, of all that rules found in a document; `packed` is emptied."""
        found: dict[int, list[Record]] = {}
        for record in chain.from_iterable(map(unpack, packed)):
            if not self.failures or self._stands(record, whole.number):
                found.setdefault(record[0], []).append(record)
        packed.clear()
        return [record for ordinal in sorted(found) for record in self._settled(found[ordinal], whole.document)]

    def _settled(self, records: list[Record], document: Document) -> list[Record]:
        """What is left of what rules found in a segment."""
        if len(records) == 1:
            return records
        pairs = [(self.rules[record[1]], finding_of(record, document, self.rules)) for record in records]
        return [record_of(finding, records[0][0], self._places[finding.rule]) for finding in settle(pairs)]

    def _stands(self, record: Record, number: int) -> bool:
        """Whether a finding in a document counts: none does behind where its rule failed in a segment."""
        ordinal, place = record[:2]
        rule = self.rules[place]
        failure = self.failures.get(rule.id)
        return failure is None or rule.scope is not Scope.SEGMENT or (number, ordinal) <= failure.at

    def document(self, whole: DocumentAnalysis, pause: Pause, *, wanted: bool) -> Found:
        """What the rules of segments and of documents find; of one that is not wanted only the keys are read."""
        if not wanted:
            self.across(whole, 0, len(whole.document.segments), pause)
            return {}
        found = self.stretch(whole, 0, len(whole.document.segments), pause)
        self.wide(whole, found)
        return found

    def across(self, whole: DocumentAnalysis, start: int, stop: int, pause: Pause) -> None:
        """Read of some of a document only by what its segments belong to others."""
        for ordinal in range(start, stop):
            self.keys(whole, (whole.analysis(ordinal),))
            if pause:
                pause()

    def stretch(
        self, whole: DocumentAnalysis, start: int, stop: int, pause: Pause, at_a_time: int = _AT_A_TIME
    ) -> Found:
        """What the rules of segments find in some of a document, which keeps what wider rules read of them.

        So many segments are looked at together before `pause` is called for each of them.
        """
        found: Found = {}
        for analyses in batches(whole, start, stop, at_a_time):
            found.update(self.look_at(whole, analyses))
            _pause(pause, analyses)
        return found

    def look_at(self, whole: DocumentAnalysis, analyses: Sequence[Analysis]) -> Found:
        """The same for segments that are at hand."""
        hits = zip(analyses, self.segments(analyses), strict=True)
        found = {analysis.ordinal: ours for analysis, ours in hits if ours}
        self.read(whole, analyses)
        return found

    def skim(self, whole: DocumentAnalysis, pause: Pause) -> None:
        """Let a document keep what rules of documents read of its segments, and nothing else be asked of them."""
        for analyses in batches(whole, 0, len(whole.document.segments), _AT_A_TIME):
            whole.read(analyses, self._extracts)
            _pause(pause, analyses)

    def read(self, whole: DocumentAnalysis, analyses: Sequence[Analysis]) -> None:
        """Let a document keep what wider rules read of some of its segments."""
        whole.read(analyses, self._extracts)
        self.keys(whole, analyses)

    def keys(self, whole: DocumentAnalysis, analyses: Sequence[Analysis]) -> None:
        """Let a document keep by what some of its segments belong to others."""
        for active in self.across_documents:
            if (key := active.rule.groups) is None:
                continue
            for analysis in analyses:
                try:
                    text = key(analysis)
                except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                    self.failed(active.rule, analysis, error)
                    text = ""
                whole.put_key(key, analysis.ordinal, text)

    def wide(self, whole: DocumentAnalysis, found: Found) -> None:
        """Add what the rules of documents find, all of whose segments have been read; what they read is let go."""
        for active in self.in_documents:
            for hit in self.in_document(active, whole):
                file(found, active, hit)
        whole.let_go()

    def in_document(self, active: ActiveRule, whole: DocumentAnalysis) -> list[Hit]:
        """What one rule of documents finds."""
        try:
            return list(active.rule.check(whole))
        except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
            self._failed(active.rule, whole, 0, whole.document.name, error)
            return []

    def project(self, wholes: Sequence[DocumentAnalysis]) -> Iterator[tuple[ActiveRule, Hit]]:
        """What the rules that look across documents find."""
        for active in self.across_documents:
            if active.rule.groups is not None:
                for same in groups(wholes, active.rule.groups):
                    yield from ((active, hit) for hit in self.in_group(active, same))

    def in_group(self, active: ActiveRule, same: Sequence[Analysis]) -> list[Hit]:
        """What one rule of projects finds in segments that belong together."""
        try:
            return list(active.rule.check(same))
        except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
            self._failed(active.rule, None, 0, "", error)
            return []

    def in_mentions(self, active: ActiveRule, same: Sequence[Analysis], thing: str) -> list[Hit]:
        """What one rule of a corpus finds in segments that mention one thing."""
        try:
            return list(active.rule.check(same, thing))
        except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
            self._failed(active.rule, None, 0, "the corpus", error)
            return []

    def segments(self, analyses: Sequence[Analysis]) -> list[Hits]:
        """What the rules of segments find in each of some.

        One rule after the other looks at all of them: what it needs is at hand then, which takes a fifth less time than
        one segment after the other.
        """
        marked: list[_Marked] = [(_marks(analysis), analysis, []) for analysis in analyses]
        for mark, question, rules in self._groups:
            asked = [one for one in marked if mark & one[0] == mark]
            if asked and question is not None:
                asked = self._answering(question, asked, rules)
            for active, check in rules if asked else ():
                for _, analysis, hits in asked:
                    try:
                        for hit in check(analysis):
                            hits.append((active, hit))  # what came before a failure stays
                    except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                        self.failed(active.rule, analysis, error)
                        self._choose()
                        break
        return [hits for _, _, hits in marked]

    def _answering(self, question: Question, asked: Sequence[_Marked], rules: _Checks) -> list[_Marked]:
        """The segments that answer yes to a question; those before where it fails, with which all its rules fail."""
        yes = []
        for one in asked:
            try:
                if question(one[1]):
                    yes.append(one)
            except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                for active, _ in rules:
                    self.failed(active.rule, one[1], error)
                self._choose()
                break
        return yes

    def failed(self, rule: Rule, analysis: Analysis, error: Exception) -> None:
        """Remember that a rule failed in a segment."""
        whole = analysis.whole or DocumentAnalysis(analysis.document, analysis.glossary, analysis.profile)
        self._failed(rule, whole, analysis.ordinal, analysis.segment.id, error)

    def _failed(self, rule: Rule, whole: DocumentAnalysis | None, ordinal: int, where: str, error: Exception) -> None:
        reason = f"rule {rule.id} failed at {where or 'the project'}: {type(error).__name__}: {error}"
        problem = Problem(whole.document.path if whole else "", reason, "The other rules went on.")
        self.note(rule.id, Failure((whole.number if whole else 0, ordinal), problem))

    def note(self, rule_id: str, failure: Failure) -> None:
        """Remember where a rule failed, if it has not failed before that."""
        self.failures[rule_id] = min(failure, self.failures.get(rule_id, failure), key=lambda one: one.at)


def _by_question(rules: Iterable[ActiveRule]) -> list[tuple[int, Question | None, _Checks]]:
    groups: dict[tuple[int, Question | None], _Checks] = defaultdict(list)
    for active in rules:
        needed = ANY | (SOURCED if active.rule.needs_source else 0)
        mark = needed | sum({kind.mark for kind in active.rule.words})
        groups[mark, active.rule.when].append((active, active.rule.check))
    return [(mark, question, rules) for (mark, question), rules in groups.items()]


def _marks(analysis: Analysis) -> int:
    """The kinds of words and signs that a segment has; all where one cannot be told, so that its rule fails by name."""
    try:
        return analysis.marks
    except Exception:  # noqa: BLE001 - a rule must never end the review of a document
        return -1
