"""What BLEU counts (Papineni et al. 2002, "BLEU: a method for automatic evaluation of machine translation")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from enface.scoring.ngrams import shared, totals

if TYPE_CHECKING:
    from enface.scoring.ngrams import Integers

ORDER = 4


def statistics(
    texts: Sequence[str], references: Sequence[str], tokenise: Callable[[str], str], *, whole: bool = False
) -> Integers:
    """A row a pair of texts of one line: tokens of text and reference, n-grams shared, n-grams of the text.

    A tokeniser that looks no further than the spaces around a word parts each word once; to others, the texts are
    given `whole`.
    """
    import numpy as np

    tokens = _Tokens(tokenise)
    ours, theirs = ([tokens.of([text] if whole else text.split()) for text in side] for side in (texts, references))
    lengths = [[len(one), len(other)] for one, other in zip(ours, theirs, strict=True)]
    counts = (shared(ours, theirs, ORDER), totals(ours, ORDER))
    return np.concatenate([np.array(lengths, dtype=np.int64).reshape(-1, 2), *counts], axis=1)


class _Tokens(dict[str, list[int]]):
    """Words as the numbers of their tokens, each word parted once."""

    def __init__(self, tokenise: Callable[[str], str]) -> None:
        super().__init__()
        self._tokenise = tokenise
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> list[int]:
        numbers = self._numbers
        found = self[word] = [numbers.setdefault(token, len(numbers)) for token in self._tokenise(word).split()]
        return found

    def of(self, words: Iterable[str]) -> Integers:
        """The tokens of several words."""
        import numpy as np

        return np.fromiter(chain.from_iterable(map(self.__getitem__, words)), dtype=np.int64)
