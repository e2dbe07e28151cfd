"""Compounds before a noun that have lost their hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.english import FUNCTION_WORDS
from enface.languages.inflection import other_number
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_SECOND = {
    "level": "national|provincial|county|city|state|ministerial|municipal|department|grassroots|high",
    "quality": "high",
    "speed": "high",
    "tech": "high",
    "scale": "large|small",
    "class": "world",
    "funded": "Chinese|foreign|state|government",
    "invested": "foreign",
    "related": r"[a-z]{3,}|Chinese",
    "owned": "state|family|foreign",
    "oriented": r"[a-z]{3,}",
    "term": "long|short|medium|mid",
    "known": "well|little|best",
    "famous": "world",
    "renowned": "world|internationally",
    "altitude": "high",
    "carbon": "low",
    "income": "low|high|middle",
    "tier": "first|second|third",
    "stage": "early",
    "time": "part|full",
    "distance": "long|short",
    "rise": "high",
    "risk": "high|low",
    "end": "high|low",
    "ranking": "high|top",
    "style": "old|new|European|Chinese",
    "friendly": r"eco|environmentally|user",
    "aged": "middle",
    "sized": "medium|small|large|mid",
}
_MASS = (
    "development|growth|talent|tourism|education|agriculture|equipment|rail|railways|trade|work|personnel|trains"
    "|manufacturing|farming|families|jobs"
)
_COMPOUND = re.compile(
    r"(?<![\w-])(?P<pair>" + "|".join(f"(?:{first}) {second}" for second, first in _SECOND.items()) + r")"
    r" (?:(?:scientific|technological|agricultural|industrial|public|medical|new) (?:and \w+ )?)?(?P<noun>[a-z]+)\b"
)
_NOUNS = frozenset(COUNT_NOUNS | {other_number(noun) for noun in COUNT_NOUNS}) | set(_MASS.split("|"))
_NO_COMPOUND = FUNCTION_WORDS | {"closely", "directly", "other"}
_PARTS = listed(_SECOND)
_FIRSTS = {second: frozenset(first.lower().split("|")) for second, first in _SECOND.items()}
_AFTER_ANY = {second for second, first in _SECOND.items() if "[" in first}


def _may_have_compound(segment: Analysis) -> bool:
    return any(
        second in _FIRSTS and (second in _AFTER_ANY or first in _FIRSTS[second])
        for first, second in pairwise(segment.words)
    )


@rule(
    id="spelling.compound",
    type="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    words=_PARTS,
    when=_may_have_compound,
    fires=[("…", "It has five national level parks, high speed trains and tea related industries.")],
    silent=[
        (
            "…",
            "It has five national-level parks; the level is high; they are closely related firms.",
        ),
        ("…", "At the national level, officials spoke; trains of high speed."),
    ],
)
def compound(segment: Analysis) -> Iterator[Hit]:
    """Two words that stand as one before a noun have no hyphen: national level parks.

    With a hyphen the reader sees at once what belongs together.
    """
    for match in _COMPOUND.finditer(segment.target):
        first, second = match["pair"].split(" ")
        if (
            match["noun"] not in _NOUNS
            or first in _NO_COMPOUND
            or first.endswith(("ing", "s"))
            or (first.endswith("ly") and second != "friendly")
        ):
            continue
        before = segment.target[: match.start()].rstrip().rpartition(" ")[2].lower()
        if second == "level" and before in {"at", "on"}:
            continue
        span = Span(*match.span("pair"))
        right = f"{first}-{second}"
        yield segment.hit(
            f"Usually: {right}, before a noun.", target=span, fixes=[replacement(span, right, deterministic=True)]
        )
