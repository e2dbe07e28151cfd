"""Writes the reviewed files: only what people changed, and never over a file that changed meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from enface.formats import Change, file_bytes, write_back
from enface.model import EnfaceError, Problem, Status
from enface.review.intake import file_digest
from enface.review.project import EXPORTS, Project
from enface.review.views import Exported
from enface.store import DocumentRecord, Store


def export(
    project: Project,
    store: Store,
    records: Sequence[DocumentRecord],
    files: Sequence[Path],
    output: Path | None,
    in_place: bool,
) -> tuple[Exported, ...]:
    """Write `files` to the folder `output`, `out/` in the project unless given, or over themselves.

    All are looked at before the first is written. Raises EnfaceError where one has changed on disk since it was read.
    """
    folder = output or project.root / EXPORTS
    base = Path(os.path.commonpath([path.parent for path in project.files]))
    planned = []
    for path in files:
        own = [record for record in records if record.path == project.relative(path)]
        if not own:
            raise EnfaceError(Problem(str(path), "not a document of this project.", "Name one of its files."))
        if file_digest(path, file_bytes(path)) != own[0].digest:
            reason = "changed on disk since it was read; nothing was written."
            raise EnfaceError(Problem(str(path), reason, "Open the project again, which takes the change in."))
        target = path if in_place else folder / path.relative_to(base)
        if not in_place and target.resolve() == path:
            raise EnfaceError(Problem(str(path), "would be overwritten.", "Say --in-place if that is meant."))
        planned.append((path, target, *_changes(store, own, path)))
    for path, target, changes, _ in planned:
        _make_folder(target.parent)
        write_back(path, changes, target)
    return tuple(Exported(path, target, revised) for path, target, _, revised in planned)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnfaceError(
            Problem(str(folder), f"cannot be made: {error.strerror}.", "Name another --output.")
        ) from error


def _changes(store: Store, records: Sequence[DocumentRecord], path: Path) -> tuple[dict[tuple[str, str], Change], int]:
    """What is written back, and how many of the texts differ from the file's."""
    changes, revised = {}, 0
    for record in records:
        for segment, target, status, differs in store.edited(record.key):
            changes[record.name or str(path), segment] = Change(target, Status(status))
            revised += differs
    return changes, revised
