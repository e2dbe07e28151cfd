"""The same examples on every run; HYPOTHESIS_PROFILE=search looks for new ones. One writer, unless a test asks."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
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


@pytest_asyncio.fixture
async def chromium() -> AsyncIterator[Any]:
    """A Chromium: on the path, or named by ENFACE_CHROMIUM; skips where there is none, or no Playwright."""
    playwright = pytest.importorskip("playwright.async_api", reason="needs Playwright")
    path = os.environ.get("ENFACE_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("needs a Chromium, on the path or named by ENFACE_CHROMIUM")
    async with playwright.async_playwright() as drive:
        browser = await drive.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()
