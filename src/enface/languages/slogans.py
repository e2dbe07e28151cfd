"""Chinese slogans that count: 三高四新, 五有, 两学一做, with the numbers that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enface.languages.english import word_set
from enface.languages.numerals_en import CARDINALS, ORDINALS
from enface.languages.numerals_zh import DIGITS, UNITS
from enface.model import Span

_NUMERAL = "[一二两三四五六七八九十]"
_COUNTED = rf"{_NUMERAL}(?:[个大项条种][\u4e00-\u9fff]{{1,4}}|(?!{_NUMERAL})[\u4e00-\u9fff]{{1,3}}?)"
_SLOGAN = rf"(?:{_COUNTED}[、·]?){{1,5}}"
_QUOTED = re.compile(rf"[“「『]({_SLOGAN})[”」』]")
_BEFORE_NOUN = re.compile(
    rf"({_NUMERAL}(?!{_NUMERAL})[\u4e00-\u9fff]{_NUMERAL}(?!{_NUMERAL})[\u4e00-\u9fff]"
    rf"|{_NUMERAL}不愁{_NUMERAL}保障)(?=(?:战略|制度|教育|工程|行动|机制|方针|布局|政策|标准|活动|要求|目标))"
)
_COUNT = re.compile(rf"({_NUMERAL})(?=[\u4e00-\u9fff])")
_LIKE_OTHERS = word_set(
    """
    三心二意 七上八下 五湖四海 四面八方 三言两语 乱七八糟 九牛一毛 五花八门 七嘴八舌 三番五次 四分五裂 朝三暮四
    三三两两 三六九等 两面三刀 七零八落 横七竖八 五光十色 三长两短 四平八稳 三头六臂 一清二楚 一石二鸟 一刀两断
    一穷二白 三教九流 五颜六色 四通八达 八仙过海 七手八脚 三天两头 两全其美 一干二净 一心两用 三山五岳 三姑六婆
    七大姑八大姨 三纲五常 四书五经 三皇五帝 四川 三亚 三星 三明治 三农 三峡 三国 三沙 三明 三门峡 二维码 二手
    二胡 二氧化碳 四合院 八卦 九寨沟 五粮液 五角大楼 六安 七喜 七夕 九龙 两岸 两会 三好学生 三伏天 三八线 四季
    五台山 八达岭 十堰 三轮车 三文鱼 二战 一战 三体 八宝粥 千层饼 三家村 二把手 四人帮 六合彩
    """
)
"""Idioms, names and things whose numbers English seldom keeps."""

_OTHER_WORDS = {
    2: "both double doubled dual twin twins pair pairs couple bi twofold twice duo",
    3: "triple tri trio threefold trilateral triad",
    4: "quadruple fourfold quad quartet",
    5: "fivefold quintuple pentagon penta",
    6: "sixfold",
    7: "sevenfold",
    8: "eightfold",
    9: "ninefold",
    10: "tenfold",
}
_WORDS: dict[int, frozenset[str]] = {
    value: frozenset(
        [word for words in (CARDINALS, ORDINALS) for word, number in words.items() if number == value]
        + [str(value), f"{value}s", *_OTHER_WORDS.get(value, "").split()]
    )
    for value in range(2, 11)
}
_PIECE = re.compile(r"[a-z]+|\d+")


class Slogan(NamedTuple):
    """A phrase that counts: its words without quotation marks, their place, the numbers in it, in order."""

    text: str
    span: Span
    numbers: tuple[int, ...]

    def lost(self, english: str) -> tuple[int, ...]:
        """The numbers above one for which an English text has neither a figure nor any word."""
        pieces = set(_PIECE.findall(english.lower()))
        return tuple(n for n in dict.fromkeys(self.numbers) if n > 1 and pieces.isdisjoint(_WORDS[n]))


def slogans(text: str) -> Iterator[Slogan]:
    """The slogans of a Chinese text that stand in quotation marks or before a noun such as 战略, in order of place."""
    found = [*_QUOTED.finditer(text), *_BEFORE_NOUN.finditer(text)]
    for match in sorted(found, key=lambda match: match.start(1)):
        words = match[1]
        numbers = tuple((DIGITS | UNITS)[numeral] for numeral in _COUNT.findall(words))
        if numbers and _LIKE_OTHERS.isdisjoint({words, words[:2]}):
            yield Slogan(words, Span(*match.span(1)), numbers)
