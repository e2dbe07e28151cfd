"""Places in China: the level that the source names, and the spelling that the characters have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from enface.languages.english import is_word, without_possessive
from enface.languages.han_names import spelling_key
from enface.languages.levels import (
    ENGLISH_LEVELS,
    PROVINCES,
    LevelledPlace,
    levelled_places,
    place_keys,
    stretch_read_as,
    well_known_near,
)
from enface.languages.sieve import Sieve, listed
from enface.model import Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
# Below the county the words are often taken for one another, and the reader still finds the place.
_RURAL = {"Town", "Township", "Village"}
_LEAST_LETTERS = 5
_LEVELS = listed(word.lower() for word in (*ENGLISH_LEVELS, "state"))
_ABROAD = ("日本", "台湾", "韩国", "越南", "新加坡")


@shared
def places(segment: Analysis) -> dict[str, list[LevelledPlace]]:
    """The places of the source that name their level, by each spelling they may have."""
    found: dict[str, list[LevelledPlace]] = {}
    for place in levelled_places(segment.source):
        for key in place_keys(place.name):
            found.setdefault(key, []).append(place)
    return found


@rule(
    id="place.level",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=_LEVELS,
    fires=[
        ("省侨联驻安仁县工作队", "the task force in Anren City"),
        ("湘西州已经脱贫", "Xiangxi State has left poverty behind"),
        ("黔东南州指挥部", "the headquarters of Qiandongnan state"),
        ("长沙市芙蓉区", "Furong County, Changsha City"),
    ],
    silent=[
        ("省侨联驻安仁县工作队", "the task force in Anren County"),
        ("长沙很大", "Changsha City is large"),
        ("吉林省吉林市", "Jilin City, Jilin Province"),
        ("开福区街道", "Kaifu District"),
        ("湘西土家族苗族自治州", "Xiangxi Tujia and Miao Autonomous Prefecture"),
        ("湘江新区", "Xiangjiang New Area"),
    ],
)
def level(segment: Analysis) -> Iterator[Hit]:
    """The target gives a place another administrative level than the source.

    A county is no city: readers look for another place. A level that the target leaves out, or adds where the source
    has none, is left alone.
    """
    if ENGLISH_LEVELS.isdisjoint(segment.forms) and "state" not in segment.forms:
        return
    for name, word in pairwise(segment.tokens):
        if (
            (word.text not in ENGLISH_LEVELS and word.text != "state")
            or not name.text[0].isupper()
            or segment.target[name.end : word.start] != " "
        ):
            continue
        key = spelling_key(name.text)
        found = places(segment).get(key, [])
        if not found or any(place.accepts(word.text) for place in found) or _also_without_level(segment, found):
            continue
        place = found[0]
        yield segment.hit(
            f"{place.name}{place.level} is a {place.english}: {name.text} {place.english}.",
            target=(name.start, word.end),
            source=place.span,
            fixes=[replacement((word.start, word.end), place.english)],
            evidence={"source": place.name + place.level, "level": place.english},
            severity=Severity.MINOR if {word.text, place.english} <= _RURAL else None,
        )


def _also_without_level(segment: Analysis, found: list[LevelledPlace]) -> bool:
    """Whether the source also has the name by itself, which the target may have given a level of its own."""
    name = found[0].name
    return segment.source.count(name) > sum(place.name == name for place in found)


@lru_cache(maxsize=50_000)
def _may_be_place(word: str) -> bool:
    text = without_possessive(word)
    return len(spelling_key(text)) >= _LEAST_LETTERS and text.istitle() and not is_word(text.lower())


_PROVINCE_OF = {english: name for name, english in PROVINCES.items()}


@cache
def _near_provinces() -> dict[str, tuple[str, ...]]:
    """The Chinese names of the provinces that a province's English name is taken for, itself included."""
    return {
        text: tuple(name for name, english in PROVINCES.items() if OSA.distance(english, text) <= 2)
        for text in _PROVINCE_OF
    }


_OF_PLACES = Sieve(lambda word: _may_be_place(word) or without_possessive(word) in _PROVINCE_OF)


