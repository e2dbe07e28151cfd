"""Words that are spelt well and are not the ones that were meant: effected by, there lives, Forth Office."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.confusions import CONFUSIONS, Confusion
from enface.languages.misspellings import MISSPELT
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP

_CONFUSED = listed(CONFUSIONS)


@rule(
    id="spelling.confused",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_CONFUSED,
    priority=4,
    fires=[
        ("…", "Effected by the epidemic, sales fell."),
        ("…", "They gave there lives for the country."),
        ("…", "He is director of the Forth Inspection Office, and grew more then 20 percent."),
    ],
    silent=[
        ("…", "Affected by the epidemic, sales fell; it effected a change by then."),
        ("…", "They gave their lives; there lives an old man; back and forth."),
        ("…", "More than 20 percent, and then the rest. He leads the team and led it to 20 wins."),
    ],
)
def confused(segment: Analysis) -> Iterator[Hit]:
    """A word stands where its neighbours want another that is spelt or sounds nearly so: effected by, more then 20.

    Spell checkers pass it, for the word exists.
    """
    for place, word in enumerate(segment.words):
        entries = CONFUSIONS.get(word)
        found = entries and next((entry for entry in entries if _is_meant(segment, place, entry)), None)
        if found:
            token = segment.tokens[place]
            span = Span(token.start, token.end)
            right = found.right.capitalize() if token.text[0].isupper() else found.right
            yield segment.hit(
                f"Usually: {right}. The words beside it want it.", target=span, fixes=[replacement(span, right)]
            )


def _is_meant(segment: Analysis, place: int, entry: Confusion) -> bool:
    """Whether the neighbours are those with which the word is surely the other one."""
    tokens, words, text = segment.tokens, segment.words, segment.target
    if entry.before:
        if not place or words[place - 1] not in entry.before:
            return False
        if text[tokens[place - 1].end : tokens[place].start] not in PLAIN_GAP:
            return False
    if entry.after:
        following = words[place + 1] if place + 1 < len(words) else ""
        if not following or text[tokens[place].end : tokens[place + 1].start] not in PLAIN_GAP:
            return "$" in entry.after
        return following in entry.after or ("#" in entry.after and following[0].isdigit())
    return True


_MISSPELT = listed(MISSPELT)


@rule(
    id="spelling.misspelt",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_MISSPELT,
    priority=6,
    fires=[("…", "No accident occured, and the Goverment was succesful.")],
    silent=[("…", "No accident occurred, and the government was successful.")],
)
def misspelt(segment: Analysis) -> Iterator[Hit]:
    """A word is spelt as it often is, and never rightly: occured, developement.

    Word lists know some of these as variants, and endings make others look well built.
    """
    for token, word in zip(segment.tokens, segment.words, strict=True):
        right = MISSPELT.get(word)
        if right and not token.text.isupper() and token.text not in segment.source:
            written = right.capitalize() if token.text[0].isupper() else right
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {written}.", target=span, fixes=[replacement(span, written, deterministic=True)], key=word
            )
