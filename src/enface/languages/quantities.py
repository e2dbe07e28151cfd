"""What a number in a text says: its value, what it counts, how exactly; the common ground of both languages."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from enface.languages.measures import named
from enface.model import Span


class Kind(StrEnum):
    """What a number does in its sentence."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    POINTS = "percentage points"
    TIMES = "times"
    FRACTION = "fraction"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    CLOCK = "hour"
    MINUTE = "minute"
    QUARTER = "quarter"
    DECADE = "decade"
    CENTURY = "century"
    CODE = "part of a name"


MOST_DIGITS = 24
"""A longer run of digits is no number that people count with."""
DATES = frozenset(
    {Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.CLOCK, Kind.MINUTE, Kind.QUARTER, Kind.DECADE, Kind.CENTURY}
)


class Hedge(StrEnum):
    """How exactly a number is meant."""

    NONE = ""
    ABOUT = "about"
    ABOVE = "more than"
    BELOW = "less than"


Number = int | Fraction
"""An exact value; whole ones are `int`, several times as fast. To divide, `Fraction(one, other)`, never `/`."""


class Interval(NamedTuple):
    """A value, or all values between two, both ends included."""

    low: Number
    high: Number

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: Number) -> Interval:
        """The interval multiplied by a positive factor."""
        return Interval(self.low * factor, self.high * factor)


def exactly(value: Number) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def number(digits: str) -> Number:
    """The value of digits with or without commas and a decimal point: "1,200", "17.52", ".5"."""
    plain = digits.replace(",", "")
    return Fraction(plain) if "." in plain else int(plain)


class Quantity(NamedTuple):
    """A number in a text.

    `span` covers the figure with its multiplier ("17.52 million", 1752万), `unit_span` the unit beside it. `readings`
    are the values it can stand for, the plainest first; `units` the names of units it may be counted in. `firm` says
    that a faithful translation has a counterpart of it; what is not firm may be an idiom, a name or grammar, and only
    explains what the other side says. `scale` is the multiplier written after the digits.
    """

    span: Span
    readings: tuple[Interval, ...]
    kind: Kind = Kind.COUNT
    units: frozenset[str] = frozenset()
    unit_span: Span | None = None
    hedge: Hedge = Hedge.NONE
    firm: bool = True
    in_words: bool = False
    scale: Number = 1

    @property
    def value(self) -> Interval:
        """The plainest reading."""
        return self.readings[0]

    @property
    def is_exact(self) -> bool:
        """Whether it names one value, not a stretch."""
        return self.value.low == self.value.high


def shown(quantity: Quantity) -> str:
    """A value for people, as in "17,520,000 yuan" or "6,000–7,000"."""
    low, high = quantity.value
    text = figure(low) if low == high else f"{figure(low)}–{figure(high)}"
    if quantity.kind in {Kind.PERCENT, Kind.POINTS, Kind.TIMES, *DATES, Kind.ORDINAL}:
        label = {Kind.PERCENT: "%"}.get(quantity.kind, f" ({quantity.kind})")
        text = (text.replace(",", "") if quantity.kind is Kind.YEAR else text) + label
    if len(quantity.units) == 1:
        text += f" {named(next(iter(quantity.units)), high)}"
    return f"{quantity.hedge} {text}" if quantity.hedge else text


def figure(value: Number, *, grouped: bool = True) -> str:
    """A value in digits, with a decimal point where it has a short decimal form and as a fraction where not."""
    if value.denominator == 1:
        return f"{value.numerator:,}" if grouped else str(value.numerator)
    for places in range(1, 9):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**places)
            return (f"{whole:,}" if grouped else str(whole)) + f".{rest:0{places}}"
    return f"{value.numerator}/{value.denominator}"
