"""`enface [open] [PATH…]`: the workbench."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import COMMANDS
from enface.cli.choices import OneOf, did_you_mean
from enface.cli.opening import desk_of
from enface.cli.options import as_option, glossary_option, i_know_option, profile_option
from enface.model import EnfaceError, Problem, Role

if TYPE_CHECKING:
    from enface.review.project import Project


@click.command("open")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@glossary_option
@profile_option
@as_option
@click.option("--role", type=OneOf([role.value for role in Role]), help="Work as this; else what the project says.")
@click.option("--keys", "preset", metavar="PRESET", help="Keys: default, vim, memoq, or a file with your own.")
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="N", help="So much time you have; it is counted down.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@i_know_option
def command(
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    profile: str | None,
    actor: str | None,
    role: str | None,
    preset: str | None,
    minutes: int | None,
    no_mouse: bool,
    any_place: bool,
) -> int:
    """Open the workbench on a file, a folder or a project; without PATH on the project here.

    Where there is none, it asks: a file, the sample with a tour, or a project to make.
    """
    gc.disable()  # what is loaded for the first screen stays; the workbench looks for garbage again when it is there
    from enface import tui
    from enface.cli.inputs import Wishes
    from enface.review.people import who_am_i
    from enface.review.project import SETTINGS
    from enface.tui.key_files import chosen_keys

    wishes = Wishes(glossaries, profile)
    _require_terminal(paths)
    tour = False
    if not paths and not _project_here():
        start = tui.welcome(keys=chosen_keys(preset, Path(SETTINGS)), mouse=not no_mouse)
        if start is None:
            return 0
        paths, tour = (str(start.path or sample()),), start.tour
    project = wishes.over(_chosen(paths))
    keys = chosen_keys(preset, project.root / SETTINGS)
    who, chosen = who_am_i(actor, project.root), Role(role) if role else None
    with desk_of(project, who, role=chosen, any_place=any_place) as desk:
        return tui.run(desk, keys=keys, mouse=not no_mouse, tour=tour, minutes=minutes)


def _chosen(paths: tuple[str, ...]) -> Project:
    """The project with the documents to open; several paths lie in one project. Raises EnfaceError."""
    from enface.review.project import Project

    first, *others = [Project.find(path) for path in (map(Path, paths) if paths else (_project_here() or Path(),))]
    for path, other in zip(paths[1:], others, strict=True):
        if other.database != first.database:
            reason = f"does not belong to the same project as {paths[0]}."
            raise EnfaceError(Problem(path, reason, "Open the folder that holds both, or one after the other."))
    files = [file for project in (first, *others) for file in project.files]
    return replace(first, files=tuple(sorted(set(files)))) if others else first


def _require_terminal(paths: tuple[str, ...]) -> None:
    for path in paths:
        if not Path(path).exists():
            remedy = did_you_mean(path, COMMANDS, "`enface --help` lists the commands.")
            raise EnfaceError(Problem(path, "no such file or folder.", remedy))
    if not can_draw():
        remedy = "`enface check PATH` prints the findings; `enface review next` and `decide` review line by line."
        raise EnfaceError(Problem("", "the workbench needs a terminal that can draw.", remedy))


def can_draw() -> bool:
    """Whether somebody sits at a terminal, or at a browser, that the workbench can draw on."""
    if "WebDriver" in os.environ.get("TEXTUAL_DRIVER", ""):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _project_here() -> Path | None:
    here = Path.cwd()
    return here if (here / "enface.toml").is_file() else None


def sample() -> Path:
    """The folder with this user's copy of the sample project, made at the first call. Raises EnfaceError."""
    import shutil

    from platformdirs import user_data_path

    folder = user_data_path("enface", appauthor=False) / "sample"
    if (folder / "enface.toml").is_file():
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("segments", "glossary"):
            shutil.copytree(shipped_sample() / name, folder / name, dirs_exist_ok=True)
        shutil.copy(shipped_sample() / "enface.toml", folder)
    except OSError as error:
        reason = f"cannot hold the sample: {error.strerror or error}."
        raise EnfaceError(Problem(str(folder), reason, "Name a file instead.")) from None
    return folder


def shipped_sample() -> Path:
    """The sample as it came: in the package, or at the top of the repository that the package is installed from."""
    package = Path(__file__).resolve().parents[1]
    carried = package / "sample"
    return carried if carried.is_dir() else package.parents[1]
