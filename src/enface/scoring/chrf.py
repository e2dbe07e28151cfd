"""What chrF and chrF++ count (Popović 2015, "chrF: character n-gram F-score"; 2017, "chrF++: words helping")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import punctuation
from typing import TYPE_CHECKING

from enface.scoring.ngrams import shared, totals

if TYPE_CHECKING:
    from enface.scoring.ngrams import Integers

CHARACTERS, WORDS = 6, 2
"""The longest n-grams of characters, and of words in chrF++."""
_SIGNS = frozenset(punctuation)


def statistics(texts: Sequence[str], references: Sequence[str]) -> Integers:
    """A row a pair: for each order of characters, then of words, n-grams of text and reference, and those shared.

    chrF reads the first three columns for each order of characters, chrF++ all.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    characters, others = ([_characters(text) for text in side] for side in (texts, references))
    words, other_words = ([_words(text, numbers) for text in side] for side in (texts, references))
    counts = _counts(characters, others, CHARACTERS), _counts(words, other_words, WORDS)
    return np.concatenate(counts, axis=1)


def _counts(texts: Sequence[Integers], references: Sequence[Integers], order: int) -> Integers:
    """Where the reference is too short for n-grams, those of the text are not counted against it."""
    import numpy as np

    ours, theirs = totals(texts, order), totals(references, order)
    ours[theirs == 0] = 0
    return np.stack([ours, theirs, shared(texts, references, order)], axis=2).reshape(-1, 3 * order)


def _characters(text: str) -> Integers:
    import numpy as np

    data = "".join(text.split()).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(data, dtype="<u4").astype(np.int64)


def _words(text: str, numbers: dict[str, int]) -> Integers:
    import numpy as np

    tokens = (token for word in text.split() for token in _parted(word))
    return np.fromiter((numbers.setdefault(token, len(numbers)) for token in tokens), dtype=np.int64)


def _parted(word: str) -> Iterator[str]:
    """A sign at the end of a word is a word of its own, else one at its beginning."""
    if len(word) > 1 and word[-1] in _SIGNS:
        yield word[:-1]
        yield word[-1]
    elif len(word) > 1 and word[0] in _SIGNS:
        yield word[0]
        yield word[1:]
    else:
        yield word
