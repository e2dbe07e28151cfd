"""Figures that changed places are found; figures that moved together with what they count are left alone."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import check_segment, load_profile

SWAPPED = load_profile().narrowed(select={"number.swapped"})


def findings(source: str, target: str) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), SWAPPED)
    assert not result.problems
    return result.findings


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全市有38家医院、4200张床位。", "The city has 4,200 hospitals and 38 beds."),
        ("大桥全长1650米，桥面宽34米。", "The bridge is 34 meters long and 1,650 meters wide."),
        ("该校有教师126名、学生2140名。", "The school has 2,140 teachers and 126 students."),
        ("失业率由5.6%降至4.9%。", "The unemployment rate fell from 4.9% to 5.6%."),
        (
            "全省新建改建公路900公里，其中高速公路120公里。",
            "Roads of 120 km were built, including 900 km of expressways.",
        ),
        ("甘肃7人、青海4人获奖。", "Four winners: 4 in Gansu and 7 in Qinghai."),
        ("出口增长12.4%，进口下降3.1%。", "Exports rose 3.1%, and imports fell 12.4%."),
        ("新华社西宁3月9日电 记者8日获悉", "XINING, March 8 (Xinhua) It was learned on March 9"),
        ("45岁的王海和29岁的李雪一同参赛。", "29-year-old Wang Hai and 45-year-old Li Xue compete together."),
        (
            "水库库容3.4亿立方米，坝高96米",
            "The reservoir holds 96 cubic meters and its dam is 340 million meters high.",
        ),
    ],
)
def test_exchanged_figures_are_found_and_the_fix_puts_them_back(source: str, target: str) -> None:
    (found,) = findings(source, target)
    (fix,) = found.fixes
    assert not findings(source, apply_edits(target, fix.edits))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全市有38家医院、4200张床位。", "There are 4,200 beds in the city's 38 hospitals."),
        ("该校有教师126名、学生2140名。", "The school teaches 2,140 students with a faculty of 126."),
        ("3年来，全县建成48个村级电商站点。", "The county has set up 48 village e-commerce outlets in 3 years."),
        ("失业率由5.6%降至4.9%。", "The unemployment rate fell to 4.9% from 5.6%."),
        ("45岁的王海和29岁的李雪一同参赛。", "Li Xue, 29, competes together with Wang Hai, 45."),
        ("出口增长12.4%，进口下降3.1%。", "Imports fell by 3.1%, while exports rose by 12.4%."),
        ("新华社西宁3月9日电 记者8日获悉", "It was learned on March 8, XINING, March 9 (Xinhua)"),
        ("2027年前将购买110架飞机。", "It will buy 110 aircraft by 2027."),
        ("省侨联召开八届二次全委会议", "The federation held the 2nd plenary meeting of the 8th committee"),
        ("他在2018年8月卖出60头牛。", "He sold 60 cattle in August 2018."),
        ("投资12亿元，年产值30亿元。", "With an annual output value of 3 billion yuan, it cost 1.2 billion yuan."),
    ],
)
def test_figures_that_moved_with_what_they_count_are_no_finding(source: str, target: str) -> None:
    assert [finding.message for finding in findings(source, target)] == []


def test_a_table_of_figures_is_left_alone() -> None:
    numbers = [str(number) for number in range(20, 40)]
    assert not findings("，".join(f"{number}艘" for number in numbers), ", ".join(reversed(numbers)))
