"""Whether a difference between two versions, or two translators, is more than chance: the paired bootstrap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from enface.scoring.intervals import SEED

SAMPLES = 1000


class Compared(NamedTuple):
    """Two rates and the probability of so large a difference if there were none."""

    one: float
    other: float
    p: float


def paired_bootstrap(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]], samples: int = SAMPLES, seed: int = SEED
) -> Compared:
    """Compare two rates over the same segments, each given as (points, size): the rate is all points by all sizes.

    The procedure is sacrebleu's (Koehn 2004; Riezler and Maxwell 2005): segments are drawn in pairs with replacement,
    and p is how often the drawn differences, moved to a mean of none, are larger than the one that was seen.
    """
    import numpy as np

    first, second = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    random = np.random.default_rng(seed)
    drawn = random.choice(len(first), size=(samples, len(first)), replace=True)
    differences = np.array([abs(_rate(first[row].sum(0)) - _rate(second[row].sum(0))) for row in drawn])
    rates = _rate(first.sum(0)), _rate(second.sum(0))
    larger = int(((differences - differences.mean()) > abs(rates[0] - rates[1])).sum())
    return Compared(*rates, (larger + 1) / (samples + 1))


def _rate(totals: Sequence[float]) -> float:
    points, size = totals
    return float(points / size) if size else 0.0
