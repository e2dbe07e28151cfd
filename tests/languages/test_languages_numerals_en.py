"""English numerals: words are read back to the value that they were made of."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.numerals_en import ordinal, roman, to_roman, value_of

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(value: int) -> str:
    """A value below 10¹² in words: "one million two hundred and five thousand and twenty-one"."""
    for name, size in (("billion", 10**9), ("million", 10**6), ("thousand", 1000), ("hundred", 100)):
        if value >= size:
            head, rest = divmod(value, size)
            joint = " and " if size == 100 else " "
            return f"{in_words(head)} {name}" + (joint + in_words(rest) if rest else "")
    if value < 20:
        return ONES[value]
    ten, one = divmod(value, 10)
    return TENS[ten - 2] + (f"-{ONES[one]}" if one else "")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_value_in_words_is_read_back(value: int) -> None:
    assert value_of(in_words(value)) == value


@given(st.integers(min_value=1, max_value=399))
def test_a_roman_numeral_is_read_back(value: int) -> None:
    assert roman(to_roman(value)) == value


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["million", "billion", "trillion"]))
def test_digits_before_a_scale_are_multiplied(value: int, scale: str) -> None:
    size = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert value_of(f"{value:,} {scale}") == value * size


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("a dozen", 12),
        ("0 million", 0),
        ("two dozen", 24),
        ("twenty-first", 21),
        ("hundredth", 100),
        ("17.52 million", 17_520_000),
        ("one and a half", Fraction(3, 2)),
        ("1,234.5", Fraction(2469, 2)),
    ],
)
def test_words_have_their_value(words: str, value: int | Fraction) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["apple", "three nine", "twenty-five six", "and", ""])
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert value_of(words) is None


@pytest.mark.parametrize("letters", ["IIX", "VV", "CIVIL", "MIX", ""])
def test_letters_in_no_roman_order_are_no_number(letters: str) -> None:
    assert roman(letters) is None


@given(st.integers(1, 10))
def test_a_small_ordinal_in_words_reads_as_itself(value: int) -> None:
    assert value_of(ordinal(value)) == value


def test_a_large_ordinal_is_in_figures_with_its_ending() -> None:
    assert [ordinal(value) for value in (11, 12, 13, 21, 22, 23, 30, 111)] == [
        "11th", "12th", "13th", "21st", "22nd", "23rd", "30th", "111th",
    ]  # fmt: skip
