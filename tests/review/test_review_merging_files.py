"""Files and merging: versions that one side never saw, exports, and what two sides did to one file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from merging_driver import KEY, ROWS, Machine, alike, exchange, ref, table

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Comment, TakeBack
from enface.review.held_back import Why, held_back
from enface.review.verification import verify


def come(machine: Machine, rows: list[tuple[str, str, str]]) -> None:
    """A new version of the document is taken in."""
    inbox = machine.root.parent / "inbox" / "one.tsv"
    inbox.parent.mkdir(exist_ok=True)
    inbox.write_text(table(rows), "utf-8")
    with machine.desk() as desk:
        desk.take(desk.delivery(inbox))


SHIFTED = [("1", "全新的一段。", "All new."), *((str(int(id) + 1), *texts) for id, *texts in ROWS)]


def test_decisions_follow_a_delivery_that_their_device_never_saw(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    come(ann, SHIFTED)
    bob.revise("2", "The meeting reviewed the work.")
    bob.do(Comment(ref("3"), "Which village?"), Approve(ref("4")))
    for number in range(9):  # so that Bob's clock is ahead
        bob.revise("2", f"The meeting reviewed the work of {number} years.")
    taken = ann.merge(bob.pack(tmp_path / "b.zip"))
    assert taken.merged.overtaken == ()
    assert ann.target("3") == "The meeting reviewed the work of 8 years."
    assert ann.target("2") == ROWS[0][2]
    assert (ann.status("5"), ann.status("4")) == (Status.APPROVED, Status.TRANSLATED)
    with ann.desk() as desk:
        assert [one.text for one in desk.comments(ref("4"))] == ["Which village?"]
        assert "The meeting reviewed the work of 3 years." in [one.text for one in desk.history(ref("3"))]
    assert verify(ann.project).problems == ()
    bob.merge(ann.pack(tmp_path / "a.zip"))
    assert (bob.root / KEY).read_text("utf-8") == table(SHIFTED)
    alike(ann, bob)


def test_a_decision_on_what_a_delivery_changed_stays_in_the_history_and_is_told(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    come(ann, [ROWS[0], ("2", "会议总结了新的工作。", ROWS[1][2]), ROWS[2]])
    bob.revise("2", "Bob's")
    bob.revise("4", "Of a segment that is gone.")
    taken = ann.merge(bob.pack(tmp_path / "b.zip"))
    assert [(event.segment, event.actor) for event in taken.merged.overtaken] == [("2", "Bob"), ("4 (removed)", "Bob")]
    assert ann.target("2") == ROWS[1][2]
    assert "Bob's" in ann.history("2")
    bob.merge(ann.pack(tmp_path / "a.zip"))
    alike(ann, bob)


def test_a_delivery_taken_in_elsewhere_brings_its_file(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    come(bob, SHIFTED)
    ann.revise("1", "Ann's")
    ann.merge(bob.pack(tmp_path / "b.zip"))
    assert (ann.root / KEY).read_text("utf-8") == table(SHIFTED)
    assert ann.target("2") == "Ann's"
    with ann.desk() as desk:
        assert desk.notices == ()
    assert verify(ann.project).problems == ()


def test_two_deliveries_at_once_are_refused_until_one_is_taken_back(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    come(ann, SHIFTED)
    come(bob, SHIFTED[1:])
    state = ann.state()
    with pytest.raises(EnfaceError, match="new versions of its file on both sides"):
        ann.merge(bob.pack(tmp_path / "b.zip"))
    assert ann.state() == state
    bob.do(TakeBack(KEY))
    ann.merge(bob.pack(tmp_path / "c.zip"))
    alike(ann)


def test_a_delivery_taken_back_while_others_go_on_with_it_is_refused(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    come(ann, SHIFTED)
    bob.merge(ann.pack(tmp_path / "a.zip"))
    ann.do(TakeBack(KEY))
    bob.revise("3", "Bob's")
    with pytest.raises(EnfaceError, match="taken back on one side"):
        ann.merge(bob.pack(tmp_path / "b.zip"))


def test_both_may_have_read_the_same_file_before_they_knew_of_each_other(
    ann: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ann.root, tmp_path / "bob")
    bob = Machine(tmp_path / "bob", "Bob")
    ann.revise("1", "Ann's")
    ann.approve("2")
    bob.revise("1", "Bob's")
    bob.revise("3", "Bob's, too")
    exchange(ann, bob, tmp_path)
    assert ann.texts("1") == ["Ann's", "Bob's"]
    assert (ann.target("3"), ann.status("2")) == ("Bob's, too", Status.APPROVED)
    alike(ann, bob)


def test_a_copied_folder_is_another_machine(ann: Machine, tmp_path: Path) -> None:
    ann.revise("1", "before")
    shutil.copytree(ann.root, tmp_path / "bob")
    bob = Machine(tmp_path / "bob", "Bob")
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    bob.revise("2", "Bob's")
    exchange(ann, bob, tmp_path)
    assert ann.texts("1") == ["Ann's", "Bob's"]
    assert ann.target("2") == "Bob's"
    alike(ann, bob)


def test_both_may_export_over_the_opened_file(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    for machine, segment in ((ann, "1"), (bob, "2")):
        machine.revise(segment, f"{machine.actor}'s")
        with machine.desk() as desk:
            desk.export(in_place=True)
    exchange(ann, bob, tmp_path)
    for machine in (ann, bob):
        assert (machine.target("1"), machine.target("2")) == ("Ann's", "Bob's")
        assert verify(machine.project).problems == ()
    alike(ann, bob)


def test_a_file_that_was_changed_elsewhere_by_hand_on_both_sides_is_refused(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    for machine, text in ((ann, "here"), (bob, "there")):
        (machine.root / KEY).write_text(table([*ROWS[:3], ("4", ROWS[3][1], text)]), "utf-8")
    with pytest.raises(EnfaceError, match="new versions of its file on both sides"):
        ann.merge(bob.pack(tmp_path / "b.zip"))


def test_no_text_wins_by_way_of_a_file(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    ann.revise("1", "Ann's")
    bob.revise("1", "Bob's")
    exchange(ann, bob, tmp_path)
    with ann.desk() as desk:
        held = [one.why for one in held_back(desk, desk.documents()[0]) if one.ref == ref("1")]
        assert held == [Why.CONFLICT, Why.UNAPPROVED]
        desk.export(tmp_path / "out")
        with pytest.raises(EnfaceError, match="1 segment in conflict, so it is not written over itself"):
            desk.export(in_place=True)
    with pytest.raises(EnfaceError, match="1 segment in conflict, so no new version is taken in"):
        come(ann, SHIFTED)


def test_a_draft_follows_its_segment_when_a_version_comes_from_elsewhere(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    with ann.desk() as desk:
        desk.keep_draft(ref("1"), "half an edit")
    come(bob, SHIFTED)
    ann.merge(bob.pack(tmp_path / "b.zip"))
    with ann.desk() as desk:
        assert desk.draft(ref("2")) == "half an edit"


def test_files_that_could_not_be_written_are_written_the_next_time(
    ann: Machine, bob: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ann.root / "segments" / "two.tsv").write_text(table(ROWS[:1]), "utf-8")
    package = ann.pack(tmp_path / "a.zip")

    def fail(*_: object) -> None:
        raise EnfaceError

    with monkeypatch.context() as patched:
        patched.setattr("enface.review.merging.replace_file", fail)
        with pytest.raises(EnfaceError):
            bob.merge(package)
    assert len(list((bob.root / "segments").iterdir())) == 1
    bob.merge(package)
    with bob.desk() as desk:
        assert desk.notices == ()
        assert len(desk.documents()) == 2
    alike(ann, bob)


def test_conflicts_follow_a_delivery_that_gives_their_ids_to_each_other(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    for machine in (ann, bob):
        for segment in "1234":
            machine.revise(segment, f"{machine.actor}'s of {segment}")
    come(ann, SHIFTED)
    exchange(ann, bob, tmp_path)
    for number in range(1, 5):
        assert ann.texts(str(number + 1)) == [f"Ann's of {number}", f"Bob's of {number}"]
    alike(ann, bob)
