"""`enface export`: the reviewed file, back where it came from; its English as it reads; its revision for the author."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.comparing import breach_line
from enface.cli.console import emit, plain
from enface.cli.machine import dumps
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem, Status

if TYPE_CHECKING:
    from enface.reports.giving import Given
    from enface.review.desk import Desk
    from enface.review.held_back import Held

FAILED = 1
FILE = "file"
_FEW = 5
"""How many places of each kind are named."""


@click.command("export")
@click.argument("path", default=".")
@click.option(
    "--to",
    "wanted",
    multiple=True,
    type=OneOf([FILE, "markdown", "text", "docx", "tracked"]),
    help="What to write: the file itself (default), its English as it reads, or a Word file with the revision as "
    "tracked changes; may be repeated.",
)
@click.option(
    "--output", "-o", metavar="FOLDER", help="Write into this folder; out/ in the project, or here, unless given."
)
@click.option("--in-place", is_flag=True, help="Write over the files that were opened.")
@click.option(
    "--require",
    type=OneOf([Status.TRANSLATED.value, Status.REVISED.value, Status.APPROVED.value]),
    help="Write nothing if anything has not come so far: list it and exit 1.",
)
@click.option("--verbose", "-v", is_flag=True, help="Name the first segments that are not ready, by document.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
@as_option
def command(
    path: str,
    wanted: tuple[str, ...],
    output: str | None,
    in_place: bool,
    require: str | None,
    verbose: bool,
    format_: str,
    actor: str | None,
) -> int:
    """Write the reviewed files: only the targets that people changed differ from what was opened.

    What was written is compared with what was opened: "proved" says that nothing else differs. What is rejected, not
    approved, not translated or has an open critical finding is counted on standard error. Exit status 1 where more
    differs than should, or where --require stops it.
    """
    from enface.reports.giving import give
    from enface.review.desk import Desk
    from enface.review.held_back import held_back, lacking
    from enface.review.people import who_am_i
    from enface.review.project import Project

    kinds = tuple(dict.fromkeys(wanted)) or (FILE,)
    if output and in_place:
        raise click.UsageError("--output and --in-place exclude each other.")
    if in_place and kinds != (FILE,):
        raise click.UsageError("--in-place is for the file itself; leave out --to.")
    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(actor, project.root), write=in_place) as desk:
        if desk.problems:
            raise EnfaceError(*desk.problems)
        if in_place and desk.read_only:
            raise EnfaceError(Problem(path, f"cannot be exported in place: {desk.read_only}.", "Export to a folder."))
        if require:
            held = [one for document in desk.documents() for one in lacking(desk, document, Status(require))]
            if held:
                return _refuse(held, require, as_json=format_ == "json")
        given = give(desk, kinds, Path(output) if output else None, in_place=in_place)
        held = [one for document in desk.documents() for one in held_back(desk, document)]
        if format_ == "json":
            emit(_as_json(given, held), data=True)
        else:
            emit("".join(f"{plain(_line(one))}\n" for one in given))
        _tell(desk, given, held, verbose=verbose)
    return FAILED if any(one.breaches for one in given) else 0


def _refuse(held: Sequence[Held], required: str, *, as_json: bool) -> int:
    if as_json:
        emit(_as_json((), held), data=True)
    else:
        emit("".join(f"{plain(f'{one.ref.document}:{one.ref.segment}: {one.status}')}\n" for one in held))
    verb = "is" if len(held) == 1 else "are"
    print(f"enface: {_counted(len(held))} {verb} not {required}; nothing was written.", file=sys.stderr)
    return FAILED


def _counted(segments: int) -> str:
    return f"{segments:,} segment{'' if segments == 1 else 's'}"


def _line(given: Given) -> str:
    place = _near(given.output)
    changed = _counted(given.segments)
    if given.kind != FILE:
        return f"{place}: {changed} revised" if given.kind == "tracked" else f"{place}: {changed}"
    return f"{place}: {changed} changed, {'not proved' if given.breaches else 'proved'}"


def _near(path: Path) -> Path:
    """A path as seen from here, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _tell(desk: Desk, given: Sequence[Given], held: Sequence[Held], *, verbose: bool) -> None:
    """Say on standard error what differs and should not, and what is not ready."""
    from enface.review.held_back import Why

    for written in given:
        for breach in written.breaches[:_FEW]:
            print(f"enface: {plain(breach_line(breach, _near(written.output)))}", file=sys.stderr)
    for document in desk.documents():
        found = {why: [one for one in held if one.why is why and one.ref.document == document.key] for why in Why}
        said = ", ".join(f"{len(own):,} {why}" for why, own in found.items() if own)
        if said:
            print(f"enface: {plain(document.key)}: of {_counted(document.segments)} {said}.", file=sys.stderr)
        for why, own in found.items() if verbose else ():
            for one in own[:_FEW]:
                print(f"  {plain(f'{one.ref.document}:{one.ref.segment}')}: {why}", file=sys.stderr)


def _as_json(given: Sequence[Given], held: Sequence[Held]) -> str:
    return dumps(
        {
            "files": [
                {
                    "path": one.path,
                    "output": one.output,
                    "to": one.kind,
                    "segments": one.segments,
                    "proved": one.kind == FILE and not one.breaches,
                    "breaches": [breach._asdict() for breach in one.breaches],
                }
                for one in given
            ],
            "not_ready": [
                {"document": one.ref.document, "segment": one.ref.segment, "status": one.status, "why": one.why}
                for one in held
            ],
        },
        indent=2,
    )
