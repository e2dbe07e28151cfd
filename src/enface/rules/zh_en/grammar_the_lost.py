"""Names that English gives an article, without it: in Yellow River basin, along Great Wall, of Party."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, phrases, word_set
from enface.languages.patterns import any_of
from enface.languages.sieve import in_source, listed
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.neighbours import is_prose

_TYPE = "linguistic-conventions/grammar"
_KINDS = word_set(
    "Mountains Sea Ocean Plateau Plain Plains Desert Canal Strait Straits Peninsula Grassland Grasslands Islands"
    " Grottoes Wetlands Basin Delta Gorges Corridor"
)
_NAMES = phrases(
    """
    Great Wall, Silk Road, Forbidden City, Palace Museum, Summer Palace, United States, United Nations, European Union,
    Soviet Union, Middle East, Belt and Road Initiative, People's Republic of China, Greater Bay Area, Long March,
    Red Army, People's Liberation Army, Asia-Pacific region, World Cup, Winter Olympics, Winter Olympic Games,
    Olympic Games, Asian Games, Spring Festival holiday, National Day holiday, Yangtze River Economic Belt
    """
)
_BEFORE = word_set("of in along across from on by to into for with at through near around between over under beyond")
_AFTER = any_of((FUNCTION_WORDS | word_set("basin basins valley delta region area")) - {"the"})
_BARE = re.compile(
    rf"(?<![\w’'-])(?P<before>{any_of(_BEFORE)}) (?P<name>(?:[A-Z][a-z]+ ){{1,2}}"
    rf"(?:River(?= (?:basins?|delta|valley)\b)|{any_of(_KINDS)})|{any_of(_NAMES)})"
    rf"(?=[,.;:)]|$| (?:{_AFTER})\b)"
)
_KIND_WORDS = listed({word.lower() for word in _KINDS} | {"river"} | {name.split()[-1].lower() for name in _NAMES})
_PREPOSITIONS = listed(_BEFORE)
_NO_ARTICLE = frozenset({"Mount", "Big", "Old", "New", "Our", "Their", "Its", "This", "That", "Every", "Each", "The"})


@rule(
    id="grammar.the-name",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_KIND_WORDS, _PREPOSITIONS),
    when=is_prose,
    priority=3,
    fires=[("…", "Water is scarce in Yellow River basin, and they walked along Great Wall.")],
    silent=[
        ("…", "Water is scarce in the Yellow River basin, and in Yellow River water; along the Great Wall"),
        ("…", "He read of Yellow River Engineering, in Mount Tai, and sailed from Hainan to Hong Kong."),
    ],
)
def the_name(segment: Analysis) -> Iterator[Hit]:
    """A river, a range of mountains or the like has no article: in Yellow River basin, along Great Wall.

    English says “the” before them, but not before lakes, single mountains, cities and provinces. Rivers by themselves
    are left alone: Chinese houses write them either way.
    """
    for match in _BARE.finditer(segment.target):
        first = match["name"].split(" ", 1)[0]
        if first in _NO_ARTICLE:
            continue
        start = match.start("name")
        second = segment.target.find(" ", start + len(first) + 1)
        end = min(match.end("name"), second if second > 0 else match.end("name"))
        yield segment.hit(
            f"Usually: the {match['name']}.",
            target=(start, end),
            fixes=[Fix("the", (Edit(start, start, "the "),))],
            key=match[0],
        )


_OF_PARTY = re.compile(
    r"\b(?:of|by|for|with|from|under|to) (?P<party>Party)(?=[,.;:)]|$"
    r"| (?:in|at|is|has|was|will|on|with|for|as|during|since|after|before|to)\b| and (?:the|its|our)\b)"
)
_PARTY = listed({"party"})


@rule(
    id="grammar.the-party",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    words=(_PARTY, in_source("党")),
    priority=3,
    fires=[("庆祝建党100周年", "They celebrated the centenary of the founding of Party.")],
    silent=[
        ("庆祝建党100周年", "the founding of the Party, the duty of Party members, of Party and government bodies")
    ],
)
def the_party(segment: Analysis) -> Iterator[Hit]:
    """The Party has no article: the founding of Party.

    There is one that is meant.
    """
    for match in _OF_PARTY.finditer(segment.target):
        start, end = match.span("party")
        yield segment.hit(
            "Usually: the Party.", target=(match.start(), end), fixes=[Fix("the", (Edit(start, start, "the "),))]
        )


_ORDINALS = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
_SESSION = re.compile(
    rf"(?:(?<=, )|(?<=[.!?] )|^|(?<=\bat )|(?<=\bof )|(?<=\bby )|(?<=\bsince ))(?P<nth>{_ORDINALS}) "
    r"(?:plenary |standing |annual )?(?:session|meeting|congress|plenum|conference|plenary)\b"
    r"(?= (?:of|was|is|will|in|on|has)\b)"
)
_SESSIONS = listed({"session", "meeting", "congress", "plenum", "conference", "plenary"})


@rule(
    id="grammar.the-session",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SESSIONS,
    when=is_prose,
    priority=3,
    fires=[("…", "On January 28, third plenary session of the ninth committee was held.")],
    silent=[("…", "On January 28, the third plenary session of the committee was held; a second session of talks")],
)
def the_session(segment: Analysis) -> Iterator[Hit]:
    """A session or a congress that is told by its number has no article: third plenary session of the committee.

    There is one of that number.
    """
    for match in _SESSION.finditer(segment.target):
        start, end = match.span("nth")
        yield segment.hit(
            f"Usually: the {match['nth']}.",
            target=(start, end),
            fixes=[Fix("the", (Edit(start, start, "the "),))],
            key=match[0],
        )
