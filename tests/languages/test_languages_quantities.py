"""What is a number in a text, what it counts, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages import quantities_en, quantities_zh
from enface.languages.english import word_set
from enface.languages.quantities import Hedge, Kind, Quantity


def firm(found: tuple[Quantity, ...], text: str) -> list[str]:
    return [quantity.span.of(text) for quantity in found if quantity.firm]


@pytest.mark.parametrize(
    "text",
    [
        "一些人一起走了",
        "万一下雨",
        "千万别去",
        "五花八门",
        "三心二意",
        "一带一路倡议",
        "新冠肺炎疫情",
        "千方百计稳就业",
        "成千上万的游客",
        "十分重要",
        "四川和三亚",
        "他立即成立了公司",
    ],
)
def test_an_idiom_or_a_name_counts_nothing(text: str) -> None:
    assert firm(quantities_zh.quantities(text), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "at first sight",
        "no one came",
        "on the other hand",
        "It may be so.",
        "a second-hand car",
        "once upon a time",
    ],
)
def test_a_word_of_number_that_counts_nothing_is_not_firm(text: str) -> None:
    assert firm(quantities_en.quantities(text), text) == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("近300人", Hedge.BELOW),
        ("300余人", Hedge.ABOVE),
        ("超过300人", Hedge.ABOVE),
        ("不超过300人", Hedge.BELOW),
        ("不少于300人", Hedge.ABOVE),
        ("约300人", Hedge.ABOUT),
        ("300人以上", Hedge.ABOVE),
        ("300天以内", Hedge.BELOW),
        ("最近300年", Hedge.NONE),
    ],
)
def test_chinese_says_how_exactly_it_counts(text: str, hedge: Hedge) -> None:
    assert [quantity.hedge for quantity in quantities_zh.quantities(text)] == [hedge]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("nearly 300 people", Hedge.BELOW),
        ("more than 300 people", Hedge.ABOVE),
        ("no more than 300 people", Hedge.BELOW),
        ("at least 300 people", Hedge.ABOVE),
        ("some 300 people", Hedge.ABOUT),
        ("the 300 people", Hedge.NONE),
    ],
)
def test_english_says_how_exactly_it_counts(text: str, hedge: Hedge) -> None:
    assert [quantity.hedge for quantity in quantities_en.quantities(text) if quantity.firm] == [hedge]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2020年4月10日", [Kind.YEAR, Kind.MONTH, Kind.DAY]),
        ("9时30分", [Kind.CLOCK, Kind.MINUTE]),
        ("星期三", [Kind.WEEKDAY]),
        ("80年代", [Kind.DECADE]),
        ("第127届", [Kind.ORDINAL]),
        ("3.8%", [Kind.PERCENT]),
        ("2个百分点", [Kind.POINTS]),
        ("19倍", [Kind.TIMES]),
        ("30个月", [Kind.COUNT]),
    ],
)
def test_chinese_kinds_are_told_by_what_follows(text: str, kinds: list[Kind]) -> None:
    assert [quantity.kind for quantity in quantities_zh.quantities(text) if quantity.firm] == kinds


@given(
    st.text(
        alphabet="一二三四五六七八九十百千万亿几半第年月日时点分成倍个元%零两多余近约0123456789.,:-／ ", max_size=40
    )
)
def test_every_chinese_span_lies_in_the_text(text: str) -> None:
    for quantity in quantities_zh.quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert all(reading.low <= reading.high for reading in quantity.readings)


WORDS = sorted(
    word_set(
        "one two half a dozen hundred thousand million and third 5 1,200 May 3rd % $ yuan dollars of to 1980s noon"
    )
)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_english_span_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for quantity in quantities_en.quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert all(reading.low <= reading.high for reading in quantity.readings)
