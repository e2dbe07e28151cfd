"""Apostrophes in pinyin that stand where none belongs: Yi'bin, Chang'sha."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.names import syllables
from enface.languages.sieve import Sieve
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_LEAST = 2


def _parts(word: str) -> tuple[str, str]:
    first, _, second = word.replace("’", "'").partition("'")
    return first, second


def _is_needless(word: str) -> bool:
    """Whether both sides are pinyin and the second begins with no vowel, so that the syllables part by themselves."""
    first, second = _parts(word)
    if not (first[:1].isupper() and first[1:].islower() and second.islower() and len(second) > _LEAST - 1):
        return False
    if len(first) < _LEAST or second[0] in "aeo" or second in {"re", "ve", "ll"}:
        return False
    return syllables(first.lower()) > 0 and syllables(second) > 0


_NEEDLESS = Sieve(lambda word: ("'" in word or "’" in word) and _is_needless(word))


@rule(
    id="name.apostrophe",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_NEEDLESS,
    priority=5,
    fires=[("…", "He is head of the Yi'bin brigade in Chang’sha.")],
    silent=[("…", "He is head of the Yibin brigade in Xi'an and Chang'e; Ch'en and T'ang; they're Li's.")],
)
def needless(segment: Analysis) -> Iterator[Hit]:
    """An apostrophe parts syllables of pinyin that part by themselves: Yi'bin.

    It stands before a, e and o alone, where two readings are possible: Xi'an.
    """
    caught = segment.caught(_NEEDLESS)
    for token in segment.tokens:
        if token.text in caught:
            right = "".join(_parts(token.text))
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}. An apostrophe stands before a vowel alone.",
                target=span,
                fixes=[replacement(span, right, deterministic=True)],
                key=token.text,
            )
