"""Runs the rules over documents: never raises, one place one finding, the same findings every time."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from enface.glossary import Glossary
from enface.languages.sieve import ANY
from enface.model import Document, Finding, Problem, Segment, Severity
from enface.rules.absorb import absorb
from enface.rules.analysis import Analysis, DocumentAnalysis
from enface.rules.profile import Profile
from enface.rules.registry import Extract, Hit, Question, Rule, Scope, SegmentCheck, all_rules


@dataclass(frozen=True)
class Result:
    """What a run found, ordered by document, segment and place, and which rules failed."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as a profile wants it."""

    rule: Rule
    severity: Severity
    advisory: bool


LANGUAGES = ("zh", "en")
"""The pair that there are rules for; a document in another has no findings."""


def active_rules(profile: Profile, languages: tuple[str, str] = LANGUAGES) -> tuple[ActiveRule, ...]:
    """The rules that a profile lets run for a language pair, each with its severity there."""
    return tuple(_activate(profile, languages))


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
    pause: Callable[[], None] | None = None,
) -> Result:
    """Run every rule of the profile over `documents`; rules that look across documents see all of them.

    With `only`, what is found is that in the documents of these names; the others are just read for what looks across.
    Documents of other languages than LANGUAGES are passed over. A rule that fails is reported once, by name, with the
    segment where it first did; the others go on. `pause` is called after every segment: a place to let other threads
    work, or to end the run by an exception of one's own.
    """
    run = _Run(profile)
    every = [DocumentAnalysis(document, glossary, profile) for document in documents if document.languages == LANGUAGES]
    analyses = [analysis for analysis in every if only is None or analysis.document.name in only]
    hits: dict[int, list[tuple[ActiveRule, Hit]]] = defaultdict(list)
    for analysis in analyses:
        for segment in analysis.segments:
            if found := run.segment(segment):
                hits[id(segment)] = found
            segment.keep_only(run.extracts)
            if pause:
                pause()
    for other in every:
        if only is None or other.document.name in only:
            continue
        for segment in other.segments:
            segment.keep_only(run.extracts_across)
            if pause:
                pause()
    for active in run.rules(Scope.PROJECT):
        _file(hits, run.whole(active, every, where=""))
    for analysis in analyses:
        for active in run.rules(Scope.DOCUMENT):
            _file(hits, run.whole(active, analysis, where=analysis.document.name))
    findings: list[Finding] = []
    for analysis in analyses:
        for segment in analysis.segments:
            if own := hits.pop(id(segment), None):
                findings.extend(finish(own))
    return Result(tuple(findings), tuple(run.problems.values()))


def check_segment(segment: Segment, document: Document, glossary: Glossary, profile: Profile) -> Result:
    """Run only the rules that need no more than the segment, as one types."""
    return check_segments((segment,), document, glossary, profile)


def check_segments(segments: Iterable[Segment], document: Document, glossary: Glossary, profile: Profile) -> Result:
    """Run only the rules that need no more than a segment, over several of a document."""
    if document.languages != LANGUAGES:
        return Result(())
    run = _Run(profile)
    analyses = (Analysis(segment, document, glossary, profile) for segment in segments)
    findings = tuple(finding for analysis in analyses for finding in finish(run.segment(analysis)))
    return Result(findings, tuple(run.problems.values()))


def _file(hits: dict[int, list[tuple[ActiveRule, Hit]]], found: Iterable[tuple[ActiveRule, Hit]]) -> None:
    for active, hit in found:
        hits[id(hit.analysis)].append((active, hit))


