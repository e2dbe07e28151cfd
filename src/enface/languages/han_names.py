"""Chinese personal names in Chinese characters: surnames, where a name may stand, and how it is read in pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from enface.languages.patterns import any_of
from enface.languages.readings import syllables, usual_syllables
from enface.model import Span

SURNAMES = frozenset(
    "习王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应"
    "臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌"
    "奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦"
    "戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展"
    "阴昝智幸奉植衡富尧闭由"
)
"""Surnames of one character, in simplified form."""

# Characters that are read in another way when they are surnames; the first is the usual one.
_SURNAME_READINGS = {
    "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "曾": "zeng", "任": "ren", "华": "hua", "区": "ou",
    "朴": "piao", "盖": "ge gai", "覃": "qin tan", "翟": "zhai di", "尉": "wei", "缪": "miao", "乐": "yue le",
    "冼": "xian", "谌": "chen shen", "宿": "su", "那": "na", "员": "yun", "燕": "yan", "宁": "ning", "召": "shao",
    "黑": "he", "繁": "po", "种": "chong", "折": "she", "秘": "bi", "卜": "bu", "隗": "wei kui", "洗": "xian",
    "纪": "ji", "车": "che", "教": "jiao", "柏": "bai bo", "薄": "bo", "盛": "sheng", "干": "gan", "都": "du",
    "朝": "chao", "长": "zhang", "重": "zhong", "石": "shi", "葛": "ge", "钻": "zuan", "粘": "nian", "应": "ying",
    "过": "guo", "相": "xiang", "令": "ling", "哈": "ha", "於": "yu", "夏": "xia", "晁": "chao", "臧": "zang",
    "逯": "lu", "佘": "she", "仝": "tong", "牟": "mou mu", "肖": "xiao", "贾": "jia", "吕": "lü", "沈": "shen",
}  # fmt: skip
_COMPOUND_READINGS = {
    "欧阳": "ouyang", "上官": "shangguan", "司马": "sima", "诸葛": "zhuge", "司徒": "situ", "东方": "dongfang",
    "皇甫": "huangfu", "尉迟": "yuchi", "公孙": "gongsun", "慕容": "murong", "令狐": "linghu", "夏侯": "xiahou",
    "轩辕": "xuanyuan", "端木": "duanmu", "百里": "baili", "呼延": "huyan", "长孙": "zhangsun", "宇文": "yuwen",
    "闻人": "wenren", "申屠": "shentu", "独孤": "dugu", "南宫": "nangong", "西门": "ximen", "东郭": "dongguo",
    "拓跋": "tuoba",
}  # fmt: skip
_MAY_BEGIN = re.compile(f"[{''.join(sorted(SURNAMES | {name[0] for name in _COMPOUND_READINGS}))}]")
_TITLES = (
    "主席", "书记", "省长", "市长", "县长", "州长", "镇长", "乡长", "区长", "部长", "厅长", "局长", "处长", "科长",
    "司长", "院长", "校长", "会长", "所长", "站长", "秘书长", "主任", "委员", "记者", "教授", "博士", "院士",
    "研究员", "医生", "医师", "护士", "老师", "律师", "法官", "经理", "董事长", "总裁", "创始人", "队长", "教练",
    "演员", "导演", "作家", "画家", "同志", "先生", "女士", "居民", "村民", "市民", "负责人", "发言人", "组长",
    "支书", "总理", "大使", "领事", "司令", "译者", "翻译", "作者", "编辑", "摄影", "责编", "通讯员", "选手", "名将",
    "患者", "民警", "警官", "总监", "馆长", "社长", "台长", "行长", "检察长",
)  # fmt: skip
_TITLE_BEFORE = re.compile(rf"(?:{'|'.join(_TITLES)})[：:\s]?(?:为|是)?[“\s]?$")
_MAY_END_TITLE = frozenset("：:为是“").union(title[-1] for title in _TITLES)
"""What stands before a name behind a title, but for spaces; most characters are none, and no title is looked for."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_VERBS_AND_TITLES = (
    "说", "表示", "指出", "认为", "强调", "介绍", "告诉", "称", "透露", "坦言", "回忆", "出席", "主持", "致辞",
    "讲话", "同志", "先生", "女士", "教授", "主任", "书记", "院士", "老师", "医生", "主席", "部长", "省长", "市长",
    "总理", "摄", "在接受", "作了", "补充", "解释", "感慨", "直言",
)  # fmt: skip
_AFTER = re.compile(any_of(_VERBS_AND_TITLES))
_TELLING = re.compile(any_of((*_TITLES, *_VERBS_AND_TITLES)))


