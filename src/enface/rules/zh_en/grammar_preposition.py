"""Prepositions that the word before does not take: comply to, contribute for, similar with."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.government import GOVERNED, Governed
from enface.languages.sieve import listed
from enface.languages.word_classes import OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import joined_up

_SELVES = word_set("himself herself itself themselves ourselves myself yourself yourselves")
_GOVERNORS = frozenset(word for word, _ in GOVERNED)
_GOVERNING = listed(_GOVERNORS)
_VERBS = PURE_VERBS | OTHER_VERBS
_WRONG = listed({preposition for _, preposition in GOVERNED})


@rule(
    id="grammar.preposition",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=(_GOVERNING, _WRONG),
    priority=3,
    fires=[
        ("…", "The firm must comply to the rules, and fishing contributes for the local economy."),
        ("…", "The farmers were faced to many difficulties, and he devoted himself on teaching."),
    ],
    silent=[
        ("…", "The firm must comply with the rules; it contributed for years; a team composed of ten."),
        ("…", "A song composed by Li; they collaborate to promote it, and dealt to help."),
        ("…", "Those faced with this, of course, are of use; it depends, at least, on them; similar, with care."),
    ],
)
def preposition(segment: Analysis) -> Iterator[Hit]:
    """A verb, noun or adjective is followed by a preposition that it does not take: comply to, similar with.

    Chinese has few prepositions; which one an English word governs has to be known word by word.
    """
    words = segment.words
    for at, word in enumerate(words[:-1]):
        if word not in _GOVERNORS:
            continue
        place = at + 2 if words[at + 1] in _SELVES and at + 2 < len(words) else at + 1
        entry = GOVERNED.get((word, words[place]))
        if entry is None or not segment.forms[place].islower() or not _is_wrong(segment, place, entry):
            continue
        token = segment.tokens[place]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {word} {entry.right}.",
            target=span,
            fixes=[replacement(span, entry.right)],
            key=f"{word} {words[place]}",
        )


def _is_wrong(segment: Analysis, place: int, entry: Governed) -> bool:
    """Whether the words after a preposition are those with which it is surely wrong."""
    following = segment.words[place + 1 : place + 3]
    if not following or not joined_up(segment, place - 1, place + 1) or not entry.unless.isdisjoint(following):
        return False
    if segment.words[place] == "to" and (following[0] in _VERBS or following[0].endswith("ly")):
        return False  # collaborate to promote
    return not entry.only or following[0] in entry.only or ("#" in entry.only and following[0][0].isdigit())
