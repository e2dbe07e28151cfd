"""Literal renderings point at the characters that a draft translated one by one."""

from enface.languages.literal_words import begins_with, literal_words


def rendered(chinese: str, english: str) -> set[str]:
    """The characters that some word of `english` may render."""
    begins = frozenset().union(*(begins_with(word) for word in english.lower().split()))
    found = {place for start, end, words in literal_words(chinese) if words & begins for place in range(start, end)}
    return {chinese[place] for place in found}


def test_every_character_of_a_literal_rendering_is_recognised() -> None:
    assert rendered("桥梁和纽带", "bridge and bond") == set("桥梁和纽带")
    assert rendered("五有", "five existences") == set("五有")
    assert rendered("湖南省侨商联合会", "Hunan overseas merchants federation") == set("湖南侨商联合会")


def test_another_word_renders_nothing() -> None:
    assert rendered("桥梁和纽带", "economic growth") == set()


def test_short_beginnings_are_whole_words() -> None:
    assert "art" not in begins_with("article")
    assert "arti" in begins_with("article")
    assert "car" in begins_with("cars")
