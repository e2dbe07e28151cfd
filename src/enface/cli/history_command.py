"""`enface history`: every version of a segment, and the way back to one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import Style, differences, emit, plain, wants_colour
from enface.cli.options import as_option, in_option, project_option

if TYPE_CHECKING:
    from enface.review.versions import Version


@click.command("history")
@click.argument("segment")
@in_option
@click.option("--restore", type=click.IntRange(1), metavar="N", help="Make version N the text again, as a new version.")
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="For people or programs.")
@project_option
@as_option
def command(
    segment: str, document: str | None, restore: int | None, format_: str, place: str | None, actor: str | None
) -> int:
    """Show every version of SEGMENT: who made it and when, what changed, fixed and came in.

    Words that went stand in [-…-], words that came in {+…+}.
    """
    from dataclasses import asdict

    from enface.cli.at_desk import at_desk, check_stale, segment_named
    from enface.cli.machine import dumps

    with at_desk(place or ".", actor, write=restore is not None) as desk:
        ref = segment_named(desk, segment, document)
        if restore is not None:
            check_stale(desk, [ref.document])
        outcome = desk.apply(desk.versions.restoring(ref, restore)) if restore is not None else None
        versions = desk.versions.of(ref)
    if format_ == "json":
        listed = [{**asdict(one), "changes": [list(change) for change in one.changes]} for one in versions]
        emit(dumps(listed, indent=1), data=True)
        return 0
    if outcome:
        again = f" Version {versions[-1].number} is version {restore} again." if outcome.changed else ""
        emit(f"{plain(outcome.message)}{again}\n")
        return 0
    style = Style(colour=wants_colour(sys.stdout))
    for one in versions:
        head = f"{one.number}  {one.time[:16].replace('T', ' ')}  {plain(one.actor)}  {one.origin}"
        words = differences(one.changes, style) if one.changes else plain(one.text)
        emit(f"{style(head, 'bold')}{_outcome(one)}\n   {words}\n")
    return 0


def _outcome(version: Version) -> str:
    outcomes = (("fixed", version.fixed), ("new", version.new or ()))
    return "".join(f"; {name}: {_counted(rules)}" for name, rules in outcomes if rules)


def _counted(rules: Iterable[str]) -> str:
    return ", ".join(f"{rule} ×{times}" if times > 1 else rule for rule, times in Counter(rules).items())
