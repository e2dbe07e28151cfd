"""Acceptance sampling: how many words to check, how many errors to let pass, and what is risked by it.

Errors are taken to fall on words like a Poisson process (ISO 2859-1 gives the same plans as tables).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from enface.scoring.gamma import gamma_quantile, poisson_at_most

_MOST_ERRORS = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Check `words` words and accept the text with at most `errors` errors."""

    words: int
    errors: int

    def accepts(self, rate: float) -> float:
        """The probability that a text with `rate` errors in 1,000 words is accepted."""
        return poisson_at_most(self.errors, rate * self.words / 1000)

    def producer_risk(self, good: float) -> float:
        """α: the probability that a text as good as this (errors in 1,000 words) is refused."""
        return 1 - self.accepts(good)

    def consumer_risk(self, bad: float) -> float:
        """β: the probability that a text as bad as this (errors in 1,000 words) is accepted."""
        return self.accepts(bad)


def smallest_plan(good: float, bad: float, alpha: float = 0.05, beta: float = 0.10) -> Plan:
    """The plan with the fewest words that keeps both risks, for rates in errors in 1,000 words.

    Raises ValueError unless 0 < good < bad and no plan of a feasible size keeps both.
    """
    if not 0 < good < bad:
        raise ValueError("the good rate must be above 0 and below the bad one")
    for errors in range(_MOST_ERRORS):
        words = math.ceil(gamma_quantile(errors + 1, 1 - beta) * 1000 / bad)
        plan = Plan(words, errors)
        if plan.producer_risk(good) <= alpha:
            return plan
    raise ValueError("the two rates are too near to each other to be told apart by sampling")
