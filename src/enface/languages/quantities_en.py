"""Finds the numbers of an English text: counts, shares, ordinals, dates, times, and names with digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from enface.languages import number_words_en as english
from enface.languages.measures import english_unit_after, english_unit_before
from enface.languages.numerals_en import CARDINALS, SCALES, SHORT_SCALES, roman, value_of
from enface.languages.quantities import MOST_DIGITS, Hedge, Interval, Kind, Quantity, exactly, number
from enface.model import Span


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of an English text in order of place."""
    found: list[Quantity] = []
    lowered = text
    if not english.MAY_BE_CAPITALISED.isdisjoint(english.CAPITALISED_WORD.findall(text)):
        lowered = english.CAPITALISED_WORD.sub(_uncapitalised, text)
    for match in english.NUMBER.finditer(lowered):
        if match.lastgroup:
            found.extend(_read(text, match))
    _share(text, found)
    return tuple(found)


def _uncapitalised(match: re.Match[str]) -> str:
    """Words of number in lower case whatever they are written in; months, weekdays and names keep their capitals."""
    word = match[0]
    return word.lower() if word in english.MAY_BE_CAPITALISED else word


def _read(text: str, match: re.Match[str]) -> Iterable[Quantity]:
    reader = _READERS.get(match.lastgroup or "", _implied)
    return reader(text, match)


def _skipped(_text: str, _match: re.Match[str]) -> Iterable[Quantity]:
    """Addresses hold no numbers."""
    return ()


