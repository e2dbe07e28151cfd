"""Agreement of pronouns with verbs behind an adverb, and of some of them: it now have, seven of them has."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import (
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
from enface.rules.zh_en.neighbours import joined_up

_TYPE = "linguistic-conventions/grammar"
_ONE, _MANY = word_set("he she it"), word_set("they we you i")
_ADVERBS = word_set(
    "also always often still now already usually never seldom rarely sometimes even just only all both generally"
    " currently mainly mostly really once again therefore thus then soon"
)
_PAST_TOO = {base for base, (past, _) in IRREGULAR_VERBS.items() if past == base}
_OF_ONE = ONE_OF_MANY | {
    verb: third_person(verb)
    for verb in (PURE_VERBS | OTHER_VERBS | IRREGULAR_VERBS.keys()) - _PAST_TOO - word_set("overcome come finance")
}
_OF_MANY = MANY_OF_ONE | {
    third_person(verb): verb for verb in PURE_VERBS | IRREGULAR_VERBS.keys() | word_set("help need offer work")
}
_PRONOUNS, _BETWEEN = listed(_ONE | _MANY), listed(_ADVERBS)
_VERBS = listed(_OF_ONE.keys() | _OF_MANY.keys())
_CLAUSES = word_set("and but because while although since as")


@rule(
    id="grammar.pronoun-adverb",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PRONOUNS, _BETWEEN, _VERBS),
    priority=5,
    fires=[
        ("…", "It now have 300 members. He also help others, and they usually sells tea."),
        ("…", "We all has a duty, but she never forget it."),
    ],
    silent=[
        ("…", "It now has 300 members. Does he also help others? He asked that she never forget it."),
        ("…", "It then set up an office. They all set out. We now know; it also cost a lot; if only it were so"),
    ],
)
def pronoun_adverb(segment: Analysis) -> Iterator[Hit]:
    """An adverb parts a pronoun from its verb, and the verb has the other number: it now have, they usually sells.

    The pronoun tells the number, however far the verb stands.
    """
    words = segment.words
    for first in range(len(words) - 2):
        if words[first + 1] not in _ADVERBS:
            continue
        table = _OF_ONE if words[first] in _ONE else _OF_MANY if words[first] in _MANY else None
        if table is None:
            continue
        at = first + 2
        if words[at] in _ADVERBS and at + 1 < len(words):
            at += 1
        right = table.get(words[at])
        if right and _opens_clause(segment, first) and segment.forms[at].islower() and joined_up(segment, first, at):
            yield _instead(segment, at, right, f"{words[first]} {words[at]}")


def _opens_clause(segment: Analysis, first: int) -> bool:
    """Whether the pronoun begins a sentence, or a clause behind a comma and its conjunction."""
    tokens, text = segment.tokens, segment.target
    if tokens[first].start in segment.sentence_starts:
        return True
    if first < 2 or segment.words[first - 1] not in _CLAUSES:
        return False
    return text[tokens[first - 2].end : tokens[first - 1].start] in (", ", "; ")


def _instead(segment: Analysis, at: int, right: str, key: str) -> Hit:
    span = Span(segment.tokens[at].start, segment.tokens[at].end)
    return segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=key)


_THEM = word_set("them us whom these those")
_PARTS = word_set("both many most several few some all dozens hundreds thousands")
_SINGLES = word_set("one each neither either none")
_PART_OF, _OF_NUMBER = listed(_THEM), listed(MANY_OF_ONE.keys() | {"have", "are", "were", "do"})


@rule(
    id="grammar.part-of-them",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PART_OF, _OF_NUMBER),
    priority=5,
    fires=[("…", "He said that seven of them has finished, and one of them are here.")],
    silent=[
        ("…", "He said that seven of them have finished, and one of them is here; one in seven of them is ill."),
        ("…", "The work of two of them has begun; all of these is new; one of these are the days; none of them are in"),
    ],
)
def part_of_them(segment: Analysis) -> Iterator[Hit]:
    """Some of them are the subject, and the verb is that of one, or the other way round: seven of them has.

    The verb goes with how many of them there are.
    """
    words = segment.words
    for at in range(3, len(words)):
        verb = words[at]
        if words[at - 1] not in _THEM or words[at - 2] != "of" or (verb not in MANY_OF_ONE and verb not in ONE_OF_MANY):
            continue
        part, before = words[at - 3], words[at - 4] if at > 3 else ""
        if before in {"of", "in", "for", "with", "to"} or not joined_up(segment, at - 3, at):
            continue
        is_sum = words[at - 1] in {"them", "us", "whom"}
        if verb in MANY_OF_ONE and (_is_several(part) or (part in _PARTS and is_sum)):
            yield _instead(segment, at, MANY_OF_ONE[verb], f"{part} of {words[at - 1]} {verb}")
        elif verb in ONE_OF_MANY and is_sum and part in _SINGLES - {"none", "neither", "either"}:
            yield _instead(segment, at, ONE_OF_MANY[verb], f"{part} of {words[at - 1]} {verb}")


def _is_several(word: str) -> bool:
    digits = word.replace(",", "")
    return CARDINALS.get(word, 0) > 1 or (digits.isdigit() and digits not in {"0", "1"})
