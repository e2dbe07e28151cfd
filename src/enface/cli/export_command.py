"""`enface export`: the reviewed file, back where it came from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem, Status

if TYPE_CHECKING:
    from enface.review.desk import Desk


@click.command("export")
@click.argument("path", default=".")
@click.option(
    "--output", "-o", metavar="FOLDER", help="Write into this folder; out/ in the project, or here, unless given."
)
@click.option("--in-place", is_flag=True, help="Write over the files that were opened.")
@click.option(
    "--require",
    type=OneOf([Status.TRANSLATED.value, Status.REVISED.value, Status.APPROVED.value]),
    help="Write nothing if anything has not come so far: list it and exit 1.",
)
@as_option
def command(path: str, output: str | None, in_place: bool, require: str | None, actor: str | None) -> int:
    """Write the reviewed files: only the targets that people changed differ from what was opened."""
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    if output and in_place:
        raise click.UsageError("--output and --in-place exclude each other.")
    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(actor, project.root), write=in_place) as desk:
        if desk.problems:
            raise EnfaceError(*desk.problems)
        if in_place and desk.read_only:
            raise EnfaceError(Problem(path, f"cannot be exported in place: {desk.read_only}.", "Export to a folder."))
        if require and (lacking := _lacking(desk, Status(require))):
            emit("".join(f"{line}\n" for line in lacking))
            said = "1 segment is" if len(lacking) == 1 else f"{len(lacking):,} segments are"
            print(f"enface: {said} not {require}; nothing was written.", file=sys.stderr)
            return FAILED
        for written in desk.export(Path(output) if output else None, in_place=in_place):
            said = "1 segment" if written.segments == 1 else f"{written.segments:,} segments"
            emit(f"{plain(str(_near(written.output)))}: {said} changed\n")
    return 0


def _near(path: Path) -> Path:
    """A path as seen from here, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _lacking(desk: Desk, required: Status) -> list[str]:
    """What has not come as far as `required`: path, segment, status."""
    from enface.review.views import Filter

    order = [Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED]
    below = frozenset({*order[: order.index(required)], Status.REJECTED})
    lines: list[str] = []
    for document in desk.documents():
        rows = desk.rows_after(document.key, 0, document.segments, Filter(statuses=below))
        lines += (plain(f"{document.key}:{row.segment.id}: {row.segment.status.value}") for row in rows)
    return lines
