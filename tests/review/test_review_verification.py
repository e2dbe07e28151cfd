"""What `verify` holds against a project: the database, the files, what was approved."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from enface.model import EnfaceError
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.store.backups import FOLDER, backups

FIRST = SegmentRef("segments/one.tsv", "1")


def problems(folder: Path, *heads: str) -> list[str]:
    return [str(problem) for problem in verify(Project.find(folder), heads).problems]


def test_a_project_that_was_worked_on_holds_and_its_head_can_be_noted(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(FIRST))
    noted = verify(desk.project)
    assert noted.problems == ()
    ((_, sequence, head),) = noted.examined.heads
    assert sequence == noted.examined.events == 3
    desk.apply(Approve(SegmentRef("segments/one.tsv", "2")))
    assert problems(folder, head) == []
    (problem,) = problems(folder, "0" * 64)
    assert "is not in the history" in problem


def test_a_file_that_changed_since_it_was_read_is_named(desk: Desk, folder: Path) -> None:
    path = folder / "segments" / "one.tsv"
    path.write_text(path.read_text("utf-8").replace("april", "April"), "utf-8")
    (problem,) = problems(folder)
    assert problem.startswith(f"{path}: is not as it was when it was read")


def test_a_file_that_is_gone_is_worth_a_note(desk: Desk, folder: Path) -> None:
    text = (folder / "segments" / "one.tsv").read_text("utf-8")
    (folder / "segments" / "two.tsv").write_text(text, "utf-8")
    (folder / "segments" / "one.tsv").unlink()
    verified = verify(Project.find(folder))
    assert verified.problems == ()
    assert verified.notes == ("segments/one.tsv is gone; its reviews are kept",)


def test_an_approval_whose_text_is_another_now_is_named(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(FIRST))
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        other = connection.execute("SELECT target FROM segment WHERE id = '3'").fetchone()
        connection.execute("UPDATE segment SET target = ? WHERE id = '1'", other)
        connection.commit()
    found = problems(folder)
    assert any(
        "segment 1 was approved by Ann at " in line and "but its target is another now" in line for line in found
    )
    assert any("segment segments/one.tsv 1: target is" in line for line in found)


def test_an_approval_that_was_taken_back_by_an_edit_is_not_stale(desk: Desk, folder: Path) -> None:
    row = desk.row(FIRST)
    desk.apply(Approve(FIRST))
    desk.apply(Revise(FIRST, "Another text.", row.segment.target))
    assert problems(folder) == []
    desk.apply(Approve(FIRST))
    assert problems(folder) == []


def test_a_project_without_reviews_says_so(folder: Path) -> None:
    with pytest.raises(EnfaceError, match="has no reviews yet"):
        verify(Project.find(folder))


def test_an_import_is_backed_up_before_once_for_all_files(desk: Desk, folder: Path) -> None:
    desk.close()
    assert backups(desk.project.database) == []
    path = folder / "segments" / "one.tsv"
    path.write_text(path.read_text("utf-8").replace("april", "April"), "utf-8")
    (folder / "segments" / "two.tsv").write_text(path.read_text("utf-8"), "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as again:
        assert len(again.documents()) == 2
    assert [backup.reason for backup in backups(desk.project.database)] == ["import"]
    Desk.open(Project.find(folder), actor="Ann").close()
    assert len(backups(desk.project.database)) == 1


def test_without_a_backup_a_file_is_not_taken_in_and_the_rest_is_as_it_was(desk: Desk, folder: Path) -> None:
    desk.close()
    (folder / FOLDER).write_text("in the way")
    path = folder / "segments" / "one.tsv"
    path.write_text(path.read_text("utf-8").replace("april", "April"), "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as again:
        (problem,) = again.problems
        assert "no backup can be made: File exists. Nothing was changed" in str(problem)
        assert "april" in again.row(SegmentRef("segments/one.tsv", "4")).segment.target
