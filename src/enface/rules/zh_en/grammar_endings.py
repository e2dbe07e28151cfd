"""Endings of verbs where the plain form belongs: can applied, should strengthening, aims to reducing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enface.languages.derived_words import ADVERBS
from enface.languages.english import is_word, word_set
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import joined_up

_TYPE = "linguistic-conventions/grammar"
_MODALS = word_set("will would should could may can cannot must shall")
_TAKERS = word_set(
    """
    aim aims aimed plan plans planned agree agreed decide decides decided want wants wanted hope hopes hoped help helps
    helped try tries tried continue continues continued fail fails failed seek seeks sought strive strives intend
    intends manage managed refuse refused promise promised able order efforts ready willing necessary need needs needed
    impossible going began begun started urged encouraged asked required ordered allowed expected scheduled
    """
)
"""Words after which “to” is the sign of an infinitive."""
_ADVERBS = word_set("not also further better always never then still only")
_NO_MODALS = word_set(
    "the a an own his her their its our good free political strong iron national of people's this"
    " how what why when where"
)
_NOT_VERBS = word_set(
    """
    always perhaps sometimes besides unless thus afterwards towards nevertheless nonetheless this his its yes plus as is
    was does has us ours yours theirs hers across process progress access focus bias gas bus goods
    """
)
_BASES = word_set(
    """
    need proceed exceed succeed feed speed seed embed shed wed heed weed bleed breed bring sing ring cling swing spring
    string sting wing fling king wring sling bed bled fed red led used supposed gas focus indeed
    """
)
"""Plain forms that end so."""
_GOALS = word_set("goal aim purpose task plan objective key mission duty job way idea")
_MAY, _WILL = listed(_MODALS), listed(_TAKERS | _GOALS)
_TO = listed({"to"})


@lru_cache(maxsize=5_000)
def plain(verb: str) -> str:
    """The plain form of a verb in -s, -ed or -ing; empty where the word may be none of these."""
    if verb in _BASES or verb in _NOT_VERBS or verb.endswith(("ss", "us", "is")):
        return ""
    for ending in ("ing", "ed", "ies", "es", "s"):
        stem = verb.removesuffix(ending)
        if stem == verb or len(stem) < 2:
            continue
        doubled = stem[-1] == stem[-2] and stem[-1] not in "lsze"
        forms = (stem + "y",) if ending == "ies" else (stem[:-1],) if doubled else (stem, stem + "e")
        if ending == "ed" and stem.endswith("i"):
            forms = (stem[:-1] + "y",)
        if ending == "s":
            forms = (stem,)
        return next((form for form in forms if is_word(form) and len(form) > 2), "")
    return ""


_AFTER_TO = re.compile(r" to (?:[a-z]+ly |further |better )?[a-z]+(?:ing|ed)(?=[ .]|$)")


def _may_have_ending(segment: Analysis) -> bool:
    return segment.has(_MAY) or (segment.has(_TO) and _AFTER_TO.search(segment.target) is not None)


@rule(
    id="grammar.plain-form",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_may_have_ending,
    priority=4,
    fires=[
        ("…", "Farmers can applied for loans, and the team should strengthening the work."),
        ("…", "The hospital aims to reducing waiting times, and the court decided to opened a branch."),
        ("…", "Some 500 firms are expected to participated. It took years to finished it."),
    ],
    silent=[
        (
            "…",
            "Farmers can apply; the will needed is strong; it could always rain; he may bring news",
        ),
        ("…", "It is committed to reducing waste and may need help; they began to feed them, and can succeed by May."),
    ],
)
def plain_form(segment: Analysis) -> Iterator[Hit]:
    """After a modal verb, or “to” of an infinitive, a verb has an ending: can applied, aims to reducing.

    The plain form follows there.
    """
    words = segment.words
    for place, word in enumerate(words):
        if word in _MODALS:
            if not place or words[place - 1] in _NO_MODALS:
                continue
        elif word != "to" or not place or not _is_infinitive(words, place):
            continue
        at = place + 1
        while at < len(words) - 1 and at < place + 2 and (words[at] in _ADVERBS or words[at].endswith("ly")):
            at += 1
        if at >= len(words) or not words[at].endswith(_ENDINGS if word in _MODALS else _ENDINGS[:2]):
            continue
        right = plain(words[at])
        if right and segment.forms[at].islower() and joined_up(segment, place - 1, at) and _goes_on(segment, at):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {word} {right}.", target=span, fixes=[replacement(span, right)], key=f"{word} {words[at]}"
            )


def _goes_on(segment: Analysis, at: int) -> bool:
    """Whether another word follows, or the stop that ends the sentence; behind any other mark it may be a list."""
    end = segment.tokens[at].end
    return segment.target[end : end + 1] in {" ", ".", ""}


def _takes_infinitive(words: tuple[str, ...], at: int) -> bool:
    """Whether “to” after the word at `at` is that of an infinitive: aims to, the goal is to."""
    return words[at] in _TAKERS or (words[at] in {"is", "was"} and at > 0 and words[at - 1] in _GOALS)


def _is_infinitive(words: tuple[str, ...], place: int) -> bool:
    """Whether the “to” at `place` is that of an infinitive, by the word before it or by what follows."""
    return _takes_infinitive(words, place - 1) or _parted(words, place) or _has_object(words, place + 1)


def _has_object(words: tuple[str, ...], at: int) -> bool:
    """Whether a past of a verb has an object behind it, so that it is no adjective: to completed it."""
    return words[at : at + 1] != () and words[at].endswith("ed") and words[at + 1 : at + 2] in _OBJECTS


_OBJECTS = {(word,) for word in ("the", "a", "an", "it", "them", "him", "her", "us", "its", "their", "these")}


def _parted(words: tuple[str, ...], place: int) -> bool:
    """Whether an adverb parts “to” from a word in -ing, as only an infinitive is parted: to strictly implementing."""
    return words[place + 1 : place + 2] != () and words[place + 1] in _MANNERS


_MANNERS = frozenset(ADVERBS.values())
_ENDINGS = ("ing", "ed", "s")
