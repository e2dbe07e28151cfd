"""Writes the reviewed files: only what people changed, and never over a file that changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from enface.formats import Change, file_bytes, write_back
from enface.model import EnfaceError, Problem, Status
from enface.review.intake import file_digest
from enface.review.project import Project
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
    folder = output or project.root / "out"
    planned = []
    for path in files:
        own = [record for record in records if project.root / record.path == path]
        if not own:
            raise EnfaceError(Problem(str(path), "not a document of this project.", "Name one of its files."))
        if file_digest(file_bytes(path)) != own[0].digest:
            reason = "changed on disk since it was read; nothing was written."
            raise EnfaceError(Problem(str(path), reason, "Open the project again, which takes the change in."))
        planned.append((path, path if in_place else folder / path.name, _changes(store, own, path)))
    _refuse_clashes([target for _, target, _ in planned])
    for path, target, changes in planned:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_back(path, changes, target)
    return tuple(Exported(path, target, len(changes)) for path, target, changes in planned)


def _changes(store: Store, records: Sequence[DocumentRecord], path: Path) -> dict[tuple[str, str], Change]:
    changes = {}
    for record in records:
        for segment, target, status in store.edited(record.key):
            changes[record.name or str(path), segment] = Change(target, Status(status))
    return changes


def _refuse_clashes(targets: Sequence[Path]) -> None:
    for target in targets:
        if targets.count(target) > 1:
            reason = "two files of the project would be written here."
            raise EnfaceError(Problem(str(target), reason, "Export them one by one."))
