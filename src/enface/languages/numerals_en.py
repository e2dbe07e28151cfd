"""English numerals: what "seventeen million five hundred thousand", "half a million" and "twenty-first" are worth."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from enface.languages.quantities import Number, number

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_ORDINAL_TENS = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
)  # fmt: skip
CARDINALS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = (
    {word: value for value, word in enumerate(_ORDINAL_ONES, start=1)}
    | {word: 10 * value for value, word in enumerate(_ORDINAL_TENS, start=2)}
    | {"hundredth": 100, "thousandth": 1000}
)
_PIECE = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?|\.\d+")
_SHARES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> Number | None:
    """The value of a number in words, in digits, or in digits with a multiplier; None if it is none."""
    total: Number = 0
    group: Number = 0
    seen = counted = False
    smallest = 10**15
    for piece in _PIECE.findall(numeral.lower()):
        if piece in {"a", "an", "and", "of"}:
            continue
        if piece in SCALES:
            scale = SCALES[piece]
            factor = group if counted else 1
            if scale <= 100:
                group, counted = factor * scale, True
            elif scale > smallest:
                total, group, counted, smallest = (total + group) * scale, 0, False, scale
            else:
                total, group, counted, smallest = total + factor * scale, 0, False, scale
        elif piece in ORDINALS and ORDINALS[piece] >= 100:
            group = (group if counted else 1) * ORDINALS[piece]
        else:
            part = _part(piece)
            if part is None or (part.denominator == 1 and part < 10 and group % 10 >= 1 and group < 100):
                return None
            group, counted = group + part, True
        seen = True
    return total + group if seen else None


def _part(piece: str) -> Number | None:
    """What one word or figure adds to its group; "three nine" is no number, but 3 and a half is."""
    if piece in _SHARES:
        return _SHARES[piece]
    if piece in CARDINALS or piece in ORDINALS:
        return CARDINALS.get(piece, ORDINALS.get(piece, 0))
    if piece[0].isdigit() or piece[0] == ".":
        return number(piece)
    return None


def ordinal(value: int) -> str:
    """A positive ordinal in words up to tenth, in figures beyond: "second", "11th", "22nd"."""
    if value <= 10:
        return _ORDINAL_ONES[value - 1]
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral up to a few hundred in its standard form, else None."""
    value = 0
    for place, char in enumerate(numeral, start=1):
        step = _ROMAN.get(char)
        if step is None:
            return None
        value += -step if step < _ROMAN.get(numeral[place : place + 1], 0) else step
    return value if value and to_roman(value) == numeral else None


def to_roman(value: int) -> str:
    """The Roman numeral of a value below 400."""
    written = ""
    for step, letters in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, value = divmod(value, step)
        written += letters * count
    return written
