"""`enface waivers`: what people said is no error: seen, made, taken back, and as a file for version control."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import emit, near, plain
from enface.cli.options import as_option, in_option, output_option, project_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.model import Finding
    from enface.review.commands import SegmentRef, Waive
    from enface.review.desk import Desk

_SHOWN = 20


@click.group("waivers")
def command() -> None:
    """See, make and take back waivers, and keep them where CI sees them."""


@command.command("export", short_help="Write a project's waivers to waivers.tsv.")
@click.argument("path", default=".", metavar="[PROJECT]")
@output_option
def export(path: str, output: str | None) -> int:
    """Write the waivers that stand in a project's reviews to waivers.tsv in its folder.

    `enface check` honours that file wherever the project is checked out, with the reviews or without them.
    """
    from enface.review.project import Project
    from enface.review.waiver_file import waivers_of, write

    project = Project.find(Path(path))
    waivers = waivers_of(project)
    place = Path(output) if output else project.waiver_file
    write(place, waivers)
    emit(f"{counted(len(waivers), 'waiver')} in {plain(str(near(place)))}.\n")
    return 0


@command.command("list", short_help="Show the waivers that stand, and what each covers.")
@project_option
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="For people or programs.")
def list_(place: str | None, format_: str) -> int:
    """Show the waivers that stand in a project's reviews: what they cover now, why, by whom, until when."""
    from dataclasses import asdict

    from enface.cli.at_desk import SHORT, at_desk, check_stale
    from enface.cli.machine import dumps

    with at_desk(place or ".", write=False) as desk:
        check_stale(desk)
        waivers, covering = desk.waivers(), desk.waiving.covering()
    if format_ == "json":
        listed = [{**asdict(one), "ref": list(one.ref), "covers": covering.get(one.id, 0)} for one in waivers]
        emit(dumps(listed, indent=1), data=True)
        return 0
    for one in waivers:
        until = f", until {one.until}" if one.until else ""
        found = covering.get(one.id, 0)
        now = f"{counted(found, 'finding')} now" if found else "nothing now"
        emit(
            f"{one.id[-SHORT:]}  {plain(one.rule)}  {plain(f'{one.ref.document}:{one.ref.segment}')}\n"
            f"          {one.scope.words}{until}: {now}; {plain(one.reason)} ({plain(one.actor)}, {one.time[:10]})\n"
        )
    emit("" if waivers else "No waiver stands.\n")
    return 0


@command.command("add", short_help="Waive a finding, after a look at what that silences.")
@click.argument("segment")
@click.argument("rule")
@in_option
@click.option("--reason", required=True, metavar="TEXT", help="Why it is no error.")
@click.option(
    "--scope",
    type=OneOf(["place", "document", "project", "rule"]),
    default="place",
    help="place: this segment (default); document: the same in this document; project: the same everywhere; "
    "rule: whatever the rule finds in this project.",
)
@click.option("--words", metavar="TEXT", help="The words of the target that are meant, where the rule found several.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The last day, such as 2026-12-31.")
@click.option("--yes", is_flag=True, help="Waive; without it, only what it would silence is shown.")
@project_option
@as_option
def add(
    segment: str,
    rule: str,
    document: str | None,
    reason: str,
    scope: str,
    words: str | None,
    until: datetime | None,
    yes: bool,
    place: str | None,
    actor: str | None,
) -> int:
    """Waive a finding of RULE in SEGMENT, or all like it as far as --scope says.

    Without --yes nothing is kept: what it would silence is counted and listed.
    """
    from enface.cli.at_desk import at_desk, check_stale, segment_named
    from enface.review.commands import Waive, WaiverScope
    from enface.review.waiving import REASONS

    with at_desk(place or ".", actor) as desk:
        ref = segment_named(desk, segment, document)
        check_stale(desk)
        finding = _finding(desk, ref, rule, words)
        day = until.date() if until else None
        wanted = Waive(ref, finding.fingerprint, finding.rule, reason, WaiverScope(scope), day)
        if until and until.date() < datetime.now().astimezone().date():
            raise click.UsageError(f"{until:%Y-%m-%d} is over: such a waiver would cover nothing.")
        if not yes:
            _tell_reach(desk, wanted)
            if reason not in (known := (*REASONS, *desk.project.reasons)):
                emit(f"Reasons of this project: {plain('; '.join(known))}.\n")
            return 0
        number = len(desk.waiving.silenced(wanted))
        outcome = desk.apply(wanted)
    emit(f"{plain(outcome.message)} ({counted(number, 'finding')})\n")
    return 0


def _finding(desk: Desk, ref: SegmentRef, rule: str, words: str | None) -> Finding:
    from enface.review.views import FindingState

    target = desk.row(ref).segment.target
    here = [view.finding for view in desk.findings(ref) if view.state is FindingState.OPEN]
    found = {one.fingerprint: one for one in here if one.rule == rule}
    if words is not None:
        found = {key: one for key, one in found.items() if one.target and one.target.of(target) == words}
    if len(found) == 1:
        return next(iter(found.values()))
    place = f"{ref.document}:{ref.segment}"
    if found:
        quoted = ", ".join(repr(one.target.of(target)) for one in found.values() if one.target)
        raise EnfaceError(Problem(place, f"{rule} found several things here.", f"Say which by --words: {quoted}."))
    others = ", ".join(dict.fromkeys(one.rule for one in here))
    remedy = f"Open here: {others}." if others else "Nothing is open here."
    raise EnfaceError(Problem(place, f"no open finding of {rule} here.", remedy))


def _tell_reach(desk: Desk, wanted: Waive) -> None:
    from enface.reports.outline import Quote
    from enface.review.waiving import reach_in_words

    found = desk.waiving.silenced(wanted)
    emit(f"This would silence {reach_in_words(found)}; --yes waives:\n")
    for one in found[:_SHOWN]:
        quote = Quote.of(desk.row(one.ref).segment.target, one.finding.target, one.finding.severity)
        emit(f"  {plain(f'{one.ref.document}:{one.ref.segment}')}  {plain(str(quote))}\n")
    if len(found) > _SHOWN:
        emit(f"  and {len(found) - _SHOWN:,} more\n")


@command.command("reopen", short_help="Take a waiver back.")
@click.argument("waiver", metavar="ID")
@project_option
@as_option
def reopen(waiver: str, place: str | None, actor: str | None) -> int:
    """Take the waiver back that `enface waivers list` shows with this ID; what it covered is open again."""
    from enface.cli.at_desk import at_desk, waiver_named
    from enface.review.commands import Unwaive

    with at_desk(place or ".", actor) as desk:
        found = waiver_named(desk, waiver)
        number = desk.waiving.covering().get(found.id, 0)
        desk.apply(Unwaive(found.id))
    emit(f"Taken back; {counted(number, 'finding')} open again.\n")
    return 0
