"""What two people did on two machines comes together, and nobody's text is lost or wins unasked."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from merging_driver import KEY, ROWS, Machine, alike, exchange, ref, table

from enface.model import EnfaceError, Severity, Span, Status
from enface.review.commands import Approve, Assign, Comment, Confirm, MarkError, Refused, Reject, Resolve, Revise, Undo
from enface.review.verification import verify
from enface.store.examine import examine


def test_a_package_becomes_a_project_elsewhere(ann: Machine, bob: Machine) -> None:
    assert (bob.root / "enface.toml").read_bytes() == (ann.root / "enface.toml").read_bytes()
    assert (bob.root / KEY).read_bytes() == (ann.root / KEY).read_bytes()
    with bob.desk() as desk:
        assert desk.notices == ()
        assert desk.row(ref("1")).segment.target == ROWS[0][2]
    alike(ann, bob)


def test_work_comes_back_and_twice_changes_nothing(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    bob.revise("1", "In March, the meeting was held in Changsha.")
    bob.do(Comment(ref("1"), "Capital."))
    package = bob.pack(tmp_path / "back.zip")
    assert ann.merge(package).merged.events == 3  # what Bob had seen, the edit, the comment
    state = ann.state()
    with ann.desk() as desk:
        clock = desk._store.clock()
    assert ann.merge(package).merged.events == 0
    assert ann.state() == state
    with ann.desk() as desk:
        assert desk._store.clock() == clock
    assert ann.target("1") == "In March, the meeting was held in Changsha."
    alike(ann, bob)


def test_edits_of_different_segments_are_no_conflict(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    bob.revise("2", "Bob's")
    exchange(ann, bob, tmp_path)
    assert (ann.target("1"), ann.target("2")) == ("Ann's", "Bob's")
    assert ann.texts("1") == ann.texts("2") == []
    alike(ann, bob)


def test_two_edits_of_one_segment_are_an_open_conflict_with_both_texts(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    ann.revise("1", "Ann's")
    ann.approve("1")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    for machine in (ann, bob):
        assert machine.texts("1") == ["Ann's", "Bob's"]
        assert machine.status("1") == Status.DRAFT
        assert {"Ann's", "Bob's"} <= {*machine.history("1")}
        with machine.desk(write=False) as desk:
            assert desk.documents()[0].conflicts == 1
    alike(ann, bob)


def test_the_same_text_typed_twice_is_no_conflict(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "the same")
    bob.revise("1", "the same")
    exchange(ann, bob, tmp_path)
    assert (ann.texts("1"), ann.target("1"), ann.status("1")) == ([], "the same", Status.REVISED)
    alike(ann, bob)


def test_approving_on_both_sides_is_no_conflict(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.approve("3")
    bob.approve("3")
    exchange(ann, bob, tmp_path)
    assert (ann.texts("3"), ann.status("3")) == ([], Status.APPROVED)
    assert verify(ann.project).problems == ()
    alike(ann, bob)


def test_an_approval_does_not_reach_a_text_that_another_wrote_meanwhile(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    ann.approve("1")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    assert (ann.target("1"), ann.status("1"), ann.texts("1")) == ("Bob's", Status.REVISED, [])
    assert verify(ann.project).problems == ()
    ann.approve("1")
    assert verify(ann.project).problems == ()
    alike(ann)


def test_an_approval_does_not_reach_what_is_left_when_the_text_is_taken_back(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    ann.revise("1", "Ann's")
    bob.merge(ann.pack(tmp_path / "a.zip"))
    ann.do(Undo(KEY))
    bob.approve("1")
    exchange(ann, bob, tmp_path)
    assert (ann.target("1"), ann.status("1")) == (ROWS[0][2], Status.TRANSLATED)
    alike(ann, bob)


def test_of_two_approvals_the_one_of_the_text_that_stands_stays(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    ann.approve("1")
    for number in range(4):  # so that Bob's approval comes later in the order of all
        bob.revise("2", f"Bob's, {number}")
    bob.approve("1")
    exchange(ann, bob, tmp_path)
    for machine in (ann, bob):
        with machine.desk() as desk:
            approval = desk.certificates.of(ref("1"))
            assert approval
            assert (approval.actor, approval.stale) == ("Ann", "")
    alike(ann, bob)


def test_a_rejection_stands_beside_an_approval(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.do(Reject(ref("1"), "Capitals!"))
    bob.approve("1")
    exchange(ann, bob, tmp_path)
    assert ann.status("1") == Status.REJECTED
    alike(ann, bob)


@pytest.mark.parametrize("text", ["Ann's", "Bob's", "a third"])
def test_a_choice_ends_the_conflict_everywhere_and_can_be_undone(
    ann: Machine, bob: Machine, tmp_path: Path, text: str
) -> None:
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    ann.choose("1", text)
    assert (ann.target("1"), ann.texts("1"), ann.status("1")) == (text, [], Status.REVISED)
    bob.merge(ann.pack(tmp_path / "chosen.zip"))
    assert (bob.target("1"), bob.texts("1")) == (text, [])
    alike(ann, bob)
    ann.do(Undo(KEY))
    assert ann.texts("1") == ["Ann's", "Bob's"]
    bob.merge(ann.pack(tmp_path / "undone.zip"))
    assert bob.texts("1") == ["Ann's", "Bob's"]
    alike(ann, bob)


def test_two_choices_that_differ_are_a_conflict_again(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    ann.choose("1", "Bob's")
    bob.choose("1", "Ann's")
    exchange(ann, bob, tmp_path)
    assert ann.texts("1") == ["Ann's", "Bob's"]
    alike(ann, bob)


def test_nothing_else_is_decided_on_a_segment_in_conflict(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    shown = ann.target("1")
    for command in (Revise(ref("1"), "x", shown), Approve(ref("1")), Confirm(ref("1")), Reject(ref("1"), "no")):
        with pytest.raises(Refused, match="has 2 texts, by Ann and Bob"):
            ann.do(command)
    with pytest.raises(Refused, match="others than you saw"):
        ann.do(Resolve(ref("1"), "x", ("Ann's",)))
    with pytest.raises(Refused, match="no conflict"):
        ann.do(Resolve(ref("2"), "x", ()))
    ann.do(Comment(ref("1"), "Which?"))


def test_taking_ones_own_text_back_leaves_the_others(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    package = ann.pack(tmp_path / "a.zip")
    ann.do(Undo(KEY))
    bob.revise("1", "Bob's")
    bob.merge(package)
    assert bob.texts("1") == ["Ann's", "Bob's"]
    bob.merge(ann.pack(tmp_path / "b.zip"))
    assert (bob.texts("1"), bob.target("1")) == ([], "Bob's")
    ann.merge(bob.pack(tmp_path / "c.zip"))
    alike(ann, bob)


def test_somebody_who_had_seen_an_edit_replaces_it(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "first")
    bob.merge(ann.pack(tmp_path / "a.zip"))
    bob.revise("1", "second")
    ann.revise("2", "many more")
    for number in range(5):
        ann.revise("3", f"events, {number}")
    exchange(ann, bob, tmp_path)
    assert (ann.target("1"), ann.texts("1")) == ("second", [])
    alike(ann, bob)


def test_marked_errors_come_along_each_with_who_marked_it(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.do(MarkError(ref("1"), "accuracy/mistranslation", Severity.MAJOR, Span(0, 8)))
    bob.do(MarkError(ref("1"), "style", Severity.MINOR))
    exchange(ann, bob, tmp_path)
    with ann.desk() as desk:
        assert sorted(one.author for one in desk.errors.of(ref("1"))) == ["Ann", "Bob"]
    alike(ann, bob)


def test_a_preview_says_all_and_changes_nothing(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    before = (ann.root / "reviews.db").read_bytes()
    taken = ann.merge(bob.pack(tmp_path / "b.zip"), preview=True)
    assert sorted(version.text for version in taken.merged.conflicts) == ["Ann's", "Bob's"]
    assert (ann.root / "reviews.db").read_bytes() == before
    assert ann.texts("1") == []


def test_a_merge_is_backed_up_before(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    bob.revise("1", "Bob's")
    taken = ann.merge(bob.pack(tmp_path / "b.zip"))
    assert taken.backup
    assert "merge" in taken.backup.name


def test_of_documents_that_are_not_packed_nothing_goes_along(ann: Machine, tmp_path: Path) -> None:
    (ann.root / "segments" / "secret.tsv").write_text(table([("1", "机密。", "Confidential.")]), "utf-8")
    ann.revise("1", "Ann's")
    with ann.desk() as desk:
        desk.apply(Revise(ref("1", "segments/secret.tsv"), "Secret.", "Confidential."))
    bob = Machine(tmp_path / "bob", "Bob")
    bob.merge(ann.pack(tmp_path / "a.zip", (KEY,), "Bob"))
    with bob.desk() as desk:
        assert [(one.key, one.assigned) for one in desk.documents()] == [(KEY, "Bob")]
        dump = "\n".join(desk._store.connection.iterdump())
    assert "secret" not in dump.lower()
    assert "机密" not in dump
    bob.holds()
    bob.revise("1", "Bob's")
    ann.merge(bob.pack(tmp_path / "b.zip"))
    assert ann.target("1") == "Bob's"
    ann.holds()
    bob.merge(ann.pack(tmp_path / "all.zip"))
    with bob.desk() as desk:
        assert len(desk.documents()) == 2
        assert desk.row(ref("1", "segments/secret.tsv")).segment.target == "Secret."
    alike(ann, bob)


def test_a_persons_documents_are_packed_for_them(ann: Machine, tmp_path: Path) -> None:
    (ann.root / "segments" / "two.tsv").write_text(table(ROWS[:1]), "utf-8")
    with pytest.raises(Refused, match="Bob has no document yet"):
        ann.pack(tmp_path / "b.zip", person="Bob")
    ann.pack(tmp_path / "b.zip", ("segments/two.tsv",), "Bob")
    bob = Machine(tmp_path / "bob", "Bob")
    bob.merge(ann.pack(tmp_path / "b.zip", person="Bob"))
    with bob.desk() as desk:
        assert [one.key for one in desk.documents()] == ["segments/two.tsv"]


def test_what_was_purged_here_does_not_come_back(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    from enface.review.purge import purge

    bob.revise("1", "a text of Bob's")
    package = bob.pack(tmp_path / "b.zip")
    purge(ann.project, KEY, "Ann")
    (ann.root / KEY).unlink()
    (ann.root / "segments" / "two.tsv").write_text(table(ROWS[:1]), "utf-8")
    ann.merge(package)
    with ann.desk() as desk:
        assert "a text of Bob's" not in "\n".join(desk._store.connection.iterdump())
    assert verify(ann.project).examined.faults == ()


def test_a_purge_elsewhere_removes_nothing_here(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    from enface.review.purge import purge

    for machine in (ann, bob):
        (machine.root / "segments" / "two.tsv").write_text(table(ROWS[:1]), "utf-8")
    purge(bob.project, KEY, "Bob")
    (bob.root / KEY).unlink()
    with pytest.raises(EnfaceError, match=r"segments/one\.tsv was purged there"):
        ann.merge(bob.pack(tmp_path / "b.zip"))
    assert ann.target("1") == ROWS[0][2]


def test_a_history_that_was_written_anew_is_refused(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    """The same device cannot have recorded two things at one place."""
    package = bob.pack(tmp_path / "b.zip")
    bob.revise("1", "one")
    one = bob.pack(tmp_path / "one.zip")
    shutil.copy(bob.root / "reviews.db", tmp_path / "kept.db")
    assert package
    ann.merge(one)
    with bob.desk() as desk:
        connection = desk._store.connection
        connection.execute("DROP TRIGGER event_is_never_changed")
        connection.execute("DROP TRIGGER event_is_never_deleted")
        connection.execute("DELETE FROM event WHERE kind = 'segment.revised'")
        desk._store.rebuild()
    bob.revise("1", "another")
    with pytest.raises(EnfaceError, match="tells the history otherwise"):
        ann.merge(bob.pack(tmp_path / "two.zip"))


def test_a_copy_that_lacks_events_is_salvaged_whole(ann: Machine, tmp_path: Path) -> None:
    from enface.store.salvage import salvage

    (ann.root / "segments" / "secret.tsv").write_text(table(ROWS[:1]), "utf-8")
    bob = Machine(tmp_path / "bob", "Bob")
    bob.merge(ann.pack(tmp_path / "a.zip", (KEY,)))
    bob.revise("1", "Bob's")
    saved = salvage(bob.root / "reviews.db", tmp_path / "new.db")
    assert saved.lost == ()
    assert saved.rows["elsewhere"] == 2


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE conflict SET actor = 'Eve' WHERE number = 2", "conflict segments/one.tsv 1 2: actor is 'Eve'"),
        ("DELETE FROM conflict", "conflict segments/one.tsv 1 1: it is missing"),
        ("DELETE FROM assignment", "assignment segments/one.tsv: it is missing"),
    ],
)
def test_doctor_names_a_damaged_row_of_what_merging_made(
    ann: Machine, bob: Machine, tmp_path: Path, damage: str, complaint: str
) -> None:
    ann.do(Assign(KEY, "Bob"))
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    with contextlib.closing(sqlite3.connect(ann.root / "reviews.db")) as connection:
        connection.execute(damage)
        connection.commit()
    assert any(complaint in str(fault) for fault in examine(ann.root / "reviews.db").faults)
