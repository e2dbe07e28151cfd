"""A power cut at any moment: what was acknowledged is there, what was not is there whole or not at all."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from power_cut import RecordingDisk, Step, left_after, put_down

from enface.review.commands import Approve, Comment, Confirm, Redo, Reject, Revise, SegmentRef, Undo, Waive
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import apsw_connection, connection, open_store
from enface.store.examine import examine

KEY = "segments/one.tsv"
HALF = SegmentRef(KEY, "5")


class Acknowledged(NamedTuple):
    """After so many steps of the disk so many events were promised, and this draft."""

    steps: int
    events: int
    draft: int


class Session(NamedTuple):
    """A session on a disk that remembers: the database's path, what the disk did, what the desk acknowledged."""

    database: Path
    steps: list[Step]
    acknowledged: list[Acknowledged]


def work(desk: Desk) -> Iterator[None]:
    """Decide on everything, in every way; each step is acknowledged."""
    chance = random.Random(3)
    for number in range(24):
        ref = SegmentRef(KEY, str(number % 4 + 1))
        desk.apply(Revise(ref, f"Round {number}: the the text of march.", desk.row(ref).segment.target))
        yield
        desk.keep_draft(HALF, str(number))
        yield
        command = chance.choice(
            [Approve(ref), Confirm(ref), Reject(ref, f"no {number}"), Comment(ref, f"why {number}"), Undo(KEY)]
        )
        desk.apply(command)
        yield
        if isinstance(command, Undo):
            desk.apply(Redo(KEY))
            yield
        if number % 6 == 5:
            finding = next(iter(desk.findings(ref))).finding
            desk.apply(Waive(ref, finding.fingerprint, finding.rule, "so it is"))
            yield
            desk.check(KEY)


@pytest.fixture
def session(folder: Path) -> Callable[..., Session]:
    def run(synchronous: str = "FULL") -> Session:
        disk = RecordingDisk(f"power-cut-{synchronous}")
        prepared = connection.prepared

        def on_this_disk(path: Path) -> sqlite3.Connection:
            made = prepared(apsw_connection.connect(path, vfs=disk.name))
            # So that the journal goes back into the database several times.
            made.execute("PRAGMA wal_autocheckpoint = 60")
            if synchronous != "FULL":
                made.execute(f"PRAGMA synchronous = {synchronous}")
            return made

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(connection, "opened", on_this_disk)
            patched.setattr(connection, "prepared", lambda made: made)
            acknowledged = []
            with Desk.open(Project.find(folder), actor="Ann") as desk:
                database = desk.project.database
                for _ in work(desk):
                    events = desk._store.connection.execute("SELECT count(*) FROM event").fetchone()[0]
                    draft = desk.draft(HALF)
                    acknowledged.append(Acknowledged(len(disk.steps), events, int(draft) if draft else -1))
        steps = list(disk.steps)
        disk.unregister()
        return Session(database, steps, acknowledged)

    return run


def lost(session: Session, number: int, folder: Path) -> str:
    """What is wrong with one of the states that a power cut may leave; empty where nothing is."""
    chance = random.Random(number)
    first = session.acknowledged[0].steps
    cut = chance.randint(first, len(session.steps))
    promised = max(one for one in session.acknowledged if one.steps <= cut)
    database = put_down(left_after(session.steps[:cut], chance), session.database, folder / str(number))
    faults = examine(database).faults
    if faults:
        return f"state {number}: {faults[0]}"
    with closing(open_store(database)) as store:
        if store.verify():
            return f"state {number}: {store.verify()[0]}"
        events = store.connection.execute("SELECT count(*) FROM event").fetchone()[0]
        draft = int(store.draft(*HALF, "Ann") or -1)
    if events < promised.events or draft < promised.draft:
        return f"state {number}: {events} of {promised.events} events, draft {draft} of {promised.draft}"
    if events not in {2, *(one.events for one in session.acknowledged)}:
        return f"state {number}: a decision is there by half"
    return ""


def hold(session: Session, states: int, folder: Path) -> list[str]:
    return list(filter(None, (lost(session, number, folder) for number in range(states))))


def test_a_power_cut_takes_nothing_that_was_acknowledged(session, tmp_path: Path) -> None:
    assert hold(session(), 60, tmp_path) == []


@pytest.mark.long
def test_240_power_cuts_take_nothing_that_was_acknowledged(session, tmp_path: Path) -> None:
    assert hold(session(), 240, tmp_path) == []


def test_this_disk_loses_what_was_not_synced(session, tmp_path: Path) -> None:
    found = hold(session("NORMAL"), 20, tmp_path)
    assert any("events, draft" in one for one in found)
