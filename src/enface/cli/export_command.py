"""`enface export`: the reviewed file, back where it came from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.model import Status

if TYPE_CHECKING:
    from enface.review.desk import Desk


@click.command("export")
@click.argument("path", default=".", type=click.Path())
@click.option(
    "--output", "-o", type=click.Path(file_okay=False), metavar="FOLDER", help="Write there; out/ unless given."
)
@click.option("--in-place", is_flag=True, help="Write over the files that were opened.")
@click.option(
    "--require",
    type=click.Choice([Status.TRANSLATED.value, Status.REVISED.value, Status.APPROVED.value]),
    help="Write nothing, list what has not come so far, and exit 1.",
)
def command(path: str, output: str | None, in_place: bool, require: str | None) -> int:
    """Write the reviewed files: only the targets that people changed differ from what was opened."""
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(folder=project.root), write=in_place) as desk:
        if require and (lacking := _lacking(desk, Status(require))):
            for line in lacking:
                print(line, file=sys.stderr)
            print(f"enface: {len(lacking)} segments are not {require}; nothing was written.", file=sys.stderr)
            return 1
        for written in desk.export(Path(output) if output else None, in_place=in_place):
            click.echo(
                f"{written.output}: {written.segments} {'segment' if written.segments == 1 else 'segments'} changed"
            )
    return 0


def _lacking(desk: Desk, required: Status) -> list[str]:
    from enface.review.views import Filter

    order = [Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED]
    below = frozenset({*order[: order.index(required)], Status.REJECTED})
    lines: list[str] = []
    for document in desk.documents():
        rows = desk.rows_after(document.key, 0, document.segments, Filter(statuses=below))
        lines += [f"{document.path}:{row.segment.id}: {row.segment.status.value}" for row in rows]
    return lines
