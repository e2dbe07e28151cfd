"""Writes the reviewed files: only what people changed, and never over a file that changed meanwhile."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from enface.formats import Change, SegmentKey, file_bytes, spliced
from enface.formats.atomic import replace_file
from enface.formats.compare import Breach, compare
from enface.model import EnfaceError, Problem, Status
from enface.review.intake import file_digest
from enface.review.project import EXPORTS, Project
from enface.review.views import Exported
from enface.store import DocumentRecord, Store


class _Planned(NamedTuple):
    path: Path
    output: Path
    digest: str
    changes: Mapping[SegmentKey, Change]
    revised: int


def export(
    project: Project,
    store: Store,
    records: Sequence[DocumentRecord],
    files: Sequence[Path],
    output: Path | None,
    in_place: bool,
) -> tuple[Exported, ...]:
    """Write `files` to the folder `output`, `out/` in the project unless given, or over themselves.

    All are looked at before the first is written; what was written is compared with what was opened. Raises EnfaceError
    where a file has changed on disk since it was read, or where more than a review may change would change in place.
    """
    outputs = dict(zip(files, files, strict=True)) if in_place else places(project, files, output)
    planned: list[_Planned] = []
    for path in files:
        own = [record for record in records if record.path == project.relative(path)]
        if not own:
            raise EnfaceError(Problem(str(path), "not a document of this project.", "Name one of its files."))
        _as_read(path, own[0].digest)
        planned.append(_Planned(path, outputs[path], own[0].digest, *_changes(store, own, path)))
    return tuple(_written(one, in_place=in_place) for one in planned)


def _as_read(path: Path, digest: str) -> bytes:
    data = file_bytes(path)
    if file_digest(data) != digest:
        reason = "changed on disk since it was read; nothing was written."
        raise EnfaceError(Problem(str(path), reason, "Open the project again, which takes the change in."))
    return data


def _written(planned: _Planned, *, in_place: bool) -> Exported:
    path, output, digest, changes, revised = planned
    before = _as_read(path, digest)
    result = spliced(before, str(path), changes)
    breaches = compare(before, result, str(path), str(path)).breaches
    if in_place and breaches:
        reason = f"line {breaches[0].line}: {breaches[0].what}, which no review may change; nothing was written."
        raise EnfaceError(Problem(str(path), reason, "Export to a folder, and look at what differs."))
    write_whole(output, result)
    if file_bytes(output) != result:
        breaches = (Breach("", 1, 1, "the disk holds other bytes than were written"),)
    return Exported(path, output, revised, breaches)


def places(project: Project, files: Sequence[Path], output: Path | None, ending: str | None = None) -> dict[Path, Path]:
    """Where each file goes in the folder `output`, `out/` in the project unless given; with another ending if given.

    Raises EnfaceError where a document, or another file that lies beside the documents, would be overwritten.
    """
    folder = output or project.root / EXPORTS
    base = Path(os.path.commonpath([path.parent for path in project.files]))
    names = {path: path.relative_to(base) for path in files}
    if ending is not None:
        held = {path.relative_to(base) for path in project.files}
        shorter = {path: name.with_suffix(ending) for path, name in names.items()}
        taken = [*held, *(path.relative_to(base).with_suffix(ending) for path in project.files)]
        names = {
            path: short if taken.count(short) == 1 else names[path].with_name(names[path].name + ending)
            for path, short in shorter.items()
        }
    found = {path: folder / name for path, name in names.items()}
    for path, place in found.items():
        if place.resolve() == path and ending is None:
            raise EnfaceError(Problem(str(path), "would be overwritten.", "Say --in-place if that is meant."))
        if place.resolve() in project.files or (place.exists() and _lies_beside(project, place.parent.resolve())):
            raise EnfaceError(Problem(str(place), "stands there already and is no export.", "Name another --output."))
    return found


def _lies_beside(project: Project, folder: Path) -> bool:
    """Whether a folder holds what the project is made of, so that nothing in it is replaced."""
    own = {project.root.resolve(), *(path.parent for path in (*project.files, *project.glossary_paths))}
    return folder in own


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, in a folder that is made where there is none. Raises EnfaceError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnfaceError(
            Problem(str(path.parent), f"cannot be made: {error.strerror}.", "Name another --output.")
        ) from error
    replace_file(path, content)


def _changes(store: Store, records: Sequence[DocumentRecord], path: Path) -> tuple[dict[SegmentKey, Change], int]:
    """What is written back, and how many of the texts differ from the file's."""
    changes, revised = {}, 0
    for record in records:
        for segment, target, status, differs in store.edited(record.key):
            changes[record.name or str(path), segment] = Change(target, Status(status))
            revised += differs
    return changes, revised
