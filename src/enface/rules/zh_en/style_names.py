"""House style around names: headlines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS
from enface.languages.sieve import in_source
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.style import TYPE

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
