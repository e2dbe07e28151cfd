"""Names of bodies and laws in a Chinese text: where they stand, and what English their parts have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain

from enface.languages.body_words import BEFORE_NAMES, HEADS, LAWS, PARTS, PLACES
from enface.languages.patterns import any_of

_STOPS = re.compile(
    r"[^\u4e00-\u9fff·A-Za-z&]|[的了是被于把让给与并且或该本此这那各某每几两向到称曾叫座如号]|\d年|[一两几多\d][家名位所]"
    r"|在(?!线)|对(?!外)|将(?!军)|(?<!自)由|(?<!小)说|从(?!业)|(?<!华)为|(?<![高平初])等|个(?!人)|项(?!目)|就(?!业)"
    r"|以(?!色列)|(?<!国)有(?![限色])|(?<![高中初])级|" + any_of(BEFORE_NAMES)
)
"""What parts a name from the words before it; a few characters of common words are excepted."""

_LEVELS = frozenset("省市县区州")
_AND = re.compile("[和及]")
_JOINED = re.compile(
    r"(?:发展|资源|工业|住房|文化|科学|粮食|银行"
    r"|食品|国土|环境|新闻|广播|体育|旅游|农业|经济|安全|贸易|研究|教育|卫生|健康|疾病|土地|社会|保险|证券)$"
)
_WHOLE = re.compile(r"..+[部厅局]$|[卫发国].委|.联|总工会|红十字会|疾控中心")
_TERM = re.compile(r"第[一二三四五六七八九十百\d]+[届次]")
_HEAD = re.compile(any_of(HEADS) + r"(?!院长|长|员|生)")
_PLACE = re.compile(any_of(PLACES))
_PART = re.compile(any_of(PARTS))
_LAW = re.compile(rf"《([^《》]{{2,40}}?(?:{any_of(LAWS)}))(?:（[^（）]*）)?》")
_LONGEST = 24
_NO_NAMES = frozenset({"管理局", "监督局", "调查局", "指挥部"})


def names_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The names of bodies and laws in a Chinese text: start, end, and the English nouns that may head each."""
    for match in _LAW.finditer(text):
        yield *match.span(1), _nouns(match[1], LAWS)
    pending: tuple[int, int, str] | None = None
    for match in _HEAD.finditer(text):
        end = pending[1] if pending else 0
        start = _start(text, max(end, match.end() - _LONGEST), match.start())
        if pending and start == end:
            start = pending[0]
        elif pending:
            yield pending
        is_name = match.start() - start > 1 or (_WHOLE.fullmatch(match[0]) and match[0] not in _NO_NAMES)
        pending = (start, match.end(), HEADS[match[0]]) if is_name else None
    if pending:
        yield pending


def _nouns(name: str, heads: dict[str, str]) -> str:
    return heads[max((head for head in heads if name.endswith(head)), key=len)]


def _start(text: str, start: int, head: int) -> int:
    """Where the name begins whose head stands there: after what cannot be part of it, at the first place named."""
    for stop in chain(_STOPS.finditer(text, start, head), _TERM.finditer(text, start, head)):
        start = max(start, stop.end())
    for joint in _AND.finditer(text, start, head):
        if not _JOINED.search(text, start, joint.start()):
            start = joint.end()
    place = _PLACE.search(text, start, head)
    return place.start() if place else start


def may_be_one(one: str, other: str) -> bool:
    """Whether one Chinese name may be short for the other: its characters stand in it in their order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)


def full_name(name: str, others: Collection[str]) -> str:
    """The one longer name among `others` that a name such as 省侨联 stands for; the name itself where there is none."""
    if name[0] not in _LEVELS:
        return name
    longer = [other for other in others if len(other) > len(name) and other.endswith(name)]
    return longer[0] if len(longer) == 1 else name


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> tuple[frozenset[str], ...]:
    """For each part of a Chinese name that has a usual English: the small words any of which renders it."""
    found = [PLACES[match[0]].lower() for match in _PLACE.finditer(name)]
    found += [PARTS[match[0]] for match in _PART.finditer(name)]
    return tuple(frozenset(words.split()) for words in found)


@lru_cache(maxsize=20_000)
def place_words_of(name: str) -> frozenset[str]:
    """The English words of the places that a Chinese name holds, in small letters."""
    return frozenset(word for match in _PLACE.finditer(name) for word in PLACES[match[0]].lower().split())


ONE_PLACE = {
    word.lower(): words.split()[0].lower()
    for words in PLACES.values()
    for word in words.split()
    if len(word) > 3 and word != words.split()[0] and word[:2] == words[:2]
} | {"american": "us", "british": "uk"}
"""Adjectives and second spellings of places, in small letters, with the name of the place: Korean, Macau."""

PLACE_WORDS = frozenset(word for words in PLACES.values() for word in words.lower().split()) - {
    "national", "state", "central", "international", "world", "global", "united", "new", "south", "english", "inner",
    "un",
}  # fmt: skip
"""English words, in small letters, that name one place."""
