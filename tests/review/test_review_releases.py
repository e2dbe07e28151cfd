"""Releases: a state frozen under a name, looked at later, compared, and checked anew."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from enface.model import EnfaceError, Role, Status
from enface.review.commands import Approve, Refused, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.held_back import Why, held_back
from enface.review.project import Project
from enface.review.purge import purge
from enface.review.releases import Differs, compare
from enface.review.verification import verify

KEY = "segments/one.tsv"
FIRST, THIRD = SegmentRef(KEY, "1"), SegmentRef(KEY, "3")


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in verify(Project.find(folder)).problems]


def test_a_release_keeps_what_every_segment_held(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(THIRD))
    made = desk.releases.freeze(" April   issue ", [KEY])
    desk.apply(Revise(THIRD, "They visited.", "Participants visited the village."))
    (again,) = desk.releases.all()
    assert again == made
    assert (again.name, again.actor, again.segments) == ("April issue", "Ann", 5)
    assert again.count() == {Status.TRANSLATED: 4, Status.APPROVED: 1}
    held = again.documents[KEY]["3"]
    assert desk.releases.texts([held])[held.target] == "Participants visited the village."
    assert held.approval
    assert problems(folder) == []


def test_the_same_state_has_the_same_hash_and_any_difference_another(desk: Desk) -> None:
    first = desk.releases.freeze("first", [KEY])
    assert desk.releases.now([KEY]).state == first.state
    desk.apply(Approve(THIRD))
    assert desk.releases.freeze("second", [KEY]).state != first.state
    desk.apply(Undo(KEY))
    assert desk.releases.freeze("third", [KEY]).state == first.state


def test_two_states_are_compared_segment_by_segment(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(THIRD))
    before = desk.releases.freeze("before", [KEY])
    desk.apply(Revise(THIRD, "They visited.", "Participants visited the village."))
    desk.apply(Approve(FIRST))
    desk.close()
    path = folder / "segments" / "one.tsv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:4], lines[4].replace("四月", "五月"), "6\t又\tAnd again."]) + "\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as again:
        found = list(compare(before, again.releases.now([KEY])))
    assert {one.ref.segment: one.how for one in found} == {
        "1": Differs.STATUS,
        "3": Differs.TARGET,
        "4": Differs.SOURCE,
        "6": Differs.ADDED,
        "5": Differs.REMOVED,
    }


@pytest.mark.parametrize(("name", "reason"), [(" ", "needs a name"), ("now", "another name"), ("one", "already")])
def test_a_name_that_is_none_or_taken_is_refused(desk: Desk, name: str, reason: str) -> None:
    desk.releases.freeze("one", [KEY])
    with pytest.raises(Refused, match=reason):
        desk.releases.freeze(name, [KEY])
    with pytest.raises(EnfaceError, match=r"no release of that name\. Those there are: one"):
        desk.releases.named("two")


def test_who_may_not_release_is_told_who_may(desk: Desk, folder: Path) -> None:
    desk.close()
    with (
        Desk.open(Project.find(folder), actor="Tom", role=Role.TRANSLATOR) as tom,
        pytest.raises(Refused, match="Only an editor or a lead releases"),
    ):
        tom.releases.freeze("one", [KEY])


def test_a_purged_document_leaves_the_hashes_of_what_was_released(desk: Desk, folder: Path) -> None:
    made = desk.releases.freeze("one", [KEY])
    desk.close()
    purge(Project.find(folder), KEY, "Ann")
    (folder / "segments" / "two.tsv").write_text("id\tsource\ttarget\n1\t又\tAgain.\n", "utf-8")
    (folder / "segments" / "one.tsv").unlink()
    with Desk.open(Project.find(folder), actor="Ann") as again:
        kept = again.releases.named("one")
        assert kept == made
        assert not again.releases.texts(kept.documents[KEY].values())
    assert problems(folder) == []


def test_verify_finds_a_release_whose_list_is_lost_or_another(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(THIRD))
    desk.releases.freeze("one", [KEY])
    desk.close()
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        connection.execute("DELETE FROM text WHERE body LIKE '[\"1\",%'")
        connection.commit()
    assert any("release one: what it held of this document is lost" in line for line in problems(folder))


def test_verify_finds_a_release_whose_approval_is_no_longer_in_the_history(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(THIRD))
    desk.releases.freeze("one", [KEY])
    desk.close()
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        connection.execute("DROP TRIGGER event_is_never_deleted")
        connection.execute("DELETE FROM event WHERE kind = 'segment.status'")
        connection.commit()
    assert any("release one: the approval of segment 3 is not in the history" in line for line in problems(folder))


def test_a_segment_whose_approval_no_longer_holds_is_not_ready(desk: Desk) -> None:
    desk.apply(Approve(THIRD))
    desk.apply(Revise(THIRD, "They visited.", "Participants visited the village."))
    (summary,) = desk.documents()
    assert [one.why for one in held_back(desk, summary) if one.ref == THIRD] == [Why.STALE]
