"""Chinese words that were spelt out in pinyin where English has a word, in one word or in several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.glossary import TermStatus
from enface.languages.english import FUNCTION_WORDS, is_bare, is_word, word_set
from enface.languages.names import UNITS, is_loan, syllables
from enface.languages.pinyin import spelt_by
from enface.languages.sieve import Sieve
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.neighbours import adjoins

_LEAST_LETTERS = 5
_APPROVED = {TermStatus.PREFERRED, TermStatus.ADMITTED}
_LOANS = word_set(
    """
    pinyin hanzi hukou hutong guanxi baijiu huangjiu maotai moutai hongbao gaokao zhongkao qigong tuina gongfu wushu
    wuxia xianxia xuanhuan danmei guoxue guohua hanfu qipao cheongsam erhu guzheng guqin pipa suona sheng xiao xiangqi
    weiqi majiang jiaozi baozi mantou jianbing youtiao zongzi tangyuan yuanxiao huoguo malatang mapo douhua doufu tofu
    kungfu feng shui yinyang bagua taiji taichi dantian zhuyin putonghua guoyu renminbi yuan laowai laoban shifu
    oolong longan mahjong siheyuan tulou diaolou paifang pailou xiqu kunqu jingju pingtan nongjiale xiaokang danwei
    wanghong
    nianhua yangko yangge dizi yangqin wuwei zhonghua guochao qingming tangsuan lamian biangbiang
    """
)
"""Chinese words that English has taken in, small letters and all."""


def _may_be_pinyin(form: str) -> bool:
    return (
        len(form) >= _LEAST_LETTERS
        and form.isascii()
        and form.islower()
        and form.replace("'", "").isalpha()
        and not is_word(form)
        and form not in _LOANS
        and syllables(form) >= 2
    )


SMALL_PINYIN = Sieve(_may_be_pinyin)
"""Words that are pinyin in small letters, two syllables at least, and no words of English."""


@rule(
    id="pinyin.left",
    type="accuracy/untranslated",
    severity=Severity.MAJOR,
    words=SMALL_PINYIN,
    fires=[("“兴业湖南”品牌", "the brand of xingye Hunan"), ("…", "the plan of xingye")],
    silent=[
        ("推进兴业计划", "the plan of prosperity"),
        ("…", "the hukou of a laowai"),
        ("…", "Xingye County in Guangxi"),
        ("…", "dinner in a linen gown"),
    ],
)
def left(analysis: Analysis) -> Iterator[Hit]:
    """A word is pinyin in small letters and no word of English.

    A reader without Chinese can do nothing with it. Where no characters of the source read like it, or there is no
    source, this is a hint.
    """
    pinyin = analysis.caught(SMALL_PINYIN)
    approved = [
        match.span for match in analysis.target_terms if match.rendering and match.rendering.status in _APPROVED
    ]
    places: dict[str, tuple[int, int] | None] = {}
    for token in analysis.tokens:
        if token.text not in pinyin or not is_bare(analysis.target, token):
            continue
        if token.text in analysis.source or any(span.start <= token.start < span.end for span in approved):
            continue
        if token.text not in places:
            places[token.text] = next(spelt_by(token.text, analysis.source), None)
        place = places[token.text]
        spelt = analysis.source[place[0] : place[1]] if place else ""
        yield analysis.hit(
            f"This is pinyin{f' of {spelt}' if spelt else ''}; English readers need a word for it.",
            target=(token.start, token.end),
            source=place,
            evidence={"chinese": spelt} if spelt else {"word": token.text},
            advisory=None if place and not _is_gloss(analysis.target, token.start, token.end) else True,
        )


def _is_gloss(target: str, start: int, end: int) -> bool:
    """Whether the word stands in brackets or quotation marks of its own, or a writer explains it behind a comma."""
    if _GLOSSED.match(target, end):
        return True
    return target[start - 1 : start] in {"(", '"', "“", "‘", "*"} or target[end : end + 1] in {")", "*"}


def _may_be_a_piece(form: str) -> bool:
    return (
        len(form) >= _LEAST_OF_PIECE
        and form.isascii()
        and form.islower()
        and form.isalpha()
        and not is_word(form)
        and form not in _LOANS
        and form not in UNITS
        and syllables(form) >= 1
    )


_GLOSSED = re.compile(r", (?:an?|the|or|meaning|literally|which means|a kind of) [a-z]|,? \((?:an? |the )?[a-z]")
"""What explains the word before it: sanzi, a fried snack."""
_LEAST_OF_PIECE = 3
_PIECES = Sieve(_may_be_a_piece)


@rule(
    id="pinyin.spaced",
    type="accuracy/untranslated",
    severity=Severity.MAJOR,
    words=_PIECES,
    needs_source=True,
    priority=4,
    fires=[("发扬孺子牛精神", "the spirit of the ruzi niu")],
    silent=[
        ("发扬孺子牛精神", "the spirit of the willing ox"),
        ("…", "the ruzi niu"),
        ("练功夫、看风水", "They did gong fu and feng shui."),
    ],
)
def spaced(analysis: Analysis) -> Iterator[Hit]:
    """Two or three words in a row are pinyin of the source, in small letters: the spirit of the ruzi niu.

    Each is too short to tell by itself; together they read like characters of the source.
    """
    pieces = analysis.caught(_PIECES)
    forms = analysis.forms
    done = -1
    for at, form in enumerate(forms):
        if form not in pieces or at <= done:
            continue
        first, last = at, at
        while first and adjoins(analysis, first) and _is_small_pinyin(forms[first - 1]):
            first -= 1
        while last + 1 < len(forms) and adjoins(analysis, last + 1) and _is_small_pinyin(forms[last + 1]):
            last += 1
        done = last
        words = forms[first : last + 1]
        if len(words) < _LEAST_WORDS or is_loan(words[0], words[1]):
            continue
        place = next(spelt_by("".join(words), analysis.source), None)
        if place is not None:
            spelt = analysis.source[place[0] : place[1]]
            yield analysis.hit(
                f"This is pinyin of {spelt}; English readers need a word for it.",
                target=(analysis.tokens[first].start, analysis.tokens[last].end),
                source=place,
                evidence={"chinese": spelt},
            )


_LEAST_WORDS = 2


def _is_small_pinyin(form: str) -> bool:
    return form.islower() and form.isascii() and syllables(form) > 0 and form not in FUNCTION_WORDS
