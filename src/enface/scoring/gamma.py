"""The incomplete gamma function and its inverse, on which the Poisson and chi-square distributions stand."""

from __future__ import annotations

import math

_PRECISION = 1e-15
_TINY = 1e-300
_STEPS = 100_000


def lower_gamma(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function P(shape, x), from 0 to 1.

    By the power series below shape + 1 (DLMF 8.11.4) and by the continued fraction above it (DLMF 8.9.2), the latter
    evaluated with Lentz's method; DLMF is the NIST Digital Library of Mathematical Functions.
    """
    if x <= 0:
        return 0.0
    scale = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        return scale * _series(shape, x)
    return 1.0 - scale * _continued_fraction(shape, x)


def gamma_quantile(shape: float, probability: float) -> float:
    """The x at which `lower_gamma(shape, x)` is `probability`; half the chi-square quantile of 2·shape degrees.

    Newton's method, kept inside a bracket that halves where a step would leave it.
    """
    if probability <= 0 or shape <= 0:
        return 0.0
    low, high = 0.0, max(1.0, 2 * shape)
    while lower_gamma(shape, high) < probability:
        low, high = high, 2 * high
    x = (low + high) / 2
    for _ in range(200):
        error = lower_gamma(shape, x) - probability
        low, high = (x, high) if error < 0 else (low, x)
        density = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape))
        step = x - error / density if density > _TINY else low
        nearer = step if low < step < high else (low + high) / 2
        if abs(nearer - x) <= _PRECISION * x:
            return nearer
        x = nearer
    return x


def poisson_at_most(count: int, mean: float) -> float:
    """The probability that a Poisson variable of this mean is at most `count`."""
    return 1.0 - lower_gamma(count + 1, mean)


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for step in range(1, _STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * _PRECISION:
            break
    return total


def _continued_fraction(shape: float, x: float) -> float:
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    fraction = d
    for step in range(1, _STEPS):
        a = -step * (step - shape)
        b += 2
        d = 1 / _not_zero(a * d + b)
        c = _not_zero(b + a / c)
        fraction *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return fraction


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
