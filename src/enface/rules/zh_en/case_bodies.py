"""Names of bodies of which a part has its capitals and a part has lost them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, phrases
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES, COUNTRIES
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/spelling"
_FIELDS = phrases(
    """
    agriculture, agriculture and rural affairs, audit, civil affairs, commerce, culture, culture and tourism, customs,
    cultural heritage, discipline inspection, ecology and environment, education, emergency management, energy,
    engineering, environmental protection, finance, fine arts, fisheries, foreign affairs, forestry, forestry and
    grassland, health, housing, housing and urban-rural development, human resources, human resources and social
    security, industry, industry and commerce, industry and information technology, justice, labor, land and resources,
    market regulation, medical sciences, meteorology, natural resources, nationalities, planning, cultural relics,
    culture and sports, water affairs, religious affairs, ethnic affairs, public health, public security, railways,
    rural affairs, rural revitalization, science, science and technology, sciences, social sciences, social security,
    sport, sports, state security, statistics, supervision, taxation, technology, tourism, traditional Chinese medicine,
    transport, transportation, urban planning, veterans affairs, water conservancy, water resources
    """
)
_HEADS = {
    "academy": "院", "administration": "局署", "association": "会", "bureau": "局处", "center": "中心",
    "centre": "中心", "college": "院", "commission": "委", "committee": "委会", "council": "会院",
    "department": "部厅局处司", "federation": "会", "hospital": "院", "institute": "院所", "ministry": "部",
    "museum": "馆", "office": "办厅室处", "society": "会", "corps": "队团", "university": "大学", "foundation": "会",
    "school": "校院", "congress": "会", "festival": "节", "forum": "论坛", "summit": "峰会", "expo": "会",
    "fair": "会", "championship": "赛", "exhibition": "展", "detachment": "队", "brigade": "队旅",
    "corporation": "公司", "chamber": "商会", "headquarters": "部", "secretariat": "处", "embassy": "馆",
    "consulate": "馆", "library": "馆", "observatory": "台", "tunnel": "隧道", "expressway": "高速",
    "cooperative": "合作社", "orchestra": "乐团", "park": "公园", "award": "奖", "prize": "奖", "pagoda": "塔",
    "grottoes": "石窟", "cup": "杯", "games": "运动会", "league": "联赛", "laboratory": "实验室",
    "kindergarten": "园", "cemetery": "园墓", "highway": "路", "railway": "铁", "group": "集", "reserve": "保护区",
    "memorial": "纪念", "troupe": "团", "theatre": "剧院", "theater": "剧院",
}  # fmt: skip
_CAPITAL_HEAD = any_of(head.capitalize() for head in _HEADS)
_OF_FIELD = re.compile(rf"\b(?:{_CAPITAL_HEAD}) (?:of|for) (?P<field>{any_of(_FIELDS)})\b(?!-| (?:{any_of(_FIELDS)}))")
_HEAD = re.compile(
    rf"(?<=[Tt]he )(?P<name>(?:[A-Z][a-z]+ ){{2,4}})(?P<head>{any_of(_HEADS)})"
    rf"(?=[,.;:)]|$| (?:{any_of(FUNCTION_WORDS)}|said|told|spoke|\w+ed)\b)"
)
_INSIDE = re.compile(rf"\b[A-Z][a-z]+ (?P<small>(?:[a-z]{{3,}} ){{0,3}}?[a-z]{{3,}}) (?:{_CAPITAL_HEAD})\b(?! of\b)")
_WITHOUT_NAME = frozenset((*CHINESE_CITIES, *CHINESE_PROVINCES, *COUNTRIES, "China", "Nations", "House", "States"))


_HEAD_WORDS = listed(_HEADS)


@rule(
    id="case.body",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_HEAD_WORDS,
    priority=8,
    fires=[
        ("应急管理部启动应急响应", "The Ministry of emergency management activated the response."),
        ("国家卫生健康委员会", "Ma Xiaowei of the National Health commission spoke."),
        ("市交通委员会", "He came to the Municipal transport Commission."),
    ],
    silent=[
        ("应急管理部启动应急响应", "The Ministry of Emergency Management activated the response."),
        ("省委领导", "the New York office, the Hunan Provincial committee member, the Beijing Olympics"),
        ("…", "the Trump administration and the United Nations office"),
        ("…", "He joined the Department of the Interior and said Chinese officials visited Hospital No. 2."),
    ],
)
def half_cased(segment: Analysis) -> Iterator[Hit]:
    """A part of the name of a body has its capitals, and another part has lost them: Ministry of emergency management.

    A name is written with capitals throughout.
    """
    for match in _OF_FIELD.finditer(segment.target):
        if match["field"][0].islower():
            right = " ".join(word if word == "and" else word.capitalize() for word in match["field"].split())
            yield _cased(segment, Span(*match.span("field")), right)
    for match in _HEAD.finditer(segment.target):
        last = match["name"].split()[-1]
        chinese = _HEADS[match["head"]]
        if last in _WITHOUT_NAME or not is_word(last.lower()) or not any(sign in segment.source for sign in chinese):
            continue
        yield _cased(segment, Span(*match.span("head")), match["head"].capitalize())
    for match in _INSIDE.finditer(segment.target):
        small = match["small"].split()
        if small[0] == "and" or any(word != "and" and word not in _ONE_WORD_FIELDS for word in small):
            continue
        right = " ".join(word if word == "and" else word.capitalize() for word in small)
        yield _cased(segment, Span(*match.span("small")), right)


_ONE_WORD_FIELDS = frozenset(word for field in _FIELDS for word in field.split()) - {"and", "public", "social"}


def _cased(segment: Analysis, span: Span, right: str) -> Hit:
    return segment.hit(
        f"Usually: {right}. It is part of a name.",
        target=span,
        fixes=[replacement(span, right, deterministic=True)],
    )
