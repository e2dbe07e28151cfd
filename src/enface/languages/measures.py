"""Units of measure and money: what Chinese and English call them, and how they convert."""

from __future__ import annotations

import re
from fractions import Fraction

from enface.languages.patterns import any_of

DIMENSIONS: dict[str, tuple[str, Fraction]] = {
    "kilometre": ("length", Fraction(1000)),
    "li": ("length", Fraction(500)),
    "metre": ("length", Fraction(1)),
    "centimetre": ("length", Fraction(1, 100)),
    "millimetre": ("length", Fraction(1, 1000)),
    "micron": ("length", Fraction(1, 10**6)),
    "nanometre": ("length", Fraction(1, 10**9)),
    "mile": ("length", Fraction(1609344, 1000)),
    "nautical mile": ("length", Fraction(1852)),
    "yard": ("length", Fraction(9144, 10000)),
    "foot": ("length", Fraction(3048, 10000)),
    "inch": ("length", Fraction(254, 10000)),
    "square kilometre": ("area", Fraction(10**6)),
    "square metre": ("area", Fraction(1)),
    "square foot": ("area", Fraction(9290304, 10**8)),
    "square mile": ("area", Fraction(2589988)),
    "hectare": ("area", Fraction(10**4)),
    "mu": ("area", Fraction(2000, 3)),
    "acre": ("area", Fraction(40468564, 10**4)),
    "tonne": ("mass", Fraction(1000)),
    "kilogram": ("mass", Fraction(1)),
    "jin": ("mass", Fraction(1, 2)),
    "liang": ("mass", Fraction(1, 20)),
    "gram": ("mass", Fraction(1, 1000)),
    "milligram": ("mass", Fraction(1, 10**6)),
    "pound (weight)": ("mass", Fraction(45359237, 10**8)),
    "ounce": ("mass", Fraction(2835, 10**5)),
    "cubic metre": ("volume", Fraction(1000)),
    "litre": ("volume", Fraction(1)),
    "millilitre": ("volume", Fraction(1, 1000)),
    "TEU": ("containers", Fraction(1)),
    "degree": ("temperature", Fraction(1)),
    "gigawatt": ("power", Fraction(10**6)),
    "megawatt": ("power", Fraction(1000)),
    "kilowatt": ("power", Fraction(1)),
    "watt": ("power", Fraction(1, 1000)),
    "kilowatt-hour": ("energy", Fraction(1)),
    "megawatt-hour": ("energy", Fraction(1000)),
    "gigawatt-hour": ("energy", Fraction(10**6)),
    "century": ("years", Fraction(1200)),
    "decade": ("years", Fraction(120)),
    "year": ("years", Fraction(12)),
    "quarter": ("years", Fraction(3)),
    "month": ("years", Fraction(1)),
    "week": ("days", Fraction(168)),
    "day": ("days", Fraction(24)),
    "hour": ("days", Fraction(1)),
    "minute": ("days", Fraction(1, 60)),
    "second": ("days", Fraction(1, 3600)),
}
"""The dimension of each unit and its size in that dimension; money has none, since its worth changes daily."""

DOLLARS = frozenset(
    {
        "US dollar", "Hong Kong dollar", "Singapore dollar", "Australian dollar", "Canadian dollar",
        "New Zealand dollar", "New Taiwan dollar",
    }
)  # fmt: skip
CURRENCIES = DOLLARS | {
    "yuan", "euro", "pound", "yen", "won", "rouble", "rupee", "ringgit", "baht", "Swiss franc", "franc", "dong", "real",
    "lira", "rand", "peso", "pataca", "krona", "dirham", "rupiah", "rial", "shekel", "naira", "hryvnia", "zloty", "kip",
    "riel", "kyat", "taka", "tenge", "dinar",
}  # fmt: skip

