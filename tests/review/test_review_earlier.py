"""What was approved is remembered as it stands now; what was added is there whole or not at all."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enface.cli import run
from enface.memory.shelf import Memory
from enface.model import Side
from enface.review.commands import Approve, Reject, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.earlier import APPROVED, memory_of, remember
from enface.review.project import Project

ONE = "segments/one.tsv"
THIRD = SegmentRef(ONE, "3")


def approved(project: Project) -> list[str]:
    memory, problems = memory_of(project)
    assert problems == ()
    return [
        entry.target for volume in memory.volumes() if volume.name.startswith(APPROVED) for entry in volume.entries()
    ]


def test_the_memory_follows_what_is_approved(desk: Desk) -> None:
    assert approved(desk.project) == []
    desk.apply(Approve(THIRD))
    assert approved(desk.project) == ["Participants visited the village."]
    (found,) = memory_of(desk.project)[0].find("与会者参观了村庄。", Side.SOURCE)
    assert (found.score, found.entry.status, found.entry.decided[:5]) == (100, "approved", "Ann, ")
    desk.apply(Undo(ONE))
    assert approved(desk.project) == []
    desk.apply(Revise(THIRD, "They visited the village.", "Participants visited the village."))
    desk.apply(Approve(THIRD))
    assert approved(desk.project) == ["They visited the village."]
    desk.apply(Reject(THIRD, "no"))
    assert approved(desk.project) == []


def test_nothing_is_written_anew_while_nothing_changed(desk: Desk) -> None:
    desk.apply(Approve(THIRD))
    (first,) = memory_of(desk.project)[0].folder.iterdir()
    before = first.stat()
    (again,) = memory_of(desk.project)[0].folder.iterdir()
    assert (again.stat().st_ino, again.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_memory_that_cannot_be_written_is_told_and_still_searched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, _problems = memory_of(desk.project)
    remember(desk.project, memory, desk.project.files[0])
    desk.apply(Approve(THIRD))

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("enface.formats.atomic.tempfile.mkstemp", full)
    memory, problems = memory_of(desk.project)
    assert "No space left on device" in str(problems[0])
    assert memory.find("与会者参观了村庄。")[0].name == ONE


def test_a_file_is_read_again_only_when_it_changed(folder: Path) -> None:
    project = Project.find(folder)
    memory, path = Memory(project.database), folder / ONE
    assert remember(project, memory, path)[1:] == (5, 5, True)
    assert remember(project, memory, path)[1:] == (5, 5, False)
    path.write_text("id\tsource\ttarget\n1\t三月\t\n2\t四月\tApril\n", "utf-8")
    assert remember(project, memory, path)[1:] == (1, 2, True)
    assert memory.find("三月") == []


def test_the_command_line_adds_finds_lists_and_removes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)

    def said(*arguments: str, status: int = 0) -> str:
        assert run(["memory", *arguments]) == status
        return "".join(capsys.readouterr())

    assert "Nothing is kept yet" in said("list")
    assert said("add", "segments") == f"{ONE}: 5 segments.\n"
    assert said("list") == f"{ONE}  5 segments\n"
    assert "known as it stands" in said("add", ONE)
    assert "no such file" in said("add", "lost.tmx", status=2)
    assert said("find", "Participants visited a village.").splitlines() == [
        " 91 %  segments/one.tsv:3  translated",
        "       与会者参观了村庄。",
        "       Participants visited [-the-]{+a+} village.",
    ]
    (match,) = json.loads(said("find", "与会者参观村庄", "--format", "json"))["matches"]
    assert (match["side"], match["target"]) == ("source", "Participants visited the village.")
    assert "Nothing is so like it" in said("find", "Participants visited a village.", "--side", "source")
    assert said("search", "APRIL").count("april") == 3
    assert "more than 1" in said("search", "april", "--most", "1")
    assert [one["segment"] for one in json.loads(said("search", "村庄", "--format", "json"))["entries"]] == ["3"]
    assert "Did you mean segments/one.tsv?" in said("remove", "segments/on.tsv", status=1)
    assert "removed from the memory" in said("remove", ONE)
    assert "No earlier translation has these words" in said("search", "april")


def test_what_is_approved_is_not_removed_by_name(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.apply(Approve(THIRD))
    assert run(["memory", "remove", APPROVED + ONE, "--project", str(desk.project.root)]) == 1
    assert "follows from the reviews" in capsys.readouterr().err


ADDING = """
# Adds a file in one state and in the other, over and over, until the process is killed.
import sys
from pathlib import Path
from enface.memory.shelf import Memory
from enface.review.earlier import remember
from enface.review.project import Project

project = Project.find(Path(sys.argv[1]))
memory, path = Memory(project.database), project.files[0]
while True:
    for count in (200, 3000):
        lines = [f"{number}\\t第{number}个\\tNumber {number} of {count}\\n" for number in range(count)]
        path.write_text("id\\tsource\\ttarget\\n" + "".join(lines), "utf-8")
        remember(project, memory, path)
        print(count, flush=True)
"""


def test_a_kill_while_adding_leaves_a_whole_memory(folder: Path) -> None:
    chance = random.Random(5)
    memory = Memory(Project.find(folder).database)
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", ADDING, str(folder)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.random() / 5)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        (volume,) = memory.volumes()
        assert memory.problems == ()
        assert [entry.target for entry in volume.entries()] == [
            f"Number {number} of {volume.count}" for number in range(volume.count)
        ]
        assert volume.count in {200, 3000}
