"""The formulas of MQM 2.0 scoring, as they are published: penalty, evaluation words and tolerance to a score.

Source: A. Lommel, S. Gladkoff, A. Melby et al., "The Multi-Range Theory of Translation Quality Measurement: MQM scoring
models and Statistical Quality Control", AMTA 2024; themqm.org, "The MQM scoring models".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

REFERENCE_WORDS = 1000
"""Penalties are compared for this many words."""


def normed(penalty: float, words: float) -> float:
    """The penalty for 1,000 words: APT · 1000 / EWC."""
    return penalty * REFERENCE_WORDS / words


def raw_score(penalty: float, words: float) -> float:
    """100 · (1 - APT / EWC); below 0 where a text has more points than words."""
    return 100 * (1 - penalty / words)


@dataclass(frozen=True, slots=True)
class Linear:
    """A tolerance that grows with the text: `allowed` points in 1,000 words score just `passing`."""

    passing: float
    allowed: float

    def tolerated(self, words: float) -> float:
        """The points at which a text of so many words scores just `passing`."""
        return self.allowed * words / REFERENCE_WORDS


@dataclass(frozen=True, slots=True)
class Logarithmic:
    """A tolerance that grows slower than the text: E(x) = a · ln(1 + b·x)."""

    passing: float
    a: float
    b: float

    @classmethod
    def through(cls, passing: float, first: tuple[float, float], second: tuple[float, float]) -> Logarithmic:
        """The curve through two points (words, tolerated penalty).

        Raises ValueError where no such curve exists: the larger text must tolerate more points, but fewer a word.
        """
        (x1, y1), (x2, y2) = sorted((first, second))
        if not (0 < x1 < x2 and 0 < y1 < y2 and y2 / y1 < x2 / x1):
            raise ValueError("the larger text must tolerate more points than the smaller one, but fewer a word")
        # ln(1 + b·x2) / ln(1 + b·x1) falls from x2/x1 towards 1 as b grows, so halving finds the only b.
        low, high = 0.0, 1.0
        while math.log1p(high * x2) / math.log1p(high * x1) > y2 / y1:
            low, high = high, 2 * high
        for _ in range(200):
            middle = (low + high) / 2
            if math.log1p(middle * x2) / math.log1p(middle * x1) > y2 / y1:
                low = middle
            else:
                high = middle
        b = (low + high) / 2
        return cls(passing, y1 / math.log1p(b * x1), b)

    def tolerated(self, words: float) -> float:
        """The points at which a text of so many words scores just `passing`."""
        return self.a * math.log1p(self.b * words)


Tolerance = Linear | Logarithmic


def calibrated_score(penalty: float, words: float, tolerance: Tolerance) -> float:
    """100 - APT · (100 - PT) / E(EWC), which scores PT where a text has just the points that are tolerated.

    With a linear tolerance it is 100 - NPT · (100 - PT) / APP, NPT being the penalty for 1,000 words.
    """
    return 100 - penalty * (100 - tolerance.passing) / tolerance.tolerated(words)
