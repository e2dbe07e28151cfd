"""Dates and times: another month, day, year or hour than the source's, one that nobody gave, one that is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enface.languages.calendar import MONTHS, WEEKDAYS
from enface.languages.quantities import DATES, Interval, Kind, Quantity, shown
from enface.languages.sieve import in_source
from enface.model import Document, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.numbers import LIFETIME, added, both_values, left_out, stands_in
from enface.rules.zh_en.quantity_alignment import (
    Pair,
    extra_numbers,
    matched,
    matched_pairs,
    missing_numbers,
    source_quantities,
    target_quantities,
    wrong_pairs,
)

_WRONG = "accuracy/mistranslation"
_NAMES = {Kind.MONTH: MONTHS, Kind.WEEKDAY: WEEKDAYS}


def _wrong(analysis: Analysis, *kinds: Kind) -> Iterator[Hit]:
    """The pairs whose source is of one of `kinds` and whose target is another date or time."""
    for pair in wrong_pairs(analysis):
        if pair.source.kind in kinds or (pair.target.kind in kinds and pair.source.kind not in DATES):
            yield analysis.hit(
                f"The source says {_said(pair.source)}, the target {_said(pair.target)}.",
                source=pair.source.span,
                target=pair.target.span,
                fixes=_fixes(analysis, pair),
                evidence=both_values(pair),
            )


def _said(quantity: Quantity) -> str:
    value = quantity.value.low
    names = _NAMES.get(quantity.kind, ())
    if quantity.is_exact and 1 <= value <= len(names):
        return names[int(value) - 1]
    if quantity.kind is Kind.DECADE and value.denominator == 1:
        return f"the {value}s"
    return f"the {quantity.kind} {value}" if quantity.kind in DATES and quantity.is_exact else shown(quantity)


def _fixes(analysis: Analysis, pair: Pair) -> Iterator[Fix]:
    """The source's month or weekday by its English name, its day or year in the digits of the target."""
    value, written = pair.source.value.low, pair.target.span.of(analysis.target)
    if not pair.source.is_exact or value.denominator != 1:
        return
    names = _NAMES.get(pair.source.kind, ())
    if written in _NAMES.get(pair.target.kind, ()) and 1 <= value <= len(names):
        yield replacement(pair.target.span, names[int(value) - 1])
    elif written.isdigit() and pair.source.kind is pair.target.kind and _is_written_alike(pair.source):
        yield replacement(pair.target.span, str(value))


def _is_written_alike(quantity: Quantity) -> bool:
    """Whether English writes the number of a date in the digits of its value."""
    return quantity.kind is Kind.DAY or (quantity.kind is Kind.YEAR and quantity.value.low >= 1000)


@rule(
    id="date.month",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=wrong_pairs,
    fires=[
        ("2月3日美国劳工部公布", "On January 3, the U.S. Department of Labor announced"),
        ("会议于四月举行。", "The meeting was held in August."),
    ],
    silent=[
        ("2月3日美国劳工部公布", "On February 3, the U.S. Department of Labor announced"),
        ("元旦当天", "On January 1"),
        ("今年3月至5月", "from March to May this year"),
    ],
)
def wrong_month(analysis: Analysis) -> Iterator[Hit]:
    """The target names another month than the source.

    Months are counted in Chinese and named in English; a slip in between reads as well as the truth.
    """
    return _wrong(analysis, Kind.MONTH)


@rule(
    id="date.day",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=wrong_pairs,
    fires=[
        ("大会于5月18日开幕。", "The congress opened on May 8."),
        ("会议在星期三举行。", "The meeting was held on Tuesday."),
    ],
    silent=[("大会于5月18日开幕。", "The congress opened on the 18th of May.")],
)
def wrong_day(analysis: Analysis) -> Iterator[Hit]:
    """The target names another day of the month or of the week than the source.

    A wrong day sends people to a closed door.
    """
    return _wrong(analysis, Kind.DAY, Kind.WEEKDAY)


@rule(
    id="date.year",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=wrong_pairs,
    fires=[
        ("他生于1958年。", "He was born in 1985."),
        ("上世纪80年代", "in the 1970s"),
        ("第三季度增长较快。", "Growth was fast in the second quarter."),
    ],
    silent=[
        ("上世纪80年代", "In the 1980s"),
        ("二〇二〇年", "in 2020"),
        ("去年增长较快。", "Growth was fast last year."),
    ],
)
def wrong_year(analysis: Analysis) -> Iterator[Hit]:
    """The target names another year, quarter, decade or century than the source.

    Every figure of the sentence then belongs to the wrong time.
    """
    return _wrong(analysis, Kind.YEAR, Kind.QUARTER, Kind.DECADE, Kind.CENTURY)


