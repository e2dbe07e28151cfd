"""`enface new`: a project of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli.console import emit, near, plain


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def command(folder: Path, files: tuple[Path, ...]) -> int:
    """Make a project in FOLDER of copies of FILEs, or of what lies in folders; glossaries among them are taken as such.

    The files themselves stay as they are; `enface export` writes the reviewed ones to the project's folder out/.
    """
    from enface.review.new_project import make_project

    made = near(make_project(folder, files))
    emit(plain(f"{made} is a project now; `enface {made}` opens it.\n"))
    return 0
