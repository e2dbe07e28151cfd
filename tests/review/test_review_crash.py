"""A reviewer whose terminal is killed finds every decision that was acknowledged, and the draft."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing

from enface.model import Status
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import Store

KEY = "segments/one.tsv"
REVIEWER = """
import sys
from pathlib import Path
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
desk = Desk.open(Project.find(Path(sys.argv[1])), actor="Ann")
ref = SegmentRef("segments/one.tsv", "3")
for number in range(int(sys.argv[2]), 100_000):
    desk.apply(Revise(ref, f"Visit {number}.", desk.row(ref).segment.target))
    desk.apply(Approve(ref))
    desk.keep_draft(ref, f"Visit {number}, half")
    print(number, flush=True)
"""


def test_a_killed_reviewer_loses_nothing_acknowledged(folder):
    number = 0
    for pause in (0.01, 0.04, 0.08):
        command = [sys.executable, "-c", REVIEWER, str(folder), str(number)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        acknowledged = int(process.stdout.readline())
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, process.communicate()[0].split())])
        with Desk.open(Project.find(folder), actor="Ann") as desk:
            ref = SegmentRef(KEY, "3")
            segment, draft = desk.row(ref).segment, desk.draft(ref)
            last = int(segment.target.removeprefix("Visit ").removesuffix("."))
            assert last in {acknowledged, acknowledged + 1}
            assert segment.status is Status.APPROVED or last > acknowledged
            assert draft in {f"Visit {acknowledged}, half", f"Visit {acknowledged + 1}, half", None}
            assert draft is not None or last > acknowledged
        number = last + 1


IMPORTER = """
import sys
from pathlib import Path
from enface.review.desk import Desk
from enface.review.project import Project
Desk.open(Project.find(Path(sys.argv[1])), actor="Ann", taken_in=lambda done, _: print(done, flush=True))
"""


def test_a_killed_import_leaves_nothing_half_in(folder):
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
        with closing(Store.open(project.database)) as store:
            assert store.clock() == 0
            assert store.documents() == []
    with Desk.open(project, actor="Ann") as desk:
        assert desk.documents()[0].segments == 20_000
        assert desk._store.verify() == ()
