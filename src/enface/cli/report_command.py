"""`enface report`: what was reviewed, found, fixed and waived."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from enface.cli import USAGE
from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import glossary_option, output_option, profile_option

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json"}


@click.command("report")
@click.argument("path", default=".")
@glossary_option
@profile_option
@click.option(
    "--format",
    "format_",
    type=OneOf(["html", "markdown", "json"]),
    help="By the ending of --output, else markdown.",
)
@output_option
def command(
    path: str, glossaries: tuple[str, ...], profile: str | None, format_: str | None, output: str | None
) -> int:
    """Report on a project or a document: statuses, findings by rule and severity, what was fixed, waived, by whom."""
    from enface import reports
    from enface.cli.inputs import Wishes
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Wishes(glossaries, profile).over(Project.find(Path(path)))
    chosen = format_ or _ENDINGS.get(Path(output or "").suffix.lower(), "markdown")
    with Desk.open(project, actor=who_am_i(folder=project.root), write=False) as desk:
        text = reports.render(reports.gather(desk), chosen)
        problems = desk.problems
    emit(text, output, data=True)
    if output:
        emit(f"Report in {plain(output)}.\n")
    for problem in problems:
        print(f"enface: {plain(str(problem))}", file=sys.stderr)
    return USAGE if problems else 0
