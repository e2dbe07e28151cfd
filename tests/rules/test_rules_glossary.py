"""The glossary family: what is asserted, what is a hint, and fixes that leave a sentence whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.glossary import Glossary, Rendering, Term, TermStatus
from enface.model import Document, Segment
from enface.rules import Profile, check

UNION = (
    "云岭省农会 = Yunling Provincial Farmers' Union",
    "云岭省农会 = Yunling FU (forbidden)",
    "农会 = farmers' union",
    "农会 = peasant club (forbidden)",
    "农社 = peasant club",
)


def findings(rows, *pairs, kind="body", confidence="", rule="glossary"):
    glossary = rows if isinstance(rows, Glossary) else Glossary.of(rows)
    segments = tuple(
        Segment(str(number), source, text, kind=kind, source_confidence=confidence)
        for number, (source, text) in enumerate(pairs)
    )
    result = check([Document("d", "d", segments)], glossary, Profile("test", select=frozenset([rule])))
    assert not result.problems
    return result.findings


def one(rows, source, text, **options):
    (finding,) = findings(rows, (source, text), **options)
    return finding


def fixed(rows, source, text, **options):
    finding = one(rows, source, text, **options)
    return [fix.apply(text) for fix in finding.fixes]


@pytest.mark.parametrize("source", ["云岭省农会开会", "省农会开会", "农会开会"])
def test_a_forbidden_rendering_is_asserted_where_the_source_has_its_concept_or_a_short_form(source):
    assert not one(UNION, source, "Members of Yunling FU met").advisory


def test_it_is_a_hint_without_a_fix_where_the_source_speaks_of_something_else():
    finding = one(UNION, "天气很好", "The peasant club met")
    assert finding.advisory
    assert finding.fixes == ()


def test_it_is_silent_where_the_words_are_right_for_what_the_source_says():
    assert not findings(UNION, ("农社开会", "The peasant club met"))


def test_without_a_source_only_what_has_no_right_use_is_asserted():
    assert not one(UNION, "", "He asked Yunling FU").advisory
    assert one(UNION[:4], "", "He asked the peasant club").advisory


def test_what_rests_on_an_uncertain_source_is_advisory():
    assert one(UNION, "农会开会", "The peasant club met", confidence="low").advisory


def test_a_note_with_a_condition_makes_it_a_hint_unless_the_source_rules_the_condition_out():
    def glossary(note):
        bad = Rendering("peasant club", TermStatus.FORBIDDEN, note=note)
        return Glossary((Term(("农会",), (Rendering("farmers' union", TermStatus.PREFERRED), bad)),))

    text = "The peasant club met"
    assert one(glossary("only where a village follows"), "农会开会", text).advisory
    assert one(glossary("right only for 农社"), "农会和农社开会", text).advisory
    assert not one(glossary("right only for 农社"), "农会开会", text).advisory


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("They asked a peasant club to come.", "They asked a farmers' union to come."),
        ("Many peasant clubs came.", "Many farmers' unions came."),
        ("Peasant clubs came.", "Farmers' unions came."),
        ("We met. Peasant club members came.", "We met. Farmers' union members came."),
        ("The Peasant-Club came.", "The farmers' union came."),
    ],
)
def test_a_fix_keeps_number_article_and_the_capital_of_a_sentence(text, result):
    assert fixed(UNION, "农会来了", text)[0] == result


def test_a_or_an_follows_the_new_word():
    rows = ["农会 = agrarian union", "农会 = peasant club (forbidden)"]
    assert fixed(rows, "农会", "It is a peasant club.") == ["It is an agrarian union."]


def test_a_name_of_a_body_gets_its_article_in_running_text_but_not_in_a_heading():
    text = "On Friday morning Yunling FU met"
    assert fixed(UNION, "云岭省农会", text) == ["On Friday morning the Yunling Provincial Farmers' Union met"]
    assert fixed(UNION, "云岭省农会", text, kind="title") == ["On Friday morning Yunling Provincial Farmers' Union met"]


def test_several_renderings_give_a_choice_with_the_preferred_one_first():
    rows = ["农会 = farmers' league (admitted)", "农会 = farmers' union", "农会 = peasant club (forbidden)"]
    finding = one(rows, "农会", "The peasant club")
    assert [fix.title for fix in finding.fixes] == ["farmers' union", "farmers' league"]
    assert not any(fix.deterministic for fix in finding.fixes)


def test_a_verb_keeps_its_form():
    renderings = [("rally farmers", TermStatus.PREFERRED), ("gather peasants", TermStatus.FORBIDDEN)]
    term = Term(("凝聚农民",), tuple(Rendering(text, status, part_of_speech="v") for text, status in renderings))
    assert fixed(Glossary((term,)), "凝聚农民", "It gathered peasants.") == ["It rallied farmers."]


def test_case_is_mended_at_once_and_only_where_it_differs():
    rows = ["五中全会 = Fifth Plenary Session of the 9th Yunling Farmers' Union"]
    text = "at the fifth plenary session of the 9th Yunling farmers' union"
    found = findings(rows, ("五中全会", text))
    assert [finding.target.of(text) for finding in found] == ["fifth plenary session", "farmers' union"]
    assert all(finding.fixes[0].deterministic and not finding.advisory for finding in found)


def test_terms_that_are_not_bound_to_their_case_may_have_any():
    assert not findings(["农会 = farmers' union"], ("农会", "Farmers' Union news"))


def test_ordinary_plurals_of_a_name_may_be_small():
    rows = ["农会 = Farmers' Union"]
    assert one(rows, "各级农会", "at farmers' unions of all levels").advisory


def test_a_bare_place_name_that_is_a_word_is_left_alone_unless_the_source_has_the_place():
    place = Term(("宋县",), (Rendering("Song County", TermStatus.PREFERRED, "", True, "place"),))
    assert not findings(Glossary((place,)), ("歌曲", "They sang a song"))


def test_a_hyphen_before_a_noun_is_grammar_and_in_a_name_a_variant():
    assert not findings(["农村信用 = rural credit"], ("农村信用", "a rural-credit bank"))
    finding = one(["农会 = Overseas Farmers Union"], "农会", "the Overseas-Farmers Union")
    assert finding.rule == "glossary.variant"
    assert finding.fixes[0].deterministic


def test_a_misspelt_name_is_near_and_another_name_is_not():
    rows = ["农科院 = Yunling Academy of Agricultural Sciences"]
    finding = one(rows, "农科院", "The Yunling Academy of Agricutural Sciences")
    assert (finding.rule, finding.fixes[0].title) == ("glossary.variant", "Yunling Academy of Agricultural Sciences")
    (other,) = findings(rows, ("农科院", "Yunling Academy of Forestry Sciences"))
    assert other.rule == "glossary.missing"


def test_a_missing_rendering_is_a_hint_that_marks_the_words_which_nearly_say_it():
    text = "It has the unified social code of the union"
    finding = one(["统一社会信用代码 = unified social credit code"], "统一社会信用代码", text)
    assert finding.advisory
    assert finding.fixes == ()
    assert finding.target.of(text) == "unified social code"


@pytest.mark.parametrize("text", ["Ms. Zhou agreed", "Zhou Mingyuan agreed", "said Mingyuan"])
def test_a_person_may_be_named_by_a_part_of_the_name(text):
    person = Term(("周明远",), (Rendering("Zhou Mingyuan", TermStatus.PREFERRED, "", True, "name"),))
    assert not findings(Glossary((person,)), ("周明远同意", text))


@pytest.mark.parametrize("text", ["Mingyuan Zhou agreed", "Zhou Ming-yuan agreed", "Zhou Ming Yuan agreed"])
def test_a_chinese_name_in_western_order_or_in_syllables_is_a_variant(text):
    person = Term(("周明远",), (Rendering("Zhou Mingyuan", TermStatus.PREFERRED, "", True, "name"),))
    finding = one(Glossary((person,)), "周明远同意", text)
    assert finding.rule == "glossary.variant"
    assert finding.fixes[0].apply(text) == "Zhou Mingyuan agreed"


def test_a_rendering_within_a_longer_one_is_not_missing():
    rows = ["农民 = farmers", "农会 = union of farmers and workers"]
    assert not findings(rows, ("农会帮农民", "The union of farmers and workers helps"))


def test_two_admitted_names_in_one_document_mark_the_rarer_one():
    rows = ["省农会 = Provincial Farmers' Union", "省农会 = Farmers' Union of the Province (admitted)"]
    common = ("省农会", "the Provincial Farmers' Union met")
    found = findings(rows, common, ("省农会", "the Farmers' Union of the Province met"), common)
    (finding,) = found
    assert (finding.rule, finding.segment) == ("glossary.inconsistent", "1")
    assert [place.segment for place in finding.related] == ["0", "2"]


def test_a_message_suggests_and_names_its_evidence():
    finding = one(UNION, "农会", "The peasant club")
    assert finding.message == "Usually: farmers' union. For 农会 the glossary does not use “peasant club”."
    assert finding.evidence["term"] == "农会"


texts = st.text(st.sampled_from("农会省 peasant clubFUYNling-'’.\n“”a\ud800"), max_size=40)


@given(texts, texts, st.sampled_from(["body", "title"]))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_a_rule_and_every_fix_applies(source, text, kind):
    pieces = ("a peasant club, the Yunling-FU ", "yunling provincial farmers' union ", "")
    for piece in pieces:
        whole = text + piece + text
        for finding in findings(UNION, (source, whole), kind=kind):
            for fix in finding.fixes:
                assert fix.apply(whole) != whole
