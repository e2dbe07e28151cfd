"""What a later file changed stands in the report until somebody decides on it."""

from __future__ import annotations

from pathlib import Path

from enface.reports import gather
from enface.review.commands import Confirm, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

ROWS = {"1": ("会议在长沙召开。", "The meeting was held in Changsha."), "2": ("工作很多。", "There was much work.")}


def table(path: Path, rows: dict[str, tuple[str, str]]) -> Path:
    path.write_text("id\tsource\ttarget\n" + "".join(f"{id}\t{a}\t{b}\n" for id, (a, b) in rows.items()), "utf-8")
    return path


def test_conflicts_come_first_and_go_when_decided(tmp_path: Path) -> None:
    root, inbox = tmp_path / "project", tmp_path / "inbox"
    for folder in (root / "segments", inbox):
        folder.mkdir(parents=True)
    (root / "enface.toml").write_text("[project]\n", "utf-8")
    table(root / "segments" / "a.tsv", ROWS)
    with Desk.open(Project.find(root), actor="Wang") as desk:
        key = desk.documents()[0].key
        second = SegmentRef(key, "2")
        desk.apply(Revise(second, "There was a lot of work.", ROWS["2"][1]))
        later = {
            "1": (ROWS["1"][0], "The meeting took place in Changsha."),
            "2": (ROWS["2"][0], "Much was to be done."),
        }
        later["3"] = ("新的一段。", "A new one.")
        desk.take(desk.delivery(table(inbox / "a.tsv", later)))
        conflict, change = gather(desk).changed
        assert (conflict.segment, conflict.reviser, conflict.before) == ("2", "Wang", "There was a lot of work.")
        assert conflict.now == "Much was to be done."
        assert (change.segment, change.reviser, change.source_changed) == ("1", "", False)
        desk.apply(Confirm(second))
        assert [one.segment for one in gather(desk).changed] == ["1"]
