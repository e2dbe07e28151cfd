"""`enface purge`: a client's text out of the reviews, their drafts and backups."""

from __future__ import annotations

from pathlib import Path

import click

from enface.cli.console import emit, plain
from enface.cli.options import as_option
from enface.languages.counting import counted

FAILED = 1


@click.command("purge")
@click.argument("document")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_option
def command(document: str, path: str, yes: bool, actor: str | None) -> int:
    """Remove all texts of DOCUMENT from the reviews of the project at PATH, for good.

    So from drafts, from backups and from the memory of earlier translations.

    What was decided, by whom and when stays, with the hashes of the texts, so that `enface verify` still holds. So do
    the names of files and segments. Files, exported ones too, are not touched.

    Exit status 1 where something of it is left.
    """
    from enface.review.people import who_am_i
    from enface.review.project import Project
    from enface.review.purge import key_of, purge

    project = Project.find(Path(path))
    key = key_of(project, document)
    question = f"Remove all texts of {plain(key)} from the reviews and their backups? This cannot be undone."
    if not yes and not click.confirm(question, err=True):
        emit("Nothing was removed.\n")
        return FAILED
    result = purge(project, key, who_am_i(actor, project.root))
    lines = []
    if result.removed:
        texts, drafts, shared = result.removed
        lines.append(f"{key}: {counted(texts, 'text')} and {counted(drafts, 'draft')} removed.")
        if shared:
            lines.append(f"{counted(shared, 'text')} that other documents have too stayed.")
    lines.append(f"{counted(result.backups, 'backup')} purged.")
    if result.memory:
        lines.append(f"{counted(result.memory, 'file')} of the memory of earlier translations removed.")
    file = project.root / key.partition("#")[0]
    if file.exists():
        lines.append(f"{file} itself still holds them; while it stands there, the next opening takes it in again.")
    lines += map(str, result.problems)
    emit("".join(f"{plain(line)}\n" for line in lines))
    return FAILED if result.problems else 0
