"""A table of words says of each what a dict says, and of no other anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enface.languages.word_table import WordTable, table_of

WORDS = st.text(st.characters(exclude_characters="\t\n"), max_size=6)
SAID = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=6)


@given(st.dictionaries(WORDS, SAID, max_size=40), st.lists(WORDS, max_size=10))
def test_a_table_says_what_a_dict_says(words: dict[str, str], others: list[str]) -> None:
    table = WordTable(table_of(words.items()))
    for word in (*words, *others):
        assert table.get(word) == words.get(word)
        assert (word in table) == (word in words)


def test_many_words_take_little_more_than_their_letters() -> None:
    words = [f"word{number}" for number in range(10_000)]
    made = table_of((word, "") for word in words)
    table = WordTable(made)
    assert all(word in table for word in words)
    assert not any(f"{word}s" in table for word in words)
    assert len(made) < sum(len(word) + 2 for word in words) + 16 * len(words)
