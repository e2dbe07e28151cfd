"""`enface glossary`: glossary care."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from enface.cli.console import emit, plain
from enface.model import EnfaceError, Problem


@click.group("glossary")
def command() -> None:
    """Look after glossaries."""


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def check(paths: tuple[str, ...]) -> int:
    """Name rows that a matcher cannot use or that contradict each other; exit status 1 if any.

    PATH is a glossary, a folder of glossaries, or a project.
    """
    from enface.glossary.check import check_glossary

    problems = check_glossary([file for path in paths for file in _files(Path(path))])
    lines = [f"{plain(str(problem))}\n" for problem in problems]
    emit("".join([*lines, f"{len(problems):,} {'row' if len(problems) == 1 else 'rows'} to look at.\n"]))
    return int(bool(problems))


def _files(path: Path) -> Iterator[Path]:
    """The glossaries at a path. Raises EnfaceError where there is none."""
    from enface.glossary.lists import list_files
    from enface.review.project import SETTINGS, Project

    if not path.exists():
        raise EnfaceError(Problem(str(path), "no such file or folder.", "Check the path."))
    if not path.is_dir():
        yield path
        return
    is_project = (path / SETTINGS).is_file()
    found = list(Project.find(path).glossary_paths) if is_project else list(list_files([path]))
    if not found:
        raise EnfaceError(Problem(str(path), "no glossary in this folder.", "Name a CSV, TBX, UTX or XLSX file."))
    yield from found
