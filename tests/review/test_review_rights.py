"""Where nothing may be written all can be looked at, nothing is left behind, and a line says why nothing is saved."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

NOBODY = 65534
READER = """
import os, sys
from pathlib import Path
from enface.model import EnfaceError
from enface.review.commands import Approve
from enface.review.desk import Desk
from enface.review.project import Project

project = Project.find(Path(sys.argv[1]))
Desk.open(project, actor="Eve", write=False).close()  # all that it needs is loaded
if os.geteuid() == 0:  # to whom all is allowed
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
with Desk.open(project, actor="Eve") as desk:
    (row, *_) = desk.rows_after("segments/one.tsv", 0, 9)
    print(row.segment.target)
    print(desk.read_only)
    try:
        desk.apply(Approve(row.ref))
    except EnfaceError as error:
        print(error)
"""


@pytest.fixture
def project() -> Iterator[Path]:
    """A project that was worked on, where anybody may look at it."""
    from enface.review.commands import Approve, SegmentRef
    from enface.review.desk import Desk
    from enface.review.project import Project

    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "segments").mkdir()
        (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
        (root / "segments" / "one.tsv").write_text("id\tsource\ttarget\n1\t你好。\tHello.\n", "utf-8")
        with Desk.open(Project.find(root), actor="Ann") as desk:
            desk.apply(Approve(SegmentRef("segments/one.tsv", "1")))
        for path in (root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield root
        root.chmod(0o755)


def looked_at(project: Path) -> list[str]:
    """What a person without the right to write sees and is told."""
    done = subprocess.run([sys.executable, "-c", READER, str(project)], capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_read_only_folder(project: Path) -> None:
    project.chmod(0o555)
    before = {path.name for path in project.iterdir()}
    text, why, refused = looked_at(project)
    assert text == "Hello."
    assert "cannot be written to" in why
    assert refused == f"Nothing can be saved: {why}."
    assert {path.name for path in project.iterdir()} == before


def test_a_read_only_database(project: Path) -> None:
    (project / "reviews.db").chmod(0o444)
    (project / "reviews.db.lock").unlink()
    if os.geteuid() == 0:
        os.chown(project, NOBODY, NOBODY)
    text, why, refused = looked_at(project)
    assert text == "Hello."
    assert "reviews.db cannot be written to (it is read-only)" in why
    assert refused == f"Nothing can be saved: {why}."
