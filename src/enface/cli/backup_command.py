"""`enface backup`: dated copies of a project's reviews, and the way back to one."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli.console import emit, plain
from enface.model import EnfaceError, Problem


@click.command("backup")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--list", "list_", is_flag=True, help="Show the backups that there are, the newest first.")
@click.option("--restore", "name", metavar="NAME", help="Go back to a backup, or a file; what stands now is backed up.")
def command(path: str, list_: bool, name: str | None) -> int:
    """Back up a project's reviews, also while somebody is working on them.

    Backups stand in the folder backups/ beside the reviews. One is made before every import and every update of the
    tables. The last ten stay, one a day for two weeks, one a week for a quarter of a year.
    """
    from enface.review.project import Project
    from enface.store import backups

    if list_ and name:
        raise click.UsageError("--list and --restore exclude each other.")
    database = Project.find(Path(path)).database
    if list_:
        found = list(backups.backups(database))
        width = max((len(backup.path.name) for backup in found), default=0)
        lines = [
            f"{backup.path.name:<{width}}  {backup.time:%Y-%m-%d %H:%M} UTC  {_size(backup.size):>8}  "
            f"{_why(backup.reason)}"
            for backup in found
        ] or ["no backups yet"]
    elif name:
        restored = backups.restore(database, name)
        when = f"{restored.backup.time:%Y-%m-%d at %H:%M} UTC"
        lines = [f"{database.name} is {f'as it was on {when}' if restored.backup.reason else f'now {name}'}."]
        if restored.kept:
            lines.append(f"What stood there is kept as {restored.kept.name}.")
        lines += [f"{database.name}: {fault}" for fault in restored.examined.faults]
        if restored.examined.faults and restored.examined.chain_holds:
            lines.append("`enface doctor --rebuild` puts right what follows from the events.")
    elif database.is_file():
        lines = [f"{backups.make(database)}"]
    else:
        raise EnfaceError(Problem(path, "has no reviews yet.", "They begin when `enface` opens it."))
    emit("".join(f"{plain(line)}\n" for line in lines))
    return 0


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1_000:.0f} kB"


def _why(reason: str) -> str:
    return {"asked": "asked for", "damaged": "damaged, before a restore"}.get(reason, f"before {_an(reason)} {reason}")


def _an(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
