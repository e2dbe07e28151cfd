"""How Chinese writes numbers, dates, times and hedges, and what only looks like a number."""

from __future__ import annotations

import re

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_DIGIT = "零〇一二三四五六七八九两"
_UNIT = r"(?:[十万亿]|百(?!分[点之])|千(?![克瓦卡赫伏帕焦]))"
_SEVERAL = r"(?:数(?<![人次总分指参函基倍个多少半计倒负无岁户]数)(?=[十百千万亿])|几(?![乎何率许度]))"
NUMBER = re.compile(
    # Nothing starts at most characters of a text; they are passed over in runs, as matches without a group.
    rf"""
    [^0-9A-Za-z_.{_DIGIT}十百千万亿数几半大小过多周星礼]++
    |(?:(?P<skip>https?://\S+|www\.\S+|[A-Za-z0-9_.]+@[A-Za-z0-9_.]+)
    |(?P<version>\d+(?:\.\d+){{2,}})
    |(?P<date>(?<!\d)[12]\d{{3}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d))
    |(?P<clock>(?<!\d)[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d))
    |(?P<event>(?<!\d)(?:1[0-2]|[1-9])[·•・‧](?:3[01]|[12]\d|[1-9])(?!\d))
    |(?P<plan>十[一二三四五六]五(?![十百千万亿个岁年天名人位里只]))
    |(?P<base>{_FIGURE}|[{_DIGIT}十百千万]+)分之(?P<part>{_FIGURE}|几|[{_DIGIT}十百千]+(?:点[{_DIGIT}]+)?)
    |(?P<weekday>(?<![一二三四五六七八九十两几数\d个多])(?:周|星期|礼拜)
        (?P<which>[一二三四五六日天])(?![次个天周期年遍场节]))
    |(?P<half>(?<![个年天月米两克里斤岁点时])[一大小过多]?半
        (?:(?P<halved>个?多?(?:年|月|世纪|小时|钟头|星期|米(?!粒)|公里|公斤|斤|亩|吨))|(?=[^径导岛月天]|$)))
    |(?P<figure>
        {_FIGURE}(?:[多余来几]?[ ]?{_UNIT}+(?:[零〇]?(?:{_FIGURE}|[{_DIGIT}]){_UNIT}*)*)?
        |(?:[{_DIGIT}]|{_UNIT}|{_SEVERAL})(?:[{_DIGIT}]|{_UNIT}|几|[多余来](?=[十百千万亿]))*
         (?:点[{_DIGIT}]+(?![十分刻半])[万亿]?)?))
    """,
    re.VERBOSE,
)
"""Whatever may be a number, each named group one way of writing it; and what stands between."""
ANY_NUMBER = re.compile(r"[0-9零〇一二三四五六七八九两十百千万亿几半]|(?:周|星期|礼拜)[日天]")
"""Finds something in every text that NUMBER finds anything in, at less cost."""
DIGITS_ONLY = re.compile(_FIGURE)

