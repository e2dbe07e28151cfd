"""Parts of names that lost their capitals: numbers of hospitals, words before a capital, bodies behind one; and “i”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.institutions import ORDINALS
from enface.languages.patterns import any_of
from enface.languages.sieve import Sieve, in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins
from enface.rules.zh_en.pinyin import SMALL_PINYIN

_TYPE = "linguistic-conventions/spelling/capitalization"
_HEADS = word_set("hospital school college university brigade division regiment prison kindergarten bureau company")
_KINDS = word_set("affiliated people's middle primary high senior junior vocational experimental engineering normal")
_NUMBERED = re.compile(
    rf"(?<![\w’'-])(?P<owner>[A-Z][\w’'-]*[a-z]|provincial|municipal|county) "
    rf"(?P<name>(?i:{any_of(ORDINALS)}|no\. ?\d+) (?:(?i:{any_of(_KINDS)}) ){{0,2}}(?i:{any_of(_HEADS)}))(?![\w’'-])"
)
_HEAD_WORDS, _ORDINAL_WORDS = listed(_HEADS), listed(ORDINALS | {"no"})
_NUMBER_OF_NAME = re.compile(
    "第[一二三四五六七八九十百0-9]+(?:人民|中心|附属|中|小|高级|实验|师范|建筑|工程)*(?:医院|学|中|学校|师|旅|团|局|公司|监狱|幼儿园)"
)


@rule(
    id="case.numbered",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_HEAD_WORDS, _ORDINAL_WORDS, in_source("第")),
    needs_source=True,
    priority=9,
    fires=[
        ("进驻武汉市第四医院", "They went to Wuhan fourth hospital."),
        ("长沙市第一中学", "a pupil of Changsha No. 1 middle school"),
    ],
    silent=[
        ("进驻武汉市第四医院", "They went to Wuhan Fourth Hospital and to the fourth hospital."),
        ("这是武汉第四家医院", "It is Wuhan's fourth hospital, the Wuhan fourth hospital."),
    ],
)
def numbered(segment: Analysis) -> Iterator[Hit]:
    """A hospital or school that is named by its number is written small: Wuhan fourth hospital.

    The number is its name, not its place in a count.
    """
    if not _NUMBER_OF_NAME.search(segment.source):
        return
    for match in _NUMBERED.finditer(segment.target):
        words = match["name"].split(" ")
        right = " ".join(word[0].upper() + word[1:] for word in words)
        if right != match["name"] and match["owner"].lower() not in FUNCTION_WORDS:
            span = Span(*match.span("name"))
            yield segment.hit(
                f"Usually: {right}. It is a name.", target=span, fixes=[replacement(span, right, deterministic=True)]
            )


def _is_unknown(word: str) -> bool:
    return len(word) > _LEAST_LETTERS and word.isascii() and word.isalpha() and word.islower() and not is_word(word)


_LEAST_LETTERS = 3
_UNKNOWN = Sieve(_is_unknown)
_CAPITAL = Sieve(lambda word: len(word) > 2 and word[0].isupper() and word[1:].islower())
_BEFORE = word_set("the of in at to from by with for near and")
_NOT_NAMED = word_set("yuan renminbi mu tael jin covid coronavirus ")


@rule(
    id="case.name-part",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_UNKNOWN, _CAPITAL),
    fires=[("…", "A show opened the vasaloppet International Ski Festival.")],
    silent=[("…", "A show opened the Vasaloppet International Ski Festival and the international Ski Festival.")],
)
def name_part(segment: Analysis) -> Iterator[Hit]:
    """A word that no dictionary knows is small before the capitals of a name: the vasaloppet International Festival.

    It is the name's first part.
    """
    unknown = segment.caught(_UNKNOWN)
    forms = segment.forms
    for at in range(1, len(forms) - 2):
        if forms[at] not in unknown or segment.words[at - 1] not in _BEFORE or forms[at] in _NOT_NAMED:
            continue
        if not (adjoins(segment, at) and adjoins(segment, at + 1) and adjoins(segment, at + 2)):
            continue
        following = forms[at + 1 : at + 3]
        if all(form[0].isupper() and form[1:].islower() and is_word(form.lower()) for form in following):
            token = segment.tokens[at]
            span, right = Span(token.start, token.end), token.text.capitalize()
            yield segment.hit(f"Usually: {right}. It is part of a name.", target=span, fixes=[replacement(span, right)])


_BODY_HEADS = {
    "academy": "院", "administration": "局署", "association": "会", "bureau": "局", "center": "中心", "centre": "中心",
    "commission": "委", "committee": "委会", "corps": "队团", "department": "部厅局处司科", "detachment": "队",
    "brigade": "队旅", "division": "处司科", "section": "处科", "federation": "会", "headquarters": "部",
    "institute": "院所", "laboratory": "实验室", "office": "办厅室处", "station": "站台", "university": "大学",
    "congress": "会", "court": "院", "procuratorate": "检察院", "group": "集团",
}  # fmt: skip
_RANKS = word_set(
    """
    International National Provincial Municipal Prefectural Regional State Central General Special Public Higher
    Supreme Intermediate District County Autonomous Foreign Chinese
    """
)
_OF_RANK = re.compile(
    r"(?<=[A-Z])[\w’'-]* (?P<rank>Provincial|Municipal|Prefectural|Regional|County|District)"
    r"(?P<rest> (?P<head>committee|government|commission|department|bureau|congress|court|procuratorate|federation))"
    r"(?= (?:of|and|has|have|had|was|is|said|will|on|in|to|for)\b|[,.;:)]|$)"
)
"""A body of a rank whose last word alone is small: the Shanxi Provincial committee of the league."""
_OPEN_BODY = re.compile(
    rf"(?<=[Tt]he )(?P<rank>{any_of(_RANKS)})(?P<rest>(?: (?:and|of)| [a-z]+){{1,5}}? (?P<head>{any_of(_BODY_HEADS)}))"
    r"(?![\w’'-])(?! of (?!the\b)[a-z])"
)
_SMALL_HEADS = listed(_BODY_HEADS)
_RANK_WORDS = Sieve(_RANKS.__contains__)


@rule(
    id="case.body-begun",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_SMALL_HEADS, _RANK_WORDS),
    needs_source=True,
    priority=7,
    fires=[
        ("省卫健委国际合作处", "He is head of the International cooperation division of the commission."),
        ("市公安局", "The Municipal public security bureau said so."),
        ("山西省政协", "He is chairman of the Shanxi Provincial committee of the conference."),
    ],
    silent=[
        ("省卫健委国际合作处", "He is head of the International Cooperation Division."),
        ("…", "The State hired a department; the Chinese medical association; the National Day office"),
    ],
)
def body_begun(segment: Analysis) -> Iterator[Hit]:
    """The name of a body begins with a capital, and all that follows is small: the International cooperation division.

    The capital shows that it is a name; then it has capitals throughout.
    """
    for match in _OF_RANK.finditer(segment.target):
        span, right = Span(*match.span("head")), match["head"].capitalize()
        yield segment.hit(f"Usually: {right}. It is part of a name.", target=span, fixes=[replacement(span, right)])
    for match in _OPEN_BODY.finditer(segment.target):
        words = match["rest"].split()
        signs = _BODY_HEADS[match["head"]]
        if match["rank"] == "Chinese" or not any(sign in segment.source for sign in signs):
            continue
        if any(word in _NOT_IN_NAMES or word.endswith(("ed", "ly")) for word in words):
            continue
        right = " ".join(word if word in {"and", "of"} else word.capitalize() for word in words)
        span = Span(match.start("rest") + 1, match.end("rest"))
        yield segment.hit(
            f"Usually: {match['rank']} {right}. It is a name.",
            target=Span(match.start("rank"), match.end("rest")),
            fixes=[replacement(span, right)],
        )


_NOT_IN_NAMES = FUNCTION_WORDS - {"and", "of"} | word_set("party leading said told held set")
_LONE = re.compile(r"(?<![\w.(’'-])i(?=[’'](?:m|ve|ll|d)\b| [a-z])(?! ?[).])")
_SMALL_I = listed({"i", "i'm", "i've", "i'll", "i'd"})


@rule(
    id="case.i",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SMALL_I,
    fires=[("…", '"Now i can go, and i\'m glad," she said.')],
    silent=[("…", "Now I can go, i.e. leave: (i) home, i) away.")],
)
def lone_i(segment: Analysis) -> Iterator[Hit]:
    """“I” is written small.

    The word has a capital wherever it stands.
    """
    for match in _LONE.finditer(segment.target):
        span = Span(*match.span())
        yield segment.hit(
            "Usually: I.",
            target=span,
            fixes=[replacement(span, "I", deterministic=True)],
            key=segment.target[span.start : span.end + 6],
        )


_LEVELS = word_set("county city district town township village prefecture province river lake mountain island railway")
_SMALL_LEVELS = listed(_LEVELS)


@rule(
    id="case.small-place",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(SMALL_PINYIN, _SMALL_LEVELS),
    priority=21,
    fires=[("…", "At the sluice in funan county, the gate was opened.")],
    silent=[("…", "At the sluice in Funan County, the gate was opened; in every county; a hutong district")],
)
def small_place(segment: Analysis) -> Iterator[Hit]:
    """A place and the word for its level are both small: in funan county.

    Both are its name.
    """
    caught = segment.caught(SMALL_PINYIN)
    forms = segment.forms
    for at in range(len(forms) - 1):
        if forms[at] not in caught or forms[at + 1] not in _LEVELS:
            continue
        if adjoins(segment, at + 1) and forms[at] not in segment.source:
            span = Span(segment.tokens[at].start, segment.tokens[at + 1].end)
            right = f"{forms[at].capitalize()} {forms[at + 1].capitalize()}"
            yield segment.hit(
                f"Usually: {right}. It is a name.", target=span, fixes=[replacement(span, right)], key=forms[at]
            )
