"""The same examples on every run; HYPOTHESIS_PROFILE=search looks for new ones. One writer, unless a test asks."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# As it is where APSW is not installed, in this process and in those that tests start.
os.environ["ENFACE_ONE_WRITER"] = "1"


@pytest.fixture
def several_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let several processes write to one project, as where the SQLite at hand bears it."""
    from enface.store import library

    monkeypatch.delenv(library.ALONE)
    if not library.bears_several_writers():
        pytest.skip("neither Python's SQLite nor APSW's bears several writers here")
