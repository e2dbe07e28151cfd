"""A killed import, or undo of one, leaves the old or the new: events, state and file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from enface.review.commands import Approve, SegmentRef, TakeBack
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/one.tsv"
TAKER = """
import sys
from pathlib import Path
from enface.review.commands import TakeBack
from enface.review.desk import Desk
from enface.review.project import Project
desk = Desk.open(Project.find(Path(sys.argv[1])), actor="Ann")
print("ready", flush=True)
while True:
    delivery = desk.delivery(Path(sys.argv[2]))
    if delivery.changes_anything:
        desk.take(delivery)
    desk.apply(TakeBack("segments/one.tsv"))
"""


def table(rows: list[tuple[str, str]]) -> str:
    return "source\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


def rounds(folder: Path, number: int) -> Counter[str]:
    """Which of the two was found after each kill."""
    old = [(f"第{place}段，{place * 7919 % 10007}号文件。", f"Text {place}.") for place in range(300)]
    texts = {"old": table(old), "new": table([("前言。", "Preface."), *old[1:]])}
    file, inbox = folder / KEY, folder.parent / "one.tsv"
    file.write_text(texts["old"], "utf-8")
    inbox.write_text(texts["new"], "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        desk.apply(Approve(SegmentRef(KEY, "2")))
    chance, found = random.Random(7), Counter[str]()
    for _ in range(number):
        command = [sys.executable, "-c", TAKER, str(folder), str(inbox)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.3))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with Desk.open(Project.find(folder), actor="Ann") as desk:
            rows = desk.rows_after(KEY, 0, 999)
            state = "new" if rows[0].segment.source == "前言。" else "old"
            assert table([(row.segment.source, row.segment.target) for row in rows]) == texts[state]
            assert file.read_text("utf-8") == texts[state]
            assert rows[1].segment.status.value == "approved"
            assert desk.notices == ()
            assert [path.name for path in file.parent.iterdir() if path.suffix == ".tsv"] == ["one.tsv"]
            digest = desk._store.state_digest()
            desk._store.rebuild()
            assert (desk._store.state_digest(), desk._store.verify()) == (digest, ())
            found[state] += 1
            if state == "new":
                desk.apply(TakeBack(KEY))
    return found


def test_a_killed_import_leaves_the_old_or_the_new(folder):
    rounds(folder, 4)


@pytest.mark.long
def test_an_import_killed_40_times_leaves_the_old_or_the_new(folder):
    assert set(rounds(folder, 40)) == {"old", "new"}
