"""The workbenches that a server has started, as the system sees them."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

from conftest import PATIENCE


def workbenches(project: Path) -> list[int]:
    """The processes that have this project open as a workbench."""
    found = subprocess.run(["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if line.endswith(f" open {project}")]


async def are_gone(project: Path) -> None:
    """Wait until no workbench has the project open."""
    async with asyncio.timeout(PATIENCE):
        while workbenches(project):
            await asyncio.sleep(0.05)
