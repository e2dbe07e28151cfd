"""`enface glossary`: glossary care."""

from __future__ import annotations

import click


@click.group("glossary")
def command() -> None:
    """Look after glossaries."""


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def check(paths: tuple[str, ...]) -> int:
    """Name the rows that a matcher cannot use, or that contradict each other; exit status 1 if there are any."""
    from enface.cli.console import plain
    from enface.glossary.check import check_glossary

    problems = check_glossary(paths)
    for problem in problems:
        click.echo(plain(str(problem)))
    click.echo(f"{len(problems)} {'row' if len(problems) == 1 else 'rows'} to look at.")
    return int(bool(problems))
