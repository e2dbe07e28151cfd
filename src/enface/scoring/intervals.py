"""How far a penalty may be off: exact Poisson intervals for counts, bootstrap for weighted points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

from enface.scoring.gamma import gamma_quantile

LEVEL = 0.95
SAMPLES = 2000
SEED = 12345
FEW_SEGMENTS = 10
"""With fewer segments than this, drawing segments says nothing."""


class Interval(NamedTuple):
    """What lies within the bounds in 95 of 100 samples."""

    low: float
    high: float

    def times(self, factor: float) -> Interval:
        """Both bounds, multiplied."""
        return Interval(self.low * factor, self.high * factor)

    def around(self, other: Interval) -> Interval:
        """The interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


def poisson_interval(count: float, level: float = LEVEL) -> Interval:
    """The exact interval of a Poisson mean of which `count` was seen.

    Garwood 1936: half the chi-square quantiles of 2k and 2k + 2 degrees of freedom. A count that is not whole, as
    planning meets it, is interpolated by the same formula.
    """
    tail = (1 - level) / 2
    return Interval(gamma_quantile(count, tail), gamma_quantile(count + 1, 1 - tail))


def bootstrap_rate(
    penalties: Sequence[float], words: Sequence[int], *, samples: int = SAMPLES, seed: int = SEED, level: float = LEVEL
) -> Interval:
    """The percentile interval of points a word, drawing segments with replacement (Efron 1979).

    `penalties` and `words` run in parallel, one entry a segment.
    """
    import numpy as np

    # Segments of the same points and size are drawn together: how many of each kind come is multinomial.
    kinds, counts = np.unique(np.column_stack([penalties, words]), axis=0, return_counts=True)
    random = np.random.default_rng(seed)
    rates = np.empty(samples)
    for sample in range(samples):
        points, size = random.multinomial(len(words), counts / len(words)) @ kinds
        rates[sample] = points / max(size, 1.0)
    low, high = np.quantile(rates, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))


def weighted_interval(points: Sequence[float], heaviest: float, level: float = LEVEL) -> Interval:
    """The interval of the sum of points of errors that come like a Poisson process, each with its own weight.

    Fay and Feuer 1997, "Confidence intervals for directly standardized rates: a method based on the gamma
    distribution"; `heaviest` is the weight that one error more might have. For equal weights it is the exact Poisson
    interval; for few errors it stays wide where a bootstrap, which knows only those that were seen, does not.
    """
    tail = (1 - level) / 2
    total, squares = math.fsum(points), math.fsum(one * one for one in points)
    low = squares / total * gamma_quantile(total * total / squares, tail) if points else 0.0
    total, squares = total + heaviest, squares + heaviest * heaviest
    return Interval(low, squares / total * gamma_quantile(total * total / squares, 1 - tail))


def wilson_interval(hits: int, total: int, level: float = LEVEL) -> Interval | None:
    """The score interval of a share of which `hits` in `total` were seen; None where nothing was.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference": it keeps within 0 and 1 and
    says something of few cases too, where the usual share ± error does not.
    """
    if not total:
        return None
    z, share = NormalDist().inv_cdf((1 + level) / 2), hits / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))
