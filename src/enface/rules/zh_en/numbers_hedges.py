"""Figures that the source gives as a bound, and the target as if they were exact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.quantities import DATES, Hedge
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
    fires=[("仍有3.5万余人尚未脱贫。", "35,000 people are still poor."), ("历时两个多月", "It took two months.")],
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
        if pair.fit not in (Fit.SAME, Fit.VALUE) or source.hedge not in _SAID or target.hedge or source.kind in DATES:
            continue
        if source.value.high < _LEAST and not source.units:
            continue
        said = analysis.source[max(0, source.span.start - 1) : with_unit(source).end + 1]
        around = analysis.target[max(0, target.span.start - 30) : target.span.end + 20]
        if any(sign in said for sign in "余多逾近超") and not _SAID_SOMEHOW.search(around):
            yield analysis.hit(
                f"The source says {source.hedge} this figure.",
                source=with_unit(source),
                target=target.span,
                evidence=both_values(pair),
            )


_SAID = (Hedge.ABOVE, Hedge.BELOW)
_LEAST = 10
_SAID_SOMEHOW = re.compile(
    r"\b(?:under|over|above|below|within|less|fewer|more|up to|exceed\w*|nearly|almost|past|last|lowest|highest|some"
    r"|about|approximately|around|roughly|plus|odd|top\w*|surpass\w*|at least|close to|just)\b|\+",
    re.IGNORECASE,
)
