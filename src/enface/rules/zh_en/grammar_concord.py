"""Grammar of agreement: is, has and was with many things, are, have and were with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, MANY_OF_ONE, ONE_OF_MANY, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

_TYPE = "linguistic-conventions/grammar"
_MOST_WORDS = 8
_ONE = word_set("he she it")
_STOPS = word_set(
    """
    and or that which who whom whose when where while if as because since to let lets make makes made help helps helped
    see sees saw have has had do does did will would shall should can could may might must cannot not few people
    police youth rest majority number
    """
)
_PREPOSITIONS = word_set("of in on at to from by with for between among over under about like")
_MANY_VERBS = MANY_OF_ONE | {third_person(verb): verb for verb in (*PURE_VERBS, "come", "go", "make", "take")}
_VERBS = frozenset(_MANY_VERBS) | frozenset(ONE_OF_MANY)
_INVERTS = word_set(
    "if as did do does let make makes made see had have has would could should whether though wish than"
)
_PLURALS = frozenset(
    plural for noun in COUNT_NOUNS for plural in [other_number(noun)] if plural and plural not in {noun, "news"}
) - {third_person(verb) for verb in OTHER_VERBS | PURE_VERBS}
"""Plurals of counted nouns that are no forms of verbs."""
_PLURAL_STARTS = word_set(
    """
    the these those all some many most both several various two three four five six seven eight nine ten its their his
    her our other local chinese foreign such more new
    """
)
_GROUPS = word_set(
    "number lot total variety range series majority minority dozen host handful few couple pair group quarter"
)
_SINGLE_NOUNS = COUNT_NOUNS - _GROUPS
_BREAKS = _PREPOSITIONS | _STOPS
_OF_MANY = word_set("both all many most")


_FINITE = listed(_VERBS)


@rule(
    id="grammar.concord",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_FINITE,
    priority=5,
    fires=[
        ("…", "They has agreed. The two villages was flooded."),
        ("…", "The two sides has agreed. More than 300 firms has resumed work. The participants comes from Hunan."),
        ("…", "The province have 300 schools. The number of tourists have grown."),
        ("…", "Cases were heard, and 1,300 lectures was held."),
        ("…", "There is 12 enterprises in the zone, of which 300 has closed."),
        ("…", "One of the largest museums are closed, and there are a park."),
    ],
    silent=[
        ("…", "They have agreed. The two villages were flooded; one of the villages was not; as it were."),
        ("…", "There are a number of parks; there is one park. The head of the villages has come."),
        ("…", "Did they have it? If he were here. The number of farmers is high. What they do is work."),
        ("…", "One of the cities that are open; 20 percent of which is paid; of which 20 percent is paid"),
        ("…", "The United States is large. The 10 years was a long time. The Three Gorges is a place."),
    ],
)
def concord(segment: Analysis) -> Iterator[Hit]:
    """Is, has or was stands with many things, or are, have or were with one: they has, one of the parks are.

    Chinese verbs do not change, and drafts take the number from the noun that is nearest.
    """
    words = segment.words
    for at, verb in enumerate(words):
        if verb not in _VERBS:
            continue
        right = _MANY_VERBS.get(verb) or ONE_OF_MANY[verb]
        if not at or not _may_be_wrong(words, at) or not adjoins(segment, at):
            continue
        is_wrong = _many_with_one(segment, at) if verb in _MANY_VERBS else _one_with_many(segment, at)
        if is_wrong or _there(segment, at):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            if segment.forms[at].islower():
                yield segment.hit(
                    f"Usually: {right}.",
                    target=span,
                    fixes=[replacement(span, right)],
                    key=f"{words[at - 1]} {verb}",
                )


def _may_be_wrong(words: tuple[str, ...], at: int) -> bool:
    """Whether the words before the verb alone allow that they do not go together; most verbs end here."""
    before, verb = words[at - 1], words[at]
    if before == "there":
        following = words[at + 1] if at + 1 < len(words) else ""
        return following in _AFTER_THERE or following[:1].isdigit()
    if verb in _MANY_VERBS:
        if before in {"they", "we"} or before in _PLURALS:
            return True
        if before[0].isdigit():
            return words[at - 3 : at - 1] in _OF_WHICH
        return before[-1] == "s" and any(map(_is_number, words[max(0, at - 4) : at - 1]))
    if before in _ONE or "number" in words[max(0, at - 9) : at]:
        return True
    if before in _PLURALS:
        return "one" in words[max(0, at - 9) : at]
    return before in _PLACE_WORDS or (before in COUNT_NOUNS and not _STARTS.isdisjoint(words[max(0, at - 5) : at - 1]))


_OF_WHICH = {("of", "which"), ("of", "whom")}
_STARTS = frozenset({"the", "a", "an", "this", "every", "each"})
_AFTER_THERE = word_set("a an one two three four five six many several more over about nearly some at")
_PLACE_WORDS = frozenset(name.lower() for name in (*CHINESE_PROVINCES, *CHINESE_CITIES))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in CARDINALS


def _many_with_one(segment: Analysis, at: int) -> bool:
    """Whether the subject of a verb of one thing is they, a plural that starts a sentence, or a count of several."""
    words = segment.words
    before = words[at - 1]
    if before in {"they", "we"}:
        return _INVERTS.isdisjoint(words[max(0, at - 3) : at - 1])
    if before.replace(",", "").isdigit() and words[max(0, at - 3) : at - 1] in _OF_WHICH:
        return int(before.replace(",", "")[:12]) > 1
    if not segment.forms[at - 1].islower() or _DURATIONS & {before}:
        return False
    if _is_counted_subject(segment, at):
        return True
    if before not in _PLURALS:
        return False
    first = at - 1
    while first and at - first <= _MOST_WORDS and adjoins(segment, first):
        if segment.tokens[first].start in segment.sentence_starts:
            break
        first -= 1
        if first < at - 1 and (words[first] in _STOPS):
            return False
        if words[first] in _PREPOSITIONS or (words[first].endswith("ing") and first < at - 2):
            return False
    start = segment.tokens[first].start
    if first and segment.target[segment.tokens[first - 1].end : start] == ", ":
        return words[at] in {"was", "has"} and _DURATIONS.isdisjoint(words[first:at])
    starts = start in segment.sentence_starts
    return starts and (words[first] in _PLURAL_STARTS or first == at - 1) and _DURATIONS.isdisjoint(words[first:at])


_HEDGES = word_set(
    "more than over nearly about around some at least up to as many a total of the these all another only almost"
)


def _is_counted_subject(segment: Analysis, at: int) -> bool:
    """Whether the sentence begins with a count of several things, right before the verb."""
    words = segment.words
    noun = words[at - 1]
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is", "ics")):
        return False
    for place in range(at - 2, max(-1, at - 5), -1):
        if not adjoins(segment, place + 1) or words[place] in _BREAKS:
            return False
        number = words[place].replace(",", "")
        if (number.isdigit() and int(number[:12]) > 1) or (words[place] in CARDINALS and CARDINALS[words[place]] > 1):
            begin = place
            while begin and words[begin - 1] in _HEDGES and segment.tokens[begin].start not in segment.sentence_starts:
                begin -= 1
            return segment.tokens[begin].start in segment.sentence_starts or _opens_clause(segment, begin)
    return False


def _opens_clause(segment: Analysis, place: int) -> bool:
    """Whether a comma and an “and” stand before the word."""
    tokens = segment.tokens
    is_joined = place > 1 and segment.words[place - 1] == "and" and adjoins(segment, place)
    return is_joined and segment.target[tokens[place - 2].end : tokens[place - 1].start] == ", "


_DURATIONS = word_set(
    "years months days hours minutes weeks kilometers kilometres meters metres miles times dollars tons stars points"
)


def _one_with_many(segment: Analysis, at: int) -> bool:
    """Whether the subject of a verb of many things is he, she or it, or one of several."""
    words = segment.words
    before = words[at - 1]
    if before in _ONE:
        following = words[at + 1] if at + 1 < len(words) else ""
        starts = segment.tokens[at - 1].start in segment.sentence_starts
        return starts and words[at] in {"are", "have"} and following not in _ONE
    if _is_number_of(segment, at) or _is_single_subject(segment, at):
        return True
    if before not in _PLURALS:
        return False
    for start in range(at - 2, max(-1, at - 9), -1):
        if words[start] in word_set("that which who whom whose where and") or not adjoins(segment, start + 1):
            return False
        if words[start : start + 2] == ("one", "of"):
            return segment.tokens[start].start in segment.sentence_starts
    return False


_NUMBER_OF = re.compile(
    r"\b[Tt]he (?:average |total )?number of (?:(?!who\b|that\b|which\b|and\b|in\b)[\w’'-]+ ){1,7}$"
)


def _is_number_of(segment: Analysis, at: int) -> bool:
    if "number" not in segment.words[max(0, at - 9) : at]:
        return False
    end = segment.tokens[at].start
    return _NUMBER_OF.search(segment.target, max(0, end - 80), end) is not None


def _is_single_subject(segment: Analysis, at: int) -> bool:
    """Whether a place, or one thing with its article, starts the sentence right before the verb."""
    words, tokens, forms = segment.words, segment.tokens, segment.forms
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "do" or segment.is_heading or following in {"not", "to"}:
        return False
    if forms[at - 1] in _PLACES:
        return tokens[at - 1].start in segment.sentence_starts
    if words[at - 1] not in _SINGLE_NOUNS or words[at - 1] in _TEAMS:
        return False
    for first in range(at - 2, max(-1, at - 6), -1):
        if not adjoins(segment, first + 1) or words[first] in _BREAKS or words[first] in _OF_MANY:
            return False
        if words[first].endswith("s") and not words[first].endswith(("'s", "ss", "us")):
            return False
        if tokens[first].start in segment.sentence_starts:
            return words[first] in _STARTS
    return False


_PLACES = frozenset(name for name in (*CHINESE_PROVINCES, *CHINESE_CITIES) if " " not in name)
_TEAMS = word_set(
    "team family staff public party police press committee council government crew board class club company"
)

_THERE_MANY = re.compile(
    r"(?:more than |over |about |nearly |some |at least )?"
    r"(?:\d[\d,.]* (?!percent|per cent)|(?:two|three|four|five|six|many|several) )[a-z]+s\b"
)
_THERE_ONE = re.compile(
    r"(?:an?|one) (?:(?:big|large|great|small|new|long|good|huge|serious|clear) )?(?P<noun>[a-z-]+)"
)


def _there(segment: Analysis, at: int) -> bool:
    """Whether “there is” counts several, or “there are” one."""
    if segment.words[at - 1] != "there":
        return False
    rest = segment.target[segment.tokens[at].end + 1 :]
    if segment.words[at] in {"is", "was"}:
        return _THERE_MANY.match(rest) is not None and not re.match(r"1 ", rest)
    if segment.words[at] in {"are", "were"}:
        match = _THERE_ONE.match(rest)
        return match is not None and match["noun"] in _SINGLE_NOUNS
    return False
