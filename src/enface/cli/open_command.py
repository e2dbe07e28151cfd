"""`enface [open] [PATH]`: the workbench."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from enface.model import EnfaceError, Problem, Role


@click.command("open")
@click.argument("path", required=False)
@click.option("--as", "actor", metavar="NAME", help="Who is working; else ENFACE_USER, git's user.name, the login.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), help="Work as this; else what the project says."
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def command(path: str | None, actor: str | None, role: str | None, no_mouse: bool) -> int:
    """Open the workbench on a file, a folder or a project; without PATH on the project here, else on the sample."""
    from enface import tui
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    folder = Path(path) if path else _project_here() or sample()
    if not folder.exists():
        raise EnfaceError(Problem(str(folder), "no such file or folder.", "`enface --help` lists the commands."))
    _require_terminal()
    project = Project.find(folder)
    with Desk.open(project, actor=who_am_i(actor, project.root), role=Role(role) if role else None) as desk:
        return tui.run(desk, mouse=not no_mouse)


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        remedy = "`enface check PATH` prints the findings line by line."
        raise EnfaceError(Problem("", "the workbench needs a terminal that can draw.", remedy))


def _project_here() -> Path | None:
    here = Path.cwd()
    return here if (here / "enface.toml").is_file() else None


def sample() -> Path:
    """The folder with this user's copy of the sample project, made at the first call. Raises EnfaceError."""
    import shutil

    from platformdirs import user_data_path

    folder = user_data_path("enface") / "sample"
    if (folder / "enface.toml").is_file():
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("segments", "glossary"):
            shutil.copytree(shipped_sample() / name, folder / name, dirs_exist_ok=True)
        shutil.copy(shipped_sample() / "enface.toml", folder)
    except OSError as error:
        raise EnfaceError(
            Problem(str(folder), f"cannot hold the sample: {error.strerror}.", "Name a file instead.")
        ) from None
    return folder


def shipped_sample() -> Path:
    """The sample as it came: in the package, or at the top of the repository that the package is installed from."""
    package = Path(__file__).resolve().parents[1]
    carried = package / "sample"
    return carried if carried.is_dir() else package.parents[1]
