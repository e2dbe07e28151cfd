"""A pair of texts in a project, and what is looked at after its segments were split, merged or shifted."""

from __future__ import annotations

from pathlib import Path

from enface.model import Side
from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.mending import Merge, Shift, Split
from enface.review.project import Project

KEY = "segments/a.en.txt"
SOURCE = "会议在长沙举行；有315人参加。大家都来了。\n\n谁会来？没有人知道。\n\n三月开会。\n"
TARGET = (
    "The meeting was held in Changsha, with 315 people. All of them came.\n\n"
    "Who will come? Nobody knows.\n\nA meeting in march.\n"
)
STATE = (
    *("document", "segment", "tally", "revision", "comment", "waiver", "fixed", "renamed", "change"),
    *("certificate", "error", "rating"),
)


def made(folder: Path, source: str = SOURCE, target: str = TARGET) -> Project:
    """A project of one pair of texts, or of one English text without a source."""
    (folder / "segments").mkdir(parents=True, exist_ok=True)
    (folder / "enface.toml").write_text('[project]\nname = "texts"\n', "utf-8")
    if source:
        (folder / "segments" / "a.zh.txt").write_text(source, "utf-8")
    (folder / "segments" / "a.en.txt").write_text(target, "utf-8")
    return Project.find(folder)


def opened(project: Project, actor: str = "Ann") -> Desk:
    return Desk.open(Project.find(project.root), actor=actor)


def ref(segment: str) -> SegmentRef:
    return SegmentRef(KEY, segment)


def rows(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row.ref.segment, row.segment.source, row.segment.target) for row in desk.rows_after(KEY, 0, 99)]


def revise(desk: Desk, segment: str, text: str) -> None:
    desk.apply(Revise(ref(segment), text, desk.row(ref(segment)).segment.target))


def split(desk: Desk, segment: str, source: str = "", target: str = "") -> None:
    """Split a segment before these words of its source and of its target."""
    held = desk.row(ref(segment)).segment
    places = (held.source.index(source) if source else None, held.target.index(target) if target else None)
    desk.segmentation.apply(Split(ref(segment), *places))


def merge(desk: Desk, segment: str) -> None:
    desk.segmentation.apply(Merge(ref(segment)))


def shift(desk: Desk, segment: str, side: Side, *, onwards: bool = True) -> None:
    desk.segmentation.apply(Shift(ref(segment), side, onwards))


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


def exported(desk: Desk, folder: Path) -> str:
    (done,) = desk.export(folder)
    return done.output.read_text("utf-8")
