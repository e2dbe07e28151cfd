"""Set phrases: slogans that count, bodies of a party, the committee and the congress that elected it."""

from __future__ import annotations

import pytest

from enface.glossary import Glossary
from enface.languages.slogans import slogans
from enface.model import Document, Finding, Segment
from enface.rules import check_segment, load_profile


def found(source: str, target: str) -> list[Finding]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(()), load_profile())
    assert not result.problems
    return [finding for finding in result.findings if finding.family in {"phrase", "session"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进“三高四新”战略", [("三高四新", (3, 4))]),
        ("实现“五有”", [("五有", (5,))]),
        ("实现“两不愁三保障”", [("两不愁三保障", (2, 3))]),
        ("增强“四个意识”、做到“两个维护”", [("四个意识", (4,)), ("两个维护", (2,))]),
        ("两学一做教育", [("两学一做", (2, 1))]),
        ("“九二共识”和“五四”运动", []),
        ("“三星”手机、“四川”省和“五湖四海”", []),
        ("五湖四海活动", []),
    ],
)
def test_slogans_are_told_from_names_and_idioms(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(slogan.text, slogan.numbers) for slogan in slogans(text)] == expected


@pytest.mark.parametrize(
    "target",
    [
        "the “3H4N” strategy of 3 highs and 4 news",
        "the three-pronged, fourfold strategy",
        "a strategy of high standards, high quality, high aims, new ways, new fields, new deeds, and new paths",
    ],
)
def test_a_number_may_stand_in_figures_in_words_or_as_a_list(target: str) -> None:
    assert not found("推进“三高四新”战略", target)


def test_a_slogan_with_two_numbers_is_asserted_and_one_with_one_is_a_hint() -> None:
    assert [f.advisory for f in found("推进“三高四新”战略", "the highs and news strategy")] == [False]
    assert [f.advisory for f in found("实现“五有”", "the haves")] == [True]


@pytest.mark.parametrize(
    ("source", "target", "fixed"),
    [
        ("党组会议", "The leading group met.", "The leading Party members group met."),
        ("党组会议", "A CPC leading group met.", "A leading Party members group met."),
        ("各级党支部", "Party committees at all levels", "Party branches at all levels"),
        ("市委领导小组", "The leading group of the city's Party committee", None),
        ("党组成员", "members of the Party leadership group", None),
        ("公司集团", "a leading group of companies", None),
    ],
)
def test_a_partys_body_keeps_its_own_name(source: str, target: str, fixed: str | None) -> None:
    fixes = [finding.fixes[0].apply(target) for finding in found(source, target)]
    assert fixes == ([fixed] if fixed else [])


def test_the_fix_of_a_congress_for_its_committee_keeps_the_ordinal() -> None:
    target = "the fourth plenary session of the 19th CPC National Congress"
    (finding,) = found("党的十九届四中全会", target)
    assert finding.rule == "session.body"
    assert finding.fixes[0].apply(target) == "the fourth plenary session of the 19th CPC Central Committee"


def test_a_congress_that_the_source_names_too_is_left_alone() -> None:
    assert not found("党的十九大和十九届四中全会", "the 19th CPC National Congress and its fourth plenary session")
