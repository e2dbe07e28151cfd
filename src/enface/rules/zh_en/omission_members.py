"""Members of lists of names that are left out: Anhui, Jiangxi for 安徽、江西、湖南."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enface.languages.han_names import spelling_key
from enface.languages.levels import place_keys
from enface.languages.named_places import COUNTRY_NAMES
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_NAME = "[\u4e00-\u9fff]{2,6}?"
_LIST = re.compile(rf"[\u4e00-\u9fff]{{2,8}}(?:、{_NAME})+、[\u4e00-\u9fff]{{2,8}}")
_LEVEL = re.compile("(?<=..)(?:自治区|自治州|自治县|地区|[省市县区州旗])$")
_LONGEST = 4
_KNOWN = frozenset(spelling_key(name) for name in (*CHINESE_PROVINCES, *CHINESE_CITIES))
_JOINTS = {",", "and", ", and", "、", "or", "&"}


def _may_list(segment: Analysis) -> bool:
    return segment.source.count("、") > 1 and _LIST.search(segment.source) is not None


@rule(
    id="omission.member",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    words=in_source("、"),
    when=_may_list,
    fires=[
        ("支持安徽、江西、湖南三省抗洪", "to support Anhui, Jiangxi provinces in flood fighting"),
        ("设青岛、烟台、潍坊等会场", "with venues such as Qingdao, Weifang"),
    ],
    silent=[
        ("支持安徽、江西、湖南三省抗洪", "to support Anhui, Jiangxi and Hunan provinces"),
        ("支持安徽、江西、湖南三省抗洪", "to support Hunan, Jiangxi and Anhui"),
        ("支持青岛、烟台、潍坊", "to support Qingdao, Yentai and Weifang"),
        (
            "分为长沙、株洲、湘潭三市和外省",
            "It has two parts: Changsha and Zhuzhou in the north, Xiangtan in the south.",
        ),
    ],
)
def member(segment: Analysis) -> Iterator[Hit]:
    """One name of a list is left out, and its neighbours stand side by side.

    Nothing in the sentence tells that one is lost.
    """
    spelt = _spelt(segment)
    if len(spelt) < _LEAST_FOUND:
        return
    for match in _LIST.finditer(segment.source):
        items = match[0].split("、")
        names = [_bare(item, first=at == 0, last=at == len(items) - 1) for at, item in enumerate(items)]
        places: list[Span | None] = []
        for options in names:
            places.append(_place_of(options, spelt))
            if places.count(None) > 1:
                break
        lost = [at for at, place in enumerate(places) if place is None]
        if len(lost) != 1 or len(items) - len(lost) < _LEAST_FOUND:
            continue
        at = lost[0]
        span = _gap(segment, places, at, names[at])
        if span is not None:
            start = match.start() + sum(len(item) + 1 for item in items[:at])
            yield segment.hit(
                f"“{names[at][0]}” of the source is not in this list.",
                source=(start, start + len(items[at])),
                target=span,
                key=names[at][0],
            )


_LEAST_FOUND = 2
_LEAST_LETTERS = 2


def _bare(item: str, *, first: bool, last: bool) -> tuple[str, ...]:
    """What the name in an item of a list may be: its end in the first one, its beginning in the last."""
    if not first and not last:
        return (_LEVEL.sub("", item),)
    lengths = range(2, min(_LONGEST, len(item)) + 1)
    cut = [item[-length:] if first else item[:length] for length in lengths]
    return tuple(dict.fromkeys(_LEVEL.sub("", name) for name in cut))


def _spelt(segment: Analysis) -> dict[str, Span]:
    """The names of the target, one or two words with a capital, in the form in which spellings are compared."""
    tokens, found = segment.tokens, dict[str, Span]()
    for at, token in enumerate(tokens):
        if token.text[0].isupper():
            if len(token.text) > _LEAST_LETTERS:
                found.setdefault(spelling_key(token.text), Span(token.start, token.end))
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following and following.text[0].isupper() and following.start == token.end + 1:
                found.setdefault(spelling_key(token.text + following.text), Span(token.start, following.end))
    return found


def _place_of(names: Sequence[str], spelt: dict[str, Span]) -> Span | None:
    for name in names:
        keys = [spelling_key(word) for word in COUNTRY_NAMES.get(name, ())] or list(place_keys(name))
        for key in keys:
            if key in spelt:
                return spelt[key]
    return None


def _gap(segment: Analysis, places: Sequence[Span | None], at: int, names: Sequence[str]) -> Span | None:
    """Where the lost name belongs: between neighbours that stand side by side, or behind the last two."""
    before, after = (places[at - 1] if at else None), (places[at + 1] if at + 1 < len(places) else None)
    text = segment.target
    if before and after:
        return Span(before.start, after.end) if _joins(text, before, after) else None
    if not _is_known(names):
        return None
    if before and at > 1:
        earlier = places[at - 2]
        if earlier and _joins(text, earlier, before) and _ENDS.match(text, before.end):
            return Span(earlier.start, before.end)
    return None


def _joins(text: str, first: Span, second: Span) -> bool:
    return first.end < second.start and text[first.end : second.start].strip() in _JOINTS


_ENDS = re.compile(r" (?!and\b|or\b|as well|City|Prefecture|County|District)[a-z]|[.;:)]|$")


def _is_known(names: Sequence[str]) -> bool:
    """Whether any of what a name may be is a country, or a province or city of China."""
    return any(name in COUNTRY_NAMES or not _KNOWN.isdisjoint(place_keys(name)) for name in names)
