"""Further error types, beyond those of the first comparison.

They were thought of and measured before there were rules for most of them; the rules were written with them in mind.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Callable

from benchmarks.inject import Damage, Injector
from enface.model import Segment

_SINGULARS = {
    "companies": "company", "people": "person", "cities": "city", "countries": "country",
}  # fmt: skip
_PRONOUNS = {"he": "she", "He": "She", "she": "he", "She": "He"}
Change = Callable[[re.Match[str], random.Random], str]
_DAYS = list(calendar.day_name)
_WAYS = {"north": "south", "south": "north", "east": "west", "west": "east"}
_TRENDS = {"rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased"}


def _other_day(match: re.Match[str], chance: random.Random) -> str:
    return chance.choice([day for day in _DAYS if day != match[0]])


PATTERNS: dict[str, tuple[str, Change]] = {
    "zero added": (r"\b[1-9]\d{1,2}\b(?![.,]\d)", lambda match, _: f"{match[0]}0"),
    "year off by one": (r"\b(?:19|20)\d\d\b", lambda match, _: str(int(match[0]) + 1)),
    "weekday": (rf"\b(?:{'|'.join(_DAYS)})\b", _other_day),
    "percent sign lost": (r"(?<=\d)(?:%| percent)(?!\w)", lambda *_: ""),
    "unit lost": (r"(?<=\d) (?:kilometers|meters|kilograms|tons|hectares|square meters)\b", lambda *_: ""),
    "compass": (
        r"\b(?:north|south|east|west)(?=ern\b|east|west|\b)",
        lambda match, _: _WAYS[match[0]],
    ),
    "trend": (r"\b(?:rose|fell|increased|decreased)\b", lambda match, _: _TRENDS[match[0]]),
    "more and less than": (
        r"\b(?:more|less) than(?= \d)",
        lambda match, _: "less than" if match[0][0] == "m" else "more than",
    ),
    "a and an": (r"\ba (?=[bcdfgjklmnpqrstvwz][a-z])", lambda *_: "an "),
    "apostrophe lost": (r"(?<=[a-z])[’'](?=s [a-z])", lambda *_: ""),
    "line break": (r"(?<=[a-z]) (?=[a-z])", lambda *_: "\n"),
    "space at the end": (r"$", lambda *_: "  "),
    "markup left": (r"(?<=[a-z]) (?=[a-z])", lambda *_: " <b>"),
    "capital inside": (
        r"(?<=[a-z] )[a-z]{5,}(?= [a-z])",
        lambda match, _: match[0][:2] + match[0][2].upper() + match[0][3:],
    ),
    "slip in a long name": (
        r"(?<=[a-z] )[A-Z][a-z]{6,}\b",
        lambda match, _: match[0][:-2] + match[0][-1] + match[0][-2],
    ),
    "zero-width space": (r"(?<=[a-z])(?=[a-z]{3})", lambda *_: "\u200b"),
    "full-width comma": (r"(?<=[a-z]), ", lambda *_: "，"),
    "square lost": (r"\bsquare (?=(?:kilo)?(?:meters?|metres?|km)\b)", lambda *_: ""),
    "plural lost": (
        r"(?<=\d )(?:companies|people|cities|students|cases|enterprises|projects|countries|households|villages"
        r"|provinces|workers|vehicles|teams|schools|days|years|months|meters|kilometers|hours)\b",
        lambda match, _: _SINGULARS.get(match[0], match[0].removesuffix("s")),
    ),
    "negation lost": (
        r"(?:(?<=\bdid)|(?<=\bdoes)|(?<=\bwill)|(?<=\bis)|(?<=\bwas)|(?<=\bhas)|(?<=\bare)|(?<=\bwere)) not\b",
        lambda *_: "",
    ),
    "he and she": (r"\b(?:[Ss]he|[Hh]e)\b", lambda match, _: _PRONOUNS[match[0]]),
    "verb form": (
        r"(?<=\bwill )(?:be|continue|become|make|take|provide|help|increase|promote|carry|hold|give|build|launch)\b",
        lambda match, _: {"be": "is", "carry": "carries", "launch": "launches"}.get(match[0], f"{match[0]}s"),
    ),
    "figures swapped": (
        r"\b(?P<one>[1-9]\d*(?:\.\d+)?)\b(?P<between>(?!,\d)[^.;\d]{8,90}?)\b(?P<two>[1-9]\d*(?:\.\d+)?)\b(?![.,]\d)",
        lambda match, _: f"{match['two']}{match['between']}{match['one']}",
    ),
    "doubled phrase": (r"\b[a-z]+ [a-z]+ (?=[a-z])", lambda match, _: match[0] * 2),
}


_LEFT_OUT = frozenset({"negation lost"})
"""Types that leave something out, so that a finding may speak of the source."""


def _injector(pattern: str, change: Change, *, omission: bool) -> Injector:
    def inject(segment: Segment, chance: random.Random) -> Damage | None:
        found = list(re.finditer(pattern, segment.target))
        if not found:
            return None
        match = chance.choice(found)
        new, (start, end) = change(match, chance), match.span()
        return Damage(segment.target[:start] + new + segment.target[end:], start, start + len(new), omission)

    return inject


FURTHER: dict[str, Injector] = {
    name: _injector(pattern, change, omission=name in _LEFT_OUT) for name, (pattern, change) in PATTERNS.items()
}
