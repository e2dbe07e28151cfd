"""Unknown words and what they may have been meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.english import is_word
from enface.languages.spelling import corrections, is_known, two_words

KNOWN = ["development", "province", "federation", "agricultural", "environment", "announced"]


@given(st.sampled_from(KNOWN), st.data())
def test_swapped_letters_are_put_back(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    slip = word[:place] + word[place + 1 :][:1] + word[place] + word[place + 2 :]
    if slip != word and not is_word(slip):
        assert word in corrections(slip)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=15))
def test_every_correction_is_a_known_word(word: str) -> None:
    assert all(is_word(found) for found in corrections(word))


@pytest.mark.parametrize("word", ["multilateralism", "antimonopoly", "digitalization", "upskilling"])
def test_derived_words_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize(
    ("word", "pair"),
    [
        ("fieldresearch", ("field", "research")),
        ("economicdevelopment", ("economic", "development")),
        ("xyzzyplugh", None),
    ],
)
def test_joined_words_are_parted(word: str, pair: tuple[str, str] | None) -> None:
    assert two_words(word) == pair


@pytest.mark.parametrize("word", ["begining", "treament", "excitely"])
def test_an_ending_that_is_put_on_wrongly_makes_no_known_word(word: str) -> None:
    assert not is_known(word)
