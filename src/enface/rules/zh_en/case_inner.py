"""Capitals inside words, and words shouted in the middle of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word
from enface.languages.levels import stretch_read_as
from enface.languages.names import syllables
from enface.languages.sieve import Sieve
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_SHORT = 6
_TYPE = "linguistic-conventions/spelling/capitalization"
_INNER = re.compile(
    r"(?<![\w@#./_'’-])(?:[a-z]{2,}[A-Z][a-z]{2,}|[A-Z]{2}[a-z]{2,})(?![\w@/_'’]|\.\w)",
)
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]{1,5}[A-Z][a-z]{1,5}")
_SHOUTED = re.compile(r"(?:(?<=[a-z] )|(?<=[a-z], ))[A-Z]{5,}(?=,? [a-z])")


_MIXED = Sieve(lambda word: _INNER.fullmatch(word) is not None and is_word(word.lower()))
_JOINED_PINYIN = Sieve(lambda word: _TWO_CAPITALS.fullmatch(word) is not None and syllables(word.lower()) > 1)
_LOUD = Sieve(lambda word: word.isupper() and len(word) > _SHORT and _is_noun(word.lower()))


def _is_noun(word: str) -> bool:
    return is_word(word) and word not in FUNCTION_WORDS


def _has_joined_pinyin(segment: Analysis) -> bool:
    return bool(segment.source) and segment.has(_JOINED_PINYIN)


@rule(
    id="case.pinyin",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    when=_has_joined_pinyin,
    fires=[("向榕江县拨付资金", "It sent funds to RongJiang.")],
    silent=[
        ("向榕江县拨付资金", "It sent funds to Rongjiang."),
        ("阿里巴巴和微信", "TaoBao and WeChat"),
        ("榕江RongJiang公司", "RongJiang"),
    ],
)
def joined_pinyin(segment: Analysis) -> Iterator[Hit]:
    """The pinyin of one name has a capital in its midst: RongJiang.

    A place, and a given name of two characters, is one word in pinyin with one capital.
    """
    joined = segment.caught(_JOINED_PINYIN)
    for token in segment.tokens:
        if token.text not in joined or token.text in segment.source:
            continue
        right = token.text.capitalize()
        source = stretch_read_as(right.lower(), segment.source)
        if source is not None:
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}.", target=span, source=source, fixes=[replacement(span, right, deterministic=True)]
            )


@rule(
    id="case.inner",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_MIXED,
    fires=[("…", "The coMpany grew."), ("…", "THis meeting began.")],
    silent=[
        ("…", "He bought an iPhone on eBay; the mRNA vaccine; NGOs and PhDs; McDonald"),
        ("用openGauss", "openGauss"),
    ],
)
def inner(segment: Analysis) -> Iterator[Hit]:
    """A known English word has a capital inside, as fingers that are slow on the shift key leave it.

    Names that are written so (iPhone, YouTube) are no words.
    """
    mixed = segment.caught(_MIXED)
    for match in _INNER.finditer(segment.target):
        word = match[0]
        if word in mixed and word not in segment.source:
            right = word[0] + word[1:].lower()
            yield segment.hit(
                f"Usually: {right}.", target=match.span(), fixes=[replacement(match.span(), right, deterministic=True)]
            )


@rule(
    id="case.shouted",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_LOUD,
    fires=[("公司发展很快", "It is a COMPANY that grew fast.")],
    silent=[
        ("公司发展很快", "It is a company that grew fast."),
        ("海湾合作", "the OPEC states and the ASEAN members"),
        ("我不会", "I will NEVER do it"),
        ("…", "A NEW COMPANY in the city"),
    ],
)
def shouted(segment: Analysis) -> Iterator[Hit]:
    """A common noun stands wholly in capitals among small letters.

    It is a key that was held, or a term left as a list had it. Words that one stresses (NEVER) are let pass.
    """
    loud = segment.caught(_LOUD)
    for match in _SHOUTED.finditer(segment.target):
        word = match[0].lower()
        if match[0] in loud and match[0] not in segment.source:
            yield segment.hit(
                f"Usually: {word}.",
                target=Span(*match.span()),
                fixes=[replacement(match.span(), word)],
            )
