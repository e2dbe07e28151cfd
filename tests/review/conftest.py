from collections.abc import Iterator
from pathlib import Path

import pytest
from merging_driver import Machine, first

from enface.review.desk import Desk
from enface.review.project import Project

ROWS = [
    ("1", "三月，会议在长沙召开。", "In march, the meeting was held in Changsha."),
    ("2", "会议总结了工作。", "The meeting reviewed the the work."),
    ("3", "与会者参观了村庄。", "Participants visited the village."),
    ("4", "四月再次开会。", "Another meeting follows in april."),
    ("5", "四月。", "It is april, and april it stays."),
]


def table(rows: list[tuple[str, str, str]]) -> str:
    return "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (root / "segments" / "one.tsv").write_text(table(ROWS), "utf-8")
    return root


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    opened = Desk.open(Project.find(folder), actor="Ann")
    opened.check("segments/one.tsv")
    yield opened
    opened.close()


@pytest.fixture
def ann(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return first(tmp_path / "ann")


@pytest.fixture
def bob(ann: Machine, tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "bob", "Bob")
    machine.merge(ann.pack(tmp_path / "first.zip"))
    return machine
