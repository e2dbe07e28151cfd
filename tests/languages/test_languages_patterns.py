"""Patterns made of word lists find what a plain alternation finds, and looking first loses nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from enface.languages import number_words_en, number_words_zh
from enface.languages.english import word_set
from enface.languages.patterns import any_of

WORDS = st.lists(st.text("ab .", min_size=1, max_size=5), min_size=1, max_size=8)
ENGLISH = st.lists(
    st.sampled_from(
        [
            *number_words_en.WORDS, *number_words_en.MANY, *number_words_en.PARTS, *number_words_en.PERIODS,
            *number_words_en.DECADES, *number_words_en.MULTIPLES, *number_words_en.MEASURES, "a", "an", "the", "one",
            "hundred", "million", "trade", "first", "twenty", "May", "march", "Sept.", "Mondays", "XIV", "I", "12",
            "3.5", "5G", "A-320", "'80s", "Q3", "1/2", "2:30", "$5", ".5", "x@163.com", "www.a2.cn", "fold",
            "-", "of", "and",
        ]
    ),
    max_size=8,
)  # fmt: skip
CHINESE = st.text("0123456789.,:/-%一二两十百千万亿零半几数第周星期礼拜日分之点大小过多个年月abW@·", max_size=16)


@given(WORDS, st.text("ab .", max_size=12))
def test_any_of_finds_the_longest_word_at_the_first_place(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert [m.span() for m in re.finditer(any_of(words), text)] == [m.span() for m in re.finditer(plain, text)]


def without_first_look(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without what looks ahead, or passes over, before its first named group."""
    return re.compile(pattern.pattern[pattern.pattern.index("(?:(?P<skip>") :], pattern.flags)


def places(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text) if match.lastgroup]


@given(ENGLISH, st.sampled_from([" ", "-"]))
def test_looking_at_first_words_loses_no_english_number(words: list[str], joint: str) -> None:
    text = joint.join(words)
    everywhere = without_first_look(number_words_en.NUMBER)
    assert places(number_words_en.NUMBER, text) == places(everywhere, text)


@given(CHINESE)
def test_looking_at_the_first_character_loses_no_chinese_number(text: str) -> None:
    everywhere = without_first_look(number_words_zh.NUMBER)
    assert places(number_words_zh.NUMBER, text) == places(everywhere, text)


HEDGES = word_set(
    "more-than no-more-than at-least not-exceeding exceeds upwards-of no-fewer-than topped surpassing in-excess-of"
    " minimum-of maximum-of nearly almost close-to at-most within nearing approaching about approx. circa estimated"
    " or-so some roughly > ≤ the over-the Under ABOVE less-than"
)
HEDGED = st.lists(st.sampled_from(sorted(word.replace("-", " ") for word in HEDGES)), max_size=3)


@given(HEDGED)
def test_looking_for_any_hedge_first_loses_none(words: list[str]) -> None:
    text = " ".join(words)
    hedges = (number_words_en.NOT_ABOVE, number_words_en.ABOVE, number_words_en.BELOW, number_words_en.ABOUT)
    if any(pattern.search(text) for pattern in hedges):
        assert number_words_en.ANY_HEDGE.search(text.lower())


CHINESE_HEDGED = st.text("约大概致为左右差不多近将接到足少于低小未满超过高至最<≤出逾突破下起码>≥年新", max_size=6)


@given(CHINESE_HEDGED)
def test_looking_at_the_last_character_first_loses_no_chinese_hedge(text: str) -> None:
    if any(p.search(text) for p in (number_words_zh.ABOVE, number_words_zh.BELOW, number_words_zh.ABOUT)):
        assert text[-1] in number_words_zh.HEDGE_ENDS
