"""`enface release`: a state under a name, what was in it, and what has changed since."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import Style, emit, tell, wants_colour
from enface.cli.options import as_option, i_know_option
from enface.model import EnfaceError, Problem, Status

if TYPE_CHECKING:
    from enface.review.desk import Desk

_project_option = click.option("--project", "path", default=".", metavar="PATH", help="The project; else here.")
_format_option = click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")


@click.group("release")
def command() -> None:
    """Freeze the state of a project under a name when it is delivered; look at it and compare it later."""


@command.command("make", short_help="Freeze the state as it stands under a name.")
@click.argument("name")
@_project_option
@click.option(
    "--require",
    type=OneOf([Status.TRANSLATED.value, Status.REVISED.value, Status.APPROVED.value]),
    help="Freeze nothing if anything has not come so far: list it and exit 1.",
)
@click.option("--verbose", "-v", is_flag=True, help="Name the first segments that are not ready, by document.")
@_format_option
@as_option
@i_know_option
def make(
    name: str, path: str, require: str | None, verbose: bool, form: str, actor: str | None, any_place: bool
) -> int:
    """Freeze what every segment holds, its status and its approval, under NAME.

    What is not ready is counted on standard error. The hash of the state is printed: the same hash is the same state.
    Exit status 1 where --require stops it.
    """
    from enface.cli.export_command import is_of_glossary
    from enface.cli.export_printing import tell_held, tell_refused
    from enface.cli.release_printing import release_json, release_lines
    from enface.review.held_back import held_back, lacking

    with _desk(path, actor, write=True, any_place=any_place) as desk:
        if not all(is_of_glossary(problem, desk.project) for problem in desk.problems):
            raise EnfaceError(Problem(path, "nothing was frozen.", "Mend what is named above."))
        documents = desk.documents()
        if require and (held := [one for document in documents for one in lacking(desk, document, Status(require))]):
            tell_refused(held, require)
            return FAILED
        release = desk.releases.freeze(name, [document.key for document in documents])
        held = [one for document in documents for one in held_back(desk, document)]
    emit(release_json(release) if form == "json" else "".join(release_lines(release)), data=form == "json")
    tell_held(documents, held, verbose=verbose)
    return 0


@command.command("list", short_help="Every release.")
@_project_option
def list_(path: str) -> int:
    """List the releases: name, day, by whom, how much of it was approved, the state's hash."""
    from enface.cli.release_printing import list_lines

    with _desk(path) as desk:
        emit("".join(list_lines(desk.releases.all())) or "no releases yet\n")
    return 0


@command.command("show", short_help="What was in a release.")
@click.argument("name")
@_project_option
@_format_option
def show(name: str, path: str, form: str) -> int:
    """Show what was in the release NAME, by document; as JSON with every segment."""
    from enface.cli.release_printing import release_json, release_lines

    with _desk(path) as desk:
        release = desk.releases.named(name)
        if form == "json":
            held = [one for document in release.documents.values() for one in document.values()]
            emit(release_json(release, desk.releases.texts(held)), data=True)
        else:
            emit("".join(release_lines(release)))
    return 0


@command.command("compare", short_help="What differs between a release and another, or now.")
@click.argument("old", metavar="NAME")
@click.argument("new", metavar="[OTHER]", default="now")
@_project_option
@_format_option
def compare(old: str, new: str, path: str, form: str) -> int:
    """Show the segments that differ between the release NAME and the release OTHER, or the state as it stands: now.

    Exit status 1 where anything differs.
    """
    from enface.cli.release_printing import difference_lines, differences_json
    from enface.review.releases import NOW
    from enface.review.releases import compare as differing

    with _desk(path) as desk:
        before = desk.releases.named(old)
        keys = [document.key for document in desk.documents()]
        after = desk.releases.now(keys) if new == NOW else desk.releases.named(new)
        found = list(differing(before, after))
        texts = desk.releases.texts(side for one in found for side in (one.old, one.new))
    if form == "json":
        emit(differences_json(before, after, found, texts), data=True)
    else:
        emit("".join(difference_lines(before, after, found, texts, Style(colour=wants_colour(sys.stdout)))))
    return FAILED if found else 0


def _desk(path: str, actor: str | None = None, *, write: bool = False, any_place: bool = False) -> Desk:
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(path))
    desk = Desk.open(project, actor=who_am_i(actor, project.root), write=write, any_place=any_place)
    tell(desk.problems)
    return desk
