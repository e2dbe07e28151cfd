"""Random stories of three people in which all kinds of events meet: merged in any order, they leave one state."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest
from delivery_driver import come, table
from mending_driver import made
from merging_driver import Machine, alike
from test_review_merging_bounds_laws import deed

from enface.model import EnfaceError, Severity, Span
from enface.review.commands import (
    Approve,
    Ask,
    MarkError,
    Rate,
    Recipient,
    Redo,
    Refused,
    Resolve,
    Revise,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
)
from enface.review.desk import Desk
from enface.review.purge import purge

TWO = "segments/two.tsv"
ROWS = [("1", "三月。", "In march."), ("2", "四月。", "It is april."), ("3", "五月。", "May.")]
KINDS = ("revise", "approve", "waive", "waive", "unwaive", "ask", "mark", "rate", "resolve", "undo", "undo", "redo")


def delivered(desk: Desk, chance: random.Random) -> None:
    """A new version of the file, with segments removed, rewritten and put in front."""
    kept = [row for row in ROWS if chance.random() < 0.8] or ROWS
    rows = [(source, target if chance.random() < 0.6 else f"{target} New.") for _, source, target in kept]
    if chance.random() < 0.4:
        rows.insert(0, ("新。", "New one."))
    path = come(desk, [(str(number), *row) for number, row in enumerate(rows, 1)], "two.tsv")
    desk.take(desk.delivery(path))


def work(desk: Desk, chance: random.Random, *, leads: bool) -> None:
    """Something that a person does in the document that gets new versions; what is refused is not done."""
    if TWO not in {summary.key for summary in desk.documents()}:
        return
    rows = desk.rows_after(TWO, 0, 99)
    ref, target = (row := chance.choice(rows)).ref, row.segment.target
    with suppress(Refused):
        match chance.choice((*KINDS, "deliver", "deliver") if leads else KINDS):
            case "revise":
                desk.apply(Revise(ref, f"{desk.actor} writes {chance.randrange(9)} the the in march.", target))
            case "approve":
                desk.apply(Approve(ref))
            case "waive":
                desk.check(TWO)
                for where, finding in [(one.ref, view.finding) for one in rows for view in desk.findings(one.ref)]:
                    if chance.random() < 0.3:
                        scope = chance.choice(list(WaiverScope))
                        desk.apply(Waive(where, finding.fingerprint, finding.rule, "a name", scope))
            case "unwaive":
                for waiver in desk.waivers()[:1]:
                    desk.apply(Unwaive(waiver.id))
            case "ask":
                desk.apply(Ask(ref, "What?", Recipient.CLIENT))
            case "mark":
                desk.apply(MarkError(ref, "style/awkward-style", Severity.MINOR, span=Span(0, 1)))
            case "rate":
                desk.apply(Rate(ref, chance.randrange(100)))
            case "resolve":
                if found := desk.merging.conflict(ref):
                    desk.apply(Resolve(found.ref, chance.choice(found.texts), found.texts))
            case "undo":
                desk.apply(Undo(TWO))
            case "redo":
                desk.apply(Redo(TWO))
            case _:
                delivered(desk, chance)


def told(seed: int, folder: Path) -> bool:
    """Three people work, and merge meanwhile and in the end, where one may be purged; whether it was not refused."""
    chance = random.Random(seed)
    (made(folder / "Ann").root / TWO).write_text(table(ROWS), "utf-8")
    people = [Machine(folder / "Ann", "Ann")]
    with people[0].desk():
        pass
    for name in ("Bob", "Cy"):
        shutil.copytree(folder / "Ann", folder / name)
        people.append(Machine(folder / name, name))
    for number in range(4):
        for machine in people:
            with machine.desk() as desk:
                for _ in range(chance.randrange(5)):
                    leads = machine is people[0]
                    work(desk, chance, leads=leads)
                    deed(desk, chance, mends=leads)
        one, other = chance.sample(people, 2)
        with suppress(EnfaceError):
            other.merge(one.pack(folder / f"{number}.zip"))
    if chance.random() < 0.25:
        for machine in people:
            (machine.root / TWO).unlink()
            purge(machine.project, TWO, machine.actor)
    packages = [machine.pack(folder / f"{machine.actor}.zip") for machine in people]
    try:
        for machine, order in zip(people, chance.sample(list(permutations(packages)), 3), strict=True):
            for package in order:
                machine.merge(package)
    except EnfaceError:
        return False
    last = [machine.pack(folder / f"last {machine.actor}.zip") for machine in people]
    for machine in people:
        for package in last:
            machine.merge(package)
    alike(*people)
    return True


def test_all_kinds_of_events_leave_one_state_in_any_order(tmp_path: Path) -> None:
    assert sum(told(seed, tmp_path / str(seed)) for seed in range(6)) > 3


@pytest.mark.long
def test_all_kinds_of_events_leave_one_state_in_any_order_in_a_hundred_stories(tmp_path: Path) -> None:
    assert sum(told(seed, tmp_path / str(seed)) for seed in range(100, 200)) > 60
