"""A shared host: people save at once at one project, some are killed, and nothing that was acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.host import measured

pytestmark = pytest.mark.usefixtures("several_writers")


@pytest.mark.long
def test_a_full_host_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    result = measured(tmp_path / "project", processes=10, segments=20_000, seconds=30, kill_every=1)
    assert (result.errors, result.lost, result.faults) == ([], 0, 0)
    assert result.killed > 10
    assert len(result.times) > 200
