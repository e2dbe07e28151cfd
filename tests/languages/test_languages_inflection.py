"""English inflection, as far as glossaries need it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.inflection import indefinite_article, is_plural, other_number, stem, verb_forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("union", "unions"),
        ("policy", "policies"),
        ("box", "boxes"),
        ("league of farmers", "leagues of farmers"),
        ("chairman", "chairmen"),
        ("businessperson", "businesspeople"),
        ("analysis", "analyses"),
        ("child", "children"),
    ],
)
def test_number_goes_both_ways_on_the_head_noun(one, other):
    assert other_number(one) == other
    assert other_number(other) == one
    assert is_plural(other)
    assert not is_plural(one)


@pytest.mark.parametrize("phrase", ["information", "Chinese", "UNESCO", "study, publicity and use", "42", ""])
def test_what_has_no_other_number_gives_none(phrase):
    assert other_number(phrase) == ""


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("plan", ["plans", "planned", "planning"]),
        ("carry out", ["carries out", "carried out", "carrying out"]),
        ("hold a meeting", ["holds a meeting", "held a meeting", "holding a meeting"]),
        ("draw on", ["draws on", "drew on", "drawing on", "drawn on"]),
        ("agree", ["agrees", "agreed", "agreeing"]),
        ("study, adopt and implement", ["studies, adopts and implements", "studied, adopted and implemented",
                                        "studying, adopting and implementing"]),
    ],
)  # fmt: skip
def test_verbs_are_inflected_with_those_beside_them(phrase, forms):
    assert list(verb_forms(phrase)) == forms


@pytest.mark.parametrize(
    ("word", "article"),
    [("hour", "an"), ("union", "a"), ("university", "a"), ("unimportant", "an"), ("European", "a"), ("FBI", "an"),
     ("UN", "a"), ("apple", "an"), ("one", "a"), ("honest", "an"), ("house", "a")],
)  # fmt: skip
def test_the_article_follows_the_sound(word, article):
    assert indefinite_article(word) == article


@pytest.mark.parametrize(
    ("word", "same"), [("policies", "policy"), ("adopted", "adopts"), ("making", "makes"), ("union’s", "union")]
)
def test_stems_join_the_forms_of_a_word(word, same):
    assert stem(word) == stem(same)


@given(st.text(max_size=40))
def test_nothing_raises(text):
    other_number(text)
    is_plural(text)
    list(verb_forms(text))
    stem(text)
    indefinite_article(text)
