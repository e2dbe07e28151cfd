"""What two sentences have in common if one translates the other: numbers, names, Latin words, marks, common words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from enface.languages import quantities_en, quantities_zh
from enface.languages.alignment_terms import Terms
from enface.languages.common_words import concepts_en, concepts_zh
from enface.languages.english import is_word
from enface.languages.han_names import spelling_key
from enface.languages.names import syllables
from enface.languages.quantities import Quantity
from enface.languages.readings import usual_syllables


class Sign(NamedTuple):
    """Something that a sentence and its translation share: its kind, one of SHARED, and what it is."""

    kind: str
    value: object


SHARED: Mapping[str, float] = {
    "term": 0.9, "number": 0.95, "small number": 0.6, "Latin word": 0.95, "pinyin": 0.9, "word": 0.75,
    "character": 0.65, "mark": 0.85, "paragraph": 0.9,
}  # fmt: skip
"""How often a sign that both sides of a document have stands in both sentences, of those on the rarer side."""

EXPECTED_IN_TARGET: Mapping[str, float] = {"term": 0.85, "number": 0.8, "Latin word": 0.85}
"""How often a sign of the source stands in the translation at all, which counts where the whole document has none."""
EXPECTED_IN_SOURCE: Mapping[str, float] = {"number": 0.9, "pinyin": 0.6}
"""How often a sign of the translation has an origin in the source."""

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_CAPITAL = re.compile(r"\b[A-Z][a-zü]+(?:['’-][A-Za-z][a-zü]+)?")
_MARKS = {
    "question": re.compile("[？?]"),
    "exclamation": re.compile("[！!]"),
    "quote": re.compile('[“”「『"]'),
    "bracket": re.compile("[（(]"),
    "colon": re.compile("[：:]"),
    "ellipsis": re.compile(r"…|\.\.\."),
}
_LONGEST_NAME = 4
_MOST = 3000
_SMALL = 10


def signs(source: Sequence[str], target: Sequence[str], terms: Terms | None) -> tuple[list[set[Sign]], list[set[Sign]]]:
    """The signs of each Chinese and each English sentence of a pair of texts; of a very long one only the first."""
    source, target = ([text[:_MOST] for text in texts] for texts in (source, target))
    latin = {word.lower() for text in source for word in _LATIN.findall(text)}
    spelt = {word for text in target for word in _spelt(text)}
    return (
        [
            {
                *_numbers(quantities_zh.quantities(text)),
                *(Sign("Latin word", word.lower()) for word in _LATIN.findall(text)),
                *(Sign("pinyin", word) for word in _read(text) if word in spelt),
                *_words(concepts_zh(text)),
                *(Sign("mark", mark) for mark, pattern in _MARKS.items() if pattern.search(text)),
                *(Sign("term", term) for term in (terms.in_source(text) if terms else ())),
            }
            for text in source
        ],
        [
            {
                *_numbers(quantities_en.quantities(text)),
                *(Sign("Latin word", word.lower()) for word in _LATIN.findall(text) if word.lower() in latin),
                *(Sign("pinyin", word) for word in _spelt(text)),
                *_words(concepts_en(text)),
                *(Sign("mark", mark) for mark, pattern in _MARKS.items() if pattern.search(text)),
                *(Sign("term", term) for term in (terms.in_target(text) if terms else ())),
            }
            for text in target
        ],
    )


def _numbers(found: Iterable[Quantity]) -> Iterator[Sign]:
    for quantity in found:
        if quantity.is_exact:
            value = quantity.value.low
            yield Sign("small number" if quantity.in_words and value <= _SMALL else "number", value)


def _words(concepts: Iterable[str]) -> Iterator[Sign]:
    return (Sign("word" if len(concept) > 1 else "character", concept) for concept in concepts)


def _read(text: str) -> Iterator[str]:
    """How every stretch of two to four Chinese characters is read."""
    for run in _HAN_RUN.findall(text):
        read = [spelling_key(syllable) for syllable in usual_syllables(run)]
        for length in range(2, _LONGEST_NAME + 1):
            yield from ("".join(read[start : start + length]) for start in range(len(read) - length + 1))


def _spelt(text: str) -> Iterator[str]:
    """The words with a capital that are two syllables of pinyin or more, and no English."""
    for word in _CAPITAL.findall(text):
        plain = spelling_key(word.replace("-", ""))
        if syllables(plain) > 1 and not is_word(plain):
            yield plain
