"""Words that were pointed at are found again in another version only where they are the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.spans import followed
from enface.model import Span

texts = st.lists(st.sampled_from(("a", "b", "word", " ", ", ", "三", "月")), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("old", "words", "new", "found"),
    [
        ("a b c", "b", "x a b c", True),
        ("In the art of war", "art", "In the part of war", False),
        ("First this, then that one.", "then that", "Then came it: then that, first this.", True),
        ("on and on", "on", "off and off", False),
        ("会议总结了工作", "总结", "大会总结了全部工作", True),
    ],
)
def test_words_are_followed_only_where_they_are_surely_the_same(old: str, words: str, new: str, found: bool) -> None:
    span = Span(old.index(words), old.index(words) + len(words))
    place = followed(span, old, new)
    assert (place is not None) is found
    assert place is None or place.of(new) == words


@given(texts, texts, st.data())
def test_what_is_found_again_reads_the_same(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    place = followed(span, old, new)
    assert place is None or (0 <= place.start <= place.end <= len(new) and place.of(new) == span.of(old))
    assert followed(span, old, old) == span
