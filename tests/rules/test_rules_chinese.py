"""Chinese that was left in the English, in characters, wide letters or pinyin."""

import pytest

from enface.glossary import Glossary
from enface.languages.pinyin import readings, spelt_by
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import Profile, check_segment

LEFT = Profile("left", select=frozenset({"chinese", "pinyin"}))


def findings(target: str, source: str = "", glossary: Glossary | None = None) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), glossary or Glossary(), LEFT)
    assert not result.problems
    return result.findings


def test_a_run_of_characters_is_one_finding() -> None:
    text = "They signed the 合作、发展 agreement with 县."
    assert [finding.target.of(text) for finding in findings(text) if finding.target] == ["合作、发展", "县"]


@pytest.mark.parametrize(
    "text", ["Prosperity (兴业) is the aim.", "the word “侨” itself", "Hunan (Chinese: 湖南) grew."]
)
def test_characters_that_are_quoted_are_a_hint(text: str) -> None:
    assert [finding.advisory for finding in findings(text)] == [True]


def test_characters_in_a_long_bracket_are_asserted() -> None:
    assert [finding.advisory for finding in findings("They came (with friends and 家属 from afar).")] == [False]


def test_wide_letters_become_narrow_at_once() -> None:
    text = "in ２０２０ the Ｐlan"
    (finding,) = findings(text)
    assert apply_edits(text, finding.fixes[0].edits) == "in 2020 the Plan"


def test_pinyin_is_asserted_with_the_characters_it_spells() -> None:
    (finding,) = findings("the brand of xingye Hunan", "“兴业湖南”品牌")
    assert (finding.rule, finding.advisory, finding.evidence) == ("pinyin.left", False, {"chinese": "兴业"})


def test_pinyin_that_no_source_explains_is_a_hint() -> None:
    assert [finding.advisory for finding in findings("the plan of xingye")] == [True]
    assert [finding.advisory for finding in findings("the plan of xingye", "推进计划")] == [True]


@pytest.mark.parametrize(
    "text", ["the hukou and the baijiu", "Xingye County", "a linen gown", "xingye.example.org", "a woman can dance"]
)
def test_loans_names_and_english_words_are_no_pinyin_left(text: str) -> None:
    assert findings(text, "户口白酒兴业女人") == ()


def test_a_term_of_the_glossary_may_be_pinyin() -> None:
    approved = Glossary.of(["兴业 = xingye"])
    assert findings("the xingye plan", "兴业计划", approved) == ()


def test_all_readings_of_a_character_are_tried() -> None:
    assert {"hang", "xing"} <= readings("行")
    assert list(spelt_by("yinhang", "去银行办事")) == [(1, 3)]
    assert list(spelt_by("yinhang", "银的")) == []
    assert list(spelt_by("lüse", "绿色发展")) == [(0, 2)]