_CHINESE = """
yuan: 元人民币 人民币元 元 块钱 块 人民币
US dollar: 美元 美金 美刀
Hong Kong dollar: 港元 港币 港圆
Singapore dollar: 新元 新币 新加坡元 坡币
Australian dollar: 澳元 澳币
Canadian dollar: 加元 加币 加拿大元
New Zealand dollar: 纽元 新西兰元
New Taiwan dollar: 新台币 台币 新台币元
euro: 欧元
pound: 英镑
yen: 日元 日圆 日币
won: 韩元 韩圆 韩币
rouble: 卢布
rupee: 卢比
ringgit: 令吉 林吉特 马币
baht: 泰铢
Swiss franc: 瑞士法郎 瑞郎
franc: 法郎
dong: 越南盾
rupiah: 印尼盾 印度尼西亚盾
real: 雷亚尔
lira: 里拉
rand: 兰特
peso: 比索
pataca: 澳门元 澳门币
krona: 克朗
dirham: 迪拉姆
rial: 里亚尔
shekel: 谢克尔
naira: 奈拉
hryvnia: 格里夫纳
zloty: 兹罗提
tenge: 坚戈
dinar: 第纳尔
kilometre: 公里 千米 km KM
li: 华里 里
metre: 米 m
centimetre: 厘米 公分 cm
millimetre: 毫米 mm
micron: 微米
nanometre: 纳米
mile: 英里
nautical mile: 海里
yard: 码
foot: 英尺
inch: 英寸
square kilometre: 平方公里 平方千米
square metre: 平方米 平米 ㎡
square foot: 平方英尺
square mile: 平方英里
hectare: 公顷
mu: 亩
acre: 英亩
tonne: 吨 公吨
kilogram: 公斤 千克 kg
jin: 斤 市斤
gram: 克
milligram: 毫克
pound (weight): 磅
ounce: 盎司
cubic metre: 立方米 立方 方
litre: 升
millilitre: 毫升
TEU: 标箱 标准箱 个标箱 个标准箱 TEU
degree: 摄氏度 ℃ °C 华氏度 度
gigawatt: 吉瓦
megawatt: 兆瓦
kilowatt: 千瓦
watt: 瓦
kilowatt-hour: 千瓦时 度电 度
megawatt-hour: 兆瓦时
century: 世纪 个世纪
year: 年 周年 年度 周岁
quarter: 个季度
month: 个月
week: 周 星期 个星期 礼拜 个礼拜
day: 天 日 昼夜 工作日 个工作日
hour: 小时 个小时 钟头 个钟头 时
minute: 分钟 分
second: 秒 秒钟
"""
_ENGLISH = """
yuan: yuan renminbi rmb cny
US dollar: us$ usd
Hong Kong dollar: hk$ hkd
Singapore dollar: s$ sgd
Australian dollar: a$ au$ aud
Canadian dollar: c$ ca$ cad
New Zealand dollar: nz$ nzd
New Taiwan dollar: nt$ twd
euro: euro € eur
pound: pound sterling £ gbp
yen: yen jpy
won: won krw
rouble: rouble ruble rub
rupee: rupee
ringgit: ringgit rm myr
baht: baht
franc: franc
Swiss franc: franc
dong: dong
real: real reais
lira: lira
rand: rand
peso: peso
krona: krona krone kronor kroner
dirham: dirham
rupiah: rupiah
rial: rial riyal
shekel: shekel
naira: naira
hryvnia: hryvnia
zloty: zloty
tenge: tenge
dinar: dinar
pataca: pataca mop$
kilometre: kilometer kilometre km kms
li: li
metre: meter metre m
centimetre: centimeter centimetre cm
millimetre: millimeter millimetre mm
micron: micron micrometer micrometre
nanometre: nanometer nanometre nm
mile: mile
yard: yard
foot: foot feet ft
inch: inch inches
hectare: hectare ha
mu: mu
acre: acre
tonne: ton tonne
kilogram: kilogram kilogramme kilo kg kgs
jin: jin catty catties
gram: gram gramme g
milligram: milligram mg
pound (weight): pound lb lbs
ounce: ounce oz
litre: liter litre
millilitre: milliliter millilitre ml
degree: degree °c ℃ °f
gigawatt: gigawatt gw
megawatt: megawatt mw
kilowatt: kilowatt kw
watt: watt
kilowatt-hour: kwh
megawatt-hour: mwh
gigawatt-hour: gwh
century: century centuries
decade: decade
year: year yr yrs
quarter: quarter
TEU: teu container
month: month
week: week wk
day: day
hour: hour hr hrs h
minute: minute min mins
second: second sec secs s
"""
_PHRASES = {
    r"(?:u\.?s\.?|american) dollars?": {"US dollar"},
    "hong kong dollars?": {"Hong Kong dollar"},
    "singapore(?:an)? dollars?": {"Singapore dollar"},
    "australian dollars?": {"Australian dollar"},
    "canadian dollars?": {"Canadian dollar"},
    "new zealand dollars?": {"New Zealand dollar"},
    "(?:new )?taiwan(?:ese)? dollars?": {"New Taiwan dollar"},
    "(?:malaysian )?ringgits?": {"ringgit"},
    "chinese yuan": {"yuan"},
    "japanese yen": {"yen"},
    "(?:south )?korean won": {"won"},
    "british pounds?": {"pound"},
    "swiss francs?": {"Swiss franc"},
    "indonesian rupiahs?": {"rupiah"},
    "dollars?": DOLLARS,
    "bucks?": DOLLARS | {"yuan"},
    r"square (?:kilometers?|kilometres?|km)|sq\.? ?km|km2|km²": {"square kilometre"},
    r"square (?:meters?|metres?|m)|sq\.? ?m|m2|m²": {"square metre"},
    "square (?:feet|foot)|sq\\.? ?ft": {"square foot"},
    "square miles?": {"square mile"},
    r"cubic (?:meters?|metres?)|m3|m³": {"cubic metre"},
    "nautical miles?": {"nautical mile"},
    r"kilowatt[- ]hours?": {"kilowatt-hour"},
    r"(?:standard|(?:twenty|20)[- ]foot(?:[- ]equivalent)?|teu)[- ](?:units?|containers?|boxes)": {"TEU"},
    r"degrees? (?:celsius|centigrade|fahrenheit)": {"degree"},
}


