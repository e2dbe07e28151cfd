"""New bounds of segments and merging: decisions of who did not know of them land right or are told; none is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from mending_driver import KEY, holds, made, merge, ref, revise, rows, split
from merging_driver import Machine, alike

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Comment, Refused, Undo
from enface.review.desk import Desk
from enface.review.verification import verify

Deed = Callable[[Desk], None]


@pytest.fixture
def ann(tmp_path: Path) -> Machine:
    machine = Machine(made(tmp_path / "ann").root, "Ann")
    with machine.desk():
        return machine


@pytest.fixture
def bob(ann: Machine, tmp_path: Path) -> Machine:
    shutil.copytree(ann.root, tmp_path / "bob")
    machine = Machine(tmp_path / "bob", "Bob")
    with machine.desk() as desk:  # so that Bob's chain begins here
        desk.apply(Comment(ref("6"), "Bob was here."))
    return machine


def mend(desk: Desk) -> None:
    split(desk, "1-2", "有315人", "with 315")


def at(machine: Machine, *deeds: Deed) -> None:
    for deed in deeds:
        with machine.desk() as desk:
            deed(desk)


def later(desk: Desk) -> None:
    """So that this side's clock is ahead."""
    for number in range(9):
        desk.apply(Comment(ref("6"), f"{number}"))


def text(machine: Machine, segment: str) -> tuple[str, Status]:
    with machine.desk(write=False) as desk:
        held = desk.row(ref(segment)).segment
        return held.target, held.status


def both_ways(ann: Machine, bob: Machine, folder: Path) -> list[list[tuple[str, str]]]:
    """Merge each into the other, at the same time; what each was told is overtaken."""
    packages = [machine.pack(folder / f"{machine.actor}.zip") for machine in (ann, bob)]
    told = [
        [(event.segment, event.actor) for event in machine.merge(package).merged.overtaken]
        for machine, package in zip((ann, bob), reversed(packages), strict=True)
    ]
    for one, other in pairwise((ann, bob, ann)):
        other.merge(one.pack(folder / f"again-{one.actor}.zip"))
    alike(ann, bob)
    for machine in (ann, bob):
        with machine.desk() as desk:
            holds(desk)
        assert verify(machine.project).problems == ()
    return told


@pytest.mark.parametrize("ahead", ["ann", "bob"])
def test_decisions_beside_new_bounds_land_where_they_belong(
    ann: Machine, bob: Machine, tmp_path: Path, ahead: str
) -> None:
    at(ann if ahead == "ann" else bob, later)
    at(ann, mend)
    at(bob, lambda desk: revise(desk, "3", "Everybody came."), lambda desk: desk.apply(Approve(ref("4"))))
    assert both_ways(ann, bob, tmp_path) == [[], []]
    for machine in (ann, bob):
        assert text(machine, "3")[0] == "Everybody came."
        assert text(machine, "4")[1] is Status.APPROVED
        assert text(machine, "2")[0] == "with 315 people."


@pytest.mark.parametrize("ahead", ["ann", "bob"])
def test_an_edit_of_what_was_split_meanwhile_is_in_the_history_of_a_part_and_both_are_told(
    ann: Machine, bob: Machine, tmp_path: Path, ahead: str
) -> None:
    at(ann if ahead == "ann" else bob, later)
    at(ann, mend)
    at(bob, lambda desk: revise(desk, "1-2", "Bob's"), lambda desk: desk.apply(Comment(ref("1-2"), "Bob asks.")))
    assert both_ways(ann, bob, tmp_path) == [[("1", "Bob")], [("1", "Bob")]]
    for machine in (ann, bob):
        assert text(machine, "1") == ("The meeting was held in Changsha,", Status.TRANSLATED)
        assert text(machine, "2") == ("with 315 people.", Status.TRANSLATED)
        with machine.desk() as desk:
            assert "Bob's" in [one.text for one in desk.history(ref("1"))]
            assert [one.text for one in desk.comments(ref("1"))] == ["Bob asks."]


@pytest.mark.parametrize("ahead", ["ann", "bob"])
def test_edits_of_what_was_merged_meanwhile_are_in_its_history(
    ann: Machine, bob: Machine, tmp_path: Path, ahead: str
) -> None:
    at(ann if ahead == "ann" else bob, later)
    at(ann, lambda desk: merge(desk, "1-2"))
    at(bob, lambda desk: revise(desk, "3", "Bob's"), lambda desk: desk.apply(Approve(ref("1-2"))))
    told = both_ways(ann, bob, tmp_path)
    assert [sorted(one) for one in told] == [[("1-3", "Bob"), ("1-3", "Bob")]] * 2
    for machine in (ann, bob):
        whole, status = text(machine, "1-3")
        assert whole.endswith("people. All of them came.")
        assert status is Status.TRANSLATED
        with machine.desk() as desk:
            assert "Bob's" in [one.text for one in desk.history(ref("1-3"))]