@rule(
    id="date.time",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=wrong_pairs,
    fires=[("会议9时30分开始。", "The meeting began at 8:30."), ("会议9时30分开始。", "The meeting began at 9:20.")],
    silent=[
        ("结果中午12点就送来了", "they brought it at noon"),
        ("下午3点", "at 3 p.m."),
        ("15时30分", "at 3:30 p.m."),
    ],
)
def wrong_time(analysis: Analysis) -> Iterator[Hit]:
    """The target names another hour or minute than the source.

    Clocks of 12 and of 24 hours are taken for the same.
    """
    return _wrong(analysis, Kind.CLOCK, Kind.MINUTE)


_PART_OF_MONTH = re.compile(r"月(?P<part>[上中下]旬|[初底末])")
_ENGLISH_PART = re.compile(rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:{'|'.join(MONTHS)})\b")
_PARTS = {"上旬": "early", "初": "early", "中旬": "mid", "下旬": "late", "底": "late", "末": "late"}


@rule(
    id="date.part",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(in_source("月"), in_source("旬初底末")),
    fires=[("论坛将于9月中旬举行。", "The forum will be held in late September.")],
    silent=[
        ("论坛将于9月中旬举行。", "The forum will be held in mid-September."),
        ("论坛将于9月底举行。", "The forum will be held at the end of September."),
    ],
)
def wrong_part(analysis: Analysis) -> Iterator[Hit]:
    """The target puts early, middle or late in a month what the source puts elsewhere.

    上旬, 中旬 and 下旬 are ten days each; they are as exact as Chinese gets without a day.
    """
    parts = list(_PART_OF_MONTH.finditer(analysis.source))
    found = list(_ENGLISH_PART.finditer(analysis.target))
    if len(parts) == len(found) == 1 and _PARTS[parts[0]["part"]] != found[0]["part"].lower():
        right = _PARTS[parts[0]["part"]]
        yield analysis.hit(
            f"The source says {parts[0]['part']} ({right} in the month), the target “{found[0]['part']}”.",
            source=parts[0].span("part"),
            target=found[0].span("part"),
            evidence={"source_value": right, "target_value": found[0]["part"].lower()},
        )


@rule(
    id="date.missing",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=4,
    when=matched,
    fires=[("2019年11月，公司成立。", "The company was founded in 2019.")],
    silent=[("2019年11月，公司成立。", "The company was founded in November 2019.")],
)
def missing_date(analysis: Analysis) -> Iterator[Hit]:
    """A date or an hour of the source has no counterpart in the target.

    Where the target says “recently” instead, the reader can no longer place it.
    """
    missing = missing_numbers(analysis)
    for quantity in missing:
        if quantity.kind in DATES:
            of_lost_day = quantity.kind is Kind.MONTH and any(
                _is_beside(analysis.source, quantity, day) for day in missing
            )
            kind = Kind.DAY if of_lost_day else quantity.kind
            yield left_out(analysis, quantity, advisory=_is_told_otherwise(analysis, kind))
    yield from _months_without_day(analysis)


def _is_told_otherwise(analysis: Analysis, kind: Kind) -> bool:
    """Whether the target says "last year" or "the next day" for a date, and not for a 去年 or 次日 of the source."""
    told = _TOLD_OTHERWISE.get(kind)
    return told is not None and told.search(analysis.target) is not None and not _RELATIVE[kind].search(analysis.source)


def _months_without_day(analysis: Analysis) -> Iterator[Hit]:
    """Months that have a day in the source and none in the target, though the day stands elsewhere in it."""
    source, target = source_quantities(analysis.source), target_quantities(analysis.target)
    missing = missing_numbers(analysis)
    for month in {quantity.value for quantity in source if quantity.kind is Kind.MONTH and quantity.firm}:
        dated, bare = _dated_and_bare(analysis.source, source, month)
        english_dated, english_bare = _dated_and_bare(analysis.target, target, month)
        if len(dated) > len(english_dated) and len(english_bare) > len(bare) and len(dated) == len(english_dated) + 1:
            lost = [day for day in dated if day not in missing]
            kept = {day.value for day in english_dated}
            day = next((day for day in lost if day.value not in kept), lost[0] if lost else None)
            if day and not any(quantity.kind is Kind.DAY for quantity in missing):
                yield left_out(analysis, day)


def _dated_and_bare(
    text: str, quantities: Sequence[Quantity], month: Interval
) -> tuple[list[Quantity], list[Quantity]]:
    """The days that stand beside mentions of a month, and the mentions that have none."""
    dated: list[Quantity] = []
    bare: list[Quantity] = []
    for quantity in quantities:
        if quantity.kind is not Kind.MONTH or quantity.value != month:
            continue
        days = [day for day in quantities if day.kind in {Kind.DAY, Kind.ORDINAL} and _is_beside(text, quantity, day)]
        if days:
            dated.append(days[0])
        else:
            bare.append(quantity)
    return dated, bare


