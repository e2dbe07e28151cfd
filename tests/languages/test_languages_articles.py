"""Which sound a word begins with, and where that is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.articles import begins_with_vowel

VOWELS = "important hour heir umbrella uninvited unimportant 8-year 80 11th 18 11,000 X-ray FBI AI EU NGO e-mail élite"
CONSONANTS = "European one-way once university uniform useful UN UNESCO U-turn 10 1,800 CPC year hundred house Xi"
UNCERTAIN = "historic hotel Uyghur 1860s NATO RAND iPhone 中国"


@pytest.mark.parametrize("word", VOWELS.split())
def test_vowels(word: str) -> None:
    assert begins_with_vowel(word) is True


@pytest.mark.parametrize("word", CONSONANTS.split())
def test_consonants(word: str) -> None:
    assert begins_with_vowel(word) is False


@pytest.mark.parametrize("word", UNCERTAIN.split())
def test_what_is_said_in_two_ways_is_left_open(word: str) -> None:
    assert begins_with_vowel(word) is None


@given(st.text(min_size=1))
def test_no_word_breaks_it(word: str) -> None:
    assert begins_with_vowel(word) in {True, False, None}
