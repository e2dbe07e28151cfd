"""`enface report`: what was reviewed, found, fixed and waived."""

from __future__ import annotations

from pathlib import Path

import click

from enface.formats.atomic import replace_file


@click.command("report")
@click.argument("path", default=".", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "markdown", "json"]),
    help="By the ending of --output, else markdown.",
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write there instead of printing."
)
def command(path: str, format_: str | None, output: str | None) -> int:
    """Report on a project or a document: statuses, findings by rule and severity, what was fixed, waived, by whom."""
    from enface import reports
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    endings = {".html": "html", ".json": "json"}
    chosen = format_ or endings.get(Path(output or "").suffix.lower(), "markdown")
    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(folder=project.root), write=False) as desk:
        text = reports.render(reports.gather(desk), chosen)
    if output:
        replace_file(Path(output), text.encode())
    else:
        click.echo(text, nl=False)
    return 0
