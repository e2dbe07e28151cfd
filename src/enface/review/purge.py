"""Takes a client's text out of a project: out of its database, its drafts and its backups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from enface.model import EnfaceError, Problem, Role
from enface.review.people import role_of
from enface.review.project import Project
from enface.store import open_store
from enface.store.backups import backups
from enface.store.purging import Purged


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed, from how many backups and files of the memory too, and what could not be."""

    removed: Purged | None
    backups: int
    memory: int
    problems: tuple[Problem, ...]


def key_of(project: Project, document: str) -> str:
    """The key of a document that is named by it, or by its file. Raises EnfaceError where there is none."""
    store = open_store(project.database, write=False)
    try:
        known = [record.key for record in store.documents()]
    finally:
        store.close()
    return named(project, known, document)


def named(project: Project, known: Sequence[str], document: str) -> str:
    """Which of the known keys a person means by it, or by its file. Raises EnfaceError where it is none."""
    file = Path(document).resolve()
    if document in known:
        return document
    if file.is_relative_to(project.root) and (key := project.relative(file)) in known:
        return key
    from rapidfuzz import process

    nearest = process.extractOne(document, known, score_cutoff=60)
    remedy = f"Did you mean {nearest[0]}?" if nearest else "`enface report` lists them."
    raise EnfaceError(Problem(document, "there is no such document in the reviews.", remedy))


def purge(project: Project, key: str, actor: str) -> Removed:
    """Remove all texts of a document; its events stay, with the hashes of what is gone.

    Backups and memory come first, so that a purge that was cut off can be made again. Raises EnfaceError where somebody
    else is writing, or the actor is no lead.
    """
    if role_of(actor, project.people) is not Role.LEAD:
        raise EnfaceError(Problem(key, f"{actor} is no lead; only a lead purges.", "See [people] in enface.toml."))
    from enface.review.earlier import forget

    store = open_store(project.database, any_place=True)
    try:
        if store.read_only:
            raise EnfaceError(Problem(key, f"cannot be purged: {store.read_only}.", "Nothing was removed."))
        done, problems = 0, []
        for backup in backups(project.database):
            try:
                done += _purge_backup(backup.path, key, actor)
            except EnfaceError as error:
                problems += [Problem(one.path, f"still holds it: {one.reason}", "Delete it.") for one in error.problems]
        path = next((record.path for record in store.documents() if record.key == key), key)
        try:
            forgotten = forget(project, key, path)
            removed = store.purge(actor, key)
            forget(project, key, path)  # whoever looked something up meanwhile has made it anew
        except OSError as error:
            raise EnfaceError(
                Problem(str(error.filename), f"still holds it: {error.strerror}.", "Delete it, and purge again.")
            ) from None
        return Removed(removed, done, forgotten, tuple(problems))
    finally:
        store.close()


def _purge_backup(path: Path, key: str, actor: str) -> bool:
    store = open_store(path, any_place=True)
    try:
        return store.purge(actor, key) is not None
    finally:
        store.close()
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
