"""`enface propagate`: what was decided on a segment, to those with the same source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import as_option, in_option, project_option
from enface.languages.counting import counted

if TYPE_CHECKING:
    from enface.review.repetitions import Offer

_SHOWN = 20


@click.command("propagate")
@click.argument("segment")
@in_option
@click.option(
    "--to",
    type=OneOf(["old-text", "all", "status"]),
    default="old-text",
    help="old-text: those that hold the text it had before (default); all: whatever they hold; status: those with its "
    "text take its status.",
)
@click.option("--yes", is_flag=True, help="Do it; without it, only what it would reach is shown.")
@project_option
@as_option
def command(segment: str, document: str | None, to: str, yes: bool, place: str | None, actor: str | None) -> int:
    """Take the text of SEGMENT, or its status, to the segments with the same source.

    Without --yes nothing is changed: they are listed. Locked segments never change. One undo in the workbench takes all
    of it back.
    """
    from enface.cli.at_desk import at_desk, check_stale, segment_named

    with at_desk(place or ".", actor, write=yes) as desk:
        offer = desk.repetitions.offer(segment_named(desk, segment, document))
        chosen = {"old-text": offer.old, "all": (*offer.old, *offer.other), "status": offer.same}[to]
        if not yes:
            emit(f"{plain(offer.text)}\n")
            _list(offer)
            emit(f"--yes takes it to {counted(len(chosen), 'segment')}.\n" if chosen else "Nothing to take it to.\n")
            return 0
        documents = {one.ref.document for one in chosen}
        check_stale(desk, documents)
        message = desk.apply(offer.to(chosen)).message
        check_stale(desk, documents)
    emit(f"{plain(message)}\n")
    return 0


def _list(offer: Offer) -> None:
    groups = (
        ("with its old text (--to old-text)", offer.old),
        ("with another text (--to all)", offer.other),
        (f"with its text, but not {offer.status} (--to status)", offer.same),
        ("locked, never changed", offer.locked),
    )
    for title, found in groups:
        if found:
            emit(f"{len(found):,} {title}:\n")
        for one in found[:_SHOWN]:
            emit(f"  {plain(f'{one.ref.document}:{one.ref.segment}')}  {one.status}  {plain(one.target)}\n")
        if len(found) > _SHOWN:
            emit(f"  and {len(found) - _SHOWN:,} more\n")
