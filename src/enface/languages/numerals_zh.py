"""Chinese numerals: what 一千七百五十二万, 2万4801, 六七千, 十几, 二〇二〇 and 三点五 are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from enface.languages.quantities import MOST_DIGITS, Interval, Number, exactly, number

_ONES = "零一二三四五六七八九"
DIGITS = {char: value for value, char in enumerate(_ONES)} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_FOLDED = str.maketrans(
    "０１２３４５６７８９％．，：／－～＋○◯萬億兩幾餘點個週號時歲項條戶噸畝頃間種屆隻數來塊錢圓鐘鍾層門輛臺張雙這過內歐鎊盧韓銖紐",
    "0123456789%.,:/-~+〇〇万亿两几余点个周号时岁项条户吨亩顷间种届只数来块钱元钟钟层门辆台张双这过内欧镑卢韩铢纽",
)
_TO_FOLD = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
"""Finds any of them but the two that most texts have, where a translation of the whole text takes ten times as long."""
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_FORMAL_RUN = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万亿]{2,}(?=[元圆整角分万亿])")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|.")
_ANY = "几数"
_CHARACTERS = frozenset((*DIGITS, *UNITS, *_ANY))


def folded(text: str) -> str:
    """`text` with full-width digits, the formal numerals of sums and traditional characters of measures folded.

    Each character becomes one character, so places stay.
    """
    plain = text.replace("，", ",").replace("：", ":")
    if _TO_FOLD.search(plain):
        plain = plain.translate(_FOLDED)
    return _FORMAL_RUN.sub(lambda run: run[0].translate(_FORMAL), plain)


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> Interval | None:
    """The value of a numeral written with Chinese characters, with digits, or with both; None if it is none.

    An approximate numeral is a stretch: 六七千 runs from 6,000 to 7,000, 十几 from 11 to 19, 几十 from 20 to 100.
    """
    tokens = _TOKEN.findall(numeral)
    if not tokens or len(tokens) > MOST_DIGITS or max(map(len, tokens)) > MOST_DIGITS:
        return None
    if "点" in numeral:
        return _decimal(numeral)
    vague = sum(1 for token in tokens if token in _ANY)
    if vague > 1 or not all(token[0].isdecimal() or token in _CHARACTERS for token in tokens):
        return None
    if not any(token in UNITS for token in tokens):
        return _bare(numeral, tokens)
    for position in range(len(tokens) - 1):
        first, second = DIGITS.get(tokens[position]), DIGITS.get(tokens[position + 1])
        if first and second and tokens[position] != "零":
            if not _are_neighbours(first, second):
                return None
            ends = [_evaluate([*tokens[:position], digit, *tokens[position + 2 :]]) for digit in (first, second)]
            return _between(*ends)
    for position, token in enumerate(tokens):
        if token in _ANY:
            few = 1 if position else 2
            many = 9 if position + 1 == len(tokens) else 10
            ends = [_evaluate([*tokens[:position], digit, *tokens[position + 1 :]]) for digit in (few, many)]
            return _between(*ends)
    return _between(*[_evaluate(list(tokens))] * 2)


def written(value: int) -> str:
    """A number below 100 in characters: 八, 十九, 二十; a larger one in digits."""
    if value >= 100:
        return str(value)
    tens, ones = divmod(value, 10)
    ten = f"{_ONES[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (_ONES[ones] if ones or not tens else "")


def _between(low: Number | None, high: Number | None) -> Interval | None:
    return None if low is None or high is None else Interval(low, high)


def _are_neighbours(first: int, second: int) -> bool:
    return second == first + 1 or (first, second) == (3, 5)


def _bare(numeral: str, tokens: list[str]) -> Interval | None:
    """Digits without a multiplier: 二〇二〇, 七八, 几, 17.5."""
    if len(tokens) == 1:
        token = tokens[0]
        if token[0].isdigit():
            return exactly(number(token))
        if token in _ANY:
            return Interval(2, 9)
        return exactly(DIGITS[token]) if token in DIGITS else None
    digits = [DIGITS.get(token) for token in tokens]
    if len(digits) == 2 and digits[0] and digits[1] and _are_neighbours(digits[0], digits[1]):
        return Interval(digits[0], digits[1])
    if None in digits or "两" in numeral:
        return None
    return exactly(int("".join(map(str, digits))))


def _decimal(numeral: str) -> Interval | None:
    whole, _, rest = numeral.partition("点")
    digits = [DIGITS[char] for char in rest if char in DIGITS]
    scale = rest[len(digits) :]
    head = value_of(whole)
    if head is None or not digits or any(char not in UNITS for char in scale):
        return None
    value: Number = head.low + Fraction(int("".join(map(str, digits))), 10 ** len(digits))
    for char in scale:
        value *= UNITS[char]
    return exactly(value)


def _evaluate(tokens: list[str | int] | list[str]) -> Number | None:
    """The sum of a numeral's parts; a last digit right after a multiplier counts in its tenths (一万六 is 16,000)."""
    total: Number = 0
    section: Number = 0
    digit: Number | None = None
    last, lowest = 10**16, 1
    after_unit = False
    colloquial = False
    for unit, part in _parts(tokens):
        if part is not None:
            if digit is not None and digit != 0:
                return None
            colloquial = after_unit and 0 < part < 10 and part.denominator == 1
            digit, after_unit = part, False
            continue
        if unit < 10**4:
            if unit >= last:
                return None
            section += (1 if digit is None else digit) * unit
            last = unit
        else:
            section += digit or 0
            if unit == 10**4:
                total += (section if section or total else 1) * unit
            else:
                total = (total + section or 1) * unit
            section, last = 0, 10**16
        digit, after_unit, lowest = None, True, unit
    if digit:
        section += digit * (lowest // 10) if colloquial and lowest >= 100 else digit
    return total + section


def _parts(tokens: list[str | int] | list[str]) -> Iterator[tuple[int, Number | None]]:
    for token in tokens:
        if isinstance(token, int):
            yield 0, token
        elif token in UNITS:
            yield UNITS[token], None
        elif token in DIGITS:
            yield 0, DIGITS[token]
        else:
            yield 0, number(token)
