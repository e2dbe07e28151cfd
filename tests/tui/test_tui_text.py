"""Hostile text is shown as harmless, Chinese wraps by its own rules, offsets hold."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from enface.tui.line_breaking import NO_END, NO_START, wrap
from enface.tui.safe_text import safe_text
from enface.tui.widgets.target_editor import Disguise

TEXT = st.text(max_size=60)
BILINGUAL = st.text(st.sampled_from("会议强调，侨心（二）“新”。the a well-off society, 2020 ;()"), max_size=80)


@given(TEXT)
def test_shown_text_holds_nothing_a_terminal_obeys(text: str) -> None:
    shown = safe_text(text).text
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)


@given(TEXT)
def test_offsets_map_there_and_back(text: str) -> None:
    safe = safe_text(text)
    places = [safe.to_shown(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(safe.text)
    assert [safe.to_original(place) for place in places] == list(range(len(text) + 1))


@given(TEXT)
def test_every_code_point_is_shown_by_something(text: str) -> None:
    safe = safe_text(text)
    assert all(safe.to_shown(offset + 1) > safe.to_shown(offset) for offset in range(len(text)))


@given(st.one_of(TEXT, BILINGUAL), st.integers(2, 40))
def test_lines_cover_the_text_and_fit(text: str, width: int) -> None:
    text = safe_text(text).text
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines) == text
    assert all(cell_len(text[start:end].rstrip(" ")) <= width for start, end in lines)


@given(BILINGUAL, st.integers(24, 60))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: int) -> None:
    lines = wrap(text, width)
    for (start, end), (following, _) in pairwise(lines):
        kept_together = cell_len(text[start:end].rstrip(" ")) > width - 12
        if text[following] in NO_START:
            # Only where a chain of marks is as wide as the line is it cut.
            assert kept_together or text[end - 1] == " "
        if text[start:end].rstrip(" ")[-1:] in NO_END:
            assert kept_together or text[end - 1] == " "


@given(TEXT)
def test_disguise_keeps_offsets_and_gives_the_text_back(text: str) -> None:
    disguise = Disguise(text)
    hidden = disguise.hide(text)
    assert len(hidden) == len(text)
    assert disguise.restore(hidden) == text
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or char == "\n" for char in hidden)