class HanName(NamedTuple):
    """Chinese characters that may be a person's name; `certain` where a title or a verb beside them says so."""

    text: str
    span: Span
    surname_length: int
    certain: bool


def han_names(text: str, heard: Set[str]) -> Iterator[HanName]:
    """Every stretch of `text` that has the shape of a name: a surname and one or two characters. They may overlap.

    Only those of which the surname or the given name begins with one of the syllables `heard`.
    """
    for match in _MAY_BEGIN.finditer(text, 0, max(0, len(text) - 1)):
        start = match.start()
        compound = text[start : start + 2] in _COMPOUND_READINGS
        length = 2 if compound else 1
        if not compound and text[start] not in SURNAMES:
            continue
        given = text[start + length : start + length + 1]
        if heard.isdisjoint(sounds(text[start])) and heard.isdisjoint(sounds(given)):
            continue
        titled = _has_title_before(text, start)
        last = _HAN.match(text, start, start + length + 2)
        for end in range(start + length + 1, last.end() + 1 if last else 0):
            certain = titled or _AFTER.match(text, end) is not None
            yield HanName(text[start:end], Span(start, end), length, certain)


def may_be_certain(text: str) -> bool:
    """Whether `text` has anything that tells a name beside it; if not, no name in it is certain."""
    return _TELLING.search(text) is not None


def _has_title_before(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    may_be = before in _MAY_END_TITLE or before.isspace()
    return may_be and _TITLE_BEFORE.search(text, max(0, start - 6), start) is not None


@lru_cache(maxsize=20_000)
def readings(name: str, surname_length: int) -> tuple[tuple[str, str], ...]:
    """How a name may be read: pairs of surname and joined given name in lower case with ü; the usual one first."""
    surname, given = name[:surname_length], name[surname_length:]
    if surname_length == 2:
        surnames = [_COMPOUND_READINGS[surname]]
    else:
        surnames = _SURNAME_READINGS[surname].split() if surname in _SURNAME_READINGS else [syllables(surname)[0]]
    usual = joined(usual_syllables(given))
    every = [joined(parts) for parts in product(*(syllables(character) for character in given))]
    return tuple(dict.fromkeys((first, last) for first in surnames for last in [usual, *every]))


def joined(parts: tuple[str, ...]) -> str:
    """Syllables as one word, with an apostrophe before a vowel that would be read with what precedes it."""
    return "".join(f"'{part}" if number and part[0] in "aeo" else part for number, part in enumerate(parts))


@lru_cache(maxsize=10_000)
def sounds(character: str) -> tuple[str, ...]:
    """All readings of a character, as a surname too, in the form in which spellings are compared; none of nothing."""
    surname = _SURNAME_READINGS.get(character, "").split()
    return tuple(dict.fromkeys(map(spelling_key, (*syllables(character), *surname)))) if character else ()


@lru_cache(maxsize=50_000)
def spelling_key(word: str) -> str:
    """A word of pinyin in the form in which spellings are compared: lower case, ü as u, no apostrophes."""
    plain = word.lower().replace("'", "").replace("’", "").replace("ü", "u")
    return "lu" + plain[3:] if plain.startswith("lyu") else "nu" + plain[3:] if plain.startswith("nyu") else plain
