"""`enface conflicts`: segments that two people gave different texts, and the choice between them."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import Style, emit, plain, tell, wants_colour
from enface.cli.options import as_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.review.conflicts import Conflict
    from enface.review.desk import Desk

OPEN = 1


@click.command("conflicts")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--segment", metavar="ID", help="Choose for this one.")
@click.option("--document", metavar="DOCUMENT", help="Only this document; also where several have such a segment.")
@click.option("--choose", type=click.IntRange(1), metavar="N", help="Its text number N stands.")
@click.option("--text", metavar="TEXT", help="This text stands, in place of all.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")
@as_option
def command(
    path: str,
    segment: str | None,
    document: str | None,
    choose: int | None,
    text: str | None,
    form: str,
    actor: str | None,
) -> int:
    """List the segments that two people gave different texts, neither knowing the other's; or choose for one of them.

    A choice is an edit like any other: it is in the history, and undo in the workbench takes it back.

    Exit status 1 where conflicts are open.
    """
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    if (segment is None) != (choose is None and text is None) or (choose is not None and text is not None):
        raise click.UsageError("To choose, give --segment with either --choose or --text.")
    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(actor, project.root), write=segment is not None) as desk:
        tell(desk.problems)
        found = desk.merging.conflicts(desk.merging.key_of(document) if document else "")
        if segment is not None:
            return _settle(desk, found, segment, choose, text)
        if form == "json":
            emit(json.dumps([_object(desk, one) for one in found], ensure_ascii=False, indent=2) + "\n", data=True)
        else:
            style = Style(colour=wants_colour(sys.stdout))
            emit("".join(f"{line}\n" for line in _lines(desk, found, style)))
        return OPEN if found else 0


def _settle(desk: Desk, found: Sequence[Conflict], segment: str, choose: int | None, text: str | None) -> int:
    from enface.review.commands import Resolve

    mine = [one for one in found if one.ref.segment == segment]
    if len(mine) != 1:
        reason = "is in conflict in several documents." if mine else "is in no conflict."
        remedy = "Say --document." if mine else "`enface conflicts` lists those that are."
        raise EnfaceError(Problem(f"segment {segment}", reason, remedy))
    if choose is not None and choose > len(mine[0].texts):
        raise EnfaceError(Problem(f"segment {segment}", f"has {len(mine[0].texts)} texts, there is no {choose}."))
    chosen = mine[0].texts[choose - 1] if choose is not None else text or ""
    emit(f"{plain(desk.apply(Resolve(mine[0].ref, chosen, mine[0].texts)).message)}\n")
    return 0


def _lines(desk: Desk, found: Sequence[Conflict], style: Style) -> Iterator[str]:
    if not found:
        yield "No conflicts."
        return
    for one in found:
        yield style(plain(f"{one.ref.document}, segment {one.ref.segment}"), "bold")
        yield f"     {plain(desk.row(one.ref).segment.source)}"
        for number, version in enumerate(one.versions, 1):
            when = f"{version.time[:10]} {version.time[11:16]}"
            yield f"  {number}  {plain(version.text)}  {style(plain(f'{version.actor}, {when}'), 'dim')}"
    first = plain(shlex.quote(found[0].ref.segment))
    yield ""
    yield f"{counted(len(found), 'conflict')}. `enface conflicts --segment {first} --choose 1` lets the first text"
    yield "stand, --text another one; in the workbench the key that approves asks which."


def _object(desk: Desk, conflict: Conflict) -> dict[str, object]:
    return {
        "document": conflict.ref.document,
        "segment": conflict.ref.segment,
        "source": desk.row(conflict.ref).segment.source,
        "texts": [{"text": one.text, "actor": one.actor, "time": one.time} for one in conflict.versions],
    }
