"""A term that is to be added to the glossary: what it would hit, how it is written, and how it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.glossary import TermStatus
from enface.glossary.lists.table_add import with_term
from enface.model import EnfaceError
from enface.review.commands import Undo
from enface.review.desk import Desk
from enface.review.new_terms import NewTerm
from enface.review.project import Project

TABLE = "id\tsource\ttarget\n1\t湖南省侨联开会。\tHunan FOC met.\n2\t侨联\tThe Federation\n3\t你好。\tHello.\n"
LANGUAGES = ("zh", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "enface.toml").write_text('[project]\nname = "try"\n', "utf-8")
    (tmp_path / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    (tmp_path / "glossary" / "terms.csv").write_bytes(
        "\ufeffsource_term,target_term,status\r\n长沙,Changsha,preferred".encode()
    )
    return tmp_path


def test_preview_names_the_segments_and_what_would_be_found_there(folder: Path) -> None:
    with Desk.open(Project.find(folder), actor="Li") as desk:
        found = desk.new_term(NewTerm("湖南省侨联", "Hunan FOC", TermStatus.FORBIDDEN))
        assert [hit.ref.segment for hit in found.hits] == ["1"]
        assert [finding.rule for finding in found.hits[0].came] == ["glossary.forbidden"]
        assert (
            folder / "glossary" / "terms.csv"
        ).read_bytes() == "\ufeffsource_term,target_term,status\r\n长沙,Changsha,preferred".encode()


def test_saving_adds_one_row_and_one_undo_takes_it_back(folder: Path) -> None:
    file = folder / "glossary" / "terms.csv"
    before = file.read_bytes()
    with Desk.open(Project.find(folder), actor="Li") as desk:
        desk.check(*(one.key for one in desk.documents()))
        desk.take(desk.new_term(NewTerm("湖南省侨联", "Hunan FOC", TermStatus.FORBIDDEN)).delivery)
        assert file.read_bytes() == before + "\r\n湖南省侨联,Hunan FOC,forbidden\r\n".encode()
        assert not any(one.checked for one in desk.documents())
        desk.check(*(one.key for one in desk.documents()))
        assert desk.documents()[0].open_findings
        desk.apply(Undo("glossary/terms.csv"))
        assert file.read_bytes() == before
        desk.check(*(one.key for one in desk.documents()))
        assert not desk.new_term(NewTerm("湖南省侨联", "Hunan FOC")).known


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (NewTerm("长沙", "Changsha"), "长沙 → Changsha is in the glossary as preferred. Change it there."),
        (NewTerm(" ", "x"), "a term has words in the source and in the target."),
    ],
)
def test_what_cannot_be_added_is_a_sentence(folder: Path, term: NewTerm, said: str) -> None:
    with Desk.open(Project.find(folder), actor="Li") as desk, pytest.raises(EnfaceError) as wrong:
        desk.new_term(term)
    assert said in str(wrong.value)


def test_project_without_a_table_says_how_to_make_one(folder: Path) -> None:
    (folder / "glossary" / "terms.csv").unlink()
    with Desk.open(Project.find(folder), actor="Li") as desk, pytest.raises(EnfaceError) as wrong:
        desk.new_term(NewTerm("长沙", "Changsha"))
    assert "Make glossary/terms.csv with the line source_term,target_term,status" in str(wrong.value)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("source_term,target_term,status,note\n", '"a, b",x,forbidden,\n'),
        ("note\tzh\ten\tstatus\n\t长沙\tChangsha\t\n", '\t"a, b"\tx\tforbidden\n'.replace('"', "")),
        ("zh;en;status\r\n长沙;Changsha;\r\n", "a, b;x;forbidden\r\n"),
    ],
)
def test_a_row_stands_in_the_columns_of_its_table(table: str, row: str) -> None:
    assert with_term(table.encode(), "t.csv", LANGUAGES, "a, b", "x", TermStatus.FORBIDDEN).decode() == table + row


def test_a_table_without_a_column_for_the_status_takes_preferred_terms_only() -> None:
    data = "zh,en,note\n长沙,Changsha,\n".encode()
    assert with_term(data, "t.csv", LANGUAGES, "a", "b", TermStatus.PREFERRED).endswith(b"\na,b,\n")
    with pytest.raises(EnfaceError, match="no column for the status"):
        with_term(data, "t.csv", LANGUAGES, "a", "b", TermStatus.FORBIDDEN)
