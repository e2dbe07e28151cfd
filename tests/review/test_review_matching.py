"""Which segment of a delivery is which: laws, and the cases that break simpler ways of looking."""

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from enface.model import Segment
from enface.review.matching import partners

TEXTS = ("是。", "会议在三月召开。", "会议在四月召开。", "湖南省侨联开会。", "与会者参观了村庄。", "")
segments = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(("Yes.", "No.", "")))).map(
    lambda rows: [Segment(str(number), *row) for number, row in enumerate(rows, 1)]
)
sentences = st.lists(
    st.text("会议三四月召开湖南省侨联村庄与者参观了", min_size=8, max_size=20), unique=True, max_size=12
)


def numbered(*sources: str) -> list[Segment]:
    return [Segment(str(number), source, f"of {source}") for number, source in enumerate(sources, 1)]


@given(segments, segments)
def test_each_segment_has_one_partner_at_most_and_every_one_is_there(old, new):
    found = partners(old, new)
    assert len(found) == len(new)
    taken = Counter(place for place in found if place is not None)
    assert set(taken) <= set(range(len(old)))
    assert not taken or max(taken.values()) == 1


@given(segments)
def test_a_delivery_that_is_the_same_finds_everything_in_its_place(old):
    assert partners(old, old) == list(range(len(old)))


@given(segments, segments)
def test_what_stands_on_both_sides_is_never_left_over(old, new):
    found = partners(old, new)
    left_old = Counter(s.source or s.target for place, s in enumerate(old) if place not in found)
    left_new = Counter(s.source or s.target for s, partner in zip(new, found, strict=True) if partner is None)
    assert not left_old & left_new


@given(sentences, st.randoms(use_true_random=False))
def test_a_shuffled_delivery_finds_every_text_again(sources, chance):
    old = numbered(*sources)
    order = chance.sample(range(len(old)), len(old))
    new = [Segment(f"n{place}", old[place].source, "changed") for place in order]
    assert partners(old, new) == order


@given(sentences, st.data())
def test_ids_that_are_row_numbers_shift_and_lead_nobody_astray(sources, data):
    old = numbered(*sources)
    at = data.draw(st.integers(0, len(old)))
    new = numbered(*sources[:at], "这一句以前没有，完全是新的。", *sources[at:])
    found = partners(old, new)
    assert found[:at] + found[at + 1 :] == list(range(len(old)))


@given(segments, segments)
def test_ids_that_say_nothing_can_be_called_anything(old, new):
    def renamed(rows: list[Segment], prefix: str) -> list[Segment]:
        return [Segment(f"{prefix}{number}", s.source, s.target) for number, s in enumerate(rows)]

    assert partners(renamed(old, "a"), renamed(new, "b")) == partners(renamed(old, "c"), renamed(new, "d"))


def test_repeated_texts_are_paired_by_ids_that_have_stayed():
    old = [Segment("a", "一。", ""), Segment("b", "是。", ""), Segment("c", "是。", ""), Segment("d", "二。", "")]
    new = [*old[:2], Segment("b2", "是。", ""), *old[2:]]
    assert partners(old, new) == [0, 1, None, 2, 3]


def test_repeated_texts_are_paired_in_order_where_ids_have_shifted():
    old = numbered("一，开始。", "是。", "是。", "二，结束。")
    new = numbered("前言。", "一，开始。", "是。", "是。", "二，结束。")
    assert partners(old, new) == [None, 0, 1, 2, 3]


def test_an_id_that_is_used_for_another_text_is_no_partner():
    old = [Segment("1", "会议在长沙召开。", "The meeting was held."), Segment("2", "再见。", "Bye.")]
    new = [Segment("1", "完全不同的另外一句。", "Something else."), Segment("2", "再见。", "Bye.")]
    assert partners(old, new) == [None, 1]


def test_a_changed_text_is_found_by_likeness_also_elsewhere():
    old = numbered("三月，会议在长沙召开，代表们出席。", "再见。", "村庄很美。")
    new = numbered("再见。", "村庄很美。", "四月，会议在长沙召开，代表们出席。")
    assert partners(old, new) == [1, 2, 0]


def test_a_short_text_counts_as_changed_where_its_place_and_id_speak_for_it():
    old = numbered("再见。", "2019年", "村庄。")
    assert partners(old, numbered("再见。", "2020年", "村庄。")) == [0, 1, 2]
    assert partners(old, [Segment("x", "2020年", "")]) == [None]


def test_texts_without_a_source_are_known_by_their_target():
    old = [Segment(str(number), "", text) for number, text in enumerate(("One is here.", "Two is there."), 1)]
    new = [Segment("1", "", "Two is there."), Segment("2", "", "One is here now.")]
    assert partners(old, new) == [1, 0]


def test_large_deliveries_and_hostile_texts_take_no_hours():
    start = time.process_time()
    rows = [f"第{number}段，{number * 7919 % 10007}号文件。" for number in range(4000)]
    partners(
        numbered(*rows),
        numbered(*(row.replace("段", "节") if number % 20 == 0 else row for number, row in enumerate(rows))),
    )
    partners([Segment("1", "长" * 1_000_000, "")], [Segment("1", "短" * 1_000_000, "")])
    assert time.process_time() - start < 10
