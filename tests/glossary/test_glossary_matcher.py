"""Where terms stand in a text: longest match, whole words, case, inflection, spelling; and no text that breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.glossary import Glossary, Rendering, Term, TermStatus
from enface.glossary.folding import fold
from enface.glossary.forms import short_forms
from enface.glossary.matcher import longest, uncontained


def matches(found):
    return [match for one in found for match in one.matches]


def source(glossary, text):
    return [(match.span.of(text), match.term.source) for match in matches(glossary.match_source(text))]


def target(glossary, text, **options):
    return [match.span.of(text) for match in matches(glossary.match_target(text, **options))]


def term(source, *renderings, part_of_speech="", acronym="", case_sensitive=False):
    return Term(
        (source,),
        tuple(
            Rendering(text, TermStatus.PREFERRED, acronym, case_sensitive, part_of_speech=part_of_speech)
            for text in renderings
        ),
    )


def test_the_longest_source_term_wins():
    glossary = Glossary.of(["农会 = union", "省农会 = provincial union", "农会工作 = union work"])
    assert source(glossary, "省农会工作") == [("农会工作", "农会工作")]
    assert source(glossary, "省农会") == [("省农会", "省农会")]


def test_an_approved_rendering_hides_a_forbidden_one_only_where_it_contains_it():
    glossary = Glossary.of(
        ["农协 = farmers", "农会 = farmers club (forbidden)", "农会联合会 = national farmers club league"]
    )
    assert target(glossary, "the farmers club met") == ["farmers club"]
    assert target(glossary, "the national farmers club league met") == ["national farmers club league"]
    assert target(glossary, "farmers club met", hidden=True) == ["farmers", "farmers club"]


def test_renderings_match_whole_words_only():
    glossary = Glossary.of(["农 会 = art"])
    assert target(glossary, "start of art, party art's; ART-house 农art会") == ["art", "art", "ART", "art"]


@pytest.mark.parametrize(
    ("rendering", "part_of_speech", "text"),
    [
        ("work report", "n", "two work reports"),
        ("league of farmers", "n", "leagues of farmers"),
        ("interim measures", "n", "an interim measure"),
        ("chairman", "n", "two chairmen"),
        ("deliberate on and adopt", "v", "they deliberated on and adopted it"),
        ("study, publicize and implement", "v", "by studying, publicizing and implementing it"),
        ("build a road", "v", "they built a road"),
        ("the common good", "n", "a common good"),
        ("People's Congress", "n", "the People’s Congress's session"),
        ("Yunling City", "place", "in Yunling"),
    ],
)
def test_inflection_articles_and_possessives_are_accepted(rendering, part_of_speech, text):
    glossary = Glossary((term("某某", rendering, part_of_speech=part_of_speech),))
    (match,) = matches(glossary.match_target(text))
    assert match.exact
    assert not match.variant


@pytest.mark.parametrize("text", ["in yunling", "a Yunlings"])
def test_names_are_not_inflected_and_case_is_told(text):
    glossary = Glossary((term("云岭", "Yunling", part_of_speech="place", case_sensitive=True),))
    assert [match.exact for match in matches(glossary.match_target(text))] == ([False] if "yunling" in text else [])


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("high-quality growth", "high quality growth"),
        ("video conference", "a videoconference"),
        ("People's Congress", "the Peoples' Congress"),
        ("People's Congress", "the Peoples Congress"),
        ("Overseas Union", "the Overseas-Union"),
    ],
)
def test_another_hyphen_space_or_apostrophe_is_a_variant(rendering, text):
    (match,) = matches(Glossary((term("某某", rendering, part_of_speech="n"),)).match_target(text))
    assert match.variant
    assert not match.exact
    assert match.form == rendering


def test_a_short_acronym_counts_only_in_its_capitals():
    glossary = Glossary(
        (term("某某", "World Help Organization", acronym="WHO"), term("其他", "IT", part_of_speech="acr"))
    )
    assert target(glossary, "who does it; IT and the WHO do") == ["IT", "WHO"]
    assert [match.is_acronym for match in matches(glossary.match_target("the WHO"))] == [True]


def test_a_forbidden_case_counts_only_as_it_is_written():
    glossary = Glossary(
        (Term(("云岭",), (Rendering("yunling", TermStatus.FORBIDDEN, case_sensitive=True, part_of_speech="place"),)),)
    )
    assert target(glossary, "yunling and Yunling") == ["yunling"]


@pytest.mark.parametrize(
    "rendering",
    [
        Rendering("X", TermStatus.PREFERRED),
        Rendering("Province", TermStatus.PREFERRED, part_of_speech="suffix"),
        Rendering("[City] Union of …", TermStatus.PREFERRED),
        Rendering("Union / League", TermStatus.PREFERRED),
        Rendering("see 农会", TermStatus.PREFERRED),
    ],
)
def test_single_letters_suffixes_and_notes_never_match(rendering):
    glossary = Glossary((Term(("某",), (rendering,)),))
    assert glossary.match_target(f"X Province {rendering.text} 某") == ()
    assert glossary.match_source("某省") == ()


def test_a_remark_in_brackets_does_not_keep_a_rendering_from_matching():
    glossary = Glossary((term("某某", "Farmers' Union (national)"),))
    assert target(glossary, "the Farmers' Union met") == ["Farmers' Union"]


def test_a_place_is_known_without_its_suffix_unless_that_has_its_own_entry():
    province = term("云岭省", "Yunling Province", part_of_speech="place")
    assert source(Glossary((province,)), "在云岭开会") == [("云岭", "云岭省")]
    own = term("云岭", "Yunling", part_of_speech="place")
    assert source(Glossary((province, own)), "在云岭开会") == [("云岭", "云岭")]
    assert source(Glossary((term("道县", "Daoxian County", part_of_speech="place"),)), "道路") == []


def test_a_local_name_has_its_short_form():
    assert short_forms(term("云岭省农会", "Yunling Farmers' Union")) == ("省农会",)
    assert short_forms(term("农会", "Farmers' Union")) == ()


anything = st.text(st.characters(), max_size=60)
words = st.text(st.sampled_from("ab -'’İß农会\ud800\n"), max_size=12)


@given(
    st.lists(st.tuples(anything | words, anything | words, st.sampled_from(["", "n", "v", "place", "acr"])), max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_no_glossary_and_no_text_raises_and_every_span_lies_in_the_text(rows):
    glossary = Glossary(tuple(term(zh, en, part_of_speech=kind, acronym=en[:3]) for zh, en, kind in rows))
    text = "İ a" + " ".join(zh + en for zh, en, _ in rows)
    for found in (
        *glossary.match_source(text),
        *glossary.match_target(text),
        *glossary.match_target(text, hidden=True),
    ):
        assert 0 <= found.start < found.end <= len(text)
        assert found.readings
        assert {match.span for match in found.matches} == {found.span}


@given(anything)
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1], 0)), unique=True
).map(lambda found: sorted(found, key=lambda match: match[1]))


@given(spans)
def test_longest_chooses_what_the_plain_way_chooses(found):
    chosen = []
    for match in sorted(found, key=lambda match: (match[0] - match[1], match[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in chosen):
            chosen.append(match)
    assert longest(found) == sorted(chosen)


@given(spans)
def test_uncontained_keeps_exactly_what_lies_in_no_other(found):
    kept = [match for match in found if not any(o != match and o[0] <= match[0] and match[1] <= o[1] for o in found)]
    assert uncontained(found) == sorted(kept)
