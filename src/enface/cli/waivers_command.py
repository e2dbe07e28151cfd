"""`enface waivers`: what people said is no error, as a file for version control."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli.console import emit, near, plain
from enface.cli.options import output_option


@click.group("waivers")
def command() -> None:
    """Keep waivers where CI sees them."""


@command.command("export", short_help="Write a project's waivers to waivers.tsv.")
@click.argument("path", default=".", metavar="[PROJECT]")
@output_option
def export(path: str, output: str | None) -> int:
    """Write the waivers that stand in a project's reviews to waivers.tsv in its folder.

    `enface check` honours that file wherever the project is checked out, with the reviews or without them.
    """
    from enface.review.project import Project
    from enface.review.waiver_file import WAIVERS, waivers_of, write

    project = Project.find(Path(path))
    waivers = waivers_of(project)
    place = Path(output) if output else project.root / WAIVERS
    write(place, waivers)
    emit(f"{len(waivers):,} {'waiver' if len(waivers) == 1 else 'waivers'} in {plain(str(near(place)))}.\n")
    return 0
