"""Determiners that are lost or too many: one of largest, most of students, is member of, made a great progress."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.articles import begins_with_vowel
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.sieve import listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.grammar_number import PLURALS, ends_phrase
from enface.rules.zh_en.neighbours import adjoins, is_prose, joined_up

_TYPE = "linguistic-conventions/grammar"
_SUPERLATIVES = word_set(
    """
    largest biggest smallest highest lowest longest shortest oldest youngest earliest latest newest fastest
    strongest greatest richest poorest deepest tallest widest nearest busiest wealthiest best worst same whole
    """
)
_SUPERLATIVE = listed(_SUPERLATIVES)
_BEFORE_SUPERLATIVE = word_set(
    "of in to is was are were become became becomes by with from among for at on has have had"
)
_FIXED_BEFORE = {("at", "best"), ("at", "worst"), ("in", "best"), ("of", "best"), ("for", "best"), ("is", "best")}
_NO_THE = word_set(
    "known to if when practice practices not done by described used value interest interests seller sellers"
)


@rule(
    id="grammar.superlative",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SUPERLATIVE,
    when=is_prose,
    priority=3,
    fires=[
        ("…", "China is one of largest producers of apples, and this is best result."),
        ("…", "The patient was sent to nearest hospital at same time."),
    ],
    silent=[
        (
            "…",
            "China is one of the largest producers; its largest market; the plan is best known; at best",
        ),
        ("…", "Rivers are lowest in winter, when demand is highest. It is the best of all. They are at their best."),
    ],
)
def superlative(segment: Analysis) -> Iterator[Hit]:
    """A superlative, “same” or “whole” has no article before its noun: one of largest, to nearest hospital.

    There is one such, and English says so with “the”.
    """
    words = segment.words
    for at in range(1, len(words) - 1):
        word, before, following = words[at], words[at - 1], words[at + 1]
        if word not in _SUPERLATIVES or before not in _BEFORE_SUPERLATIVE or not segment.forms[at].islower():
            continue
        if (before, word) in _FIXED_BEFORE and following not in PLURALS and following not in _ONES:
            continue
        if word == "whole" and following in PLURALS:
            continue
        if following in FUNCTION_WORDS or following in _NO_THE or following.endswith(("ed", "ly")):
            continue
        if joined_up(segment, at - 1, at + 1):
            yield _without(segment, at, "the", f"{before} {word}")


_ONES = word_set(
    "result way time place day year example player team school hospital choice method practice level price"
)


def _without(segment: Analysis, at: int, article: str, key: str) -> Hit:
    """The hit where an article is lost before the word at `at`."""
    token = segment.tokens[at]
    return segment.hit(
        f"Usually: {article} {token.text}.",
        target=Span(token.start, token.end),
        fixes=[Fix(article, (Edit(token.start, token.start, f"{article} "),))],
        key=key,
    )


_PARTS = word_set("most some many several one each half none few all two three four five")
_PARTITIVES = listed(_PARTS)
_OF = listed({"of"})
_IN_PLURAL = listed(PLURALS)
_NOT_PARTS = word_set("kinds types sorts forms years months")


@rule(
    id="grammar.part-of",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PARTITIVES, _OF, _IN_PLURAL),
    priority=3,
    fires=[("…", "Most of students come from farms, and some of teachers have left. One of banks is closed.")],
    silent=[
        ("…", "Most of the students, some of them, one of my teachers; most students; half of them; two of five banks"),
        ("…", "A group of students, millions of people, the best of friends; most, of course"),
    ],
)
def part_of(segment: Analysis) -> Iterator[Hit]:
    """“most of”, “some of”, “one of” stand before a plural without a determiner: most of students.

    A part is taken of certain ones, so the noun has “the”; or “of” goes.
    """
    words = segment.words
    for at in range(2, len(words)):
        if words[at - 1] != "of" or words[at - 2] not in _PARTS or not segment.forms[at].islower():
            continue
        if words[at - 2] in {"all", "half"} and words[at - 3 : at - 2] == ("of",):
            continue
        place = at
        if words[at] not in PLURALS and at + 1 < len(words) and words[at] in _KINDS and words[at + 1] in PLURALS:
            place = at + 1
        if words[place] in PLURALS and words[place] not in _NOT_PARTS and joined_up(segment, at - 2, place):
            yield _without(segment, at, "the", f"{words[at - 2]} of {words[at]}")


_KINDS = word_set("local young old elderly rural chinese foreign poor small large new")

_ROLES = word_set(
    """
    member part native graduate resident citizen teacher doctor nurse student farmer worker lawyer scientist
    engineer threat success challenge problem symbol example milestone base supporter reflection result
    participant lover component pioneer professor researcher volunteer winner pillar platform hub
    """
)
_LINKS = word_set("is was becomes became be")
_AFTER_ROLE = word_set("of to for in from at who with")
_BARE_ROLES = word_set("part result")
"""Roles that stand alone too: is part of, is result of."""
_NO_MODIFIERS = FUNCTION_WORDS | {"one"}
_ROLE = listed(_ROLES - _BARE_ROLES)
_LINKING = listed(_LINKS)


@rule(
    id="grammar.role",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_ROLE, _LINKING),
    when=is_prose,
    priority=4,
    fires=[
        ("…", "He is member of the club, and the disease is serious threat to health. She said it was huge success.")
    ],
    silent=[
        ("…", "He is a member of the club, part of it, and the problem is serious."),
        ("…", "Where is teacher Wang? The problem is threat inflation."),
    ],
)
def role(segment: Analysis) -> Iterator[Hit]:
    """What somebody or something is has no article: he is member of, it was huge success.

    One of a kind takes “a”, which Chinese does not have.
    """
    words = segment.words
    for at in range(1, len(words)):
        if words[at] not in _ROLES or words[at] in _BARE_ROLES or not segment.forms[at].islower():
            continue
        first = at if words[at - 1] in _LINKS else at - 1
        if words[first - 1] not in _LINKS or first < 1 or not segment.forms[first].islower():
            continue
        modifier = words[first]
        if first < at and (
            modifier in FUNCTION_WORDS or modifier.endswith(("ing", "ly", "'s", "ed")) or modifier == "one"
        ):
            continue
        following = words[at + 1] if at + 1 < len(words) and adjoins(segment, at + 1) else ""
        if (not following or following in _AFTER_ROLE) and joined_up(segment, first - 1, at):
            if first > 1 and words[first - 2] in {"what", "there", "which", "this"} and not following:
                continue
            yield _without(segment, first, "an" if begins_with_vowel(modifier) else "a", f"{modifier} {words[at]}")


_MASS = word_set(
    """
    progress cooperation advice information equipment knowledge research news growth employment health guidance
    assistance traffic work pollution homework luggage furniture evidence housing training
    """
) - word_set("growth work research health")
_MODIFIERS = word_set(
    """
    great good useful new important significant remarkable rapid further close deep steady big strong practical
    substantial positive modern solid valuable detailed relevant effective obvious good-neighborly
    """
)
_UNCOUNTED = listed(_MASS)
_ARTICLE = listed({"a", "an"})


@rule(
    id="grammar.mass-article",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_UNCOUNTED, _ARTICLE),
    priority=6,
    fires=[("…", "They made a great progress in treatment, and this is a useful advice for patients.")],
    silent=[("…", "They made great progress; a great progress report; a good training course; a new research base")],
)
def mass_article(segment: Analysis) -> Iterator[Hit]:
    """“a” stands before an adjective and a noun that English does not count: a great progress.

    What is not counted takes no “a”.
    """
    words = segment.words
    for at in range(2, len(words)):
        if words[at] not in _MASS or words[at - 1] not in _MODIFIERS or words[at - 2] not in {"a", "an"}:
            continue
        if joined_up(segment, at - 2, at) and ends_phrase(segment, at):
            article, end = segment.tokens[at - 2], segment.tokens[at]
            yield segment.hit(
                f"“{end.text}” is not counted in English; usually without “{article.text}”.",
                target=Span(article.start, end.end),
                fixes=[Fix("no article", (Edit(article.start, segment.tokens[at - 1].start, ""),))],
                key=f"{words[at - 1]} {words[at]}",
            )
