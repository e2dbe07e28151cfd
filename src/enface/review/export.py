"""Writes the reviewed files: only what people changed, and never over a file that changed meanwhile."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from enface.formats import Change, Guide, SegmentKey, file_bytes, marks_segments, spliced
from enface.formats.atomic import replace_file
from enface.formats.compare import Breach, compare
from enface.model import EnfaceError, Problem, Status
from enface.review.conflicts import refuse_torn
from enface.review.guides import where_they_stand
from enface.review.intake import file_digest, has_other_source
from enface.review.project import EXPORTS, Project, note_exported
from enface.review.views import Exported
from enface.store import DocumentRecord, Store, contract


class _Made(NamedTuple):
    path: Path
    digest: str
    content: bytes
    revised: int
    breaches: tuple[Breach, ...]


def export(
    project: Project,
    store: Store,
    records: Sequence[DocumentRecord],
    files: Sequence[Path],
    output: Path | None,
    in_place: bool,
) -> tuple[Exported, ...]:
    """Write `files` to the folder `output`, `out/` in the project unless given, or over themselves.

    All are made, and compared with what was opened, before the first is written. Raises EnfaceError where a file has
    changed on disk since it was read, or where more than a review may change would change in place.
    """
    for record in records if in_place else ():
        if project.root / record.path in files:
            refuse_torn(store, record.key, record.path, "it is not written over itself")
    made = [_made(project, store, records, path) for path in files]
    outputs = dict(zip(files, files, strict=True)) if in_place else places(project, files, output)
    for one in made if in_place else ():
        if one.breaches:
            reason = (
                f"line {one.breaches[0].line}: {one.breaches[0].what}; no review may change that. Nothing was written."
            )
            raise EnfaceError(Problem(str(one.path), reason, "Export to a folder, and look at what differs."))
    written = tuple(_written(one, outputs[one.path]) for one in made)
    if not in_place:
        note_exported(project, outputs.values())
    return written


class Content(NamedTuple):
    """What a file is to hold, and how its documents, by their keys in the project, are called in it."""

    data: bytes
    names: Mapping[str, str]


def content(project: Project, store: Store, records: Sequence[DocumentRecord], path: Path) -> Content:
    """What a file is to hold as its documents stand now. Raises EnfaceError where it changed on disk meanwhile."""
    own = {record.key: record.name or str(path) for record in records if record.path == project.relative(path)}
    return Content(_made(project, store, records, path).content, own)


def _made(project: Project, store: Store, records: Sequence[DocumentRecord], path: Path) -> _Made:
    """What a file is to hold, and what of that should not differ from what it holds."""
    own = [record for record in records if record.path == project.relative(path)]
    if not own:
        raise EnfaceError(Problem(str(path), "not a document of this project.", "Name one of its files."))
    before = _as_read(path, own[0].digest)
    if has_other_source(project, store, path):
        raise _changed(path, "its source has")
    changes, revised = _changes(store, own, path)
    guide = Guide() if marks_segments(before, str(path)) else where_they_stand(store.known_segments(own[0].key))
    content = spliced(before, str(path), changes, guide)
    return _Made(path, own[0].digest, content, revised, compare(before, content, str(path), str(path)).breaches)


def _as_read(path: Path, digest: str) -> bytes:
    data = file_bytes(path)
    if file_digest(data) != digest:
        raise _changed(path)
    return data


def _changed(path: Path, what: str = "") -> EnfaceError:
    reason = f"{what} changed on disk since it was read; nothing was written.".lstrip()
    return EnfaceError(Problem(str(path), reason, "Open the project again, which takes the change in."))


def _written(made: _Made, output: Path) -> Exported:
    if output == made.path:
        _as_read(made.path, made.digest)  # once more, right before it is replaced
    write_whole(output, made.content)
    breaches = made.breaches
    if file_bytes(output) != made.content:
        breaches = (*breaches, Breach("", 1, 1, "the disk holds other bytes than were written"))
    return Exported(made.path, output, made.revised, breaches)


def places(project: Project, files: Sequence[Path], output: Path | None, ending: str | None = None) -> dict[Path, Path]:
    """Where each file goes in the folder `output`, `out/` in the project unless given; with another ending if given.

    Raises EnfaceError where a document, or another file that lies beside the documents, would be overwritten.
    """
    folder = output or project.root / EXPORTS
    base = Path(os.path.commonpath([path.parent for path in project.files]))
    names = {path: path.relative_to(base) for path in project.files}
    if ending is not None:
        names = _renamed(names, ending)
    found = {path: folder / names[path] for path in files}
    apart = {path.parent for path in project.files} - {project.root}
    for path, place in found.items():
        if place.resolve() == path and ending is None:
            raise EnfaceError(Problem(str(path), "would be overwritten.", "Say --in-place if that is meant."))
        if ending is not None and place.parent.resolve() in apart:
            raise EnfaceError(Problem(str(folder), "is where the documents are kept.", "Name another --output."))
        if place.resolve() in project.files or (place.exists() and _lies_beside(project, place.resolve().parent)):
            raise EnfaceError(
                Problem(
                    str(place), "stands there already, beside the documents.", "Move it away, or name another --output."
                )
            )
    return found


def _renamed(names: Mapping[Path, Path], ending: str) -> dict[Path, Path]:
    """The names with another ending; behind the whole name where that alone would make two the same."""
    shorter = Counter(name.with_suffix(ending) for name in names.values())
    taken = set(names.values())
    found: dict[Path, Path] = {}
    for path, name in names.items():
        new = name.with_suffix(ending)
        if shorter[new] > 1 or new in taken:
            new = name.with_name(name.name + ending)
        while new in taken:
            new = new.with_name(new.name + ending)
        taken.add(new)
        found[path] = new
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


def _changes(
    store: contract.Segments, records: Sequence[DocumentRecord], path: Path
) -> tuple[dict[SegmentKey, Change], int]:
    """What is written back, and how many of the texts differ from the file's."""
    changes, revised = {}, 0
    for record in records:
        for segment, target, status, differs in store.edited(record.key):
            changes[record.name or str(path), segment] = Change(target, Status(status))
            revised += differs
    return changes, revised
