"""Chinese names of people against their pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.languages.han_names import han_names, readings, spelling_key
from enface.model import Document, Finding, Segment
from enface.rules import check, load_profile

NAMES = load_profile().narrowed(select=["name"])


def found(*pairs: tuple[str, str]) -> list[Finding]:
    segments = tuple(Segment(str(number), *pair) for number, pair in enumerate(pairs, 1))
    result = check([Document("d", "d", segments)], Glossary.of(()), NAMES)
    assert not result.problems
    return [finding for finding in result.findings if not finding.advisory]


@pytest.mark.parametrize(
    ("name", "surname_length", "surname", "given"),
    [
        ("黄芳", 1, "huang", "fang"),
        ("单田芳", 1, "shan", "tianfang"),
        ("解晓东", 1, "xie", "xiaodong"),
        ("仇和", 1, "qiu", "he"),
        ("查良镛", 1, "zha", "liangyong"),
        ("区伟", 1, "ou", "wei"),
        ("任达华", 1, "ren", "dahua"),
        ("欧阳修", 2, "ouyang", "xiu"),
        ("吕绿", 1, "lü", "lü"),
        ("李晓恩", 1, "li", "xiao'en"),
    ],
)
def test_a_name_is_read_as_its_bearer_reads_it(name: str, surname_length: int, surname: str, given: str) -> None:
    assert readings(name, surname_length)[0] == (surname, given)


def test_a_title_or_a_verb_beside_a_name_makes_it_certain() -> None:
    text = "党组书记黄芳和张伟以及翻译：严坤，李明指出"
    certain = {name.text for name in han_names(text, {"huang", "zhang", "yan", "ming"}) if name.certain}
    assert {"黄芳", "严坤", "李明"} <= certain
    assert "张伟" not in certain


def test_only_names_that_begin_with_a_syllable_that_was_heard_are_looked_at() -> None:
    assert [name.text for name in han_names("记者黄芳、张伟", {"wei"})] == ["张伟"]
    assert not list(han_names("记者黄芳、张伟", set()))


@pytest.mark.parametrize("spelling", ["Lü", "Lu", "Lyu", "lü"])
def test_u_with_and_without_dots_is_one_spelling(spelling: str) -> None:
    assert spelling_key(spelling) == "lu"


def test_apostrophes_do_not_part_spellings() -> None:
    assert spelling_key("Xi'an") == spelling_key("Xian") == spelling_key("Xi’an")


def test_a_wrong_letter_is_found_with_the_right_name_as_its_fix() -> None:
    [finding] = found(("党组书记黄芳指出", "Huang Fan, Party secretary, pointed out"))
    assert finding.rule == "name.person"
    assert finding.fixes[0].apply("Huang Fan, Party secretary, pointed out").startswith("Huang Fang,")


def test_a_possessive_is_not_part_of_the_name() -> None:
    target = "Cheng Guangming's work was praised."
    [finding] = found(("记者陈光明的工作受到好评。", target))
    assert finding.fixes[0].apply(target) == "Chen Guangming's work was praised."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("主任蒋介石说", "Chiang Kai-shek said"),
        ("记者阮文强报道", "reporter Nguyen Van Cuong"),
        ("总统朴槿惠说", "President Park Geun-hye said"),
        ("首相安倍晋三说", "Prime Minister Shinzo Abe said"),
        ("主席马克·吐温说", "Mark Twain said"),
        ("艺人刘德华说", "Andy Lau said"),
        ("主任张伟说", "Zhang said"),
        ("记者张伟、张薇、李伟", "reporters Zhang Wei and Li Wei"),
    ],
)
def test_other_spellings_are_left_alone(source: str, target: str) -> None:
    assert found((source, target)) == []


def test_another_person_of_the_source_is_no_misspelling() -> None:
    assert found(("书记李明和副书记李敏", "Secretary Li Ming and Deputy Secretary Li Min")) == []


def test_the_minority_of_two_renderings_is_marked() -> None:
    said = ("董事长李嘉诚说", "Li Ka-shing said")
    [finding] = found(said, said, ("李嘉诚表示", "Li Jiacheng stated"))
    assert (finding.rule, finding.segment) == ("name.variants", "3")


HAN = st.text(st.sampled_from("李黄欧阳单书记说芳坤一·，：县A "), max_size=20)
LATIN = st.text(st.sampled_from("LiHuangFen 'A-’ü."), max_size=30)


@given(HAN, LATIN)
def test_any_text_is_read_without_failure_and_spans_lie_inside(source: str, target: str) -> None:
    result = check([Document("d", "d", (Segment("1", source, target),))], Glossary.of(()), NAMES)
    assert not result.problems
    for finding in result.findings:
        assert finding.target is None or 0 <= finding.target.start <= finding.target.end <= len(target)
        for fix in finding.fixes:
            fix.apply(target)
