"""A full disk leaves the old file whole: with a real limit on the size of files, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import resource, signal, sys
from enface import formats
from enface.formats import Change
from enface.model import ImportProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
try:
    formats.write_back(sys.argv[1], {(sys.argv[1], "1"): Change("x" * 5000)}, sys.argv[1])
except ImportProblem as problem:
    print(problem)
"""


def test_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    before = b"id\tsource\ttarget\n1\ta\tOne\n"
    file.write_bytes(before)
    run = subprocess.run([sys.executable, "-c", CODE, str(file)], capture_output=True, text=True, check=True)
    assert "cannot be written" in run.stdout
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.tsv"]
