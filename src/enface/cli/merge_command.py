"""`enface merge`: what somebody did elsewhere, into the reviews here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import Progress, emit, plain
from enface.cli.options import as_option, i_know_option
from enface.languages.counting import counted

if TYPE_CHECKING:
    from enface.review.merging import Taken
    from enface.review.packages import Package

CONFLICTS = 1
_WORDS = {
    "segment.revised": ("edit", ""),
    "segment.status": ("decision", "on a status"),
    "segment.commented": ("comment", ""),
    "finding.waived": ("waiver", ""),
    "finding.unwaived": ("waiver", "taken back"),
    "error.marked": ("error", "marked"),
    "error.changed": ("error", "changed"),
    "error.withdrawn": ("error", "withdrawn"),
    "error.answered": ("answer", "to a marked error"),
    "error.decided": ("ruling", "on a marked error"),
    "segment.rated": ("rating", ""),
    "undone": ("undo", ""),
    "redone": ("redo", ""),
    "document.assigned": ("assignment", ""),
    "document.delivered": ("new version", "of the file"),
    "document.imported": ("file", "read"),
    "document.resegmented": ("change", "of the bounds of segments"),
}


@click.command("merge")
@click.argument("package", type=click.Path(path_type=Path))
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--dry-run", is_flag=True, help="Only show what would come.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")
@i_know_option
@as_option
def command(package: Path, path: str, dry_run: bool, form: str, any_place: bool, actor: str | None) -> int:
    """Take in what PACKAGE brings to the project at PATH; a new or empty folder there becomes a project.

    Packages may come in any order, and twice: the reviews are the same. Where two people gave a segment different
    texts, neither knowing the other's, both are kept and `enface conflicts` lists the segment until somebody has
    chosen. The reviews are backed up before. All of the package is taken in, or nothing.

    Exit status 1 where it brought conflicts.
    """
    from enface.review.merging import is_new, merge
    from enface.review.packages import read
    from enface.review.people import who_am_i

    given, place = read(package), Path(path)
    new = is_new(place)
    who = who_am_i(actor, place if place.is_dir() else None)
    with Progress(deed="merged", things="events") as progress:
        taken = merge(given, place, who, preview=dry_run, any_place=any_place, reached=progress.reached)
    if form == "json":
        emit(json.dumps(_object(taken, dry_run=dry_run), ensure_ascii=False, indent=2) + "\n", data=True)
    else:
        lines = _lines(given, taken, dry_run=dry_run, begun=path if new else "")
        emit("".join(f"{plain(line)}\n" for line in lines))
    if dry_run and form == "text":
        print("enface: nothing was taken in.", file=sys.stderr)
    return CONFLICTS if taken.merged.conflicts else 0


def _lines(package: Package, taken: Taken, *, dry_run: bool, begun: str) -> Iterator[str]:
    about, merged = package.about, taken.merged
    packed = f"packed by {about.actor} on {about.time[:10]} at {about.time[11:16]} UTC"
    if not merged.events:
        yield f"{package.path}, {packed}: all of it is here already."
    else:
        yield f"{package.path}, {packed}: {counted(merged.events, 'event')} not known here yet."
    for (document, who, kind), number in sorted(merged.decisions.items()):
        one, more = _WORDS.get(kind, ("event", f"of the kind {kind}"))
        yield " ".join(filter(None, (f"  {document}: {who},", counted(number, one), more)))
    for name in taken.written:
        yield f"  {name}: the file {'would be' if dry_run else 'was'} written."
    for name in taken.kept:
        yield f"  {name}: the file here is another than the package's; it stays as it is."
    for event in merged.overtaken:
        yield (
            f"  {event.document}, segment {event.segment}: what {event.actor} decided is in its history; "
            "its file or its bounds have changed meanwhile."
        )
    segments = dict.fromkeys((one.document, one.segment) for one in merged.conflicts)
    for document, segment in segments:
        yield f"  {document}, segment {segment}: in conflict."
    if segments:
        verb = "has" if len(segments) == 1 else "have"
        yield f"{counted(len(segments), 'segment')} {verb} several texts; `enface conflicts` shows them."
    if begun and not dry_run:
        yield f"`enface {begun}` opens it." if begun != "." else "`enface` opens it."
    elif taken.backup:
        yield f"What stood here before is kept: `enface backup --restore {taken.backup.name}` goes back."


def _object(taken: Taken, *, dry_run: bool) -> dict[str, object]:
    merged = taken.merged
    return {
        "schema": 1,
        "taken": not dry_run,
        "events": merged.events,
        "decisions": [
            {"document": document, "actor": who, "kind": kind, "number": number}
            for (document, who, kind), number in sorted(merged.decisions.items())
        ],
        "conflicts": [
            {"document": one.document, "segment": one.segment, "text": one.text, "actor": one.actor, "time": one.time}
            for one in merged.conflicts
        ],
        "overtaken": [
            {"document": event.document, "segment": event.segment, "actor": event.actor, "time": event.time}
            for event in merged.overtaken
        ],
        "written": list(taken.written),
        "kept": list(taken.kept),
    }
