"""Figures: compared by value across both ways of writing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, Severity, apply_edits
from enface.rules import check_segment, load_profile
from enface.rules.analysis import Analysis
from enface.rules.zh_en import numbers

NUMBERS = load_profile().narrowed(select={"number", "date", "unit"})


def findings(source: str, target: str) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), NUMBERS)
    assert not result.problems
    return result.findings


def asserted(source: str, target: str) -> list[str]:
    return [finding.rule for finding in findings(source, target) if not finding.advisory]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("两千多人参加", "More than two thousand people took part"),
        ("２万４８０１人", "24,801 people"),
        ("增长3倍", "quadrupled"),
        ("增长19倍", "increased 19-fold"),
        ("三成居民", "30 percent of residents"),
        ("三分之二的企业", "two-thirds of the companies"),
        ("百分之五点二", "5.2 percent"),
        ("约180亿至210亿新元", "about 18 to 21 billion Singapore dollars"),
        ("十四五规划", "the 14th Five-Year Plan"),
        ("十九届四中全会", "the Fourth Plenary Session of the 19th Central Committee"),
        ("数十万人", "hundreds of thousands of people"),
        ("十几个人", "a dozen people"),
        ("50万人", "half a million people"),
        ("万一下雨，千万别出门。", "Should it rain, by no means go out."),
        ("一带一路", "the Belt and Road"),
        ("五花八门的商品", "goods of every sort"),
        ("这是最大的城市之一。", "It is one of the largest cities."),
        ("双方都同意。", "Both sides agreed."),
        ("7-Eleven便利店", "the 7-Eleven store"),
        ("购买了A320飞机", "bought A320 aircraft"),
        ("第二次世界大战", "World War II"),
        ("亏损近百亿元", "a loss of nearly 10 billion yuan"),
    ],
)
def test_the_same_value_in_another_form_is_no_finding(source: str, target: str) -> None:
    assert asserted(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("投资1752万元", "an investment of 1.752 million yuan", "number.scale"),
        ("全年收入138亿元", "a yearly income of 138 billion yuan", "number.scale"),
        ("从33.06万人次增长19倍", "grew 19-fold from 336,000 visits", "number.value"),
        ("共有15720人", "a total of 15,270 people", "number.value"),
        ("一万六七千人", "167,000 people", "number.value"),
        ("通过了12项决定", "adopted decisions", "number.missing"),
        ("许多企业参加", "350 companies took part", "number.extra"),
        ("感染新冠肺炎的人", "people with COVID-91", "number.extra"),
        ("投资30亿元", "an investment of RMB billion", "number.gap"),
    ],
)
def test_another_value_is_found(source: str, target: str, rule: str) -> None:
    assert rule in asserted(source, target)


def test_the_evidence_shows_what_both_sides_say() -> None:
    (finding,) = findings("项目投资1752万元。", "The project cost 1.752 million yuan.")
    assert finding.severity is Severity.CRITICAL
    assert dict(finding.evidence) == {"source_value": "17,520,000 yuan", "target_value": "1,752,000 yuan"}


def test_a_fix_keeps_the_form_of_the_target() -> None:
    source, target = "项目投资1752万元。", "The project cost 1.752 million yuan."
    (finding,) = findings(source, target)
    mended = apply_edits(target, finding.fixes[0].edits)
    assert mended == "The project cost 17.52 million yuan."
    assert findings(source, mended) == ()


def test_an_opposite_hedge_is_asserted() -> None:
    (finding,) = findings("近300家企业参展。", "More than 300 companies exhibited.")
    assert (finding.rule, finding.advisory) == ("number.hedge", False)


@given(st.integers(min_value=11, max_value=9999), st.sampled_from([-2, -1, 1, 2]))
def test_any_power_of_ten_is_found(amount: int, power: int) -> None:
    source = f"项目投资{amount}万元。"
    assert asserted(source, f"The project cost {amount / 100:.2f} million yuan.") == []
    wrong = f"{amount / 100 * 10.0**power:.6f}".rstrip("0").rstrip(".")
    assert asserted(source, f"The project cost {wrong} million yuan.") == ["number.scale"]


@given(st.integers(min_value=1000, max_value=99999), st.integers(min_value=1000, max_value=99999))
def test_two_counts_agree_only_where_they_are_equal(left: int, right: int) -> None:
    found = asserted(f"共有{left}人参加。", f"A total of {right:,} people took part.")
    assert bool(found) is (left != right)


@given(st.text(alphabet="一二三十百千万亿0123456789.,年月日元%点半成倍至 ", max_size=30), st.text(max_size=30))
def test_no_text_makes_a_rule_fail(source: str, target: str) -> None:
    for finding in findings(source or "，", target):
        assert finding.source is None or finding.source.end <= len(source)
        assert finding.target is None or finding.target.end <= len(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全力以赴", "They give it 110 percent"),
        ("全天候待命", "They are on call 24/7"),
        ("央视财经频道", "the channel CCTV-2"),
    ],
)
def test_a_figure_of_a_saying_or_a_name_is_not_asserted(source: str, target: str) -> None:
    assert asserted(source, target) == []


@given(st.from_regex(numbers._GAP_SIGN))
def test_a_gap_has_a_sign_that_is_looked_for_first(text: str) -> None:
    segment = Segment("1", "…", text)
    analysis = Analysis(segment, Document("a.tsv", "a", (segment,)), Glossary(()), load_profile())
    assert analysis.has(numbers._HAS_GAP_SIGNS) or analysis.has(numbers._HAS_DISEASES)
