"""`enface pack`: documents and their reviews in one file, for somebody else's machine."""

from __future__ import annotations

import re
from pathlib import Path

import click

from enface.cli.console import emit, emit_data, plain, tell
from enface.cli.options import as_option, output_option
from enface.languages.counting import counted

PACKAGE = ".enface.zip"


@click.command("pack")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--for", "person", metavar="PERSON", default="", help="Whom it is for; DOCUMENTs are assigned to them.")
@click.option("--project", "place", default=".", metavar="PATH", help="The project; else the one here.")
@output_option
@as_option
def command(documents: tuple[str, ...], person: str, place: str, output: str | None, actor: str | None) -> int:
    """Pack documents with all that was decided in them, their glossaries and the settings, to go on elsewhere.

    `enface merge PACKAGE FOLDER` makes a project of it there; what is packed there afterwards, `enface merge` takes
    back here. Without a DOCUMENT, PERSON's documents are packed, or all. Of documents that are not packed nothing goes
    along but hashes. Edits that are not saved stay here.
    """
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(place))
    with Desk.open(project, actor=who_am_i(actor, project.root)) as desk:
        tell(desk.problems)
        packed = desk.merging.pack([desk.merging.key_of(one) for one in documents], " ".join(person.split()))
    path = output or _name(packed.about.project, person or packed.about.actor, packed.about.time)
    emit_data(packed.data, path)
    about = f"{counted(len(packed.about.documents), 'document')}, {len(packed.data) / 1_000_000:.1f} MB"
    lines = [f"{path}: {about}."]
    if packed.drafts:
        edits = f"{counted(packed.drafts, 'edit')} of yours"
        lines.append(f"{edits} {'is' if packed.drafts == 1 else 'are'} not saved, and so not in it.")
    emit("".join(f"{plain(line)}\n" for line in lines))
    return 0


def _name(project: str, who: str, time: str) -> str:
    """A name that says of what, whose and when; to the second, so that none takes another's place."""
    stamp = re.sub(r"\D", "", time[11:19])
    words = (re.sub(r"[^\w.-]+", "-", part).strip("-.") for part in (project, who, time[:10], stamp))
    return "-".join(filter(None, words)) + PACKAGE
