"""Nouns that are counted and stand alone in the singular, or after a word for one in the plural."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS, ends_phrase
from enface.rules.zh_en.neighbours import adjoins

_TYPE = "linguistic-conventions/grammar"
_NEVER_BARE = word_set(
    """
    farmer worker student villager soldier researcher resident official expert tourist cadre visitor participant
    employee household village museum hospital factory university institute robot library entrepreneur scientist
    engineer doctor nurse consumer customer merchant volunteer representative delegate woman country province county
    region measure product lecture exhibition reservoir bridge house patent vehicle teacher
    enterprise company organization institution project reporter journalist township
    department device facility technician academician retiree migrant passenger shop hotel garden
    """
)
"""Nouns that a preposition does not take without a determiner."""
_PREPOSITIONS = word_set("of for with among by")
_MOST_BETWEEN = 2
_FIXED = word_set("project reporter country house policy")
"""What stands alone after “by”, “of” or “for” in fixed phrases."""
_KINDS = word_set("kind type sort form level levels piece class style standard lot cost sense spirit")
"""Words after which “of” takes one without article: this kind of product."""
_EVERY = word_set("every each another")


_NOUNS = listed(_NEVER_BARE)
_BEFORE = listed(_PREPOSITIONS | {"and"})


@rule(
    id="grammar.bare",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_NOUNS, _BEFORE),
    priority=3,
    fires=[
        ("…", "It sold seeds to guests and gave lectures for local farmer."),
        ("…", "The number of invention patent rose. Officers and soldier came by the hundreds."),
    ],
    silent=[
        ("…", "It gave lectures for local farmers, for a farmer, for the new farmer and for every farmer."),
        ("…", "the work of farmer Wang, for student unions, from village to village, of university level"),
        ("…", "It was led by Hunan University and by county officials; the house and museum of a farmer's son"),
    ],
)
def bare(segment: Analysis) -> Iterator[Hit]:
    """One of a thing that is counted has no article, and others are meant: lectures for local farmer.

    Chinese nouns have neither article nor plural; English needs one of the two.
    """
    words = segment.words
    caught = segment.caught(_NOUNS)
    for place, word in enumerate(words):
        if word not in caught or place < 2 or not segment.forms[place].islower():
            continue
        if _stands_alone(segment, place) and ends_phrase(segment, place):
            token = segment.tokens[place]
            span = Span(token.start, token.end)
            right = other_number(word)
            if not right:
                continue
            yield segment.hit(
                f"Usually: {right}, or an article before it.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[place - 1]} {word}",
            )


def _stands_alone(segment: Analysis, place: int) -> bool:
    """Whether small words that are no determiners lead back to a preposition, or to a plural and “and”."""
    words, forms = segment.words, segment.forms
    for at in range(place - 1, max(-1, place - 2 - _MOST_BETWEEN), -1):
        if not adjoins(segment, at + 1):
            return False
        word = words[at]
        if word in _PREPOSITIONS:
            if word == "of" and at and words[at - 1] in _KINDS:
                return False
            return words[place] not in _FIXED or at < place - 1
        if word == "and":
            return at == place - 1 and words[at - 1] in PLURALS and adjoins(segment, at)
        if word in FUNCTION_WORDS or word in CARDINALS or word in _NO_MODIFIERS or not forms[at].islower():
            return False
        if word.endswith(("'s", "s'", "ing")) or not word.replace("-", "").isalpha():
            return False
    return False


_NO_MODIFIERS = word_set(
    "one another each every any some no this that such what which whose its my your our his her their half first second"
)
_NO_ONE = word_set("few several civil human")
_SINGLE = listed(_EVERY)


@rule(
    id="grammar.every",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SINGLE,
    priority=3,
    fires=[("…", "Justice is felt in every judicial cases, and another projects began.")],
    silent=[("…", "every judicial case, every few years, each of the cases, another two projects, another 300 cases")],
)
def every(segment: Analysis) -> Iterator[Hit]:
    """After every, each or another stands a plural: every judicial cases.

    These words take one at a time.
    """
    words = segment.words
    for at, word in enumerate(words):
        if word not in _EVERY:
            continue
        for place in (at + 1, at + 2):
            if place >= len(words) or not adjoins(segment, place):
                break
            if words[place] in PLURALS and segment.forms[place].islower():
                token = segment.tokens[place]
                span, right = Span(token.start, token.end), PLURALS[words[place]]
                yield segment.hit(
                    f"Usually: {word} … {right}.", target=span, fixes=[replacement(span, right)], key=f"{word} {right}"
                )
                break
            if words[place] in FUNCTION_WORDS or words[place] in CARDINALS or words[place] in _NO_ONE:
                break
            if not words[place].isalpha() or words[place].endswith("s"):
                break
