"""Small numbers in words: two for 三, where nothing else on either side explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.number_words_zh import COUNTED
from enface.languages.quantities import Kind, Quantity, shown
from enface.languages.sieve import listed
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.quantity_alignment import (
    NOTHING,
    align,
    alignment,
    source_quantities,
    target_quantities,
)

_RANKS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


_SMALL = listed({*_WORDS[2:], "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_SMALL_ZH = re.compile(rf"第[二三四五六七八九十]|[两二三四五六七八九十](?={COUNTED.pattern})", re.VERBOSE)


def _may_be_small(analysis: Analysis) -> bool:
    return _SMALL_ZH.search(analysis.source) is not None


def _is_small(quantity: Quantity, kind: Kind = Kind.COUNT) -> bool:
    return (
        quantity.kind is kind
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
    words=_SMALL,
    when=_may_be_small,
    fires=[
        ("三次台风来袭，粮食仍增产5%。", "Hit by two typhoons, it still raised output by 5 percent."),
        ("会议听取了两个部门的汇报。", "The meeting heard reports from three departments."),
        ("这是他第三次到该村调研。", "This was his second inspection tour of the village."),
    ],
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
    sources = source_quantities(analysis.source)
    if not any(one.in_words and (_is_small(one) or _is_small(one, Kind.ORDINAL)) for one in sources):
        return
    targets = target_quantities(analysis.target)
    aligned = alignment(analysis)
    if aligned is NOTHING:
        aligned = align(sources, targets, len(analysis.source), len(analysis.target))
    pairs = (*aligned.pairs, *aligned.wrong)
    used_sources, used_targets = {pair.source.span for pair in pairs}, {pair.target.span for pair in pairs}
    for kind, words in ((Kind.COUNT, _WORDS), (Kind.ORDINAL, _RANKS)):
        left = [one for one in targets if _is_small(one, kind) and one.span not in used_targets]
        said = [one for one in sources if one.kind is kind and one.value.low >= 2 and one.span not in used_sources]
        if len(left) == len(said) == 1 and _is_slip(analysis, said[0], left[0]):
            source, target = said[0], left[0]
            written = target.span.of(analysis.target)
            right = words[int(source.value.low)] if target.in_words else str(int(source.value.low))
            yield analysis.hit(
                f"The source says {shown(source)}, the target {shown(target)}.",
                source=source.span,
                target=target.span,
                fixes=[replacement(target.span, right.capitalize() if written[0].isupper() else right)],
                evidence={"source_value": shown(source), "target_value": shown(target)},
            )


def _is_slip(analysis: Analysis, source: Quantity, target: Quantity) -> bool:
    """Whether both are small numbers of one kind that count the same sort of thing, and differ."""
    if not _is_small(source, target.kind) or not source.in_words or source.value == target.value:
        return False
    if not (target.in_words or len(target.span.of(analysis.target)) == 1):
        return False
    if source.kind is Kind.COUNT and COUNTED.match(analysis.source, source.span.end) is None:
        return False
    shares = bool(source.units & target.units) or not source.units or not target.units
    return shares and bool(source.units) is bool(target.units)
