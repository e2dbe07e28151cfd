"""Conversion: what a kind can hold comes back the same; what it cannot hold is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from enface.formats import conformance
from enface.formats.xml_markup import NOT_XML
from enface.glossary import TermStatus
from enface.glossary.check import check_glossary
from enface.glossary.concepts import Concept, Definition, Designation, TermList, ids_for, merged, one_line
from enface.glossary.convert import KINDS, Converted, convert
from enface.glossary.lists import read_bytes, read_list
from enface.glossary.rows import rows_of, to_glossary

HOSTILE = st.text(
    alphabet=st.sampled_from("农会省侨Aa b\t\n\r\x01\x1b\x7f\x85\u2028\ud7ff\U0001f600\"'<>&;,|#-=/（）\\]&lt;\ufeff"),
    min_size=1,
    max_size=12,
)
STATUS = st.sampled_from([None, *TermStatus])
PART = st.sampled_from(["", "n", "v", "adj", "adv"])


def texts(kind: str) -> st.SearchStrategy[str]:
    """Texts that a kind can hold: TBX and UTX have one space for all white space, XML lacks some characters."""
    if kind == "csv":
        return HOSTILE.map(lambda text: text.strip()).filter(bool)
    held = HOSTILE.map(lambda text: one_line(re.sub("[\x01\x1b]", "", text)))
    taken = ("#",) if kind == "utx" else ()
    return held.filter(lambda text: bool(text) and not text.startswith(taken) and text != "-")


def maybe(held: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | held


@st.composite
def concepts(draw: st.DrawFn, kind: str) -> tuple[Concept, ...]:
    """Concepts as this kind can hold them, each with an id of its own."""
    text = texts(kind)
    found = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        # A cell that holds several Chinese forms is several terms, so a source form has no such mark in it.
        source = text.map(lambda held: re.sub("[/；;|()（）]", "x", held))
        sources = draw(st.lists(source, min_size=1, max_size=2, unique=True))
        targets = draw(st.lists(text, min_size=1, max_size=2, unique=True))
        terms = [draw(designations(kind, one, "zh")) for one in sources]
        terms += [draw(designations(kind, one, "en")) for one in targets]
        concept = Concept(tuple(terms), f"c{number}")
        if kind != "utx":
            definitions = [
                Definition(one, draw(st.sampled_from(["", "zh"]))) for one in draw(st.lists(text, max_size=1))
            ]
            concept = concept._replace(
                subject=draw(maybe(text)), definitions=tuple(definitions), note=draw(maybe(text))
            )
        found.append(concept)
    return tuple(found)


@st.composite
def designations(draw: st.DrawFn, kind: str, text: str, language: str) -> Designation:
    is_source = language == "zh"
    if kind == "utx":
        status = None if is_source else draw(STATUS)
        return Designation(text, language, status, part_of_speech=draw(PART), note=draw(maybe(texts(kind))))
    short = draw(maybe(texts(kind)))
    return Designation(
        text,
        language,
        draw(STATUS),
        short if short != text else "",
        draw(st.sampled_from([None, True, False])) if kind == "csv" else None,
        # A source term of which there is no more to say has no row of its own, where this could stand.
        draw(PART) if kind == "tbx" or not is_source else "",
        draw(maybe(texts(kind)).filter(lambda note: note != "forbidden")),
        draw(maybe(texts(kind))),
    )


def bare(held: Iterable[Concept]) -> list[Concept]:
    """Concepts without the lines on which they stand, and their terms by language."""
    return [
        concept._replace(
            line=0,
            designations=tuple(
                sorted((term._replace(line=0) for term in concept.designations), key=lambda term: term.language)
            ),
        )
        for concept in held
    ]


def written(held: Iterable[Concept], kind: str) -> Converted:
    return convert(TermList("list", "test", tuple(held)), kind, ("zh", "en"))


def there_and_back(held: tuple[Concept, ...], kind: str) -> tuple[Concept, ...]:
    made = written(held, kind)
    assert not made.lost
    return read_bytes(made.text.encode(), f"list.{kind}").concepts


@given(concepts("tbx"))
def test_what_is_written_as_tbx_reads_back_the_same(held: tuple[Concept, ...]) -> None:
    assert bare(there_and_back(held, "tbx")) == bare(held)


@given(concepts("csv"))
def test_what_is_written_as_csv_reads_back_the_same(held: tuple[Concept, ...]) -> None:
    assert bare(there_and_back(held, "csv")) == bare(held)


@given(concepts("utx"))
def test_what_is_written_as_utx_reads_back_the_same(held: tuple[Concept, ...]) -> None:
    assert [concept._replace(designations=_sorted(concept)) for concept in bare(there_and_back(held, "utx"))] == [
        concept._replace(designations=_sorted(concept)) for concept in bare(held)
    ]


def _sorted(concept: Concept) -> tuple[Designation, ...]:
    return tuple(sorted(concept.designations, key=lambda term: (term.language, term.text, str(term.status))))


@given(concepts("csv"))
def test_every_tbx_that_is_written_conforms(held: tuple[Concept, ...]) -> None:
    assume(any(one_line(NOT_XML.sub("", term.text)) for concept in held for term in concept.designations))
    assert conformance.faults(written(held, "tbx").text.encode(), "list.tbx") == ()


@pytest.mark.parametrize("kind", ["tbx", "csv", "utx"])
def test_the_sample_glossary_means_the_same_in_every_kind(kind: str) -> None:
    held = read_list(Path(__file__).parents[2] / "glossary" / "terms.csv")
    before = to_glossary(row for concept in held.concepts for row in rows_of(concept, ""))
    made = convert(held, kind)
    again = read_bytes(made.text.encode(), f"list.{kind}")
    after = to_glossary(row for concept in again.concepts for row in rows_of(concept, ""))
    assert [term.source for term in after.terms] == [term.source for term in before.terms]
    for old, new in zip(before.terms, after.terms, strict=True):
        assert set(old.sources) <= set(new.sources)
        assert {(one.text, one.status) for one in old.renderings} <= {(one.text, one.status) for one in new.renderings}
        if kind == "csv":
            assert old == new
        if kind == "tbx":
            short = {one.text: one.acronym for one in new.renderings}
            assert all(short[one.text] == one.acronym for one in old.renderings if one.acronym not in ("", one.text))


def test_a_list_of_places_comes_back_with_levels_and_parents() -> None:
    held = read_list(Path(__file__).parents[2] / "glossary" / "gazetteer.csv")
    again = read_bytes(convert(held, "csv").text.encode(), "places.csv")
    assert bare(again.concepts) == bare(held.concepts)
    assert again.concepts[1].parent


def test_a_csv_without_further_needs_comes_back_byte_for_byte() -> None:
    path = Path(__file__).parents[2] / "glossary" / "terms.csv"
    assert convert(read_list(path), "csv").text == path.read_text("utf-8")


def test_what_has_no_place_is_counted() -> None:
    full = Concept(
        (
            Designation("农会", "zh", TermStatus.PREFERRED),
            Designation("#1 union\x01", "en", TermStatus.FORBIDDEN, "FU", True, "place", "a\nb", "a book"),
            Designation("syndicat", "fr"),
        ),
        "c1",
        "farming",
        (Definition("d", "en", "a book"), Definition("e", "fr")),
        "note",
        "county level",
        "省",
    )
    assert written([full], "csv").lost == {"terms in other languages": 1, "sources of definitions": 1}
    assert written([full], "tbx").lost == {
        "levels of places": 1,
        "wishes for upper or lower case": 1,
        "parts of speech beyond noun, verb, adjective, adverb": 1,
        "characters that XML cannot hold": 1,
        "line breaks and tabs": 1,
    }
    assert written([full], "utx").lost == {
        "terms in other languages": 1,
        "subject fields": 1,
        "definitions": 2,
        "notes on concepts": 1,
        "levels of places": 1,
        "parts of speech beyond noun, verb, adjective, adverb": 1,
        "sources of terms": 1,
        "wishes for upper or lower case": 1,
        "ties of acronyms to their terms": 1,
        "line breaks and tabs": 1,
        "statuses of source terms": 1,
    }
    swapped = full._replace(designations=(Designation("#1", "zh"), Designation("one", "en")))
    assert written([swapped], "utx").lost["terms that begin with #"] == 1
    alone = Concept((Designation("农会", "zh"),))
    assert written([alone], "utx").lost == {"terms that have none in the other language": 1}


def test_the_two_languages_are_chinese_and_english_else_the_first_two() -> None:
    german = Concept((Designation("Haus", "de"), Designation("house", "en"), Designation("maison", "fr")))
    chinese = Concept((Designation("house", "en"), Designation("房子", "zh-Hans")))
    assert convert(TermList("a", "", (german,)), "csv").languages == ("de", "en")
    assert convert(TermList("a", "", (german, chinese)), "csv").languages == ("zh", "en")
    assert convert(TermList("a", "", (german,)), "csv", ("fr", "de")).text.splitlines()[1].startswith("maison,Haus,")


def test_homonyms_of_a_term_base_stay_apart() -> None:
    bank = Concept((Designation("银行", "zh"), Designation("bank", "en")))
    other = Concept((Designation("银行", "zh"), Designation("banking house", "en")))
    for kind in KINDS:
        made = convert(TermList("a", "", (bank, other)), kind)
        again = read_bytes(made.text.encode(), f"a.{kind}").concepts
        assert [len(concept.designations) for concept in merged(again, "zh")] == [2, 2]


def test_a_csv_in_other_languages_names_them_so_that_nothing_changes_sides() -> None:
    concept = Concept(
        (Designation("house", "en"), Designation("Haus", "de", TermStatus.FORBIDDEN, note="n")), "c1", "building"
    )
    made = convert(TermList("a", "", (concept,)), "csv", ("en", "de"))
    assert made.text.startswith("en,de,status,")
    assert bare(read_bytes(made.text.encode(), "a.csv").concepts) == bare([concept])


def test_rows_of_one_term_become_one_concept_and_ids_are_nobody_elses() -> None:
    one = Concept((Designation("农会", "zh"), Designation("union", "en")))
    two = Concept((Designation("农会", "zh"), Designation("club", "en", TermStatus.FORBIDDEN)))
    other = Concept((Designation("农会", "zh"), Designation("guild", "en")), "c1")
    together = merged([one, two, other], "zh")
    assert [[term.text for term in concept.designations] for concept in together] == [
        ["农会", "union", "club"],
        ["农会", "guild"],
    ]
    assert ids_for([*together, other]) == ["c2", "c1", "c3"]


def test_every_kind_has_its_writer() -> None:
    assert set(KINDS) == {"tbx", "csv", "utx"}


def test_what_is_doubtful_in_a_list_is_named_with_the_faults_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    text = convert(TermList("a", "", (Concept((Designation("Haus", "de"), Designation("house", "en"))),)), "tbx").text
    path.write_text(text.replace('"c1-2"', '"c1-1"'), "utf-8")
    lists, problems = check_glossary([path])
    assert lists[0].languages == {"de": 1, "en": 1}
    assert [(problem.line, problem.column, problem.reason.partition(" ")[0]) for problem in problems] == [
        (None, None, "holds"),
        (19, 11, "tbx.id-unique:"),
    ]
