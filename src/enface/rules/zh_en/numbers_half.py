"""Hedges of halves: 不到半个小时 is less than half an hour, not about half an hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.sieve import in_source, listed
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_HALF = r"(?:[一1]个?)?半(?:个)?(?:小时|钟头|年|月|天|个月|里|公里|数)?"
_SAID = (
    (re.compile(rf"(?:不到|不足|少于|不超过|将近|近|接近){_HALF}"), "less"),
    (
        re.compile(
            rf"(?:超过|超|逾|多于|高于|过){_HALF}|半(?:个)?(?:多|余)(?:小时|钟头|年|月)?|半年(?:多|余)|半(?:小时|里)(?:多|余)"
        ),
        "more",
    ),
)
_BEFORE_HALF = re.compile(
    r"(?P<hedge>about|around|some|roughly|approximately|nearly|almost|close to|less than|under|more than|over"
    r"|at least|within) (?:one |a )?half\b",
    re.IGNORECASE,
)
_SENSE = {
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "nearly": "less",
    "almost": "less",
    "close to": "less",
    "less than": "less",
    "under": "less",
    "within": "less",
    "more than": "more",
    "over": "more",
    "at least": "more",
}
_RIGHT = {"less": "less than", "more": "more than"}
_HALVES = listed({"half"})


@rule(
    id="number.half-hedge",
    type="accuracy/mistranslation",
    severity=Severity.MINOR,
    needs_source=True,
    words=(_HALVES, in_source("半")),
    priority=3,
    fires=[
        ("全程不到半个小时", "It took about half an hour."),
        ("超过一半的村民参加了培训", "Nearly half of the villagers took part."),
        ("步行半个多小时", "It is less than half an hour on foot."),
    ],
    silent=[
        ("全程不到半个小时", "It took less than half an hour."),
        ("约半个小时", "It took about half an hour."),
        ("过半数同意，不到半年", "More than half agreed in less than half a year, about half of them at once."),
    ],
)
def half_hedge(segment: Analysis) -> Iterator[Hit]:
    """The source says less than half, or more than half, and the target something else: about half an hour.

    A half is soon overlooked as a figure, and with it the word that bounds it.
    """
    said = {sense: match for pattern, sense in _SAID for match in [pattern.search(segment.source)] if match}
    hedges = list(_BEFORE_HALF.finditer(segment.target))
    if len(said) != 1 or len(hedges) != 1:
        return
    ((sense, place),) = said.items()
    hedge = hedges[0]
    if _SENSE[hedge["hedge"].lower()] == sense or segment.source.count("半") > 1:
        return
    right = _RIGHT[sense].capitalize() if hedge["hedge"][0].isupper() else _RIGHT[sense]
    yield segment.hit(
        f"Usually: {right} half, for {place[0]}.",
        target=hedge.span(),
        source=place.span(),
        fixes=[replacement(hedge.span("hedge"), right)],
    )
