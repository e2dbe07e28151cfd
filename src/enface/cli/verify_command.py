"""`enface verify`: whether the record of a project's reviews still holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from enface.cli.console import emit, plain
from enface.languages.counting import counted


@click.command("verify")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--head", "heads", multiple=True, metavar="HASH", help="A head noted earlier must be in the history.")
def command(path: str, heads: tuple[str, ...]) -> int:
    """Check a project's reviews anew: events, texts, the state that follows from them, files, approvals.

    The chain of events shows damage and later edits. Whether somebody has written all of it anew shows only if the
    heads that are printed were noted elsewhere: give them with --head.

    Exit status 1 where something does not hold.
    """
    from enface.review.project import Project
    from enface.review.verification import verify

    project = Project.find(Path(path))
    verified = verify(project, heads)
    lines = [*map(str, verified.problems), *(f"{note}." for note in verified.notes)]
    examined = verified.examined
    lines += [f"head: {hash} (event {sequence:,} of {device})" for device, sequence, hash in examined.heads]
    if not verified.problems:
        lines.append(
            f"All holds: {counted(examined.events, 'event')}, {counted(examined.segments, 'segment')}, "
            f"{counted(len(project.files), 'file')}."
        )
    emit("".join(f"{plain(line)}\n" for line in lines))
    if verified.problems:
        number = len(verified.problems)
        said = "1 thing does not hold" if number == 1 else f"{number:,} things do not hold"
        print(f"enface: {said}.", file=sys.stderr)
    return int(bool(verified.problems))
