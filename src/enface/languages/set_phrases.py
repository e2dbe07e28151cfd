"""Set phrases of English that hold an article, which drafts from Chinese lose: under the leadership of."""

from __future__ import annotations

import re

from enface.languages.english import word_set
from enface.languages.patterns import any_of

_AFTER_PREPOSITIONS = {
    "under": "leadership guidance direction supervision auspices framework premise theme influence background command",
    "with": "theme support help development aim assistance advent approval consent joint-support goal participation"
    " spirit",
    "on": "basis eve morning afternoon evening theme part outskirts occasion principle premise",
    "in": "process field fields form spirit hands middle presence course wake face name context construction"
    " direction eyes vicinity hope interest interests aspect aspects",
    "at": "end beginning start invitation expense foot bottom top request initiative height turn",
    "by": "end beginning middle",
    "from": "perspective beginning top bottom hands",
    "since": "founding establishment implementation beginning outbreak launch start birth",
    "for": "sake purpose benefit",
    "before": "end beginning start founding establishment",
    "after": "end beginning start founding establishment outbreak",
    "through": "efforts form implementation establishment",
    "during": "process course implementation construction",
    "to": "extent satisfaction needs",
}
_ADJECTIVES = "(?:strong|correct|firm|unified|centralized|new|great|active|full|careful|overall|joint|very|early) "
LOST_THE = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{preposition}_>(?i:{preposition}) (?:{_ADJECTIVES})?{any_of(word_set(nouns))}) of"
        for preposition, nouns in _AFTER_PREPOSITIONS.items()
    )
    + r")\b(?! (?:which|course)\b)"
)
"""A preposition and its noun without the “the” of the phrase; the group that matched ends before “of”."""
THE_NOUNS = word_set(" ".join(_AFTER_PREPOSITIONS.values()))

_ONE_OF_A_KIND = """
play plays played playing: important key vital leading positive active significant crucial unique pivotal major: role
lay lays laid laying: solid firm good strong sound: foundation
set sets setting: good new fine bright excellent: example record
have has had having enjoy enjoys: long good: history reputation
provide provides provided providing: strong solid firm reliable powerful good: guarantee foundation
create creates created creating: good favorable favourable sound healthy new: environment atmosphere situation
win wins won winning: decisive great good complete final: victory reputation
make makes made making: great new greater positive outstanding important active due remarkable: contribution
form forms formed forming: good new strong complete powerful: pattern situation atmosphere force
become becomes became: important new major key powerful strong leading: force part base hub brand engine driver platform
build builds built building: modern strong new beautiful harmonious: platform system base brand country city province
on: large small grand wide massive global national unprecedented daily regular voluntary case-by-case: scale basis
in: timely orderly down-to-earth coordinated all-round comprehensive scientific targeted certain short: manner way time
for: long short certain: time period
to: certain large great considerable: extent degree
as: direct natural: result
with: long good: history reputation
"""
"""Verbs or prepositions, adjectives, and nouns of one."""


def _without_article() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for line in _ONE_OF_A_KIND.strip().splitlines():
        verbs, adjectives, nouns = line.split(": ")
        lost = rf"(?:more )?{any_of(word_set(adjectives))} {any_of(word_set(nouns))}"
        pattern = re.compile(rf"\b{any_of(word_set(verbs))} (?P<lost>{lost})\b(?! and)")
        found |= dict.fromkeys(verbs.split(), pattern)
    return found


A_NOUNS = word_set(" ".join(line.split(": ")[2] for line in _ONE_OF_A_KIND.strip().splitlines()))
"""The nouns of one of which each of these phrases has one."""
A_ADJECTIVES = word_set(" ".join(line.split(": ")[1] for line in _ONE_OF_A_KIND.strip().splitlines()))
"""The adjectives that stand right before them."""
LOST_A = _without_article()
"""By the forms of a verb: it, an adjective and a noun of one, without the “a” between."""
