"""Glossary and gazetteer files: what is read from them, and what is said where they cannot be read."""

import pytest

from enface.glossary import Glossary, TermStatus, load_glossary
from enface.glossary.rows import other_forms
from enface.model import EnfaceError

HEADER = "source_term,target_term,status,acronym,case_sensitive,part_of_speech,definition_notes,authority\n"


@pytest.fixture
def csv_file(tmp_path):
    def write(text, name="terms.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def problems_of(*paths):
    with pytest.raises(EnfaceError) as caught:
        load_glossary(paths)
    return caught.value.problems


def test_rows_of_one_source_term_are_one_concept(csv_file):
    path = csv_file(HEADER + "农会,Farmers' Union,preferred,FU,yes,n,,\n农会,farm club,forbidden,,no,n,too loose,\n")
    (term,) = load_glossary([path]).terms
    assert term.source == "农会"
    assert [(r.text, r.status, r.line) for r in term.renderings] == [
        ("Farmers' Union", TermStatus.PREFERRED, 2),
        ("farm club", TermStatus.FORBIDDEN, 3),
    ]
    assert term.renderings[0].acronym == "FU"
    assert term.renderings[0].case_sensitive
    assert term.renderings[1].note == "too loose"


def test_a_file_without_a_case_column_binds_names_to_their_case(csv_file):
    path = csv_file("source_term,target_term\n农会,Farmers' Union\n侨胞,overseas Chinese\n工作,work\n")
    assert [term.renderings[0].case_sensitive for term in load_glossary([path]).terms] == [True, False, False]


def test_a_gazetteer_is_recognised_by_its_header(csv_file):
    path = csv_file("zh,en,level,parent_zh\n云岭市,Yunling City,prefecture level,南山省\n")
    (term,) = load_glossary([path]).terms
    assert (term.source, term.level, term.parent) == ("云岭市", "prefecture level", "南山省")
    assert term.renderings[0].part_of_speech == "place"


def test_a_folder_stands_for_every_csv_in_it(csv_file, tmp_path):
    csv_file(HEADER + "农会,farmers' union,preferred,,,,,\n", "a.csv")
    csv_file("zh,en\n云岭市,Yunling City\n", "b.CSV")
    csv_file("nothing of ours", "notes.txt")
    assert [term.source for term in load_glossary([tmp_path]).terms] == ["农会", "云岭市"]


def test_one_term_in_two_files_is_one_concept_without_doubles(csv_file):
    one = csv_file(HEADER + "云岭市,Yunling City,preferred,,yes,place,,\n", "a.csv")
    two = csv_file("zh,en\n云岭市,Yunling City\n", "b.csv")
    (term,) = load_glossary([one, two]).terms
    assert len(term.renderings) == 1


@pytest.mark.parametrize(
    ("source", "note", "forms"),
    [
        ("省农会", "also 省农民协会", ["省农民协会"]),
        ("省农会", "short for 南山省农民联合会; with article", ["南山省农民联合会"]),
        ("省农会", "provincial body; full Chinese name 南山省农民联合会", ["南山省农民联合会"]),
        ("省农会", "also 农联、农协", ["农联", "农协"]),
        ("南山省人民政府办公室", "省府办", ["省府办"]),
        ("农会", "not 农协", []),
        ("农会", "right only for 农协", []),
        ("农会", "专有名词", []),
        ("农会", "also farmers' club", []),
    ],
)
def test_notes_name_further_source_forms_only_where_they_say_so(source, note, forms):
    assert list(other_forms(source, note)) == forms


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("省农会（省农民联合会）", ("省农会", "省农民联合会")),
        ("农会/农协", ("农会", "农协")),
        ("农会；农协", ("农会", "农协")),
        ("有机、绿色、安全", ("有机、绿色、安全",)),
        ("AI/人工智能", ("AI/人工智能",)),
    ],
)
def test_a_source_cell_may_hold_several_forms(csv_file, cell, forms):
    (term,) = load_glossary([csv_file(f"source_term,target_term\n{cell},x y\n")]).terms
    assert term.sources == forms


def test_a_form_with_an_entry_of_its_own_stays_there(csv_file):
    path = csv_file(HEADER + "农会,farmers' union,preferred,,,,also 农协,\n农协,peasant association,preferred,,,,,\n")
    assert [term.sources for term in load_glossary([path]).terms] == [("农会",), ("农协",)]


def test_an_unknown_status_is_named_with_its_line_and_all_of_them_at_once(csv_file):
    path = csv_file(HEADER + "农会,union,prefered,,,,,\n农协,club,preferred,,,,,\n农联,league,banned,,,,,\n")
    first, second = problems_of(path)
    assert (first.line, second.line) == (2, 4)
    assert "'prefered'" in first.reason
    assert "preferred, admitted, deprecated, forbidden" in first.remedy


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"", "an empty file", None),
        (b"   \n", "an empty file", None),
        (b"source_term,words\n", "no column target_term", 1),
        (b"a,b\n1,2\n", "no column source_term, target_term", 1),
        (b"zh,words\n", "no column en", 1),
        ("source_term,target_term\n农会,union\n".encode("gb18030"), "is not UTF-8", 2),
        (b'source_term,target_term\nx,"y\n', "not CSV", 2),
    ],
)
def test_a_file_that_is_no_glossary_says_why_and_where(csv_file, content, reason, line):
    (problem,) = problems_of(csv_file(content))
    assert reason in problem.reason
    assert problem.line == line
    assert problem.remedy


def test_a_missing_file_is_one_clear_line(tmp_path):
    (problem,) = problems_of(tmp_path / "none.csv")
    assert str(problem).endswith("none.csv: no such glossary. Check the path.")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(csv_file):
    path = csv_file(b"\xef\xbb\xbf" + "source_term,target_term,status\r\n农会,union,\r\n".encode())
    (term,) = load_glossary([path]).terms
    assert term.preferred.text == "union"


def test_short_rows_give_status_and_case_policy():
    glossary = Glossary.of(["农会 = Farmers' Union", "农会 = farm club (forbidden)"])
    (term,) = glossary.terms
    assert [(r.status, r.case_sensitive) for r in term.renderings] == [
        (TermStatus.PREFERRED, True),
        (TermStatus.FORBIDDEN, False),
    ]
    with pytest.raises(ValueError, match="no term"):
        Glossary.of(["农会"])
