"""Measures of another kind than the source's: a length for an area, weeks for months, a speed without its hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.measures import (
    CURRENCIES,
    DIMENSIONS,
    chinese_unit,
    english_unit_after,
    named,
    same_dimension,
)
from enface.languages.quantities import Kind, Quantity
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.numbers import both_values, with_unit
from enface.rules.zh_en.quantity_alignment import Fit, Pair, matched_pairs

_WRONG = "accuracy/mistranslation"
_LEAST_UNIT = 3


def _agreeing(analysis: Analysis) -> Iterator[Pair]:
    for pair in matched_pairs(analysis):
        if pair.fit in (Fit.SAME, Fit.VALUE) and pair.source.is_exact and pair.target.is_exact:
            yield pair


@rule(
    id="unit.dimension",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    priority=7,
    fires=[
        ("规划面积128.32平方公里。", "It has a planned area of 128.32 kilometers."),
        ("两个月内报送", "Report within two weeks."),
    ],
    silent=[
        ("规划面积128.32平方公里。", "It has a planned area of 128.32 square kilometers."),
        ("两个月内报送", "Report within two months."),
        ("两年内报送", "Report within 24 months."),
    ],
)
def other_dimension(analysis: Analysis) -> Iterator[Hit]:
    """The source's figure stands beside a unit that measures something else: kilometres for square kilometres.

    The figure is right and says nothing any more; weeks for months changes a term by four.
    """
    for pair in _agreeing(analysis):
        mine, theirs = pair.source.units, pair.target.units
        if not mine or not theirs or not pair.source.unit_span or not pair.target.unit_span:
            continue
        if (mine | theirs) & CURRENCIES or not (mine | theirs) <= DIMENSIONS.keys():
            continue
        if {DIMENSIONS[unit][0] for unit in mine} & {DIMENSIONS[unit][0] for unit in theirs}:
            continue
        written = pair.target.unit_span.of(analysis.target)
        if len(written) >= _LEAST_UNIT and len(mine) == 1:
            right = named(next(iter(mine)), pair.target.value.high)
            yield analysis.hit(
                f"The source counts in {right}.",
                source=with_unit(pair.source),
                target=with_unit(pair.target),
                fixes=[replacement(pair.target.unit_span, right)],
                evidence=both_values(pair),
            )


@rule(
    id="unit.share",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    priority=7,
    fires=[
        ("平均审理天数缩短12天。", "The average trial time was cut by 12 percent."),
        ("投资增长12%。", "Investment rose by 12 kilometers."),
        ("惠及85户。", "It benefits 85 percent."),
    ],
    silent=[
        ("平均审理天数缩短12天。", "The average trial time was cut by 12 days."),
        ("12人增长12%。", "The 12 people rose by 12 percent."),
        ("投资增长12%。", "Investment rose by 12 percent to 12 kilometers."),
        ("每100人中有12人", "12 percent of them"),
        ("高出2个百分点。", "It is 2 percentage points higher."),
    ],
)
def share(analysis: Analysis) -> Iterator[Hit]:
    """A count of the source stands as a percentage, or a percentage as a count: cut by 12 percent for 12 days.

    The figure is right, and the statement is another one.
    """
    for pair in _agreeing(analysis):
        mine, theirs = pair.source, pair.target
        written = with_unit(theirs)
        if theirs.in_words:
            continue
        if mine.kind is Kind.COUNT and theirs.kind is Kind.PERCENT and _counts_things(analysis.source, mine):
            unit = next(iter(mine.units), "") if len(mine.units) == 1 else ""
            right = f"{theirs.span.of(analysis.target)} {named(unit, theirs.value.high)}" if unit else ""
            said = "counts"
        elif mine.kind is Kind.PERCENT and theirs.kind is Kind.COUNT and theirs.unit_span and mine.unit_span:
            right, said = f"{theirs.span.of(analysis.target)} percent", "says percent"
        else:
            continue
        yield analysis.hit(
            f"The source {said}: {with_unit(mine).of(analysis.source)}.",
            source=with_unit(mine),
            target=written,
            fixes=[replacement(written, right)] if right else (),
            evidence=both_values(pair),
        )


_THINGS = frozenset("个名位人户家所件条项座台辆只头")
"""Words of measure after a figure that counts things."""


def _counts_things(text: str, quantity: Quantity) -> bool:
    """Whether a figure of the source has a unit or a word of measure, and its clause speaks of no share."""
    counts = quantity.unit_span is not None or text[quantity.span.end : quantity.span.end + 1] in _THINGS
    around = text[max(0, quantity.span.start - 12) : quantity.span.end + 8]
    return counts and "百" not in around and "100" not in around and "%" not in around


_SPEED = re.compile("时速|每小时|每秒|秒速")
_PER = re.compile(
    r"\b(?:per|an|each|every) (?:hour|second)\b|/ ?[hs]|\bk[mp]h\b|\bmph\b|\bhourly\b|\bspeed of sound",
    re.IGNORECASE,
)


@rule(
    id="unit.speed",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    fires=[("设计时速160公里。", "It has a design speed of 160 kilometers.")],
    silent=[
        ("设计时速160公里。", "It has a design speed of 160 kilometers per hour."),
        ("设计时速160公里。", "It has a design speed of 160 km/h."),
        ("全长160公里。", "It is 160 kilometers long."),
    ],
)
def speed(analysis: Analysis) -> Iterator[Hit]:
    """The source gives a speed, and the target a length: “per hour” is lost.

    A train runs 160 kilometres an hour, not 160 kilometres.
    """
    said = _SPEED.search(analysis.source)
    if said is None or _PER.search(analysis.target):
        return
    unit = "second" if "秒" in said[0] else "hour"
    for pair in _agreeing(analysis):
        if (
            pair.source.units & {"kilometre", "metre"}
            and pair.target.units & {"kilometre", "metre"}
            and 0 <= pair.source.span.start - said.end() <= 3
        ):
            span = with_unit(pair.target)
            yield analysis.hit(
                f"The source speaks of a speed: {said[0]}.",
                source=(said.start(), with_unit(pair.source).end),
                target=span,
                fixes=[replacement(span, f"{span.of(analysis.target)} per {unit}")],
                evidence=both_values(pair),
            )


_EACH_ZH = re.compile("每一?|(?=亩[产均])")
_EACH_EN = re.compile(r"\b(?:per|each|every)(?= )|/")


@rule(
    id="unit.per",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    words=in_source("每亩"),
    when=matched_pairs,
    fires=[
        ("每斤卖15元", "It sells for 15 yuan per kilogram."),
        ("亩产达到1600斤", "The yield reached 1,600 jin per hectare."),
    ],
    silent=[
        ("每斤卖15元", "It sells for 15 yuan per jin."),
        ("每斤卖15元", "It sells for 30 yuan per kilogram."),
        ("每公里收费2元，每小时30元", "2 yuan per kilometer, 30 yuan per hour"),
        ("每天产奶3吨", "It gives 3 tons of milk a day."),
    ],
)
def per_unit(analysis: Analysis) -> Iterator[Hit]:
    """The source counts for one unit, and the target for another of the same kind: 每斤 and per kilogram.

    The figure stays and the price doubles.
    """
    said = [
        (match.end(), end, units)
        for match in _EACH_ZH.finditer(analysis.source)
        for units, end in (chinese_unit(analysis.source, match.end()),)
        if units and units <= DIMENSIONS.keys()
    ]
    if len(said) != 1 or any(pair.fit is Fit.CONVERTED for pair in matched_pairs(analysis)):
        return
    start, end, mine = said[0]
    for match in _EACH_EN.finditer(analysis.target):
        theirs, begin, stop = english_unit_after(analysis.target, match.end())
        if len(theirs) != 1 or theirs & mine or not same_dimension(next(iter(theirs)), next(iter(mine))):
            continue
        right = named(next(iter(mine)), 1)
        if all(pair.source.units.isdisjoint(theirs) for pair in matched_pairs(analysis)):
            yield analysis.hit(
                f"The source counts for each {right}.",
                source=(start, end),
                target=(match.start(), stop),
                fixes=[replacement((begin, stop), right)],
                key=analysis.target[match.start() : stop],
            )


_MONEY_NEAR = re.compile(
    r"\b(?:yuan|rmb|renminbi|cny|usd|dollars?|euros?|yen|pounds?|worth|prices?|money|currency)\b|[$€£¥]",
    re.IGNORECASE,
)
_LEAST_SUM = 1000


@rule(
    id="unit.currency-lost",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    fires=[("最高给予1000万元资助。", "It gives talents up to 10 million.")],
    silent=[
        ("最高给予1000万元资助。", "It gives talents up to 10 million yuan."),
        ("投入1000万元至2000万元", "It invested 10 million to 20 million yuan."),
        ("价值1000万元", "a worth of 10 million"),
    ],
)
def currency_lost(analysis: Analysis) -> Iterator[Hit]:
    """A sum of money stands without its currency.

    The reader does not know what is counted: yuan, dollars, people.
    """
    for pair in _agreeing(analysis):
        target = pair.target
        if not pair.source.units & CURRENCIES or not pair.source.unit_span or target.units or target.in_words:
            continue
        is_sum = target.kind is Kind.COUNT and target.value.low >= _LEAST_SUM
        if not is_sum or "块" in pair.source.unit_span.of(analysis.source):
            continue
        start, end = target.span
        if _MONEY_NEAR.search(analysis.target[max(0, start - 40) : end + 60]):
            continue
        units = pair.source.units & CURRENCIES
        span = Span(start, end)
        unit = next(iter(units)) if len(units) == 1 else ""
        yield analysis.hit(
            "The source names a currency; the target has the figure alone.",
            source=with_unit(pair.source),
            target=span,
            fixes=[replacement(span, f"{span.of(analysis.target)} {named(unit)}")] if unit else (),
            evidence=both_values(pair),
        )
