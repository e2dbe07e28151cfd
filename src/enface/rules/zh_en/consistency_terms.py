"""A noun of the source under two competing English words, with no glossary at all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from enface.languages.synonyms import COMPETING
from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, DocumentAnalysis
from enface.rules.registry import Hit, Scope, replacement, rule


@cache
def _sources() -> re.Pattern[str]:
    return re.compile("|".join(sorted(COMPETING, key=len, reverse=True)))


@cache
def _renderings(term: str) -> re.Pattern[str]:
    words = sorted(COMPETING[term], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})(?:e?s)?\b", re.IGNORECASE)


@rule(
    id="consistency.term",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.NEUTRAL,
    scope=Scope.DOCUMENT,
    advisory=True,
    needs_source=True,
    fires=[("这款耳机比旧耳机好", "This headset is better than the old earphones")],
    silent=[
        ("这款耳机比旧耳机好", "These earphones are better than the old earphones"),
        ("耳机和手机", "A headset and a mobile phone"),
    ],
)
def competing_words(document: DocumentAnalysis) -> Iterator[Hit]:
    """The document calls one thing by two English words that compete for it.

    A reader of instructions, offers or reports takes a headset and earphones for two things. The rarer word is marked,
    the later of two equally frequent ones; where the source means two things, both may be right.
    """
    uses: dict[str, list[tuple[Analysis, Span, Span]]] = defaultdict(list)
    mentions: Counter[str] = Counter()
    for segment in document.segments:
        for source in _sources().finditer(segment.source):
            mentions[source[0]] += 1
        for term in dict.fromkeys(_sources().findall(segment.source)):
            start = segment.source.index(term)
            for found in _renderings(term).finditer(segment.target):
                uses[term].append((segment, Span(start, start + len(term)), Span(*found.span(1))))
    for term, places in uses.items():
        words = Counter(span.of(segment.target).casefold() for segment, _, span in places)
        if len(words) < 2 or mentions[term] < len(words):
            continue
        usual = max(words, key=lambda word: words[word])
        model, _, where = next(place for place in places if place[2].of(place[0].target).casefold() == usual)
        for segment, source_span, target_span in places:
            if target_span.of(segment.target).casefold() != usual:
                yield segment.hit(
                    f"“{usual}” elsewhere in this document for {term}.",
                    source=source_span,
                    target=target_span,
                    fixes=[replacement(target_span, usual)],
                    related=[model.place(Side.TARGET, where)],
                    evidence={"term": term, "words": dict(words)},
                )
