"""English words and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.english import Prose, is_bare, is_word, sentence_starts


def starts(text: str) -> list[str]:
    """The first words of the sentences of `text`."""
    return [text[start:].split()[0] for start in sorted(sentence_starts(text))]


@given(st.text())
def test_every_token_says_where_it_stands(text: str) -> None:
    found = Prose(text).tokens
    assert all(text[token.start : token.end] == token.text for token in found)
    gaps = [text[one.end : other.start] for one, other in pairwise(found)]
    assert not any(char.isalnum() for gap in gaps for char in gap)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="ab'’-.é中 1,US&"))
def test_forms_words_and_tokens_run_in_parallel(text: str) -> None:
    prose = Prose(text)
    assert prose.forms == tuple(token.text for token in prose.tokens)
    assert len(prose.words) == len(prose.forms)


@given(st.text())
def test_sentence_starts_lie_inside_the_text(text: str) -> None:
    assert all(0 <= start < len(text) for start in sentence_starts(text))


def test_words_keep_apostrophes_hyphens_stops_and_separators() -> None:
    text = "O'Neill's long-term U.S. plan: R&D of 1,752.5 mu"
    assert [token.text for token in Prose(text).tokens] == [
        "O'Neill's",
        "long-term",
        "U.S.",
        "plan",
        "R&D",
        "of",
        "1,752.5",
        "mu",
    ]


@pytest.mark.parametrize(
    ("text", "first_words"),
    [
        ("It rose. Then it fell.", ["It", "Then"]),
        ("It rose. then it fell.", ["It", "then"]),
        ("Mr. Wang and Dr. Li met J. K. Zhang.", ["Mr."]),
        ("It left the U.S. The plan failed.", ["It", "The"]),
        ("The U.S. Department of Commerce agreed.", ["The"]),
        ("Foo Co. Ltd. makes cars. They sell.", ["Foo", "They"]),
        ("It grew by 2.5 percent. So did they.", ["It", "So"]),
        ("On Jan. 5 it opened at 9 a.m. Beijing time.", ["On"]),
        ('"Why?" he asked. "Because!" said she.', ['Why?"', 'Because!"']),
        ("They fell ... and rose again… and fell.", ["They"]),
        ("They fell... Then they rose.", ["They", "Then"]),
        ("The answer is no. The question stays. See No. 5 too.", ["The", "The", "See"]),
        ("他来了。Then he left！And came back.", ["他来了。Then", "Then", "And"]),
        ("One line\nand its rest\n\nanother paragraph", ["One", "another"]),
        ("1. Strengthen the team.", ["1.", "Strengthen"]),
        ("(2) Strengthen the team.", ["2)", "Strengthen"]),
        ("“Quoted.” Then more.", ["Quoted.”", "Then"]),
        ("It weighs 5 sq. km and more.", ["It"]),
        ("", []),
    ],
)
def test_sentences_start_where_a_reader_says(text: str, first_words: list[str]) -> None:
    assert starts(text) == first_words


@pytest.mark.parametrize(
    "text", ["www.china.org", "@china", "#china", "a/china", "china_daily", "china.com", "x@china"]
)
def test_a_part_of_an_address_is_not_bare(text: str) -> None:
    token = next(token for token in Prose(text).tokens if "china" in token.text)
    assert not is_bare(text, token)


@pytest.mark.parametrize(
    "text", ["in china.", "(china)", "“china”", "china: a view", "china", "to china,", "Translation:china"]
)
def test_a_word_of_prose_is_bare(text: str) -> None:
    token = next(token for token in Prose(text).tokens if token.text == "china")
    assert is_bare(text, token)


def test_dictionary_words_are_known_and_pinyin_is_not() -> None:
    assert is_word("strengthen")
    assert is_word("committees")
    assert not is_word("wenjing")
