"""Grammar of agreement: the noun that heads the subject of a sentence, and its verb further on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import other_number
from enface.languages.sieve import listed
from enface.languages.word_classes import (
    COUNT_NOUNS,
    IRREGULAR_VERBS,
    MANY_OF_ONE,
    ONE_OF_MANY,
    OTHER_VERBS,
    PURE_VERBS,
    third_person,
)
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, joined_up

_MASS = word_set(
    """
    growth quality development construction economy income output production consumption agriculture tourism
    education health culture transport transportation infrastructure equipment information knowledge technology
    research work water air land rice food energy pollution protection prevention management governance supervision
    employment investment finance trade poverty progress reform innovation cooperation security safety law order
    society industry history life weather rain snow traffic environment atmosphere situation scale efficiency
    capacity ability awareness confidence satisfaction happiness enthusiasm attention support guidance leadership
    implementation establishment completion improvement promotion application popularity influence value price
    """
)
_COLLECTIVE = word_set(
    """
    team family staff public party police press committee council government crew board class club company group
    number lot total variety range series majority minority dozen host handful few couple pair quarter half rest part
    percent bulk proportion kind sort type set data media youth people population
    """
)
_NOUNS = COUNT_NOUNS | word_set("report policy effort export import index trip task event service source goods")
_ONE_HEADS = (_NOUNS | _MASS) - _COLLECTIVE - {"goods"}
_MANY_HEADS = frozenset(
    plural
    for noun in COUNT_NOUNS - _COLLECTIVE
    for plural in [other_number(noun)]
    if plural and plural not in {noun, "news"}
) - word_set(
    """
    years months days hours minutes weeks kilometers kilometres meters metres miles times dollars tons points
    """
) | word_set(
    """
    police people changes exports imports deaths attacks steps costs needs talks tests trials taxes incomes profits
    losses views
    """
)
_VERBS = PURE_VERBS | word_set(
    "come go take agree feel think hope show attend last belong remain need want get live give win"
)
_NOUN_VERBS = (
    OTHER_VERBS
    | word_set(
        """
    flow attach produce aim point benefit employ build buy hold keep lose meet pay sell send lend lack handle
    """
    )
) - {"work"}
_OF_ONE = MANY_OF_ONE | {third_person(verb): verb for verb in _VERBS}
_OF_MANY = ONE_OF_MANY | {verb: third_person(verb) for verb in _VERBS}
_UNSURE_OF_ONE = {third_person(verb): verb for verb in _NOUN_VERBS - _VERBS}
_UNSURE_OF_MANY = {verb: third_person(verb) for verb in _NOUN_VERBS - _VERBS}
_FINITE = frozenset(_OF_ONE) | frozenset(_OF_MANY)
_UNSURE = frozenset(_UNSURE_OF_ONE) | frozenset(_UNSURE_OF_MANY)
_OBJECTS = word_set(
    """
    through from the a an that this these its their his her to out over more up how whether nearly about all
    great
    """
)
_DETERMINERS = word_set(
    "the this that these those its their our his her every each a an all many some several most both"
)
_BEFORE_DETERMINERS = word_set("all both half")
_ADVERBS = word_set("also always often still now already even usually generally only further all each together not")
"""What may stand between a subject and its verb."""
_CONNECTORS = word_set("that because although while but and where when since so if")
"""Words after which a clause of its own may begin."""
_LINKS = word_set("of in on at for from with by under between among over near within against about")
_STOPS = word_set(
    """
    and or that which who whom whose when where while if as because since to than but not so let lets make makes made
    will would shall should can could may might must cannot do did had be been being only there what how why
    """
)
_MAY_BE_VERBS = _FINITE | _UNSURE
_PARTICIPLES = word_set("taken made built held given")
_ENDS = _STOPS - _ADVERBS
_STARTS = _DETERMINERS - _ADVERBS
_BEFORE_STARTS = _LINKS | _BEFORE_DETERMINERS
_OPENINGS = word_set(
    """
    in on by at since during from after before last next so today currently recently now according meanwhile
    """
)
_SHARE = re.compile(
    r"\b(?i:\d[\d.]* ?(?:percent|per cent|%)|half|most|some|the majority|two[- ]thirds|many|several|both) of "
    r"(?:(?:the|its|all|their|these|those|our|his|her) )?(?:[a-z-]+ ){0,2}?"
    r"(?P<noun>(?!news\b|economics\b)[a-z]{2,}[^\Wsui]s)(?: (?:in|of) (?:the|our) [a-z]+)?"
    r" (?P<verb>is(?! to\b)|was|has|[a-z]{3,}s)\b"
)
_MOST_WORDS = 12
_WORDS = listed(_FINITE | _UNSURE)
_CONNECTING = listed(_CONNECTORS)
_SHARES = listed(word_set("some percent cent half most majority thirds two-thirds many several both"))
_FIRST = _DETERMINERS | _MANY_HEADS | _MASS
"""What a subject begins with whose number can be told."""


class _Subject(NamedTuple):
    """What stands before a finite verb: the places of its first word and of the noun that heads it."""

    first: int
    head: int


@rule(
    id="grammar.subject",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    priority=4,
    words=_WORDS,
    fires=[
        ("…", "The members of the team is ready. Experts believes it."),
        ("…", "The price of these goods have risen, and in 2020, the measures taken by the city has helped."),
        ("…", "The plan aim to help people. The results shows that it works."),
        ("…", "The economic growth of the city have slowed, and 52.7 percent of visits was to clinics."),
    ],
    silent=[
        ("…", "The members of the team are ready; the number of members has grown; a number of them have left."),
        ("…", "The plan to build it has failed. The problems the village has are old. The team of experts have left."),
        ("…", "The price and the quality have risen. The ten years was long. The system users have left."),
        ("…", "The city plans to build it. The work plans aim to help. The results of the survey show that."),
        ("…", "The United States is large. The head of villages has come. The students who is said to know have left."),
    ],
)
def subject(segment: Analysis) -> Iterator[Hit]:
    """A verb goes with the noun beside it instead of the one that heads the subject: the price of these goods have.

    Looked for where a sentence begins with its subject, or does so after an opening phrase and its comma.
    """
    if segment.is_heading:
        return
    words = segment.words
    for match in _SHARE.finditer(segment.target) if _has_share(segment) else ():
        span = Span(*match.span("verb"))
        plural = _OF_ONE.get(match["verb"]) or _UNSURE_OF_ONE.get(match["verb"], "")
        if not plural:
            continue
        yield segment.hit(
            f"Usually: {plural}. Several {match['noun']} are meant.",
            target=span,
            fixes=[replacement(span, plural)],
            key=match[0],
        )
    for first in _beginnings(segment):
        found = _verb_of(segment, first)
        if found is None:
            continue
        at, subject_ = found
        right = _right(segment, subject_, at)
        if right is not None:
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}. The subject is “{segment.forms[subject_.head]}”.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[subject_.head]} {words[at]}",
            )


def _has_share(segment: Analysis) -> bool:
    return segment.has(_SHARES) or "%" in segment.target


def _beginnings(segment: Analysis) -> Iterator[int]:
    """Where sentences begin with a subject, and where they go on with one after an opening phrase."""
    words, tokens = segment.words, segment.tokens
    for start in sorted(segment.sentence_starts):
        at = bisect_left(tokens, start, key=_start_of)
        if at == len(tokens) or tokens[at].start != start:
            continue
        if words[at] in _FIRST or _may_modify(words[at]):
            yield at
        if words[at] in _OPENINGS:
            after = _after_comma(segment, at + 1)
            if after is not None and (words[after] in _FIRST or _may_modify(words[after])):
                yield after
    if segment.has(_CONNECTING):
        for after in [after for after, word in enumerate(words[:-1], 1) if word in _CONNECTORS]:
            opens = words[after] in _FIRST or words[after][0].isdigit()
            if opens and after > 1 and (words[after - 1] != "and" or _parted(segment, after - 1)):
                yield after


def _may_modify(word: str) -> bool:
    """Whether a word may begin a subject without a determiner: a number, or an adjective before a plural."""
    return word not in FUNCTION_WORDS and not word.endswith(("ing", "ly", "ed"))


def _parted(segment: Analysis, at: int) -> bool:
    """Whether a comma or a semicolon stands before the word at `at`."""
    return segment.target[segment.tokens[at - 1].end : segment.tokens[at].start] in (", ", "; ")


_start_of = attrgetter("start")


def _after_comma(segment: Analysis, first: int) -> int | None:
    """The first word from `first` on with a comma before it; None where another sentence begins first."""
    tokens, text = segment.tokens, segment.target
    for at in range(first, len(tokens)):
        if tokens[at].start in segment.sentence_starts:
            return None
        if text[tokens[at - 1].end : tokens[at].start] == ", ":
            return at
    return None


def _verb_of(segment: Analysis, first: int) -> tuple[int, _Subject] | None:
    """The first finite verb after `first`, with its subject; None where anything else comes between."""
    words, forms = segment.words, segment.forms
    head: int | None = None
    for at in range(first, min(len(words), first + _MOST_WORDS)):
        word = words[at]
        if at > first:
            if word in _MAY_BE_VERBS and forms[at].islower() and (word in _FINITE or _has_object(segment, at)):
                return _with_subject(segment, first, head, at)
            if head is None and (word in _LINKS or ((word in _PARTICIPLES or word[-2:] == "ed") and _links(words, at))):
                head = at - 1
        if word in _ENDS and not (word == "and" and "between" in words[first:at]):
            return None
        if word in _STARTS and at > first and words[at - 1] not in _BEFORE_STARTS:
            return None
    return None


def _with_subject(segment: Analysis, first: int, head: int | None, at: int) -> tuple[int, _Subject] | None:
    """The verb at `at` with its subject from `first` on; None where the noun that heads it cannot be told."""
    words = segment.words
    head = _before_adverbs(words, at) if head is None else head
    noun = words[head]
    if head < first or not joined_up(segment, first, at):
        return None
    if words[first] not in _DETERMINERS and noun not in _MANY_HEADS and (noun not in _MASS or head > first):
        return None
    return at, _Subject(first, head)


def _before_adverbs(words: tuple[str, ...], at: int) -> int:
    """The last word before `at` that is no adverb."""
    at -= 1
    while at and (words[at] in _ADVERBS or (words[at].endswith("ly") and words[at] not in _MANY_HEADS)):
        at -= 1
    return at


def _links(words: tuple[str, ...], at: int) -> bool:
    """Whether a preposition follows a participle, so that they tell more of the noun before: taken by, located in."""
    return at + 1 < len(words) and words[at + 1] in _LINKS


def _has_object(segment: Analysis, at: int) -> bool:
    """Whether what follows shows that a word is a verb, and no other verb comes in the clause."""
    words = segment.words
    if at + 1 >= len(words) or not adjoins(segment, at + 1):
        return False
    if words[at + 1] not in _OBJECTS and not words[at + 1][0].isdigit():
        return False
    for place in range(at + 1, min(len(words), at + 1 + _MOST_WORDS)):
        if not adjoins(segment, place) or words[place] in {"and", "that", "which", "who", "but"}:
            return True
        if (
            words[place] in MANY_OF_ONE
            or words[place] in ONE_OF_MANY
            or words[place] in {"will", "had", "can", "would"}
        ):
            return False
        if words[place].endswith("ed") and words[place - 1] not in {"the", "a", "an", "more", "its", "their"}:
            return False
    return True


_SINGLES = word_set("the this a an its their our every each his her")


@lru_cache(maxsize=5_000)
def _is_one_noun(word: str) -> bool:
    """Whether a word is a noun in the singular: a plural of it is a word, and it is no collective and no adjective."""
    if word in _COLLECTIVE or word.endswith(("s", "ed", "ly", "ing", "al", "ic", "ive", "ous", "ful")) or len(word) < 4:
        return word in {"training", "building", "meeting", "opening", "planting", "spending"}
    plural = other_number(word)
    return bool(plural) and plural != word and word not in _NOT_NOUNS and is_word(plural)


_NOT_NOUNS = {past for past, _ in IRREGULAR_VERBS.values()} | word_set(
    """
    other others following elderly young poor rich women children police cattle former latter people high deep wide far
    """
)


_PAST_TOO = word_set("set put cut hit let cost spread read shut hurt cast broadcast burst quit split bet")
"""Plain forms that are the past too: her grandfather set out in 1934."""


def _right(segment: Analysis, subject_: _Subject, at: int) -> str | None:
    """The form of the verb that goes with the subject; None where it does, or the number cannot be told."""
    words = segment.words
    if words[at] in _PAST_TOO:
        return None
    head, verb = words[subject_.head], words[at]
    between = words[subject_.first : at]
    if segment.forms[subject_.head] != head and subject_.head != subject_.first:
        return None
    if head in _MANY_HEADS and words[subject_.first] not in {"this", "that", "a", "an", "each", "every"}:
        return _OF_ONE.get(verb) or _UNSURE_OF_ONE.get(verb)
    is_plain = not any(
        word in {"all", "many", "some", "several", "most", "both", "these", "those"} for word in between[:1]
    )
    if head == "number" and words[subject_.first : subject_.head] == ("the",):
        return _OF_MANY.get(verb) or _UNSURE_OF_MANY.get(verb)
    is_one = head in _ONE_HEADS or (
        words[subject_.first] in _SINGLES
        and _is_one_noun(head)
        and _MANY_HEADS.isdisjoint(between[: subject_.head - subject_.first])
    )
    if verb == "were" and subject_.first and words[subject_.first - 1] in {"if", "though", "wish"}:
        return None
    if verb == "last" and words[at + 1 : at + 2] in (("year",), ("month",), ("week",), ("night",)):
        return None
    if is_one and head not in FUNCTION_WORDS and is_plain:
        return _OF_MANY.get(verb) or _UNSURE_OF_MANY.get(verb)
    return None
