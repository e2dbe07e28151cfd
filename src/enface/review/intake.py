"""Brings a project's files into its store, the first time and whenever they have changed on disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from enface.formats import file_bytes, marks_segments, read_bytes, source_of
from enface.model import Document, EnfaceError, Problem

if TYPE_CHECKING:
    from enface.glossary import Glossary
    from enface.review.project import Project
    from enface.store import Store, contract

TakenIn = Callable[[int, int], object]
"""Told how many segments of a file are in the store, and how many it has."""


def nobody(_done: int, _segments: int) -> None:
    """For where nobody watches."""


def bring_in(
    project: Project, store: Store, actor: str, glossary: Glossary, taken_in: TakenIn = nobody
) -> tuple[list[str], list[Problem]]:
    """Read every file that is new or has changed; decisions on unchanged segments stand.

    The glossary helps to align texts. Returns one sentence for each file that changed, and what could not be read: such
    a file stays as it was known.
    """
    notices: list[str] = []
    problems: list[Problem] = []
    back_up = cache(lambda: store.back_up("import"))
    # A file that waits to be put in place is none that somebody changed.
    waiting = {name for placing in store.placings() for name in (placing.path, placing.old_path)}
    for path in project.files:
        if project.relative(path) in waiting:
            continue
        try:
            notices += _bring_in_file(project, store, actor, path, glossary, back_up, taken_in)
        except EnfaceError as error:
            problems += error.problems
    return notices, problems


def file_digest(data: bytes) -> str:
    """A hash of a file's bytes."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def _bring_in_file(
    project: Project,
    store: Store,
    actor: str,
    path: Path,
    glossary: Glossary,
    back_up: Callable[[], object],
    taken_in: TakenIn,
) -> Iterator[str]:
    name = project.relative(path)
    known = store.known_file(name)
    source = _source(project, store, path)
    stamp = _stamp(path)
    if stamp and known and known[:2] == stamp and not source.is_other:
        return
    from enface.review.guides import to_find_again

    data = file_bytes(path)
    digest = file_digest(data)
    is_known = known is not None and known[2] == digest and not source.is_changed
    documents: tuple[tuple[str, Document], ...] = ()
    if not is_known:
        records = [record for record in store.documents() if record.path == name]
        guide = to_find_again(store, records, data, str(path), glossary)
        documents = _with_keys(store, name, read_bytes(data, str(path), guide), str(path))
    clock = store.clock()
    if documents:
        back_up()
    total = sum(len(document.segments) for _, document in documents)
    with store.change():
        if store.known_file(name) != known:
            return  # another process has taken it in meanwhile
        before = 0
        for position, (key, document) in enumerate(documents):
            others = _renamed(store, key, document) if not marks_segments(data, str(path)) else {}
            store.import_document(
                actor,
                key,
                document,
                position=position,
                path=name,
                file_digest=digest,
                renamed=tuple(others.items()),
                taken_in=partial(all_taken_in, taken_in, before, total),
            )
            store.follow(key, others)
            before += len(document.segments)
        if stamp:
            store.note_file(name, *stamp, digest)
        if source.stamp:
            store.note_file(source.name, *source.stamp, source.digest)
    if known and documents:
        changed = sum(store.changed_since(key, clock) for key, _ in documents)
        if changed:
            number = f"{changed} segment{' is' if changed == 1 else 's are'} new or changed"
            yield f"{name} has changed on disk: {number}; decisions on the others stand."
        else:
            yield f"{name} has changed on disk, but no text in it: all decisions stand."


def _renamed(store: contract.Deliveries, key: str, document: Document) -> dict[str, str]:
    """The ids that known segments of a text have in its new version, where they are others: they count its sentences.

    One that is gone leaves its id to the segment that has it now.
    """
    from enface.review.delivery import compare, renamed

    arrivals = compare(store.known_segments(key), document.segments)
    gone = {arrival.known.id for arrival in arrivals if arrival.known and not arrival.given}
    stays_gone = gone - document.ordinals.keys()
    pairs = renamed(arrivals, store.names_given(key))
    return {old: new for old, new in pairs.items() if old not in stays_gone}


def all_taken_in(taken_in: TakenIn, before: int, total: int, done: int) -> None:
    """Tell how much of all documents of a file is in, when so many segments of one are, and those `before` it."""
    taken_in(before + done, total)


class _Source(NamedTuple):
    """The source's file of a pair of texts, and whether it looks other than when it was read, and is another one."""

    name: str = ""
    stamp: tuple[int, int] | None = None
    digest: str = ""
    is_other: bool = False
    is_changed: bool = False


def _source(project: Project, store: contract.Local, path: Path) -> _Source:
    """The file that is read together with the one at `path`; nothing where there is none. Raises ImportProblem."""
    place = source_of(path)
    if place is None:
        return _Source()
    name, stamp = _name_of_source(project, place), _stamp(place)
    known = store.known_file(name)
    if stamp and known and known[:2] == stamp:
        return _Source(name, stamp, known[2])
    digest = file_digest(file_bytes(place))
    return _Source(name, stamp, digest, True, known is None or known[2] != digest)


def has_other_source(project: Project, store: contract.Local, path: Path) -> bool:
    """Whether the source of a pair of texts is another one than when it was read. Raises ImportProblem."""
    return _source(project, store, path).is_changed


def _name_of_source(project: Project, place: Path) -> str:
    """Its path from the project's folder, which may lead out of it."""
    return Path(os.path.relpath(place, project.root)).as_posix().encode("utf-8", "backslashreplace").decode()


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _with_keys(
    store: contract.Documents, name: str, documents: tuple[Document, ...], path: str
) -> tuple[tuple[str, Document], ...]:
    """Each document with its key in the project, under the name that it has inside its file."""
    records = store.documents()
    known = {(record.path, record.name): record.key for record in records}
    keys = {record.key for record in records}
    found = []
    for document in documents:
        inside = "" if document.name == path else document.name
        key = known.get((name, inside)) or keyed(name, inside, keys)
        found.append((key, replace(document, path=name, name=inside)))
    return tuple(found)


def keyed(name: str, inside: str, taken: Collection[str]) -> str:
    """A document's key in the project: its file's path and its name inside the file, numbered where that is `taken`."""
    key = wanted = f"{name}#{inside}" if inside else name
    number = 1
    while key in taken:
        number += 1
        key = f"{wanted}#{number}"
    return key
