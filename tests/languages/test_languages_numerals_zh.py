"""Chinese numerals: what is written is what is read, for every way of writing a value."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.numerals_zh import value_of, written

DIGITS = "零一二三四五六七八九"


def in_characters(value: int) -> str:
    """The full Chinese numeral of a value below 10¹⁶."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if value >= size:
            head, rest = divmod(value, size)
            gap = "零" if rest and rest < size // 10 else ""
            return in_characters(head) + unit + gap + (in_characters(rest) if rest else "")
    written = ""
    gap = False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return written or "零"


def digits_with_multiplier(value: int) -> str:
    """A value as news writes it: 17亿2401万5, 1752万, 15720."""
    written = ""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        head, value = divmod(value, size)
        written += f"{head}{unit}" if head else ""
    return written + (str(value) if value >= 1000 or not written else "")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_value_in_characters_is_read_back(value: int) -> None:
    read = value_of(in_characters(value))
    assert read is not None
    assert read == (value, value)


@given(st.integers(min_value=0, max_value=10**12 - 1).filter(lambda value: value % 10**4 == 0 or value % 10**4 >= 1000))
def test_a_value_in_digits_with_multipliers_is_read_back(value: int) -> None:
    assert value_of(digits_with_multiplier(value)) == (value, value)


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=0, max_value=999))
def test_a_decimal_before_a_multiplier_is_exact(whole: int, thousandths: int) -> None:
    value = Fraction(whole * 1000 + thousandths, 1000)
    assert value_of(f"{whole}.{thousandths:03}万") == (value * 10**4, value * 10**4)


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿几数点0123456789,.", min_size=1, max_size=12))
def test_no_numeral_however_odd_is_a_failure(numeral: str) -> None:
    try:
        read = value_of(numeral)
    except (KeyError, ValueError):
        return
    assert read is None or read.low <= read.high


@pytest.mark.parametrize(
    ("numeral", "low", "high"),
    [
        ("一千七百五十二万", 17_520_000, 17_520_000),
        ("2万4801", 24_801, 24_801),
        ("两百", 200, 200),
        ("一万六", 16_000, 16_000),
        ("三千二", 3_200, 3_200),
        ("一百零五", 105, 105),
        ("十", 10, 10),
        ("二〇二〇", 2020, 2020),
        ("三点五", Fraction(7, 2), Fraction(7, 2)),
        ("一点三亿", 130_000_000, 130_000_000),
        ("一万六七千", 16_000, 17_000),
        ("六七千", 6_000, 7_000),
        ("三五", 3, 5),
        ("十几", 11, 19),
        ("几十", 20, 100),
        ("数百", 200, 1_000),
        ("两千亿", 200_000_000_000, 200_000_000_000),
        ("4千万亿", 4 * 10**15, 4 * 10**15),
    ],
)
def test_a_numeral_has_its_value(numeral: str, low: int | Fraction, high: int | Fraction) -> None:
    assert value_of(numeral) == (low, high)


@pytest.mark.parametrize("words", ["四十三百", "一五一十百", "两两"])
def test_what_is_no_numeral_has_no_value(words: str) -> None:
    assert value_of(words) is None


@given(st.integers(0, 500))
def test_a_number_that_is_written_reads_as_itself(value: int) -> None:
    assert value_of(written(value)) == (value, value)
