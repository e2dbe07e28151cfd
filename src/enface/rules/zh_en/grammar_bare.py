"""Nouns that are counted and stand alone in the singular, or after a word for one in the plural."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import BE, COUNT_NOUNS, NEVER_BARE, OBJECTS, VERBS_OF_OBJECTS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS, ends_phrase
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_PREPOSITIONS = word_set("of for with among by in from to at on between through into under against about")
_MOST_BETWEEN = 2
_FIXED = word_set(
    """
    issue union project reporter country house policy system platform mechanism activity measure task car bus
    boat motorcycle railway satellite leader nation region district employee member bank island method problem
    zone city computer drone phone
    """
)
"""What stands alone after “by”, “of” or “for” in fixed phrases, and needs an adjective to show that it should not."""
_ACTIONS = word_set("project measure house guide partner bridge dam pilot coach judge nurse engineer author factory")
"""What is a verb too, so that “to” before it says nothing."""
_ONE_OF_MANY = word_set("area field sector market economy region world century situation city county province country")
_CLASSES = word_set(
    "rural urban agricultural legal judicial industrial financial economic political social cultural international"
    " domestic global national local western eastern central southern northern mountainous remote ethnic current"
)
"""Adjectives that part such a noun into classes, so that “the” or a plural is wanted: in rural area."""
_KINDS = word_set("kind type sort form level levels piece class style standard title lot cost sense spirit role status")
"""Words after which “of” takes one without article: this kind of product."""
_EVERY = word_set("every each another")


_WORDS = NEVER_BARE | OBJECTS | _ONE_OF_MANY
_NOUNS = listed(_WORDS)
_ROLES = word_set("work works worked working serve serves served serving employed trained job acted")
_BEFORE = listed(_PREPOSITIONS | {"and", "as"} | VERBS_OF_OBJECTS | BE)


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
    for place in [place for place, word in enumerate(words) if word in _WORDS]:
        word = words[place]
        if not place or not segment.forms[place].islower():
            continue
        first = _stands_alone(segment, place)
        if first is None and _opens_sentence(segment, place):
            first = place - 2
        if first is not None and _ends(segment, place):
            token = segment.tokens[place]
            span = Span(token.start, token.end)
            right = other_number(word)
            if not right:
                continue
            yield segment.hit(
                f"Usually: {right}, or an article before it.",
                target=Span(segment.tokens[first + 1].start, token.end),
                fixes=[replacement(span, right)],
                key=f"{words[place - 1]} {word}",
            )


_OPENING = word_set("relevant local foreign chinese young rural poor elderly concerned related")


def _opens_sentence(segment: Analysis, place: int) -> bool:
    """Whether a noun, behind an adjective of many, opens a sentence of prose: Relevant department should."""
    start = segment.tokens[place - 1].start
    opens = start in segment.sentence_starts and segment.words[place - 1] in _OPENING
    return opens and segment.words[place] in NEVER_BARE and not segment.is_heading and adjoins(segment, place)


def _ends(segment: Analysis, place: int) -> bool:
    """Whether the noun is the last of its phrase, a relative clause after it included."""
    return ends_phrase(segment, place) or segment.words[place + 1 : place + 2] in (("that",), ("who",))


def _stands_alone(segment: Analysis, place: int) -> int | None:
    """The preposition, the verb or the “and” to which small words that are no determiners lead back."""
    words, forms = segment.words, segment.forms
    for at in range(place - 1, max(-1, place - 2 - _MOST_BETWEEN), -1):
        word = words[at]
        if word in _OPENERS:
            return at if joined_up(segment, at, place) and _wants_determiner(segment, at, place) else None
        if word in _CLOSED or not forms[at].islower():
            return None
        if word.endswith(("'s", "s'", "ing")) or not word.replace("-", "").isalpha():
            return None
    return None


_OPENERS = _PREPOSITIONS | BE | VERBS_OF_OBJECTS | {"and", "as"}


def _wants_determiner(segment: Analysis, at: int, place: int) -> bool:
    """Whether the word at `at` cannot take the noun at `place` as it stands."""
    words = segment.words
    word, noun = words[at], words[place]
    if noun in _ONE_OF_MANY:
        return word in _PREPOSITIONS and at == place - 2 and words[at + 1] in _CLASSES
    if at == place - 1 and noun in _FIXED and word != "and":
        return False
    if word in VERBS_OF_OBJECTS:
        return not segment.is_heading and _is_verb(segment, at)
    if noun in OBJECTS:
        return False
    if word == "and":
        return words[at - 1] in PLURALS and adjoins(segment, at)
    if word == "as":
        return words[at - 1] in _ROLES and noun.endswith(("er", "or", "ist", "an", "nurse"))
    if word in BE:
        return not segment.is_heading and _is_verb(segment, at)
    return _takes_no_bare_noun(segment, at, place)


def _takes_no_bare_noun(segment: Analysis, at: int, place: int) -> bool:
    """Whether a preposition belongs to no fixed phrase in which a noun stands alone: from village to village."""
    words = segment.words
    before = words[at - 1] if at else ""
    if words[at] == "of":
        return before not in _KINDS
    if words[at] == "to" and (words[at + 1] in _ACTIONS or at < place - 1):
        return False
    return words[place] != before and words[place + 1 : place + 2] not in (("to",), ("by",), ("after",))


def _is_verb(segment: Analysis, at: int) -> bool:
    """Whether the word before a verb shows it as such: a subject or a modal, no determiner and no preposition."""
    before = segment.words[at - 1] if at and adjoins(segment, at) else ""
    return bool(before) and before not in _NO_SUBJECTS and not before.endswith(("ly", "'s"))


_NO_SUBJECTS = (FUNCTION_WORDS | word_set("newly well most more there so")) - word_set(
    "he she it they we who which that has have had will would should can could may must to also"
)
_NO_MODIFIERS = word_set(
    "one another each every any some no this that such what which whose its my your our his her "
    "their half first second best top"
)
_CLOSED = FUNCTION_WORDS | CARDINALS.keys() | _NO_MODIFIERS
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


_SUCH = listed({"such"})
_COUNTED = listed(COUNT_NOUNS)
_DETERMINERS = word_set("a an the this that any each every one no some its their his her our my your another")


@rule(
    id="grammar.such-as",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_SUCH, _COUNTED),
    priority=2,
    fires=[("…", "They tried livelihood case such as leases, and sell farm product such as rice.")],
    silent=[
        ("…", "They tried cases such as leases, a case such as this, and the farm product such as it is."),
        ("…", "In a city such as Wuhan, an important industrial city such as Wuhan, and any large city such as Wuhan"),
    ],
)
def such_as(segment: Analysis) -> Iterator[Hit]:
    """A counted noun before “such as” has neither article nor plural: livelihood case such as.

    Examples follow, so several are meant.
    """
    words = segment.words
    for place in range(1, len(words) - 2):
        if words[place + 1] != "such" or words[place + 2] != "as" or words[place] not in COUNT_NOUNS:
            continue
        if not segment.forms[place].islower() or not joined_up(segment, place, place + 2):
            continue
        before = words[max(0, place - 5) : place]
        right = other_number(words[place])
        if right and _DETERMINERS.isdisjoint(before) and not any(word.endswith("'s") for word in before):
            span = Span(segment.tokens[place].start, segment.tokens[place].end)
            yield segment.hit(
                f"Usually: {right}. Examples follow.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[place]} such as",
            )
