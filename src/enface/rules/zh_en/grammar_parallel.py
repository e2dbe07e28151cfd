"""Verbs in a row after one modal verb that leave its form: should take …, gathers … and safeguarding."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.sieve import in_target, listed
from enface.languages.word_classes import IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

_PLAIN = PURE_VERBS | OTHER_VERBS | IRREGULAR_VERBS.keys() | word_set("take make set put highlight pool upgrade")
_PURE = PURE_VERBS | word_set("take make give build bring keep hear send tell teach")
_THIRD = {third_person(verb): verb for verb in _PURE}
_GERUNDS = {form: verb for verb in _PURE for form in verb_forms(verb) if form.endswith("ing")}
_MODALS = word_set("should will must shall would")
_OBJECTS = word_set("the a an its their our his her all more and new to in on out up")
_CLAUSES = word_set("that which who whom whose what where if when while because since so but there not")
_WRONG, _MODAL = listed(_THIRD.keys() | _GERUNDS.keys()), listed(_MODALS)


@rule(
    id="grammar.parallel",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=(_WRONG, _MODAL, in_target(",")),
    priority=4,
    fires=[
        ("…", "We should take it as a guide, gather the strength of all, realizes the goal, and exert the strength."),
        ("…", "The unions should set up 12 federations, deepen the reform, and strengthening the work."),
    ],
    silent=[
        ("…", "We should take it as a guide, gather strength, and realize the goal, strengthening the work."),
        ("…", "He will gather the firms, build the road, and what includes the rest is done; it helps."),
    ],
)
def parallel(segment: Analysis) -> Iterator[Hit]:
    """In a row of plain verbs after one modal verb, a verb has an ending: should gather …, realizes …, and exert.

    What one modal governs stands in one form.
    """
    words = segment.words
    for at in range(3, len(words) - 1):
        right = _THIRD.get(words[at]) or _GERUNDS.get(words[at])
        if right is None or not segment.forms[at].islower() or words[at + 1] not in _OBJECTS:
            continue
        if words[at] in _GERUNDS and words[at - 1] != "and":
            continue
        if not _follows_comma(segment, at) or not _is_in_row(segment, at):
            continue
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {right}, as the verbs before it.", target=span, fixes=[replacement(span, right)], key=words[at]
        )


def _follows_comma(segment: Analysis, at: int) -> bool:
    """Whether a comma, or “and” after one or none, stands right before the verb."""
    first = at - 1 if segment.words[at - 1] == "and" else at
    gap = segment.target[segment.tokens[first - 1].end : segment.tokens[first].start]
    return gap.strip() == "," or (first < at and adjoins(segment, at))


def _is_in_row(segment: Analysis, at: int) -> bool:
    """Whether a modal and its verb stand before in the sentence, and another plain verb of the row after a comma."""
    words, tokens, text = segment.words, segment.tokens, segment.target
    start = max((begin for begin in segment.sentence_starts if begin <= tokens[at].start), default=0)
    rows = 0
    for place in range(at - 1, 0, -1):
        if tokens[place].start < start:
            return False
        if words[place] in _MODALS:
            return rows > 0 and _is_verb(words, place + 1)
        if words[place] in _CLAUSES or ";" in text[tokens[place].end : tokens[place + 1].start]:
            return False
        parted = text[tokens[place - 1].end : tokens[place].start].strip() == ","
        if parted and words[place] in _PLAIN and words[place + 1] in _OBJECTS:
            rows += 1
    return False


def _is_verb(words: tuple[str, ...], at: int) -> bool:
    """Whether a plain verb stands at `at`, or behind an adverb there."""
    while at < len(words) and words[at].endswith("ly"):
        at += 1
    return at < len(words) and words[at] in _PLAIN
