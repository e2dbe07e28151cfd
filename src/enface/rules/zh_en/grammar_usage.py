"""Turns of phrase that English does not have: discuss about, although … but, more better, in October 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.sieve import listed
from enface.languages.usage import TELLING, usages_in
from enface.languages.word_classes import PURE_VERBS
from enface.model import Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import joined_up

_TELLING = listed(TELLING)


@rule(
    id="grammar.usage",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=_TELLING,
    fires=[
        ("…", "They discussed about the plan."),
        ("…", "They don’t has a plan."),
        ("…", "Although it was raining, but they went on."),
        ("…", "It is the most biggest project."),
        ("…", "The meeting was held in April 9, and the park locates in Changsha."),
        ("…", "We must to strengthen it, and they look forward to visit Hunan."),
    ],
    silent=[
        ("…", "They talked about the plan; although it rained, they went on, but slowly."),
        ("…", "It is the most beautiful of the best projects; on April 9, in April 2019, in May."),
        ("…", "They look forward to visiting it; they look forward to progress, as they must."),
        ("…", "He has more 5-star hotels; it happened to be; participants of the meeting"),
    ],
)
def usage(segment: Analysis) -> Iterator[Hit]:
    """A turn of phrase is carried over from Chinese, or mixed of two: discuss about, although … but, more better.

    Each word exists, and no spell checker minds; readers stumble.
    """
    for entry in dict.fromkeys(usages_in(segment.words)):
        for match in entry.pattern.finditer(segment.target):
            span = Span(*match.span("wrong"))
            fixes = [_fix(span, match["wrong"], entry.right)] if entry.right is not None else []
            yield segment.hit(entry.reason, target=_seen(segment, span), fixes=fixes, key=match[0].lower())


def _seen(segment: Analysis, span: Span) -> Span:
    """What is marked: where a word is lost, those before and after the gap."""
    if span.of(segment.target).strip():
        return span
    before, after = _WORD_BEFORE.search(segment.target, 0, span.start), _WORD_AFTER.match(segment.target, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w’'-]{1,40}\Z"), re.compile(r"[\w’'-]+")


def _fix(span: Span, wrong: str, right: str) -> Fix:
    """What is right in the place of what is wrong, with the capital that stood there."""
    if not right:
        return replacement(span, "", title=f"without “{wrong.strip()}”")
    return replacement(span, right.capitalize() if wrong[:1].isupper() else right)


_NEED = listed({"need", "needs"})
_PURE = listed(PURE_VERBS)
_NEEDERS = word_set("we they he she it i you party committees governments departments people")


@rule(
    id="grammar.need",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=(_NEED, _PURE),
    priority=5,
    fires=[("…", "The meeting stressed that we need deepen the reform.")],
    silent=[("…", "We need to deepen the reform; it need not include them. Need we include them? They need help.")],
)
def need(segment: Analysis) -> Iterator[Hit]:
    """After need stands a verb without “to”: we need deepen.

    Only “need not” goes without it.
    """
    words = segment.words
    for at in range(1, len(words) - 1):
        if words[at] not in {"need", "needs"} or words[at - 1] not in _NEEDERS or words[at + 1] not in PURE_VERBS:
            continue
        if joined_up(segment, at - 1, at + 1):
            token = segment.tokens[at + 1]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {words[at]} to {words[at + 1]}.", target=span, fixes=[replacement(span, f"to {token.text}")]
            )
