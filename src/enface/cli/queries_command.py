"""`enface queries`: questions to the client or the author: raised, sent out as a list, answers read back."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import emit, emit_data, plain, tell
from enface.cli.options import as_option, output_option
from enface.cli.segments import open_desk, project_argument, segment_argument, segment_of, the_one
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem, Side, Span

_ENDINGS = {".xlsx": "xlsx", ".csv": "csv", ".md": "markdown", ".markdown": "markdown"}
_TO = OneOf(["client", "author"])


@click.group("queries")
def command() -> None:
    """Ask the client or the author, send the list out, and read the answers back."""


@command.command("ask", short_help="Raise a query about a segment.")
@segment_argument
@click.argument("question")
@project_argument
@click.option("--to", type=_TO, default="client", help="Whom it is for; the client unless given.")
@click.option("--source", "source", metavar="WORDS", help="The words of the source that are meant.")
@click.option("--target", "target", metavar="WORDS", help="The words of the translation that are meant.")
@as_option
def ask(
    segment: str, question: str, path: str, to: str, source: str | None, target: str | None, actor: str | None
) -> int:
    """Raise a query about SEGMENT (its id, or DOCUMENT:ID), or about some words of it."""
    from enface.review.commands import Ask, Recipient

    if source and target:
        raise click.UsageError("--source and --target exclude each other: name the words once.")
    with open_desk(path, actor, write=True) as desk:
        ref = segment_of(desk, segment)
        side = Side.SOURCE if source else Side.TARGET if target else None
        words = source or target or ""
        text = getattr(desk.row(ref).segment, side) if side else ""
        if words not in text:
            raise EnfaceError(Problem(f"{ref.document}:{ref.segment}", f"{words!r} is not in its {side}."))
        start = text.find(words)
        span = Span(start, start + len(words)) if side else None
        said = desk.apply(Ask(ref, question, Recipient(to), side, span)).message
        reference = desk.queries.of(ref)[-1].reference
    emit(f"{reference}: {plain(said)}\n")
    return 0


@command.command("list", short_help="List the queries, to be read or to be sent out.")
@project_argument
@click.option("--to", type=_TO, help="Only those for the client, or for the author.")
@click.option("--all", "everything", is_flag=True, help="Also those that are answered or withdrawn.")
@click.option(
    "--format", "format_", type=OneOf(["text", "markdown", "xlsx", "csv"]), help="By the ending of --output, else text."
)
@output_option
def list_(path: str, to: str | None, everything: bool, format_: str | None, output: str | None) -> int:
    """List the open queries of a project; with -o queries.xlsx (.csv, .md) as a list to send out.

    `enface queries answers FILE` reads the answers back from that list.
    """
    from enface.reports.query_list import query_list

    chosen = format_ or _ENDINGS.get(Path(output or "").suffix.lower(), "text")
    if chosen == "xlsx" and output in {None, "-"}:
        raise click.UsageError("--format xlsx needs a file: -o queries.xlsx.")
    if chosen == "text" and output:
        raise click.UsageError("The list is written as .xlsx, .csv or .md: name the file so, or give --format.")
    with open_desk(path, write=False) as desk:
        found = [one for one in (desk.queries.all() if everything else desk.queries.open()) if to in {None, one.to}]
        if chosen != "text":
            emit_data(query_list(desk, found, chosen), output)
    if chosen == "text":
        for one in found:
            emit(f"{one.reference}  {plain(f'{one.ref.document}:{one.ref.segment}')}  for the {one.to}, {one.state}\n")
            about = f"about “{plain(one.words)}”: " if one.words else ""
            emit(f"            {about}{plain(one.text)} ({plain(one.actor)}, {one.time[:10]})\n")
            emit(f"            → {plain(one.answer)}\n" if one.answer else "")
        emit("" if found else "No query is open.\n" if not everything else "No query was raised.\n")
    elif output not in {None, "-"}:
        emit(f"{counted(len(found), 'query', 'queries')} in {plain(str(output))}.\n")
    return 0


@command.command("answers", short_help="Read answers back from a list that was sent out.")
@click.argument("file", type=click.Path(path_type=Path))
@project_argument
@as_option
def answers(file: Path, path: str, actor: str | None) -> int:
    """Note the answers in FILE, a list of queries as `enface queries list -o` writes it, filled in.

    Answers are matched by the id in the first column; a line that matches no query is told, and the rest is noted.
    Exit status 1 where any did not match.
    """
    from enface.review.commands import Answer
    from enface.review.query_answers import match, read_answers

    lines = read_answers(file)
    with open_desk(path, actor, write=True) as desk:
        found = match(file, lines, desk.queries.all())
        for query, answer in found.answers:
            desk.apply(Answer(query.id, answer))
    tell(found.problems)
    said = [f"{counted(len(found.answers), 'answer')} noted"]
    said += [f"{found.known:,} known before"] if found.known else []
    said += [f"{found.unanswered:,} without an answer yet"] if found.unanswered else []
    emit(f"{'; '.join(said)}.\n")
    return FAILED if found.problems else 0


@command.command("withdraw", short_help="Ask a query no longer.")
@click.argument("query", metavar="ID")
@project_argument
@as_option
def withdraw(query: str, path: str, actor: str | None) -> int:
    """Withdraw the query that `enface queries list` shows with this ID."""
    from enface.review.commands import Withdraw

    with open_desk(path, actor, write=True) as desk:
        wanted = query.casefold().removeprefix("q-")
        found = the_one(wanted, desk.queries.all(), lambda one: one.id, "query", "`enface queries list` shows them.")
        said = desk.apply(Withdraw(found.id)).message
    emit(f"{found.reference}: {plain(said)}\n")
    return 0
