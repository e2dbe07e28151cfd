"""Whether a difference between two versions, or two translators, is more than chance: the paired bootstrap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from enface.scoring.intervals import SEED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

SAMPLES = 1000
_CELLS = 1 << 20
"""Weights that are held at once."""


class Compared(NamedTuple):
    """Two rates and the probability of so large a difference if there were none."""

    one: float
    other: float
    p: float


def paired_bootstrap(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]], samples: int = SAMPLES, seed: int = SEED
) -> Compared:
    """Compare two rates over the same segments, each given as (points, size): the rate is all points by all sizes."""
    import numpy as np

    columns = np.concatenate([np.asarray(side, dtype=float).reshape(-1, 2) for side in (one, other)], axis=1)
    first, second = (np.array([_rate(*sums) for sums in drawn]) for drawn in _halves(resampled(columns, samples, seed)))
    rate, other_rate = (_rate(*sums[0]) for sums in _halves(columns.sum(axis=0, keepdims=True)))
    return Compared(rate, other_rate, p_value(first, second, abs(rate - other_rate)))


def resampled(columns: Floats, samples: int = SAMPLES, seed: int = SEED) -> Floats:
    """The sums of the columns over so many samples of the rows, drawn with replacement: a row a sample.

    A sample is how often it has each row, so that its sums are one product of matrices and no row is copied. The rows
    are those that sacrebleu draws with this seed.
    """
    import numpy as np

    count, random = len(columns), np.random.default_rng(seed)
    block = max(1, _CELLS // count)
    sums = np.empty((samples, columns.shape[1]))
    for start in range(0, samples, block):
        size = min(block, samples - start)
        drawn = random.choice(count, size=(size, count)) + np.arange(size)[:, None] * count
        weights = np.bincount(drawn.ravel(), minlength=size * count).reshape(size, count)
        sums[start : start + size] = weights.astype(float) @ columns
    return sums


def p_value(one: Floats, other: Floats, difference: float) -> float:
    """How often the drawn differences, moved to a mean of none, are larger than the one that was seen.

    The procedure is sacrebleu's (Koehn 2004; Riezler and Maxwell 2005), but for two that are the same in every draw:
    there it says 1 / (samples + 1), as of a sure difference, where this says 1.
    """
    import numpy as np

    differences = np.abs(other - one)
    if not differences.any():
        return 1.0
    return (int((differences - differences.mean() > difference).sum()) + 1) / (len(differences) + 1)


def _halves(columns: Floats) -> tuple[Floats, Floats]:
    return columns[:, :2], columns[:, 2:]


def _rate(points: float, size: float) -> float:
    return float(points / size) if size else 0.0
