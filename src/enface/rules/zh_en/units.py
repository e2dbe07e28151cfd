"""What figures count: another currency, another measure, percent for percentage points."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.measures import CURRENCIES, DOLLARS, named
from enface.languages.quantities import Kind
from enface.model import Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.numbers import both_values
from enface.rules.zh_en.quantity_alignment import Fit, Pair, alignment, target_quantities

_WRONG = "accuracy/mistranslation"


def _named(units: frozenset[str]) -> str:
    if units >= DOLLARS:
        return "dollars"
    return " or ".join(named(unit) for unit in sorted(units))


def _clash(analysis: Analysis, pair: Pair, fixes: Iterator[Fix] | tuple[Fix, ...] = ()) -> Hit:
    return analysis.hit(
        f"The source counts in {_named(pair.source.units)}, the target in {_named(pair.target.units)}.",
        source=_with_unit(pair.source.span, pair.source.unit_span),
        target=_with_unit(pair.target.span, pair.target.unit_span or _shared_unit(analysis, pair)),
        fixes=fixes,
        evidence=both_values(pair),
    )


def _shared_unit(analysis: Analysis, pair: Pair) -> Span | None:
    """Where the unit stands that a figure shares with the one after it, as in “16,000 to 17,000 dollars”."""
    after = (other for other in target_quantities(analysis.target) if other.span.start >= pair.target.span.end)
    following = next(after, None)
    return following.unit_span if following and following.units == pair.target.units else None


def _with_unit(span: Span, unit: Span | None) -> Span:
    return span if unit is None else Span(min(span.start, unit.start), max(span.end, unit.end))


def _other_units(analysis: Analysis, *, money: bool) -> Iterator[Pair]:
    for pair in alignment(analysis).pairs:
        if pair.fit is not Fit.OTHER_UNIT or bool(pair.source.units & CURRENCIES) is not money:
            continue
        if money or (pair.source.firm and pair.target.firm):
            yield pair


@rule(
    id="unit.currency",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
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
        and pair.source.units == {"yuan"}
        and analysis.target[span.start].isalpha()
    ):
        yield replacement(span, "yuan")


@rule(
    id="unit.measure",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=7,
    fires=[("种植面积1200亩。", "They planted 1,200 hectares."), ("全长36公里。", "It is 36 miles long.")],
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
    for pair in alignment(analysis).pairs:
        kinds = pair.source.kind, pair.target.kind
        if kinds in {(Kind.POINTS, Kind.PERCENT), (Kind.PERCENT, Kind.POINTS)}:
            wanted = "percentage points" if pair.source.kind is Kind.POINTS else "percent"
            yield analysis.hit(
                f"The source counts in {wanted}.",
                source=_with_unit(pair.source.span, pair.source.unit_span),
                target=_with_unit(pair.target.span, pair.target.unit_span),
                evidence=both_values(pair),
            )
