"""The opposite of what the source says: north for south, a fall for a rise, morning for afternoon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.sieve import Sieve
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
    "[湖河]北|[湖河云海济越]南|[山陕江广]西|[山广]东|[北南东]京|西[藏安宁班]|南[昌宁通阳充平]|东[莞营盟]|台[北南东]|关东|北[约海]|西甲"
)
"""Places and names with a point of the compass in them, which says nothing of where they lie."""


_WAYS = Sieve(lambda word: _COMPASS.match(word) is not None)


def _names_a_way(segment: Analysis) -> bool:
    return segment.has(_WAYS)


@rule(
    id="polarity.compass",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=_names_a_way,
    fires=[
        ("该县位于湖南省南部。", "The county lies in the north of Hunan."),
        ("由北向南移动", "It moved from east to south."),
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


_UP_ZH = re.compile("增长|上升|上涨|提高|增加|回升|攀升|上调|升高|飙升|激增|猛增|大增|走高|涨幅|增幅|同比增|环比增")
_DOWN_ZH = re.compile("下降|下跌|减少|降低|回落|缩减|下滑|下调|锐减|骤降|走低|跌幅|降幅|跌|负增长|收窄|萎缩|减|降")
_UP = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing|th)?|climb(?:s|ed|ing)?|gain(?:s|ed)?|up"
    r"|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|jump(?:s|ed)?|rais(?:e|es|ed|ing)|higher|more|expan(?:d|ds|ded|sion)"
    r"|improv(?:e|es|ed|ing|ement)|additional|add(?:s|ed|ing)?|boost(?:s|ed|ing)?|enhanc\w+|widen\w*|rebound\w*|recover\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?P<verb>fell|fall(?:s|en|ing)?|dropp?(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?"
    r"|plung(?:e|es|ed|ing)|plummet(?:s|ed)?)\b",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?P<verb>rose|ris(?:es|en)|increas(?:es|ed)|grew|surg(?:es|ed)|soar(?:s|ed)|climb(?:s|ed)|grown)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:f[ea]ll\w*|drop\w*|decreas\w*|declin\w*|reduc\w*|cut|cuts|shr[aiu]nk\w*|lower\w*|lost|loss\w*|less|fewer|down\w*|slump\w*"
    r"|plung\w*|eas(?:e|ed|ing)|slow\w*|narrow\w*|diminish\w*|weaken\w*|minus|negative|save[sd]?|saving\w*|mitigat\w*|alleviat\w*)\b",
    re.IGNORECASE,
)


_VERBS = Sieve(lambda word: (_DOWN.fullmatch(word) or _RISE.fullmatch(word)) is not None)


def _speaks_of_a_trend(segment: Analysis) -> bool:
    return segment.has(_VERBS)


@rule(
    id="polarity.trend",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=_speaks_of_a_trend,
    fires=[
        ("进口额同比增长5%。", "Imports fell 5 percent year on year."),
        ("失业率下降", "The unemployment rate rose."),
    ],
    silent=[
        ("进口额同比增长5%。", "Imports rose 5 percent year on year."),
        ("出口增长，进口下降。", "Exports rose while imports fell."),
        ("温度上升，湖水下落", "It fell as the temperature rose"),
        ("夜幕降临", "Night fell"),
    ],
)
def trend(segment: Analysis) -> Iterator[Hit]:
    """The source speaks of a rise only, the target of a fall only, or the other way round.

    The figure is right and its sense is turned round. Where either side speaks of both, nothing is said.
    """
    up, down = _UP_ZH.search(segment.source), _DOWN_ZH.search(segment.source)
    if up and not down and not _UP.search(segment.target):
        place, wrong, said = up, list(_DOWN.finditer(segment.target)), "a rise"
    elif down and not up and len(down[0]) > 1 and not _LESS.search(segment.target):
        place, wrong, said = down, list(_RISE.finditer(segment.target)), "a fall"
    else:
        return
    if len(wrong) == 1:
        match = wrong[0]
        yield segment.hit(
            f"The source speaks of {said}: {place[0]}.",
            source=place.span(),
            target=match.span("verb"),
            evidence={"source": place[0], "target": match["verb"]},
            key=f"{place[0]} {match['verb']}",
        )


_BEFORE_NOON = re.compile("上午|早上|清晨|凌晨|清早|早晨|今晨|今早")
_AFTER_NOON = re.compile("下午|晚上|傍晚|夜间|深夜|晚间|当晚|今晚|昨晚|午后|夜里")
_HALF = re.compile(r"(?<=\d)[ \u00a0]?(?P<half>[ap])\.?m\b\.?|\b(?P<word>morning|afternoon|evening)\b", re.IGNORECASE)


@rule(
    id="polarity.half-day",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    fires=[("会议于下午3点开始。", "The meeting began at 3 a.m."), ("上午9时", "at 9 pm")],
    silent=[
        ("会议于下午3点开始。", "The meeting began at 3 p.m."),
        ("上午9时至下午3时", "from 9 a.m. to 3 p.m."),
        ("凌晨1点", "at 1 a.m."),
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
