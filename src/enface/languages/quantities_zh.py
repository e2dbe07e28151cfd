"""Finds the numbers of a Chinese text: counts, shares, ordinals, dates, times, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from enface.languages import number_words_zh as chinese
from enface.languages.measures import chinese_unit
from enface.languages.numerals_en import roman
from enface.languages.numerals_zh import DIGITS, folded, value_of
from enface.languages.quantities import MOST_DIGITS, Hedge, Interval, Kind, Number, Quantity, exactly, number
from enface.languages.quantity_kinds_zh import classified, hours, is_scaled
from enface.model import Span

_VAGUE, _VAGUE_IN_DIGITS = str.maketrans("", "", "多余来"), str.maketrans("", "", "多余来 几")
_PASSED_ON = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONTH, Kind.DAY, Kind.YEAR, Kind.TIMES, Kind.DECADE, Kind.CLOCK}
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a Chinese text in order of place; the widths and forms of characters don't matter."""
    plain = folded(text)
    found: list[Quantity] = []
    if chinese.ANY_NUMBER.search(plain):
        idioms = [match.span() for match in chinese.IDIOM.finditer(plain)]
        for match in chinese.NUMBER.finditer(plain):
            for quantity in _read(plain, match) if match.lastgroup else ():
                if idioms and any(start <= quantity.span.start < end for start, end in idioms):
                    quantity = quantity._replace(firm=False)
                found.append(quantity)
        _share(plain, found)
    if chinese.ANY_IMPLIED.search(plain):
        found.extend(_implied(plain))
    found.sort(key=lambda quantity: quantity.span)
    return tuple(found)


def _implied(text: str) -> Iterator[Quantity]:
    """Numbers that words and signs carry without saying them: 双, 首, 中午, Ⅱ, ③."""
    for match in chinese.SIGN.finditer(text):
        value = chinese.SIGNS.get(match[0]) or roman(match[0])
        if value is not None:
            yield Quantity(Span(*match.span()), (exactly(value),), Kind.ORDINAL, firm=False, in_words=True)
    for pattern, values in chinese.IMPLIED:
        if word := pattern.search(text):
            for value in values:
                yield Quantity(Span(*word.span()), (exactly(value),), firm=False, in_words=True)
    for pattern, parts in chinese.FEASTS:
        if name := pattern.search(text):
            for kind, number in zip((Kind.MONTH, Kind.DAY), parts, strict=True):
                if number is not None:
                    yield Quantity(Span(*name.span()), (exactly(number),), kind, firm=False, in_words=True)


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if match.lastgroup == "figure":
        yield from _figure(text, match)
        return
    start, end = match.span()
    if match["skip"]:
        return
    if match["version"]:
        for part in re.finditer(r"\d+", match[0]):
            if len(part[0]) <= MOST_DIGITS:
                span = Span(start + part.start(), start + part.end())
                yield Quantity(span, (exactly(int(part[0])),), Kind.CODE, firm=False)
    elif match["date"] or match["clock"]:
        yield from _written_date(match)
    elif match["event"]:
        for part, kind in zip(re.finditer(r"\d+", match[0]), (Kind.MONTH, Kind.DAY), strict=True):
            span = Span(start + part.start(), start + part.end())
            yield Quantity(span, (exactly(int(part[0])),), kind, firm=False)
    elif match["plan"]:
        yield Quantity(Span(start, end), (exactly(10 + DIGITS[match[0][1]]),), Kind.ORDINAL, in_words=True)
        yield Quantity(Span(end - 1, end), (exactly(5),), firm=False, in_words=True)
    elif match["base"]:
        yield from _share_of(match)
    elif match["half"]:
        yield _half(text, match)
    elif match["weekday"]:
        value = 7 if match["which"] in "日天" else DIGITS[match["which"]]
        yield Quantity(Span(start, end), (exactly(value),), Kind.WEEKDAY, in_words=True)


def _written_date(match: re.Match[str]) -> Iterator[Quantity]:
    """The parts of 2020-04-10 and of 10:30."""
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if match["date"] else (Kind.CLOCK, Kind.MINUTE, Kind.MINUTE)
    for part, kind in zip(re.finditer(r"\d+", match[0]), kinds, strict=False):
        value = int(part[0])
        span = Span(match.start() + part.start(), match.start() + part.end())
        readings = hours(value) if kind is Kind.CLOCK else (exactly(value),)
        yield Quantity(span, readings, kind, firm=kind is not Kind.MINUTE or value != 0)


def _share_of(match: re.Match[str]) -> Iterator[Quantity]:
    """X分之Y: a share in percent or a fraction."""
    base, part = value_of(match["base"]), value_of(match["part"])
    if base is None or part is None or not base.low or base.low != base.high:
        return
    share = Interval(Fraction(part.low, base.low), Fraction(part.high, base.low))
    span = Span(*match.span())
    words = not match["part"][0].isdigit()
    if base.low == 100:
        yield Quantity(span, (part, share), Kind.PERCENT, in_words=words)
    else:
        yield Quantity(span, (share, share.times(100)), Kind.FRACTION, firm=base.low <= 100, in_words=words)
    for value in (base, part):
        yield Quantity(span, (value,), firm=False, in_words=words)


