"""Places in China: their levels and their spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.languages.levels import levelled_places, place_keys
from enface.model import Document, Finding, Segment, Severity
from enface.rules import check, load_profile

PLACES = load_profile().narrowed(select=["place"])


def found(source: str, target: str) -> list[Finding]:
    result = check([Document("d", "d", (Segment("1", source, target),))], Glossary.of(()), PLACES)
    assert not result.problems
    return list(result.findings)


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("安仁县", "Anren City", "Anren County"),
        ("湘西州", "Xiangxi State", "Xiangxi Prefecture"),
        ("浏阳市", "Liuyang County", "Liuyang City"),
        ("岳麓区", "Yuelu City", "Yuelu District"),
        ("湖南省", "Hunan City", "Hunan Province"),
    ],
)
def test_another_level_is_found_and_mended(source: str, wrong: str, right: str) -> None:
    [finding] = found(source, wrong)
    assert finding.rule == "place.level"
    assert finding.fixes[0].apply(wrong) == right
    assert found(source, right) == []


def test_town_for_township_is_no_fault_and_village_is_a_minor_one() -> None:
    assert found("严店乡", "Yandian Town") == []
    [finding] = found("严店乡", "Yandian Village")
    assert finding.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("长沙很大", "Changsha City is large"),
        ("安仁县", "Anren"),
        ("吉林省吉林市", "Jilin City, Jilin Province"),
        ("阿拉巴马州", "Alabama State"),
        ("浦东新区", "Pudong New Area"),
    ],
)
def test_a_level_left_out_or_added_or_right_is_left_alone(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("湖南的经济", "the economy of Henan", "the economy of Hunan"),
        ("陕西的经济", "the economy of Shanxi", "the economy of Shaanxi"),
        ("湖北的经济", "Hebei's economy", "Hubei's economy"),
        ("安仁县", "Anran County", "Anren County"),
    ],
)
def test_another_place_a_letter_off_is_found_and_mended(source: str, wrong: str, right: str) -> None:
    [finding] = found(source, wrong)
    assert finding.rule == "place.pinyin"
    assert finding.fixes[0].apply(wrong) == right
    assert found(source, right) == []


def test_both_provinces_may_be_meant() -> None:
    assert found("湖南和河南", "Hunan and Henan") == []


def test_every_stretch_before_a_level_may_be_the_name() -> None:
    assert [place.name for place in levelled_places("驻安仁县")] == ["仁", "安仁", "驻安仁"]


def test_names_keep_their_own_reading() -> None:
    assert place_keys("陕西") == ("shaanxi",)
    assert "chongqing" in place_keys("重庆")
    assert place_keys("哈尔滨")[0] == "harbin"


@given(
    st.text(st.sampled_from("安仁县湖南省市区长沙自治州A，"), max_size=20),
    st.text("AnrenHu City County'.", max_size=30),
)
def test_any_text_is_read_without_failure(source: str, target: str) -> None:
    for finding in found(source, target):
        assert finding.target is not None
        for fix in finding.fixes:
            assert fix.apply(target) != target
