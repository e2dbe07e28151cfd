"""Doubled words and phrases, and those that stand twice with right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import Profile, check_segment

REPETITION = Profile("repetition", select=frozenset({"repetition"}))


def findings(target: str) -> tuple[Finding, ...]:
    segment = Segment("1", "", target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), REPETITION)
    assert not result.problems
    return result.findings


def mended(target: str) -> str:
    (finding,) = findings(target)
    return apply_edits(target, finding.fixes[0].edits)


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("the social credit code code", "the social credit code"),
        ("The the work went on.", "The work went on."),
        ("It was the the the last one.", "It was the last one."),
        ("It will be held in in 2023.", "It will be held in 2023."),
        ("It will be held in the county in the county.", "It will be held in the county."),
        ("They prepare for prepare for their post.", "They prepare for their post."),
        ("the Red Boat Spirit Red Boat Spirit", "the Red Boat Spirit"),
        ("the growth of the economy of the growth of the economy of China", "the growth of the economy of China"),
    ],
)
def test_the_second_copy_goes(draft: str, right: str) -> None:
    assert mended(draft) == right


@pytest.mark.parametrize(
    "text",
    [
        "What he had had was that that would do.",
        "New York, New York",
        "He met Fan Fan and Bing Bing.",
        "Bye bye, said she, and no no, said he.",
        "It grew more and more and more.",
        "day after day after day",
        "step by step by step",
        "He won. Won the cup, that is.",
        "2019 2019 and 3 3",
        "one two one two",
        "the\ufffcthe",
        "It went on and on and on.",
        "The yen yen-dollar rate",
    ],
)
def test_what_stands_twice_with_right_stays(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize("text", ["What it is is clear.", "He came in in time.", "She gave her her book."])
def test_what_grammar_may_double_is_only_hinted_at(text: str) -> None:
    assert [finding.advisory for finding in findings(text)] == [True]


def test_a_long_phrase_twice_in_a_sentence_is_a_hint_and_in_two_sentences_none() -> None:
    once = "In the battle of epidemic prevention and control, the office bought goods"
    found = findings(f"{once} for epidemic prevention and control.")
    assert [(finding.rule, finding.advisory) for finding in found] == [("repetition.nearby", True)]
    assert found[0].related[0].text == "epidemic prevention and control"
    assert findings(f"{once}. They were for epidemic prevention and control.") == ()


@given(
    st.lists(
        st.sampled_from(["strong", "growth", "leads", "county", "to", "of", "wide"]),
        min_size=1,
        max_size=7,
        unique=True,
    )
)
def test_any_doubled_word_is_found_and_taken_out(words: list[str]) -> None:
    text = " ".join(words)
    for position, word in enumerate(words):
        doubled = " ".join([*words[: position + 1], word, *words[position + 1 :]])
        assert mended(doubled) == text
