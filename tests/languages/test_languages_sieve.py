"""A sieve catches what its test catches, whatever it has seen before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages import sieve
from enface.languages.remembered import Remembered
from enface.languages.sieve import Sieve, Signs, SignTable, age, listed, marks, signs_of

TEXTS = st.lists(st.lists(st.text("ab", max_size=3), max_size=5), max_size=6)


@given(TEXTS, st.integers(1, 9))
def test_a_sieve_catches_what_its_test_holds_for_at_any_time(texts: list[list[str]], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "_TESTED", [])
        patch.setattr(sieve, "_LISTED", {})
        patch.setattr(sieve, "_MARKS", sieve._Marks(sieve._marks_of, most))  # forgets in the midst of a text
        first, second = Sieve(lambda word: word.startswith("a")), Sieve(lambda word: word.endswith("b"))
        for words in map(frozenset, texts):
            then = age()
            found = marks(words)
            caught = {word for word in words if word.startswith("a")}
            assert first.caught(words, then) == caught
            assert bool(found & first.mark) == bool(caught)
            assert bool(found & second.mark) == any(word.endswith("b") for word in words)


def test_a_listing_marks_its_words_whatever_their_capitals_and_apostrophes() -> None:
    kind, other = listed(["it's", "has"]), listed(["has"])
    assert [bool(marks([word]) & kind.mark) for word in ("It’s", "HAS", "is")] == [True, True, False]
    assert [bool(marks([word]) & other.mark) for word in ("It’s", "HAS", "is")] == [False, True, False]


@given(st.lists(st.text("ab", max_size=3)), st.integers(1, 4))
def test_what_is_remembered_of_words_is_what_would_be_made_and_never_more_than_so_much(
    words: list[str], most: int
) -> None:
    remembered = Remembered(str.upper, most)
    for word in words:
        assert remembered[word] == word.upper()
        assert len(remembered) <= most


@given(st.text(), st.text(), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_sign_marks_the_texts_of_its_side_that_have_any_of_its_characters(
    source: str, target: str, characters: str
) -> None:
    side = SignTable()
    sign = Signs(characters, side)
    for text in (source, target, source + characters[:1] + target):
        assert bool(signs_of(text, side) & sign.mark) == (not set(characters).isdisjoint(text))
