"""What the columns of a term list in a table are: by the names that tools and people give them, else by content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enface.glossary.concepts import Languages
from enface.glossary.terms import TermStatus
from enface.glossary.words import status_of

Cells = Mapping[int, str]
"""The texts of a row by the number of their column."""

TERM = "term"
UNKNOWN = "unknown"
_NAMES = {
    "source": "sourceterm source src sourcetext sourcelanguage original 原文 源文 源语 源语言 源术语 原文术语 源词",
    "target": "targetterm target tgt targettext targetlanguage translation translatedterm "
    "译文 译名 译语 译法 译词 翻译 目标语 目标语言 目标术语 译文术语 对应译文",
    "status": "status termstatus administrativestatus usagestatus tgtstatus 状态 术语状态 使用状态",
    "forbidden": "forbidden prohibited 是否禁用",
    "acronym": "acronym abbreviation abbr 缩写 缩略语 缩略词 英文缩写 英文缩略语",
    "case": "casesensitive matchcase 区分大小写 大小写",
    "part": "partofspeech pos wordclass srcpos tgtpos 词性 词类",
    "note": "definitionnotes note notes comment comments remark remarks usage usagenote usagenotes tgtcomment "
    "srccomment 备注 注释 说明 附注 注 用法",
    "definition": "definition definitions meaning 定义 释义 解释 含义",
    "subject": "subject subjectfield domain field category topic 领域 学科 专业 分类 类别 主题 行业",
    "authority": "authority reference references origin 来源 出处 依据 参考 参考资料 参考来源",
    "concept": "concept conceptid conceptnumber entryid entrynumber termentry 概念编号 概念号 条目编号 词条编号",
    "concept note": "conceptnote entrynote 概念备注",
    "level": "level",
    "parent": "parentzh parent",
}  # fmt: skip
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_LANGUAGES = {
    "zh": "zh zho chi cmn cn chs cht chinese mandarin 中文 汉语 华文 华语 简体中文 繁体中文",
    "en": "en eng english 英文 英语",
    "fr": "fr fra fre french 法文 法语",
    "de": "de deu ger german 德文 德语",
    "ja": "ja jpn jp japanese 日文 日语",
    "ko": "ko kor korean 韩文 韩语",
    "es": "es spa spanish 西班牙文 西班牙语",
    "ru": "ru rus russian 俄文 俄语",
    "it": "it ita italian 意大利文 意大利语",
    "pt": "pt por portuguese 葡萄牙文 葡萄牙语",
    "ar": "ar ara arabic 阿拉伯文 阿拉伯语",
}
_LANGUAGE = {word: tag for tag, words in _LANGUAGES.items() for word in words.split()}
_TAG = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_TAGGED = re.compile(rf"(.*?\w)[\s_:(（\[-]+({_TAG.pattern})[)）\]]?")
_CODES = """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy is it ja ka kk km kn ko ky
    lo lt lv mk ml mn mr ms mt my nb ne nl nn pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu
"""
_CODE = frozenset(_CODES.split())
"""Codes of ISO 639-1 that a header may be by itself, or with a script or a region."""
_TERM_WORDS = """
    term terms word text entry name source target translation language of in the
    术语 词条 词汇 词 名称 名 译名 译文 原文 术语名 对照 表述
"""
_RENDERINGS = frozenset(
    ("term", "terms", "rendering", "renderings", "translation", "译法", "译文", "译名", "译词", "术语", "用语", "词")
)
_WITH_STATUS = re.compile(
    r"(preferred|recommended|admitted|allowed|alternative|deprecated|obsolete|forbidden|prohibited|首选|推荐|允许|许用|备选|"
    r"可用|不推荐|弃用|废弃|禁用|禁止|错误)[\s_-]*(.+)"
)
_REGIONS = "us uk gb ca au cn tw hk sg hans hant simplified traditional prc china mainland 简体 繁体"
_TERM_WORD, _REGION = frozenset(_TERM_WORDS.split()), frozenset(_REGIONS.split())
_WORD = re.compile(r"[a-z]+|[\u3400-\u9fff]+")
_NO_LETTER = re.compile(r"[\W_]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LONGEST = 60
"""Of a header; what is longer is text, and patterns take long over it."""
_SAMPLE = 200
_SHARE = 0.8
"""How many of the filled cells of a column must be in its language, where only content tells."""


class Column(NamedTuple):
    """What a column holds: a role, the language of what stands in it, and the status of its terms, where it says so."""

    role: str
    language: str = ""
    status: TermStatus | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns by number, the row (from 0) where the terms begin, and the headers that nobody knows."""

    columns: Mapping[int, Column]
    first: int
    unknown: Sequence[str] = field(default=())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the columns of terms."""
        return tuple(dict.fromkeys(column.language for column in self.columns.values() if column.role == TERM))


def layout(rows: Sequence[Cells], languages: Languages, header_rows: int = 1) -> Layout | None:
    """What the columns are, by a header in the first rows, else by content; None where this is no list of terms."""
    return next(
        (found for place, cells in enumerate(rows[:header_rows]) if (found := _by_header(cells, place, languages))),
        None,
    ) or _by_content(rows, languages)


def by_header(cells: Sequence[str], languages: Languages) -> Layout | None:
    """What a header's cells say that the columns are; None where they name no terms on two sides."""
    return _by_header(dict(enumerate(cells, 1)), 0, languages)


