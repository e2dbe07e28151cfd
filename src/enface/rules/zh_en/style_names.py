"""House style around names: the article before an institution, headlines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import Sieve, in_source
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.style import TYPE

_PLACE = "(?:" + "|".join(map(re.escape, sorted({*CHINESE_PROVINCES, *CHINESE_CITIES, "China"}, reverse=True))) + ")"
_BEFORE_WORDS = frozenset({"of", "by", "with", "from", "to", "in", "at", "for", "under", "and", "between", "through"})
_BEFORE = f"(?:{any_of(_BEFORE_WORDS)})"
_MORE = r"(?:\s+(?:Provincial|Municipal|Autonomous|Regional|County|District|City|Province|Academic|[A-Z][a-z]{4,}))"
_BODY = (
    r"(?:Federation|Committee|Commission|Bureau|Department|Association|Ministry|Congress|Conference|Administration"
    r"|Government|Council|Court|Procuratorate|Academy|Foundation|Chamber|Alliance|Union|Office)"
)
_INSTITUTION = re.compile(
    rf"(?<![\w-])(?!and|between){_BEFORE}\s+(?P<name>{_PLACE}{_MORE}{{0,4}}?\s+(?:{_BODY}|(?!LTD|LLC|INC)[A-Z]{{3,}})\b(?:\s+(?:of|for|on)\s+[A-Z][\w'’-]*"
    r"(?:\s+[A-Z][\w'’-]*){0,4})?)(?P<after>\s+[\w-]+)?"
)
_LETTERS = r"CPC|CCP|UN|EU|WHO|WTO|IMF|NPC|CPPCC|PLA|PRC|UK|UAE|USA|NDRC|CCDI|PBOC|FBI|CIA|NBA|ROK|DPRK"
_ACRONYM = re.compile(
    rf"(?<![\w-])(?P<before>{_BEFORE})\s+(?P<name>(?:{_LETTERS}))"
    r"(?=[,.;:]|\s+(?:and|or|in|on|at|to|for|with|from|by|is|was|has|had|will|said|Central Committee)\b)"
)
_PLACE_WORDS = frozenset(place.split()[0] for place in (*CHINESE_PROVINCES, *CHINESE_CITIES, "China"))
_LETTER_WORDS = frozenset(_LETTERS.split("|"))


_NAMES = Sieve((_PLACE_WORDS | _LETTER_WORDS).__contains__)


def _names_a_body(segment: Analysis) -> bool:
    return not segment.is_heading


def _patterns(forms: tuple[str, ...]) -> Iterator[re.Pattern[str]]:
    """The patterns that may find something in a text with these words."""
    after = {second for first, second in pairwise(forms) if first in _BEFORE_WORDS and second[0].isupper()}
    if not _PLACE_WORDS.isdisjoint(after):
        yield _INSTITUTION
    if not _LETTER_WORDS.isdisjoint(after):
        yield _ACRONYM
    if not _BODIES_OF_SYSTEMS.isdisjoint(forms) and not _PLACE_WORDS.isdisjoint(forms):
        yield _SYSTEM


_LIST_BEFORE = frozenset({"and", "to", "between", "from", "in"})
_BODIES_OF_SYSTEMS = word_set("system delegation committee government federation congress branch")
_SYSTEM = re.compile(
    rf"(?:(?<=, )|(?<=; )|^|(?<=\bof )|(?<=\bby )|(?<=\bwith ))(?P<name>{_PLACE}(?:\s+(?!River)[A-Z][\w'’-]*){{0,5}}"
    rf"\s+(?:{any_of(_BODIES_OF_SYSTEMS)}))(?P<after>\s+[\w-]+)?"
)


@rule(
    id="style.article",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    advisory=True,
    words=_NAMES,
    when=_names_a_body,
    fires=[
        ("…", "the eighth congress of Hunan Federation of Overseas Chinese"),
        ("…", "under the leadership of CPC and the government"),
        ("…", "Since January, Hunan FOC system had donated supplies."),
    ],
    silent=[
        ("…", "the eighth congress of the Hunan Federation of Overseas Chinese"),
        ("…", "the president of Hunan University and CPC members"),
        ("…", "an expert of Hunan Federation staff"),
        ("…", "according to UN figures"),
    ],
)
def article(segment: Analysis) -> Iterator[Hit]:
    """The name of an institution lacks its "the".

    Chinese has no article; English bodies named by a common noun (Federation, Bureau, Committee) take one, as do
    the CPC and other bodies read letter by letter. Before a further noun ("CPC members") there is none,
    and headlines drop it.
    """
    for pattern in _patterns(segment.forms):
        for match in pattern.finditer(segment.target):
            following = (match.groupdict().get("after") or "").strip()
            if following and following.lower() not in FUNCTION_WORDS and pattern is _INSTITUTION:
                continue
            if pattern is _ACRONYM and match["before"] in _LIST_BEFORE and match["name"] != "CPC":
                continue
            if pattern is _SYSTEM and (following.istitle() or following == "of"):
                continue
            start, end = match.span("name")
            yield segment.hit(
                f"Usually: the {match['name'].split(' ')[0]}. The name of a body takes an article.",
                target=(start, end),
                fixes=[Fix("the", (Edit(start, start, "the "),))],
            )


_SITE = re.compile(r"[-—_–|]\s*[\u4e00-\u9fff]{1,6}(?:网|新闻|客户端|频道)$")
_SITE_TAIL = re.compile(r"\s+[-—–|]+\s+(?=[A-Z])[^-—–|]+$")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SMALL_IN_TITLES = FUNCTION_WORDS | {"vs"}
_LEAST_WORDS = 4


@rule(
    id="style.headline",
    type=TYPE,
    severity=Severity.NEUTRAL,
    advisory=True,
    fires=[("旅游业正在复苏-中新网", "The tourism industry is now recovering - China News Network")],
    silent=[
        ("旅游业正在复苏-中新网", "Tourism Industry Is Now Recovering - China News Network"),
        ("旅游业正在复苏。", "The tourism industry is now recovering."),
    ],
)
def headline(segment: Analysis) -> Iterator[Hit]:
    """A headline is in sentence case where the house wants title case, or the other way round.

    A profile says `headlines = "title"` or `"sentence"`. Without that only the title of a web page is judged, whose
    second half, the name of the site, has capitals of its own that a sentence-case headline runs into.
    """
    wanted = segment.profile.options.get("headlines")
    is_page = bool(_SITE.search(segment.source))
    if not is_page and not (wanted and segment.segment.kind in {"title", "headline"}):
        return
    tail = _SITE_TAIL.search(segment.target)
    end = tail.start() if tail else len(segment.target)
    words = [match[0] for match in _WORD.finditer(segment.target, 0, end)][1:]
    weighty = [word for word in words if word.lower() not in _SMALL_IN_TITLES and len(word) > 1]
    small = sum(word[0].islower() for word in weighty)
    if len(weighty) < _LEAST_WORDS - 1:
        return
    if wanted != "sentence" and 2 * small > len(weighty):
        yield segment.hit("Usually: title case. This headline is written like a sentence.", target=(0, end))
    elif wanted == "sentence" and not small:
        yield segment.hit("Usually: sentence case. Only names take capitals in a headline here.", target=(0, end))


_MONTHS = tuple(
    month.split("|")
    for month in (
        "Jan.|January", "Feb.|February", "March", "April", "May", "June", "July", "Aug.|August", "Sept.|September",
        "Oct.|October", "Nov.|November", "Dec.|December",
    )
)  # fmt: skip
_SOURCE_DATELINE = re.compile(r"^\s*(新华社|中新社|中新网|人民网)([\u4e00-\u9fff]{2,8}?)(\d{1,2})月(\d{1,2})日电")
_AGENCIES = {"新华社": "Xinhua", "中新社": "CNS", "中新网": "CNS", "人民网": "People's Daily Online"}
_HEAD = re.compile(r"^.{0,80}?(?:\s(?:--|—|–|-)\s|——|—|:\s)")


@rule(
    id="style.dateline",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    words=in_source("电"),
    fires=[("新华社长沙4月9日电 会议9日召开。", "Xinhua News Agency, Changsha, April 9 - The meeting opened.")],
    silent=[
        ("新华社长沙4月9日电 会议9日召开。", "CHANGSHA, April 9 (Xinhua) -- The meeting opened."),
        ("4月9日，会议召开。", "On April 9, the meeting opened."),
    ],
)
def dateline(segment: Analysis) -> Iterator[Hit]:
    """An agency report does not begin with place, date, agency and dash in the form of the wire.

    "CHANGSHA, April 9 (Xinhua) -- " tells readers at once where, when and who.
    """
    source = _SOURCE_DATELINE.match(segment.source)
    if source is None or not 1 <= int(source[3]) <= 12:
        return
    agency, day = _AGENCIES[source[1]], int(source[4])
    names = _MONTHS[int(source[3]) - 1]
    months = "|".join(map(re.escape, names))
    form = re.compile(
        rf"[A-Z][A-Z .,'’/-]+, (?:{months}) {day} \((?:{re.escape(agency)}|[A-Z][\w ]+)\) ?(?:--|—|–|-) ?"
    )
    if not form.match(segment.target):
        head = _HEAD.match(segment.target)
        yield segment.hit(
            f"Usually: PLACE, {names[0]} {day} ({agency}) --. This is the dateline of an agency report.",
            source=source.span(),
            target=(0, len(head[0].rstrip())) if head else None,
            key=source[0],
        )
