"""Turns of phrase that learners of English carry over from Chinese, and what English says instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from enface.languages.calendar import MONTHS, WEEKDAYS
from enface.languages.english import word_set
from enface.languages.form_patterns import FORM_PATTERNS
from enface.languages.patterns import any_of
from enface.languages.phrase_patterns import PHRASE_PATTERNS
from enface.languages.verb_patterns import DIRECT, VERB_PATTERNS
from enface.languages.word_classes import PURE_VERBS


class Usage(NamedTuple):
    """A turn of phrase: its pattern, what is right, and why.

    The group `wrong` is what the fix replaces: by nothing where `right` is empty; where it is None there is no one
    way to mend it. Where there are `then`, one of these words has to follow the word by which the usage is looked up.
    """

    pattern: re.Pattern[str]
    right: str | None
    reason: str
    then: frozenset[str]


_MONTH, _WEEKDAY = any_of(MONTHS), any_of(WEEKDAYS)
_MONTH_WORDS, _WEEKDAY_WORDS = " ".join(MONTHS).lower(), " ".join(WEEKDAYS).lower()
_VERB = any_of(PURE_VERBS | {"visit", "see", "meet", "work", "build", "help", "make", "take"})
_EVENT = any_of(word_set("meeting conference ceremony forum event fair expo seminar session school"))
_INTRANSITIVE = "happened occurred appeared disappeared emerged consisted belonged existed remained lasted"
_NEVER_PASSIVE = any_of(word_set(_INTRANSITIVE))
_BETTER = (
    "better worse bigger larger smaller higher lower easier harder stronger weaker faster greater richer poorer cheaper"
    " longer shorter older younger earlier wider closer safer cleaner tighter"
)
_BEST = (
    "best worst biggest largest smallest highest lowest strongest fastest greatest richest poorest longest oldest"
    " youngest earliest latest newest"
)
_COMPARATIVE, _SUPERLATIVE = any_of(word_set(_BETTER)), any_of(word_set(_BEST))
_TOWARDS = r"look(?:s|ed|ing)? forward|contribut(?:es?|ed|ing)|devoted|conducive"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?![\d%]|,\d)"
_BEGUN = "founded established built held opened born completed started launched signed"
_FOUNDED = any_of(word_set(_BEGUN))
_HAVE_THEM = "has have had with attracted involving totaling cover covers built planted sent trained"
_HAVING = any_of(word_set(_HAVE_THEM))
_FEW = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|several)"
_WHO_LACKS = any_of(word_set("they it he she we still also villagers farmers enterprises companies"))
_START = r"(?:^|[.!?] )"

_GERUND = "The form in -ing follows here."
_ONE_IS_ENOUGH = "One of the two connectives is enough in English."
_NO_PASSIVE = "The verb has no passive."

# The words to look it up by, `+` between those before and those right behind them, the pattern, what is right, and why.
_TABLE: tuple[tuple[str, str, str | None, str], ...] = (
    (
        "discuss discusses discussed discussing mentions mentioned describe describes described",
        r"\b(?:discuss(?:es|ed|ing)?|mention(?:s|ed|ing)|describ(?:es?|ed|ing))(?P<wrong> about)\b",
        "",
        DIRECT,
    ),
    (
        "emphasize emphasizes emphasized emphasizing emphasise emphasised",
        rf"\bemphasi[sz](?:es?|ed|ing)(?P<wrong> on)\b(?! (?:many|several|{_WEEKDAY}|{_MONTH}))",
        "",
        DIRECT,
    ),
    ("marry married marries", r"\bmarr(?:y|ied|ies)(?P<wrong> with)\b", "", DIRECT),
    (
        "attend attends attended attending",
        rf"\battend(?:s|ed|ing)?(?P<wrong> to) (?:the|a|this) {_EVENT}\b",
        "",
        DIRECT,
    ),
    ("lack lacks lacked", rf"\b{_WHO_LACKS} lack(?:s|ed)?(?P<wrong> of)\b", "", DIRECT),
    ("comprise comprises", r"\bcomprises?(?P<wrong> of)\b", "", DIRECT),
    ("despite", r"\b[Dd]espite(?P<wrong> of)\b", "", "“despite” stands without “of”."),
    (
        "participate participates participated participating",
        r"\bparticipat(?:es?|ed|ing)(?P<wrong> )(?=(?:the|this|an?) )",
        " in ",
        "It takes “in”.",
    ),
    ("participated", r"\b(?P<wrong>(?:was|were|is|are|been) participated by)\b", None, _NO_PASSIVE),
    (
        "locates locate",
        r"(?<!to )\b(?P<wrong>[Ll]ocates?) (?:in|at|on|near|along)\b",
        "is located",
        "A place is located.",
    ),
    (_INTRANSITIVE, rf"\b(?P<wrong>(?:is|are|was|were|been|be) {_NEVER_PASSIVE})\b", None, _NO_PASSIVE),
    ("although though", rf"{_START}(?:Although|(?:Even )?[Tt]hough) [^,.;!?]+,(?P<wrong> but)\b", "", _ONE_IS_ENOUGH),
    ("because", rf"{_START}Because [^,.;!?]+,(?P<wrong> so)\b(?! (?:that|much|many|far))", "", _ONE_IS_ENOUGH),
    (f"more + {_BETTER}", rf"\b(?P<wrong>more ){_COMPARATIVE}\b(?!-)", "", "The comparative is in the word."),
    (f"most + {_BEST}", rf"\b(?P<wrong>most ){_SUPERLATIVE}\b(?!-)", "", "The superlative is in the word."),
    (
        "forward contribute contributes contributed contributing devoted conducive",
        rf"\b(?:{_TOWARDS}) to (?P<wrong>{_VERB})\b",
        None,
        _GERUND,
    ),
    ("worth", r"\bworth (?P<wrong>to [a-z]+)\b", None, _GERUND),
    (
        "enjoy enjoys enjoyed avoid avoids finishes finished suggests suggested",
        rf"\b(?:enjoy(?:s|ed)?|avoids?|finish(?:es|ed)|suggest(?:s|ed)) (?P<wrong>to {_VERB})\b",
        None,
        _GERUND,
    ),
    (f"in + {_MONTH_WORDS}", rf"\b(?P<wrong>[Ii]n) {_MONTH} {_DAY}", "on", "A day takes “on”."),
    (f"on + {_MONTH_WORDS}", rf"\b(?P<wrong>[Oo]n) {_MONTH},? (?:1[89]|20)\d\d\b", "in", "A month takes “in”."),
    (_WEEKDAY_WORDS, rf"\b(?P<wrong>[Ii]n) {_WEEKDAY}\b(?!['’]| (?:and|night|morning))", "on", "A day takes “on”."),
    (f"{_BEGUN} + on", rf"\b{_FOUNDED} (?P<wrong>on) (?:1[89]|20)\d\d\b(?![-/.]\d)", "in", "A year takes “in”."),
    (f"{_HAVE_THEM} + more", rf"\b{_HAVING} (?P<wrong>more) (?=\d[\d,]*[ .])", "more than", "“than” is lost."),
    (
        "must should could shall + to",
        r"\b(?:must|should|could|shall)(?P<wrong> to) (?!(?:the|a|some|what)\b)(?=[a-z])",
        "",
        "No “to” follows.",
    ),
    (
        "recent",
        r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|for) recent (?P<wrong>year|month|week|decade)\b",
        None,
        "More than one is meant.",
    ),
    (
        "hundreds thousands millions billions",
        rf"\b{_FEW} (?P<wrong>(?:hundred|thousand|million|billion)s)\b(?! of)",
        None,
        "After a number the word has no plural.",
    ),
    ("because", r"\b(?:[Tt]he|[Tt]his) reason [^.;]{0,40}is (?P<wrong>because)\b", "that", "The reason is that …"),
)


def _read() -> dict[str, tuple[Usage, ...]]:
    table: dict[str, list[Usage]] = {}
    for words, pattern, right, reason in (*_TABLE, *VERB_PATTERNS, *PHRASE_PATTERNS, *FORM_PATTERNS):
        first, _, then = words.partition(" + ")
        usage = Usage(re.compile(pattern), right, reason, word_set(then))
        for word in first.split():
            table.setdefault(word, []).append(usage)
    return {word: tuple(usages) for word, usages in table.items()}


USAGES = _read()
_COMMON = word_set("a an are as first has had have in is on second so the third to was were with")
TELLING = frozenset(
    word
    for first, usages in USAGES.items()
    for usage in usages
    for word in (usage.then if first in _COMMON and usage.then else {first})
)
"""The words of which one stands in every text that has any of the turns of phrase."""


def usages_in(words: Sequence[str]) -> Iterator[Usage]:
    """The turns of phrase that English does not have, of which the words of a text, in small letters, may have any."""
    for word, following in pairwise((*words, "")):
        for usage in USAGES.get(word, ()):
            if not usage.then or following in usage.then:
                yield usage
