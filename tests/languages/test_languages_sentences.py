"""Where a Chinese sentence ends, and where it does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.sentences import chinese_sentences, english_sentences


@pytest.mark.parametrize(
    "text",
    [
        "他来了。|她走了！|谁？|好",
        "真的？！|好。",
        "他说：“今天很好。|明天也好。”|大家笑了。",
        "“好！”他说。|我走了。",
        "第一，水；|第二，电。",
        "他问：“来，还是走；等？”|没有人理他。",
        "《你好。吗》是一本书（见第三页。）很好。",
        "他想了想……然后走了……",
        "增长3.5%，见www.a.com。|完。",
        "一、总则",
        "他来了.| 她走了.",
    ],
)
def test_chinese_sentences_end_behind_their_marks(text: str) -> None:
    plain = text.replace("|", "")
    assert [plain[start:end] for start, end in chinese_sentences(plain)] == text.split("|")


@given(st.text(alphabet="我说。！？；…”“（）《》a. \n'", max_size=60))
def test_nothing_is_lost_between_chinese_sentences(text: str) -> None:
    places = list(chinese_sentences(text))
    assert "".join(text[start:end] for start, end in places) == text
    assert all(start < end for start, end in places)


@given(st.text(alphabet='Ab. ?!"“”\n', max_size=60))
def test_english_sentences_are_in_order(text: str) -> None:
    position = 0
    for start, end in english_sentences(text):
        assert position <= start <= end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("text", ["。", "“", "《", "（一", "…", "…。", "好。”他", "我", ".", "”"])
def test_hostile_text_takes_no_quadratic_time(text: str) -> None:
    began = time.process_time()
    list(chinese_sentences(text * 200_000 + "我"))
    assert time.process_time() - began < 3
