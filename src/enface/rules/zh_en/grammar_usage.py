"""Turns of phrase that English does not have: discuss about, although … but, more better, in October 1."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.sieve import listed
from enface.languages.usage import USAGES
from enface.model import Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TRIGGERS = listed(USAGES)


@rule(
    id="grammar.usage",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=_TRIGGERS,
    fires=[
        ("…", "They discussed about the plan."),
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
    usages = {usage: None for word in segment.caught(_TRIGGERS) for usage in USAGES[word.lower()]}
    for entry in usages:
        for match in entry.pattern.finditer(segment.target):
            span = Span(*match.span("wrong"))
            fixes = [_fix(span, match["wrong"], entry.right)] if entry.right is not None else []
            yield segment.hit(entry.reason, target=span, fixes=fixes, key=match[0].lower())


def _fix(span: Span, wrong: str, right: str) -> Fix:
    """What is right in the place of what is wrong, with the capital that stood there."""
    if not right:
        return replacement(span, "", title=f"without “{wrong.strip()}”")
    return replacement(span, right.capitalize() if wrong[:1].isupper() else right)
