"""A document, its deliveries, and what is looked at afterwards."""

from __future__ import annotations

from pathlib import Path

from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/one.tsv"
ROWS = [
    ("1", "三月，会议在长沙召开。", "In march, the meeting was held in Changsha."),
    ("2", "会议总结了工作。", "The meeting reviewed the the work."),
    ("3", "与会者参观了村庄。", "Participants visited the village."),
    ("4", "四月再次开会。", "Another meeting follows in april."),
    ("5", "四月。", "It is april, and april it stays."),
]
STATE = ("document", "segment", "tally", "revision", "comment", "waiver", "fixed", "renamed", "change")
STATE += ("error", "error_step", "rating")


def ref(segment: str) -> SegmentRef:
    return SegmentRef(KEY, segment)


def table(rows: list[tuple[str, str, str]]) -> str:
    return "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


def revise(desk: Desk, segment: str, text: str) -> None:
    desk.apply(Revise(ref(segment), text, desk.row(ref(segment)).segment.target))


def come(desk: Desk, rows: list[tuple[str, str, str]], name: str = "one.tsv") -> Path:
    """A delivery as a file outside the project."""
    inbox = desk.project.root.parent / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / name).write_text(table(rows), "utf-8")
    return inbox / name


def take(desk: Desk, rows: list[tuple[str, str, str]]) -> None:
    desk.take(desk.delivery(come(desk, rows)))


def shifted(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The rows behind a new first one, under ids that are their numbers."""
    everything = [("", "全新的第一段。", "A new first segment."), *rows]
    return [(str(number), *row[1:]) for number, row in enumerate(everything, 1)]


def again(desk: Desk) -> Desk:
    desk.close()
    return Desk.open(Project.find(desk.project.root), actor="Ann")


def state(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(desk._store.connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in STATE
    }


def holds(desk: Desk) -> None:
    """The state follows from the events."""
    before = desk._store.state_digest()
    desk._store.rebuild()
    assert desk._store.state_digest() == before
    assert desk._store.verify() == ()