def _is_beside(text: str, month: Quantity, day: Quantity) -> bool:
    first, second = sorted((month.span, day.span))
    return first.end <= second.start and _BESIDE.fullmatch(text[first.end : second.start]) is not None


_BESIDE = re.compile(r"月的?|\.? ?|\.? the | of | day of |-|/|,? ")


_TOLD_OTHERWISE = {
    Kind.DAY: re.compile(
        rf"\b(?:(?:next|following|same|previous|that|last|final|first) day|day (?:before|after)|yesterday|today|tonight"
        rf"|tomorrow|overnight|{'|'.join(WEEKDAYS)})\b",
        re.IGNORECASE,
    ),
    Kind.MONTH: re.compile(r"\b(?:(?:this|last|next|same|previous|following|that) month)\b", re.IGNORECASE),
    Kind.YEAR: re.compile(
        r"\b(?:(?:this|last|next|same|previous|following|that) year|year[- ]on[- ]year)\b", re.IGNORECASE
    ),
}
"""How a target may place in time what the source dates."""
_RELATIVE = {
    Kind.DAY: re.compile("[今昨明前后次当隔翌][天日晚晨]|(?:周|星期|礼拜)[一二三四五六日天]"),
    Kind.MONTH: re.compile("[上下本当同][个]?月"),
    Kind.YEAR: re.compile("[今去明前后当本同次翌]年|同比"),
}
"""How a source says such a thing itself."""


@rule(
    id="date.invented",
    type="accuracy/addition",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=5,
    when=extra_numbers,
    fires=[
        ("代表团8日晚间抵达。", "The delegation arrived on the evening of 8 August."),
        ("公司成立于省城。", "The company was founded in the provincial capital in 1996."),
    ],
    silent=[("本月8日晚间抵达。", "They arrived on the evening of the 8th of this month.")],
)
def invented_date(analysis: Analysis) -> Iterator[Hit]:
    """The target gives a month, a year or an hour that the source does not.

    Chinese news leaves the month and the year to the dateline; who fills them in must know them.
    """
    for quantity in extra_numbers(analysis):
        if quantity.kind in DATES and quantity.kind is not Kind.WEEKDAY and not _is_known(analysis.document, quantity):
            yield added(analysis, quantity, advisory=_explains(analysis, quantity))


def _explains(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether a year only tells readers when a thing was that the source names: a dateline, a dynasty, an event."""
    if quantity.kind is not Kind.YEAR:
        return False
    year = int(quantity.value.low)
    named = any(name in analysis.source for name, years in _EVENTS.items() if year in years)
    return named or stands_in(LIFETIME, analysis.target, quantity) or _completes_a_date(analysis, quantity)


_EVENTS = {
    "改革开放": {1978}, "新中国": {1949}, "建国": {1949}, "开国": {1949}, "建党": {1921}, "文革": {1966, 1976},
    "文化大革命": {1966, 1976}, "五四": {1919}, "九一八": {1931}, "七七事变": {1937}, "抗战": {1931, 1937, 1945},
    "抗日战争": {1931, 1937, 1945}, "辛亥革命": {1911}, "甲午": {1894, 1895}, "鸦片战争": {1840, 1842, 1856, 1860},
    "南京大屠杀": {1937}, "长征": {1934, 1935, 1936}, "抗美援朝": {1950, 1953}, "汶川": {2008}, "唐山": {1976},
    "香港回归": {1997}, "澳门回归": {1999}, "一战": {1914, 1918}, "二战": {1939, 1945}, "戊戌": {1898},
    "西安事变": {1936},
    "南昌起义": {1927}, "遵义会议": {1935}, "加入世贸": {2001}, "非典": {2002, 2003}, "雅安地震": {2013},
}  # fmt: skip
"""Years that every translator may add for foreign readers."""


def _is_known(document: Document, quantity: Quantity) -> bool:
    """Whether any source text of the document gives this month or year, so that the translator could fill it in."""
    if quantity.kind not in {Kind.MONTH, Kind.YEAR} or len(document.segments) < 2:
        return False
    number = int(quantity.value.low)
    if quantity.kind is Kind.YEAR:
        signs = [str(number)]
        pattern = re.compile(rf"(?<!\d){number}(?!\d)")
    else:
        signs = [f"{number}月", f"{_SPOKEN[number - 1]}月", "-", "/", "."]
        pattern = re.compile(rf"(?<!\d)0?{number}月|(?<!十){_SPOKEN[number - 1]}月|\d{{4}}[-/.]0?{number}[-/.]\d")
    sources = (segment.source for segment in document.segments)
    return any(any(sign in source for sign in signs) and pattern.search(source) for source in sources)


_SPOKEN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def _completes_a_date(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether a year only stands beside a month that the source gives, as in a dateline."""
    months = [pair.target.span for pair in matched_pairs(analysis) if pair.target.kind is Kind.MONTH]
    return any(0 <= quantity.span.start - month.end <= 8 for month in months)
