"""What denies in Chinese and in English, and which characters explain an English word that only may deny."""

from __future__ import annotations

import re
from typing import NamedTuple

from enface.languages.remembered import Remembered

_NO_DENIAL = re.compile(
    "不仅|不但|不只|不光|不单|不断|不过|不少|不久|不同|不管|不论|不料|不禁|不妨|不然|不止|不时|不已|不等|不一|不惜|不忘|不懈|不愧|不幸|不错"
    "|不得不|不能不|不会不|不可不|不得已|无不|不无|非不|莫不|是不是|会不会|能不能|可不可|有没有|要不要|差不多|了不起|对不起|只不过|要不|从不会"
    "|不可[避思忽缺分或多估磨开逾]|不[^，。；]{1,6}不|不是[^，。；]{1,20}就是|不再[是只]|没有[^，。；]{1,16}就没有|不可一世"
    "|不得[了知而]|不能[^，。]{0,10}不|不会[^，。]{0,10}不|除非|不[到足及]|未来|未必|未婚|未成年|未免|未知|未尝|尚未来|莫非|非常|非法|非洲"
    "|非遗|非物质|并非易|不锈|不动产|不良|不义|不然|不料|不由|不乏|不堪|不宜|不济|不平|不安|不满|不便|不利|不当|不明|不定|不稳|不确定|不可抗"
    "|不合格|不规则|不文明|不见不散|无论|无疑|无数|无锡|无限|无缝|无偿|无私|无线|无人机|无症状|无形|无声|无比|无处不|无所不|无时无刻|无愧"
)
"""Characters of denial that deny nothing, or twice, or that English renders by a word of its own."""
_PREFIXED = re.compile("不[确稳满当利便明定公平合规完健安]|[非违]法|无症状|无人机|无形")
"""Characters that deny no verb, and that English denies by a prefix: unstable, asymptomatic."""
_DENIES = re.compile(
    "并不|并非|并未|并没有?|绝不|绝非|决不|从不|从未|从没有?|尚未|仍未|还未|至今未|均未|都未|还没有?|没有|没能|没被|没把|没让|没去"
    "|未能|未被|未发现|未造成|未经|未按|未对|未在|未接[受触]|未提供|未遵守|未达|未收到|未得到|未获|未予|未出现|未作|未做|未参|未与|未向|未有"
    "|不是|不会|不能|不可能|不应|不得|不可|不再|不予|不准|不许|不符合|不具[有备]|不存在|不属于|不排除|不知道|不清楚|不愿|不想|不受|不接受"
    "|不允许|不承认|不支持|不同意|不适[合用]|不取决|不构成|不影响|不包括|不涉及|不参[加与]|不承担|不尊重|不代表|不意味|不相信|不认为|不打算"
    "|不需要|不必|不用|不卖|不吃|不去|不来|不做|不说|不在|不以|不因|不把|不被|不让|不给|不向|不为|不与|不对外"
    "|无法|无意|无权|无人员|无需|无须|无一|未发生|零感染|零伤亡|零事故|零投诉|无伤亡|无人伤亡|无人感染|毫不|毫无|禁止|严禁|非[^，。；]{1,6}(?:方面发|所为|本意)"
)
"""What surely denies a verb or a clause."""
_ASKS = re.compile(
    "[？?吗]|除非|直到|才能|才会|才可|之前|以前|前[，。；]|如果|若|否则|就会|时候|时，|超过|以免|避免|防止"
)
"""Signs that a denial may be turned round: not before, until, unless."""