IDIOM = re.compile(
    r"""
    十分(?!之|钟)|十足|十全十美|十字|十有八九|百分百|百姓|百货|百科|百般|百折不挠|百花|百忙|百感|百无|百强
    |千古|千方百计|千家万户|千千万万|千变万化|千丝万缕|千军万马|千锤百炼|千篇一律|千里迢迢|千钧一发|千载难逢|千差万别
    |千秋|千禧|千金|成千上万|成百上千|千辛万苦|千山万水|千言万语|千头万绪|千真万确|千奇百怪
    |千万(?=别|不|要|注意|小心|记|勿|莫|再)
    |万一|万岁|万物|万分(?!之)|万能|万象|万众|万家|万国|万里长城|万里长征|万圣|万事|万无一失|万不得已|万般|万丈|万全
    |万紫千红|万水千山|亿万|三番五次|五花八门|三心二意|半斤八两|乱七八糟|七上八下|四面八方|四通八达|五颜六色|五湖四海|三三两两
    |一五一十|七嘴八舌|九牛一毛|一清二楚|四季(?!度)|四肢|四周(?!岁|年|时间|内|后|前)|四处|五官|五金|五行|五谷|五脏
    |六合|七夕|八卦|九霄|九泉|九州|四书五经|百家|四合院
    |四川|三亚|三明|三门峡|三峡|五台山|六安|七台河|九江|九寨沟|九龙|十堰|百色|万宁|万州|万隆|八达岭|八宝山|千岛湖|千山
    |千佛|百慕大|百老汇|三国|三星|五粮液|万科|万达|万宝|万豪|万向|万和|百度|百合|百事|百胜|百联|百丽|百威|百济|百川|百灵
    """,
    re.VERBOSE,
)
"""Set phrases and names with characters of number in them; a number inside one is never firm."""
IMPLIED = (
    (re.compile("[上下][册卷集部篇半]"), (1, 2)),
    (re.compile("[双俩]|(?<![面针应])对(?![于口外内接])|加倍|翻番|成倍|伉俪|夫妇|夫妻|孪生|季军|亚军"), (2,)),
    (re.compile("仨|季军"), (3,)),
    (re.compile("[首初]|冠军|元年|单"), (1,)),
    (re.compile("中午|正午|午间|午夜|子夜|半夜|零点|零时|凌晨|整点"), (12,)),
    (re.compile("旬"), (10,)),
    (re.compile("世纪|百年"), (100,)),
    (re.compile("长征"), (10_000,)),
    (re.compile("古稀"), (70,)),
    (re.compile("花甲|甲子"), (60,)),
    (re.compile("全天候|昼夜"), (24, 7)),
)
"""Words that say a number without a numeral, and the numbers."""
FEASTS = (
    (re.compile("元旦"), (1, 1)),
    (re.compile("元月|正月"), (1, None)),
    (re.compile("冬月"), (11, None)),
    (re.compile("腊月"), (12, None)),
    (re.compile("五一|劳动节"), (5, 1)),
    (re.compile("国庆|十一(?=假|黄金|长假|期间)"), (10, 1)),
    (re.compile("光棍节|双十一|双11"), (11, 11)),
    (re.compile("平安夜"), (12, 24)),
    (re.compile("圣诞"), (12, 25)),
)
"""Names of days and months that English may date: the month, and the day where it is one."""
SIGNS = {
    chr(ord(first) + offset): offset + 1
    for first, count in (("Ⅰ", 12), ("ⅰ", 12), ("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10))
    for offset in range(count)
}
"""Roman numerals and numbers in circles or brackets that are one character."""
SIGN = re.compile(f"[{''.join(SIGNS)}]|(?<![A-Za-z])[IVX]+(?![A-Za-z])")
_ANY_IMPLIED = "|".join((*(pattern.pattern for pattern, _ in (*IMPLIED, *FEASTS)), SIGN.pattern))
_BEGINS_IMPLIED = "".join(
    ("上下双对俩加翻成伉夫孪季亚仨首初冠元单中正午子半零凌整旬世百长古花甲", "全昼冬腊五劳国十光平圣IVX", *SIGNS)
)
ANY_IMPLIED = re.compile(f"(?=[{_BEGINS_IMPLIED}])(?:{_ANY_IMPLIED})")
"""Finds something where any of these does; with what it may begin said first, it takes a sixth of the time."""

COUNTED = re.compile(
    r"""
    多?(?:[个名位人只件条项次家所座台辆架艘部份本张间套栋幢户口头匹株棵颗粒场届批支队组类种款岁周天年月日号时点米公里斤吨亩元美欧日港英]
    |[倍成级路层例起宗处艇枚轮集章期代国省市县区村镇州校班门亿万男女强大连]
    |分钟|小时|厘米|毫米|千克|世纪|中全会|板块|方面)
    """,
    re.VERBOSE,
)
"""What is counted: after it a small number in characters is a count and no part of a word."""
NO_SHARE = re.compile("[员功为立就果长本分都绩熟份因语人交年套品群了双]")
"""What follows 成 where it is no share of ten: 成员, 成功."""

ABOVE = re.compile(r"(?:超过|超出|超|逾|多于|高于|大于|突破|不少于|不低于|至少|不下|起码|(?<!未)满|>|≥|[^年]过)$")
BELOW = re.compile(
    r"(?:(?<![最附新邻])近|将近|接近|不到|不足|(?<!不)(?:少于|低于|小于)|未满|不超过|不多于|不高于|至多|最多|<|≤)$"
)
NEGATED = re.compile(r"[不未没][^，。]{0,2}$")
ABOUT = re.compile(r"(?:约|大约|大概|大致|约为|左右|差不多)$")
HEDGE_ENDS = frozenset("约概致为右多近到足于满过<≤出超逾破少下码>≥")
"""The characters that whatever ABOVE, BELOW and ABOUT find ends with."""
AND_ABOVE = re.compile(r"[多余]|[^，。；、0-9]{0,3}?(?:以上|之多|开外)")
AND_BELOW = re.compile(r"[^，。；、0-9]{0,3}?(?:以下|以内|之内)")
OR_SO = re.compile(r"来|许|[^，。；、0-9]{0,3}?(?:左右|上下)")
RANGE = re.compile(r"[月日年%元岁时点号]?(?:[-~—–、或和及与至到]|——|--)")
LIST = frozenset("、或和及与")
"""Signs of a RANGE that may also part two numbers of their own."""
DECADE = re.compile("[末初]?(?:[0-9]0|[一二三四五六七八九]十)[、至到]?.{0,4}年代")
GENERATION = re.compile("[05]后(?![面来期续者果天卫半缀门悔备台勤代])")
CENTURY_BEFORE = re.compile(r"(\d{1,2}|十九|二十|二十一)世纪[末初]?$")
TIME_OF_DAY = re.compile(r"(?:早上|上午|中午|下午|晚上|凌晨|傍晚|深夜|晚|早|夜|日)$")
ELSEWHERE_YUAN = re.compile("台湾|台北|台商|新台|香港|港[币元股]|港府|港交所|澳门|澳[币府]")
"""Signs that 元 may be the money of Taiwan, Hong Kong or Macao."""
NAME_BEFORE = re.compile(r"[A-Za-z][-_/.]?$")
MONEY_BEFORE = re.compile(r"(?:US|HK|NT|S|A|C|RMB|CNY|USD|RM)[$ ]?$")
NAME_GOES_ON = re.compile(r"[A-Za-z][-_/. \d]*\d[-_/.]$")