def _code(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The digits of a name such as A-320 or 2.0.1."""
    name = match[0]
    for part in re.finditer(r"\d+(?:\.\d+)?" if match["code"] else r"\d+", name):
        if len(part[0]) > MOST_DIGITS:
            continue
        span = Span(match.start() + part.start(), match.start() + part.end())
        whole = exactly(int(part[0].partition(".")[0]))
        firm = name[: part.start()].lower() != "covid-" or part[0] != "19"
        yield Quantity(span, (exactly(number(part[0])), whole), Kind.CODE, firm=firm)


def _written_date(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if match["date"] else (Kind.CLOCK, Kind.MINUTE, Kind.MINUTE)
    for part, kind in zip(re.finditer(r"\d+", match[0]), kinds, strict=False):
        span = Span(match.start() + part.start(), match.start() + part.end())
        value = int(part[0])
        readings = (value, value + 12, value % 12) if kind is Kind.CLOCK and value <= 12 else (value,)
        if kind is Kind.CLOCK and value == 12:
            readings = (12, 0, 24)
        yield Quantity(span, tuple(map(exactly, readings)), kind, firm=kind is not Kind.MINUTE or value != 0)


def _month(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    which = "1" if match["month1"] else "2"
    name, span = match["month" + which], Span(*match.span("month" + which))
    day, day_span = match["day" + which], Span(*match.span("day" + which))
    number = Quantity(day_span, (exactly(int(re.sub(r"\D", "", day))),), Kind.DAY) if day else None
    if name in {"may", "march", "august"} and not _is_small_month(text, name, span, has_day=number is not None):
        return
    month = Quantity(
        span,
        (exactly(english.MONTH_NUMBERS[name[:3].lower()]),),
        Kind.MONTH,
        firm=number is not None or _is_month(text, name, span),
        in_words=True,
    )
    if number is None:
        yield month
    else:
        yield from (month, number) if span < day_span else (number, month)


def _is_small_month(text: str, name: str, span: Span, *, has_day: bool) -> bool:
    """Whether a word in small letters that is also a verb or an adjective is a month that lost its capital."""
    before = text[max(0, span.start - 10) : span.start]
    if english.BEFORE_MONTH.search(before) or before.lower().endswith("on "):
        return name != "may" or has_day or english.NO_VERB_FOLLOWS.match(text, span.end) is not None
    return has_day and name != "may"


def _is_month(text: str, name: str, span: Span) -> bool:
    """Whether a word without a day beside it is surely a month, not a name or a verb."""
    if name not in english.UNSURE_MONTHS or english.YEAR_FOLLOWS.match(text, span.end):
        return True
    after = name != "May" or english.NO_VERB_FOLLOWS.match(text, span.end) is not None
    return after and english.BEFORE_MONTH.search(text[max(0, span.start - 10) : span.start]) is not None


def _decade(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    number = int(re.sub(r"\D", "", match[0]))
    values = (number, number % 100) if number >= 100 else (1900 + number, number, 2000 + number)
    yield Quantity(Span(*match.span()), tuple(map(exactly, values)), Kind.DECADE)


def _quarter(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    digit = next(char for char in match[0] if char.isdigit())
    yield Quantity(Span(*match.span()), (exactly(int(digit)),), Kind.QUARTER)


def _fraction(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    above, below = int(match["above"]), int(match["below"])
    if below:
        share = Fraction(above, below)
        yield Quantity(Span(*match.span()), (exactly(share), exactly(share * 100)), Kind.FRACTION, firm=False)
    for group, value in (("above", above), ("below", below)):
        yield Quantity(Span(*match.span(group)), (exactly(value),), Kind.CODE, firm=False)


def _figure(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    digits = match["figure"].replace(" ", "")
    if len(digits) > MOST_DIGITS:
        return
    value = number(digits)
    scale = 1
    written = (match["scale"] or "").strip(" -\u00a0").lower()
    for word in _LETTERS.findall(written) if written else ():
        scale *= SCALES.get(word, 0) or SHORT_SCALES[word]
    span = Span(match.start("figure"), match.end("scale") if match["scale"] else match.end("figure"))
    readings = [exactly(value * scale)]
    if written in {"m", "k", "b"}:
        readings.append(exactly(value))
    base = Quantity(span, tuple(readings), scale=scale, firm=value != 0 or digits == "0")
    if match["suffix"]:
        yield base._replace(span=Span(span.start, match.end("suffix")), kind=Kind.ORDINAL)
        return
    if written == "m":
        base = base._replace(units=frozenset({"metre"}))
    found = _with_unit(text, base)
    if found.kind is Kind.COUNT and not found.units and 1500 <= value <= 2100 and scale == 1 and digits.isdigit():
        found = found._replace(kind=Kind.YEAR)
    yield found


_LETTERS = re.compile("[a-z]+")


def _with_unit(text: str, base: Quantity) -> Quantity:
    """The quantity with what it counts: a share, a multiple, money, a measure."""
    end = base.span.end
    hedge = _hedge(text, base.span)
    if share := english.PERCENT.match(text, end):
        unit_span = Span(*share.span())
        if share["points"] or share["plain"]:
            return base._replace(kind=Kind.POINTS, unit_span=unit_span, hedge=hedge)
        part = base.value.times(Fraction(1, 1000 if share["mille"] else 100))
        return base._replace(kind=Kind.PERCENT, readings=(base.value, part), unit_span=unit_span, hedge=hedge)
    if times := english.TIMES.match(text, end):
        return base._replace(kind=Kind.TIMES, unit_span=Span(*times.span()), hedge=hedge)
    units, start, stop = english_unit_before(text, base.span.start)
    if len(units) != 1:
        after, after_start, after_stop = english_unit_after(text, end)
        # "he scored 3 s", "5 h": a letter is a unit only where it touches its figure.
        is_letter = after_stop - after_start == 1 and after_start > end and text[after_start].isalpha()
        if after and not is_letter and (not units or after & units):
            units, start, stop = after, after_start, after_stop
    if not units:
        return base._replace(hedge=hedge) if hedge else base
    return base._replace(units=base.units | units, unit_span=Span(start, stop), hedge=hedge)


def _hedge(text: str, span: Span) -> Hedge:
    before = text[max(0, span.start - 32) : span.start]
    if english.ANY_HEDGE.search(before.lower()):
        before = english.ARTICLE.sub("", english.BEFORE_FIGURE.sub("", before))
        if english.NOT_ABOVE.search(before):
            return Hedge.BELOW
        for pattern, hedge in _HEDGES:
            if pattern.search(before):
                return hedge
    return Hedge.ABOVE if english.AND_MORE.match(text, span.end) else Hedge.NONE


def hedge_words(text: str, quantity: Quantity) -> Span | None:
    """The words before a figure of an English text that say whether it is more or less; None where there are none."""
    start = quantity.span.start
    begin = max(0, start - 32)
    before = english.ARTICLE.sub("", english.BEFORE_FIGURE.sub("", text[begin:start]))
    for pattern in (english.NOT_ABOVE, english.ABOVE, english.BELOW, english.ABOUT):
        if match := pattern.search(before):
            return Span(begin + match.start(), begin + match.end())
    return None


_HEDGES = ((english.ABOVE, Hedge.ABOVE), (english.BELOW, Hedge.BELOW), (english.ABOUT, Hedge.ABOUT))


def _in_words(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    written, span = match["words"], Span(*match.span("words"))
    value = value_of(written)
    if value is None or value >= 10**MOST_DIGITS:
        return
    scaled = any(word in written for word in _SCALES)
    firm = (value >= 4 or scaled) and not written.startswith(_SCALES)
    base = Quantity(span, (exactly(value),), firm=firm, in_words=True)
    if match["ordinal"]:
        quarter = re.match(r"[ -]quarters?\b", text[span.end : span.end + 10])
        if re.match(
            r"(?: lunar)? month of the (?:lunar|Chinese|traditional)| lunar month", text[span.end : span.end + 40]
        ):
            yield base._replace(kind=Kind.MONTH, firm=False)
        else:
            yield base._replace(kind=Kind.QUARTER, firm=True) if quarter else base._replace(kind=Kind.ORDINAL)
        return
    pieces = [piece for piece in re.finditer("[a-z]+", written) if piece[0] in CARDINALS]
    in_a_row = len(pieces) > 1 and len(pieces) == len(re.split("[ -]", written))
    is_list = in_a_row and all(CARDINALS[piece[0]] < 10 for piece in pieces)
    if not is_list:
        found = _with_unit(text, base)
        if re.search(r"\bo['’]clock", text[span.end : span.end + 9]):
            hours = dict.fromkeys((int(value), int(value) % 12 + 12, int(value) % 12))
            found = found._replace(kind=Kind.CLOCK, readings=tuple(map(exactly, hours)))
        yield found
    # "three nine-foot pianos", "nineteen eighty-four": each word may be a number by itself.
    if is_list or (in_a_row and value > 100):
        for piece in pieces:
            at = Span(span.start + piece.start(), span.start + piece.end())
            number = CARDINALS[piece[0]]
            yield Quantity(at, (exactly(number),), firm=is_list and number >= 4, in_words=True)


_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "quadrillion")


def _part(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """Two-thirds, a quarter."""
    word = match["numerator"] or "one"
    above, below = CARDINALS.get(word) or SCALES.get(word, 0), english.PARTS[match["one"] or match["more"]]
    share = Fraction(above, below)
    span = Span(*match.span("part"))
    yield Quantity(span, (exactly(share), exactly(share * 100)), Kind.FRACTION, firm=False, in_words=True)
    yield Quantity(span, (exactly(above),), firm=False, in_words=True)
    yield Quantity(span, (exactly(below),), Kind.ORDINAL, firm=False, in_words=True)


def _implied(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """What explains a number of the source without being firm itself: both, dozens, a decade, XIV."""
    span = Span(*match.span())
    word = match[0].strip()
    if match["weekday"]:
        yield Quantity(span, (exactly(english.WEEKDAY_NUMBERS[word[:3]]),), Kind.WEEKDAY, in_words=True)
    elif match["many"] or match["several"]:
        yield _with_unit(text, _many(match, span))
    elif match["andhalf"]:
        yield Quantity(span, (exactly(Fraction(3, 2)),), units=frozenset({match["period"]}), in_words=True, firm=False)
    elif match["halfof"]:
        value = exactly(6) if match["halfunit"] == "dozen" else exactly(Fraction(1, 2))
        units, *_ = english_unit_after(text, match.start("halfunit"))
        yield Quantity(span, (value, exactly(50)), units=units, in_words=True, firm=False)
    elif match["measure"]:
        units, start, stop = english_unit_after(text, match.start("measure"))
        yield Quantity(span, (exactly(1),), units=units, unit_span=Span(start, stop), in_words=True, firm=False)
    elif match["multiple"]:
        number = english.MULTIPLES[word]
        multiples = (number, number - 1, (number - 1) * 100, number * 100)
        yield Quantity(span, tuple(map(exactly, multiples)), Kind.TIMES, firm=False, in_words=True)
    elif match["fifties"]:
        number = english.DECADES[word]
        yield Quantity(span, tuple(map(exactly, (number, 1900 + number))), Kind.DECADE, firm=False, in_words=True)
    elif match["apiece"]:
        unit = {"decades": "decade", "centuries": "century"}.get(word.split()[-1]) or english.PERIODS[word.split()[-1]]
        plural = word in {"decades", "centuries"}
        value = Interval(1, 9 if plural else 1)
        yield Quantity(span, (value,), units=frozenset({unit}), firm=False, in_words=True)
    elif match["roman"]:
        if (numeral := roman(word)) is not None:
            yield Quantity(span, (exactly(numeral),), Kind.ORDINAL, firm=False, in_words=True)
    elif word in {"half", "midcentury", "mid-century"}:
        yield Quantity(span, (exactly(Fraction(1, 2)), exactly(50)), Kind.FRACTION, firm=False, in_words=True)
    elif word.startswith("teen"):
        yield Quantity(span, (Interval(11, 19),), firm=False, in_words=True)
    else:
        hours = (exactly(0), exactly(24)) if word == "midnight" else ()
        yield Quantity(span, (exactly(english.WORDS[word]), *hours), firm=False, in_words=True)


_READERS: dict[str, Callable[[str, re.Match[str]], Iterable[Quantity]]] = {
    "skip": _skipped,
    "version": _code,
    "code": _code,
    "date": _written_date,
    "clock": _written_date,
    "month1": _month,
    "month2": _month,
    "day2": _month,
    "decade": _decade,
    "quarter": _quarter,
    "fraction": _fraction,
    "figure": _figure,
    "scale": _figure,
    "suffix": _figure,
    "words": _in_words,
    "part": _part,
}
"""Who reads a match, by its outermost group that closes last; whatever else there is only implies a number."""


def _many(match: re.Match[str], span: Span) -> Quantity:
    """Tens of thousands, several hundred: a stretch of values."""
    low = high = 1
    if match["several"]:
        low, high = 2, 9
        for word in match["of"].split():
            low, high = low * SCALES[word], (high + 1) * SCALES[word]
    else:
        for word in re.findall("[a-z]+", match["many"]):
            if word in english.MANY:
                first, last = english.MANY[word]
                if high > 1:
                    low, high = low * first, high * first
                else:
                    low, high = first, last
    return Quantity(span, (Interval(low, high),), firm=False, in_words=True)


def _share(text: str, found: list[Quantity]) -> None:
    """Give the first of "12 to 14 million", "3–5 percent" what only the last is said to count in."""
    for position in range(len(found) - 2, -1, -1):
        first, second = found[position], found[position + 1]
        gap = text[first.span.end : second.span.start]
        if not gap or len(gap) > 12 or english.RANGE.fullmatch(gap) is None:
            continue
        if first.kind is Kind.YEAR and gap in {"-", "–"} and _is_short_year(text, first, second):
            full = first.value.low // 100 * 100 + second.value.low
            found[position + 1] = second._replace(kind=Kind.YEAR, readings=(exactly(full), *second.readings))
            continue
        bare = first.kind in {Kind.COUNT, Kind.YEAR} and not first.unit_span
        if bare and second.kind in {Kind.PERCENT, Kind.POINTS, Kind.TIMES}:
            found[position] = first = first._replace(kind=second.kind)
        if bare and second.units and not first.units:
            found[position] = first = first._replace(units=second.units, unit_span=second.unit_span)
        multiplier = second.scale if not second.in_words else _spoken_scale(text[second.span.start : second.span.end])
        if first.scale == 1 and multiplier > 1 and first.is_exact and first.value.low < multiplier:
            found[position] = first._replace(readings=(*first.readings, first.value.times(multiplier)))


def _is_short_year(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two digits after a year are one too: 1966-76 and 2019–20, but not the month of 2020-03."""
    later = second.value.low - first.value.low % 100
    return re.fullmatch(r"\d\d", second.span.of(text)) is not None and (
        later == 1 or (later > 0 and second.value.low > 12)
    )


def _spoken_scale(words: str) -> int:
    last = re.split(r"[ -]", words.lower())[-1]
    return SCALES.get(last, 1)
