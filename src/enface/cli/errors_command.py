"""`enface errors`: what people marked, from and to other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED, error_disputes, error_marks
from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import as_option, output_option, project_option
from enface.languages.counting import counted

if TYPE_CHECKING:
    from enface.formats.error_files import Annotations

_FORMATS = ("jsonl", "google", "esa", "pearmut", "label-studio")
_texts_option = click.option(
    "--texts", metavar="PATH", help="The file, folder or project that the errors stand in; checked against it too."
)
_from_option = click.option(
    "--from", "format_", type=OneOf((*_FORMATS, "its")), help="The file's format; by its content unless given."
)
_system_option = click.option("--system", metavar="NAME", help="Only the errors of this system.")


@click.group("errors")
def command() -> None:
    """Errors that people mark in the reviews: mark, answer and decide them, bring them from other tools and back.

    Other tools are Marot and Google's MQM, ESA, Pearmut and Label Studio, and those that write quality issues of ITS
    into XLIFF 2: these are only read, and written by `enface export --to its`. Ours are JSON lines. Every place in a
    file is checked against the words that it quotes; what does not match is named by its line and left out. Exit status
    1 where anything was left out.
    """


@command.command("import", short_help="Take the errors of a file into the reviews.")
@click.argument("file", required=False)
@project_option
@click.option("--whole", is_flag=True, help="Who marks errors in a document has read all of it, and found no others.")
@click.option("--undo", is_flag=True, help="Take back your last import, but for what others decided since.")
@_texts_option
@_from_option
@_system_option
@as_option
@output_option
def import_(
    file: str | None,
    place: str | None,
    whole: bool,
    undo: bool,
    texts: str | None,
    format_: str | None,
    system: str | None,
    actor: str | None,
    output: str | None,
) -> int:
    """Take the errors in FILE into the reviews of a project, as those of the persons that it names.

    Errors that name nobody are those of who works here, or of --as. Taking a file in twice changes nothing. With
    --texts or --output, and outside of a project, nothing is taken in: the errors are printed as JSON lines, as by
    `export --to jsonl`.
    """
    if undo:
        if file is not None or whole or texts is not None or output is not None:
            raise click.UsageError("--undo takes no FILE, --whole, --texts or --output.")
        return _taken_back(place or ".", actor)
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    if place is None and (texts is not None or output is not None or not _in_project()):
        if whole:
            raise click.UsageError("--whole is for reviews: name their project with --project.")
        return _converted(file, texts, format_, system, "jsonl", output)
    if texts is not None or output is not None:
        raise click.UsageError("--project takes the errors in: leave --texts and --output out.")
    return _taken(file, place or ".", whole, format_, system, actor)


@command.command("export", short_help="Give errors to another tool.")
@click.argument("file", required=False)
@click.option("--to", "to", type=OneOf(_FORMATS), required=True, help="The format to write.")
@project_option
@_texts_option
@_from_option
@_system_option
@output_option
def export(
    file: str | None,
    to: str,
    place: str | None,
    texts: str | None,
    format_: str | None,
    system: str | None,
    output: str | None,
) -> int:
    """Print the errors in the reviews for another tool, or those in FILE.

    Those in the reviews stand in the texts that were first rated; what was withdrawn or dismissed is left out. All
    formats but ours carry the texts: name the file of those of FILE with --texts, unless it carries them itself.
    """
    if file is not None:
        if place is not None:
            raise click.UsageError("--project is for the errors in the reviews: leave FILE out.")
        return _converted(file, texts, format_, system, to, output)
    if texts is not None or format_ is not None or system is not None:
        raise click.UsageError("--texts, --from and --system are for the errors in a FILE.")
    return _given(place or ".", to, output)


def _in_project() -> bool:
    """Whether the folder that one stands in belongs to a project."""
    from enface.review.project import SETTINGS

    here = Path.cwd()
    return any((folder / SETTINGS).is_file() for folder in (here, *here.parents))


def _taken(file: str, place: str, whole: bool, format_: str | None, system: str | None, actor: str | None) -> int:
    from enface.cli.at_desk import at_desk
    from enface.cli.texts import refuse_several_systems
    from enface.formats import error_files

    with at_desk(place, actor) as desk:
        errors = desk.errors
        marked = error_files.read(file, errors.versions(), format_, system)
        refuse_several_systems(file, marked)
        taken = errors.take(marked, whole=whole)
    for unfit in marked.left_out:
        print(f"enface: {plain(unfit.at(file))}", file=sys.stderr)
    looked = f", and {counted(taken.rated, 'segment')} said to have none" if taken.rated else ""
    known = f"; {taken.known:,} known already" if taken.known else ""
    left = f"; {len(marked.left_out):,} left out" if marked.left_out else ""
    by = f" as marked by {', '.join(map(plain, taken.authors))}" if taken.authors else ""
    emit(f"{counted(taken.errors, 'error')} taken in{looked}{by}{known}{left}.\n")
    return FAILED if marked.left_out else 0


def _taken_back(place: str, actor: str | None) -> int:
    from enface.cli.at_desk import at_desk, carry_out
    from enface.review.commands import Refused, Undo

    with at_desk(place, actor) as desk:
        document = desk.errors.last_import()
        if document is None:
            raise Refused("There is no import of errors that is the last thing that you did in a document.")
        return carry_out(desk, Undo(document))


def _given(place: str, to: str, output: str | None) -> int:
    from enface.cli.at_desk import at_desk
    from enface.formats import error_files

    with at_desk(place, write=False) as desk:
        errors = desk.errors
        documents = errors.documents()
        marked = errors.annotations(documents)
    emit(error_files.write(to, marked.errors, marked.rated, documents, marked.scores), output, data=True)
    raters = {one.author for one in marked.rated}
    by = f" by {counted(len(raters), 'person', 'people')}" if raters else ""
    print(f"enface: {counted(len(marked.errors), 'error')}{by}.", file=sys.stderr)
    return 0


def _converted(
    file: str, texts: str | None, format_: str | None, system: str | None, to: str, output: str | None
) -> int:
    from enface.cli.texts import documents_at, refuse_several_systems
    from enface.formats import error_files

    documents = documents_at(texts) if texts is not None else ()
    marked = error_files.read(file, documents, format_, system)
    if documents:
        refuse_several_systems(file, marked)
    emit(
        error_files.write(to, marked.errors, marked.rated, documents or marked.texts, marked.scores), output, data=True
    )
    for unfit in marked.left_out:
        print(f"enface: {plain(unfit.at(file))}", file=sys.stderr)
    print(f"enface: {_summary(marked)}.", file=sys.stderr)
    return FAILED if marked.left_out else 0


def _summary(marked: Annotations) -> str:
    said = [f"{counted(len(marked.errors), 'error')} of {marked.format}"]
    if marked.left_out:
        said.append(f"{len(marked.left_out):,} left out")
    if marked.attention_checks:
        said.append(f"{counted(marked.attention_checks, 'row')} that tested attention left out")
    return ", ".join(said)


for part in (
    error_marks.list_,
    error_marks.mark,
    error_marks.confirm,
    error_marks.change,
    error_marks.withdraw,
    error_marks.rate,
    error_marks.types,
    error_disputes.accept,
    error_disputes.dispute,
    error_disputes.decide,
):
    command.add_command(part)
