"""Names of the organs of provinces and cities, and of plans and zones, that have lost a part of their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_LEVEL = r"(?:[Pp]rovincial|[Mm]unicipal|[Pp]refectural)"
_PLACE = any_of((*CHINESE_PROVINCES, *CHINESE_CITIES))
_ORGAN = r"(?:[Hh]igher |[Ii]ntermediate )?[Pp]eople['’]s (?:[Cc]ongress|[Cc]ourt|[Pp]rocuratorate)"
_NAMED = re.compile(rf"\b{_PLACE} (?P<name>{_LEVEL} {_ORGAN})\b")
_HALF = re.compile(rf"\b(?P<name>{_LEVEL} {_ORGAN})\b")
_COMMITTEE = re.compile(
    rf"\b(?:CPC {_PLACE}|{_PLACE}) (?P<name>{_LEVEL} (?:[Pp]arty )?[Cc]ommittee)\b(?! of| for| on| member)"
)
_PLAN = re.compile(r"\b(?:\d+th|[A-Z]?[a-z]+th) (?P<name>[Ff]ive-[Yy]ear [Pp]lan)\b")
_AREAS = {
    "new area": "新区",
    "free trade zone": "自贸区 自由贸易",
    "high-tech zone": "高新区",
    "peninsula": "半岛",
    "theater command": "战区",
    "science and technology week": "科技活动周",
}
_AREA = re.compile(rf"(?<!^)\b[A-Z][a-z]+(?:'[a-z]+)? (?P<name>{any_of(_AREAS)})\b(?!s)")
_WORDS = listed(
    {"provincial", "municipal", "prefectural", "five-year", "area", "zone", "peninsula", "command", "week", "five"}
)


@rule(
    id="case.organ",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_WORDS,
    priority=7,
    fires=[
        ("广东省人民代表大会", "He spoke at the Guangdong provincial people's congress."),
        ("省高级人民法院院长", "He is president of the Provincial higher people's court."),
        ("中共湖南省委", "He is secretary of the CPC Hunan provincial committee."),
        ("“十三五”时期", "It was done in the 13th five-year plan period."),
        ("湘江新区", "He went to Xiangjiang new area."),
    ],
    silent=[
        ("广东省人民代表大会", "He spoke at the Guangdong Provincial People's Congress."),
        ("省法院", "He spoke at a provincial people's congress and at provincial courts."),
        ("五年计划", "a five-year plan; Beijing opens a new area of study; Hunan provincial government officials"),
    ],
)
def organ(segment: Analysis) -> Iterator[Hit]:
    """The name of an organ, a plan or a zone stands in part in small letters: Guangdong provincial people's congress.

    With its place or rank it is one name, and is written with capitals throughout.
    """
    text = segment.target
    for match in (*_NAMED.finditer(text), *_COMMITTEE.finditer(text), *_PLAN.finditer(text)):
        yield from _cased(segment, Span(*match.span("name")))
    for match in _HALF.finditer(text):
        words = match["name"].split()
        if len({word[0].isupper() for word in words}) > 1:
            yield from _cased(segment, Span(*match.span("name")))
    for match in _AREA.finditer(text):
        if any(name in segment.source for name in _AREAS[match["name"]].split()):
            yield from _cased(segment, Span(*match.span("name")))


def _cased(segment: Analysis, span: Span) -> Iterator[Hit]:
    name = segment.target[span.start : span.end]
    right = "-".join(
        " ".join(w if w == "and" else w[0].upper() + w[1:] for w in part.split(" ")) for part in name.split("-")
    )
    if right != name:
        yield segment.hit(
            f"Usually: {right}. It is a name.",
            target=span,
            fixes=[replacement(span, right, deterministic=True)],
        )
