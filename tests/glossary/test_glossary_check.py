"""What a glossary check names."""

import pytest

from enface.glossary.check import check_glossary

HEADER = "source_term,target_term,status,acronym,case_sensitive,part_of_speech,definition_notes,authority\n"


@pytest.fixture
def reasons(tmp_path):
    def check(rows):
        path = tmp_path / "terms.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        return [(problem.line, problem.reason) for problem in check_glossary([path]).problems]

    return check


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("会,meeting,preferred,,,n,,", "single character"),
        ("农会,X,preferred,,,n,,", "single letter"),
        ("省,Province,preferred,,,suffix,,", "suffix of names"),
        ("农会,[City] Farmers' Union,preferred,,,n,,", "is a note"),
        ("农会,,preferred,,,n,,", "has no rendering."),
        (",union,preferred,,,n,,", "has no source term"),
        ("农会,union,admitted,,,n,,", "admitted renderings only"),
        ("农会,club,forbidden,,,n,,", "no rendering that may be used"),
    ],
)
def test_a_doubtful_row_is_named_with_its_line(reasons, row, reason):
    ((line, found),) = reasons(row + "\n")
    assert line == 2
    assert reason in found


def test_contradictions_duplicates_and_shared_renderings_are_named(reasons):
    found = reasons(
        "农会,union,preferred,,,n,,\n农会,union,forbidden,,,n,,\n农会,union,preferred,,,n,,\n农协,union,preferred,,,n,,\n"
    )
    assert [line for line, _ in found] == [2, 3, 3, 4]
    text = " ".join(reason for _, reason in found)
    assert "“union” renders 农会 and 农协" in text
    assert "forbidden here and preferred in line" in text
    assert "stands in line 2 already" in text


def test_a_clean_glossary_has_nothing_to_name(reasons):
    assert reasons("农会,farmers' union,preferred,,,n,,\n农会,farm club,forbidden,,,n,,\n") == []


def test_a_file_that_cannot_be_read_is_among_the_problems(tmp_path):
    (problem,) = check_glossary([tmp_path / "none.csv"]).problems
    assert problem.reason == "no such glossary."
