"""What an alignment promises: every sentence once and in order, and pairs by what they say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.languages.alignment import Bead, align
from enface.languages.alignment_terms import Terms

PAIRS = [
    ("湖南省2020年生产总值增长3.8%。", "Hunan's GDP grew by 3.8 percent in 2020."),
    ("长沙的天气怎么样？", "How is the weather in Changsha?"),
    ("张明没有回答。", "Zhang Ming gave no answer."),
    ("他买了两本书，一本关于历史，一本关于音乐。", "He bought two books, one on history and one on music."),
    ("会议在北京大学医院举行，有315名医生参加。", "The meeting was held at a hospital in Beijing with 315 doctors."),
    ("孩子们笑了。", "The children laughed."),
    ("银行把利率提高到了5%。", "The bank raised the rate to 5 percent."),
    ("WHO表示疫苗是安全的。", "The vaccine is safe, the WHO said."),
]
ZH, EN = [zh for zh, _ in PAIRS], [en for _, en in PAIRS]


def links(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(bead.source, bead.target) for bead in beads]


def one_to_one(count: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [((place, place + 1), (place, place + 1)) for place in range(count)]


def test_sentences_of_equal_structure_pair_one_to_one() -> None:
    beads = align(ZH, EN)
    assert links(beads) == one_to_one(len(PAIRS))
    assert all(bead.confidence > 0.8 for bead in beads)


def test_merged_target_sentences_go_with_both_sources() -> None:
    target = [*EN[:3], f"{EN[3]} {EN[4]}", *EN[5:]]
    assert ((3, 5), (3, 4)) in links(align(ZH, target))


def test_split_target_sentence_stays_with_its_source() -> None:
    target = [*EN[:4], "The meeting was held at a hospital", "in Beijing with 315 doctors.", *EN[5:]]
    assert ((4, 5), (4, 6)) in links(align(ZH, target))


@pytest.mark.parametrize("left_out", [0, 3, 4, 6])
def test_untranslated_sentence_stands_alone(left_out: int) -> None:
    beads = links(align(ZH, [*EN[:left_out], *EN[left_out + 1 :]]))
    assert ((left_out, left_out + 1), (left_out, left_out)) in beads
    assert len(beads) == len(PAIRS)


@pytest.mark.parametrize("left_out", [0, 3, 4, 6])
def test_added_sentence_stands_alone(left_out: int) -> None:
    beads = links(align([*ZH[:left_out], *ZH[left_out + 1 :]], EN))
    assert ((left_out, left_out), (left_out, left_out + 1)) in beads


def test_clauses_of_a_long_source_sentence_go_with_one_of_the_target() -> None:
    clauses = ["建设315所学校；", "修建20座桥；", "改造医院；", "扩大投资；", "保护河流。"]
    target = "We will build 315 schools and 20 bridges, rebuild hospitals, expand investment and protect the rivers."
    assert ((3, 8), (3, 4)) in links(align([*ZH[:3], *clauses, *ZH[3:]], [*EN[:3], target, *EN[3:]]))


def test_sentences_that_change_places_make_one_bead() -> None:
    target = [*EN[:3], EN[4], EN[3], *EN[5:]]
    assert ((3, 5), (3, 5)) in links(align(ZH, target))


def test_terms_of_the_caller_tell_sentences_apart() -> None:
    source = ["甲乙丙丁很好看。", "戊己庚辛很好看。", "壬癸子丑很好看。"]
    target = ["Gamma looks good.", "Alpha looks good."]
    terms = {"戊己庚辛": "Gamma", "壬癸子丑": "Alpha", "甲乙丙丁": "Beta"}
    finder = Terms(
        lambda text: (term for term in terms if term in text),
        lambda text: (term for term, rendering in terms.items() if rendering in text),
    )
    assert links(align(source, target, terms=finder))[0] == ((0, 1), (0, 0))


def test_paragraphs_keep_beads_apart() -> None:
    source, target = ["春天来了，花开了。"] * 4, ["Spring came and flowers bloomed."] * 3
    beads = links(align(source, target, source_paragraphs=[0, 0, 1, 1], target_paragraphs=[0, 0, 1]))
    assert beads[:2] == one_to_one(2)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*ZH, "。", "", "x"]), max_size=12),
    st.lists(st.sampled_from([*EN, ".", "", "中"]), max_size=12),
)
def test_every_sentence_is_in_one_bead_and_in_order(source: list[str], target: list[str]) -> None:
    beads = align(source, target)
    for side, texts in (("source", source), ("target", target)):
        places = [getattr(bead, side) for bead in beads]
        assert [place for start, end in places for place in range(start, end)] == list(range(len(texts)))
    assert all(0 <= bead.confidence <= 1 for bead in beads)


def test_a_part_left_out_is_found_behind_the_band() -> None:
    source = [f"第{number}条有{number * 7}个字。" for number in range(1, 301)]
    target = [f"Article {number} has {number * 7} characters." for number in range(1, 301)]
    beads = links(align(source, target[:100] + target[200:]))
    assert sum(bead == ((place, place + 1), (place - 100, place - 99)) for place, bead in enumerate(beads)) > 95


def test_thousands_of_sentences_take_seconds() -> None:
    began = time.process_time()
    source = [f"{ZH[number % 8][:-1]}，{number}。" for number in range(2000)]
    target = [f"{EN[number % 8][:-1]}, {number}." for number in range(2000)]
    assert links(align(source, target)) == one_to_one(2000)
    assert time.process_time() - began < 8


def test_one_sentence_against_thousands_ends() -> None:
    assert len(align(["一。"], ["One."] * 3000)) >= 2996


def test_fixed_beads_stay_and_the_rest_is_aligned_around_them() -> None:
    free = align(ZH, EN)
    fixed = [Bead((2, 4), (2, 3), 1.0)]
    beads = align(ZH, EN, fixed=fixed)
    assert fixed[0] in beads
    assert [bead for bead in links(beads) if bead[0][1] <= 2] == [bead for bead in links(free) if bead[0][1] <= 2]
    assert (beads[-1].source[1], beads[-1].target[1]) == (len(ZH), len(EN))
    assert align(ZH, EN, fixed=free) == free
