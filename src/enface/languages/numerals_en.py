"""English numerals: what "seventeen million five hundred thousand", "half a million" and "twenty-first" are worth."""

from __future__ import annotations

import re
from fractions import Fraction

CARDINALS = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
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
ORDINALS = {
    word: value
    for value, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"],
        start=1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"], start=2
    )
} | {"hundredth": 100, "thousandth": 1000}  # fmt: skip
_PIECE = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?|\.\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value_of(numeral: str) -> Fraction | None:
    """The value of a number in words, in digits, or in digits with a multiplier; None if it is none."""
    total = group = Fraction(0)
    seen = False
    halved = False
    smallest = 10**15
    for piece in _PIECE.findall(numeral.lower()):
        if piece in {"a", "an", "and", "of"}:
            continue
        if piece in {"half", "quarter"}:
            part = Fraction(1, 2 if piece == "half" else 4)
            halved = not seen
            group += part
        elif piece in CARDINALS:
            if CARDINALS[piece] < 10 and 0 < group % 10 and group < 100 and group.denominator == 1:
                return None
            group += CARDINALS[piece]
        elif piece in ORDINALS:
            ordinal = ORDINALS[piece]
            group = (group or Fraction(1)) * ordinal if ordinal >= 100 else group + ordinal
        elif piece in SCALES:
            scale = SCALES[piece]
            if scale <= 100:
                group = (group or Fraction(1)) * scale
            elif scale > smallest:
                total, group, smallest = (total + group) * scale, Fraction(0), scale
            else:
                total, group, smallest = total + (group or 1) * scale, Fraction(0), scale
        elif piece[0].isdigit() or piece[0] == ".":
            group += Fraction(piece.replace(",", "") if piece[0] != "." else "0" + piece)
        else:
            return None
        seen = True
    if not seen or (halved and total + group > 10**15):
        return None
    return total + group


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral up to a few hundred in its standard form, else None."""
    value = 0
    for char, following in zip(numeral, numeral[1:] + " ", strict=True):
        step = _ROMAN.get(char)
        if step is None:
            return None
        value += -step if step < _ROMAN.get(following, 0) else step
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
