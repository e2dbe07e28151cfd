"""Figures that the source gives as a bound, and the target as if they were exact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.quantities import DATES, Hedge, Kind
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.numbers import both_values, with_unit
from enface.rules.zh_en.quantity_alignment import Fit, matched_pairs

_WRONG = "accuracy/mistranslation"


@rule(
    id="number.hedge-lost",
    type=_WRONG,
    severity=Severity.MINOR,
    needs_source=True,
    advisory=True,
    when=matched_pairs,
    fires=[
        ("仍有3.5万余人尚未脱贫。", "35,000 people are still poor."),
        ("历时两个多月", "It took two months."),
        ("十几个村庄", "Ten villages came."),
        ("60多年来，", "over the past 60 years,"),
        ("完成手术3400多例，抢救1500多人", "performed 3,400 operations and saved more than 1,500 people"),
    ],
    silent=[
        ("仍有3.5万余人尚未脱贫。", "More than 35,000 people are still poor."),
        ("仍有3.5万人尚未脱贫。", "35,000 people are still poor."),
        ("近50年以来", "in the past 50 years"),
        ("收治50岁以下的患者", "patients under the age of 50"),
    ],
)
def hedge_lost(analysis: Analysis) -> Iterator[Hit]:
    """The source says more than or nearly, and the target gives the bare figure as if it were exact.

    余, 多 and 近 are one character, soon overlooked; the figure then claims what the source does not.
    """
    for pair in matched_pairs(analysis):
        source, target = pair.source, pair.target
        if target.hedge or source.kind in DATES or (source.value.high < _LEAST and not source.units):
            continue
        is_stretch = (
            source.hedge is Hedge.NONE and not source.is_exact and target.is_exact and target.kind is Kind.COUNT
        )
        fits = _STRETCHES if is_stretch else (Fit.SAME, Fit.VALUE)
        if pair.fit not in fits or not (source.hedge or is_stretch):
            continue
        said = analysis.source[max(0, source.span.start - 3) : with_unit(source).end + 4]
        before = analysis.target[max(0, target.span.start - 30) : target.span.start].rstrip()
        after = analysis.target[target.span.end : target.span.end + 40].rpartition(" ")[0]
        is_said = _SAID_AFTER.search(after) or (
            _SAID_BEFORE.search(before) and not (_OF_A_STRETCH.search(before) and _MORE_THAN.search(said))
        )
        if not is_said and (_SAYS_FEW if is_stretch else _SAYS).search(said):
            yield analysis.hit(
                f"The source says {source.hedge or 'some more than'} this figure.",
                source=with_unit(source),
                target=target.span,
                evidence=both_values(pair),
            )


_STRETCHES = (Fit.SAME, Fit.VALUE, Fit.ROUNDED)
_SAYS_FEW = re.compile("[十百千万]几|上[百千万亿]")
_SAYS = re.compile("[余多逾近超约]|不足|不到|突破|至少|最多|左右|上下|以上|以内|不少于|不低于|不超过")
_LEAST = 10
_OF_A_STRETCH = re.compile(r"\b(?:over|in|during|for|within) the (?:past|last)$", re.IGNORECASE)
_MORE_THAN = re.compile("[余多]")
_SAID_BEFORE = re.compile(
    r"\b(?:under|over|above|below|within|(?:less|fewer|more) than|up to|exceed\w*|nearly|almost|some|estimat\w*|minimum"
    r"|maximum|several|dozens|hundreds|thousands|as little as|about|approximately|around|roughly|top\w*|surpass\w*"
    r"|at least|close to|just|(?:past|last|lowest|highest|more|less|fewer)(?: \w+)?$)\b|[+>≥~]",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    r"\b(?:plus|odd|or so|at least"
    r"|(?:or|and|years) (?:\w+ )?(?:more|less|above|over|older|younger|below|under)(?! than))\b"
    r"|\+|\b(?:at )?(?:minimum|maximum)\b",
    re.IGNORECASE,
)