_PLAIN = re.compile(
    r"(?:no|not|never|none|neither|nor|nothing|nobody|nowhere|without|cannot|no-one|non|unable|n['’]t|\w+n['’]t|hardly|scarcely|barely)"
)
_MAYBE = (
    ("只仅唯才就独专", r"only|solely|just|merely"),
    ("比于过超多少出", r"than|rather|beyond|exceed\w*|over"),
    ("仍还依保持剩留余存", r"still|remain\w*"),
    ("前先早", r"before|prior"),
    ("到至", r"until|till"),
    ("也太过度", r"too"),
    ("少低减小弱轻缺", r"less|fewer|short\w*|least|lower\w*|reduc\w*"),
    ("少小", r"little|few"),
    ("限制约", r"limit\w*|restrict\w*"),
    ("难困艰硬努苦", r"hard\w*|difficult\w*|struggl\w*"),
    ("停止阻断", r"stop\w*|halt\w*|suspend\w*|ceas\w*|end(?:ed|s|ing)?"),
    ("防避免阻", r"prevent\w*|avoid\w*|block\w*|refrain\w*"),
    ("对反抗针", r"against|oppos\w*"),
    ("免自由空", r"free\w*|exempt\w*"),
    ("关闭近密", r"clos\w+"),
    ("离外出关脱超", r"off|out|away|from|outside"),
    ("失败误缺漏错", r"fail\w*|miss\w*|mis\w+|los[est]\w*|lost|gap\w*"),
    ("缺乏", r"lack\w*|absen\w+"),
    ("拒否回绝", r"refus\w*|reject\w*|den(?:y|ied|ies|ying)|declin\w*|ruled"),
    ("违", r"illeg\w*|unlaw\w*|illicit\w*"),
    ("失", r"unemploy\w*|jobless\w*"),
    ("稀罕少", r"rare\w*|seldom"),
    ("疑", r"doubt\w*"),
    ("零", r"zero|nil"),
    ("除排", r"exclud\w*|except\w*"),
    (
        "",
        r"forbid\w*|forbad\w*|ban|bans|banned|prohibit\w*|bar|barred|anonym\w*|anti\w+|maximum|most"
        r"|un(?!it|iv|io|iq|if|der|til\b)\w{4,}|non-?\w+|\w{3,}less|ignor\w*|disregard\w*|neglect\w*|instead|keep\w*|kept|yet|unless"
        r"|dis(?:obey|agree|appro|allow|lik|abl|conti|satis|hones|quali|advan|belie|conn|coura|card|miss|com|inc)\w*"
        r"|im(?:possib|prop|perfect|mature|pract|patien|mob)\w*|il(?:leg|lit|log)\w*|ir(?:reg|res|rev|rel|rep)\w*"
        r"|in(?:ab|cap|adeq|compr|suff|corr|vis|eff|comple|consis|direct|evit|toler|accur|access|expens|hum|just|val)\w*",
    ),
)
_MAYBE_WORDS = tuple((characters, re.compile(words)) for characters, words in _MAYBE)
_WORD = re.compile(r"[A-Za-z]+(?:['’\-][A-Za-z]+)*")
_SURELY = "*"


def _kind(word: str) -> str | None:
    lower = word.lower()
    if _PLAIN.fullmatch(lower):
        return _SURELY
    return next((characters for characters, words in _MAYBE_WORDS if words.fullmatch(lower)), None)


_KINDS = Remembered(_kind)


class Denials(NamedTuple):
    """How many words of an English sentence deny, and how many only may and nothing else of the source explains."""

    sure: int
    unexplained: int


def denials_zh(sentence: str) -> list[re.Match[str]]:
    """What denies in a Chinese sentence; nothing where it asks, or where the denial may be turned round."""
    if _DENIES.search(sentence) is None or _ASKS.search(sentence):
        return []
    plain = _NO_DENIAL.sub(lambda match: "－" * len(match[0]), sentence)
    return list(_DENIES.finditer(plain))


_DO = re.compile(
    r"\b(?P<verb>did|does) (?!(?:not|so|that|this|these|it|in|at|to|for|all|as|when|by|well|on|and|or|but|the|an?|more"
    r"|much|less|some\w*|any\w*|every\w*|no\w*|what\w*|he|she|they|we|you|his|her|their|its|my|our)\b)[a-z]+(?<!ing)\b"
)
_TURNED = re.compile(
    r"\b(?:what|how|why|when|where|who|whom|which|nor|neither|so|only|never|rarely|little|as|than|if)\b[^,.;]{0,60}$",
    re.IGNORECASE,
)
"""What stands before a “did” that asks, or that is turned round with its subject."""
_VERB = r"\b(?P<verb>is|are|was|were|has|have|had|will|can|could|would)"
_LEFT_OVER = (
    re.compile(rf"{_VERB} (?:[a-z]+ ){{0,3}}?any longer\b"),
    re.compile(rf"{_VERB} yet (?:[a-z]+ed|available|clear|known|ready|over|been)\b"),
    re.compile(rf"{_VERB}\b[^,.;:!?]{{1,80}}, nor\b"),
)
_DENIED = re.compile(r"\b(?:not?|never|neither|none|without|cannot|hardly|few|little|if)\b|n['’]t\b", re.IGNORECASE)


def lost_not(sentence: str) -> re.Match[str] | None:
    """An auxiliary (group “verb”) that seems to have lost the “not” behind it: did comply, is yet known."""
    if _QUESTION.search(sentence):
        return None
    for match in _DO.finditer(sentence):
        if not _TURNED.search(sentence, 0, match.start()):
            return match
    left = (match for pattern in _LEFT_OVER for match in pattern.finditer(sentence))
    return next((match for match in left if not _DENIED.search(sentence, 0, match.end() - len("nor"))), None)


_QUESTION = re.compile(r"\?[”\"’' ]*$")


def may_deny(text: str) -> bool:
    """Whether a Chinese text may deny a verb or a clause; cheaper than `denials_zh`."""
    return _DENIES.search(text) is not None


def denials_en(sentence: str, chinese: str) -> Denials:
    """What denies in an English sentence that renders a Chinese one."""
    kinds = [kind for kind in map(_KINDS.__getitem__, _WORD.findall(sentence)) if kind is not None]
    sure = kinds.count(_SURELY)
    if sure or not kinds:
        return Denials(sure, 0)
    signs = set(chinese)
    unexplained = sum(signs.isdisjoint(kind) for kind in kinds)
    return Denials(0, max(0, unexplained - len(_PREFIXED.findall(chinese)))) if unexplained else Denials(0, 0)
