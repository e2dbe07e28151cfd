"""A shared host: people save at once at one project, some are killed, and nothing that was acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.host import measured

pytestmark = pytest.mark.usefixtures("several_writers")


def work(folder: Path, monkeypatch: pytest.MonkeyPatch, processes: int, segments: int, seconds: float) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    result = measured(folder / "project", processes, segments, seconds, kill_every=1)
    assert (result.errors, result.lost, result.faults) == ([], 0, 0)
    assert result.killed >= seconds // 2
    assert len(result.times) > processes * seconds / 2


def test_people_who_save_at_once_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(tmp_path, monkeypatch, processes=3, segments=200, seconds=3)


@pytest.mark.long
def test_a_full_host_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(tmp_path, monkeypatch, processes=10, segments=20_000, seconds=30)
