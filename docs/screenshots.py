"""Takes the pictures of the documentation from the real app on the sample project: `python docs/screenshots.py`."""

from __future__ import annotations

import asyncio
import html
import re
import shutil
import tempfile
from pathlib import Path

from rich.cells import cell_len

from enface.cli.open_command import shipped_sample
from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.app import Workbench

DOCS = Path(__file__).resolve().parent
SHOTS = {
    "workbench.svg": ((160, 40), True, ["n", "n", "n"]),
    "workbench-light.svg": ((80, 24), False, ["n", "n"]),
}


async def shoot(name: str, size: tuple[int, int], dark: bool, keys: list[str]) -> None:
    """One picture: the app at a size, after some keys."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample"
        for part in ("segments", "glossary"):
            shutil.copytree(shipped_sample() / part, project / part)
        shutil.copy(shipped_sample() / "enface.toml", project)
        with Desk.open(Project.find(project), actor="Li Na") as desk:
            app = Workbench(desk, dark=dark)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.press(*keys)
                await pilot.pause(0.2)
                picture = app.export_screenshot(title="enface")
    picture = re.sub(r'textLength="([\d.]+)"([^>]*)>([^<]*)<', _in_cells, picture)
    # A picture asks for nothing from elsewhere: the reader's own monospaced font does.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    (DOCS / name).write_text(picture, "utf-8")


def _in_cells(match: re.Match[str]) -> str:
    """The length of a run of text by the cells it takes: a Chinese character takes two."""
    text = html.unescape(match[3])
    length = float(match[1]) * cell_len(text) / max(1, len(text))
    return f'textLength="{length:g}"{match[2]}>{match[3]}<'


async def main() -> None:
    """Take all pictures."""
    for name, (size, dark, keys) in SHOTS.items():
        await shoot(name, size, dark, keys)


if __name__ == "__main__":
    asyncio.run(main())
