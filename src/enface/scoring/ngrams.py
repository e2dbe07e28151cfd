"""How many n-grams many pairs of texts share: what BLEU and chrF count.

All n-grams of the longest order are written as numbers and sorted once, those of a pair together. N-grams of a shorter
order are the beginnings of these numbers, so that they stand together in the same order, and a pair shares as many of
one as the side has that has fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

_BLOCK = 128
"""Pairs that are counted together: their numbers fit into the processor's cache."""
_LARGEST = 1 << 18
"""Symbols of a block, which take some 50 bytes each while they are counted."""
_WIDEST = 63
"""Bits of a number that numpy sorts. Fewer pairs need fewer; what one pair needs beyond, Python's integers hold."""
_TEXT, _REFERENCE = 1, 2


def shared(texts: Sequence[Integers], references: Sequence[Integers], order: int) -> Integers:
    """How many n-grams each text shares with its reference: a row a pair, a column for each order from 1 on.

    A text is an array of numbers that stand for its characters or words. An n-gram that stands in both several times
    counts as often as on the side that has it less often.
    """
    import numpy as np

    found = np.zeros((len(texts), order), dtype=np.int64)
    for start in range(0, len(texts), _BLOCK):
        block = slice(start, start + _BLOCK)
        found[block] = _of_block(texts[block], references[block], order)
    return found


def totals(texts: Sequence[Integers], order: int) -> Integers:
    """How many n-grams of each order from 1 on a text has: a row a text."""
    import numpy as np

    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    beyond: Integers = np.maximum(lengths[:, None] - np.arange(order), 0)
    return beyond


def _of_block(texts: Sequence[Integers], references: Sequence[Integers], order: int) -> Integers:
    import numpy as np

    pairs = len(texts)
    lengths = np.array([len(one) for one in (*texts, *references)])
    symbols, bits = _coded(np.concatenate(texts), np.concatenate(references))
    size, width = len(symbols), pairs.bit_length() + order * bits + 1
    if pairs > 1 and (width > _WIDEST or size > _LARGEST):
        halves = slice(pairs // 2), slice(pairs // 2, pairs)
        return np.concatenate([_of_block(texts[half], references[half], order) for half in halves])
    owner = np.repeat(np.arange(2 * pairs), lengths)
    grams = (owner % pairs).astype(np.int64 if width <= _WIDEST else object)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(size)
    padded = np.concatenate([symbols, np.zeros(order, dtype=np.int64)])
    for place in range(order):
        grams = grams << bits | np.where(left > place, padded[place : place + size], 0)
    grams = grams << 1 | (owner >= pairs)
    grams.sort()
    in_references = np.concatenate([[0], np.cumsum((grams & 1).astype(np.int64))])
    found = np.zeros((pairs, order), dtype=np.int64)
    for length in range(1, order + 1 if size else 0):
        beginnings = grams >> bits * (order - length) + 1
        starts = np.concatenate([[0], np.flatnonzero(beginnings[1:] != beginnings[:-1]) + 1])
        ends = np.append(starts[1:], size)
        ours = in_references[ends] - in_references[starts]
        both = np.minimum(ours, ends - starts - ours)
        kinds = beginnings[starts]
        both[(kinds & (1 << bits) - 1) == 0] = 0  # beyond the end of its text
        owners = (kinds >> bits * length).astype(np.int64)
        found[:, length - 1] = np.bincount(owners, weights=both, minlength=pairs)
    return found


def _coded(texts: Integers, references: Integers) -> tuple[Integers, int]:
    """The symbols of all texts, then of all references, as small numbers from 1 on, and how many bits these take.

    Symbols of one side alone are in no n-gram of the other, so that one number for all of them is enough.
    """
    import numpy as np

    symbols = np.concatenate([texts, references])
    sides = np.zeros(symbols.max(initial=0) + 1, dtype=np.int64)
    sides[texts] = _TEXT
    sides[references] |= _REFERENCE
    both = sides == _TEXT | _REFERENCE
    codes = np.where(both, np.cumsum(both) + _REFERENCE, sides)
    return codes[symbols], int(codes.max()).bit_length()
