"""Names of bodies that the source names, which have lost their capitals behind a place or a rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.body_words import NOUNS, PLACES
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import stem
from enface.languages.named_places import COUNTRY_NAMES
from enface.languages.numerals_en import CARDINALS
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.entities import bodies
from enface.rules.zh_en.grammar_number import ends_phrase
from enface.rules.zh_en.neighbours import adjoins

_NOUNS = NOUNS - word_set(
    "group press news service area home hall city zone hub hotel reservoir alliance co corp inc ltd"
)
_HEADS = listed(_NOUNS)
_RANKS = word_set("provincial municipal county prefectural national state central district regional china")
_RANK_SIGNS = {
    "provincial": "省", "municipal": "市", "county": "县", "prefectural": "州", "national": "国全", "state": "国",
    "central": "中央", "district": "区", "regional": "区",
    "china": "中",
}  # fmt: skip
_DESCRIBED = frozenset(
    (
        *CHINESE_CITIES,
        *CHINESE_PROVINCES,
        *(word for words in PLACES.values() for word in words.split()),
        *(word for words in COUNTRY_NAMES.values() for word in words),
        *("Party", "CPC", "Western", "European", "American"),
    )
)
"""What stands before a kind of body that is not named: the Beijing court, Chinese companies."""
_NOT_OF_NAMES = (
    FUNCTION_WORDS
    | CARDINALS.keys()
    | word_set(
        """
    local new former other nearby same first second third several many various relevant large big small famous old
    main top leading key major one said chief head
    """
    )
)
_AFTER_NAMES = (FUNCTION_WORDS - {"and"}) | word_set("said told says held took made gave sent began set put spoke")
_RANKED = re.compile("(?:国家|全国|中国|省|市|县|区|州)[\u4e00-\u9fff]{2,12}?[局委厅办院会部馆]")
_MOST_WORDS = 6


def _names_body(segment: Analysis) -> bool:
    return not segment.is_heading and (bool(bodies(segment)) or _RANKED.search(segment.source) is not None)


@rule(
    id="case.source",
    type="linguistic-conventions/spelling/capitalization",
    severity=Severity.MINOR,
    advisory=True,
    words=_HEADS,
    when=_names_body,
    needs_source=True,
    priority=2,
    fires=[
        ("福建省茶叶研究所有30名专家。", "The Fujian tea research institute has 30 experts."),
        ("省农业农村厅发布通报。", "The provincial department of agriculture and rural affairs issued a notice."),
        ("甘肃省中医院", "She works at the Gansu hospital of traditional Chinese medicine."),
    ],
    silent=[
        ("福建省茶叶研究所有30名专家。", "The Fujian Tea Research Institute has 30 experts; the institute is old."),
        ("北京市法院", "The Beijing court and a local hospital said so."),
        ("省卫生健康委员会发布通报。", "The Provincial Health Commission and the provincial health commission agreed."),
    ],
)
def source_name(segment: Analysis) -> Iterator[Hit]:
    """A body that the source names is written small behind its place or rank: the Fujian tea research institute.

    Chinese has no capitals. Houses differ on bodies of ranks, so this is advice.
    """
    wanted = {noun: body for body in bodies(segment) for noun in body.nouns}
    for at, form in enumerate(segment.forms):
        if form not in _NOUNS or not at:
            continue
        body = wanted.get(stem(form))
        end = _end(segment, at)
        first = _first(segment, at)
        if first is None or (body is None and segment.forms[first] not in _RANKS):
            continue
        if not _is_named(segment, first, end, body.name if body else segment.source):
            continue
        place = next(
            (
                place
                for place in range(first, end + 1)
                if segment.forms[place].islower() and segment.forms[place] != "and"
            ),
            at,
        )
        span = Span(segment.tokens[place].start, segment.tokens[end].end)
        right = " ".join(
            word if word in {"and", "of", "for", "the"} else word[0].upper() + word[1:]
            for word in span.of(segment.target).split(" ")
        )
        yield segment.hit(f"Usually: {right}. It is a name.", target=span, fixes=[replacement(span, right)])


def _end(segment: Analysis, at: int) -> int:
    """Where a name that its head begins ends: hospital of traditional Chinese medicine."""
    words = segment.words
    if words[at + 1 : at + 2] != ("of",) or at + 2 >= len(words) or words[at + 2] in FUNCTION_WORDS:
        return at
    end = at + 1
    while end + 1 < len(words) and end < at + _MOST_WORDS and adjoins(segment, end + 1):
        if words[end + 1] in _AFTER_NAMES or words[end + 1].endswith("ed"):
            break
        end += 1
    return end if words[end] != "and" else end - 1


def _first(segment: Analysis, at: int) -> int | None:
    """Where the words begin that may be a name: at one with a capital, or at a rank."""
    words, forms = segment.words, segment.forms
    first = at
    while first and at - first < _MOST_WORDS and adjoins(segment, first):
        word = words[first - 1]
        if word in _NOT_OF_NAMES and not (word == "and" and forms[first].islower()):
            break
        if word.endswith(("'s", "s'")) and word not in {"people's", "women's", "children's"}:
            break
        first -= 1
    while first < at and (words[first] == "and" or (forms[first].islower() and words[first] not in _RANKS)):
        first += 1
    return first if first < at else None


def _is_named(segment: Analysis, first: int, end: int, name: str) -> bool:
    """Whether place, rank and length make it the name that the source has."""
    words, forms = segment.words, segment.forms
    if end == first or not (ends_phrase(segment, end) or end + 1 == len(words)):
        return False
    if words[first] in _RANKS and forms[first].islower():
        return end - first > 2 and any(sign in name or sign in segment.source for sign in _RANK_SIGNS[words[first]])
    starts = segment.tokens[first].start in segment.sentence_starts
    return end - first > 1 or (forms[first] not in _DESCRIBED and not starts)
