"""Ranks, levels, bounds and stretches of the year that are another than the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.numerals_zh import value_of
from enface.languages.patterns import any_of
from enface.languages.sieve import in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
_ROMAN = ("", "I", "II", "III", "IV", "V")
_WORDS = ("", "one", "two", "three", "four", "five")
_ROMAN_ZH = "ⅠⅡⅢⅣⅤ"
_LEVEL_ZH = re.compile(
    rf"(?:(?:响应|预警|应急|级别|等级|警报)[^，。；]{{0,6}}?(?:为|至|到)?(?P<after>[一二三四五{_ROMAN_ZH}]|(?<!I)I{{1,3}}V?|IV|V)级"
    rf"|(?P<before>[一二三四五{_ROMAN_ZH}]|I{{1,3}}V?|IV|V)级(?:应急|响应|预警|防汛|抗旱|地震|警报|公共卫生|突发))"
)
_LEVEL_EN = re.compile(
    r"\b(?P<word>[Ll]evel|[Gg]rade|[Cc]lass)[- ](?P<value>I{1,3}|IV|V|[1-5]|one|two|three|four|five)\b"
)
_LEVELS = listed({"level", "grade", "class"})


@rule(
    id="number.level",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_LEVELS, in_source("级")),
    priority=6,
    fires=[
        ("应急管理部启动三级响应。", "The ministry activated a Level II response."),
        ("将防汛应急响应提升至一级", "raised the response to Level III"),
    ],
    silent=[
        ("应急管理部启动三级响应。", "The ministry activated a Level III response."),
        ("将防汛应急响应由二级提升至一级", "raised the response from Level II to Level I"),
        ("启动响应，水位上涨", "Level II was reached"),
    ],
)
def level(segment: Analysis) -> Iterator[Hit]:
    """A level of response or warning is another than the source's: Level II for 三级.

    Chinese counts such levels in words, English in Roman figures, and one stroke is a level.
    """
    said = {_level_of(match["after"] or match["before"]): match for match in _LEVEL_ZH.finditer(segment.source)}
    found = list(_LEVEL_EN.finditer(segment.target)) if said else []
    if not found:
        return
    values = {_level_of_en(match["value"]) for match in found}
    missing = [value for value in said if value not in values]
    for match in found:
        if _level_of_en(match["value"]) in said or len(missing) != 1:
            continue
        right = missing[0]
        written = match["value"]
        names = _ROMAN if written[0].isupper() else _WORDS if written.isalpha() else tuple(map(str, range(6)))
        span = Span(*match.span("value"))
        yield segment.hit(
            f"The source says {said[right][0]}.",
            source=said[right].span(),
            target=Span(*match.span()),
            fixes=[replacement(span, names[right])],
            evidence={"source_value": str(right), "target_value": written},
        )


def _level_of(sign: str) -> int:
    if sign in _ROMAN_ZH:
        return _ROMAN_ZH.index(sign) + 1
    return _ROMAN.index(sign) if sign in _ROMAN else "一二三四五".index(sign) + 1 if sign in "一二三四五" else 0


def _level_of_en(value: str) -> int:
    if value.isdigit():
        return int(value)
    return _ROMAN.index(value) if value in _ROMAN else _WORDS.index(value)


_RANK_ZH = re.compile(
    "(?:居|列|排名?|位|升至|跃居|跃升至)[^，。；、]{0,8}?第(?P<rank>[一二三四五六七八九十百]{1,4}|[0-9]{1,3})(?:位|名|$|[，。；、])"
)
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_RANK_EN = re.compile(
    r"(?:(?:\brank\w*|\bplaced?|\bplacing|\bstood|\bstanding|\bcame|\bcoming|,|\bwere|\bwas|\bis|\bare|\bto|\bsecured?)"
    r" (?:in |at |the )*)"
    rf"(?P<rank>{any_of(_ORDINALS)}|(?:No\. ?|number )?\d{{1,3}}(?:st|nd|rd|th)?)(?: (?:place|position|spot))?"
    r" (?:in (?:the |all )?(?:country|nation|province|China|world|region)|nationwide|nationally|across|among|worldwide"
    r"|globally)\b"
)
_RANKING = listed(_ORDINALS | word_set("rank ranks ranked ranking place placed no number"))


@rule(
    id="number.rank",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_RANKING, in_source("第")),
    priority=6,
    fires=[
        ("数量居全国第二位；", "402 sites, first in the country"),
        ("产量位列全省第三。", "Its output ranked fourth in the province."),
    ],
    silent=[
        ("数量居全国第二位；", "402 sites, second in the country"),
        ("连续十年位居全国第一。", "ranking first in the country for ten years"),
        ("总量居全国第一，增速居第三位。", "It was first in the country, and third among all in growth."),
    ],
)
def rank(segment: Analysis) -> Iterator[Hit]:
    """A rank is another than the source's: first in the country for 第二位.

    The figure stands in words on both sides, far from what is ranked.
    """
    said = [
        (int(number.low), match) for match in _RANK_ZH.finditer(segment.source) if (number := value_of(match["rank"]))
    ]
    found = list(_RANK_EN.finditer(segment.target)) if len({value for value, _ in said}) == 1 else []
    if len(found) != 1:
        return
    value, source = said[0]
    match = found[0]
    written = match["rank"]
    digits = re.sub(r"\D", "", written)
    if (int(digits) if digits else _NTH.index(written)) == value:
        return
    span = Span(*match.span("rank"))
    yield segment.hit(
        f"The source says {source['rank']}: {value}.",
        source=source.span(),
        target=span,
        fixes=[replacement(span, _NTH[value])] if not digits and value < len(_NTH) else (),
        evidence={"source_value": str(value), "target_value": written},
    )


_ABOVE_ZH = re.compile("以上|不低于|不少于|超过|至少|高于")
_BELOW_ZH = re.compile("以下|以内|不足|低于|少于|小于|不到|未满|至多|最多|以里")
_OR_BELOW = re.compile(r"(?<!more )\bor (?:below|less|lower|under|fewer|smaller|younger|shorter)\b")
_OR_ABOVE = re.compile(r"\bor (?:above|more|higher|over|greater|larger|older|longer|up)\b")
_BOUNDS = listed(
    word_set("below less lower under fewer smaller younger shorter above more higher over greater larger up")
)
_OR = listed({"or"})


@rule(
    id="polarity.bound",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_OR, _BOUNDS, in_source("上下内")),
    priority=6,
    fires=[
        ("共记录到2级以上余震101次", "101 aftershocks of magnitude 2 or below were recorded"),
        ("14岁及以下儿童", "children aged 14 or above"),
    ],
    silent=[
        ("共记录到2级以上余震101次", "101 aftershocks of magnitude 2 or above were recorded"),
        ("60岁以上和14岁以下", "those of 60 or older and of 14 or younger"),
        ("2级以上余震", "more or less 100 aftershocks"),
    ],
)
def bound(segment: Analysis) -> Iterator[Hit]:
    """以上 is rendered as “or below”, or 以下 as “or above”.

    The figure is right, and what it holds is the other part.
    """
    above, below = _ABOVE_ZH.search(segment.source), _BELOW_ZH.search(segment.source)
    if (above is None) is (below is None):
        return
    wrong, right = (_OR_BELOW, "or above") if above else (_OR_ABOVE, "or below")
    said = above or below
    found = list(wrong.finditer(segment.target))
    if len(found) != 1 or said is None:
        return
    span = Span(*found[0].span())
    yield segment.hit(
        f"The source says {said[0]}.",
        source=said.span(),
        target=span,
        fixes=[replacement(span, right)],
        key=found[0][0],
    )


_PERIOD_ZH = re.compile(
    "前(?P<quarters>[两二三23])(?:个)?季度?|(?:第)?(?P<quarter>[一二三四1234首])季度|(?P<half>[上下])半年"
)
_PERIOD_EN = re.compile(
    r"\b(?:(?P<firsts>[Ff]irst (?:two|three|2|3) quarters)|(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) quarter"
    r"|(?P<half>[Ff]irst|[Ss]econd|[Ll]atter) half(?! of (?!the year|this year|last year|20\d\d|next year)))\b"
)
_PERIODS = listed({"quarter", "quarters", "half"})
_COUNTED = {"两": 2, "二": 2, "三": 3, "四": 4, "一": 1, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}


@rule(
    id="date.period",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_PERIODS, in_source("季半")),
    priority=9,
    fires=[
        (
            "今年前三季度，东盟成为最大贸易伙伴。",
            "In the first quarter of this year, ASEAN became the largest partner.",
        ),
        ("一季度实现产值126.8亿元。", "In the first half, it realized an output value of 12.68 billion yuan."),
        ("上半年", "in the second half of the year"),
    ],
    silent=[
        ("今年前三季度", "In the first three quarters of this year"),
        ("前两季度", "in the first half of the year"),
        ("一季度和上半年", "in the first quarter and the first half of the year"),
        ("一季度", "in the first half of the match"),
    ],
)
def period(segment: Analysis) -> Iterator[Hit]:
    """A quarter stands for a half of the year, or one quarter for three.

    The figures of the sentence then tell of another time.
    """
    said = {_stretch_zh(match): match for match in _PERIOD_ZH.finditer(segment.source)}
    found = list(_PERIOD_EN.finditer(segment.target)) if len(said) == 1 else []
    if len(found) != 1:
        return
    (months, source), match = next(iter(said.items())), found[0]
    if _stretch_en(match) != months:
        yield segment.hit(
            f"The source says {source[0]}.",
            source=source.span(),
            target=Span(*match.span()),
            fixes=[replacement(Span(*match.span()), _named(months))] if _named(months) else (),
            evidence={"source_value": source[0], "target_value": match[0]},
        )


def _stretch_zh(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last month of what Chinese names."""
    if match["quarters"]:
        return 1, 3 * _COUNTED[match["quarters"]]
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    last = 3 * _COUNTED[match["quarter"]]
    return last - 2, last


