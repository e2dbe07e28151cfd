"""`enface errors`: what people marked, from and to other tools."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import output_option
from enface.languages.counting import counted

if TYPE_CHECKING:
    from enface.formats.error_files import Annotations

_FORMATS = ("jsonl", "google", "esa", "pearmut", "label-studio")
_texts_option = click.option(
    "--texts", metavar="PATH", help="The file, folder or project that the errors stand in; checked against it too."
)
_from_option = click.option(
    "--from", "format_", type=OneOf(_FORMATS), help="The file's format; by its content unless given."
)
_system_option = click.option("--system", metavar="NAME", help="Only the errors of this system.")


@click.group("errors")
def command() -> None:
    """Errors that people marked: ours as JSON lines, those of Marot and Google's MQM, ESA, Pearmut, Label Studio.

    Every place is checked against the words that the file quotes; what does not match is named by its line and left
    out. Exit status 1 where anything was left out.
    """


@command.command("import")
@click.argument("file")
@_texts_option
@_from_option
@_system_option
@output_option
def import_(file: str, texts: str | None, format_: str | None, system: str | None, output: str | None) -> int:
    """Print the errors in FILE as JSON lines.

    `enface report --errors` scores them.
    """
    return _converted(file, texts, format_, system, "jsonl", output)


@command.command("export")
@click.argument("file")
@click.option("--to", "to", type=OneOf(_FORMATS), required=True, help="The format to write.")
@_texts_option
@_from_option
@_system_option
@output_option
def export(file: str, to: str, texts: str | None, format_: str | None, system: str | None, output: str | None) -> int:
    """Print the errors in FILE for another tool.

    All formats but ours carry the texts: name their file with --texts, unless FILE carries them itself.
    """
    return _converted(file, texts, format_, system, to, output)


def _converted(
    file: str, texts: str | None, format_: str | None, system: str | None, to: str, output: str | None
) -> int:
    from enface.cli.texts import documents_at, refuse_several_systems
    from enface.formats import error_files

    documents = documents_at(texts) if texts is not None else ()
    marked = error_files.read(file, documents, format_, system)
    if documents:
        refuse_several_systems(file, marked)
    emit(error_files.write(to, marked.errors, marked.rated, documents or marked.texts), output, data=True)
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
