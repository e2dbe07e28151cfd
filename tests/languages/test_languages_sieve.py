"""A sieve catches what its test catches, whatever it has seen before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enface.languages.sieve import Sieve

TEXTS = st.lists(st.lists(st.text("ab", max_size=3), max_size=5), max_size=6)


@given(TEXTS, st.integers(0, 4))
def test_a_sieve_catches_what_its_test_holds_for_at_any_time(texts: list[list[str]], limit: int) -> None:
    sieve = Sieve(lambda word: word.startswith("a"), limit=limit)
    for words in texts:
        assert sieve.caught(set(words)) == {word for word in words if word.startswith("a")}
