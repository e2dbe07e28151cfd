"""China's administrative levels in both languages, and the places in a Chinese text that name their level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from enface.languages.han_names import joined, sounds, spelling_key
from enface.languages.place_spellings import ESTABLISHED
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.readings import syllables, usual_syllables
from enface.model import Span

LEVELS = {
    "省": "Province",
    "市": "City Municipality",
    "自治州": "Prefecture",
    "自治县": "County",
    "自治旗": "Banner",
    "县": "County",
    "州": "Prefecture",
    "地区": "Prefecture Region Area",
    "盟": "League",
    "旗": "Banner",
    "新区": "Area District",
    "开发区": "Zone Area",
    "区": "District Area Zone Region",
    "街道": "Subdistrict Sub-district Street Community Neighborhood Neighbourhood",
    "镇": "Town Township",
    "乡": "Township Town",
    "村": "Village",
}
"""The words of administrative level in Chinese, longest first where one ends in another, with their English."""

ENGLISH_LEVELS = frozenset(" ".join(LEVELS.values()).split()) | {"State", "Shire"}
"""All English words of level, right and wrong ones."""

_USUAL = {"街道": "Subdistrict", "地区": "Prefecture", "新区": "New Area", "开发区": "Development Zone"}
_LEVEL = re.compile("自治州|自治县|自治旗|新区|开发区|地区|街道|[省市县州盟旗区镇乡村]")
_LONGEST_NAME = 4
# Names that are not read by the usual reading of each character, or keep a spelling of their own.
_SPECIAL = {name: spelling_key(right.replace(" ", "")) for name, right in ESTABLISHED.items()} | {
    "陕西": "shaanxi", "西藏": "tibet", "喀什": "kashgar", "哈密": "hami", "包头": "baotou", "六安": "luan",
    "台州": "taizhou", "洪洞": "hongtong", "蔚": "yu", "单": "shan", "莘": "shen", "歙": "she", "黟": "yi",
    "铅山": "yanshan", "乐亭": "laoting", "乐清": "yueqing", "大城": "daicheng", "浚": "xun", "涡阳": "guoyang",
    "阿坝": "ngawa", "甘孜": "garze", "东阿": "donge", "筠连": "junlian", "犍为": "qianwei", "花莲": "hualien",
    "彰化": "changhua", "嘉义": "chiayi", "屏东": "pingtung", "台东": "taitung", "金门": "kinmen",
    "连江": "lienchiang", "果洛": "golog", "阿里": "ngari", "博尔塔拉": "bortala", "巴音郭楞": "bayingolin",
    "克孜勒苏": "kizilsu", "库车": "kuqa", "莎车": "yarkant", "阿拉尔": "aral", "海拉尔": "hailar",
    "锡林浩特": "xilinhot", "乌兰浩特": "ulanhot",
}  # fmt: skip


# The one name whose plain pinyin is another province's.
_SHAANXI = "陕西"


class LevelledPlace(NamedTuple):
    """A name of one to four characters right before a word of level, both in the source."""

    name: str
    level: str
    span: Span

    @property
    def english(self) -> str:
        """The usual English word for the level."""
        return _USUAL.get(self.level) or LEVELS[self.level].split()[0]

    def accepts(self, word: str) -> bool:
        """Whether the English word may stand for the level."""
        # A state abroad is 州 too; China's prefectures of that name have mostly two characters or are known by them.
        abroad = self.level == "州" and len(self.name) > 2 and word == "State"
        return abroad or word in LEVELS[self.level].split()


def levelled_places(text: str) -> Iterator[LevelledPlace]:
    """Every stretch of characters before a word of level that may be the name of the place; they overlap."""
    for match in _LEVEL.finditer(text):
        for length in range(1, _LONGEST_NAME + 1):
            start = match.start() - length
            if start < 0 or not "\u4e00" <= text[start] <= "\u9fff":
                break
            yield LevelledPlace(text[start : match.start()], match[0], Span(start, match.end()))


@lru_cache(maxsize=20_000)
def place_keys(name: str) -> tuple[str, ...]:
    """How the name of a place may be spelt, in the form in which spellings are compared; the usual one first."""
    if name == _SHAANXI:
        return (_SPECIAL[name],)
    if name in _SPECIAL:
        return (_SPECIAL[name], spelling_key(joined(usual_syllables(name))))
    keys = [spelling_key(joined(usual_syllables(name)))]
    if len(name) < 3:
        keys += [
            spelling_key(first + second)
            for first in syllables(name[0])
            for second in (syllables(name[1]) if len(name) > 1 else ("",))
        ]
    return tuple(dict.fromkeys(keys))


def stretch_read_as(key: str, text: str) -> Span | None:
    """The first two to four characters of `text` that may be read as that spelling; None where there are none."""
    for name, special in _SPECIAL.items():
        if special == key and name in text:
            return Span(text.index(name), text.index(name) + len(name))
    for start, character in enumerate(text[:-1]):
        if not key.startswith(sounds(character)):
            continue
        length = _length_read(text, start, key)
        if length and text[start : start + length] != _SHAANXI:
            return Span(start, start + length)
    return None


def _length_read(text: str, start: int, key: str) -> int:
    """How many characters from `start`, two to four, are read as the whole of `key`; 0 where none are."""
    reached = {0}
    for length, character in enumerate(text[start : start + _LONGEST_NAME], 1):
        reached = {
            place + len(reading) for reading in sounds(character) for place in reached if key.startswith(reading, place)
        }
        if length > 1 and len(key) in reached:
            return length
        if not reached:
            break
    return 0


_WELL_KNOWN = {spelling_key(name): name for name in (*CHINESE_PROVINCES, *CHINESE_CITIES) if " " not in name}


@lru_cache(maxsize=20_000)
def well_known_near(key: str) -> tuple[tuple[str, str], ...]:
    """The provinces and cities one letter from a spelling, with their spellings; none where it is one itself."""
    if key in _WELL_KNOWN:
        return ()
    near = process.extract(key, list(_WELL_KNOWN), scorer=OSA.distance, score_cutoff=1, limit=None)
    return tuple((found, _WELL_KNOWN[found]) for found, _, _ in near)


PROVINCES = {
    "湖南": "Hunan", "湖北": "Hubei", "河南": "Henan", "河北": "Hebei", "山东": "Shandong", "山西": "Shanxi",
    "陕西": "Shaanxi", "江苏": "Jiangsu", "江西": "Jiangxi", "浙江": "Zhejiang", "安徽": "Anhui", "福建": "Fujian",
    "广东": "Guangdong", "广西": "Guangxi", "海南": "Hainan", "贵州": "Guizhou", "云南": "Yunnan", "四川": "Sichuan",
    "甘肃": "Gansu", "青海": "Qinghai", "宁夏": "Ningxia", "新疆": "Xinjiang", "辽宁": "Liaoning", "吉林": "Jilin",
    "黑龙江": "Heilongjiang", "北京": "Beijing", "上海": "Shanghai", "天津": "Tianjin", "重庆": "Chongqing",
    "南京": "Nanjing", "广州": "Guangzhou",
}  # fmt: skip
"""Provinces and a few cities that are taken for one another, with their English names."""
