"""Figures that lost what they count: a percentage without its sign, a measure without its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.measures import CURRENCIES, DIMENSIONS, named
from enface.languages.quantities import Kind
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.numbers import both_values, with_unit
from enface.rules.zh_en.quantity_alignment import Fit, Pair, matched_pairs

_TYPE = "accuracy/omission"
_SHARE = re.compile(
    r"\bper ?cent(?!age points)|\bpct\b|\bpercentages?\b(?! points)|\bproportion\b|\bout of\b"
    r"|\bin (?:ten|10|a hundred|100)\b",
    re.IGNORECASE,
)
_SIGN = r"(?:%|％|per ?cent|pct|percentage|points?)"
_SHARED_SIGN = re.compile(
    r"(?:(?:,? ?(?:and|or|to|–|-|,|versus|vs\.?|compared (?:with|to)) ?(?:about |around |nearly |over )?[\d.]+)+"
    rf" ?{_SIGN}(?!,? (?:and |or )?[\d.]+ ?{_SIGN})|[- ]?{_SIGN})"
)
"""Figures that go on to one with a sign, which may be that of all of them: 5 to 6 percent, 78, 112 and 35%."""
_AFTER_A_SIGN = re.compile(rf"{_SIGN},? (?:and |or )?$")
_OTHER_SHARE = re.compile(r"[\d.]+ ?(?:%|％|per ?cent(?:age points?)?|pct)", re.IGNORECASE)
_NEAR = 40
_UNIT_FOLLOWS = re.compile(
    r"[ -]?(?:[-–—~×x*]|to|or|and|by)[ -]?\d|(?:, ?\d[\d.,]*)+,? (?:and|or) \d|[-–]|\d"
    r"|[ ]?(?!(?:in|of|at|to|by|on|for|is|was|as|or|and|the|has|had|are|per|due|but|who|a|an|so|it)\b)"
    r"[A-Za-z]{1,3}(?:[²³/23]|\b)"
)
_DURATION = frozenset({"year", "month", "day", "hour", "minute", "second", "week", "quarter", "decade", "century"})


@rule(
    id="unit.percent-lost",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    fires=[
        ("同比增长5.2%。", "It rose by 5.2 from a year earlier."),
        ("占总数的百分之四十三", "They account for 43 of the total"),
        ("产量增长5.2%，出口增长6.1%。", "Output rose 5.2 year on year, and exports rose 6.1%."),
        ("储蓄增长近四成。", "Savings grew by nearly 40 in a year."),
    ],
    silent=[
        ("同比增长5.2%。", "It rose 5.2 percent from a year earlier."),
        ("增长5%至6%。", "It rose 5 to 6 percent."),
        ("分别增长78%、112%和35%。", "They rose by 78, 112 and 35 percent respectively."),
        ("15%的人", "15 out of 100 people"),
        ("占比为20%。", "The percentage is 20."),
    ],
)
def percent_lost(analysis: Analysis) -> Iterator[Hit]:
    """A percentage of the source stands as a bare figure.

    The reader takes a share for a count.
    """
    for pair in _bare(analysis):
        span = pair.target.span
        if (
            pair.source.kind is Kind.PERCENT
            and _signed(analysis, pair)
            and not _shares_sign(analysis.target, span)
            and not _SHARE.search(_OTHER_SHARE.sub("", _around(analysis, pair)))
        ):
            yield analysis.hit(
                "The source says percent; the target has the figure alone.",
                source=with_unit(pair.source),
                target=span,
                fixes=[replacement(span, f"{span.of(analysis.target)}{sign}") for sign in ("%", " percent")],
                evidence=both_values(pair),
            )


def _signed(analysis: Analysis, pair: Pair) -> bool:
    """Whether the source writes a percentage, or tenths (三成) that the target counts in hundredths."""
    written = with_unit(pair.source).of(analysis.source)
    return pair.target.value.low >= 10 or any(sign in written for sign in ("%", "％", "百分之"))


def _shares_sign(text: str, figure: Span) -> bool:
    """Whether the sign of a later figure may be that of this one too."""
    is_shared = _SHARED_SIGN.match(text, figure.end) is not None
    return is_shared and _AFTER_A_SIGN.search(text, max(0, figure.start - _NEAR), figure.start) is None


@rule(
    id="unit.lost",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    fires=[
        ("全长18.9千米，最大埋深890米。", "It is 18.9 km long and 890 deep at most."),
        ("面积35万平方米", "an area of 350,000"),
        ("水位达13米", "with a water level of 13 in front of the dam"),
    ],
    silent=[
        ("面积35万平方米", "an area of 350,000 square meters"),
        ("长3米，宽2米", "3 by 2 meters"),
        ("位于青藏公路3002公里处", "at Kilometer Marker 3002 of the highway"),
        ("身高1.8米", "He is 1.8m tall"),
        ("气温降到5度", "It was down to 5"),
    ],
)
def unit_lost(analysis: Analysis) -> Iterator[Hit]:
    """A length, an area, a weight or another measure of the source stands as a bare figure.

    The figure alone says nothing of how much it is.
    """
    for pair in _bare(analysis):
        unit = next(iter(pair.source.units)) if len(pair.source.units) == 1 else ""
        if (
            unit in _MEASURED
            and pair.source.unit_span
            and not _UNIT_FOLLOWS.match(analysis.target, pair.target.span.end)
            and not _is_named_before(analysis, pair, unit)
        ):
            span = pair.target.span
            full = f"{span.of(analysis.target)} {named(unit, pair.target.value.high)}"
            yield analysis.hit(
                f"The source counts in {named(unit)}; the target has the figure alone.",
                source=with_unit(pair.source),
                target=span,
                fixes=[replacement(span, full)],
                evidence=both_values(pair),
            )


_ROOT = 3
"""So many letters are the same in metre and meters."""
_MEASURED = frozenset(DIMENSIONS) - CURRENCIES - _DURATION - {"TEU"}


def _bare(analysis: Analysis) -> Iterator[Pair]:
    """The figures of both sides that agree, where that of the target counts nothing."""
    for pair in matched_pairs(analysis):
        target = pair.target
        is_bare = target.kind in (Kind.COUNT, Kind.YEAR) and not target.units and not target.in_words
        if is_bare and (pair.source.firm or pair.source.kind is Kind.PERCENT) and pair.fit in (Fit.SAME, Fit.VALUE):
            yield pair


def _is_named_before(analysis: Analysis, pair: Pair, unit: str) -> bool:
    """Whether the unit stands before its figure: Kilometer Marker 3002."""
    start = pair.target.span.start
    before = analysis.target[max(0, start - _NEAR) : start].lower().split()[-2:]
    return any(word.startswith(named(unit)[:_ROOT]) for word in before)


def _around(analysis: Analysis, pair: Pair) -> str:
    start, end = pair.target.span
    return analysis.target[max(0, start - _NEAR) : end + _NEAR]


_BELOW_ZERO = re.compile("零下[0-9一二三四五六七八九十]")
_SAID_COLD = re.compile(r"[-−–]\s?\d|\b(?:minus|below|sub-?zero|negative|freezing|under zero)\b", re.IGNORECASE)
_TEMPERATURE = re.compile(r"\d[\d.]*(?= ?(?:degrees?|°|℃))|\b[a-z]+(?:-[a-z]+)?(?= degrees)")


@rule(
    id="unit.below-zero",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=in_source("零"),
    fires=[("气温降至零下20摄氏度。", "The temperature fell to 20 degrees Celsius.")],
    silent=[
        ("气温降至零下20摄氏度。", "The temperature fell to minus 20 degrees Celsius."),
        ("气温降至零下20摄氏度。", "It was cold."),
        ("气温为20摄氏度。", "The temperature was 20 degrees Celsius."),
    ],
)
def below_zero(analysis: Analysis) -> Iterator[Hit]:
    """A temperature below zero has lost its minus: 零下20摄氏度 and 20 degrees.

    The frost becomes a warm day.
    """
    said = _BELOW_ZERO.search(analysis.source)
    if said is None or _SAID_COLD.search(analysis.target):
        return
    if match := _TEMPERATURE.search(analysis.target):
        span = Span(*match.span())
        yield analysis.hit(
            f"The source says {said[0][:2]}, below zero.",
            source=said.span(),
            target=span,
            fixes=[replacement(span, f"minus {match[0]}")],
        )
