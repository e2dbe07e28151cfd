"""Small numbers in words: two for 三, where nothing else on either side explains them."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.number_words_zh import COUNTED
from enface.languages.quantities import Kind, Quantity, shown
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.quantity_alignment import (
    matched,
    matched_pairs,
    source_quantities,
    target_quantities,
    wrong_pairs,
)

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _is_small(quantity: Quantity) -> bool:
    return (
        quantity.kind is Kind.COUNT
        and quantity.is_exact
        and len(quantity.readings) == 1
        and 2 <= quantity.value.low <= 10
        and quantity.value.low.denominator == 1
    )


@rule(
    id="number.small",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched,
    fires=[("三次台风来袭，粮食仍增产5%。", "Hit by two typhoons, it still raised output by 5 percent.")],
    silent=[
        ("面对三次台风影响，粮食仍增产5%。", "Facing three typhoons, it still raised output by 5 percent."),
        ("他有三四个朋友，增长5%。", "He has a few friends, two of them old; it grew by 5 percent."),
        ("两人都来了，增长5%。", "Both came, in two cars; it grew by 5 percent."),
    ],
)
def small_number(analysis: Analysis) -> Iterator[Hit]:
    """A small number in words is another than the source's: two typhoons for 三次台风.

    Small numbers are often grammar or idiom, so only one on either side without a counterpart tells.
    """
    pairs = (*matched_pairs(analysis), *wrong_pairs(analysis))
    used_sources, used_targets = {pair.source.span for pair in pairs}, {pair.target.span for pair in pairs}
    targets = target_quantities(analysis.target)
    left = [one for one in targets if _is_small(one) and one.span not in used_targets]
    if len(left) != 1 or not (left[0].in_words or len(left[0].span.of(analysis.target)) == 1):
        return
    said = [
        one
        for one in source_quantities(analysis.source)
        if one.value.low >= 2 and one.kind is Kind.COUNT and one.span not in used_sources
    ]
    if len(said) != 1 or not _is_small(said[0]) or not said[0].in_words:
        return
    source, target = said[0], left[0]
    if COUNTED.match(analysis.source, source.span.end) is None or source.value == target.value:
        return
    if (source.units and target.units and not source.units & target.units) or bool(source.units) is not bool(
        target.units
    ):
        return
    written = target.span.of(analysis.target)
    right = _WORDS[int(source.value.low)] if target.in_words else str(int(source.value.low))
    yield analysis.hit(
        f"The source says {shown(source)}, the target {shown(target)}.",
        source=source.span,
        target=target.span,
        fixes=[replacement(target.span, right.capitalize() if written[0].isupper() else right)],
        evidence={"source_value": shown(source), "target_value": shown(target)},
    )
