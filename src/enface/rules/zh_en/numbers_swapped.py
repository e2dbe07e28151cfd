"""Two figures of a segment that changed places: each stands beside what the other counts in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from enface.languages.counted_things import CHANGES, places_en, places_zh, things_en, things_zh
from enface.languages.english import FUNCTION_WORDS
from enface.languages.pinyin import spelt_by
from enface.languages.quantities import Kind, Quantity
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.numbers import with_unit
from enface.rules.zh_en.quantity_alignment import Pair, matched_pairs, source_quantities, target_quantities

_MOST = 12
"""A segment with more figures than this is a list or a table, where little but order tells which is whose."""
_KINDS = frozenset({Kind.DAY, Kind.YEAR, Kind.MONTH, Kind.CLOCK, Kind.PERCENT, Kind.POINTS, Kind.TIMES, Kind.DECADE})
_NO_FIGURES = frozenset({Kind.CODE, Kind.MINUTE, Kind.ORDINAL})
_CLAUSE_ZH = re.compile("[，。；、：（）()；！？,;:]|[和与及]")
_CLAUSE_EN = re.compile(r"[,;:()—!?\n]|\.(?=\s|$)")
_RIGHT_ZH, _LEFT_ZH, _RIGHT_EN, _LEFT_EN = 16, 12, 48, 36
_NAME = re.compile(r"\b[A-Z][a-z]+(?:['’][a-z]+)?(?: [A-Z][a-z]+)?")


def _suspects(analysis: Analysis) -> tuple[tuple[Pair, Pair], ...]:
    """The pairs of figures in digits that stand in the other order in the target, or one of which lost its unit."""
    pairs = matched_pairs(analysis)
    if len(pairs) < 2:
        return ()
    lost = {pair.source.span for pair in pairs if pair.source.units and not pair.source.units & pair.target.units}
    places = sorted([(pair.source.span.start, pair.target.span.start) for pair in pairs])
    if not lost and all(one[1] < other[1] for one, other in pairwise(places)):
        return ()
    figures = sorted([pair for pair in pairs if _is_figure(pair)], key=_place)
    if len(figures) > _MOST:
        return ()
    return tuple(
        (one, other)
        for one, other in combinations(figures, 2)
        if (other.target.span < one.target.span or not lost.isdisjoint((one.source.span, other.source.span)))
        and one.source.value != other.source.value
    )


def _place(pair: Pair) -> Span:
    return pair.source.span


def _is_figure(pair: Pair) -> bool:
    """Whether a number is one value in digits, and not part of a name."""
    exact = pair.source.is_exact and pair.target.is_exact and not pair.target.in_words
    return exact and pair.source.kind not in _NO_FIGURES and pair.target.kind not in _NO_FIGURES


@rule(
    id="number.swapped",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    when=matched_pairs,
    fires=[
        ("共有219艘舰艇和71架飞机参加。", "A total of 71 ships and 219 aircraft took part."),
        ("箱体宽2.55米、高3.98米。", "The box is 3.98 meters wide and 2.55 meters high."),
        ("过去24小时，16个区县出现暴雨。", "In the past 16 hours, 24 districts and counties saw rainstorms."),
    ],
    silent=[
        ("共有219艘舰艇和71架飞机参加。", "A total of 71 aircraft and 219 ships took part."),
        ("过去24小时，16个区县出现暴雨。", "A total of 16 districts and counties saw rainstorms in the past 24 hours."),
    ],
)
def swapped(analysis: Analysis) -> Iterator[Hit]:
    """Two figures changed places: each stands beside what the other counts.

    Both are in the text, so that no count of figures tells; the reader is told of 71 ships and 219 aircraft.
    """
    suspects = _suspects(analysis)
    if not suspects:
        return
    figures = {pair.source.span: pair for both in suspects for pair in both}
    sources, targets = source_quantities(analysis.source), target_quantities(analysis.target)
    beside = {
        place: (
            _beside_zh(analysis.source, sources, pair.source),
            _beside_en(analysis.target, targets, pair.target),
        )
        for place, pair in figures.items()
    }
    for one, other in suspects:
        if _are_swapped(*beside[one.source.span], *beside[other.source.span]):
            first, second = sorted((one.target.span, other.target.span))
            yield analysis.hit(
                f"{first.of(analysis.target)} and {second.of(analysis.target)} stand in each other’s place.",
                source=Span(one.source.span.start, other.source.span.end),
                target=(first.start, second.end),
                fixes=[
                    Fix(
                        f"{second.of(analysis.target)} … {first.of(analysis.target)}",
                        (Edit(*first, second.of(analysis.target)), Edit(*second, first.of(analysis.target))),
                    )
                ],
            )
            return


def _are_swapped(first: _Beside, at_first: _Beside, second: _Beside, at_second: _Beside) -> bool:
    """Whether what tells the two figures apart in the source stands beside the other one in the target, all of it."""
    of_first, of_second = first.told - second.told, second.told - first.told
    by_first, by_second = at_first.told - at_second.told, at_second.told - at_first.told
    if of_first & by_first or of_second & by_second or at_first.names(first) or at_second.names(second):
        return False
    return bool(of_first & by_second or of_second & by_first) or at_second.names(first) or at_first.names(second)


class _Beside(NamedTuple):
    """What tells of a figure, and the words beside it."""

    told: frozenset[str]
    words: str

    def names(self, chinese: _Beside) -> bool:
        """Whether a name in these words is spelt by the characters beside a figure of the source."""
        names = (
            name
            for match in _NAME.finditer(self.words.replace("’", "'"))
            for name in {match[0].lower().replace(" ", ""), *match[0].lower().split()}
        )
        return any(
            name not in FUNCTION_WORDS and next(spelt_by(name, chinese.words), None) is not None for name in names
        )


def _beside_zh(text: str, quantities: Sequence[Quantity], quantity: Quantity) -> _Beside:
    left, own, right = _sides(text, quantities, quantity, _CLAUSE_ZH, (_LEFT_ZH, _RIGHT_ZH))
    things = things_zh(own) | (things_zh(right) - CHANGES)
    places = places_zh(left, text[quantity.span.end : quantity.span.end + 2])
    return _Beside(things | _kinds(quantity, quantities) | set(places), f"{own} {right}")


def _beside_en(text: str, quantities: Sequence[Quantity], quantity: Quantity) -> _Beside:
    left, own, right = _sides(text, quantities, quantity, _CLAUSE_EN, (_LEFT_EN, _RIGHT_EN))
    things, kinds = things_en(_AGED.sub("", right)), _kinds(quantity, quantities)
    if aged := _AGED.search(left):
        things |= things_en(aged[0])
    if things and quantity.kind is Kind.YEAR and not _YEAR_BEFORE.search(left):
        kinds -= {Kind.YEAR}
    places = places_en(left, text[quantity.span.end : quantity.span.end + 9])
    words = right if _NAME.search(right) else own
    return _Beside((things or things_en(own)) | kinds | set(places), words)


_AGED = re.compile(r"\b(?:aged|ages|age of) (?:about |over |under |between )?$")
"""Words that belong to the figure after them."""
_YEAR_BEFORE = re.compile(r"\b(?:in|since|until|by|before|after|year|of|from|to|the|[A-Z][a-z]+) $")


def _kinds(quantity: Quantity, quantities: Sequence[Quantity]) -> frozenset[str]:
    """The unit and the kind of a figure, and the month beside it."""
    start, end = with_unit(quantity)
    months = (
        f"month {other.value.low}"
        for other in quantities
        if other.kind is Kind.MONTH and (0 <= start - other.span.end <= 4 or 0 <= other.span.start - end <= 4)
    )
    return quantity.units.union(months, {quantity.kind} & _KINDS)


def _sides(
    text: str, quantities: Sequence[Quantity], quantity: Quantity, clause: re.Pattern[str], reach: tuple[int, int]
) -> tuple[str, str, str]:
    """What stands to the left of a figure, of that what does not belong to the figure before, and what to the right.

    They reach to the next figure or the end of the clause, and no farther than `reach` code points.
    """
    start, end = with_unit(quantity)
    before = max((other.span.end for other in quantities if other.span.end <= start), default=0)
    after = min((other.span.start for other in quantities if other.span.start >= end), default=len(text))
    begin, stop = max(before, start - reach[0]), min(after, end + reach[1])
    marks = list(clause.finditer(text, begin, start))
    mark = clause.search(text, end, stop)
    left = text[marks[-1].end() if marks else begin : start]
    return left, left if marks or begin > before or not before else "", text[end : mark.start() if mark else stop]
