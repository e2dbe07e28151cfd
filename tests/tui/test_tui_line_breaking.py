"""Lines cover the text, fit the width, and begin and end as Chinese print does."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from enface.languages.safe_text import safe_text
from enface.tui.line_breaking import LINE_FEED, NO_END, NO_START, wrap

TEXT = st.text(max_size=60)
BILINGUAL = st.text(
    st.sampled_from("会议强调，侨心（二）“新”。the a well-off society, 2020 ;()—…-👍e\u0301"), max_size=80
)
WIDTHS = st.integers(2, 40)


def lines(text: str, width: int, *, hanging: bool = True) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, hanging=hanging)]


@given(TEXT | BILINGUAL, WIDTHS, st.booleans())
@example("\u0301中，，，，，", 4, True)
@example("word" + " " * 50, 10, False)
def test_lines_cover_the_text_and_fit(text: str, width: int, hanging: bool) -> None:
    text = safe_text(text).text
    wrapped = lines(text, width, hanging=hanging)
    assert "".join(wrapped) == text
    assert all(wrapped) or not text
    assert all(cell_len(line.rstrip(" ") if hanging else line) <= width for line in wrapped)


@given(BILINGUAL, st.integers(24, 60))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: int) -> None:
    for line, following in pairwise(lines(text, width)):
        # Only a chain of marks as wide as the line is cut, and where a space stands a line may break.
        excused = cell_len(line.rstrip(" ")) > width - 12 or line.endswith(" ")
        assert following[0] not in NO_START or excused
        assert line[-1] not in NO_END or excused


@given(BILINGUAL, st.integers(8, 40))
def test_a_mark_stays_on_its_letter(text: str, width: int) -> None:
    assert not any(line.startswith("\u0301") for line in lines(text, width)[1:])


@given(BILINGUAL, st.integers(4, 40))
def test_no_room_is_wasted_between_chinese_characters(text: str, width: int) -> None:
    text = "会议强调" * 3 + text
    first = lines(text, width)[0]
    assert cell_len(first) >= min(width - 1, 24 - 2)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("会议强调，要做好工作。", 8, ["会议强", "调，要做", "好工作。"]),
        ("他说：“好”。", 8, ["他说：", "“好”。"]),
        ("a well-known -5 degrees", 8, ["a well-", "known -5 ", "degrees"]),
        ("about 10\u00a0km away", 9, ["about ", "10\u00a0km ", "away"]),
        ("会议——重要", 5, ["会", "议——", "重要"]),
        ("Donaudampfschiff fährt", 8, ["Donaudam", "pfschiff ", "fährt"]),
        ("one␊two three␊␊", 9, ["one␊", "two ", "three␊", "␊"]),
        ("中文字", 3, ["中", "文", "字"]),
        ("", 5, [""]),
        ("中文", 1, ["中", "文"]),
    ],
)
def test_lines_break_where_a_typesetter_breaks_them(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_line_feed_ends_its_line_whatever_the_width() -> None:
    assert lines(safe_text("a\nb").text, 80) == [f"a{LINE_FEED}", "b"]


def test_a_text_without_a_place_to_break_is_wrapped_in_linear_time() -> None:
    for text in ("，" * 20_000, "-" * 20_000, "（" * 20_000, "x" * 20_000):
        assert sum(map(len, lines(text, 40))) == 20_000


def test_few_lines_of_real_chinese_begin_wrong() -> None:
    file = Path(__file__).parents[3] / "shared" / "data" / "wmt" / "newstest2021.zh-en.refA.tsv"
    if not file.exists():
        pytest.skip("the news test set is not here")
    sources = [line.split("\t")[2] for line in file.read_text("utf-8").splitlines()[1:]]
    wrapped = [lines(source, width) for source in sources for width in (40, 66)]
    continued = [line for text in wrapped for line in text[1:]]
    assert len(continued) > 5000
    assert sum(line[0] in NO_START for line in continued) <= 0.005 * len(continued)
    assert sum(line.rstrip()[-1:] in NO_END for text in wrapped for line in text[:-1]) <= 0.005 * len(continued)
