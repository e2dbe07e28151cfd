"""The article before the name of an institution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import IRREGULAR_VERBS, PURE_VERBS, third_person
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.neighbours import is_prose

_PLACES = (*CHINESE_PROVINCES, *CHINESE_CITIES, "China")
_BEFORE_WORDS = word_set("of by with from to in at for under and between through on as against via within joined")
_BEFORE = any_of(_BEFORE_WORDS - {"and", "between", "as"})

_HEADS = word_set(
    """
    federation committee commission bureau department association ministry congress conference administration
    government council court procuratorate academy foundation chamber alliance union office headquarters secretariat
    society institute organization organisation authority customs zone delta belt
    """
)
_HEAD = any_of(word.capitalize() for word in _HEADS)
_WORD = r"[A-Z][\w’'-]*"
_OF = rf"(?: (?:of|for|on) (?:the )?{_WORD}(?:(?:,? and |, | )(?:the )?{_WORD})*)?"
_NAME = (
    rf"(?:(?:(?:{_WORD}|and) ){{0,6}}?{_HEAD}\b{_OF}|(?:{_WORD} )*Communist Party\b{_OF}|People['’]s Bank of China"
    rf"|(?:{_WORD} )*Greater Bay Area)"
)
_AFTER_PREPOSITION = re.compile(rf"(?<![\w-])(?:(?P<inside>{_WORD}) )?(?P<before>{_BEFORE}) (?P<name>{_NAME})")
_OPENS = re.compile(rf"(?:^|(?<=[.!?] )|(?<=, ))(?P<name>{_NAME})(?= [a-z])")
_OPENING_ADVERBIAL = re.compile(r"(?:^|[.!?] )[^.,;!?]{3,60}, $")
_ABBREVIATED = re.compile(r"\b[A-Z][\w.]{0,3}\. $")
_NEXT = re.compile(r" (?P<word>[a-z]+)|[.,;:)”]|$")
_VERBS = (
    word_set("said says has had will would is was are were held issued put set cut forecast made gave took sent won")
    | {third_person(verb) for verb in PURE_VERBS}
    | {past for past, _ in IRREGULAR_VERBS.values()}
)
_WHOSE = re.compile(r"(?!People)[\w-]+['’]s? ")
_TITLES = word_set(
    """
    director secretary minister chairman chairwoman chairperson chair president spokesperson spokesman spokeswoman
    governor mayor deputy vice head chief official member general professor judge
    """
)
_DETERMINERS = word_set("the a an this that these those its his her their our your my each every any some no all both")
_WITHOUT_ARTICLE = re.compile(
    r"Administration\b|(?:Xinhua|Congress|Customs|Government|Council|Committee|Office|Union|Zone)\b(?! of| for)"
    r"|.*\b(?:University|College|Inc|Ltd)\b"
)

_LETTERS = r"CPC|CCP|UN|EU|WHO|WTO|IMF|NPC|CPPCC|PLA|PRC|UK|UAE|USA|NDRC|CCDI|PBOC|FBI|CIA|NBA|ROK|DPRK"
_ACRONYM = re.compile(
    rf"(?<![\w-])(?P<before>{any_of(_BEFORE_WORDS)}) (?P<name>(?:(?:Provincial|Municipal) )?(?:{_LETTERS}))"
    r"(?=[,.;:]|\s+(?:and|or|in|on|at|to|for|with|from|by|is|was|has|had|will|said|Central Committee)\b)"
)
_LIST_BEFORE = frozenset({"and", "to", "between", "from", "in", "as", "at", "on"})
_BODIES_OF_SYSTEMS = word_set("system delegation committee government federation congress branch")
_SYSTEM = re.compile(
    rf"(?:(?<=, )|(?<=; )|^|(?<=\bof )|(?<=\bby )|(?<=\bwith ))"
    rf"(?P<name>{any_of(_PLACES)}(?:\s+(?!River)[A-Z][\w'’-]*){{0,5}}"
    rf"\s+(?:{any_of(_BODIES_OF_SYSTEMS)}))(?P<after>\s+[\w-]+)?"
)
_PLACE_WORDS = frozenset(place.split()[0] for place in _PLACES)
_FIRST = _PLACE_WORDS | {"Chinese", "State", "National", "Central", "Provincial", "Municipal", "Communist", "People's"}
"""What a name begins with that is no part of a longer one before it."""
_LETTER_WORDS = frozenset(_LETTERS.split("|"))
_NAMES = Sieve(
    lambda word: (
        word in _PLACE_WORDS
        or word in _LETTER_WORDS
        or (word[0].isupper() and word.lower() in _HEADS | {"party", "bank", "area"})
    )
)
_BODIES = listed(_HEADS | {"party", "bank", "area"})


@rule(
    id="style.article",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    advisory=True,
    words=_NAMES,
    when=is_prose,
    fires=[
        ("…", "the eighth congress of Hunan Federation of Overseas Chinese"),
        ("…", "under the leadership of CPC and the government"),
        ("…", "Since January, Hunan FOC system had donated supplies."),
        ("…", "Recently, Hunan Provincial Department of Finance issued a notice."),
        ("…", "Ministry of Education released new rules."),
        ("…", "He was deputy secretary-general of State Council."),
    ],
    silent=[
        ("…", "the eighth congress of the Hunan Federation of Overseas Chinese"),
        ("…", "the president of Hunan University and CPC members"),
        ("…", "an expert of Hunan Federation staff"),
        ("…", "according to UN figures"),
        ("…", "China's Ministry of Commerce said so, and Ministry of Commerce officials agreed."),
        ("…", "by Ministry of Commerce Spokesperson Gao Feng, in Congress"),
    ],
)
def article(segment: Analysis) -> Iterator[Hit]:
    """The name of an institution lacks its "the".

    Chinese has no article; English bodies named by a common noun (Federation, Bureau, Committee) take one, as do
    the CPC and other bodies read letter by letter. Before a further noun ("CPC members") there is none,
    and headlines drop it.
    """
    for start, end in sorted(set(_places(segment))):
        words = segment.target[start:end].split(" ")
        yield segment.hit(
            f"Usually: the {words[0]}. The name of a body takes an article.",
            target=(start, start + len(" ".join(words[:_MARKED]))),
            fixes=[Fix("the", (Edit(start, start, "the "),))],
        )


_MARKED = 2
"""How many words of a name are marked: where the article is missing, not all that follows."""


def _places(segment: Analysis) -> Iterator[tuple[int, int]]:
    text = segment.target
    if segment.has(_BODIES):
        for match in _AFTER_PREPOSITION.finditer(text):
            following = _NEXT.match(text, match.end())
            if following is None or not _takes_article(match["name"]) or _is_inside(match):
                continue
            if following["word"] is None or following["word"] in FUNCTION_WORDS or _is_verb(following["word"]):
                yield match.span("name")
        for match in _OPENS.finditer(text):
            before, verb = text[: match.start()], _NEXT.match(text, match.end())
            opens = not before.endswith(", ") or _OPENING_ADVERBIAL.search(before)
            is_subject = verb is not None and _is_verb(verb["word"])
            if is_subject and opens and not _ABBREVIATED.search(before) and _takes_article(match["name"]):
                yield match.span("name")
    behind = {second for first, second in pairwise(segment.forms) if first in _BEFORE_WORDS}
    if not _LETTER_WORDS.isdisjoint(segment.forms) and not (_LETTER_WORDS | {"Provincial", "Municipal"}).isdisjoint(
        behind
    ):
        for match in _ACRONYM.finditer(text):
            if match["before"] not in _LIST_BEFORE or match["name"] == "CPC":
                yield match.span("name")
    if not _BODIES_OF_SYSTEMS.isdisjoint(segment.forms) and not _PLACE_WORDS.isdisjoint(segment.forms):
        for match in _SYSTEM.finditer(text):
            after_name = (match["after"] or "").strip()
            if not after_name.istitle() and after_name != "of":
                yield match.span("name")


def _is_inside(match: re.Match[str]) -> bool:
    """Whether the preposition belongs to a longer name: Chinese Academy of Sciences Plateau Institute."""
    inside = (match["inside"] or "").lower()
    return inside in _HEADS - {"office"} and match["name"].split()[0] not in _FIRST


def _is_verb(word: str) -> bool:
    return word in _VERBS or (word.endswith("ed") and len(word) > 4)


def _takes_article(name: str) -> bool:
    words = name.lower().split()
    return (
        _WHOSE.match(name) is None
        and len(words) > 1
        and words[0] not in _DETERMINERS
        and words[0] not in FUNCTION_WORDS
        and _TITLES.isdisjoint(words)
        and _WITHOUT_ARTICLE.match(name) is None
    )
