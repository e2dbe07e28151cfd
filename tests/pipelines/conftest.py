"""A repository of translations, and enface as pipelines install it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TABLE = "id\tsource\ttarget\n1\t湖南省\tin hunan\n2\t你好\tHello.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files, one of them with blanks in its name; each has a minor finding."""
    folder = tmp_path / "repository"
    folder.mkdir()
    for name in ("a.tsv", "two words.tsv"):
        (folder / name).write_text(TABLE, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that holds `enface/bin/enface`, as the pipelines make it."""
    command = tmp_path / "runner" / "enface" / "bin" / "enface"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m enface "$@"\n')
    command.chmod(0o755)
    return tmp_path / "runner"
