"""Spelling: words that no dictionary knows and that are one slip from one that it does, and words run together."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import Token, is_bare, word_set
from enface.languages.names import syllables
from enface.languages.sieve import Sieve
from enface.languages.spelling import LEAST_LETTERS, corrections, is_known, two_words
from enface.model import Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/spelling"
_MAX_FIXES = 3


@shared
def unknown_words(segment: Analysis) -> tuple[Token, ...]:
    """The words in small letters that are unknown, not in the glossary, and not written so in the source."""
    unknown = segment.caught(_UNKNOWN)
    if not unknown:
        return ()
    terms = [match.span for match in segment.target_terms]
    return tuple(
        token
        for token in segment.tokens
        if token.text in unknown
        and is_bare(segment.target, token)
        and token.text not in segment.source
        and not any(span.start <= token.start < span.end for span in terms)
    )


def _is_unknown(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isascii() and word.islower() and word.isalpha() and not is_known(word)


_UNKNOWN = Sieve(_is_unknown)


@rule(
    id="spelling.typo",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_UNKNOWN,
    when=unknown_words,
    fires=[("…", "an anaylsis of the economy"), ("…", "the local goverment said")],
    silent=[("…", "an analysis of the economy"), ("…", "livestreaming and carbon-neutral multilateralism")],
)
def typo(segment: Analysis) -> Iterator[Hit]:
    """No dictionary knows the word, and one at a slip of the fingers is known.

    Names, terms of the glossary and words that the source writes in Latin letters are left alone.
    """
    for token in unknown_words(segment):
        found = corrections(token.text)
        if found and two_words(token.text) is None:
            fixes = [replacement((token.start, token.end), word) for word in found[:_MAX_FIXES]]
            yield segment.hit(
                f"Usually: {' or '.join(found[:_MAX_FIXES])}. No dictionary knows this word.",
                target=(token.start, token.end),
                fixes=fixes,
                evidence={"word": token.text},
            )


_LEAST_OF_NAME = 7
_LONG = 9


def _is_slip_in_name(word: str) -> bool:
    return bool(_meant(word)) if word.isascii() and word.isalpha() and word == word.capitalize() else False


def _meant(word: str) -> str:
    """The word that a capitalised one must mean: a long one at one slip, or one with two letters the wrong way round.

    Shorter ones are as often the names of people, which are at one slip from many a word.
    """
    lower = word.lower()
    if len(word) < _LEAST_OF_NAME or is_known(lower) or syllables(lower):
        return ""
    likely = (right for right in corrections(lower) if len(right) >= _LONG or sorted(right) == sorted(lower))
    return next(likely, "").capitalize()


_SLIPS_IN_NAMES = Sieve(_is_slip_in_name)


@rule(
    id="spelling.name",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SLIPS_IN_NAMES,
    fires=[("…", "American Airlinse and the Vocationla School"), ("…", "the Philharmonic Ochestra")],
    silent=[("…", "Antony Blinken and Gretchen Whitmer met in Galactica"), ("莫纳什Monashe", "Monashe")],
)
def slip_in_name(segment: Analysis) -> Iterator[Hit]:
    """A long word of a name is one slip from a word that dictionaries know.

    Spell checkers pass over capitals, and so do readers. Short words are left alone: they are as often people's names.
    """
    terms = [match.span for match in segment.target_terms]
    slips = segment.caught(_SLIPS_IN_NAMES)
    for token in segment.tokens:
        is_term = any(span.start <= token.start < span.end for span in terms)
        if token.text in slips and not is_term and token.text not in segment.source and is_bare(segment.target, token):
            right = _meant(token.text)
            yield segment.hit(
                f"Usually: {right}. No dictionary knows {token.text}.",
                target=(token.start, token.end),
                fixes=[replacement((token.start, token.end), right)],
                evidence={"word": token.text},
            )


_COMBINING = word_set(
    "mobile house board craft stone grass berry light space stand point power proof scape sphere stream field ground"
    " water works maker master keeper holder worker player seller buyer owner builder writer smith wright monger"
    " woman women person people child plane train truck table paper cloth piece metre meter graph phone scope gram"
    " style shelf shell tail fish fruit weed wood bird sheet plate blade brush chain coach cycle"
)
"""What ends many compounds that are written as one word."""


@rule(
    id="spelling.joined",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_UNKNOWN,
    when=unknown_words,
    fires=[("…", "in-depth fieldresearch in villages")],
    silent=[("…", "in-depth field research in villages"), ("…", "a database of smartphones")],
)
def joined(segment: Analysis) -> Iterator[Hit]:
    """Two words have lost the space between them.

    Short words join to new ones every day, and so do some that stand at the end of many (bloodmobile, steelyard): where
    one has fewer than five letters, or is one of these, this is a hint.
    """
    for token in unknown_words(segment):
        pair = two_words(token.text)
        if pair:
            apart = " ".join(pair)
            yield segment.hit(
                f"Usually: {apart}. The space is lost.",
                target=(token.start, token.end),
                fixes=[replacement((token.start, token.end), apart)],
                evidence={"words": list(pair)},
                advisory=min(map(len, pair)) < LEAST_LETTERS or pair[1].removesuffix("s") in _COMBINING,
            )


@rule(
    id="spelling.unknown",
    type=_TYPE,
    severity=Severity.NEUTRAL,
    advisory=True,
    words=_UNKNOWN,
    when=unknown_words,
    fires=[("…", "the xqvortz of the plan")],
    silent=[("…", "the purpose of the plan")],
)
def unknown(segment: Analysis) -> Iterator[Hit]:
    """No dictionary knows the word, and nothing near it is known.

    It may be a rare word, a name in small letters, or garbled.
    """
    for token in unknown_words(segment):
        if two_words(token.text) is None and not corrections(token.text):
            yield segment.hit("No dictionary knows this word.", target=(token.start, token.end))