def test_who_has_seen_new_bounds_decides_within_them(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    at(ann, mend, lambda desk: revise(desk, "2", "with 315."))
    bob.merge(ann.pack(tmp_path / "a.zip"))
    at(bob, lambda desk: revise(desk, "1", "Bob's"), lambda desk: desk.apply(Approve(ref("2"))))
    at(ann, lambda desk: revise(desk, "1", "Ann's"))
    assert both_ways(ann, bob, tmp_path) == [[], []]
    with ann.desk() as desk:
        found = desk.merging.conflict(ref("1"))
        assert found
        assert set(found.texts) == {"Ann's", "Bob's"}
        with pytest.raises(Refused, match="in conflict"):
            merge(desk, "1")
    assert text(ann, "2") == ("with 315.", Status.APPROVED)


def test_an_edit_undone_after_new_bounds_leaves_what_they_brought(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    at(ann, lambda desk: revise(desk, "1-2", "It met in Changsha, with 315 people."))
    at(ann, mend, lambda desk: revise(desk, "2", "with many."))
    bob.merge(ann.pack(tmp_path / "a.zip"))
    at(bob, lambda desk: revise(desk, "3", "Bob's"))
    ann.merge(bob.pack(tmp_path / "b.zip"))
    at(ann, lambda desk: desk.apply(Undo(KEY)))
    assert text(ann, "2")[0] == "with 315 people."
    assert both_ways(ann, bob, tmp_path) == [[], []]
    assert text(bob, "1")[0] == "It met in Changsha,"


def test_new_bounds_that_were_undone_are_as_if_they_had_never_been(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    at(ann, mend)
    at(bob, lambda desk: revise(desk, "1-2", "Bob's"))
    at(ann, lambda desk: desk.apply(Undo(KEY)))
    assert both_ways(ann, bob, tmp_path) == [[], []]
    assert text(ann, "1-2")[0] == "Bob's"


def test_new_bounds_undone_after_a_merge_let_the_overtaken_edit_stand(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    at(ann, later, mend)
    at(bob, lambda desk: revise(desk, "1-2", "Bob's"))
    ann.merge(bob.pack(tmp_path / "b.zip"))
    assert text(ann, "2")[0] == "with 315 people."
    at(ann, lambda desk: desk.apply(Undo(KEY)))
    assert text(ann, "1-2")[0] == "Bob's"
    both_ways(ann, bob, tmp_path)
    assert text(bob, "1-2")[0] == "Bob's"


def test_bounds_that_were_changed_on_both_sides_are_refused(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    at(ann, mend)
    at(bob, lambda desk: merge(desk, "4"))
    before = ann.state()
    with pytest.raises(EnfaceError, match="new bounds of segments"):
        ann.merge(bob.pack(tmp_path / "b.zip"))
    assert ann.state() == before
    at(bob, lambda desk: desk.apply(Undo(KEY)))
    assert both_ways(ann, bob, tmp_path) == [[], []]


def test_an_edit_that_is_not_saved_keeps_new_bounds_of_its_segment_out(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    at(ann, mend)
    at(bob, lambda desk: desk.keep_draft(ref("1-2"), "Half of"))
    package = ann.pack(tmp_path / "a.zip")
    with pytest.raises(EnfaceError, match="not saved"):
        bob.merge(package)
    with bob.desk() as desk:
        assert desk.draft(ref("1-2")) == "Half of"
        assert rows(desk)[0][0] == "1-2"
        revise(desk, "1-2", "Half of it")
    bob.merge(package)
    assert text(bob, "1")[0] == "The meeting was held in Changsha,"


def test_an_edit_that_is_not_saved_keeps_the_undoing_of_bounds_out(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    at(ann, mend)
    bob.merge(ann.pack(tmp_path / "a.zip"))
    at(ann, lambda desk: desk.apply(Undo(KEY)))
    at(bob, lambda desk: desk.keep_draft(ref("2"), "Half of"))
    with pytest.raises(EnfaceError, match="not saved"):
        bob.merge(ann.pack(tmp_path / "b.zip"))
