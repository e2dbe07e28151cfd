"""Finds the numbers of a Chinese text: counts, shares, ordinals, dates, times, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from enface.languages.measures import CURRENCIES, chinese_unit
from enface.languages.numerals_en import roman
from enface.languages.numerals_zh import DIGITS, folded, value_of
from enface.languages.quantities import Hedge, Interval, Kind, Quantity, exactly
from enface.model import Span

_D = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_H = "零〇一二三四五六七八九两"
_U = r"(?:[十万亿]|百(?!分[点之])|千(?![克瓦卡赫伏帕焦]))"
_MASS = r"数(?<![人次总分指参函基倍个多少半计倒负无岁户]数)(?=[十百千万亿])"
_NUMERAL = re.compile(
    rf"""
    (?P<skip>https?://\S+|www\.\S+|[A-Za-z0-9_.]+@[A-Za-z0-9_.]+)
    |(?P<version>\d+(?:\.\d+){{2,}})
    |(?P<date>(?<!\d)[12]\d{{3}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d))
    |(?P<clock>(?<!\d)[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d))
    |(?P<plan>十[一二三四五六]五(?![十百千万亿个岁年天名人位里只]))
    |(?P<base>{_D}|[{_H}十百千万]+)分之(?P<part>{_D}|几|[{_H}十百千]+(?:点[{_H}]+)?)
    |(?P<weekday>(?<![一二三四五六七八九十两几数\d个多])(?:周|星期|礼拜)(?P<which>[一二三四五六日天])(?![次个天周期年遍场节]))
    |(?P<half>(?<![个年天月米两克里斤岁点时])[一大小过多]?半(?:(?P<halved>个?多?(?:年|月|世纪|小时|钟头|星期))|(?=[^径导岛月天]|$)))
    |(?P<figure>{_D}(?:[多余来几]?[ ]?{_U}+(?:[零〇]?(?:{_D}|[{_H}]){_U}*)*)?
      |(?:[{_H}]|{_U}|{_MASS}|几(?![乎何率许度]))(?:[{_H}]|{_U}|几|[多余来](?=[十百千万亿]))*(?:点[{_H}]+(?![十分刻半])[万亿]?)?)
    """,
    re.VERBOSE,
)
_ANY = re.compile(r"[0-9零〇一二三四五六七八九两十百千万亿几半]|(?:周|星期|礼拜)[日天]")
_MASKED = re.compile(
    r"十分(?!之|钟)|十足|十全十美|十字|十有八九|百分百|百姓|百货|百科|百度|百合|百事|百强|百般|百折不挠|百花|百忙|百感|百无"
    r"|千古|千方百计|千家万户|千千万万|千变万化|千丝万缕|千军万马|千锤百炼|千篇一律|千里迢迢|千钧一发|千载难逢|千差万别|千秋|千禧"
    r"|成千上万|成百上千|千辛万苦|千山万水|千言万语|千头万绪|千真万确|千奇百怪|千万(?=别|不|要|注意|小心|记|勿|莫|再)"
    r"|万一|万岁|万物|万分(?!之)|万能|万象|万众|万家|万里长城|万里长征|万圣|万事|万无一失|万不得已|万般|万丈|万全|万紫千红|万水千山"
    r"|亿万|三番五次|五花八门|三心二意|乱七八糟|七上八下|四面八方|四通八达|五颜六色|五湖四海|三三两两|一五一十|七嘴八舌|九牛一毛"
    r"|一清二楚|四合院|四川|三亚|三明|三门峡|五台山|六安|七台河|九江|九寨沟|九龙|十堰|百色|万宁|万州|万科|万达|八达岭|八宝山|五粮液"
    r"|万宝|万豪|万向|万和|百胜|百联|百丽|百威|千岛湖|千山|千佛|百济|百川|百灵|万象城|万里学院|千金|百老汇|百慕大|百家|万国|万隆|万象"
    r"|四季(?!度)|四肢|四周(?!岁|年|时间|内|后|前)|四处|五官|五金|五行|六合|七夕|八卦|九霄|九泉|九州|五谷|五脏|四书五经|三国|三星|三峡"
)
_IMPLIED = (
    (re.compile("[上下][册卷集部篇半]"), (1, 2)),
    (re.compile("[双对俩]|加倍|翻番|成倍|伉俪|夫妇|夫妻|孪生|季军|亚军"), (2,)),
    (re.compile("仨|季军"), (3,)),
    (re.compile("[首初]|冠军|第一|元旦|元月|正月|元年|单"), (1,)),
    (re.compile("中午|正午|午间|午夜|子夜|半夜|零点|零时|腊月|凌晨|打(?=[鸡啤])|整点"), (12,)),
    (re.compile("元旦|元月|正月"), (1,)),
    (re.compile("旬"), (10,)),
    (re.compile("世纪|百年"), (100,)),
    (re.compile("奥斯卡|长征"), (10000,)),
    (re.compile("三伏|三九"), (9,)),
    (re.compile("古稀"), (70,)),
    (re.compile("花甲|甲子"), (60,)),
    (re.compile("冬月|光棍节|双十一|双11"), (11,)),
    (re.compile("平安夜"), (24,)),
    (re.compile("圣诞"), (25,)),
    (re.compile("全天候|昼夜"), (24, 7)),
)
_SIGNS = re.compile("[Ⅰ-Ⅻⅰ-ⅻ①-⑳⑴-⒇⒈-⒛㈠-㈩]")
_IMPLIED_ANY = re.compile("|".join((*(pattern.pattern for pattern, _ in _IMPLIED), "[IVX]", _SIGNS.pattern)))
_COUNTED = re.compile(
    r"多?(?:[个名位人只件条项次家所座台辆架艘部份本张间套栋幢户口头匹株棵颗粒场届批支队组类种款岁周天年月日号时点米公里斤吨亩元美欧日港英"
    r"倍成级路层例起宗处艇枚轮集章期代国省市县区村镇州校班门亿万男女]|分钟|小时|厘米|毫米|千克|世纪|中全会|强|大|板块|方面|连)"
)
_NO_SHARE = re.compile("员|功|为|立|就|果|长|本|分|都|绩|熟|份|因|语|人|交|年|套|品|群|了|双")
_ABOVE = re.compile(r"(?:超过|超出|超|逾|多于|高于|大于|突破|不少于|不低于|至少|不下|起码|>|≥|[^年]过)$")
_BELOW = re.compile(
    r"(?:(?<![最附新邻])近|将近|接近|不到|不足|(?<!不)(?:少于|低于|小于)|未满|不超过|不多于|不高于|至多|最多|<|≤)$"
)
_NEGATED = re.compile(r"[不未没][^，。]{0,2}$")
_ABOUT = re.compile(r"(?:约|大约|大概|大致|约为|左右|差不多)$")
_AFTER_ABOVE = re.compile(r"[多余]|[^，。；、0-9]{0,3}?(?:以上|之多|开外)")
_AFTER_BELOW = re.compile(r"[^，。；、0-9]{0,3}?(?:以下|以内|之内)")
_AFTER_ABOUT = re.compile(r"来|许|[^，。；、0-9]{0,3}?(?:左右|上下)")
_RANGE = re.compile(
    r"(?:[-~—–、或和及与至到]|——|--|月|日|年|%|元|岁|时|点|号)?(?:[-~—–、或和及与至到]|——|--)|[-~—–、或和及与至到]"
)
_LIST = "、或和及与"


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a Chinese text in order of place; the widths and forms of characters don't matter."""
    plain = folded(text)
    found: list[Quantity] = []
    if _ANY.search(plain):
        masked = [match.span() for match in _MASKED.finditer(plain)]
        for match in _NUMERAL.finditer(plain):
            for quantity in _read(plain, match):
                if masked and any(start <= quantity.span.start < end for start, end in masked):
                    quantity = replace(quantity, firm=False)
                found.append(quantity)
        _share(plain, found)
    if _IMPLIED_ANY.search(plain):
        found.extend(_implied(plain))
    found.sort(key=lambda quantity: quantity.span)
    return tuple(found)


def _implied(text: str) -> Iterator[Quantity]:
    """Numbers that words and signs carry without saying them: 双, 首, 中午, Ⅱ, ③."""
    for match in _SIGNS.finditer(text):
        for first in "Ⅰⅰ①⑴⒈㈠":
            if 0 <= ord(match[0]) - ord(first) < (12 if first in "Ⅰⅰ" else 20):
                number = ord(match[0]) - ord(first) + 1
                yield Quantity(Span(*match.span()), (exactly(number),), Kind.ORDINAL, firm=False, in_words=True)
    for match in re.finditer(r"(?<![A-Za-z])[IVX]+(?![A-Za-z])", text):
        if (value := roman(match[0])) is not None:
            yield Quantity(Span(*match.span()), (exactly(value),), Kind.ORDINAL, firm=False, in_words=True)
    for pattern, values in _IMPLIED:
        if word := pattern.search(text):
            for value in values:
                yield Quantity(Span(*word.span()), (exactly(value),), Kind.CODE, firm=False, in_words=True)


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    kind = match.lastgroup
    start, end = match.span()
    if kind == "skip":
        return
    if match["version"]:
        for part in re.finditer(r"\d+", match[0]):
            span = Span(start + part.start(), start + part.end())
            yield Quantity(span, (exactly(int(part[0])),), Kind.CODE, firm=False)
    elif match["date"] or match["clock"]:
        yield from _written_date(match)
    elif match["plan"]:
        yield Quantity(Span(start, end), (exactly(10 + DIGITS[match[0][1]]),), Kind.ORDINAL, in_words=True)
        yield Quantity(Span(end - 1, end), (exactly(5),), firm=False, in_words=True)
    elif match["base"]:
        yield from _share_of(match)
    elif match["half"]:
        yield _half(text, match)
    elif match["weekday"]:
        value = 7 if match["which"] in "日天" else DIGITS[match["which"]]
        yield Quantity(Span(start, end), (exactly(value),), Kind.WEEKDAY, in_words=True)
    else:
        yield from _figure(text, match)


def _written_date(match: re.Match[str]) -> Iterator[Quantity]:
    """The parts of 2020-04-10 and of 10:30."""
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if match["date"] else (Kind.CLOCK, Kind.MINUTE, Kind.MINUTE)
    parts = list(re.finditer(r"\d+", match[0]))
    for part, kind in zip(parts, kinds, strict=False):
        value = int(part[0])
        span = Span(match.start() + part.start(), match.start() + part.end())
        readings = _hours(value) if kind is Kind.CLOCK else (exactly(value),)
        yield Quantity(span, readings, kind, firm=kind is not Kind.MINUTE or value != 0)


def _share_of(match: re.Match[str]) -> Iterator[Quantity]:
    """X分之Y: a share in percent or a fraction."""
    base, part = value_of(match["base"]), value_of(match["part"])
    if base is None or part is None or not base.low or base.low != base.high:
        return
    share = Interval(part.low / base.low, part.high / base.low)
    span = Span(*match.span())
    words = not match["part"][0].isdigit()
    if base.low == 100:
        yield Quantity(span, (part, share), Kind.PERCENT, in_words=words)
    else:
        yield Quantity(span, (share, share.times(100)), Kind.FRACTION, in_words=words)
    yield Quantity(span, (part,), firm=False, in_words=words)


def _half(text: str, match: re.Match[str]) -> Quantity:
    """半年 and 一半."""
    half = Fraction(1, 2)
    span = Span(*match.span())
    if match["halved"] and match["half"][0] == "半":
        at = match.start("halved") + len(match["halved"]) - len(match["halved"].lstrip("个多"))
        units, stop = chinese_unit(text, at - 1 if text[at] == "月" else at)
        units = units or frozenset({"month"} if text[at] == "月" else {"week"})
        return Quantity(span, (exactly(half),), units=units, unit_span=Span(at, max(stop, at + 1)), in_words=True)
    return Quantity(span, (exactly(half), exactly(50)), Kind.FRACTION, firm=False, in_words=True)


def _hours(value: int) -> tuple[Interval, ...]:
    """What a clock of 12 or 24 hours may call an hour."""
    return tuple(
        exactly(hour) for hour in dict.fromkeys((value, (value - 12) % 24, value % 12, value % 12 + 12, value % 24))
    )


def _figure(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    start, end = match.span("figure")
    written = text[start:end]
    figure = re.sub("[多余来 ]", "", written)
    if written[0].isdigit() and not all(char.isdigit() or char in ",." for char in written):
        figure = figure.replace("几", "")
    value = value_of(figure)
    if value is None:
        yield from _digit_by_digit(text, start, written)
        return
    if not _is_plain(written) and not _is_scaled(written) and len(written) in {2, 3}:
        yield from _digit_by_digit(text, start, written, whole=False)
    words = not written[0].isdigit()
    span = Span(start, end)
    base = Quantity(span, (value,), in_words=words, scale=_scale(written, value))
    before = text[max(0, start - 6) : start]
    if not words and _is_code(text, start, end):
        yield replace(base, kind=Kind.CODE, firm=False)
        return
    base = replace(base, hedge=_hedge(before, text, written, end))
    yield from _classified(text, base, written, before)


def _is_plain(written: str) -> bool:
    return written[0].isdigit() or len(written) == 1


def _is_scaled(written: str) -> bool:
    return any(char in "十百千万亿几数" for char in written)


def _digit_by_digit(text: str, start: int, written: str, *, whole: bool = True) -> Iterator[Quantity]:
    """The single digits of 九一八 or 五四, as a name may mean a month and a day by them."""
    for offset, char in enumerate(written):
        if char in DIGITS:
            span = Span(start + offset, start + offset + 1)
            kind = Kind.DAY if offset else Kind.MONTH
            yield Quantity(span, (exactly(DIGITS[char]),), kind, firm=False, in_words=True)
    if len(written) == 2 and (year := 10 * DIGITS.get(written[0], 0) + DIGITS.get(written[1], 0)) > 10:
        span = Span(start, start + 2)
        yield Quantity(span, (exactly(1900 + year), exactly(2000 + year)), Kind.YEAR, firm=False, in_words=True)
    if len(written) == 3 and all(char in DIGITS for char in written):
        last = Span(start + 1, start + 3)
        yield Quantity(
            last, (exactly(10 * DIGITS[written[1]] + DIGITS[written[2]]),), Kind.DAY, firm=False, in_words=True
        )
    if whole and written[0].isdigit():
        digits = re.match(r"[\d,.]+", written)
        if digits and (value := value_of(digits[0].rstrip(",."))):
            yield Quantity(Span(start, start + digits.end()), (value,), firm=False)


def _scale(written: str, value: Interval) -> Fraction:
    """The multiplier after the digits of 1752万; 1 where there is none."""
    digits = re.match(_D, written)
    if digits is None:
        char = written[-1]
        return Fraction({"万": 10**4, "亿": 10**8}.get(char, 1))
    plain = Fraction(digits[0].replace(",", ""))
    return value.low / plain if plain else Fraction(1)


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether digits belong to a name such as A320, GB/T 1.1-2020 or 5G."""
    before, after = text[:start][-6:], text[end : end + 3]
    if re.search(r"[A-Za-z][-_/.]?$", before) and not re.search(r"(?:US|HK|NT|S|A|C|RMB|CNY|USD|RM)[$ ]?$", before):
        return True
    if re.search(r"\d[-_/.]$", before) and re.search(r"[A-Za-z][-_/. \d]*$", text[:start][-16:]):
        return True
    if re.match(r"[A-Za-z]", after):
        units, stop = chinese_unit(text, end)
        return not units or (text[stop : stop + 1].isascii() and text[stop : stop + 1].isalpha())
    return False


def _hedge(before: str, text: str, written: str, end: int) -> Hedge:
    if _ABOUT.search(before):
        return Hedge.ABOUT
    if _BELOW.search(before):
        return Hedge.BELOW
    if _ABOVE.search(before):
        negated = _NEGATED.search(_ABOVE.sub("", before))
        return Hedge.BELOW if negated else Hedge.ABOVE
    if written[-1] in "多余" or "多" in written or "余" in written or _AFTER_ABOVE.match(text, end):
        return Hedge.ABOVE
    if _AFTER_BELOW.match(text, end):
        return Hedge.BELOW
    if "来" in written or _AFTER_ABOUT.match(text, end):
        return Hedge.ABOUT
    return Hedge.NONE


def _classified(text: str, base: Quantity, written: str, before: str) -> Iterator[Quantity]:
    """The quantity as what stands around it tells: a year, a month, a share, a sum of money."""
    value, end = base.value.low, base.span.end
    place = end + 1 if text[end : end + 1] in {"多", "余", "来", "几"} else end
    following = text[place : place + 4]
    whole = base.is_exact and value.denominator == 1
    number = int(value) if whole else -1
    digits = not base.in_words
    firm = digits and value != 0
    ordinal = before.endswith("第")
    if before.endswith(("上", "近", "成", "过")) and written in {"百", "千", "万", "亿", "百万", "千万"}:
        top = base.value.low
        units, stop = chinese_unit(text, end)
        yield replace(
            base,
            readings=(Interval(top, top * 10 - 1),),
            units=units,
            unit_span=Span(end, stop) if units else None,
            firm=following[:1] in {"元", "人", "名", "美", "吨", "亩"},
        )
        return
    if following.startswith("年代") and whole:
        yield from _decade(text, base, number)
    elif following.startswith("世纪") and whole and not base.hedge:
        firm = firm and _DECADE_NEXT.match(text, place) is None
        yield replace(base, kind=Kind.CENTURY, readings=(base.value, exactly(number * 100)), firm=firm)
    elif following.startswith("年") and whole and _is_year(written, number, following):
        readings = [base.value]
        if number < 100:
            readings += [exactly(1900 + number), exactly(2000 + number)]
        yield replace(base, kind=Kind.YEAR, readings=tuple(readings), firm=digits or len(written) == 4)
    elif following.startswith("月") and 1 <= number <= 12 and not ordinal:
        yield replace(
            base, kind=Kind.MONTH, firm=digits or before.endswith("年") or text[place + 1 : place + 2] in _DAYS
        )
    elif following[:1] in {"日", "号"} and 1 <= number <= 31 and not ordinal and following[:2] not in {"日元", "日圆", "号楼", "号线"}:
        after_month = before.endswith(("月", "月的"))
        yield replace(base, kind=Kind.DAY, firm=digits or after_month)
    elif following[:1] in {"点", "时"} and 0 <= number <= 24 and following[:2] not in {"时间", "点建"}:
        yield from _clock(text, base, number, place, firm=firm)
    elif following[:1] == "分" and before.endswith(("时", "点")) and whole:
        yield replace(base, kind=Kind.MINUTE, firm=firm)
    elif following.startswith("季度") and 1 <= number <= 4:
        kind = Kind.COUNT if before.endswith("前") else Kind.QUARTER
        yield replace(base, kind=kind, firm=True)
    elif following[:1] == "旬" and 3 <= number <= 10:
        yield replace(base, readings=(Interval(value * 10, value * 10 + 9),), firm=True)
    elif following[:1] == "成" and base.value.high <= 10 and not _NO_SHARE.match(text, place + 1):
        yield from _tenths(text, base, place)
    elif following[:1] in {"%", "‰"}:
        share = Kind.PERCENT
        yield replace(
            base,
            kind=share,
            readings=(base.value, base.value.times(Fraction(1, 100))),
            unit_span=Span(place, place + 1),
        )
    elif following.startswith(("个百分点", "百分点")):
        stop = text.index("点", place) + 1
        yield replace(base, kind=Kind.POINTS, unit_span=Span(place, stop), firm=True)
    elif following[:1] == "倍":
        yield _multiple(base, place)
    elif following[:1] == "折" and base.value.high < 100:
        rate = value * 10 if value < 10 else value
        yield replace(base, readings=(base.value, exactly(rate), exactly(100 - rate)), firm=False)
    elif following[:1] == "番":
        yield replace(
            base, kind=Kind.TIMES, readings=(base.value, exactly(2**number if 0 < number < 9 else 2)), firm=False
        )
    elif ordinal or following[:1] == "届" or following.startswith("中全会"):
        span = Span(base.span.start - 1, end) if ordinal else base.span
        yield replace(base, span=span, kind=Kind.ORDINAL, firm=value >= 4 or (digits and value > 1))
    else:
        yield _counted(text, base, written, place, firm=firm)


_DAYS = frozenset("0123456789一二三十初上中下底份末")


_DECADE_NEXT = re.compile(r"世纪[末初中]?[\d一二三四五六七八九]+十?年代")


def _decade(text: str, base: Quantity, number: int) -> Iterator[Quantity]:
    """80年代, 上世纪80年代, 20世纪80年代."""
    century = re.search(r"(\d{1,2}|十九|二十|二十一)世纪[末初]?$", text[: base.span.start])
    readings = [exactly(number)]
    if number < 100:
        head = value_of(century[1]) if century else None
        full = int(head.low - 1) * 100 + number if head else 1900 + number
        readings = [exactly(full), exactly(number), exactly(2000 + number)]
    yield replace(base, kind=Kind.DECADE, readings=tuple(readings), firm=True)


def _is_year(written: str, number: int, following: str) -> bool:
    if following.startswith(("年级", "年期", "年来", "年间")) and number < 1900:
        return False
    if len(written) == 4 and 1000 <= number <= 2200:
        return not _is_scaled(written)
    return (
        len(written) == 2
        and written.isdigit()
        and (written[0] == "0" or number >= 60 or following[1:2] in {"款", "版"})
    )


def _clock(text: str, base: Quantity, number: int, place: int, *, firm: bool) -> Iterator[Quantity]:
    half = text[place + 1 : place + 2] == "半"
    spoken = re.search(r"(?:早上|上午|中午|下午|晚上|凌晨|傍晚|深夜|晚|早|夜|日)$", text[: base.span.start]) is not None
    yield replace(base, kind=Kind.CLOCK, readings=_hours(number), firm=firm or (spoken and number > 3))
    if half:
        yield Quantity(
            Span(place + 1, place + 2), (exactly(30), exactly(Fraction(1, 2))), Kind.MINUTE, firm=False, in_words=True
        )


def _tenths(text: str, base: Quantity, place: int) -> Iterator[Quantity]:
    more = text[place + 1 : place + 2]
    extra = DIGITS.get(more, 5 if more == "半" else 0)
    share = Interval(base.value.low * 10 + extra, base.value.high * 10 + extra)
    stop = place + (2 if extra else 1)
    span = Span(base.span.start, stop)
    yield replace(
        base,
        span=span,
        kind=Kind.PERCENT,
        readings=(share, share.times(Fraction(1, 100))),
        firm=not base.in_words or extra > 0,
    )
    yield replace(base, firm=False)


def _multiple(base: Quantity, place: int) -> Quantity:
    """倍: an increase by 3倍 makes it fourfold, 3倍 of something is three times it."""
    low, high = base.value
    readings = (
        base.value,
        Interval(low + 1, high + 1),
        base.value.times(100),
        Interval(low * 100 + 100, high * 100 + 100),
        Interval(low - 1, high - 1),
    )
    kept = readings if low > 1 else readings[:4]
    return replace(
        base, kind=Kind.TIMES, readings=kept, unit_span=Span(place, place + 1), firm=low > 3 or not base.in_words
    )


def _counted(text: str, base: Quantity, written: str, place: int, *, firm: bool) -> Quantity:
    """A count with its unit, the half that may follow it, and whether it is firm."""
    at = (
        place + 1
        if text[place : place + 1] == "个" and text[place + 1 : place + 2] in {"月", "小", "世", "季", "星", "工"}
        else place
    )
    units, stop = chinese_unit(text, place)
    if not units and at != place:
        units, stop = chinese_unit(text, at)
    if "yuan" in units and re.search("台湾|台北|台商|新台|香港|港[币元股]|港府|港交所|澳门|澳[币府]", text):
        units = units | {"New Taiwan dollar", "Hong Kong dollar", "pataca"}
    readings = base.readings
    after = text[stop : stop + 2] if units else text[place + 1 : place + 3]
    if after[:1] == "半" and after[1:2] not in {"年", "天", "个", "数", "月", "价", "径", "导"} and base.is_exact:
        readings = (exactly(base.value.low + Fraction(1, 2)),)
    if text[place : place + 2] == "个半":
        readings = (exactly(base.value.low + Fraction(1, 2)),)
        units, stop = chinese_unit(text, place + 2)
    if len(written) > 1 and "数" not in written and "几" not in written and base.in_words:
        composed = _is_scaled(written) and base.value.low >= 11
        firm = (composed and not _starts_bare(written)) or (base.is_exact and bool(units & CURRENCIES))
        firm = firm and (bool(_COUNTED.match(text, place)) or bool(units) or base.value.low >= 10_000)
    elif base.in_words:
        firm = 4 <= base.value.low <= 10 and base.is_exact and len(written) == 1 and written not in "百千万亿几数"
        firm = (
            firm
            and bool(_COUNTED.match(text, place))
            and not units & {"hour", "minute", "degree", "cubic metre", "litre"}
        )
    if base.in_words and base.hedge is Hedge.ABOVE and base.is_exact and base.value.low >= 10:
        last = written[-1] if written[-1] in "十百千万亿" else ""
        step = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}.get(last, 1)
        readings = (*readings, Interval(base.value.low, base.value.low + step))
    unit_span = Span(place if stop == place else max(place, at if at != place else place), stop) if units else None
    if _is_one(written) and not units:
        firm = False
    return replace(base, readings=readings, units=units, unit_span=unit_span, firm=firm)


def _is_one(written: str) -> bool:
    """Whether a figure is a plain 1, which English often turns into an article."""
    return written == "1"


def _starts_bare(written: str) -> bool:
    """Whether a numeral starts with a hundred or more that no digit counts: 百万 in 百万人."""
    return written[0] in "百千万亿"


def _share(text: str, found: list[Quantity]) -> None:
    """Give the first of 1200万至1400万, 12至14%, 3至5月 what only the last is said to count in."""
    for position in range(len(found) - 2, -1, -1):
        first, second = found[position], found[position + 1]
        gap = text[first.span.end : second.span.start]
        if not 0 < len(gap) <= 3 or _RANGE.fullmatch(gap) is None or first.kind is Kind.CODE:
            continue
        if first.kind is not Kind.COUNT or first.units:
            continue
        readings = first.readings
        if second.scale > 1 and first.scale == 1 and first.is_exact:
            wide = first.value.times(second.scale)
            readings = (first.value, wide) if gap in _LIST else (wide, first.value)
        if second.kind in {
            Kind.PERCENT,
            Kind.POINTS,
            Kind.MONTH,
            Kind.DAY,
            Kind.YEAR,
            Kind.TIMES,
            Kind.DECADE,
            Kind.CLOCK,
        }:
            alike = second.readings[1:] if second.kind is Kind.DECADE else ()
            if alike and first.value.high < 100:
                readings = (*readings, first.value.times(1), exactly(1900 + first.value.low))
            found[position] = replace(first, kind=second.kind, readings=readings, firm=first.firm or not first.in_words)
        else:
            found[position] = replace(first, readings=readings, units=second.units, firm=first.firm or not first.in_words)