def _half(text: str, match: re.Match[str]) -> Quantity:
    """半年 and 一半."""
    half = exactly(Fraction(1, 2))
    span = Span(*match.span())
    if not match["halved"] or match["half"][0] != "半":
        return Quantity(span, (half, exactly(50)), Kind.FRACTION, firm=False, in_words=True)
    at = match.end("halved") - len(match["halved"].lstrip("个多"))
    units, stop = (frozenset({"month"}), at + 1) if text[at] == "月" else chinese_unit(text, at)
    return Quantity(span, (half,), units=units, unit_span=Span(at, stop), in_words=True)


def _figure(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    start, end = match.span("figure")
    written = text[start:end]
    in_digits = written[0].isdigit()
    value = value_of(written.translate(_VAGUE_IN_DIGITS if in_digits else _VAGUE))
    if value is None:
        yield from _digit_by_digit(start, written)
        return
    if not in_digits and 2 <= len(written) <= 3 and not is_scaled(written):
        yield from _digit_by_digit(start, written)
    span, scale = Span(start, end), _scale(written, value)
    if in_digits and _is_code(text, start, end):
        yield Quantity(span, (value,), Kind.CODE, firm=False, scale=scale)
        return
    before = text[max(0, start - 6) : start]
    hedge = _hedge(before, text, written, end)
    base = Quantity(span, (value,), hedge=hedge, in_words=not in_digits, scale=scale)
    yield from classified(text, base, written, before)


def _digit_by_digit(start: int, written: str) -> Iterator[Quantity]:
    """What a name may mean by 九一八, 五四 or 九二: a month and a day, or the end of a year."""
    values = [DIGITS.get(char) for char in written]
    for offset, value in enumerate(values):
        if value is not None:
            kind = Kind.DAY if offset else Kind.MONTH
            span = Span(start + offset, start + offset + 1)
            yield Quantity(span, (exactly(value),), kind, firm=False, in_words=True)
    last, tens = values[-1], values[-2] if len(values) > 1 else None
    if tens and last is not None and len(values) <= 3:
        two = 10 * tens + last
        span = Span(start + len(written) - 2, start + len(written))
        if len(values) == 2:
            years = (exactly(1900 + two), exactly(2000 + two))
            yield Quantity(span, years, Kind.YEAR, firm=False, in_words=True)
        else:
            yield Quantity(span, (exactly(two),), Kind.DAY, firm=False, in_words=True)
    if written[0].isdigit() and (digits := chinese.DIGITS_ONLY.match(written)) and (whole := value_of(digits[0])):
        yield Quantity(Span(start, start + digits.end()), (whole,), firm=False)


def _scale(written: str, value: Interval) -> Number:
    """The multiplier after the digits of 1752万; 1 where there is none."""
    digits = chinese.DIGITS_ONLY.match(written)
    if digits is None:
        return {"万": 10**4, "亿": 10**8}.get(written[-1], 1)
    if digits.end() == len(written):
        return 1
    plain = number(digits[0])
    return Fraction(value.low, plain) if plain else 1


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether digits belong to a name such as A320, GB/T 1.1-2020 or 5G."""
    before = text[max(0, start - 16) : start]
    if chinese.NAME_BEFORE.search(before) and not chinese.MONEY_BEFORE.search(before):
        return True
    if chinese.NAME_GOES_ON.search(before):
        return True
    if not _is_letter(text[end : end + 1]):
        return False
    units, stop = chinese_unit(text, end)
    return not units or _is_letter(text[stop : stop + 1])


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _hedge(before: str, text: str, written: str, end: int) -> Hedge:
    if before[-1:] in chinese.HEDGE_ENDS:
        if chinese.ABOUT.search(before):
            return Hedge.ABOUT
        if chinese.BELOW.search(before):
            return Hedge.BELOW
        if above := chinese.ABOVE.search(before):
            return Hedge.BELOW if chinese.NEGATED.search(before[: above.start()]) else Hedge.ABOVE
    if "多" in written or "余" in written or text.startswith("个多", end) or chinese.AND_ABOVE.match(text, end):
        return Hedge.ABOVE
    if chinese.AND_BELOW.match(text, end):
        return Hedge.BELOW
    return Hedge.ABOUT if "来" in written or chinese.OR_SO.match(text, end) else Hedge.NONE


def _share(text: str, found: list[Quantity]) -> None:
    """Give the first of 1200万至1400万, 12至14%, 3至5月 what only the last is said to count in."""
    for position in range(len(found) - 2, -1, -1):
        first, second = found[position], found[position + 1]
        gap = text[first.span.end : second.span.start]
        if first.kind is not Kind.COUNT or first.units or not 0 < len(gap) <= 3 or not chinese.RANGE.fullmatch(gap):
            continue
        readings = first.readings
        if second.scale > 1 and first.scale == 1 and first.is_exact:
            wide = first.value.times(second.scale)
            readings = (first.value, wide) if gap in chinese.LIST else (wide, first.value)
        if second.kind is Kind.DECADE and first.value.high < 100:
            readings = (*readings, exactly(1900 + first.value.low))
        kind = second.kind if second.kind in _PASSED_ON else first.kind
        firm = first.firm or not first.in_words
        units = frozenset() if second.kind in _PASSED_ON else second.units
        found[position] = first._replace(kind=kind, readings=readings, units=units, firm=firm)