def _stretch_en(match: re.Match[str]) -> tuple[int, int]:
    if match["firsts"]:
        return 1, 6 if match["firsts"].split()[1] in {"two", "2"} else 9
    if match["half"]:
        return (1, 6) if match["half"].lower() == "first" else (7, 12)
    last = 3 * (_NTH.index(match["quarter"].lower()))
    return last - 2, last


def _named(months: tuple[int, int]) -> str:
    names = {(1, 3): "first quarter", (4, 6): "second quarter", (7, 9): "third quarter", (10, 12): "fourth quarter"}
    return (names | {(1, 6): "first half", (7, 12): "second half", (1, 9): "first three quarters"}).get(months, "")


_MIDNIGHT_ZH = re.compile("(?<![0-9一二三四五六七八九十])(?:零时|0时|零点(?!突)|0点|24时|子夜|午夜)(?![差])")
_NOON_ZH = re.compile("中午|正午|12时|12点|十二时|十二点|午间|晌午|午[后前时饭餐休]|上午|下午")
_NOON, _MIDNIGHT = listed({"noon", "midday"}), listed({"midnight"})
_NOON_EN, _MIDNIGHT_EN = re.compile(r"\b(?:noon|midday)\b"), re.compile(r"\bmidnight\b")
_EITHER = listed({"noon", "midday", "midnight"})


@rule(
    id="date.midnight",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_EITHER, in_source("时点夜午")),
    priority=9,
    fires=[
        ("18日零时将响应提升至一级", "raised the response to Level I at noon on the 18th"),
        ("当天中午抵达", "arrived at midnight"),
    ],
    silent=[("18日零时", "at midnight on the 18th"), ("当天中午", "at noon"), ("零时至中午", "from midnight to noon")],
)
def midnight(segment: Analysis) -> Iterator[Hit]:
    """Noon stands for midnight, or midnight for noon.

    零时 begins the day, 中午 is in its midst.
    """
    night, noon = _MIDNIGHT_ZH.search(segment.source), _NOON_ZH.search(segment.source)
    if (night is None) is (noon is None):
        return
    said = night or noon
    wrong, other, right = (_NOON_EN, _MIDNIGHT_EN, "midnight") if night else (_MIDNIGHT_EN, _NOON_EN, "noon")
    match = wrong.search(segment.target)
    if said is None or match is None or other.search(segment.target) or (noon and "夜" in segment.source):
        return
    span = Span(*match.span())
    yield segment.hit(
        f"The source says {said[0]}.", source=said.span(), target=span, fixes=[replacement(span, right)], key=match[0]
    )
