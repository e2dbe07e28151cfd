"""Commas that English sets and drafts leave out, and those that it does not set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.calendar import MONTHS
from enface.languages.english import word_set
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import Sieve, listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

TYPE = "linguistic-conventions/punctuation"
_SUBJECT = r"(?:the|a|an|this|these|those|we|he|she|they|it|there|our|its|their|his|her|some|many|all)\b"
_OPENERS = (
    r"However|Therefore|Moreover|Furthermore|Nevertheless|Consequently|Meanwhile|In addition|In particular"
    r"|For example|For instance|As a result|At the same time|On the other hand|In other words|In fact|In short"
    r"|In recent years|In recent months|In the meantime|Last but not least|By contrast|In contrast"
)
_OPENER = re.compile(rf"(?:^|(?<=[.!?] )|(?<=; ))(?P<opener>{_OPENERS}) (?={_SUBJECT})")
_OPENING_WORDS = listed(
    word_set(
        "however therefore moreover furthermore nevertheless consequently meanwhile addition particular example "
        "instance result time hand words fact short recent meantime least contrast"
    )
)


@rule(
    id="punctuation.opener",
    type=TYPE,
    severity=Severity.MINOR,
    words=_OPENING_WORDS,
    fires=[
        ("…", "However the plan failed. In recent years the county has grown."),
        ("…", "It rained. In addition the road was closed."),
    ],
    silent=[
        ("…", "However, the plan failed."),
        ("…", "However hard he tried, he failed, as a result of it."),
        ("…", "Meanwhile in Hunan it rained."),
    ],
)
def opener(segment: Analysis) -> Iterator[Hit]:
    """No comma follows the adverb that opens a sentence: However the plan failed.

    It says how the sentence joins what came before, and a comma parts it from the sentence.
    """
    for match in _OPENER.finditer(segment.target):
        yield _hit(segment, match.span("opener"), ",", "A comma parts it from the sentence.")


_MONTH = any_of(MONTHS)
_YEAR = r"(?:19|20)\d\d"
_UNPARTED = re.compile(rf"\b(?P<day>{_MONTH} (?:[12]\d|3[01]|[1-9])) {_YEAR}\b(?!\s*(?:people|yuan|mu|square))")
_OPEN_DATE = re.compile(
    r"(?:^|(?<=[.!?] ))(?:On|By|Since|From|Until|As of) "
    rf"(?P<date>{_MONTH} (?:[12]\d|3[01]|[1-9]), {_YEAR}) (?={_SUBJECT})"
)
_HAS_MONTHS = listed(month.lower() for month in MONTHS)


@rule(
    id="punctuation.date",
    type=TYPE,
    severity=Severity.MINOR,
    words=_HAS_MONTHS,
    fires=[("…", "It opened on April 9 2020."), ("…", "On April 9, 2020 the meeting opened.")],
    silent=[
        ("…", "On April 9, 2020, the meeting opened."),
        ("…", "On 9 April 2020 the meeting opened, in April 2020."),
    ],
)
def date(segment: Analysis) -> Iterator[Hit]:
    """A date of month, day and year lacks a comma: April 9 2020.

    The year stands between commas, so that two figures do not run into one, nor into the sentence.
    """
    for match in _UNPARTED.finditer(segment.target):
        yield _hit(segment, match.span("day"), ",", "The year stands between commas.")
    for match in _OPEN_DATE.finditer(segment.target):
        yield _hit(segment, match.span("date"), ",", "The year stands between commas.")


_SPEECH = (
    r"(?:said|says|stressed|emphasized|emphasised|stated|noted|added|believes?|believed|hoped|announced|revealed|showed"
    r"|pointed out|called for|learned|explained|introduced|reported)"
)
_THAT = re.compile(rf"\b{_SPEECH}(?P<comma>,) that\b")
_COLON = re.compile(rf"\b{_SPEECH}(?P<colon>:) (?=(?:the|a|an|this|we|he|she|they|it|in|at|there)\b)")
_INSERTED = re.compile(r", (?:[\w.-]+ ){1,3}$")
"""Who speaks, put in between: It was, he said, that good."""
_HAS_SPEECH = listed(
    word_set(
        "said says stressed emphasized emphasised stated noted added believe believes believed hoped announced "
        "revealed showed out for learned explained introduced reported"
    )
)


@rule(
    id="punctuation.speech",
    type=TYPE,
    severity=Severity.MINOR,
    words=_HAS_SPEECH,
    fires=[("…", "The meeting pointed out, that work must go on."), ("…", "He said: the road is good.")],
    silent=[
        ("…", "The meeting pointed out that work must go on."),
        ("…", "He said: “The road is good.” It was, he said, that good."),
    ],
)
def speech(segment: Analysis) -> Iterator[Hit]:
    """A comma or a colon parts reported speech from who says it: he said, that; he said: the.

    Chinese sets one; English sets a comma before words in quotes alone, and none before “that”.
    """
    for match in _THAT.finditer(segment.target):
        if _INSERTED.search(segment.target, 0, match.start()):
            continue
        start, end = match.span("comma")
        fix = Fix("that", (Edit(start, end, ""),))
        yield segment.hit("Usually no comma before “that”.", target=Span(match.start(), match.end()), fixes=[fix])
    for match in _COLON.finditer(segment.target):
        start, end = match.span("colon")
        fix = Fix("that", (Edit(start, end, " that"),))
        span = Span(match.start(), end)
        yield segment.hit("Usually: that. Reported speech takes no colon.", target=span, fixes=[fix])


_CITY = any_of(CHINESE_CITIES)
_PROVINCE = any_of(CHINESE_PROVINCES)
_CITY_IN_PROVINCE = re.compile(
    rf"\b(?P<city>(?:{_CITY})(?: City)?) (?P<province>{_PROVINCE})(?P<level> Province)?\b(?! [A-Z]|[-’'])"
)
_CITIES = Sieve({word for city in CHINESE_CITIES for word in city.split()}.__contains__)


@rule(
    id="punctuation.place",
    type=TYPE,
    severity=Severity.MINOR,
    words=_CITIES,
    fires=[("…", "He lives in Changsha Hunan."), ("…", "It is in Zhuzhou City Hunan Province.")],
    silent=[("…", "He lives in Changsha, Hunan, near the Changsha Hunan Hotel and in Beijing.")],
)
def place(segment: Analysis) -> Iterator[Hit]:
    """No comma parts a city from its province: Changsha Hunan.

    Of two places in a row the second says where the first is, between commas.
    """
    for match in _CITY_IN_PROVINCE.finditer(segment.target):
        if match["city"].split()[0] != match["province"]:
            yield _hit(segment, match.span("city"), ",", "A comma parts a city from its province.")


def _hit(segment: Analysis, words: tuple[int, int], mark: str, why: str) -> Hit:
    """The hit on words that a mark should follow, and the word after them."""
    start, end = words
    following = re.compile(r" [\w’'-]+").match(segment.target, end)
    span = Span(max(start, segment.target.rfind(" ", 0, end) + 1), following.end() if following else end)
    fix = Fix(f"{segment.target[span.start : end]}{mark}", (Edit(end, end, mark),), deterministic=True)
    return segment.hit(f"Usually: {segment.target[start:end]}{mark}. {why}", target=span, fixes=[fix])
