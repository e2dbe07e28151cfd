"""Another of a row than the source says is found; the right one, and free renderings of it, are left alone."""

import re

import pytest

from enface.glossary import Glossary
from enface.languages.opposites import NAMED_BY, ROWS
from enface.model import Document, Finding, Segment
from enface.rules import check_segment, load_profile

OPPOSITE = load_profile().narrowed(select={"polarity.opposite"})


def findings(source: str, target: str) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), OPPOSITE)
    assert not result.problems
    return result.findings


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "获得一等奖2项、二等奖5项",
            "It won two first prizes and five second prizes.",
            "It won two first prizes and five third prizes.",
        ),
        (
            "今年年底前完工",
            "It will be finished by the end of this year.",
            "It will be finished by the end of next year.",
        ),
        ("明年上半年", "in the first half of next year", "in the second half of next year"),
        ("今年年初", "at the beginning of this year", "at the end of this year"),
        ("明天起施行", "It takes effect tomorrow.", "It takes effect today."),
        ("前天", "the day before yesterday", "yesterday"),
        ("本月底", "at the end of this month", "at the end of next month"),
        ("五年来", "over the past five years", "in the next five years"),
        ("未来三年", "in the next three years", "in the past three years"),
        ("过去五年", "in the past five years", "in the next five years"),
        ("近年来", "in recent years", "in the coming years"),
        ("截至2019年底", "by the end of 2019", "by the beginning of 2019"),
        ("渤海湾", "the Bohai Bay", "the Yellow Sea"),
        ("淮河流域", "the Huaihe River basin", "the Haihe River basin"),
        ("长江三角洲", "the Yangtze River Delta", "the Pearl River Delta"),
        (
            "省委常委、组织部部长",
            "member of the Standing Committee of the CPC provincial committee and head of its Organization Department",
            "member of the Standing Committee of the CPC provincial committee and head of its Publicity Department",
        ),
        (
            "市委宣传部",
            "the Publicity Department of the municipal Party committee",
            "the Organization Department of the municipal Party committee",
        ),
        (
            "市人大常委会",
            "the standing committee of the municipal people's congress",
            "the municipal committee of the CPPCC",
        ),
        ("省人民政府", "the provincial people's government", "the provincial Party committee"),
        ("省教育厅", "the provincial education department", "the provincial health department"),
        ("市公安局", "the municipal public security bureau", "the municipal justice bureau"),
        ("省财政厅", "the provincial finance department", "the provincial civil affairs department"),
        ("县纪委", "the county commission for discipline inspection", "the county supervision commission"),
        ("省高级人民法院", "the provincial higher people's court", "the provincial people's procuratorate"),
        ("市中级人民法院", "the intermediate people's court of the city", "the higher people's court of the city"),
        ("国务院", "the State Council", "the National People's Congress"),
        ("生态环境部", "the Ministry of Ecology and Environment", "the Ministry of Natural Resources"),
        ("农业农村部", "the Ministry of Agriculture and Rural Affairs", "the Ministry of Water Resources"),
        ("商务部", "the Ministry of Commerce", "the Ministry of Finance"),
        ("交通运输部", "the Ministry of Transport", "the Ministry of Commerce"),
        (
            "省委全会",
            "plenary session of the provincial Party committee",
            "standing committee meeting of the provincial Party committee",
        ),
        (
            "省政府常务会议",
            "executive meeting of the provincial government",
            "plenary meeting of the provincial government",
        ),
        ("乡党委书记", "secretary of the township Party committee", "secretary of the county Party committee"),
        ("市委书记", "secretary of the municipal Party committee", "secretary of the provincial Party committee"),
        ("县政府", "the county government", "the city government"),
        ("国家级自然保护区", "national nature reserve", "provincial nature reserve"),
        ("省级非物质文化遗产", "provincial intangible cultural heritage", "national intangible cultural heritage"),
        ("全省最大的水库", "the largest reservoir in the province", "the first reservoir in the province"),
        ("全国首个", "the first of its kind in the country", "the largest of its kind in the country"),
        ("国内最长的隧道", "the longest tunnel in China", "the deepest tunnel in China"),
        ("世界最高", "the highest in the world", "the longest in the world"),
        ("亚洲最大", "the largest in Asia", "the largest in the world"),
        ("全省第一", "first in the province", "first in the country"),
        ("全国最早", "the earliest in the country", "the latest in the country"),
        ("历史最低", "the lowest on record", "the highest on record"),
        ("秋收", "the autumn harvest", "the summer harvest"),
        ("春耕", "spring plowing", "autumn plowing"),
        ("夏粮", "summer grain", "autumn grain"),
        ("夏收", "summer harvest", "spring harvest"),
        ("冬小麦", "winter wheat", "spring wheat"),
        ("取消收费", "The fees were abolished.", "The fees were introduced."),
        ("他们反对这项计划。", "They oppose the plan.", "They support the plan."),
        ("暂停审批", "Approval is suspended.", "Approval is resumed."),
        ("非法占用耕地", "illegal occupation of farmland", "legal occupation of farmland"),
        (
            "城乡差距逐步缩小。",
            "The gap between town and country is narrowing.",
            "The gap between town and country is widening.",
        ),
        ("改善营商环境", "improve the business environment", "worsen the business environment"),
        ("加快建设", "accelerate construction", "slow down construction"),
        ("放缓", "slow down", "speed up"),
        ("减轻负担", "ease the burden", "increase the burden"),
        ("降低成本", "reduce costs", "raise costs"),
        ("加强监管", "strengthen supervision", "weaken supervision"),
        ("减税降费", "cut taxes and fees", "raise taxes and fees"),
        ("扭亏为盈", "turned losses into profits", "turned profits into losses"),
        ("延长服务时间", "extend service hours", "shorten service hours"),
        ("贸易顺差", "trade surplus", "trade deficit"),
    ],
)
def test_another_of_a_row_is_found(source: str, right: str, wrong: str) -> None:
    assert findings(source, wrong)
    assert [finding.message for finding in findings(source, right)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("省委、省政府高度重视。", "The provincial government and Party committee attach great importance to it."),
        (
            "省财政厅会同省教育厅下达资金。",
            "The department of education and the department of finance allocated funds.",
        ),
        ("全国最大的水库，坝高居世界第一。", "The largest reservoir in the country has the highest dam in the world."),
        (
            "年初投产，年底见效。",
            "Put into production at the beginning of the year, it paid off by the end of the year.",
        ),
        ("违法占地被依法拆除。", "What was built on the land was pulled down by legal means."),
        ("规模扩大，差距缩小。", "As the scale is widened, the gap is narrowing."),
        ("去年12月，项目开工建设。", "The project began in December and is still to be completed."),
        ("他生于1950年，2019年去世。", "He was born in 1950 and died in 2019."),
    ],
)
def test_what_stands_on_both_sides_is_no_finding(source: str, target: str) -> None:
    assert [finding.message for finding in findings(source, target)] == []


def test_every_member_of_a_row_has_a_word_that_tells_of_it() -> None:
    told = {telling.place for word in _words() for telling in NAMED_BY[word]}
    assert {(row, place) for row, members in enumerate(ROWS) for place in range(len(members))} <= told


def _words() -> set[str]:
    """The words of all phrases that name a member."""
    return {
        word.lower() for members in ROWS for member in members for word in re.findall("[A-Za-z]+", member.named.pattern)
    }
