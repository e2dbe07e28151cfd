"""Signatures of texts: 256 bits of their q-grams, so that likeness is a count of bits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

WORDS = 4
"""So many words of 64 bits a signature has."""
_BITS = WORDS * 64
_AT_ONCE = 2048
_NEAR = 16384
"""So many signatures are compared at a time, so that they stay in the processor's cache."""
_FACTORS = (0x9E3779B1, 0x85EBCA77)

Signatures = npt.NDArray[np.uint64]


def signatures(texts: Sequence[str]) -> Signatures:
    """The signatures of texts, of shape (WORDS, len(texts)): a bit for each pair of neighbouring characters."""
    parts = list(_batches(texts))
    return np.concatenate(parts, axis=1) if parts else np.zeros((WORDS, 0), np.uint64)


def _batches(texts: Sequence[str]) -> Iterator[Signatures]:
    for start in range(0, len(texts), _AT_ONCE):
        batch = texts[start : start + _AT_ONCE]
        # Each text stands between zeros: one of a single character has pairs too, and none reaches into the next.
        joined = "\0" + "\0".join(batch) + "\0"
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        mixed = points[:-1] * np.uint32(_FACTORS[0]) + points[1:] * np.uint32(_FACTORS[1])
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(_FACTORS[0])
        lengths = np.fromiter((len(text) + 1 for text in batch), np.int64, len(batch))
        owner = np.repeat(np.arange(len(batch)), lengths)
        bits = np.zeros((len(batch), _BITS), np.bool_)
        bits[owner, mixed >> np.uint32(24)] = True
        yield np.ascontiguousarray(np.packbits(bits, axis=1).view(np.uint64).T)


def distances(kept: Signatures, wanted: Signatures) -> npt.NDArray[np.uint16]:
    """In how many bits each of `kept`, of shape (WORDS, n), differs from the one of `wanted`."""
    total = np.empty(kept.shape[1], np.uint16)
    for start in range(0, kept.shape[1], _NEAR):
        part = slice(start, start + _NEAR)
        np.add.reduce(np.bitwise_count(kept[:, part] ^ wanted), axis=0, out=total[part])
    return total
