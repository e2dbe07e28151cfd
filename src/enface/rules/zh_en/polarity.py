"""The opposite of what the source says: north for south, a fall for a rise, morning for afternoon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.sieve import Sieve, in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"

_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
_CHINESE = {"north": "北", "south": "南", "east": "东", "west": "西"}
_COMPASS = re.compile(
    r"\b(?P<way>north|south|east|west)(?=(?:ern|erly|ward|wards|bound)?\b|[- ]?(?:east|west))", re.IGNORECASE
)
_SIDE_ZH = re.compile(
    "[东南西北]{1,2}(?=[部方侧面边岸麓段坡翼端角缘向行风线]|地区)|(?:[以往向朝偏之转]|地处|位于)[东南西北]{1,2}"
)
"""Points of the compass as such, not in the names of places."""
_NAMED_FOR_ONE = re.compile(
    "[湖河]北|[湖河云海济越]南|[山陕江广]西|[山广]东|[北南东]京|西[藏安宁班]|南[昌宁通阳充平]|东[莞营盟]|台[北南东]|关东|北[约海极]|西甲|南极"
    "|[墨巴来尼]西|兰西|新西兰|西[班雅]|密西西比|东西(?!部)|山东|鲁西"
)
"""Places and names with a point of the compass in them, which says nothing of where they lie."""


_WAYS = Sieve(lambda word: _COMPASS.match(word) is not None)


@rule(
    id="polarity.compass",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=_WAYS,
    fires=[
        ("该县位于湖南省南部。", "The county lies in the north of Hunan."),
        ("由北向南移动", "It moved from east to south."),
        ("飓风影响得州南部与墨西哥东北部", "The hurricane hit northern Texas and northeastern Mexico."),
    ],
    silent=[
        ("该县位于湖南省南部。", "The county lies in the south of Hunan."),
        ("南部的北方人", "A northerner in the south"),
        ("河南省东部", "the east of Henan"),
        ("在湖北", "in north Hubei"),
    ],
)
def compass(segment: Analysis) -> Iterator[Hit]:
    """The source names one point of the compass, the target another that the source nowhere has.

    Reported where the source speaks of a side or a direction, not in the name of a place alone.
    """
    source = _NAMED_FOR_ONE.sub(lambda match: "－" * len(match[0]), segment.source)
    if (turned := _turned(segment, source)) is not None:
        yield turned
        return
    said = {way for part in _SIDE_ZH.findall(source) for way, sign in _CHINESE.items() if sign in part}
    if not said:
        return
    found = list(_COMPASS.finditer(segment.target))
    ways = {match["way"].lower() for match in found}
    for match in found:
        way = match["way"].lower()
        missing = said - ways
        if _CHINESE[way] not in source and missing and not segment.target[match.start()].isupper():
            right = _OPPOSITE[way] if _OPPOSITE[way] in missing else min(missing)
            place = _SIDE_ZH.search(source)
            yield segment.hit(
                f"The source says {_CHINESE[right]}, which is {right}; {way} is nowhere in it.",
                source=Span(*place.span()) if place else None,
                target=match.span("way"),
                fixes=[replacement(match.span("way"), right)],
                key=f"{way} {right}",
            )


_POINT_ZH = re.compile("[东西][南北]|[东南西北]")
_POINT_EN = re.compile(r"(?<![A-Za-z])(?:(?:north|south)[- ]?(?:east|west)|(?:north|south|east|west))", re.IGNORECASE)


def _turned(segment: Analysis, source: str) -> Hit | None:
    """The one point of the compass that is the opposite, where both sides name as many points in the same order."""
    chinese = [
        (match, [_ENGLISH[sign] for sign in sorted(match[0], key="南北东西".index)])
        for match in _POINT_ZH.finditer(source)
    ]
    english = [
        (match, re.findall("north|south|east|west", match[0].lower())) for match in _POINT_EN.finditer(segment.target)
    ]
    if len(chinese) != len(english):
        return None
    other = [at for at, ((_, mine), (_, theirs)) in enumerate(zip(chinese, english, strict=True)) if mine != theirs]
    if len(other) != 1:
        return None
    (place, mine), (match, theirs) = chinese[other[0]], english[other[0]]
    wrong = [(way, right) for way, right in zip(theirs, mine, strict=False) if way != right]
    if len(mine) != len(theirs) or len(wrong) != 1 or _OPPOSITE[wrong[0][0]] != wrong[0][1]:
        return None
    way, right = wrong[0]
    start = match.start() + match[0].lower().index(way)
    span = Span(start, start + len(way))
    written = right.capitalize() if segment.target[start].isupper() else right
    return segment.hit(
        f"The source says {place[0]}, which is {''.join(mine)}; {way} is the opposite.",
        source=Span(*place.span()),
        target=span,
        fixes=[replacement(span, written)],
        key=f"{way} {right}",
    )


_ENGLISH = {sign: way for way, sign in _CHINESE.items()}


_BEFORE_NOON = re.compile("上午|早上|清晨|凌晨|清早|早晨|今晨|今早")
_AFTER_NOON = re.compile("下午|晚上|傍晚|夜间|深夜|晚间|当晚|今晚|昨晚|午后|夜里")
_HALF = re.compile(r"(?<=\d)[ \u00a0]?(?P<half>[ap])\.?m\b\.?|\b(?P<word>morning|afternoon|evening)\b", re.IGNORECASE)


@rule(
    id="polarity.half-day",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=in_source("午早晨晚夜"),
    fires=[
        ("会议于下午3点开始。", "The meeting began at 3 a.m."),
        ("上午9时", "at 9 pm"),
        ("26日上午", "on the afternoon of the 26th"),
    ],
    silent=[
        ("会议于下午3点开始。", "The meeting began at 3 p.m."),
        ("上午9时至下午3时", "from 9 a.m. to 3 p.m."),
        ("凌晨1点", "at 1 a.m."),
        ("上午和晚宴", "in the morning and at an evening banquet"),
        ("晚上12点", "at 12 a.m."),
    ],
)
def half_of_the_day(segment: Analysis) -> Iterator[Hit]:
    """The source names the morning, the target an hour after noon, or the other way round.

    Nothing in the sentence gives it away, and somebody comes twelve hours late.
    """
    before, after = _BEFORE_NOON.search(segment.source), _AFTER_NOON.search(segment.source)
    if (before is None) is (after is None):
        return
    place = before or after
    for match in _HALF.finditer(segment.target):
        if match["half"] and place and (match["half"].lower() == "p") is (before is not None):
            if segment.target[max(0, match.start() - 3) : match.start()].strip() in {"12", "00"} or ":" in match[0]:
                continue
            wanted, other = ("a", "p") if before else ("p", "a")
            start = match.start("half")
            letter = wanted if match["half"].islower() else wanted.upper()
            yield segment.hit(
                f"The source says {place[0]}, which is {wanted}.m., not {other}.m.",
                source=place.span(),
                target=match.span(),
                fixes=[replacement((start, match.end()), letter + segment.target[start + 1 : match.end()])],
                key=match[0],
            )
        elif (
            match["word"] and place and _is_turned(match["word"].lower(), segment.words, is_morning=before is not None)
        ):
            yield segment.hit(
                f"The source says {place[0]}, the target {match['word']}.",
                source=place.span(),
                target=match.span(),
                fixes=[replacement(match.span(), "morning" if before else "afternoon")],
                key=match[0],
            )


_LATE = frozenset({"afternoon", "evening", "night", "noon", "midnight", "p.m", "pm", "p"})
_EARLY = frozenset({"morning", "dawn", "overnight", "a.m", "am", "early", "sunrise"})


def _is_turned(word: str, words: tuple[str, ...], *, is_morning: bool) -> bool:
    """Whether a half of the day is the other one, and the right one is nowhere in the target."""
    if is_morning:
        return word != "morning" and _EARLY.isdisjoint(words) and "night" not in words
    return word == "morning" and _LATE.isdisjoint(words)
