"""Places whose English name is not their plain pinyin, and autonomous places of another level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import without_possessive
from enface.languages.place_spellings import MISSPELT
from enface.languages.sieve import Sieve, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
_CAUGHT = Sieve(lambda word: without_possessive(word).replace("’", "'") in MISSPELT)


def _may_be_misspelt(segment: Analysis) -> bool:
    return bool(segment.source) and segment.has(_CAUGHT)


@rule(
    id="place.established",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    needs_source=True,
    when=_may_be_misspelt,
    priority=6,
    fires=[
        ("会议在哈尔滨召开。", "The meeting was held in Haerbin."),
        ("延安市委", "the Yanan Municipal Committee"),
    ],
    silent=[
        ("会议在哈尔滨召开。", "The meeting was held in Harbin."),
        ("延安市委", "the Yan'an Municipal Committee"),
        ("岳西县和先安村", "Xian'an and Xian"),
    ],
)
def established(segment: Analysis) -> Iterator[Hit]:
    """A place is written in plain pinyin, and English has another spelling for it: Haerbin, Yanan.

    Harbin, Hohhot and Urumqi are known by these names only. Where a syllable begins with a vowel, an apostrophe parts
    it from the one before: Xi'an is not Xian.
    """
    for token in segment.tokens:
        name = without_possessive(token.text)
        for chinese, right in MISSPELT.get(name.replace("’", "'"), ()):
            if chinese not in segment.source or re.search(rf"\b{right}\b", segment.target.replace("’", "'")):
                continue
            span = Span(token.start, token.start + len(name))
            written = right.replace("'", "’") if "’" in segment.target else right
            place = segment.source.index(chinese)
            yield segment.hit(
                f"Usually: {right} for {chinese}.",
                target=span,
                source=(place, place + len(chinese)),
                fixes=[replacement(span, written, deterministic=True)],
            )


_AUTONOMOUS = re.compile(r"\bAutonomous (?P<level>Region|Prefecture|County|Banner)\b", re.IGNORECASE)
_LEVELS = {"region": "自治区", "prefecture": "自治州", "county": "自治县", "banner": "自治旗"}


_AUTONOMY = listed({"autonomous"})


def _speaks_of_autonomous(segment: Analysis) -> bool:
    return "自治" in segment.source


@rule(
    id="place.autonomous",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=_AUTONOMY,
    when=_speaks_of_autonomous,
    fires=[("西双版纳傣族自治州", "Xishuangbanna Dai Autonomous County")],
    silent=[
        ("西双版纳傣族自治州", "Xishuangbanna Dai Autonomous Prefecture"),
        ("恩施土家族苗族自治州和长阳土家族自治县", "the autonomous county and the Autonomous Prefecture"),
    ],
)
def autonomous(segment: Analysis) -> Iterator[Hit]:
    """An autonomous place has another level than in the source: a prefecture is called a county.

    Region, prefecture, county and banner are four levels; the wrong one names another place.
    """
    spoken = [word for word, chinese in _LEVELS.items() if chinese in segment.source]
    if len(spoken) != 1:
        return
    for match in _AUTONOMOUS.finditer(segment.target):
        if match["level"].lower() not in spoken:
            right = spoken[0].capitalize() if match["level"][0].isupper() else spoken[0]
            place = segment.source.index(_LEVELS[spoken[0]])
            yield segment.hit(
                f"{_LEVELS[spoken[0]]} is an autonomous {spoken[0]}.",
                target=match.span("level"),
                source=(place, place + 3),
                fixes=[replacement(match.span("level"), right)],
            )
