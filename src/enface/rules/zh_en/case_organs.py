"""Names of the organs of provinces and cities, and of plans, that have lost a part of their capitals."""

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
_COURT = re.compile(rf"\b{_PLACE} (?P<name>[Hh]igh (?:[Pp]eople['’]s )?[Cc]ourt)\b")
_HALF = re.compile(rf"\b(?P<name>{_LEVEL} {_ORGAN})\b")
_COMMITTEE = re.compile(
    rf"\b(?:CPC {_PLACE}|{_PLACE}) (?P<name>{_LEVEL} (?:[Pp]arty )?[Cc]ommittee)\b(?! of| for| on| member)"
)
_CENTRAL = re.compile(
    r"\b(?P<name>[Cc]entral [Cc]ommittee)"
    r"(?= of the (?:[A-Z][\w’'-]+ (?:and |of )?)+(?:Party|League|Association|Society|Federation)\b)"
    rf"|\b[A-Z]{{3,}} (?P<after>(?:{_LEVEL}|[Cc]entral) [Cc]ommittee)\b"
)
_PLAN = re.compile(r"\b(?:\d+th|[A-Z]?[a-z]+th) (?P<name>[Ff]ive-[Yy]ear [Pp]lan)\b")
_WORDS = listed(("provincial", "municipal", "prefectural", "court", "five-year", "central"))


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
        ("农工党中央委员", "She is a member of the central committee of the Peasants and Workers Party."),
        ("农工党市委会", "He is vice chairman of the CPWDP municipal committee."),
        ("“十三五”时期", "It was done in the 13th five-year plan period."),
    ],
    silent=[
        ("广东省人民代表大会", "He spoke at the Guangdong Provincial People's Congress."),
        ("省法院", "He spoke at a provincial people's congress and at provincial courts."),
        ("五年计划", "a five-year plan; Beijing opens a new area of study; Hunan provincial government officials"),
    ],
)
def organ(segment: Analysis) -> Iterator[Hit]:
    """The name of an organ or a plan stands in part in small letters: Guangdong provincial people's congress.

    With its place or rank it is one name, and is written with capitals throughout.
    """
    text = segment.target
    for match in (*_NAMED.finditer(text), *_COMMITTEE.finditer(text), *_PLAN.finditer(text), *_COURT.finditer(text)):
        yield from _cased(segment, Span(*match.span("name")))
    for match in _CENTRAL.finditer(text):
        yield from _cased(segment, Span(*match.span(match.lastgroup or 0)))
    for match in _HALF.finditer(text):
        words = match["name"].split()
        if len({word[0].isupper() for word in words}) > 1:
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


_RANKS = "Provincial|Municipal|County"
_BODIES = "[Gg]overnment|[Cc]ommittee|[Cc]ommission|[Dd]epartment|[Bb]ureau|[Cc]ongress|[Ff]ederation"
_SPLIT = re.compile(
    rf"\b(?P<capital>(?:{_RANKS}) (?i:(?P<body>{_BODIES})))\b|\b(?P<small>(?:{_RANKS.lower()}) (?:{_BODIES}))\b"
)


@rule(
    id="case.split",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_WORDS,
    priority=6,
    fires=[
        ("省政府秘书长", "He is secretary-general of the Provincial government."),
        ("湖南省政府", "It was said by the Hunan provincial Government."),
    ],
    silent=[
        ("省政府秘书长", "He is of the provincial government and of the Hunan Provincial Government."),
        ("省政府", "The Provincial Government Office and the provincial Committee for Arts spoke."),
    ],
)
def split(segment: Analysis) -> Iterator[Hit]:
    """Of the rank and the body one has a capital and the other has none: Provincial government, provincial Government.

    It is a name with both, or a description with neither.
    """
    for match in _SPLIT.finditer(segment.target):
        words = match[0].split(" ")
        if len({word[0].isupper() for word in words}) == 1 or segment.target[match.end() :].startswith(
            (" of ", " for ")
        ):
            continue
        named = segment.target[: match.start()].rstrip().rpartition(" ")[2][:1].isupper()
        right = " ".join(word.capitalize() if named else word.lower() for word in words)
        span = Span(*match.span())
        yield segment.hit(
            f"Usually: {right}. One capital is missing or too many.", target=span, fixes=[replacement(span, right)]
        )


_ADVISED = re.compile(
    r"\b(?P<name>standing committee)(?= of the (?:[Pp]rovincial|[Mm]unicipal|[A-Z]))"
    r"|\b(?P<congress>(?:provincial|municipal|county) people['’]s (?:congress|court|procuratorate))\b"
)
_TITLED = re.compile(
    r"\b[A-Z][a-z]+ [A-Z][a-z]+, (?P<title>Secretary|Director|Chairman|Chairwoman|Deputy [A-Z][a-z]+|Mayor|Governor"
    r"|Head|Captain|Procurator[ -][Gg]eneral|Vice [A-Z][a-z]+|President)(?= of )"
)
_MAY_BE_CASED = listed(
    {"standing", "people's", "secretary", "director", "chairman", "mayor", "governor", "head", "procurator", "vice"}
    | {"deputy", "president", "captain", "chairwoman"}
)


@rule(
    id="case.style",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    advisory=True,
    words=_MAY_BE_CASED,
    priority=2,
    fires=[
        ("省人大常委会", "He is of the standing committee of the provincial people's congress."),
        ("省委书记王", "Wang Jun, Secretary of the Party committee, spoke."),
    ],
    silent=[
        ("省人大常委会", "He is of the Standing Committee of the Provincial People's Congress."),
        ("省委书记王", "Wang Jun, secretary of the Party committee, spoke with Secretary Wang."),
    ],
)
def by_custom(segment: Analysis) -> Iterator[Hit]:
    """A standing committee or people's congress without capitals, or a title after a name with one.

    Houses differ; most write organs with capitals, and titles after a name without.
    """
    if segment.is_heading:
        return
    for match in _ADVISED.finditer(segment.target):
        yield from _cased(segment, Span(*match.span()))
    for match in _TITLED.finditer(segment.target):
        span = Span(*match.span("title"))
        right = match["title"].lower()
        yield segment.hit(f"Usually: {right}, after a name.", target=span, fixes=[replacement(span, right)])
