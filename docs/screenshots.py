"""Takes the pictures of the documentation from the real app on the sample project: `python docs/screenshots.py`."""

from __future__ import annotations

import asyncio
import html
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len

from enface.cli.open_command import shipped_sample
from enface.model import Role
from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.app import Workbench

DOCS = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Shot:
    """One picture: somebody at the app, in a terminal of a size, after some keys."""

    size: tuple[int, int]
    keys: tuple[str, ...]
    role: Role = Role.LEAD
    dark: bool = True


SHOTS = {
    "workbench.svg": Shot((160, 40), ("n", "n", "n")),
    "workbench-light.svg": Shot((80, 24), ("n", "n"), dark=False),
    "day-translator.svg": Shot((100, 30), ("n", "n", "y", "e"), Role.TRANSLATOR),
    "day-editor.svg": Shot((100, 30), ("j", "j", "m"), Role.EDITOR),
    "day-lead.svg": Shot((100, 30), ("o",)),
    "day-lead-names.svg": Shot((100, 30), ("L",)),
}


async def shoot(name: str, shot: Shot) -> None:
    """Take a picture on a copy of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample"
        for part in ("segments", "glossary"):
            shutil.copytree(shipped_sample() / part, project / part)
        shutil.copy(shipped_sample() / "enface.toml", project)
        with Desk.open(Project.find(project), actor="Li Na", role=shot.role) as desk:
            app = Workbench(desk, dark=shot.dark)
            async with app.run_test(size=shot.size) as pilot:
                await pilot.pause()
                while app.screen.is_checking:  # type: ignore[attr-defined]
                    await pilot.pause(0.05)
                await pilot.press(*shot.keys)
                await pilot.pause(0.2)
                await app.workers.wait_for_complete()
                await pilot.pause(0.5)
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
    for name, shot in SHOTS.items():
        await shoot(name, shot)


if __name__ == "__main__":
    asyncio.run(main())
