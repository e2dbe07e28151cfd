"""Articles before organs of provinces, and before places that take none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import phrases
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"
_PLACE = any_of((*CHINESE_PROVINCES, *CHINESE_CITIES))
_BODY = r"(?:federation|committee|government|commission|department|congress|court|headquarters)"
_SMALL = re.compile(
    rf"\b(?:of|by|from|with) (?P<name>(?:provincial|municipal) (?:[a-z]+ ){{0,2}}{_BODY})\b"
    r"(?!['’-]| (?:and|or)\b| [a-z]+s\b(?<!has)(?<!was)| (?:official|leader|staff|level))"
)
_OPENS = re.compile(
    rf"(?:^|(?<=[.!?] ))(?P<name>(?:{_PLACE} )?(?:Provincial|Municipal) (?:[A-Z][\w-]+ |and |of |for ){{0,7}}"
    rf"(?i:{_BODY}))(?= (?:of\b|said|will|has|have|had|was|is|[a-z]+ed\b))"
)
_LEVELS = listed({"provincial", "municipal"})


@rule(
    id="grammar.organ",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_LEVELS,
    fires=[
        ("…", "She is chairman of provincial federation of trade unions."),
        ("…", "Provincial Health Commission said so. Anhui Provincial Flood Control Headquarters raised the level."),
    ],
    silent=[
        ("…", "She is chairman of the provincial federation and of provincial government bodies."),
        ("…", "The Provincial Health Commission said so; Provincial Health Commission officials left."),
    ],
)
def organ(segment: Analysis) -> Iterator[Hit]:
    """The organ of a province or city has no article: chairman of provincial federation.

    There is one such organ, and English says so with “the”.
    """
    if segment.is_heading:
        return
    for match in (
        *_SMALL.finditer(segment.target),
        *_OPENS.finditer(segment.target),
    ):
        start, end = match.span("name")
        the = "the " if match["name"][0].islower() else "The "
        yield segment.hit(
            "Usually with “the”. There is one such organ.",
            target=(start, _end_of_first_words(segment.target, start, end)),
            fixes=[Fix("the", (Edit(start, start, the),))],
        )


def _end_of_first_words(text: str, start: int, end: int) -> int:
    """Where the first two words of a name end: the article is lost there, and not in the whole of a long name."""
    first = text.find(" ", start, end)
    second = text.find(" ", first + 1, end) if first >= 0 else -1
    return second if second >= 0 else end


_WITH_THE = re.compile(
    rf"\b[Tt]he (?P<name>(?:{_PLACE}|[A-Z][a-z]+) (?:County|City|Province|Town|Township|Village)|central China|China)"
    r"(?= (?:will|has|is|was|have|had|and the|said|in|on)\b|[,.;]|$)"
)
_THE = listed({"county", "city", "province", "town", "township", "village", "china"})
_NO_NAMES = frozenset(
    phrases("Forbidden, Ancient, Old, New, Inner, Outer, Imperial, Walled, Host, This, Great, Water, Global")
)


@rule(
    id="grammar.the",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_THE,
    fires=[("…", "In next year, the Anxi County will build roads, as others do in the central China.")],
    silent=[("…", "the Anxi County government, Anxi County will build; the Forbidden City, the China of old")],
)
def the(segment: Analysis) -> Iterator[Hit]:
    """The name of a place has an article: the Anxi County.

    Names of counties, cities and provinces take none.
    """
    for match in _WITH_THE.finditer(segment.target):
        if match["name"].split()[0] in _NO_NAMES:
            continue
        span = Span(match.start(), match.end())
        yield segment.hit(
            f"Usually: {match['name']}.",
            target=span,
            fixes=[Fix("no article", (Edit(match.start(), match.start("name"), ""),))],
        )


_AT_LEVELS = re.compile(
    r"\b(?P<noun>[a-z]+s) at (?:all|various|different) levels(?: (?:in|of|across) the [a-z]+)? (?P<verb>is|was|has)\b"
)
_FOR_MANY = {"is": "are", "was": "were", "has": "have"}
_LEVELS_WORD = listed({"levels"})


@rule(
    id="grammar.levels",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_LEVELS_WORD,
    priority=5,
    fires=[("…", "Trade unions at all levels in the province has helped, as river and lake chiefs at all levels has.")],
    silent=[("…", "Trade unions at all levels have helped; the work of unions at all levels has grown.")],
)
def levels(segment: Analysis) -> Iterator[Hit]:
    """Bodies at all levels take a verb of one: unions at all levels has.

    They are many, and their verb is far from them.
    """
    for match in _AT_LEVELS.finditer(segment.target):
        before = re.split(r"[.,;]", segment.target[: match.start()])[-1].split()
        if any(word.lower() in _LINKS for word in before[-8:]):
            continue
        span = Span(*match.span("verb"))
        right = _FOR_MANY[match["verb"]]
        yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=match[0])


_LINKS = frozenset({"of", "by", "for", "with", "from", "to", "between", "among"})
