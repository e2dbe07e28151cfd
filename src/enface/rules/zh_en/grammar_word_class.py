"""Words of the wrong class: was successful completed, the important of, made significantly progress."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from enface.languages.derived_words import ACTION_NOUNS, ADVERBS, ATTRIBUTES, DEGREES, QUALITIES, QUALITY_NOUNS
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import verb_forms
from enface.languages.sieve import listed
from enface.languages.word_classes import (
    COUNT_NOUNS,
    FORMS_OF_BE,
    IRREGULAR_VERBS,
    OTHER_VERBS,
    PURE_VERBS,
    third_person,
)
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import ends_phrase
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_PARTICIPLES = {
    form for verb in PURE_VERBS | OTHER_VERBS for form in verb_forms(verb) if form.endswith("ed")
} | word_set("built held made taken given seen brought carried dealt found kept led set sent shown written")
_HAVE = word_set("has have had")
_MODALS = word_set("to will would shall should must can could may")
_THIRD = {third_person(verb) for verb in PURE_VERBS}
_PAST = {form for verb in PURE_VERBS for form in verb_forms(verb) if form.endswith("ed")} | {
    past for base, (past, _) in IRREGULAR_VERBS.items() if past != base
}
_PRONOUNS = word_set("he she it they we")
_CHANGES = word_set(
    """
    grow grows grew grown rise rises rose risen fall falls fell fallen drop dropped increase increases increased
    decrease decreased decreases develop develops developed improve improves improved decline declined expand
    expanded progress progressed work worked
    """
)
_PACES = word_set(
    """
    rapid sharp steady significant gradual smooth remarkable considerable dramatic effective efficient successful stable
    substantial quick
    """
)
_AFTER_PACE = word_set("since in by to from last this over during and as with for after")
_LINKING = FORMS_OF_BE | word_set("become becomes became remain remains seem seems look looks feel")
_NO_SUBJECTS = FUNCTION_WORDS - _HAVE - _MODALS - _PRONOUNS
_RIGHT = DEGREES | ADVERBS
_QUALITY, _DEGREE = listed(ADVERBS), listed(DEGREES)


def _may_lack_adverb(segment: Analysis) -> bool:
    return segment.has(_QUALITY) or segment.has(_DEGREE)


@rule(
    id="grammar.adverb",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_may_lack_adverb,
    priority=3,
    fires=[
        ("…", "The plan was successful carried out, and the rules must be strict followed."),
        ("…", "The two sides agreed to comprehensive deepen ties. They active took part."),
        ("…", "Prices have risen sharp since May, and it is extreme important to act."),
        ("…", "The law strict prohibits such loans."),
    ],
    silent=[
        ("…", "The plan was successful and carried on; the rules are strict. They are active, and took part."),
        ("…", "It is of particular importance; a strong developed country; they made it clear followed by silence."),
        ("…", "The firm runs a quick service, and real good comes of high quality."),
    ],
)
def adverb(segment: Analysis) -> Iterator[Hit]:
    """An adjective stands where the adverb belongs: was successful completed, risen sharp, extreme important.

    Chinese has one form for both; English marks what tells how something is done.
    """
    words = segment.words
    for at in range(1, len(words)):
        word = words[at]
        right = _RIGHT.get(word)
        if right is None or not segment.forms[at].islower() or not _wants_adverb(segment, at):
            continue
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at - 1]} {words[at]}"
        )


def _wants_adverb(segment: Analysis, at: int) -> bool:
    words = segment.words
    word, before = words[at], words[at - 1]
    following = words[at + 1] if at + 1 < len(words) and adjoins(segment, at + 1) else ""
    if not adjoins(segment, at):
        return False
    if word in DEGREES and before in _LINKING and following in QUALITIES:
        return True
    if word not in ADVERBS:
        return False
    if word in _PACES and before in _CHANGES:
        is_object = before in _MODALS or (at > 1 and words[at - 2] in _NO_SUBJECTS)
        return (not following or following in _AFTER_PACE) and not is_object
    if before in FORMS_OF_BE or before in _HAVE:
        return following in _PARTICIPLES
    if before in _MODALS:
        return following in PURE_VERBS
    if before in _PRONOUNS:
        return following in _PAST or following in _THIRD
    return before in COUNT_NOUNS and following in _THIRD


_FROM_ADVERB = {right: word for word, right in ADVERBS.items()}
_BEFORE_ADJECTIVE = word_set(
    "a an the its their his great make makes made making achieve achieves achieved achieving with of"
)
_MASS = word_set(
    "progress growth development improvement success cooperation importance influence support attention work reform"
)
_MANNERS = listed(_FROM_ADVERB)


@rule(
    id="grammar.adjective",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_MANNERS,
    priority=3,
    fires=[("…", "The court made significantly progress, and it is a rapidly development.")],
    silent=[
        (
            "…",
            "The court made significant progress; a rapidly growing firm; the clearly best way; properly built dams",
        )
    ],
)
def adjective(segment: Analysis) -> Iterator[Hit]:
    """An adverb stands before a noun, where the adjective belongs: made significantly progress.

    Adverbs go with verbs and adjectives.
    """
    words = segment.words
    for at in range(1, len(words) - 1):
        right = _FROM_ADVERB.get(words[at])
        if right is None or words[at - 1] not in _BEFORE_ADJECTIVE or not joined_up(segment, at - 1, at + 1):
            continue
        noun = words[at + 1]
        if (noun in COUNT_NOUNS or noun in _MASS) and noun not in PURE_VERBS and ends_phrase(segment, at + 1):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at]} {noun}"
            )


_BEFORE_QUALITY = word_set("the its their great high whose")
_AFTER_QUALITY = word_set("of between")
_EITHER = QUALITY_NOUNS.keys() | ACTION_NOUNS.keys()
_QUALITY_OR_ACT = listed(_EITHER)
_BEFORE_ACT = word_set("the its their rapid great further steady sound his")
_LINKERS = listed(_AFTER_QUALITY)


@rule(
    id="grammar.noun",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_QUALITY_OR_ACT, _LINKERS),
    priority=3,
    fires=[("…", "He stressed the important of education and the develop of trade, which is of great significant.")],
    silent=[("…", "He stressed the importance of education; the most important of them; those able, of course")],
)
def noun(segment: Analysis) -> Iterator[Hit]:
    """An adjective or a verb stands where its noun belongs: the important of, the develop of.

    Chinese has one form for both; after an article and before “of” English has a noun.
    """
    words, tokens = segment.words, segment.tokens
    for at in range(1, len(words)):
        if words[at] not in _EITHER or not segment.forms[at].islower() or not adjoins(segment, at):
            continue
        quality, act = QUALITY_NOUNS.get(words[at], ""), ACTION_NOUNS.get(words[at], "")
        following = words[at + 1] if at + 1 < len(words) and adjoins(segment, at + 1) else ""
        is_quality = quality and (
            (words[at - 1] in _BEFORE_QUALITY and following in _AFTER_QUALITY)
            or (words[at - 2 : at] == ("of", "great") and following in {"", "to", "for", "in"})
        )
        if is_quality or (act and words[at - 1] in _BEFORE_ACT and following == "of"):
            right = quality or act
            span = Span(tokens[at].start, tokens[at].end)
            yield segment.hit(
                f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at - 1]} {words[at]}"
            )


_NOUNS = listed({noun for noun, _ in ATTRIBUTES})
_HEADS = listed({head for _, head in ATTRIBUTES})


@rule(
    id="grammar.attributive",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_NOUNS, _HEADS),
    priority=3,
    fires=[("…", "The diplomacy relations and the economy development of both countries are good.")],
    silent=[("…", "The diplomatic relations and the economic development; diplomacy, relations; health, growth")],
)
def attributive(segment: Analysis) -> Iterator[Hit]:
    """A noun stands before another where English has the adjective: diplomacy relations, economy development.

    Chinese puts nouns side by side.
    """
    for at, pair in enumerate(pairwise(segment.words)):
        right = ATTRIBUTES.get(pair)
        if right and segment.forms[at].islower() and adjoins(segment, at + 1):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right} {pair[1]}.", target=span, fixes=[replacement(span, right)], key=pair[1]
            )
