"""Set phrases whose small words are lost or wrong: in row, for convenience of, in a large scale."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS
from enface.languages.sieve import listed
from enface.languages.small_words import SMALL_WORDS, SetPhrase
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, is_prose, joined_up, places_of

_TELLING_WORDS = frozenset(SMALL_WORDS)
_TELLING = listed(SMALL_WORDS)


@rule(
    id="grammar.small-words",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=_TELLING,
    when=is_prose,
    priority=3,
    fires=[
        ("…", "It won three times in row, and windows were opened for convenience of the elderly."),
        ("…", "The method is used in a large scale, in the cost of time."),
        ("…", "In addition of rice, tea grows at edge of the hill, and on other hand, as result of the rain."),
    ],
    silent=[
        (
            "…",
            "It won three times in a row, the fourth in row three; for the convenience of all; in large scale models",
        ),
        ("…", "At the expense of time, in time of war, in light of this, in case of need, on behalf of them"),
    ],
)
def small_words(segment: Analysis) -> Iterator[Hit]:
    """A set phrase has lost its article, or has another preposition: in row, for convenience of, in addition of.

    The phrase is learnt as a whole, and Chinese has neither articles nor these prepositions.
    """
    words, tokens = segment.words, segment.tokens
    for at in places_of(words, _TELLING_WORDS):
        for place, phrase in SMALL_WORDS[words[at]].get(words[at - 1], ()):
            first, last = at - place, at - place + len(phrase.wrong) - 1
            if first < 0 or words[first : last + 1] != phrase.wrong or not joined_up(segment, first, last):
                continue
            if _is_whole(segment, first, last, phrase):
                right = phrase.right
                if segment.forms[first][0].isupper():
                    right = right[0].upper() + right[1:]
                span = Span(tokens[first].start, tokens[last].end)
                yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])


def _is_whole(segment: Analysis, first: int, last: int, phrase: SetPhrase) -> bool:
    """Whether the words are the phrase and nothing else: not capitals of a name, not a part of a longer phrase."""
    if not all(form.islower() for form in segment.forms[first + 1 : last + 1]):
        return False
    if not phrase.ends or last + 1 == len(segment.words) or not adjoins(segment, last + 1):
        return segment.target[segment.tokens[last].end :][:1] != "-"
    return segment.words[last + 1] in FUNCTION_WORDS
