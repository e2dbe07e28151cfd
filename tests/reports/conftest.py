"""A small project that two people have worked on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from enface.model import Role, Severity
from enface.review.commands import Approve, Comment, Reject, Revise, SegmentRef, Undo, Waive
from enface.review.desk import Desk
from enface.review.project import Project

TABLE = """id\tsource\ttarget
1\t湖南省\tin hunan
2\t三月\tin march 2020
3\t你好\tHello hello there.
4\t再见\tBye for now in changsha.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(
        '[project]\nname = "Try <b>it</b>"\n[people]\n"Anna Li" = "editor"\n', "utf-8"
    )
    (tmp_path / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.fixture
def reviewed(folder: Path) -> Iterator[Desk]:
    project = Project.find(folder)
    with Desk.open(project, actor="Zhang Wei") as desk:
        key = desk.documents()[0].key
        desk.check(key)
        desk.apply(Revise(SegmentRef(key, "1"), "in Hunan", "in hunan"))
    with Desk.open(project, actor="Anna Li") as desk:
        march = next(view.finding for view in desk.findings(SegmentRef(key, "2")) if view.finding.rule == "case.month")
        assert march.severity is Severity.MINOR
        desk.apply(Waive(SegmentRef(key, "2"), march.fingerprint, march.rule, "the client's <i>style</i> | \u202eis"))
        desk.apply(Approve(SegmentRef(key, "1")))
        desk.apply(Reject(SegmentRef(key, "3"), "Too chatty.\nSay it once."))
        desk.apply(Comment(SegmentRef(key, "4"), "gone again"))
        desk.apply(Undo(key))
    with Desk.open(project, actor="Lin", role=Role.LEAD, write=False) as desk:
        yield desk
