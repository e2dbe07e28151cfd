"""Laws of merging with new bounds: any order gives one state, it follows from the events, and every edit is kept."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest
from mending_driver import KEY, made, ref, rows
from merging_driver import Machine, alike

from enface.model import EnfaceError, Side
from enface.review.commands import Approve, Comment, Redo, Refused, Reject, Revise, Undo
from enface.review.desk import Desk
from enface.review.mending import Merge, Shift, Split


def deed(desk: Desk, chance: random.Random, *, mends: bool) -> None:
    """Something that a person does with a segment; what is refused is not done."""
    name, source, target = chance.choice(rows(desk))
    kinds = ["revise", "approve", "reject", "comment", "undo", "redo", *(["split", "merge", "shift"] if mends else [])]
    with suppress(Refused):
        match chance.choice(kinds):
            case "revise":
                desk.apply(Revise(ref(name), f"{desk.actor} writes {chance.randrange(10**6)}.", target))
            case "approve":
                desk.apply(Approve(ref(name)))
            case "reject":
                desk.apply(Reject(ref(name), "No."))
            case "comment":
                desk.apply(Comment(ref(name), "Why?"))
            case "undo":
                desk.apply(Undo(KEY))
            case "redo":
                desk.apply(Redo(KEY))
            case "split":
                places = (chance.randrange(len(source) + 1), chance.randrange(len(target) + 1))
                desk.segmentation.apply(Split(ref(name), *places))
            case "merge":
                desk.segmentation.apply(Merge(ref(name)))
            case _:
                desk.segmentation.apply(Shift(ref(name), chance.choice(list(Side)), chance.random() < 0.5))


def edits(machine: Machine) -> set[str]:
    """The texts that stand in the history of any segment."""
    with machine.desk(write=False) as desk:
        return {one.text for name, *_ in rows(desk) for one in desk.history(ref(name)) if " writes " in one.text}


def tried(seed: int, folder: Path) -> int:
    """Three people work, and merge meanwhile and in the end; how often something was mended, 0 if it was refused."""
    chance = random.Random(seed)
    people = [Machine(made(folder / "Ann").root, "Ann")]
    with people[0].desk():
        pass
    for name in ("Bob", "Cy"):
        shutil.copytree(folder / "Ann", folder / name)
        people.append(Machine(folder / name, name))
    for number in range(4):
        for machine in people:
            with machine.desk() as desk:
                for _ in range(chance.randrange(5)):
                    deed(desk, chance, mends=machine is people[0])
        one, other = chance.sample(people, 2)
        with suppress(EnfaceError):
            other.merge(one.pack(folder / f"{number}.zip"))
    known = set().union(*map(edits, people))
    packages = [machine.pack(folder / f"{machine.actor}.zip") for machine in people]
    try:
        for machine, order in zip(people, chance.sample(list(permutations(packages)), 3), strict=True):
            for package in order:
                machine.merge(package)
    except EnfaceError:
        return 0
    last = [machine.pack(folder / f"last {machine.actor}.zip") for machine in people]
    for machine in people:
        for package in last:
            machine.merge(package)
    alike(*people)
    with people[0].desk(write=False) as desk:
        connection = desk._store.connection
        undone = """SELECT body FROM undone JOIN event ON event.id = undone.event
            JOIN text ON text.hash = payload ->> 'text'"""
        gone = {body for (body,) in connection.execute(undone)}
        count = "SELECT count(*) FROM event WHERE kind = 'document.resegmented'"
        mended = int(connection.execute(count).fetchone()[0])
    for machine in people:
        assert edits(machine) >= known - gone
    return mended


def test_any_order_gives_one_state_and_loses_no_edit(tmp_path: Path) -> None:
    assert sum(tried(seed, tmp_path / str(seed)) for seed in range(6)) > 0


@pytest.mark.long
def test_any_order_gives_one_state_and_loses_no_edit_in_a_hundred_stories(tmp_path: Path) -> None:
    assert sum(tried(seed, tmp_path / str(seed)) for seed in range(100, 200)) > 50
