"""The numbers of a text: where they stand, what they count, and that no text is too odd."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages import quantities_en, quantities_zh
from enface.languages.quantities import Hedge, Kind, Quantity, figure, shown

CHINESE = st.text(
    alphabet="零〇一二三两十百千万亿几半多余第年月日号点时分成倍折届%％．，,.0189２～-至、个周约近超以上元美Ⅱ①Ab/·后 "
)
PIECES = (
    "one", "half", "a", "hundred", "million", "dozen", "and", "of", "the", "May", "March", "3", "12,000", "1.5", "%",
    "percent", "-", "$", "US$", "RMB", "yuan", "to", "first", "thirds", "fold", "2020", "00", ":", "p.m.", "80s",
    "A-320", "X", "XIV", "several", "tens", "/", "COVID-19", "over", " ", "", "year", "½", "²", "quarter", "ton",
)  # fmt: skip
ENGLISH = st.lists(st.sampled_from(PIECES), max_size=14)


@pytest.mark.parametrize(
    ("text", "value", "kind", "units"),
    [
        ("1752万元", 17_520_000, Kind.COUNT, {"yuan"}),
        ("2万4801人", 24_801, Kind.COUNT, set()),
        ("３８．５％", Fraction(77, 2), Kind.PERCENT, set()),
        ("三成五", 35, Kind.PERCENT, set()),
        ("3个百分点", 3, Kind.POINTS, set()),
        ("两个半小时", Fraction(5, 2), Kind.COUNT, {"hour"}),
        ("十四五规划", 14, Kind.ORDINAL, set()),
        ("第十三届", 13, Kind.ORDINAL, set()),
        ("二〇二〇年", 2020, Kind.YEAR, set()),
        ("上世纪80年代", 1980, Kind.DECADE, set()),
        ("星期天", 7, Kind.WEEKDAY, set()),
        ("20时", 20, Kind.CLOCK, set()),
        ("300港元", 300, Kind.COUNT, {"Hong Kong dollar"}),
    ],
)
def test_a_chinese_number_is_read_with_what_it_counts(text: str, value: Fraction, kind: Kind, units: set[str]) -> None:
    found = [one for one in quantities_zh.quantities(text) if one.value.low == value and one.kind is kind]
    assert [set(one.units) for one in found] == [units]


@pytest.mark.parametrize(
    ("text", "value", "kind", "units"),
    [
        ("17.52 million yuan", 17_520_000, Kind.COUNT, {"yuan"}),
        ("RMB3.5bn", 3_500_000_000, Kind.COUNT, {"yuan"}),
        ("half a million", 500_000, Kind.COUNT, set()),
        ("two-thirds", Fraction(2, 3), Kind.FRACTION, set()),
        ("nineteenfold", 19, Kind.TIMES, set()),
        ("the twenty-first session", 21, Kind.ORDINAL, set()),
        ("in the eighties", 80, Kind.DECADE, set()),
        ("at 3 p.m.", 3, Kind.CLOCK, set()),
        ("World War II", 2, Kind.ORDINAL, set()),
        ("A-320", 320, Kind.CODE, set()),
        ("seven square kilometers", 7, Kind.COUNT, {"square kilometre"}),
    ],
)
def test_an_english_number_is_read_with_what_it_counts(text: str, value: Fraction, kind: Kind, units: set[str]) -> None:
    found = [one for one in quantities_en.quantities(text) if one.value.low == value and one.kind is kind]
    assert [set(one.units) for one in found] == [units]


@pytest.mark.parametrize(
    "text", ["千方百计", "一些人一起来了", "万一下雨", "三心二意", "十分高兴", "五花八门", "四川和三亚"]
)
def test_an_idiom_asks_for_no_number(text: str) -> None:
    assert not any(quantity.firm for quantity in quantities_zh.quantities(text))


@pytest.mark.parametrize(
    ("chinese", "english", "hedge"),
    [
        ("300多人", "over 300 people", Hedge.ABOVE),
        ("不少于300人", "at least 300 people", Hedge.ABOVE),
        ("近300人", "nearly 300 people", Hedge.BELOW),
        ("不超过300人", "no more than 300 people", Hedge.BELOW),
        ("300人左右", "around 300 people", Hedge.ABOUT),
        ("300人", "300 people", Hedge.NONE),
    ],
)
def test_both_languages_hedge_alike(chinese: str, english: str, hedge: Hedge) -> None:
    assert [one.hedge for one in quantities_zh.quantities(chinese)] == [hedge]
    assert [one.hedge for one in quantities_en.quantities(english) if one.firm] == [hedge]


def test_a_value_is_shown_for_people() -> None:
    (quantity,) = quantities_zh.quantities("约1752万元")
    assert shown(quantity) == "about 17,520,000 yuan"
    assert figure(Fraction(1, 3)) == "1/3"
    assert figure(Fraction(24801, 10)) == "2,480.1"


def _lies_inside(text: str, quantities: tuple[Quantity, ...]) -> bool:
    spans = [span for one in quantities for span in (one.span, one.unit_span) if span is not None]
    return all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(CHINESE)
def test_no_chinese_text_is_too_odd(text: str) -> None:
    assert _lies_inside(text, quantities_zh.quantities(text))


@given(ENGLISH, st.sampled_from([" ", ""]))
def test_no_english_text_is_too_odd(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    assert _lies_inside(text, quantities_en.quantities(text))


@pytest.mark.parametrize(
    "text", ["9" * 5000, "亿" * 5000, "million " * 2000, "1,000" * 2000, "3月" * 2000, "A1-" * 2000]
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    assert _lies_inside(text, quantities_zh.quantities(text))
    assert _lies_inside(text, quantities_en.quantities(text))
