"""Set phrases that have lost their article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from enface.languages.articles import begins_with_vowel
from enface.languages.set_phrases import A_ADJECTIVES, A_NOUNS, LOST_A, LOST_THE, THE_NOUNS
from enface.languages.sieve import listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.neighbours import is_prose

_NOUNS, _ONE_NOUNS = listed(THE_NOUNS), listed(A_NOUNS)
_VERBS = listed(LOST_A)
_TYPE = "linguistic-conventions/grammar"


@rule(
    id="grammar.phrase-the",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_NOUNS,
    when=is_prose,
    fires=[
        ("…", "They worked under strong leadership of the province, and with support of the county."),
        ("…", "By end of 2020, it was built."),
    ],
    silent=[("…", "under the leadership of the province, with support from the county, by the end of 2020, in fields")],
)
def phrase_the(segment: Analysis) -> Iterator[Hit]:
    """A set phrase has lost its “the”: under leadership of, with support of, by end of.

    Chinese has no articles; English has one in these phrases always.
    """
    if not any(after == "of" and noun in THE_NOUNS for noun, after in pairwise(segment.words)):
        return
    for match in LOST_THE.finditer(segment.target):
        start, end = match.span(match.lastgroup or 0)
        at = segment.target.index(" ", start) + 1
        yield segment.hit(
            f"Usually: {segment.target[start : at - 1]} the {segment.target[at:end]} of.",
            target=Span(start, end),
            fixes=[Fix("the", (Edit(at, at, "the "),), deterministic=True)],
        )


@rule(
    id="grammar.phrase-a",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_VERBS, _ONE_NOUNS),
    when=is_prose,
    fires=[("…", "It plays important role, and laid solid foundation for growth."), ("…", "It has long history.")],
    silent=[("…", "It plays an important role, laid solid foundations, and has a long history of great value.")],
)
def phrase_a(segment: Analysis) -> Iterator[Hit]:
    """A set phrase has lost its “a”: play important role, lay solid foundation, have long history.

    One of its kind takes an article, which Chinese does not have.
    """
    if not any(noun in A_NOUNS and adjective in A_ADJECTIVES for adjective, noun in pairwise(segment.words)):
        return
    for pattern in dict.fromkeys(LOST_A[word] for word in segment.words if word in LOST_A):
        for match in pattern.finditer(segment.target):
            start, end = match.span("lost")
            article = "an" if begins_with_vowel(match["lost"].split()[0]) else "a"
            yield segment.hit(
                f"Usually: {article} {match['lost']}.",
                target=Span(start, end),
                fixes=[Fix(article, (Edit(start, start, f"{article} "),))],
            )
