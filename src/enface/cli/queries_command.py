"""`enface queries`: questions to the client or the author: raised, sent out as a list, answers read back."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import emit, emit_data, plain, tell
from enface.cli.options import as_option, in_option, output_option, project_option
from enface.languages.counting import counted
from enface.model import Side

_ENDINGS = {".xlsx": "xlsx", ".csv": "csv", ".md": "markdown", ".markdown": "markdown"}
_TO = OneOf(["client", "author"])


@click.group("queries")
def command() -> None:
    """Ask the client or the author, send the list out, and read the answers back."""


@command.command("ask", short_help="Raise a query about a segment.")
@click.argument("segment")
@click.argument("question")
@in_option
@click.option("--to", type=_TO, default="client", help="Whom it is for; the client unless given.")
@click.option("--words", metavar="TEXT", help="The words that are meant, where they stand once.")
@click.option("--span", metavar="START-END", help="Their place instead, in characters from 0: 6-9.")
@click.option("--side", type=OneOf(["source", "target"]), help="Where the words stand; else the target.")
@project_option
@as_option
def ask(
    segment: str,
    question: str,
    document: str | None,
    to: str,
    words: str | None,
    span: str | None,
    side: str | None,
    place: str | None,
    actor: str | None,
) -> int:
    """Raise a query about SEGMENT: about words of it, or all of it where neither --words nor --span says which."""
    from enface.cli.at_desk import at_desk, segment_named, span_in
    from enface.review.commands import Ask, Recipient

    with at_desk(place or ".", actor) as desk:
        ref = segment_named(desk, segment, document)
        on, row = Side(side or "target"), desk.row(ref).segment
        where = span_in(row.source if on is Side.SOURCE else row.target, on, words, span)
        said = desk.apply(Ask(ref, question, Recipient(to), on if where else None, where)).message
        reference = desk.queries.of(ref)[-1].reference
    emit(f"{reference}: {plain(said)}\n")
    return 0


@command.command("list", short_help="List the queries, to be read or to be sent out.")
@project_option
@click.option("--to", type=_TO, help="Only those for the client, or for the author.")
@click.option("--all", "everything", is_flag=True, help="Also those that are answered or withdrawn.")
@click.option(
    "--format", "format_", type=OneOf(["text", "markdown", "xlsx", "csv"]), help="By the ending of --output, else text."
)
@output_option
def list_(place: str | None, to: str | None, everything: bool, format_: str | None, output: str | None) -> int:
    """List the open queries of a project; with -o queries.xlsx (.csv, .md) as a list to send out.

    `enface queries answers FILE` reads the answers back from that list.
    """
    from enface.cli.at_desk import at_desk
    from enface.reports.query_list import query_list

    chosen = format_ or _ENDINGS.get(Path(output or "").suffix.lower(), "text")
    if chosen == "xlsx" and output in {None, "-"}:
        raise click.UsageError("--format xlsx needs a file: -o queries.xlsx.")
    if chosen == "text" and output:
        raise click.UsageError("The list is written as .xlsx, .csv or .md: name the file so, or give --format.")
    with at_desk(place or ".", write=False) as desk:
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
@project_option
@as_option
def answers(file: Path, place: str | None, actor: str | None) -> int:
    """Note the answers in FILE, a list of queries as `enface queries list -o` writes it, filled in.

    Answers are matched by the id in the first column; a line that matches no query is told, and the rest is noted.
    Exit status 1 where any did not match.
    """
    from enface.cli.at_desk import at_desk
    from enface.review.commands import Answer
    from enface.review.query_answers import match, read_answers

    lines = read_answers(file)
    with at_desk(place or ".", actor) as desk:
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
@project_option
@as_option
def withdraw(query: str, place: str | None, actor: str | None) -> int:
    """Withdraw the query that `enface queries list` shows with this ID."""
    from enface.cli.at_desk import at_desk, query_named
    from enface.review.commands import Withdraw

    with at_desk(place or ".", actor) as desk:
        found = query_named(desk, query)
        said = desk.apply(Withdraw(found.id)).message
    emit(f"{found.reference}: {plain(said)}\n")
    return 0
