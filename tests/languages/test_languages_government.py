"""Tables of words that go together: what they promise to the rules that read them."""

import pytest

from enface.languages.derived_words import ACTION_NOUNS, ADVERBS, ATTRIBUTES, DEGREES, QUALITY_NOUNS
from enface.languages.english import is_word
from enface.languages.government import GOVERNED
from enface.languages.usage import USAGES


def test_no_word_governs_the_preposition_that_is_wrong_after_it() -> None:
    for (word, preposition), entry in GOVERNED.items():
        assert entry.right not in {"", preposition}, word
        assert (word, entry.right) not in GOVERNED, word


def test_what_follows_is_no_condition_both_ways() -> None:
    assert all(entry.only.isdisjoint(entry.unless) for entry in GOVERNED.values())


@pytest.mark.parametrize("table", [ADVERBS, DEGREES, QUALITY_NOUNS, ACTION_NOUNS, ATTRIBUTES])
def test_derived_words_are_words_and_others_than_those_they_come_from(table: dict[object, str]) -> None:
    for key, word in table.items():
        assert is_word(word), word
        assert word != key


def test_every_turn_of_phrase_marks_what_is_wrong() -> None:
    for usages in USAGES.values():
        assert all("wrong" in usage.pattern.groupindex for usage in usages)


def test_every_turn_of_phrase_has_a_trigger_in_small_letters() -> None:
    assert all(trigger == trigger.lower() for trigger in USAGES)
