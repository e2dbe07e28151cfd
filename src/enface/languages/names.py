"""Chinese personal names in pinyin: surnames, syllables, and whether a word can be a given name."""

from __future__ import annotations

from functools import cache, lru_cache

from enface.languages.english import is_word, phrases, word_set

SURNAMES = word_set(
    """
    ai an ao ba bai ban bao bei bi bian bo bu cai cang cao cen chai chang che chen cheng chi chong chu chuan
    cong cui dai dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gu guan gui
    guo ha hai han hang hao he hong hou hu hua huan huang hui huo ji jia jian jiang jiao jie jin jing ju kang ke
    kong kou kuang lai lan lang lao lei leng li lian liang liao lin ling liu long lou lu luan luo lyu lü ma man
    mao mei meng mi miao min ming mo mou mu nan ni nie ning niu ouyang pan pang pei peng pi piao ping pu qi qian
    qiang qiao qin qiu qu quan que ran rao ren rong ruan rui sang sha shan shang shangguan shao she shen sheng
    shi shu shui si sima situ song su sui sun suo tai tan tang tao teng tian tong tu wan wang wei wen weng wu xi
    xia xian xiang xiao xie xin xing xiong xu xuan xue xun yan yang yao ye yi yin ying you yu yuan yue yun zang
    zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuge zhuo zong zou zu zuo
    """
)
"""Surnames in pinyin without tones, lower case."""

_FINALS_OF = {
    "": "a ai an ang ao e ei en er o ou wa wai wan wang wei wen weng wo wu ya yan yang yao ye yi yin ying yo yong "
    "you yu yuan yue yun",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe ue yu",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}
SYLLABLES = frozenset(initial + final for initial, finals in _FINALS_OF.items() for final in finals.split())
"""The syllables of Mandarin in pinyin without tones."""

# Loans that keep their small letters, written as two words or more.
_LOANS = frozenset(
    phrases(
        """
    feng shui, qi gong, tai chi, tai ji, kung fu, wu shu, wu wei, wu xia, bai jiu, huang jiu, mao tai, hong bao, gao
    kao, hu kou, guan xi, dan tian, yin yang, tui na, ma la, ba gua, er hu, gu zheng, gu qin, pi pa, qi pao, han fu,
    kang fu, xiang qi, wei qi, jiao zi, bao zi, jian bing, hu tong, si heyuan, du fu, lu shi, ma jiang, mu er, ji
    dan, da dao, xi yi, shi fu, lao ban, lao shi, da ma, lao wai, fu wu, dou fu, dou jiang, you tiao, tang yuan,
    zong zi, hua mei, xuan xue, li jia, ji qi, gong fu
    """
    )
)
ENGLISH_SYLLABLES = word_set(
    """
    a ai an ang ban bang ben bin can chi cu dan dang die ding do dong due dun e fa fan fen gang gong ha hang he hen
    hey ho la lang lei lie ling long lou lung ma man mang mao me men mi mu nan o pa pan pang pen pi pie pin ping pu
    ran rang rao run san sang she si so song su sun tan tang tie ting tong wan wen yang ye yen yin you yuan zen
    """
)
"""Syllables that are words of English too, so that a pair of them is not yet a name."""

UNITS = word_set("yuan jiao fen mu li jin liang qian dou dan sheng chi cun zhang ren shi hao")
"""Chinese units and common nouns that are spelt like surnames."""


_ALSO_GIVEN = word_set("dan lei ling mao ping ting tong wen yang yuan lang")


_LAST_LETTERS = frozenset(syllable[-1] for syllable in SYLLABLES)


@cache
def syllables(word: str) -> int:
    """The least number of pinyin syllables that make up `word` (lower case), 0 where it is none."""
    word = word.replace("'", "").replace("’", "").replace("-", "")
    if word[-1:] not in _LAST_LETTERS:
        return 0
    best = [0] + [99] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if best[start] < 99 and word[start:end] in SYLLABLES:
                best[end] = min(best[end], best[start] + 1)
    return best[-1] if 0 < best[-1] < 99 else 0


@lru_cache(maxsize=50_000)
def first_syllables(word: str) -> tuple[str, ...]:
    """The syllables of pinyin with which `word` (lower case) may begin."""
    return tuple(word[:length] for length in range(1, min(len(word), 6) + 1) if word[:length] in SYLLABLES)


def can_be_given_name(word: str) -> bool:
    """Whether `word` (lower case) is one or two syllables of pinyin and no word of English."""
    count = syllables(word)
    if count == 1:
        return word not in ENGLISH_SYLLABLES or word in _ALSO_GIVEN
    return count == 2 and not is_word(word)


def is_loan(surname: str, given: str) -> bool:
    """Whether the two words (lower case) are a Chinese loan such as "feng shui", which is no name."""
    return f"{surname} {given}" in _LOANS
