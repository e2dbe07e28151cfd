"""Units: a figure keeps its currency and its measure, or is converted."""

import pytest

from enface.glossary import Glossary
from enface.languages.measures import named
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import check_segment, load_profile

UNITS = load_profile().narrowed(select={"unit", "number"})


def findings(source: str, target: str) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), UNITS)
    assert not result.problems
    return result.findings


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("417亿元", "41.7 billion yuan"),
        ("417亿元", "RMB 41.7 billion"),
        ("2亿美元", "200 million U.S. dollars"),
        ("2亿美元", "$200 million"),
        ("500欧元", "€500"),
        ("1200亩", "80 hectares"),
        ("1200亩", "1,200 mu (80 hectares)"),
        ("36公里", "36 km"),
        ("12公里", "7.5 miles"),
        ("零下30度", "30 degrees below zero"),
        ("5斤苹果", "2.5 kilograms of apples"),
        ("提高2.3个百分点", "up by 2.3 percentage points"),
    ],
)
def test_the_same_unit_or_a_conversion_is_no_finding(source: str, target: str) -> None:
    assert [finding.message for finding in findings(source, target)] == []


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("417亿元", "41.7 billion dollars", "unit.currency"),
        ("2亿美元", "200 million yuan", "unit.currency"),
        ("500欧元", "500 yen", "unit.currency"),
        ("动辄上万元", "tens of thousands of dollars", "unit.currency"),
        ("1200亩", "1,200 hectares", "unit.measure"),
        ("36公里", "36 miles", "unit.measure"),
        ("提高2.3个百分点", "up by 2.3 percent", "unit.points"),
    ],
)
def test_another_unit_is_found(source: str, target: str, rule: str) -> None:
    (finding,) = findings(source, target)
    assert (finding.rule, finding.advisory) == (rule, False)


def test_both_ends_of_a_range_share_their_unit() -> None:
    assert {finding.rule for finding in findings("138亿至143亿元", "13.8 to 14.3 billion dollars")} == {"unit.currency"}


def test_the_right_currency_is_one_keystroke_away() -> None:
    target = "They invested 41.7 billion dollars."
    (finding,) = findings("投资417亿元。", target)
    assert apply_edits(target, finding.fixes[0].edits) == "They invested 41.7 billion yuan."


def test_units_are_named_as_people_count_them() -> None:
    assert [named(unit) for unit in ("square foot", "yuan", "pound (weight)", "century")] == [
        "square feet",
        "yuan",
        "pounds (weight)",
        "centuries",
    ]
    assert named("kilometre", 1) == "kilometre"
