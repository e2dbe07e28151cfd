"""Terms that changed since segments were approved: which segments they touch, and opening those again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface.model import Role, Status
from enface.review.commands import Approve, Refused, Reopen, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.term_changes import said
from enface.store.backups import backups

KEY = "segments/one.tsv"
FIRST, SECOND, THIRD = (SegmentRef(KEY, number) for number in "123")
HEAD = "source_term,target_term,status\n"


@pytest.fixture
def terms(folder: Path) -> Path:
    path = folder / "glossary" / "terms.csv"
    path.parent.mkdir()
    path.write_text(f"{HEAD}长沙,Changsha,preferred\n村庄,village,preferred\n", "utf-8")
    return path


@contextlib.contextmanager
def at_desk(terms: Path, role: Role = Role.LEAD) -> Iterator[Desk]:
    with Desk.open(Project.find(terms.parent.parent), actor="Ann", role=role) as desk:
        yield desk


@pytest.fixture
def approved(terms: Path) -> Path:
    with at_desk(terms) as desk:
        for ref in (FIRST, SECOND, THIRD):
            desk.apply(Approve(ref))
    return terms


def test_a_term_that_changed_in_an_editor_names_the_approved_segments_that_it_touches(approved: Path) -> None:
    approved.write_text(f"{HEAD}长沙,Changsha,preferred\n村庄,hamlet,preferred\n", "utf-8")
    with at_desk(approved) as desk:
        (touched,) = desk.certificates.term_changes([KEY]).touched
        assert (touched.ref, touched.agrees) == (THIRD, False)
        assert [said(term) for term in touched.terms] == [
            "村庄 → hamlet (preferred), new",
            "村庄 → village (preferred), gone",
        ]
        desk.apply(Reopen(((touched.ref, touched.why),)))
        assert desk.row(THIRD).segment.status is Status.REVISED
        view = desk.certificates.of(THIRD)
        assert view is not None
        assert "opened it again on" in view.stale
        assert "changed in the glossary: 村庄 → hamlet" in view.stale
        assert desk.certificates.term_changes([KEY]).touched == ()
        assert [backup.reason for backup in backups(desk.project.database)] == ["reopening"]


def test_a_segment_that_reads_as_wanted_is_touched_and_agrees(approved: Path) -> None:
    approved.write_text(f"{HEAD}长沙,Changsha,preferred\n村庄,village,preferred\n村庄,hamlet,forbidden\n", "utf-8")
    with at_desk(approved) as desk:
        (touched,) = desk.certificates.term_changes([KEY]).touched
        assert (touched.ref, touched.agrees) == (THIRD, True)


def test_a_note_is_no_change_of_a_term(approved: Path) -> None:
    head = HEAD.replace("status", "status,definition_notes")
    approved.write_text(f"{head}长沙,Changsha,preferred,the capital\n村庄,village,preferred,\n", "utf-8")
    with at_desk(approved) as desk:
        assert desk.certificates.term_changes([KEY]).touched == ()


def test_an_approval_given_after_the_change_is_not_touched(approved: Path) -> None:
    approved.write_text(f"{HEAD}长沙,Changsha City,preferred\n", "utf-8")
    with at_desk(approved) as desk:
        assert [one.ref for one in desk.certificates.term_changes([KEY]).touched] == [FIRST, THIRD]
        desk.apply(Reopen(((FIRST, "look again"),)))
        desk.apply(Approve(FIRST))
        assert [one.ref for one in desk.certificates.term_changes([KEY]).touched] == [THIRD]


def test_an_imported_glossary_is_compared_as_well(approved: Path, tmp_path: Path) -> None:
    given = tmp_path / "terms.csv"
    given.write_text(f"{HEAD}长沙,Changsha City,preferred\n村庄,village,preferred\n", "utf-8")
    with at_desk(approved) as desk:
        desk.take(desk.delivery(given))
        assert [one.ref for one in desk.certificates.term_changes([KEY]).touched] == [FIRST]


def test_a_glossary_that_is_not_kept_here_is_counted_and_not_compared(approved: Path) -> None:
    with at_desk(approved) as desk:
        with desk._store.change():
            desk._store.connection.execute("DELETE FROM original")
        approved.write_text(f"{HEAD}长沙,Changsha City,preferred\n", "utf-8")
    with at_desk(approved) as desk:
        assert desk.certificates.term_changes([KEY]).unknown == 3


def test_only_a_lead_opens_again(approved: Path) -> None:
    with at_desk(approved, Role.EDITOR) as desk, pytest.raises(Refused, match="Only a lead opens"):
        desk.apply(Reopen(((FIRST, "look again"),)))