class _Run:
    """One run's rules and the failures met so far."""

    def __init__(self, profile: Profile) -> None:
        self._active = active_rules(profile)
        self.problems: dict[str, Problem] = {}
        self._choose()

    def _choose(self) -> None:
        """Which rules every segment is asked, without those that failed; those that share a question stand together."""
        rules = [active for active in self.rules(Scope.SEGMENT) if active.rule.id not in self.problems]
        self._groups = _by_question(rules)
        self._groups_without_source = _by_question([active for active in rules if not active.rule.needs_source])

    @cached_property
    def extracts_across(self) -> tuple[Extract, ...]:
        """What the rules that look across documents read of each segment."""
        return tuple(dict.fromkeys(extract for active in self.rules(Scope.PROJECT) for extract in active.rule.reads))

    @cached_property
    def extracts(self) -> tuple[Extract, ...]:
        """What the rules of documents read of each segment."""
        return tuple(dict.fromkeys(extract for active in self._active for extract in active.rule.reads))

    def rules(self, scope: Scope) -> tuple[ActiveRule, ...]:
        return tuple(active for active in self._active if active.rule.scope is scope)

    def segment(self, analysis: Analysis) -> list[tuple[ActiveRule, Hit]]:
        found: list[tuple[ActiveRule, Hit]] = []
        marks = _marks(analysis)
        for mark, question, rules in self._groups if analysis.source else self._groups_without_source:
            if mark & marks != mark:
                continue
            try:
                if question is not None and not question(analysis):
                    continue
            except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                for active, _ in rules:
                    self._failed(active.rule, analysis, analysis.segment.id, error)
                self._choose()
                continue
            for active, check in rules:
                try:
                    for hit in check(analysis):
                        found.append((active, hit))  # noqa: PERF401 - what came before a failure stays
                except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                    self._failed(active.rule, analysis, analysis.segment.id, error)
                    self._choose()
        return found

    def whole(self, active: ActiveRule, subject: object, *, where: str) -> list[tuple[ActiveRule, Hit]]:
        """What a rule finds in a document or a project."""
        try:
            return [(active, hit) for hit in active.rule.check(subject)]
        except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
            self._failed(active.rule, subject, where, error)
            return []

    def _failed(self, rule: Rule, subject: object, where: str, error: Exception) -> None:
        reason = f"rule {rule.id} failed at {where or 'the project'}: {type(error).__name__}: {error}"
        self.problems.setdefault(rule.id, Problem(_path(subject), reason, "The other rules went on."))


def _by_question(
    rules: Iterable[ActiveRule],
) -> list[tuple[int, Question | None, list[tuple[ActiveRule, SegmentCheck]]]]:
    groups: dict[tuple[int, Question | None], list[tuple[ActiveRule, SegmentCheck]]] = defaultdict(list)
    for active in rules:
        mark = ANY | sum({kind.mark for kind in active.rule.words})
        groups[mark, active.rule.when].append((active, active.rule.check))
    return [(mark, question, rules) for (mark, question), rules in groups.items()]


def _marks(analysis: Analysis) -> int:
    """The kinds of words and signs that a segment has; all where one cannot be told, so that its rule fails by name."""
    try:
        return analysis.marks
    except Exception:  # noqa: BLE001 - a rule must never end the review of a document
        return -1


def _path(subject: object) -> str:
    return subject.document.path if isinstance(subject, Analysis | DocumentAnalysis) else ""


def finish(found: Sequence[tuple[ActiveRule, Hit]]) -> Iterator[Finding]:
    """One segment's hits as findings: one place once, in order of place."""
    findings = [(active.rule, complete(active, hit)) for active, hit in found]
    if len(findings) == 1:
        return iter((findings[0][1],))
    return iter(sorted(absorb(findings), key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    target, source = finding.target, finding.source
    return (target is None, target or (0, 0), source or (0, 0), finding.rule, finding.fingerprint)


def complete(active: ActiveRule, hit: Hit) -> Finding:
    """A hit with all that its rule knows."""
    rule, analysis = active.rule, hit.analysis
    severity = active.severity
    if hit.severity is not None and active.severity is rule.severity:
        severity = hit.severity
    return Finding(
        rule=rule.id,
        rule_version=rule.version,
        severity=severity,
        type=rule.type,
        path=analysis.document.path,
        document=analysis.document.name,
        segment=analysis.segment.id,
        source=hit.source,
        target=hit.target,
        message=hit.message,
        fingerprint=fingerprint(rule.id, hit),
        evidence=hit.evidence,
        fixes=hit.fixes,
        related=hit.related,
        advisory=_is_advisory(active, hit),
    )


def _is_advisory(active: ActiveRule, hit: Hit) -> bool:
    rests_on_uncertain_source = active.rule.needs_source and hit.analysis.uncertain_source
    return active.advisory or bool(hit.advisory) or rests_on_uncertain_source


def fingerprint(rule_id: str, hit: Hit) -> str:
    """A hash of the rule and its normalised evidence on both sides; no position, no rule version (decision 6)."""
    key = hit.key
    if key is None:
        source = hit.source.of(hit.analysis.source) if hit.source else ""
        target = hit.target.of(hit.analysis.target) if hit.target else ""
        if not source and not target:
            source, target = hit.analysis.source, hit.analysis.target
        key = f"{source}\x1f{target}"
    normal = " ".join(unicodedata.normalize("NFC", key).split(" "))
    return hashlib.blake2b(f"{rule_id}\x1e{normal}".encode(errors="surrogatepass"), digest_size=10).hexdigest()
