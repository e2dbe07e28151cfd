"""Case rules on whole segments and documents: where one is certain, and where one only hints."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import Profile, check

CASE = Profile("case", select=frozenset({"case"}))


def findings(*targets: str, source: str = "", kind: str = "body") -> tuple[Finding, ...]:
    segments = tuple(Segment(str(n), source, target, kind) for n, target in enumerate(targets, start=1))
    result = check([Document("d", "d", segments)], Glossary(), CASE)
    assert not result.problems
    return result.findings


def rules(*targets: str, source: str = "", kind: str = "body") -> list[str]:
    return [finding.rule for finding in findings(*targets, source=source, kind=kind) if not finding.advisory]


def mended(target: str) -> str:
    """`target` after every deterministic fix."""
    edits = [edit for finding in findings(target) for fix in finding.fixes if fix.deterministic for edit in fix.edits]
    return apply_edits(target, edits)


def test_all_fixes_of_a_sentence_may_be_applied_at_once() -> None:
    draft = (
        "on march 17, the state council met chinese envoys in changsha, Anren county; The envoys thanked xi jinping."
    )
    right = (
        "On March 17, the State Council met Chinese envoys in Changsha, Anren County; the envoys thanked Xi Jinping."
    )
    assert mended(draft) == right
    assert findings(right) == ()


def test_one_place_has_one_finding_at_the_start_of_a_sentence() -> None:
    assert rules("hunan is a province of China.") == ["case.place"]


def test_a_segment_that_goes_on_with_the_one_before_is_only_hinted_at() -> None:
    cut = findings("The meeting was held in Hunan,", "and was attended by many people.")
    whole = findings("The meeting was held in Hunan.", "and was attended by many people.")
    assert [finding.advisory for finding in cut] == [True]
    assert [finding.advisory for finding in whole] == [False]


@pytest.mark.parametrize("brand", ["iPhone sales rose last year.", "eBay sold the firm last year."])
def test_brands_that_begin_small_stay_so(brand: str) -> None:
    assert findings(brand) == ()


def test_a_latin_name_of_the_source_keeps_its_small_letter() -> None:
    assert findings("bilibili is popular with the young.", source="bilibili很受年轻人欢迎。") == ()


def test_a_heading_begins_with_a_capital_and_an_item_of_a_list_is_only_hinted_at() -> None:
    assert rules("opening of the fair", kind="title") == ["case.sentence"]
    assert [finding.advisory for finding in findings("opening of the fair")] == [True]


def test_names_keep_their_capital_after_a_semicolon() -> None:
    assert (
        findings("They invited Zhang Wei, director; Wang Li, vice director; Chinese and British envoys; and me.") == ()
    )


def test_a_name_written_both_ways_is_found_where_it_is_small() -> None:
    found = findings("The Xingye fair opened.", "The Xingye fair drew many.", "All went to xingye again.")
    assert [(finding.rule, finding.segment, finding.advisory) for finding in found] == [
        ("case.inconsistent", "3", False)
    ]
    assert found[0].related[0].text == "Xingye"


def test_a_name_mostly_written_small_is_only_hinted_at() -> None:
    found = findings("The old sanfu days came.", "In the sanfu days it is hot.", "The Sanfu days passed.")
    assert {finding.advisory for finding in found} == {True}


def test_party_takes_its_capital_where_the_source_means_the_party() -> None:
    assert rules("seek the support of party committees at all levels", source="争取各级党委支持")[:1] == ["case.term"]
    assert findings("A birthday party committee was formed.", source="成立了生日会筹备组。") == ()


@pytest.mark.parametrize(
    "clean",
    [
        "On April 9, the eighth committee of the federation held its second plenary session by video link in Changsha.",
        "He may march in May; she can, too. An hour later, you sang a long song.",
        "President Xi Jinping met French President Emmanuel Macron in Beijing on Monday.",
        "The U.S. economy, said Mr. Li, grew by 2.5 percent in the first half of 2020.",
        "“Where are you going?” she asked. “Home,” he said.",
        "See www.gov.cn/hunan or write to office@hunan.gov.cn.",
    ],
)
def test_clean_english_has_no_finding(clean: str) -> None:
    assert findings(clean) == ()