def _listing(text: str) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in text.strip().splitlines():
        unit, _, words = line.partition(": ")
        for word in words.split():
            table[word] = table.get(word, frozenset()) | {unit}
    return table


CHINESE = _listing(_CHINESE)
ENGLISH = _listing(_ENGLISH) | {"$": DOLLARS, "¥": frozenset({"yuan", "yen"}), "￥": frozenset({"yuan", "yen"})}
_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?:(?:US|HK|NT|S|A|AU|C|CA|NZ|MOP)\$|RMB|CNY|USD|EUR|GBP|HKD|SGD|AUD|CAD|JPY|NTD?|TWD|KRW|RM|MYR|yuan)"
    r"|[$€£¥￥]) ?$"
)
_ENDS_BEFORE = frozenset("$€£¥￥BDMPRTWYn")
"""The last characters of what may stand before a figure."""
_AFTER = re.compile(
    r"(?P<gap>[ \u00a0-]{0,2}|-? ?[a-z]+ (?=(?:yuan|dollars|euros|yen|RMB|US))| (?:of |in )(?=(?:yuan|dollars|RMB)))"
    r"(?P<unit>"
    + "|".join(_PHRASES)
    + "|"
    + any_of(word for word in ENGLISH if word[0].isalpha())
    + r"(?:s(?![a-z]))?"
    + r"|°c|°f|℃)(?![A-Za-z$]|['’](?!s)|[- ]on[- ](?:year|month|quarter))",
    re.IGNORECASE,
)
_CHINESE_AFTER = re.compile(any_of(CHINESE))
_BEGINS_AFTER = frozenset(" \u00a0-°℃")
"""What stands after a figure and before its unit, and the signs that begin one."""
_PHRASE_UNITS = tuple((re.compile(pattern, re.IGNORECASE), frozenset(units)) for pattern, units in _PHRASES.items())


def chinese_unit(text: str, position: int) -> tuple[frozenset[str], int]:
    """The units that the characters at `position` can name, and where they end; nothing and `position` if none."""
    match = _CHINESE_AFTER.match(text, position)
    return (CHINESE[match[0]], match.end()) if match else (frozenset(), position)


def english_unit_after(text: str, position: int) -> tuple[frozenset[str], int, int]:
    """The units that the words after a figure ending at `position` can name, with the place of those words."""
    following = text[position : position + 1]
    match = _AFTER.match(text, position) if following.isalpha() or following in _BEGINS_AFTER else None
    if match is None:
        return frozenset(), position, position
    return _english(match["unit"]), match.start("unit"), match.end("unit")


def english_unit_before(text: str, position: int) -> tuple[frozenset[str], int, int]:
    """The currency written before a figure starting at `position`, with its place."""
    may_be = text[max(0, position - 2) : position].rstrip(" ")[-1:] in _ENDS_BEFORE
    match = _BEFORE.search(text, max(0, position - 6), position) if may_be else None
    if match is None:
        return frozenset(), position, position
    word = match[0].strip()
    return _english(word), match.start(), match.start() + len(word)


def _english(word: str) -> frozenset[str]:
    lower = " ".join(word.lower().split())
    for candidate in (lower, lower.removesuffix("s")):
        if candidate in ENGLISH:
            return ENGLISH[candidate]
    for pattern, units in _PHRASE_UNITS:
        if pattern.fullmatch(lower):
            return units
    return frozenset()


def factor(unit: str, other: str) -> Fraction | None:
    """How many of `other` one `unit` is; None where they measure different things or money."""
    mine, theirs = DIMENSIONS.get(unit), DIMENSIONS.get(other)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    return mine[1] / theirs[1]


def named(unit: str, amount: Fraction | int = 2) -> str:
    """A unit's name beside an amount: 1 square foot, 3 square feet, 5 yuan."""
    if amount == 1 or unit in _UNCHANGED:
        return unit
    name, bracket, rest = unit.partition(" (")
    for one, many in _PLURALS:
        if name.endswith(one):
            return name.removesuffix(one) + many + bracket + rest
    return f"{name}s{bracket}{rest}"


_PLURALS = (("foot", "feet"), ("inch", "inches"), ("century", "centuries"))
_UNCHANGED = frozenset({"yuan", "yen", "won", "baht", "li", "mu", "jin", "liang", "rand", "ringgit", "dong", "kip"})


def same_dimension(unit: str, other: str) -> bool:
    """Whether the two measure the same thing: both money, both lengths …"""
    if unit in CURRENCIES or other in CURRENCIES:
        return unit in CURRENCIES and other in CURRENCIES
    mine, theirs = DIMENSIONS.get(unit), DIMENSIONS.get(other)
    return mine is not None and theirs is not None and mine[0] == theirs[0]
