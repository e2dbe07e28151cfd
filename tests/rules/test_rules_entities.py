"""Bodies of a document: where they are named, and whether each keeps one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.languages.bodies import names_in
from enface.model import Document, Finding, Segment
from enface.rules import check, load_profile
from enface.rules.zh_en.entities_target import same_name

ENTITIES = load_profile().narrowed(select=["entity.name", "entity.body"])
BUREAU = [
    ("长沙市教育局发布通知。", "The Changsha Education Bureau issued a notice."),
    ("长沙市教育局说，学校要开学。", "The Changsha Education Bureau said schools would open."),
    ("长沙市教育局要求家长配合。", "The Changsha Office of Education and Training asked parents to help."),
]


def found(*pairs: tuple[str, str], glossary: tuple[str, ...] = ()) -> list[Finding]:
    segments = tuple(Segment(str(number), *pair) for number, pair in enumerate(pairs, 1))
    return run(segments, glossary)


def run(segments: tuple[Segment, ...], glossary: tuple[str, ...] = ()) -> list[Finding]:
    result = check([Document("d", "d", segments)], Glossary.of(glossary), ENTITIES)
    assert not result.problems
    return [finding for finding in result.findings if not finding.advisory]


def words(finding: Finding, *pairs: tuple[str, str]) -> str:
    assert finding.target is not None
    return finding.target.of(pairs[int(finding.segment) - 1][1])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家统计局公布数据", ["国家统计局"]),
        ("根据国家发展和改革委员会的通知", ["国家发展和改革委员会"]),
        ("北京大学和清华大学", ["北京大学", "清华大学"]),
        ("国有资产监督管理委员会", ["国有资产监督管理委员会"]),
        ("以色列外交部说", ["以色列外交部"]),
        ("最高人民法院和高级人民法院", ["最高人民法院", "高级人民法院"]),
        ("他是这家公司的经理", []),
        ("今年全省侨联系统", ["侨联"]),
        ("《中华人民共和国民法典》施行", ["中华人民共和国民法典"]),
        ("第十六届中日节能环保综合论坛", ["中日节能环保综合论坛"]),
    ],
)
def test_names_of_bodies_begin_and_end_where_they_should(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in names_in(text)] == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Hunan Education Department", "Education Department of Hunan Province"),
        ("Ministry of Culture and Tourism", "Ministry of Culture & Tourism"),
        ("National Health Commission", "Health Commission"),
        ("Centre for Disease Control", "Center for Disease Control and Prevention"),
        ("National Bureau of Statistics", "NBS"),
        ("Foreign Ministry", "Ministry of Foreign Affairs"),
        ("Korea Central Television", "Korean Central Television"),
        ("U.S. Commerce Department", "Department of Commerce"),
    ],
)
def test_short_forms_and_turned_words_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Education Bureau", "Education Department"),
        ("Federation of Returned Overseas Chinese", "Federation of Overseas Chinese"),
        ("Peking University", "Beijing University"),
    ],
)
def test_another_noun_or_a_word_lost_inside_makes_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_the_rarer_name_is_marked_and_the_usual_one_offered() -> None:
    (finding,) = found(*BUREAU)
    assert (finding.rule, finding.segment) == ("entity.name", "3")
    assert words(finding, *BUREAU) == "Changsha Office of Education and Training"
    assert [fix.title for fix in finding.fixes] == ["Changsha Education Bureau"]
    assert "2×" in finding.message
    assert "1×" in finding.message


def test_of_equally_frequent_names_the_first_stays() -> None:
    assert [finding.segment for finding in found(BUREAU[0], BUREAU[2])] == ["2"]
    assert [finding.segment for finding in found(BUREAU[2], BUREAU[0])] == ["2"]


def test_the_glossary_chooses_the_name() -> None:
    found_there = found(*BUREAU, glossary=("长沙市教育局 = Changsha Office of Education and Training",))
    assert [finding.segment for finding in found_there] == ["1", "2"]
    assert {fix.title for finding in found_there for fix in finding.fixes} == {
        "Changsha Office of Education and Training"
    }


def test_a_name_with_its_level_only_is_the_one_longer_name_of_the_document() -> None:
    full = ("湖南省教育厅开会", "The Hunan Education Department met")
    short = ("省教育厅指出", "The Office of Education pointed out")
    other = ("云南省教育厅开会", "The Yunnan Education Department met")
    assert [finding.segment for finding in found(full, full, short)] == ["3"]
    assert found(full, full, other, short) == []


def test_names_of_two_bodies_in_one_segment_are_told_apart_by_their_parts() -> None:
    pair = (
        "长沙市教育局和长沙市财政局发布通知。",
        "The Changsha Finance Bureau and the Changsha Education Bureau issued it.",
    )
    assert found(pair, *BUREAU[:2], ("长沙市财政局说", "the Changsha Finance Bureau said")) == []


def test_the_name_of_another_body_is_marked_wherever_it_stands() -> None:
    wrong = ("长沙市财政局说", "The Changsha Education Bureau said")
    marked = found(BUREAU[0], wrong, wrong)
    assert [(finding.rule, finding.segment) for finding in marked] == [("entity.body", "2"), ("entity.body", "3")]


def test_a_body_with_the_place_of_another_is_marked() -> None:
    marked = found(BUREAU[0], ("杭州市教育局说", "The Changsha Education Bureau said"))
    assert [(finding.rule, finding.segment) for finding in marked] == [("entity.body", "2")]


@pytest.mark.parametrize(
    "source",
    [
        "俄国防部说，演习已经结束",  # short for the name
        "国防部说，俄罗斯的演习已经结束",  # the source says whose
    ],
)
def test_a_short_name_of_the_same_body_is_no_other_body(source: str) -> None:
    full = ("俄罗斯国防部发布消息", "The Russian Defense Ministry released the news")
    assert found(full, (source, "The Russian Defense Ministry said the drill was over")) == []


def test_words_in_small_letters_are_only_a_hint_beside_a_name_with_capitals() -> None:
    small = ("长沙市教育局说", "It was said by the Changsha education office")
    assert [finding.segment for finding in found(*BUREAU[:2], small)] == ["3"]
    assert found(("旅游局说", "The Tourism Bureau said"), ("旅游局说", "He asked the tourism department")) == []


def test_a_department_that_another_body_owns_is_not_the_one_meant() -> None:
    board = ("旅游局接待了代表", "The Tourism Board received delegates")
    other = ("旅游局接待了香港政府的代表", "It received the government's tourism department")
    assert found(board, board, other) == []


def test_headings_in_capitals_say_nothing_of_names() -> None:
    heading = ("长沙市教育局发布通知", "Changsha Office of Education Issues Notice to Schools and Parents")
    assert found(*BUREAU[:2], heading) == []


@given(st.permutations(range(5)))
def test_the_order_of_segments_changes_nothing_where_one_name_is_more_frequent(order: list[int]) -> None:
    pairs = [*BUREAU, ("天气很好", "It was fine."), ("长沙市财政局说", "The Changsha Finance Bureau said so.")]
    segments = [Segment(str(number), *pair) for number, pair in enumerate(pairs)]
    marked = run(tuple(segments[number] for number in order))
    assert [(finding.rule, finding.segment) for finding in marked] == [("entity.name", "2")]


@given(st.lists(st.sampled_from(BUREAU[:2]), max_size=6))
def test_one_name_is_no_finding(pairs: list[tuple[str, str]]) -> None:
    assert found(*pairs) == []


def test_the_fix_removes_the_finding() -> None:
    (finding,) = found(*BUREAU)
    edit = finding.fixes[0].edits[0]
    target = BUREAU[2][1]
    mended = target[: edit.start] + edit.replacement + target[edit.end :]
    assert found(*BUREAU[:2], (BUREAU[2][0], mended)) == []


@given(st.lists(st.tuples(st.text("长沙市教育局大学委员会和，的A", max_size=12), st.text(max_size=30)), max_size=4))
def test_any_text_is_read(pairs: list[tuple[str, str]]) -> None:
    for finding in found(*pairs):
        assert finding.target is not None
        assert 0 <= finding.target.start < finding.target.end <= len(pairs[int(finding.segment) - 1][1])
