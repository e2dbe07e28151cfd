"""Nouns of the source for which English has competing words, with the words that the target has for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from enface.languages.patterns import any_of
from enface.languages.synonyms import COMPETING
from enface.model import Span
from enface.rules.analysis import Analysis, shared
from enface.rules.ledger import Entry, Mention, entries
from enface.rules.whole import DocumentAnalysis

_SOURCES = re.compile(any_of(COMPETING))


@cache
def _renderings(term: str) -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(COMPETING[term])})(?:e?s)?\b", re.IGNORECASE)


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for their capitals."""
    return one.casefold() == other.casefold()


@shared
def competing(segment: Analysis) -> tuple[str, ...]:
    """The nouns of the source, as often as they stand there, for which English has competing words."""
    return tuple(_SOURCES.findall(segment.source))


@shared
def things(document: DocumentAnalysis) -> tuple[Entry, ...]:
    """The nouns that the source has at least as often as the target has different words for them."""
    times: Counter[str] = Counter()
    found: dict[str, list[Mention]] = defaultdict(list)
    for segment, terms in document.facts(competing):
        times.update(terms)
        for term in dict.fromkeys(terms):
            start = segment.source.index(term)
            source = Span(start, start + len(term))
            words = _renderings(term).finditer(segment.target)
            found[term] += [Mention(term, segment, source, Span(*word.span(1))) for word in words]
    mentions = [
        mention
        for term, places in found.items()
        if len({mention.name.casefold() for mention in places}) <= times[term]
        for mention in places
    ]
    return tuple(entries(mentions, same_word))
