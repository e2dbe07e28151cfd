"""House style and how profiles switch it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, Severity
from enface.rules import Profile, check, load_profile
from enface.rules.profile import SHIPPED


def found(profile: Profile, *targets: str, kind: str = "body") -> list[Finding]:
    segments = tuple(Segment(str(number), "", target, kind) for number, target in enumerate(targets, 1))
    result = check([Document("d", "d", segments)], Glossary.of(()), profile.narrowed(select=["style"]))
    assert not result.problems
    return list(result.findings)


QUOTED = 'They spoke of "five haves", and more.'


def test_style_is_off_in_quiet_a_hint_in_default_and_a_finding_in_strict() -> None:
    assert found(load_profile("quiet"), QUOTED) == []
    [hint] = found(load_profile("default"), QUOTED)
    assert hint.advisory
    [finding] = found(load_profile("strict"), QUOTED)
    assert not finding.advisory


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_loads(name: str) -> None:
    assert load_profile(name).name == name


def test_a_document_that_contradicts_itself_in_ordinals_is_asserted() -> None:
    [finding] = found(
        load_profile(), "Federation holds 2nd plenary session", "The third session and the fourth session"
    )
    assert (finding.rule, finding.segment, finding.advisory) == ("style.ordinals", "1", False)
    assert finding.fixes[0].title == "second"


def test_ordinals_from_tenth_on_may_stand_in_figures() -> None:
    assert found(load_profile(), "the fourth plenary session of the 19th Central Committee") == []


def test_days_and_centuries_are_not_ordinals_of_meetings() -> None:
    assert found(load_profile(), "The second session opened on April 9th.", "It is a 4th century text.") == []


def test_the_house_of_xinhua_wants_percent_and_yuan_even_where_the_document_agrees_with_itself() -> None:
    xinhua = load_profile("xinhua")
    findings = found(xinhua, "It rose by 5% to RMB 3 million in the US.")
    assert {finding.rule for finding in findings} == {"style.percent", "style.currency", "style.united-states"}
    assert not any(finding.advisory for finding in findings)
    titles = {finding.rule: finding.fixes[0].title.strip() for finding in findings}
    assert titles["style.currency"] == "3 million yuan"
    assert titles["style.percent"] == "percent"


def test_the_full_stop_of_a_sentence_survives_the_stops_of_the_united_states() -> None:
    with_stops = Profile("house", options={"united_states": "U.S."})
    [finding] = found(with_stops, "It sailed to the US.")
    assert finding.fixes[0].apply("It sailed to the US.") == "It sailed to the U.S."
    plain = Profile("house", options={"united_states": "US"})
    [finding] = found(plain, "It sailed to the U.S.")
    assert finding.fixes[0].apply("It sailed to the U.S.") == "It sailed to the US."


def test_a_british_house_puts_commas_outside() -> None:
    british = Profile("house", options={"quotes": "british"})
    assert found(british, QUOTED) == []
    [finding] = found(british, 'They spoke of "five haves," and more.')
    assert finding.fixes[0].apply('They spoke of "five haves," and more.') == QUOTED


def test_only_sentences_of_more_than_sixty_words_are_long() -> None:
    assert found(load_profile(), "word " * 59 + "end.") == []
    [finding] = found(load_profile(), "Short one. " + "word " * 60 + "end.")
    assert finding.severity is Severity.NEUTRAL
    assert finding.target is not None


@pytest.mark.parametrize("target", ["the work of Hunan Federation of Youth", "leadership of CPC and the people"])
def test_an_institution_without_its_article_is_a_hint_in_prose_and_none_in_headings(target: str) -> None:
    [hint] = found(load_profile(), target)
    assert hint.rule == "style.article"
    assert found(load_profile(), target, kind="title") == []


@pytest.mark.parametrize("name", SHIPPED)
@given(targets=st.lists(st.text('US.RMB 2nd session,"”5%percent second yuan and of CPC-', max_size=60), max_size=4))
def test_any_text_is_read_without_failure(name: str, targets: list[str]) -> None:
    for finding in found(load_profile(name), *targets):
        target = targets[int(finding.segment) - 1]
        for fix in finding.fixes:
            fix.apply(target)