def _by_header(cells: Cells, place: int, languages: Languages) -> Layout | None:
    found = {number: column for number, text in cells.items() if (column := column_of(text)) is not None}
    if {"source", "target"} & {column.role for column in found.values()}:
        found = _by_sides(found, languages)
    if len({column.language for column in found.values() if column.role == TERM}) < 2:
        return None
    unknown = [
        text.strip()
        for number, text in sorted(cells.items())
        if text.strip() and (number not in found or found[number].role == UNKNOWN)
    ]
    return Layout(dict(sorted(found.items())), place + 1, unknown)


def _by_sides(found: Mapping[int, Column], languages: Languages) -> dict[int, Column]:
    """Columns called source and target hold terms; where languages are named, a source is where a term is from."""
    named = {column.language for column in found.values() if column.role == TERM and column.status is None}
    sides = dict(zip(("source", "target"), languages, strict=True))
    result = dict(found)
    for number, column in found.items():
        if column.role not in sides:
            continue
        if column.status is None and (sides[column.role] in named or len(named) > 1):
            result[number] = Column("authority" if column.role == "source" else UNKNOWN)
        else:
            result[number] = Column(TERM, sides[column.role], column.status)
    return result


def column_of(header: str) -> Column | None:
    """What a column with that header holds; None where nobody knows."""
    stripped = header.strip().lstrip("#").strip()
    if len(stripped) > _LONGEST:
        return None
    lower = stripped.lower()
    whole = _NO_LETTER.sub("", lower)
    if whole in _ROLES:
        return Column(_ROLES[whole])
    if (match := _WITH_STATUS.fullmatch(lower)) and (column := _with_status(match[2], status_of(match[1]))):
        return column
    if _TAG.fullmatch(stripped) and lower[:2] in _CODE:
        return Column(TERM, stripped.replace("_", "-"))
    tagged = _TAGGED.fullmatch(stripped)
    if tagged and tagged[2][:2].lower() in _CODE and (role := _of_a_language(_WORD.findall(tagged[1].lower()))):
        return Column(role, tagged[2].replace("_", "-"))
    language, rest = _taken_apart(lower)
    role = _of_a_language(rest) if language else ""
    return Column(role, language) if role else None


def _with_status(header: str, status: TermStatus | None) -> Column | None:
    """The column of renderings of a status, as in 禁用译法 and `deprecated English term`."""
    if _NO_LETTER.sub("", header) in _RENDERINGS:
        return Column("target", status=status)
    column = column_of(header)
    return column._replace(status=status) if column is not None and column.role in (TERM, "target") else None


def _of_a_language(words: Sequence[str]) -> str:
    """What the words beside a language's name say that a column holds; empty where nobody knows."""
    if all(word in _TERM_WORD for word in words):
        return TERM
    role = _ROLES.get("".join(words), "")
    return TERM if role in ("source", "target") else role


def _taken_apart(header: str) -> tuple[str, list[str]]:
    """The language that a header names, empty where it names none or two, and its other words."""
    languages: list[str] = []
    rest: list[str] = []
    for word in _WORD.findall(header):
        for name in sorted(_LANGUAGE, key=len, reverse=True) if _CHINESE.match(word) else ():
            if name in word and len(name) > 1:
                languages.append(_LANGUAGE[name])
                word = word.replace(name, "", 1)
                break
        if word in _LANGUAGE and not (languages and word in _REGION):
            languages.append(_LANGUAGE[word])
        elif word and word not in _REGION:
            rest.append(word)
    return (languages[0] if len(languages) == 1 else ""), rest


def _by_content(rows: Sequence[Cells], languages: Languages) -> Layout | None:
    """A column of Chinese and one of Latin letters, where there is one of each and one of the languages is Chinese."""
    if [language[:2] for language in languages].count("zh") != 1:
        return None
    columns: dict[int, list[str]] = {}
    for cells in rows[:_SAMPLE]:
        for number, text in cells.items():
            if text.strip():
                columns.setdefault(number, []).append(text)
    chinese = [number for number, texts in columns.items() if _share(texts, chinese=True) >= _SHARE]
    latin = [number for number, texts in columns.items() if _share(texts, chinese=False) >= _SHARE]
    if len(chinese) != 1 or len(latin) != 1:
        return None
    zh, other = languages if languages[0].startswith("zh") else languages[::-1]
    return Layout({chinese[0]: Column(TERM, zh), latin[0]: Column(TERM, other)}, 0)


def _share(texts: Sequence[str], *, chinese: bool) -> float:
    fitting = sum(bool(_CHINESE.search(text)) is chinese and bool(chinese or _LATIN.search(text)) for text in texts)
    return fitting / len(texts)
