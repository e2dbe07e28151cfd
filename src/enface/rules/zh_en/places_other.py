"""Another country, province or city than the source names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from enface.languages.english import without_possessive
from enface.languages.han_names import spelling_key
from enface.languages.levels import stretch_read_as
from enface.languages.named_places import COUNTRY_NAMES, HOME_NAMES
from enface.languages.places import CHINESE_CITIES
from enface.languages.sieve import Sieve, in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.places import places

_TYPE = "accuracy/mistranslation"
_BY_NAME = {names[0]: chinese for chinese, names in COUNTRY_NAMES.items() if " " not in names[0]}
_COUNTRY_WORDS = Sieve(lambda word: without_possessive(word) in _BY_NAME)
_ANY_COUNTRY = re.compile("|".join(sorted(COUNTRY_NAMES, key=len, reverse=True)))


def _names_country(segment: Analysis) -> bool:
    return bool(segment.source) and segment.has(_COUNTRY_WORDS)


@rule(
    id="place.country",
    type=_TYPE,
    severity=Severity.CRITICAL,
    needs_source=True,
    when=_names_country,
    fires=[("老挝担任本届主题国。", "Vietnam was the country of honor this year.")],
    silent=[
        ("老挝担任本届主题国。", "Laos was the country of honor this year."),
        ("老挝和越南参加了博览会。", "Vietnam took part in the Expo."),
        ("法国总统访华", "The president of France visited China."),
        ("首尔和平壤", "He went to Vietnam."),
    ],
)
def other_country(segment: Analysis) -> Iterator[Hit]:
    """The source names one country, and the target another that the source nowhere has.

    The sentence reads well and tells of somebody else.
    """
    found = {match[0] for match in _ANY_COUNTRY.finditer(segment.source)}
    text = segment.target
    lost = [name for name in found if not any(re.search(rf"\b{word}", text) for word in COUNTRY_NAMES[name])]
    if len(lost) != 1:
        return
    strange = [
        token
        for token in segment.tokens
        if _BY_NAME.get(without_possessive(token.text), "")
        and not _is_spoken_of(segment, without_possessive(token.text))
    ]
    if len({without_possessive(token.text) for token in strange}) != 1:
        return
    right = COUNTRY_NAMES[lost[0]][0]
    place = segment.source.index(lost[0])
    for token in strange:
        span = Span(token.start, token.start + len(without_possessive(token.text)))
        yield segment.hit(
            f"{lost[0]} is {right}.",
            target=span,
            source=(place, place + len(lost[0])),
            fixes=[replacement(span, right)],
        )


def _is_spoken_of(segment: Analysis, name: str) -> bool:
    """Whether the source has the country by its full name, its first character, or its capital and people by sound."""
    chinese = [full for full, words in COUNTRY_NAMES.items() if words[0] == name]
    return any(full in segment.source or full[0] in segment.source for full in chinese)


_BY_ENGLISH = {english: chinese for chinese, (english, _) in HOME_NAMES.items()}
_HOME_WORDS = Sieve(lambda word: without_possessive(word) in _BY_ENGLISH)
_ANY_HOME = re.compile("|".join(sorted(HOME_NAMES, key=len, reverse=True)))


def _names_place(segment: Analysis) -> bool:
    return bool(segment.source) and segment.has(_HOME_WORDS)


@rule(
    id="place.other",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=_names_place,
    priority=-1,
    fires=[
        (
            "河南省洛阳市，河南省委书记出席",
            "In Luoyang, Hunan Province, the secretary of the CPC Henan Committee came.",
        ),
        ("博览会将在南宁举办。", "The Expo will be held in Nanjing."),
    ],
    silent=[
        ("湖南和河南", "Hunan and Henan"),
        ("博览会将在南宁举办。", "The Expo will be held in Nanning."),
        ("博览会在当地举办。", "The Expo was held in Nanning."),
        ("粤港澳大湾区和南宁", "Guangdong and the Greater Bay Area"),
        ("河南是文物大省，河南有黄河", "Henan is rich in relics and has the Yellow River."),
    ],
)
def other_place(segment: Analysis) -> Iterator[Hit]:
    """A province or a city of China stands in the target that the source nowhere has, and one of the source is missing.

    The right name may stand elsewhere in the sentence, which makes the wrong one look checked.
    """
    here = Counter(_ANY_HOME.findall(segment.source))
    named = Counter(filter(_BY_ENGLISH.get, map(without_possessive, segment.forms)))
    strange = [word for word in named if not _is_in(segment.source, _BY_ENGLISH[word])]
    if len(strange) != 1:
        return
    lost = [name for name, count in here.items() if named[HOME_NAMES[name][0]] < count]
    if len(lost) > 1:
        lost = [name for name in lost if not named[HOME_NAMES[name][0]]]
    if len(lost) != 1:
        return
    right = HOME_NAMES[lost[0]][0]
    place = segment.source.index(lost[0])
    for token in segment.tokens:
        if without_possessive(token.text) == strange[0]:
            span = Span(token.start, token.start + len(strange[0]))
            yield segment.hit(
                f"{lost[0]} is {right}; {strange[0]} is nowhere in the source.",
                target=span,
                source=(place, place + len(lost[0])),
                fixes=[replacement(span, right)],
            )


def _is_in(source: str, name: str) -> bool:
    """Whether the source has a place by its name or by the character that stands for it."""
    return name in source or any(sign in source for sign in HOME_NAMES[name][1])


_CITIES = frozenset(spelling_key(name) for name in CHINESE_CITIES if " " not in name)
_CITY_WORDS = listed(name.lower() for name in CHINESE_CITIES if " " not in name)
_LEVELS_OF_CITIES = frozenset({"市", "州", "自治州", "地区", "盟"})


@rule(
    id="place.city",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_CITY_WORDS, in_source("市州区盟")),
    priority=-1,
    fires=[("浙江省湖州市安吉县", "Anji County, Hangzhou City, Zhejiang Province")],
    silent=[
        ("浙江省湖州市安吉县", "Anji County, Huzhou City, Zhejiang Province"),
        ("浙江省湖州市和省会杭州", "Hangzhou, the provincial capital"),
        ("该市与上海合作。", "The city works with Shanghai."),
        ("内蒙古呼和浩特市", "Hohhot, Inner Mongolia"),
    ],
)
def other_city(segment: Analysis) -> Iterator[Hit]:
    """A city of China stands in the target that the source does not spell, and one of the source is missing.

    Both names are known, so that no list of words tells.
    """
    strange = [
        token
        for token in segment.tokens
        if token.text[0].isupper()
        and (key := spelling_key(without_possessive(token.text))) in _CITIES
        and stretch_read_as(key, segment.source) is None
    ]
    if len({without_possessive(token.text) for token in strange}) != 1:
        return
    written = {spelling_key(without_possessive(word)) for word in segment.forms}
    lost = {
        key: place
        for key, found in places(segment).items()
        for place in found
        if key in _CITIES and key not in written and place.level in _LEVELS_OF_CITIES and len(place.name) > 1
    }
    if len(lost) != 1:
        return
    (key, place), token = next(iter(lost.items())), strange[0]
    name = without_possessive(token.text)
    yield segment.hit(
        f"{place.name}{place.level} is {key.capitalize()}; {name} is nowhere in the source.",
        source=place.span,
        target=(token.start, token.start + len(name)),
        fixes=[replacement((token.start, token.start + len(name)), key.capitalize())],
        key=name,
    )
