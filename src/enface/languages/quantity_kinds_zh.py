"""What a Chinese figure counts, as the characters around it tell: a date, a share, a rank, money, a measure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from enface.languages import number_words_zh as chinese
from enface.languages.measures import CURRENCIES, chinese_unit
from enface.languages.numerals_zh import DIGITS, UNITS, value_of
from enface.languages.quantities import Hedge, Interval, Kind, Quantity, exactly
from enface.model import Span

_DATE_SIGNS = frozenset("年世月日号点时分季后")
_RANK_SIGNS = frozenset("旬成%‰个百倍折番届中")
"""The characters after a figure that may make it a date, a share or a rank."""
_ROUND = frozenset({"百", "千", "万", "亿", "百万", "千万"})
_AFTER_MONTH = frozenset("0123456789一二三十初上中下底份末")
_NO_DAY = frozenset({"日元", "日圆", "号楼", "号线"})
_NO_HOUR = frozenset({"时间", "点建"})
_NO_HALF_MORE = frozenset("年天个数月价径导")
_AFTER_MEASURE_WORD = frozenset("月小世季星工")
_LOOSE_UNITS = frozenset({"hour", "minute", "degree", "cubic metre", "litre"})


def classified(text: str, base: Quantity, written: str, before: str) -> Iterator[Quantity]:
    """A figure as a year, a month, a share, a sum of money; several readings where the place leaves them open.

    `written` is the figure as it stands in `text`, `before` a few characters in front of it.
    """
    end = base.span.end
    place = end + 1 if text[end : end + 1] in {"多", "余", "来", "几"} else end
    if before.endswith(("上", "近", "成", "过")) and written in _ROUND:
        yield _at_least(text, base)
        return
    sign = text[place : place + 1]
    found = list(_date(text, base, written, before, place)) if sign in _DATE_SIGNS else []
    if not found and (sign in _RANK_SIGNS or before.endswith("第")):
        found = list(_share_or_rank(text, base, before, place))
    yield from found or [_counted(text, base, written, place)]


def hours(value: int) -> tuple[Interval, ...]:
    """What a clock of 12 or 24 hours may call an hour."""
    return tuple(map(exactly, dict.fromkeys((value, (value - 12) % 24, value % 12, value % 12 + 12, value % 24))))


def is_scaled(written: str) -> bool:
    """Whether a figure has a multiplier or an unsaid digit in it."""
    return any(char in "十百千万亿几数" for char in written)


def _at_least(text: str, base: Quantity) -> Quantity:
    """上万元: ten thousand or some more."""
    low, end = base.value.low, base.span.end
    units, stop = chinese_unit(text, end)
    return base._replace(
        readings=(Interval(low, low * 10 - 1),),
        units=units,
        unit_span=Span(end, stop) if units else None,
        firm=text[end : end + 1] in {"元", "人", "名", "美", "吨", "亩"},
    )


def _whole(quantity: Quantity) -> int:
    """The value as a whole number, -1 where it is none."""
    low = quantity.value.low
    return int(low) if quantity.is_exact and low.denominator == 1 else -1


def _date(text: str, base: Quantity, written: str, before: str, place: int) -> Iterator[Quantity]:
    number, digits = _whole(base), not base.in_words
    if number < 0:
        return
    following = text[place : place + 3]
    ordinal = before.endswith("第")
    if len(written) == 2 and digits and chinese.GENERATION.match(text, place - 1):
        yield base._replace(kind=Kind.DECADE, readings=_years(number)[::-1], firm=True)
    elif following.startswith("年代"):
        yield _decade(text, base, number)
    elif following.startswith("世纪") and not base.hedge:
        in_decade = chinese.DECADE.match(text, place + 2) is not None
        readings = (base.value, exactly(number * 100))
        yield base._replace(kind=Kind.CENTURY, readings=readings, firm=digits and not in_decade)
    elif following[:1] == "年" and place == base.span.end and _is_year(written, number, following):
        yield base._replace(kind=Kind.YEAR, readings=_years(number), firm=digits or len(written) == 4)
    elif following[:1] == "月" and 1 <= number <= 12 and not ordinal:
        firm = digits or before.endswith("年") or following[1:2] in _AFTER_MONTH
        yield base._replace(kind=Kind.MONTH, firm=firm)
    elif following[:1] in {"日", "号"} and 1 <= number <= 31 and not ordinal and following[:2] not in _NO_DAY:
        yield base._replace(kind=Kind.DAY, firm=digits or before.endswith(("月", "月的")))
    elif following[:1] in {"点", "时"} and number <= 24 and following[:2] not in _NO_HOUR:
        yield from _clock(text, base, number, place)
    elif following[:1] == "分" and before.endswith(("时", "点")) and following[:2] != "分钟":
        yield base._replace(kind=Kind.MINUTE, firm=digits and number > 0)
    elif following[:2] == "季度" and 1 <= number <= 4:
        yield base._replace(kind=Kind.COUNT if before.endswith("前") else Kind.QUARTER, firm=True)


def _years(number: int) -> tuple[Interval, ...]:
    return (exactly(number), *(exactly(century + number) for century in (1900, 2000) if number < 100))


def _is_year(written: str, number: int, following: str) -> bool:
    if following in {"年级", "年期", "年来", "年间"} and number < 1900:
        return False
    if len(written) == 4 and 1000 <= number <= 2200:
        return not is_scaled(written)
    if len(written) != 2 or not written.isdigit():
        return False
    return written[0] == "0" or number >= 60 or following[1:2] in {"款", "版"}


def _decade(text: str, base: Quantity, number: int) -> Quantity:
    """80年代, 上世纪80年代, 20世纪80年代."""
    if number >= 100:
        return base._replace(kind=Kind.DECADE, firm=True)
    century = chinese.CENTURY_BEFORE.search(text[max(0, base.span.start - 8) : base.span.start])
    head = value_of(century[1]) if century else None
    full = int(head.low - 1) * 100 + number if head else 1900 + number
    readings = (exactly(full), exactly(number), exactly(2000 + number))
    return base._replace(kind=Kind.DECADE, readings=readings, firm=True)


def _clock(text: str, base: Quantity, number: int, place: int) -> Iterator[Quantity]:
    start = base.span.start
    spoken = chinese.TIME_OF_DAY.search(text[max(0, start - 4) : start]) is not None
    digits = not base.in_words and number > 0
    yield base._replace(kind=Kind.CLOCK, readings=hours(number), firm=digits or (spoken and number > 3))
    if text[place + 1 : place + 2] == "半":
        half = Span(place + 1, place + 2)
        readings = (exactly(30), exactly(Fraction(1, 2)))
        yield Quantity(half, readings, Kind.MINUTE, firm=digits or spoken, in_words=True)


def _share_or_rank(text: str, base: Quantity, before: str, place: int) -> Iterator[Quantity]:
    value, number, digits = base.value, _whole(base), not base.in_words
    sign, following = text[place : place + 1], text[place : place + 4]
    unit = Span(place, place + 1)
    if sign == "旬" and 3 <= number <= 10:
        yield base._replace(readings=(Interval(value.low * 10, value.low * 10 + 9),), firm=True)
    elif sign == "成" and value.high <= 10 and not chinese.NO_SHARE.match(text, place + 1):
        yield from _tenths(text, base, place)
    elif sign in {"%", "‰"}:
        share = value.times(Fraction(1, 100 if sign == "%" else 1000))
        yield base._replace(kind=Kind.PERCENT, readings=(value, share), unit_span=unit, firm=digits and value.low != 0)
    elif following.startswith(("个百分点", "百分点", "个多百分")):
        yield base._replace(kind=Kind.POINTS, unit_span=Span(place, text.index("点", place) + 1), firm=True)
    elif sign == "倍":
        yield base._replace(kind=Kind.TIMES, readings=_multiples(value), unit_span=unit, firm=digits or value.low > 3)
    elif sign == "折" and value.high < 100:
        rate = value.low * 10 if value.low < 10 else value.low
        yield base._replace(kind=Kind.PERCENT, readings=(value, exactly(rate), exactly(100 - rate)), firm=False)
    elif sign == "番":
        times = exactly(2**number if 0 < number < 9 else 2)
        yield base._replace(kind=Kind.TIMES, readings=(value, times), firm=False)
    elif before.endswith("第") or sign == "届" or following.startswith("中全会"):
        span = Span(base.span.start - 1, base.span.end) if before.endswith("第") else base.span
        yield base._replace(span=span, kind=Kind.ORDINAL, firm=value.low >= 4 or (digits and value.low > 1))


def _tenths(text: str, base: Quantity, place: int) -> Iterator[Quantity]:
    """三成五: 35 percent."""
    more = text[place + 1 : place + 2]
    extra = DIGITS.get(more, 5 if more == "半" else 0)
    share = Interval(base.value.low * 10 + extra, base.value.high * 10 + extra)
    yield base._replace(
        span=Span(base.span.start, place + (2 if extra else 1)),
        kind=Kind.PERCENT,
        readings=(share, share.times(Fraction(1, 100))),
        firm=not base.in_words or extra > 0,
    )
    yield base._replace(firm=False)


def _multiples(value: Interval) -> tuple[Interval, ...]:
    """倍: an increase by 3倍 makes it fourfold, 3倍 of something is three times it."""
    low, high = value
    more = Interval(low + 1, high + 1)
    readings = (value, more, value.times(100), more.times(100))
    return (*readings, Interval(low - 1, high - 1)) if low > 1 else readings


def _counted(text: str, base: Quantity, written: str, place: int) -> Quantity:
    """A count with its unit, the half that may follow it, and whether it is firm."""
    units, start, stop = _unit(text, place)
    readings = base.readings
    after = text[stop : stop + 2] if units else text[place + 1 : place + 3]
    half_more = after[:1] == "半" and after[1:2] not in _NO_HALF_MORE
    if base.is_exact and (half_more or text[place : place + 2] == "个半"):
        readings = (exactly(base.value.low + Fraction(1, 2)),)
        if text[place : place + 2] == "个半":
            units, stop = chinese_unit(text, place + 2)
            start = place + 2
    elif units == {"year"} and base.is_exact and written.isdigit() and len(written) == 2:
        readings = _years(int(base.value.low))
    if base.in_words and base.hedge is Hedge.ABOVE and base.is_exact and base.value.low >= 10:
        step = UNITS.get(written[-1], 1)
        readings = (*readings, Interval(base.value.low, base.value.low + step))
    return base._replace(
        readings=readings,
        units=units,
        unit_span=Span(start, stop) if units else None,
        firm=_is_firm(text, base, written, place, units),
    )


def _unit(text: str, place: int) -> tuple[frozenset[str], int, int]:
    start = place
    if text[place : place + 2] == "个多" and text[place + 2 : place + 3] in _AFTER_MEASURE_WORD:
        if text[place + 2] == "月":
            return frozenset({"month"}), place + 2, place + 3
        place += 1
    units, stop = chinese_unit(text, place)
    if not units and text[place : place + 1] in {"个", "多"} and text[place + 1 : place + 2] in _AFTER_MEASURE_WORD:
        start = place + 1
        units, stop = chinese_unit(text, start)
    if "yuan" in units and chinese.ELSEWHERE_YUAN.search(text):
        units = units | {"New Taiwan dollar", "Hong Kong dollar", "pataca"}
    return units, start, stop


def _is_firm(text: str, base: Quantity, written: str, place: int, units: frozenset[str]) -> bool:
    """Whether a count must show in the translation: digits, and characters that surely count something."""
    value = base.value.low
    if not base.in_words:
        return value != 0
    if not base.is_exact and ("数" in written or "几" in written):
        return False
    is_counted = chinese.COUNTED.match(text, place) is not None
    if len(written) == 1:
        is_small_count = 4 <= value <= 10 and is_counted and not units & _LOOSE_UNITS
        return is_small_count or (value >= 4 and written in DIGITS and bool(units & CURRENCIES))
    composed = is_scaled(written) and value >= 11 and written[0] not in "百千万亿"
    if not composed and not (base.is_exact and units & CURRENCIES):
        return False
    return is_counted or bool(units) or value >= 10_000
