"""Grammar of agreement where the subject is each of several, two joined by “and”, or a relative pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, MANY_OF_ONE, ONE_OF_MANY, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_OF_THINGS = word_set(
    "cover handle link run sell host house range span stretch cost weigh measure hold operate supply serve grow total"
)
"""Verbs that are nouns too, and tell of things."""
_TO_ONE = ONE_OF_MANY | {
    verb: third_person(verb) for verb in PURE_VERBS | _OF_THINGS | word_set("come go make take win live")
}
_TO_MANY = MANY_OF_ONE | {
    third_person(verb): verb for verb in (*PURE_VERBS, *_OF_THINGS, "make", "take", "come", "win", "live", "need")
}
_NEVER_OF_ALL_SAID = frozenset(
    third_person(verb)
    for verb in _OF_THINGS
    | word_set(
        "involve employ produce contain comprise include consist belong specialize accommodate generate transmit"
        " connect occupy reside survive participate enrol enroll surround overlook process live earn"
    )
)
"""What is told of things, never of all that was said before: which covers 200 mu."""
_DISTRIBUTIVES = word_set("each every either neither")
_EACH = listed(_DISTRIBUTIVES)
_MANY = listed(ONE_OF_MANY)
_LINKS = word_set("of in on at for from with by under")
_MOST_WORDS = 7


@rule(
    id="grammar.each",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_EACH, _MANY),
    priority=4,
    fires=[("…", "Each of the hospitals have a clinic, and every judge and clerk are required to report.")],
    silent=[("…", "Each of the hospitals has a clinic; they each have one; every judge is; of each side are two.")],
)
def each(segment: Analysis) -> Iterator[Hit]:
    """Each, every, either or neither is the subject, and the verb is that of many: each of the hospitals have.

    They take things one by one.
    """
    words = segment.words
    for first, word in enumerate(words):
        if word not in _DISTRIBUTIVES or not (
            segment.tokens[first].start in segment.sentence_starts or words[first - 1] in {"and", "that", "but"}
        ):
            continue
        of = words[first + 1 : first + 2] == ("of",)
        if not of and word != "every":
            continue
        for at in range(first + 2, min(len(words), first + 3 + _MOST_WORDS)):
            if not adjoins(segment, at) or words[at] in {"that", "which", "who", "whom", "where", "to", "will", "can"}:
                break
            if words[at] in ONE_OF_MANY:
                span = Span(segment.tokens[at].start, segment.tokens[at].end)
                right = ONE_OF_MANY[words[at]]
                yield segment.hit(
                    f"Usually: {right}, after “{word}”.", target=span, fixes=[replacement(span, right)], key=words[at]
                )
                break


_RELATIVES = word_set("who which")
_PRONOUNS = listed(_RELATIVES)
_VERBS = listed(_TO_ONE.keys() | _TO_MANY.keys())


@rule(
    id="grammar.relative",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PRONOUNS, _VERBS),
    priority=4,
    fires=[
        ("…", "The athletes who wins a medal are happy, as are the farmers who was there."),
        ("…", "The court, which hear cases, is in Wuxi; he is a doctor who have no time."),
        ("…", "It has 679,000 mu of tea gardens, which involves all, and a large port, which handle goods."),
    ],
    silent=[
        (
            "…",
            "One of the athletes who wins a medal; a list of goods that is long; the books that he has",
        ),
        (
            "…",
            "The head of the courts, which hears cases; the only one of the farmers; people in the house who are ill",
        ),
    ],
)
def relative(segment: Analysis) -> Iterator[Hit]:
    """A relative clause has the verb of one after many, or of many after one: the athletes who wins.

    “who” and “which” take the number of the noun before them.
    """
    words = segment.words
    for at in range(1, len(words) - 1):
        if words[at] not in _RELATIVES:
            continue
        verb, noun = words[at + 1], words[at - 1]
        if not adjoins(segment, at + 1) or not segment.forms[at + 1].islower() or not _joins(segment, at):
            continue
        right = ""
        if verb in _TO_MANY and noun in PLURALS:
            parted = not adjoins(segment, at)
            is_counted = _counted(words, at) if parted else _is_antecedent(words, at)
            right = _TO_MANY[verb] if is_counted else ""
        elif verb in _TO_ONE and noun in _SINGLES:
            right = _TO_ONE[verb] if _is_one(words, at) else ""
        if right:
            span = Span(segment.tokens[at + 1].start, segment.tokens[at + 1].end)
            yield segment.hit(
                f"Usually: {noun} {words[at]} {right}.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{noun} {words[at]} {verb}",
            )


_COLLECTIVE = word_set(
    """
    team family staff public party police press committee council government crew board class club company group
    number lot total variety range series majority minority dozen host handful few couple pair quarter half rest part
    kind sort type set company day way time place case year hour example reason result way
    """
)

_SINGLES = COUNT_NOUNS - _COLLECTIVE


def _joins(segment: Analysis, at: int) -> bool:
    tokens = segment.tokens
    gap = segment.target[tokens[at - 1].end : tokens[at].start]
    is_whole = segment.words[at] == "which" and segment.words[at - 1] in PLURALS  # it may stand for all that was said
    is_whole = is_whole and segment.words[at + 1] not in _NEVER_OF_ALL_SAID
    return gap == " " or (gap == ", " and not is_whole)


def _is_count(word: str) -> bool:
    return word[0].isdigit() or CARDINALS.get(word, 0) > 1


def _counted(words: tuple[str, ...], at: int) -> bool:
    """Whether the plural before the pronoun is counted, and nothing else before it: 300 mu of plantations, which."""
    before = words[max(0, at - 5) : at - 1]
    count = next((place for place in range(len(before) - 1, -1, -1) if _is_count(before[place])), -1)
    of = [place for place, word in enumerate(before) if word in _LINKS]
    return (
        count >= 0
        and before[count] != "1"
        and not {"and", "or", "per", "a", "an", "the"} & {*before[count:]}
        and (
            not of
            or (of == [count + 2] and before[count + 1] in {"mu", "tons", "tonnes", "hectares", "kinds", "types"})
        )
    )


def _is_antecedent(words: tuple[str, ...], at: int) -> bool:
    """Whether a plural right before the pronoun is what it stands for; not so where the plural itself follows “of”."""
    before = words[max(0, at - 6) : at - 1]
    return _LINKS.isdisjoint(before) and "one" not in words[max(0, at - 9) : at] and "and" not in before


def _is_one(words: tuple[str, ...], at: int) -> bool:
    """Whether a noun in the singular with an article is what the pronoun stands for."""
    before = words[max(0, at - 4) : at - 1]
    begin = next((place for place, word in enumerate(before) if word in {"a", "an", "the"}), -1)
    far = words[max(0, at - 8) : at]
    if begin < 0 or {"and", "or"} & {*far}:
        return False
    if any(word in FUNCTION_WORDS for word in before[begin + 1 :]):
        return False
    has_many = any(word in PLURALS or (word.endswith("s") and not word.endswith("'s")) for word in far)
    return _LINKS.isdisjoint(far) or not has_many


_JOINED_SUBJECT = listed(MANY_OF_ONE)
_AND = listed({"and"})
_ARTICLES = word_set("the a an his her its their")


def _joins_two(segment: Analysis) -> bool:
    """Whether “and” stands before an article."""
    return _AND_ARTICLE.search(segment.target) is not None


_AND_ARTICLE = re.compile(" and (?:the|an?|his|her|its|their) ")


@rule(
    id="grammar.both-subjects",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_AND, _JOINED_SUBJECT),
    when=_joins_two,
    priority=4,
    fires=[("…", "The coach and the captain was at the conference.")],
    silent=[
        ("…", "The coach and the captain were there. The head of the team and the court is here."),
        ("…", "They met the coach, and the captain was there. The founder and head is here."),
    ],
)
def both_subjects(segment: Analysis) -> Iterator[Hit]:
    """Two subjects with an article each have the verb of one: the coach and the captain was.

    Together they are many.
    """
    words = segment.words
    for at, word in enumerate(words):
        if word not in MANY_OF_ONE or at < 5 or words[at - 1] not in COUNT_NOUNS:
            continue
        place = at - 2
        while place > at - 4 and words[place] not in FUNCTION_WORDS:
            place -= 1
        if words[place] not in _ARTICLES or words[place - 1] != "and" or words[place - 2] not in COUNT_NOUNS:
            continue
        first = place - 3
        while first > place - 6 and first > 0 and words[first] not in FUNCTION_WORDS:
            first -= 1
        if words[first] not in _ARTICLES or segment.tokens[first].start not in segment.sentence_starts:
            continue
        if joined_up(segment, first, at):
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            right = MANY_OF_ONE[word]
            yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=words[at - 1])


_WITH_NOT = listed({"don't", "doesn't"})
_ONE = word_set("he she it")
_SEVERAL = word_set("they we you i")


@rule(
    id="grammar.do-not",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_WITH_NOT,
    priority=4,
    fires=[("…", "He don't know the rules, and they doesn’t either.")],
    silent=[("…", "He doesn't know the rules, and they don’t either; how does he, don't you know?")],
)
def do_not(segment: Analysis) -> Iterator[Hit]:
    """“don't” follows he, she or it, or “doesn't” they, we or you: he don't.

    The one goes with many, the other with one.
    """
    for at, word in enumerate(segment.words):
        if word not in {"don't", "doesn't"} or not adjoins(segment, at):
            continue
        before = segment.words[at - 1]
        if before in (_ONE if word == "don't" else _SEVERAL):
            token = segment.tokens[at]
            right = ("doesn" if word == "don't" else "don") + token.text[-2] + "t"
            span = Span(token.start, token.end)
            yield segment.hit(f"Usually: {before} {right}.", target=span, fixes=[replacement(span, right)], key=before)
