"""What figures count: another currency, another measure, percent for percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.measures import CURRENCIES, DOLLARS, named
from enface.languages.quantities import Kind
from enface.model import Fix, Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.numbers import both_values, with_unit
from enface.rules.zh_en.quantity_alignment import Fit, Pair, matched_pairs, target_quantities

_WRONG = "accuracy/mistranslation"


def _named(units: frozenset[str]) -> str:
    if units >= DOLLARS:
        return "dollars"
    return " or ".join(named(unit) for unit in sorted(units))


def _clash(analysis: Analysis, pair: Pair, fixes: Iterator[Fix] | tuple[Fix, ...] = ()) -> Hit:
    return analysis.hit(
        f"The source counts in {_named(pair.source.units)}, the target in {_named(pair.target.units)}.",
        source=with_unit(pair.source),
        target=_with_shared_unit(analysis, pair),
        fixes=fixes,
        evidence=both_values(pair),
    )


def _with_shared_unit(analysis: Analysis, pair: Pair) -> Span:
    """A figure with its unit, which it may share with the one after it, as in “16,000 to 17,000 dollars”."""
    if pair.target.unit_span:
        return with_unit(pair.target)
    after = (other for other in target_quantities(analysis.target) if other.span.start >= pair.target.span.end)
    following = next(after, None)
    is_shared = following is not None and following.units == pair.target.units
    return Span(pair.target.span.start, with_unit(following).end) if following and is_shared else pair.target.span


def _other_units(analysis: Analysis, *, money: bool) -> Iterator[Pair]:
    for pair in matched_pairs(analysis):
        if pair.fit is not Fit.OTHER_UNIT or bool(pair.source.units & CURRENCIES) is not money:
            continue
        if money or (pair.source.firm and pair.target.firm) or _both_count(pair):
            yield pair


def _both_count(pair: Pair) -> bool:
    """Whether small numbers in words are counts, since each has its unit: 三天 and three-week."""
    exact = pair.source.is_exact and pair.target.is_exact and pair.source.value == pair.target.value
    return exact and pair.source.value.low >= 2 and bool(pair.source.unit_span and pair.target.unit_span)


@rule(
    id="unit.currency",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=matched_pairs,
    fires=[
        ("投资417亿元。", "They invested $41.7 billion."),
        ("动辄上万元一颗的价格", "a price of tens of thousands of dollars each"),
        ("合同额2亿美元。", "The contract is worth 200 million yuan."),
    ],
    silent=[
        ("合同额2亿美元。", "The contract is worth 200 million U.S. dollars."),
        ("投资417亿元。", "They invested RMB 41.7 billion."),
        ("票价500港元。", "The ticket costs HK$500."),
    ],
)
def wrong_currency(analysis: Analysis) -> Iterator[Hit]:
    """The right figure stands in another currency than the source's.

    A yuan is not a dollar: the sum changes several times over and nothing in the sentence gives it away.
    """
    for pair in _other_units(analysis, money=True):
        yield _clash(analysis, pair, _renamed(analysis, pair))


def _renamed(analysis: Analysis, pair: Pair) -> Iterator[Fix]:
    """“yuan” for a currency's name after the figure."""
    span = pair.target.unit_span
    if (
        span
        and span.start >= pair.target.span.end
        and pair.source.units <= {"yuan"}
        and analysis.target[span.start].isalpha()
    ):
        yield replacement(span, "yuan")


@shared
def _foreign_sums(analysis: Analysis) -> tuple[Pair, ...]:
    """The figures without a unit that stand in foreign money in the target."""
    return tuple(
        pair
        for pair in matched_pairs(analysis)
        if not pair.source.units and pair.target.units & CURRENCIES and "yuan" not in pair.target.units
    )


@rule(
    id="unit.currency-unsaid",
    type=_WRONG,
    severity=Severity.MAJOR,
    scope=Scope.DOCUMENT,
    needs_source=True,
    reads=(_foreign_sums,),
    fires=[("他辞掉了月薪上万的工作。", "He quit a job that paid over 10,000 dollars a month.")],
    silent=[
        ("他辞掉了月薪上万的工作。", "He quit a job that paid over 10,000 yuan a month."),
        ("公司赴美上市，筹资27.25亿。", "It went public in the United States and raised 2.725 billion dollars."),
        ("筹资27亿。 ¶ 去年为20亿美元。", "It raised $2.7 billion. ¶ Last year it was $2 billion."),
    ],
)
def unsaid_currency(document: DocumentAnalysis) -> Iterator[Hit]:
    """A figure stands in foreign money, and nothing in the Chinese document speaks of any.

    Chinese leaves 元 out where it is plain; what is left out is then yuan.
    """
    pairs = [(analysis, pair) for analysis, found in document.facts(_foreign_sums) for pair in found]
    if pairs and not any(_ABROAD.search(analysis.source) for analysis in document.segments):
        for analysis, pair in pairs:
            yield analysis.hit(
                f"The source names no currency, the target says {_named(pair.target.units)}. Usually: yuan.",
                source=pair.source.span,
                target=with_unit(pair.target),
                evidence=both_values(pair),
                fixes=_renamed(analysis, pair),
            )


_ABROAD = re.compile(
    "[美欧英港澳韩镑]|台[湾币北]|日[元本圆]|东京|卢布|法国|法郎|瑞士|德国|俄罗斯|加拿大|加[元币]|新加坡|新[元币]|泰[国铢]|印[度尼]|卢比"
    "|越南|马来|令吉|林吉特|巴西|墨西哥|南非|阿根廷|比索|里拉|土耳其|外[币汇商]|海外|境外|国外"
)
"""Signs that a Chinese text may count in the money of another place."""


@rule(
    id="unit.measure",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    when=matched_pairs,
    fires=[
        ("种植面积1200亩。", "They planted 1,200 hectares."),
        ("全长36公里。", "It is 36 miles long."),
        ("为期三天的展会", "the three-week exhibition"),
    ],
    silent=[
        ("种植面积1200亩。", "They planted 1,200 mu (80 hectares)."),
        ("种植面积1200亩。", "They planted 80 hectares."),
        ("用了半年。", "I used it for six months."),
        ("全长36公里。", "It is 36 km long."),
    ],
)
def wrong_measure(analysis: Analysis) -> Iterator[Hit]:
    """The source's figure stands beside another unit of the same kind and was not converted.

    One 亩 is a fifteenth of a hectare, one 斤 half a kilogram; the figure has to change with its unit.
    """
    for pair in _other_units(analysis, money=False):
        yield _clash(analysis, pair)


@rule(
    id="unit.points",
    type=_WRONG,
    severity=Severity.MINOR,
    needs_source=True,
    when=matched_pairs,
    fires=[
        ("增速提高2.3个百分点。", "Growth picked up by 2.3 percent."),
        ("产量增长5%。", "Output grew by 5 percentage points."),
    ],
    silent=[("增速提高2.3个百分点。", "Growth picked up by 2.3 percentage points.")],
)
def percent_for_points(analysis: Analysis) -> Iterator[Hit]:
    """Percentage points are given as percent, or the other way round.

    A rate that goes from 5 % to 6 % grows by one point and by twenty percent.
    """
    for pair in matched_pairs(analysis):
        kinds = pair.source.kind, pair.target.kind
        if kinds in {(Kind.POINTS, Kind.PERCENT), (Kind.PERCENT, Kind.POINTS)}:
            wanted = "percentage points" if pair.source.kind is Kind.POINTS else "percent"
            yield analysis.hit(
                f"The source counts in {wanted}.",
                source=with_unit(pair.source),
                target=with_unit(pair.target),
                evidence=both_values(pair),
            )
