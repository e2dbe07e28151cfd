"""Acronym rules over a document."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment
from enface.rules import Profile, check

ACRONYMS = Profile("acronyms", select=frozenset({"acronym"}))
FILLER = ("It rained.", "It snowed.")


def findings(
    *targets: str | Segment, profile: Profile = ACRONYMS, glossary: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    segments = tuple(
        target if isinstance(target, Segment) else Segment(str(n), "", target)
        for n, target in enumerate(targets, start=1)
    )
    result = check([Document("d", "d", segments)], Glossary.of(glossary), profile)
    assert not result.problems
    return result.findings


def rules(*targets: str | Segment, glossary: tuple[str, ...] = ()) -> list[str]:
    return [finding.rule for finding in findings(*targets, glossary=glossary) if not finding.advisory]


@pytest.mark.parametrize(
    "introduction",
    [
        "The Hunan Overseas Chinese Chamber of Commerce (HOCCC) met.",
        "The Hunan Provincial Federation of Returned Overseas Chinese (Hunan FROC) met.",
        "The All-China Federation of Returned Overseas Chinese (ACFROC) met.",
        "The Ministry of Agriculture and Rural Affairs (hereinafter MARA) met.",
        "The work of public welfare societies (PWSs) went on.",
        "The HAART (highly active antiretroviral therapy) works.",
        "The Federation of Returned Overseas Chinese, or FROC, met.",
        'The Federation of Returned Overseas Chinese ("FROC") met.',
    ],
)
def test_an_introduced_acronym_is_no_riddle(introduction: str) -> None:
    assert findings(introduction, *FILLER) == ()


def test_one_finding_stands_for_all_places_and_prefers_the_body() -> None:
    title = Segment("0", "", "Hunan FOC Holds Meeting", "title")
    found = findings(title, "The Hunan FOC met.", "The FOC went home.", "Nothing else happened.")
    assert [(finding.rule, finding.segment) for finding in found] == [("acronym.undefined", "2")]
    assert [place.segment for place in found[0].related] == ["0", "3"]


def test_a_title_may_use_an_acronym_before_the_body_expands_it() -> None:
    title = Segment("0", "", "Hunan FROC Holds Meeting", "title")
    assert findings(title, "The Federation of Returned Overseas Chinese (FROC) met.", *FILLER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "GDP, DNA, COVID-19, the USA and NGOs",
        "World War II, Henry VIII and Part XIV",
        "GB 18030, flight MH 370 and the A320",
        "CONGRATULATIONS TO ALL OF YOU",
        "It is NOT true.",
        "XINING, July 26 (Xinhua)",
        "Alibaba (NYSE: BABA) rose.",
        "See http://example.org/ABCD/index.HTM.",
        "FANDUN JEEP Clothing Co., Ltd.",
    ],
)
def test_what_only_looks_like_an_acronym_is_left_alone(text: str) -> None:
    assert findings(text, *FILLER) == ()


def test_acronyms_that_news_readers_know_and_short_documents_only_get_a_hint() -> None:
    assert [finding.advisory for finding in findings("The CPC met.", *FILLER)] == [True]
    assert [finding.advisory for finding in findings("The HOCC met.")] == [True]


def test_a_house_may_name_the_acronyms_that_its_readers_know() -> None:
    house = Profile("house", select=ACRONYMS.select, options={"known_acronyms": ["HOCC", "CPC"]})
    assert findings("The HOCC met the CPC.", *FILLER, profile=house) == ()


def test_an_acronym_of_the_source_is_the_authors() -> None:
    assert findings(Segment("1", "腾讯推出QMZ。", "Tencent launched QMZ."), *FILLER) == ()


def test_the_glossary_offers_the_expansion() -> None:
    terms = ("中国侨联 = All-China Federation of Returned Overseas Chinese", "中国侨联 = ACFROC")
    found = findings("The ACFROC met.", *FILLER, glossary=terms)
    assert [fix.title for fix in found[0].fixes] == ["All-China Federation of Returned Overseas Chinese (ACFROC)"]


def test_an_acronym_without_a_full_form_in_the_glossary_has_no_expansion_to_offer() -> None:
    (found,) = findings("The FROC met.", *FILLER, glossary=("侨联 = FROC",))
    assert (found.rule, found.fixes) == ("acronym.undefined", ())


def test_two_expansions_clash_but_a_longer_form_of_one_name_does_not() -> None:
    one = "The Hunan Academy of Agricultural Sciences (HAAS) helped."
    assert rules(one, "The Hunan Agricultural Academy of Sciences (HAAS) came.") == ["acronym.conflict"]
    longer = "The Provincial Hunan Academy of Agricultural Sciences (HAAS) came."
    assert rules(one, longer) == ["acronym.repeated"]


def test_one_body_with_two_acronyms_clashes() -> None:
    one, other = "The Rural Work Office (RWO) met.", "The Rural Work Office (RRWO) met again."
    assert "acronym.conflict" in rules(one, other)


def test_letters_that_the_words_do_not_have_are_found() -> None:
    assert rules("The All-China Federation of Overseas Chinese (CCTCF) met.") == ["acronym.unknown"]
    assert rules("The employer of Zhang San (XYTV) agreed.") == []


def test_an_invented_acronym_is_replaced_by_the_glossarys() -> None:
    terms = ("中国侨联 = All-China Federation of Returned Overseas Chinese", "中国侨联 = ACFROC")
    found = findings(Segment("1", "中国侨联开会。", "The CCTCF met."), *FILLER, glossary=terms)
    assert [(finding.rule, finding.fixes[0].title) for finding in found] == [("acronym.unknown", "ACFROC")]
