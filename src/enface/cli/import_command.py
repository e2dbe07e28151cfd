"""`enface import`: a new delivery of a document or glossary; decisions carry over where nothing changed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import Style, emit, plain, tell, wants_colour
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.review.delivery import Delivery
    from enface.review.desk import Desk
    from enface.review.glossary_delivery import GlossaryDelivery
    from enface.review.project import Project

NOT_TAKEN = 1


@click.command("import")
@click.argument("paths", nargs=-1, metavar="FILE...")
@click.option("--for", "wanted", metavar="DOCUMENT", help="What FILE is a new version of; else the file of that name.")
@click.option(
    "--project", "place", metavar="PATH", help="The project, folder or file; else what --for names, else here."
)
@click.option("--yes", is_flag=True, help="Take it in without asking.")
@click.option("--preview", is_flag=True, help="Only show what would change.")
@click.option("--undo", is_flag=True, help="Take the last delivery back, or the last one of --for.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")
@as_option
def command(
    paths: tuple[str, ...],
    wanted: str | None,
    place: str | None,
    yes: bool,
    preview: bool,
    undo: bool,
    form: str,
    actor: str | None,
) -> int:
    """Take in a new version of a document that is in review, or of a glossary; FILE takes the place of the old one.

    Segments are found again by their text, their order, their id, and by likeness. Decisions stand where source and
    target are the same; what changed is open again, with what it was before. What would happen is shown first, and
    nothing is written before you agree; without a terminal to ask at, only --yes takes it in. Exit status 1 where there
    was something to take in and it was not.
    """
    from enface.review.desk import Desk
    from enface.review.people import who_am_i

    if undo and (paths or yes or preview):
        raise click.UsageError("--undo takes no FILE, --yes or --preview.")
    if not undo and not paths:
        raise click.UsageError("Missing argument 'FILE...'.")
    if wanted and len(paths) > 1:
        raise click.UsageError("--for goes with one FILE.")
    if yes and preview:
        raise click.UsageError("--yes and --preview exclude each other.")
    asks = not preview and not yes and form == "text" and sys.stdin.isatty()
    project = _project(place, wanted)
    with Desk.open(project, actor=who_am_i(actor, project.root), write=yes or asks or undo) as desk:
        tell(desk.problems)
        if undo:
            return _undo(desk, wanted)
        deliveries = _deliveries(desk, paths, wanted)
        if form == "text":
            _show(desk.project, deliveries)
        pending = [delivery for delivery in deliveries if delivery.changes_anything]
        taken = bool(pending) and (yes or (asks and _agreed(desk, pending)))
        if taken:
            _require_writing(desk)
            for delivery in pending:
                desk.take(delivery)
            _mention_waivers(desk, pending)
        if form == "json":
            from enface.cli.delivery_printing import as_json

            emit(as_json(desk.project, deliveries, taken=taken), data=True)
        elif taken:
            back = "it" if len(pending) == 1 else "the last one"
            emit(f"Taken in; `enface import --undo` takes {back} back.\n")
            _mention_terms(pending)
        elif pending:
            how = "." if asks else "; --yes takes it in."
            print(f"enface: nothing was taken in{how}", file=sys.stderr)
        return NOT_TAKEN if pending and not taken else 0


def _project(place: str | None, wanted: str | None) -> Project:
    from enface.review.project import Project

    if place is None and wanted and Path(wanted).is_file():
        place = wanted
    return Project.find(Path(place or "."))


def _require_writing(desk: Desk) -> None:
    if desk.read_only:
        reason = f"nothing can be taken in: {desk.read_only}."
        remedy = "Try again when it is free." if desk.holder else "Give yourself the right to write there."
        raise EnfaceError(Problem(str(desk.project.root), reason, remedy))


def _deliveries(desk: Desk, paths: Sequence[str], wanted: str | None) -> list[Delivery | GlossaryDelivery]:
    """What each file would bring; all of them can be read before anything is shown."""
    found: dict[Path, Delivery | GlossaryDelivery] = {}
    for path in paths:
        delivery = desk.delivery(Path(path), wanted or "")
        if delivery.replaced in found:
            reason = f"is a version of the same document as {found[delivery.replaced].came_from}."
            raise EnfaceError(Problem(path, reason, "Take one in after the other."))
        found[delivery.replaced] = delivery
    return list(found.values())


def _show(project: Project, deliveries: Sequence[Delivery | GlossaryDelivery]) -> None:
    from enface.cli.delivery_printing import as_text

    style = Style(colour=wants_colour(sys.stdout))
    for delivery in deliveries:
        if delivery.changes_anything:
            emit("".join(f"{line}\n" for line in (*as_text(project, delivery, style), "")))
        else:
            emit(f"{plain(str(delivery.came_from))} is the version that is here already.\n")


def _agreed(desk: Desk, pending: Sequence[Delivery | GlossaryDelivery]) -> bool:
    _require_writing(desk)
    number = "it" if len(pending) == 1 else f"all {len(pending)}"
    return click.confirm(f"Take {number} in?", default=False)


def _mention_waivers(desk: Desk, taken: Sequence[Delivery | GlossaryDelivery]) -> None:
    """The file of waivers names segments by the ids that they had when it was written."""
    from enface.review.delivery import Delivery

    renamed = any(arrival.renamed for one in taken if isinstance(one, Delivery) for arrival in one.arrivals)
    if renamed and desk.project.waiver_file.is_file():
        written = desk.project.waiver_file.name
        print(f"enface: segments have other ids now; `enface waivers export` writes {written} anew.", file=sys.stderr)


def _mention_terms(taken: Sequence[Delivery | GlossaryDelivery]) -> None:
    """A glossary's new version leaves approvals as they are, until a lead wants otherwise."""
    from enface.review.glossary_delivery import GlossaryDelivery

    if any(isinstance(one, GlossaryDelivery) for one in taken):
        said = "`enface glossary changes` lists the approved segments whose terms have changed"
        print(f"enface: {said}.", file=sys.stderr)


def _undo(desk: Desk, wanted: str | None) -> int:
    """Take the last delivery back; exit status 1 where that may not be."""
    from enface.review.commands import Refused, TakeBack

    _require_writing(desk)
    document = desk.last_delivery(wanted or "")
    if document is None:
        print(f"enface: there is no delivery{f' of {plain(wanted)}' if wanted else ''} to take back.", file=sys.stderr)
        return NOT_TAKEN
    try:
        emit(f"{plain(desk.apply(TakeBack(document)).message)}\n")
    except Refused as refused:
        print(f"enface: {plain(str(refused))}", file=sys.stderr)
        return NOT_TAKEN
    return 0
