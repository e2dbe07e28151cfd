"""A purge takes a client's text out of everything that enface keeps, and the record still holds."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from enface.cli import run
from enface.model import EnfaceError, Severity, Span
from enface.review.commands import (
    AnswerError,
    Approve,
    Comment,
    MarkError,
    Rate,
    Redo,
    Revise,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
)
from enface.review.desk import Desk
from enface.review.earlier import memory_of, remember
from enface.review.project import Project
from enface.review.purge import key_of, purge
from enface.review.verification import verify
from enface.store.backups import backups
from enface.store.examine import examine

ONE, TWO = "segments/one.tsv", "segments/two.tsv"
SECRETS = ("会议总结了工作", "the the work", "A secret remark", "A secret draft", "revised in secret", "secret reason")
SECRETS += ("A secret note", "A secret answer")


@pytest.fixture
def worked(folder: Path) -> Project:
    (folder / TWO).write_text("id\tsource\ttarget\n1\t四月再次开会。\tAnother meeting follows in april.\n", "utf-8")
    project = Project.find(folder)
    with Desk.open(project, actor="Ann") as desk:
        desk.check(ONE)
        first = SegmentRef(ONE, "1")
        desk.apply(Revise(first, "It was revised in secret.", desk.row(first).segment.target))
        desk.apply(Approve(first))
        desk.apply(Comment(SegmentRef(ONE, "2"), "A secret remark."))
        found = desk.findings(SegmentRef(ONE, "2"))[0].finding
        desk.apply(Waive(SegmentRef(ONE, "2"), found.fingerprint, found.rule, "a secret reason"))
        desk.keep_draft(SegmentRef(ONE, "3"), "A secret draft.")
        desk.apply(MarkError(first, "style", Severity.MAJOR, Span(0, 2), note="A secret note."))
        desk.apply(AnswerError(desk.errors.of(first)[0].id, False, "A secret answer."))
        desk.apply(Rate(SegmentRef(ONE, "3"), 80))
        desk.apply(Comment(SegmentRef(TWO, "1"), "This one stays."))
        desk._store.back_up("import")
    return project


def kept_bytes(folder: Path) -> bytes:
    kept = (*folder.glob("reviews.db*"), *folder.glob("backups/*"), *folder.glob("reviews.memory/*"))
    places = [path for path in kept if path.is_file()]
    return b"".join(path.read_bytes() for path in places)


def test_nothing_of_the_text_is_left_and_the_record_holds(worked: Project, folder: Path) -> None:
    assert all(secret.encode() in kept_bytes(folder) for secret in SECRETS)
    result = purge(worked, ONE, "Ann")
    assert result.removed
    assert (result.removed.drafts, result.removed.shared, result.backups, result.problems) == (1, 3, 1, ())
    assert [secret for secret in SECRETS if secret.encode() in kept_bytes(folder)] == []
    assert verify(worked).problems == ()
    assert [examine(backup.path).faults for backup in backups(worked.database)] == [()]
    assert not list(folder.glob("backups/*.lock"))


def test_what_the_memory_has_of_it_is_gone_too(worked: Project, folder: Path) -> None:
    memory, _problems = memory_of(worked)
    remember(worked, memory, folder / ONE)
    remember(worked, memory, folder / TWO)
    (memory.folder / ".enface-cut-off.tmp").write_text("会议总结了工作")
    assert sorted(volume.name for volume in memory.volumes()) == [f"approved: {ONE}", ONE, TWO]
    assert purge(worked, ONE, "Ann").memory == 2
    assert [secret for secret in SECRETS if secret.encode() in kept_bytes(folder)] == []
    assert [volume.name for volume in memory_of(worked)[0].volumes()] == [TWO]


def test_other_documents_keep_their_texts_also_those_they_share(worked: Project, folder: Path) -> None:
    purge(worked, ONE, "Ann")
    (folder / ONE).unlink()
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert [document.key for document in desk.documents()] == [TWO]
        row = desk.row(SegmentRef(TWO, "1"))
        assert (row.segment.source, row.segment.target) == ("四月再次开会。", "Another meeting follows in april.")
        assert [comment.text for comment in desk.comments(row.ref)] == ["This one stays."]


def test_a_document_that_comes_again_is_a_new_one(worked: Project, folder: Path) -> None:
    purge(worked, ONE, "Ann")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        first = SegmentRef(ONE, "1")
        assert desk.row(first).segment.target == "In march, the meeting was held in Changsha."
        assert desk.decisions(ONE) == ()
        assert desk.comments(SegmentRef(ONE, "2")) == ()
        assert not desk.errors.any()
        assert "Nothing of yours" in desk.apply(Undo(ONE)).message
        assert "Nothing of yours" in desk.apply(Redo(ONE)).message
    assert verify(worked).problems == ()


def test_a_purge_that_was_cut_off_can_be_made_again(
    worked: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enface.store.sqlite import SQLiteStore

    def fail(store: SQLiteStore, actor: str, key: str) -> None:
        if store.path == worked.database:
            raise KeyboardInterrupt
        real(store, actor, key)

    real = SQLiteStore.purge
    monkeypatch.setattr(SQLiteStore, "purge", fail)
    with pytest.raises(KeyboardInterrupt):
        purge(worked, ONE, "Ann")
    assert verify(worked).problems == ()
    monkeypatch.undo()
    purge(worked, ONE, "Ann")
    assert [secret for secret in SECRETS if secret.encode() in kept_bytes(folder)] == []


def test_a_backup_that_cannot_be_read_is_named(worked: Project) -> None:
    (backup,) = backups(worked.database)
    backup.path.write_bytes(b"x" * 10_000)
    (problem,) = purge(worked, ONE, "Ann").problems
    assert "still holds it" in str(problem)
    assert problem.path == str(backup.path)


def test_only_a_lead_purges_and_not_while_somebody_is_working(worked: Project, folder: Path) -> None:
    with Desk.open(worked, actor="Ann"), pytest.raises(EnfaceError, match=r"is working on it\. Nothing was removed"):
        purge(worked, ONE, "Ann")
    (folder / "enface.toml").write_text('[people]\n"Ann" = "lead"\n"Ben" = "editor"\n', "utf-8")
    with pytest.raises(EnfaceError, match="only a lead purges"):
        purge(Project.find(folder), ONE, "Ben")


def test_a_document_is_named_by_its_key_or_its_file(worked: Project, folder: Path) -> None:
    assert key_of(worked, ONE) == ONE
    assert key_of(worked, str(folder / ONE)) == ONE
    with pytest.raises(EnfaceError, match=r"no such document.*Did you mean segments/one\.tsv"):
        key_of(worked, "segments/ona.tsv")


def test_it_asks_and_says_what_it_removed(
    worked: Project, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert run(["purge", ONE, str(folder), "--as", "Ann"]) == 1
    assert "Nothing was removed." in capsys.readouterr().out
    assert run(["purge", ONE, str(folder), "--as", "Ann", "--yes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{ONE}: ")
    assert lines[0].endswith("texts and 1 draft removed.")
    assert lines[1:3] == ["3 texts that other documents have too stayed.", "1 backup purged."]
    assert "itself still holds them" in lines[3]


def delivered(worked: Project, folder: Path, tmp_path: Path) -> None:
    """A new version of the document, in which the segments have other ids and one another text."""
    text = (folder / ONE).read_text("utf-8")
    new = tmp_path / "delivery" / "one.tsv"
    new.parent.mkdir()
    rows = text.replace("village.", "secret village.").splitlines()
    new.write_text("\n".join([rows[0], *(f"n{row}" for row in rows[1:])]) + "\n", "utf-8")
    with Desk.open(worked, actor="Ann") as desk:
        desk.take(desk.delivery(new))
        desk.apply(Approve(SegmentRef(ONE, "n3")))


def test_what_a_delivery_left_holds_and_is_purged_with_it(worked: Project, folder: Path, tmp_path: Path) -> None:
    delivered(worked, folder, tmp_path)
    assert verify(worked).problems == ()
    assert [backup.reason for backup in backups(worked.database)] == ["delivery", "import"]
    result = purge(worked, ONE, "Ann")
    assert result.problems == ()
    assert verify(worked).problems == ()
    for path in (worked.database, *(backup.path for backup in backups(worked.database))):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM original").fetchone() == (0,)
            for table in ("renamed", "change", "placing"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert [secret for secret in (*SECRETS, "secret village") if secret.encode() in kept_bytes(folder)] == []
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert "Nothing of yours" in desk.apply(Undo(ONE)).message
    assert verify(worked).problems == ()


def test_what_a_delivery_left_is_salvaged(worked: Project, folder: Path, tmp_path: Path) -> None:
    from enface.store.salvage import salvage

    delivered(worked, folder, tmp_path)
    saved = salvage(worked.database, tmp_path / "new.db")
    assert saved.lost == ()
    assert saved.rows["original"] == 2
    with contextlib.closing(sqlite3.connect(worked.database)) as connection:
        connection.execute("UPDATE original SET body = x'00' WHERE rowid = 1")
        connection.commit()
    (fault,) = examine(worked.database).faults
    assert (fault.table, fault.reason) == ("original", "it is not as it was kept.")
    assert salvage(worked.database, tmp_path / "newer.db").rows["original"] == 1


def test_a_waiver_for_the_whole_project_keeps_its_last_day_though_its_document_is_purged(
    worked: Project, folder: Path
) -> None:
    reference, today = SegmentRef(ONE, "4"), date.today()  # noqa: DTZ011 - a day is one of where one works
    with Desk.open(worked, actor="Ann") as desk:
        found = desk.findings(reference)[0].finding
        desk.apply(Waive(reference, found.fingerprint, found.rule, "a name", WaiverScope.PROJECT, today))
    (folder / ONE).unlink()
    purge(worked, ONE, "Ann")
    with Desk.open(Project.find(worked.root), actor="Ann") as desk:
        assert [waiver.until for waiver in desk.waivers()] == [today.isoformat()]
    assert examine(worked.database).faults == ()


def test_a_waiver_for_the_whole_project_comes_back_by_undo_though_its_document_was_purged(worked: Project) -> None:
    reference = SegmentRef(ONE, "4")
    with Desk.open(worked, actor="Ann") as desk:
        found = desk.findings(reference)[0].finding
        desk.apply(Waive(reference, found.fingerprint, found.rule, "a name", WaiverScope.PROJECT))
    purge(worked, ONE, "Ann")
    with Desk.open(Project.find(worked.root), actor="Ann") as desk:
        (waiver,) = desk.waivers()
        standing = []
        for command in (Unwaive(waiver.id), Undo(ONE), Redo(ONE), Undo(ONE)):
            desk.apply(command)
            standing.append([one.id for one in desk.waivers()])
    assert standing == [[], [waiver.id], [], [waiver.id]]
    assert examine(worked.database).faults == ()
