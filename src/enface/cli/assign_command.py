"""`enface assign`: who has which document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.console import cells, emit, plain, tell
from enface.cli.options import as_option

if TYPE_CHECKING:
    from enface.review.desk import Desk


@click.command("assign")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--to", "person", metavar="PERSON", help="Whose they are from now on.")
@click.option("--nobody", is_flag=True, help="Let them be nobody's.")
@click.option("--project", "place", default=".", metavar="PATH", help="The project; else the one here.")
@as_option
def command(documents: tuple[str, ...], person: str | None, nobody: bool, place: str, actor: str | None) -> int:
    """Let PERSON have each DOCUMENT, or show who has which. `enface pack --for PERSON` packs what is theirs."""
    from enface.review.commands import Assign
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    if bool(documents) != bool(person or nobody) or (person and nobody):
        raise click.UsageError("Give DOCUMENTs with --to PERSON or --nobody; or nothing, to see who has which.")
    project = Project.find(Path(place))
    with Desk.open(project, actor=who_am_i(actor, project.root), write=bool(documents)) as desk:
        tell(desk.problems)
        keys = [desk.merging.key_of(one) for one in documents]
        for key in keys:
            emit(f"{plain(desk.apply(Assign(key, person or '')).message)}\n")
        if not documents:
            emit("".join(f"{line}\n" for line in _lines(desk)))
    return 0


def _lines(desk: Desk) -> Iterator[str]:
    summaries = desk.documents()
    width = max(cells(plain(one.key)) for one in summaries)
    for one in summaries:
        key = plain(one.key)
        yield f"{key}{' ' * (width - cells(key))}  {plain(one.assigned) or '–'}"
