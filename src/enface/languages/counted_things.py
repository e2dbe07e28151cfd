"""What figures count and where they stand in their clause, told by the words beside them in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.patterns import any_of
from enface.languages.remembered import Remembered

_THINGS = """
ship: 舰艇 舰 艇 船 艘 渔船 轮 = ship vessel boat warship ferry
aircraft: 飞机 战机 军机 直升机 架 = aircraft plane jet helicopter airplane
soldier: 军人 士兵 官兵 部队 = soldier troop serviceman servicemen servicepeople
person: 人 名 位 口 人次 = people person
student: 学生 新生 毕业生 生 考生 学子 = student pupil graduate freshman freshmen
teacher: 教师 老师 教职工 = teacher faculty
doctor: 医生 医师 医护 医务 护士 = doctor nurse medic physician
worker: 职工 工人 员工 民工 劳动力 = worker employee laborer labourer staff workforce
official: 干部 党员 官员 公务员 = official cadre
expert: 专家 院士 教授 学者 = expert professor academician scholar
delegate: 代表 委员 嘉宾 = delegate representative deputy deputies member guest
villager: 村民 农民 农户 牧民 = villager farmer herder herdsmen
resident: 居民 市民 群众 住户 = resident local inhabitant
tourist: 游客 旅客 乘客 观众 = tourist visitor passenger traveler traveller spectator
volunteer: 志愿者 = volunteer
child: 儿童 孩子 未成年 = child children kid
old: 老人 老年 = elderly senior
household: 户 家庭 = household family families
patient: 患者 病人 = patient
death: 死亡 遇难 身亡 丧生 = death died dead kill killed fatality fatalities
injured: 受伤 伤者 = injured wounded hurt
confirmed: 确诊 = confirmed
asymptomatic: 无症状 = asymptomatic
suspected: 疑似 = suspected
severe: 重症 危重 = severe critical serious
discharged: 出院 治愈 康复 = discharged recovered cured recovery recoveries
contact: 密切接触 密接 = contact
imported: 输入 = imported
local: 本土 本地 = local domestic
company: 企业 公司 厂 民企 国企 商家 = company companies enterprise firm business businesses factory factories
institution: 机构 单位 = institution agency agencies organization
project: 项目 工程 = project
job: 岗位 就业 = job post position employment
village: 村 = village
town: 镇 乡镇 乡 街道 = town township
county: 县 区县 县区 市县 = county counties district
city: 城市 地市 = city cities
province: 省份 省市 省 = province
country: 国家 国 = country countries nation
school: 学校 中学 小学 高校 幼儿园 = school university universities kindergarten college
class: 班 = class classes
hospital: 医院 卫生院 = hospital clinic
bed: 床位 张床 = bed
station: 车站 站 站点 = station
line: 线路 航线 路线 = line route
flight: 航班 = flight
train: 列车 火车 班列 = train
vehicle: 车辆 汽车 轿车 客车 货车 辆 = vehicle car truck bus buses
bridge: 桥 桥梁 = bridge
tunnel: 隧道 = tunnel
river: 河 河流 = river
reservoir: 水库 = reservoir
tree: 棵 株 树 = tree sapling
animal: 头 只 羊 牛 猪 = sheep cattle pig goat head
species: 物种 种 品种 = species variety varieties kind type
base: 基地 = base
park: 园区 公园 = park
house: 住房 套 房屋 住宅 = house home apartment housing
room: 房间 间 客房 = room
shop: 门店 店 商铺 = store shop outlet
book: 图书 本书 册 = book volume
case: 案件 案 = lawsuit case
patent: 专利 = patent
measure: 措施 举措 = measure
law: 法规 条例 = law regulation
article: 条 = article
event: 活动 场次 = event activity activities
match: 场比赛 赛 = match matches game
medal: 奖牌 = medal
gold: 金牌 = gold
silver: 银牌 = silver
bronze: 铜牌 = bronze
episode: 集 = episode
floor: 层 = floor storey story
size: 面积 = area
length: 长 全长 = long length
width: 宽 = wide width
height: 高 = high height tall
depth: 深 = deep depth
weight: 重 = weigh weighing weighed
investment: 投资 = investment invested invest
revenue: 收入 营收 = revenue income
profit: 利润 盈利 净利 = profit
output: 产量 产值 = output yield
sales: 销售 成交 = sales turnover
export: 出口 = export exported
import: 进口 = import
loan: 贷款 = loan
tax: 税 税收 = tax taxes
fund: 资金 基金 补助 补贴 = fund subsidy subsidies
price: 价格 价 = price
voucher: 消费券 券 = voucher coupon
app: 款APP APP App = app
patrol: 巡护 巡逻 = patrol
troupe: 团体 剧团 院团 = group troupe
age: 岁 享年 = age aged year-old year-olds
"""
"""What is often counted: a name of ours, the Chinese words, and after "=" the English ones, plurals in s understood."""

_CHANGES = """
up: 增长 增加 上升 提高 上涨 = rose rise increase increased increasing grew growth up higher gain gained
down: 下降 减少 降低 下跌 回落 = fell fall decrease decreased decline declined down dropped drop lower
"""
"""What a figure measures the change of, in the same form."""

CHANGES = frozenset({"up", "down"})
"""The names of changes among things."""

_BETWEEN = (
    r"(?:(?:the )?(?:beginning|start|end|first half) of |about |over |more than |nearly |[A-Z][a-z]+ "
    r"|[A-Z]{0,3}[$€£¥]?)?$"
)
_PLACES_ZH = (
    ("from", re.compile("(?:从|由|自)[^，。；、]{0,4}$")),
    ("to", re.compile("(?:[到至]|达)(?:约|近|了)?$")),
    ("part", re.compile("(?:其中|包括)[^，。；、]{0,10}$")),
    ("per", re.compile("每$")),
)
_PLACES_EN = (
    ("from", re.compile(rf"\b[Ff]rom {_BETWEEN}")),
    ("to", re.compile(rf"\b(?:to|reach(?:ed|es|ing)?|hit) {_BETWEEN}")),
    ("part", re.compile(r"\b(?:of which|of whom|including|among them|among which)\b[^,;]{0,24}$")),
    ("per", re.compile(r"\b(?:per|every|each) $")),
)
_DATELINE_ZH = re.compile("[日号]电")
_DATELINE_EN = re.compile(r"(?:, \d{4})? ?(?:\([A-Z]|[—–]|-- )")

_ROW = re.compile(r"(\S+): (.*) = (.*)")
_ENGLISH: dict[str, set[str]] = {}
_CHINESE: dict[str, set[str]] = {}
for _table in (_THINGS, _CHANGES):
    for _name, _zh, _en in _ROW.findall(_table):
        for _word in _zh.split():
            _CHINESE.setdefault(_word, set()).add(_name)
        for _word in _en.split():
            for _form in (_word, f"{_word}s"):
                _ENGLISH.setdefault(_form, set()).add(_name)
_CHINESE_WORD = re.compile(any_of(_CHINESE))
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")


def _in_chinese(text: str) -> frozenset[str]:
    return frozenset(name for word in _CHINESE_WORD.findall(text) for name in _CHINESE[word])


def _in_english(text: str) -> frozenset[str]:
    return frozenset(name for word in _WORD.findall(text.lower()) for name in _ENGLISH.get(word, ()))


things_zh = Remembered(_in_chinese, 20_000).__getitem__
"""The things that a stretch of Chinese beside a figure names."""
things_en = Remembered(_in_english, 20_000).__getitem__
"""The things that a stretch of English beside a figure names."""


def places_zh(left: str, right: str) -> Iterator[str]:
    """Which place a figure has in its sentence by the Chinese on both sides of it: from, to, part, per, dateline."""
    yield from (place for place, pattern in _PLACES_ZH if pattern.search(left))
    if _DATELINE_ZH.match(right):
        yield "dateline"


def places_en(left: str, right: str) -> Iterator[str]:
    """Which place a figure has in its sentence by the English on both sides of it: from, to, part, per, dateline."""
    yield from (place for place, pattern in _PLACES_EN if pattern.search(left))
    if _DATELINE_EN.match(right):
        yield "dateline"