@rule(
    id="place.pinyin",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=_OF_PLACES,
    fires=[
        ("他来自湖南。", "He comes from Henan."),
        ("驻安仁县工作队", "the task force in Anran County"),
        ("他在广东工作。", "He works in Guangdung."),
        ("陕西省委书记", "the Party secretary of Shanxi Province"),
    ],
    silent=[
        ("他来自湖南，在河南工作。", "He comes from Hunan and works in Henan."),
        ("驻安仁县工作队", "the task force in Anren County"),
        ("湖南卫视", "Mango TV of Hunan"),
        ("爱知县新增80例", "80 more in Aichi Prefecture"),
        ("花莲县地震", "an earthquake in Hualien County"),
        ("海南省河南村", "Henan Village, Hainan Province"),
        ("本溪满族自治县", "Benxi Manchu Autonomous County"),
    ],
)
def spelling(segment: Analysis) -> Iterator[Hit]:
    """A place in the target is a letter off the name in the source, or another province than the source names.

    Hunan is not Henan, and Shaanxi is not Shanxi: the pinyin of the characters is compared, and only where the right
    name is nowhere in the target. Japan's prefectures and places of Taiwan keep their own spelling.
    """
    caught = segment.caught(_OF_PLACES)
    words = [number for number, form in enumerate(segment.forms) if form in caught]
    yield from _other_province(segment, words)
    candidates = [number for number in words if _may_be_place(segment.forms[number])]
    if not candidates:
        return
    absent = [
        (key, place)
        for key, found in places(segment).items()
        for place in found
        if len(key) >= _LEAST_LETTERS
        and len(place.name) > 1
        and place.name not in PROVINCES
        and not place.name.endswith("族")  # a people, that has an English name
    ]
    for number in candidates:
        key = spelling_key(without_possessive(segment.forms[number]))
        near = [place for right, place in absent if OSA.distance(right, key, score_cutoff=1) == 1]
        if near:
            present = _present(segment)
            near = [place for place in near if place.span.end not in present]
        for right, english in well_known_near(key):
            where = None if near or right in _written(segment) else stretch_read_as(right, segment.source)
            if where and not stretch_read_as(key, segment.source):
                yield _place_hit(segment, number, segment.source[slice(*where)], english, where)
        if near and not _is_abroad(segment, number) and not stretch_read_as(key, segment.source):
            yield _place_hit(segment, number, near[0].name, place_keys(near[0].name)[0].capitalize(), near[0].span)


def _is_abroad(segment: Analysis, number: int) -> bool:
    """Whether a word, or the source, speaks of where Chinese characters are read otherwise."""
    following = segment.forms[number + 1 : number + 2]
    return following == ("Prefecture",) or any(name in segment.source for name in _ABROAD)


@shared
def _written(segment: Analysis) -> frozenset[str]:
    """The words of the target that begin with a capital, in the form in which spellings are compared."""
    return frozenset(spelling_key(without_possessive(form)) for form in segment.forms if form[0].isupper())


def _present(segment: Analysis) -> set[int]:
    """Where the places of the source end that the target has."""
    return {place.span.end for key, found in places(segment).items() if key in _written(segment) for place in found}


def _other_province(segment: Analysis, words: Iterable[int]) -> Iterator[Hit]:
    for number in words:
        text = without_possessive(segment.forms[number])
        if text not in _PROVINCE_OF:
            continue
        confused = (
            name
            for name in _near_provinces()[text]
            if name in segment.source and PROVINCES[name].lower() not in _written(segment)
        )
        name = next(confused, None)
        if name is not None and not stretch_read_as(text.lower(), segment.source):
            start = segment.source.index(name)
            yield _place_hit(segment, number, name, PROVINCES[name], (start, start + len(name)))


def _place_hit(segment: Analysis, number: int, name: str, right: str, source: tuple[int, int]) -> Hit:
    token = segment.tokens[number]
    end = token.start + len(without_possessive(token.text))
    return segment.hit(
        f"{name} is {right}.",
        target=(token.start, end),
        source=source,
        fixes=[replacement((token.start, end), right)],
        evidence={"source": name, "reading": right},
    )
