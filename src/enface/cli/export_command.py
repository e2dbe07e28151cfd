"""`enface export`: the reviewed file, back where it came from; its English as it reads; its revision for the author."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import emit, tell
from enface.cli.opening import desk_of
from enface.cli.options import as_option, i_know_option
from enface.model import EnfaceError, Problem, Status

if TYPE_CHECKING:
    from enface.review.project import Project

FILE, ITS = "file", "its"


@click.command("export")
@click.argument("path", default=".")
@click.option(
    "--to",
    "wanted",
    multiple=True,
    type=OneOf([FILE, "markdown", "text", "docx", "tracked", ITS]),
    help="What to write: the file itself (default), its English as it reads, a Word file with the revision as "
    "tracked changes, or XLIFF 2 files with findings, waivers, marked errors and scores as ITS marks; may be "
    "repeated.",
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
@i_know_option
def command(
    path: str,
    wanted: tuple[str, ...],
    output: str | None,
    in_place: bool,
    require: str | None,
    verbose: bool,
    format_: str,
    actor: str | None,
    any_place: bool,
) -> int:
    """Write the reviewed files: only the targets that people changed differ from what was opened.

    What was written is compared with what was opened: "proved" says that nothing else differs. What is rejected, not
    approved, not translated, not saved or has an open critical finding is counted on standard error. Exit status 1
    where more differs than should, or where --require stops it.
    """
    from enface.cli.export_printing import as_json, tell_given, tell_held, tell_refused
    from enface.reports.giving import give
    from enface.review.held_back import held_back, lacking
    from enface.review.people import who_am_i
    from enface.review.project import Project

    kinds = tuple(dict.fromkeys(wanted)) or (FILE,)
    if output and in_place:
        raise click.UsageError("--output and --in-place exclude each other.")
    if in_place and kinds != (FILE,):
        raise click.UsageError("--in-place is for the file itself; leave out --to.")
    project = Project.find(Path(path))
    tells_findings = ITS in kinds
    write = in_place or tells_findings
    with desk_of(project, who_am_i(actor, project.root), write=write, any_place=any_place) as desk:
        if not all(is_of_glossary(problem, project) for problem in desk.problems):
            nothing = Problem(path, "nothing was exported.", "Mend what is named above.")
            raise EnfaceError(*desk.problems, nothing)
        tell(desk.problems)
        if in_place and desk.read_only:
            raise EnfaceError(Problem(path, f"cannot be exported in place: {desk.read_only}.", "Export to a folder."))
        if tells_findings and not desk.read_only:
            desk.check(*(document.key for document in desk.documents() if not document.checked))
        documents = desk.documents()
        if require and (held := [one for document in documents for one in lacking(desk, document, Status(require))]):
            if format_ == "json":
                emit(as_json((), documents, held), data=True)
            else:
                tell_refused(held, require)
            return FAILED
        given = give(desk, kinds, Path(output) if output else None, in_place=in_place)
        held = [one for document in documents for one in held_back(desk, document)]
    if format_ == "json":
        emit(as_json(given, documents, held), data=True)
    else:
        tell_given(given)
    tell_held(documents, held, verbose=verbose)
    return FAILED if any(one.breaches for one in given) else 0


def is_of_glossary(problem: Problem, project: Project) -> bool:
    """Whether it is a glossary that could not be read, which no exported file is made of."""
    path = Path(problem.path)
    return any(path == glossary or glossary in path.parents for glossary in project.glossary_paths)
