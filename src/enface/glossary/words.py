"""What term lists of all kinds write for a status or a part of speech, and what we call it."""

from __future__ import annotations

import re
from functools import lru_cache

from enface.glossary.terms import TermStatus

_STATUSES = {
    TermStatus.PREFERRED: "preferred preferredterm standardized standardizedterm legalterm regulatedterm approved "
    "recommended 首选 推荐 规范 标准 已批准 已审核 已确认",
    TermStatus.ADMITTED: "admitted admittedterm allowed acceptable alternative synonym provisional proposed new draft "
    "candidate 允许 可用 许用 备选 同义词 暂定 待定 待审 待审核 新建",
    TermStatus.DEPRECATED: "deprecated deprecatedterm superseded supersededterm obsolete notrecommended nonstandard "
    "outdated 不推荐 不规范 弃用 废弃 过时 已弃用 旧称 曾用",
    TermStatus.FORBIDDEN: "forbidden prohibited donotuse rejected 禁用 禁止 禁止使用 勿用 错误 错译",
}
_STATUS = {word: status for status, words in _STATUSES.items() for word in words.split()}
_ASIDE = re.compile(r"-admn-sts$|[\W_]+")
_PARTS_OF_SPEECH = {
    "noun": "n", "verb": "v", "adjective": "adj", "adverb": "adv", "acronym": "acr", "abbreviation": "acr",
    "abbr": "acr", "person": "name", "proper name": "name", "propernoun": "name", "proper noun": "name",
    "toponym": "place", "place name": "place", "prefix": "suffix", "名词": "n", "动词": "v", "形容词": "adj",
    "副词": "adv", "缩写": "acr", "缩略语": "acr", "专有名词": "name", "人名": "name", "地名": "place", "-": "",
}  # fmt: skip
_WRITTEN = {
    "n": "noun",
    "v": "verb",
    "adj": "adjective",
    "adv": "adverb",
    "name": "noun",
    "place": "noun",
    "acr": "noun",
}
_TRUE = frozenset({"yes", "true", "1", "y", "x", "是"})


@lru_cache(maxsize=1000)
def status_of(word: str) -> TermStatus | None:
    """The status that a word of TBX, UTX or a table stands for; None where it stands for none.

    TBX's picklists (`preferredTerm-admn-sts`, also written `preferred`), UTX's (`approved`, `provisional`,
    `non-standard`, `forbidden`) and what people write in tables.
    """
    return _STATUS.get(_ASIDE.sub("", word.strip().lower()))


def part_of_speech(word: str) -> str:
    """A part of speech as `Rendering` has it; a word that is not known stays, in small letters."""
    lower = word.strip().lower()
    return _PARTS_OF_SPEECH.get(lower, lower)


def written_part_of_speech(known: str) -> str:
    """What TBX-Basic and UTX call a part of speech: noun, verb, adjective, adverb; empty where they have no word."""
    return _WRITTEN.get(known, "")


def is_true(word: str) -> bool:
    """Whether a cell says yes."""
    return word.strip().lower() in _TRUE


def is_name(text: str) -> bool:
    """Whether every longer word has a capital, so that its case matters although the file does not say so."""
    return text != text.lower() and all(word[0].isupper() for word in text.split() if len(word) > 3)
