"""Names of organs, laws and places that the source names, and the target writes small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.named_organs import AFTER_NAMES, BEHIND_RANKS, NAMES
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import Sieve
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_RIGHT = {name.lower(): name for name in (*NAMES, *AFTER_NAMES, *BEHIND_RANKS)}
_NAMED = re.compile(rf"\b(?:{any_of(_RIGHT)})\b".replace("'", "['’]"), re.IGNORECASE)
_LAST_WORDS = Sieve({name.lower().split()[-1] for name in _RIGHT}.__contains__)
_CHINESE = [
    (chinese, name)
    for table in (NAMES, AFTER_NAMES, BEHIND_RANKS)
    for name, every in table.items()
    for chinese in every
]
_NAMING = re.compile(any_of(chinese for chinese, _ in _CHINESE))


@cache
def _english(found: str) -> frozenset[str]:
    """The names, in small letters, that a Chinese one may have, and those of all that is part of it."""
    return frozenset(name.lower() for chinese, name in _CHINESE if chinese in found)


_NO_NAME = word_set("a an any each every some other another local various no such all these those this new special")
_RANKS = word_set("provincial municipal prefectural county district city state region national")
_RANKED = re.compile(rf"\b{any_of(_RANKS)} [a-z][^.,;]*$")
_FAR = 60
"""How far before a body the rank stands that makes it a description: the provincial … and supervisory commission."""
_PLACES = frozenset((*CHINESE_PROVINCES, *CHINESE_CITIES))
_WORDS_BEFORE = re.compile(r"(?:([\w'’.-]+) )?([\w'’.-]+) $")


def _names_one(segment: Analysis) -> bool:
    return _NAMING.search(segment.source) is not None


@rule(
    id="case.named",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    priority=6,
    words=_LAST_WORDS,
    when=_names_one,
    needs_source=True,
    fires=[
        ("青海省教育厅负责人介绍", "the head of the Qinghai provincial department of education said"),
        ("全面贯彻民法典", "They implemented the civil code."),
        ("胜利小学的学生", "pupils of Shengli primary school"),
        ("湘江新区", "He went to Xiangjiang new area."),
        ("淮河", "Rain fell on the Huaihe river."),
    ],
    silent=[
        ("省教育厅负责人介绍", "the head of the Provincial Department of Education said"),
        ("省教育厅负责人介绍", "the head of the provincial department of education said"),
        ("省监委负责人介绍", "the head of the provincial supervisory commission said"),
        ("岳麓区侨联", "the federation of returned overseas Chinese of Yuelu District"),
        ("各级检察院", "a people's procuratorate and other courts"),
        ("他上过小学", "He went to primary school in Beijing; his Beijing primary school teacher came."),
    ],
)
def named(segment: Analysis) -> Iterator[Hit]:
    """The name of an organ, a law or an institution that the source names is written small.

    Chinese has no capitals, and drafts take a name for a description: the civil code, Shengli primary school.
    """
    text = segment.target
    small = text.lower().replace("’", "'")
    if not any(small.count(name) > text.count(_RIGHT[name]) for name in _names_of(segment.source)):
        return
    for match in _NAMED.finditer(text):
        right = _RIGHT[match[0].lower().replace("’", "'")]
        words = _cased(match[0], right)
        if words == match[0]:
            continue
        before = _WORDS_BEFORE.search(text, max(0, match.start() - 40), match.start())
        owner, word = (before[1] or "", before[2]) if before else ("", "")
        span = _miscased(match, words)
        if (
            word.lower() in _NO_NAME
            or _is_described(segment, Span(*match.span()), right)
            or not _is_named(segment, right, owner, word)
        ):
            continue
        if right in NAMES and _RANKED.search(text, max(0, match.start() - _FAR), match.start()):
            continue
        right_here = words[span.start - match.start() : span.end - match.start()]
        yield segment.hit(f"Usually: {words}. It is a name.", target=span, fixes=[replacement(span, right_here)])


def _names_of(source: str) -> set[str]:
    """The English names, in small letters, of all that the source may name."""
    return set().union(*map(_english, _NAMING.findall(source)))


def _miscased(match: re.Match[str], right: str) -> Span:
    """The words of a name of which capitals are lost, from the first to the last."""
    wrong = [word for word in re.finditer(r"\S+", match[0]) if word[0] != right[word.start() : word.end()]]
    return Span(match.start() + wrong[0].start(), match.start() + wrong[-1].end())


def _is_described(segment: Analysis, span: Span, right: str) -> bool:
    """Whether the glossary writes the words as they are, or a place follows: the federation of Yuelu District."""
    after = segment.target[span.end : span.end + 8]
    is_owned = after.startswith(" of ") and not after.startswith(" of the ")
    if after.startswith(" range") or (is_owned and right not in AFTER_NAMES):
        return True
    return any(span.overlaps(term.span) for term in segment.target_terms)


def _is_named(segment: Analysis, right: str, owner: str, before: str) -> bool:
    """Whether the source has the name, and the target a name of its own before a word that needs one."""
    if right in NAMES:  # a body below the nation's may be described: the provincial supervisory commission
        return before not in _RANKS and any(chinese in segment.source for chinese in NAMES[right])
    if right in BEHIND_RANKS:
        of_rank = before in _PLACES or (before.lower() in _RANKS and (before[0].isupper() or owner in _PLACES))
        return of_rank and any(chinese in segment.source for chinese in BEHIND_RANKS[right])
    own = before[:1].isupper() and before.lower() not in FUNCTION_WORDS and not is_word(before.lower())
    own = (own and not (before in _PLACES and right in _ONE_OF_A_PLACE)) or (
        before in _PLACES and right in _NAMED_FOR_A_PLACE
    )
    return own and any(re.search(rf"(?<![{_NOT_OWN}]){chinese}", segment.source) for chinese in AFTER_NAMES[right])


_NAMED_FOR_A_PLACE = frozenset(
    {"University", "Normal University", "Medical University", "Customs", "International Airport", "Expressway"}
)
"""What bears the name of its city or province: Tianjin University."""
_ONE_OF_A_PLACE = word_set("Port Harbor Road Street Square Bridge Park Canal Dam Bay Pass Temple Farm Terminal Wharf")
"""What a city or province has without naming it after itself: the Dalian port."""
_NOT_OWN = "的在上读到过一所座个家条级各"
"""Characters before a kind of institution that none is named with."""


def _cased(found: str, right: str) -> str:
    """What was found with the capitals of what is right; a capital that it has stays."""
    return "".join(mine.upper() if wanted.isupper() else mine for mine, wanted in zip(found, right, strict=True))
