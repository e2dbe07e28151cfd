"""Capitals of English names, and the words that only look like names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.capital_reader import Kind
from enface.languages.capitals import miscased
from enface.languages.english import Prose, word_set
from enface.languages.names import can_be_given_name, syllables


def found(text: str, source: str = "") -> list[tuple[str, str, bool]]:
    return [(hit.kind.value, hit.right, hit.certain) for hit in miscased(Prose(text), source)]


def rights(text: str, source: str = "") -> list[str]:
    return [hit.right for hit in miscased(Prose(text), source)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They came to hunan's capital.", ["Hunan's"]),
        ("They came to hunan’s capital.", ["Hunan’s"]),
        ("They went from new york to hong Kong.", ["New York", "Hong"]),
        ("a hunan-based, non-chinese firm", ["Hunan", "Chinese"]),
        ("the people's republic of china", ["People's Republic of China"]),
        ("in the united states and south korea", ["United States", "South Korea"]),
        ("the china Earthquake Networks Center", ["China"]),
        ("Zhangjiajie, xi'an and ürümqi", ["Xi'an"]),
    ],
)
def test_places_get_their_capitals_back(text: str, right: list[str]) -> None:
    assert rights(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "HUNAN EXPRESS",
        "a bone china cup and a china shop",
        "turkey with jordan almonds",
        "Visit hunan.gov.cn or @beijing.",
        "a bath, a nice reading, a mobile phone",
        "They polish the glass.",
    ],
)
def test_what_is_no_place_stays_small(text: str) -> None:
    assert rights(text) == []


def test_an_ambiguous_place_is_certain_only_with_its_chinese_name() -> None:
    assert found("an envoy from turkey", "土耳其特使") == [("place", "Turkey", True)]
    assert found("He lives in turkey.") == [("place", "Turkey", False)]
    assert found("They ate turkey.", "他们吃火鸡。") == []


@pytest.mark.parametrize(
    "text",
    [
        "the beginning of march",
        "By the beginning of march, Hunan had received more.",
        "on march 5",
        "in march 2020",
        "mid-march",
        "In may, exports rose.",
        "on may 5",
        "5th may",
        "in august would",
        "late august",
        "since march it grew",
    ],
)
def test_context_makes_a_month(text: str) -> None:
    assert [kind for kind, _, _ in found(text)] == ["month"]


@pytest.mark.parametrize(
    "text",
    [
        "a march on the square",
        "to march 20 miles",
        "they may not",
        "it may 5 times",
        "an august body",
        "in august surroundings",
        "on the march",
    ],
)
def test_context_unmakes_a_month(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("(Translation:Yan kun)", "Yan Kun"),
        ("delivered by Lin xiaolan", "Lin Xiaolan"),
        ("said zhou Mingyuan of the office", "Zhou Mingyuan"),
        ("a theory of xi jinping", "Xi Jinping"),
        ("General Secretary xi Jinping", "Xi Jinping"),
        ("Editor: chen Haifeng", "Chen Haifeng"),
    ],
)
def test_names_of_people_get_their_capitals_back(text: str, right: str) -> None:
    assert found(text) == [("person", right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "He can go, you can come, and an hour is long.",
        "feng shui and qi gong for 200 yuan",
        "5 mu of land",
        "Sun and Song met Long and Man.",
        "wo ai ni hen duo",
        "Yan Kun met Li Wenjing.",
        "So long, he said.",
        "You gave me two pan lids.",
    ],
)
def test_english_and_loan_words_are_no_names_of_people(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (
            "the fourth plenary session of the 19th CPC central committee",
            ["Fourth Plenary Session", "Central Committee"],
        ),
        ("the 20th CPC national congress", ["National Congress"]),
        ("the state council's notice", ["State Council's"]),
        ("Guangxi Zhuang autonomous region", ["Autonomous Region"]),
        ("Xiangjiang new Area", ["New"]),
        ("Anren county in Hunan province", ["Anren County", "Hunan Province"]),
        ("a new hunan province", ["Hunan", "Province"]),
        ("On Monday, president Xi spoke with mr Wang.", ["President", "Mr"]),
        ("and vice president Wang", ["Vice President"]),
    ],
)
def test_bodies_units_and_titles_get_their_capitals_back(text: str, hits: list[str]) -> None:
    assert rights(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "the second plenary session of its eighth committee",
        "the French president Emmanuel Macron",
        "the central committee of the club",
        "the province and every county",
        "a birthday party and its members",
    ],
)
def test_common_nouns_of_public_life_stay_small(text: str) -> None:
    assert rights(text) == []


@given(st.text())
def test_any_text_is_read_and_what_is_put_right_is_right(text: str) -> None:
    for hit in miscased(Prose(text)):
        fixed = text[: hit.start] + hit.right + text[hit.end :]
        assert (hit.start, hit.end, hit.kind) not in {(h.start, h.end, h.kind) for h in miscased(Prose(fixed))}


_WORDS = st.sampled_from(
    sorted(
        word_set(
            """
            hunan Hunan xi jinping Li wei may march 5 2020 new york the of in a province county central committee CPC
            19th plenary fourth session president mr chinese china's beijing-based , . ; ( mid-march people's republic
            """
        )
    )
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_every_correction_settles_its_own_place(text: str) -> None:
    for hit in miscased(Prose(text)):
        fixed = text[: hit.start] + hit.right + text[hit.end :]
        assert (hit.start, hit.end, hit.kind) not in {(h.start, h.end, h.kind) for h in miscased(Prose(fixed))}


def test_every_kind_has_words_that_show_it() -> None:
    text = "In march, president Xi met chinese xi jinping in hunan, Anren county, at the state council."
    assert {kind for kind, _, _ in found(text)} == {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("word", "count"), [("xian", 1), ("xiaolan", 2), ("zhuang", 1), ("strength", 0), ("", 0), ("lüliang", 2)]
)
def test_syllables_of_pinyin_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_english_words_in_pinyin_disguise_are_no_given_names() -> None:
    assert [word for word in ("change", "dance", "women", "long", "wenjing", "kun") if can_be_given_name(word)] == [
        "wenjing",
        "kun",
    ]
