"""A reviewer whose process is killed at any moment finds every decision that was acknowledged, and the draft."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from enface.model import Status
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.store import open_store

KEY = "segments/one.tsv"
REVIEWERS = """
# For each number that comes in, a reviewer in a process of their own, who goes on from it until they are killed.
import os, sys
from pathlib import Path
from enface import rules
from enface.formats import read
from enface.glossary import Glossary
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

project = Project.find(Path(sys.argv[1]))
rules.check(read(project.files[0]), Glossary(), project.profile)  # loaded once for all
with Desk.open(project, actor="Ann") as desk:  # as is what decides
    ref = SegmentRef("segments/one.tsv", "3")
    desk.apply(Revise(ref, "Begun.", desk.row(ref).segment.target))
    desk.apply(Approve(ref))

def review(number):
    with Desk.open(project, actor="Ann") as desk:
        ref = SegmentRef("segments/one.tsv", "3")
        while True:
            desk.apply(Revise(ref, f"Visit {number}.", desk.row(ref).segment.target))
            desk.apply(Approve(ref))
            desk.keep_draft(ref, f"Visit {number}, half")
            print(number, flush=True)
            number += 1

for line in sys.stdin:
    process = os.fork()
    if process == 0:
        review(int(line))
    print("process", process, flush=True)
    os.waitpid(process, 0)
    print("killed", flush=True)
"""


@pytest.fixture
def reviewers(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", REVIEWERS, str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.communicate()


def killed_after(reviewers: subprocess.Popen[str], number: int, pause: float) -> int:
    """Let a reviewer begin with a number and kill them after a while; the last number that they acknowledged, or -1."""
    assert reviewers.stdin
    assert reviewers.stdout
    reviewers.stdin.write(f"{number}\n")
    reviewers.stdin.flush()
    said: list[str] = []
    while not said or "process" not in said[-1]:  # behind a number, where both write at once
        said.append(reviewers.stdout.readline())
        assert said[-1], "the reviewers have ended"
    time.sleep(pause)
    os.kill(int(said[-1].split()[-1]), signal.SIGKILL)
    while not said[-1].endswith("killed\n"):  # a number may have been killed before its line ended
        said.append(reviewers.stdout.readline())
        assert said[-1], "the reviewers have ended"
    return max([int(line) for line in said if line.strip().isdecimal()], default=-1)


def rounds(reviewers: subprocess.Popen[str], folder: Path, number_of_rounds: int) -> None:
    chance, ref, before = random.Random(5), SegmentRef(KEY, "3"), -1
    for _ in range(number_of_rounds):
        acknowledged = killed_after(reviewers, before + 1, chance.uniform(0, 0.2))
        with Desk.open(Project.find(folder), actor="Ann") as desk:
            assert desk.read_only == ""
            segment, draft = desk.row(ref).segment, desk.draft(ref)
        visit = re.fullmatch(r"Visit (\d+)\.", segment.target)
        last = int(visit[1]) if visit else -1
        assert last - max(before, acknowledged) in {0, 1}
        if last == acknowledged != -1:
            assert (segment.status, draft) == (Status.APPROVED, f"Visit {last}, half")
        before = last
    assert before > number_of_rounds
    assert verify(Project.find(folder)).problems == ()


def test_a_reviewer_killed_40_times_loses_nothing_acknowledged(reviewers: subprocess.Popen[str], folder: Path) -> None:
    rounds(reviewers, folder, 40)


@pytest.mark.long
def test_a_reviewer_killed_500_times_loses_nothing_acknowledged(reviewers: subprocess.Popen[str], folder: Path) -> None:
    rounds(reviewers, folder, 500)


IMPORTER = """
import sys
from pathlib import Path
from enface.review.desk import Desk
from enface.review.project import Project
Desk.open(Project.find(Path(sys.argv[1])), actor="Ann", taken_in=lambda done, _: print(done, flush=True))
"""


def test_a_killed_import_leaves_nothing_half_in(folder: Path) -> None:
    rows = "".join(f"{number}\t第{number}句。\tSentence {number}.\n" for number in range(20_000))
    (folder / "segments" / "one.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    project = Project.find(folder)
    for reached in (0, 3000, 9000):
        process = subprocess.Popen([sys.executable, "-c", IMPORTER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        while int(process.stdout.readline()) < reached:
            pass
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with closing(open_store(project.database)) as store:
            assert store.clock() == 0
            assert store.documents() == []
    with Desk.open(project, actor="Ann") as desk:
        assert desk.documents()[0].segments == 20_000
        assert desk._store.verify() == ()
