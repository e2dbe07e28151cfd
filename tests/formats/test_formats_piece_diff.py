"""Differences of what should be the same, told piece by piece."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enface.formats.piece_diff import differences, pieces

TEXTS = st.lists(st.sampled_from(["<a>", "</a>", "<!-- x -->", "x", "\n", "\r\n", " ", "<"]), max_size=12).map("".join)


@given(TEXTS)
def test_the_pieces_make_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(TEXTS, TEXTS)
def test_what_differs_is_told_within_the_text_and_what_does_not_is_not(old: str, new: str) -> None:
    found = list(differences(old, new))
    assert bool(found) == (old != new)
    assert all(0 <= offset <= len(new) and what for offset, what in found)


def test_of_very_much_the_first_is_told_and_that_there_is_more() -> None:
    found = list(differences("<a>" * 5000, "<b>" * 5001))
    assert found == [(1, "a tag was '<a>' and is '<b>', and more behind it")]
    assert len(list(differences("", "<b>" * 5001))) == 1
