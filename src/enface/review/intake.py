"""Brings a project's files into its store, the first time and whenever they have changed on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from enface.formats import file_bytes, read_bytes
from enface.model import Document, EnfaceError, Problem
from enface.review.project import Project
from enface.store import Store


def bring_in(project: Project, store: Store, actor: str) -> tuple[list[str], list[Problem]]:
    """Read every file that is new or has changed; decisions on unchanged segments stand.

    Returns one sentence for each file that changed, and what could not be read: such a file stays as it was known.
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
            notices += _bring_in_file(project, store, actor, path, back_up)
        except EnfaceError as error:
            problems += error.problems
    return notices, problems


def file_digest(data: bytes) -> str:
    """A hash of a file's bytes."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def _bring_in_file(
    project: Project, store: Store, actor: str, path: Path, back_up: Callable[[], object]
) -> Iterator[str]:
    name = project.relative(path)
    known = store.known_file(name)
    try:
        stamp = path.stat()
    except OSError:
        stamp = None
    if stamp and known and known[:2] == (stamp.st_size, stamp.st_mtime_ns):
        return
    data = file_bytes(path)
    digest = file_digest(data)
    documents = () if known and known[2] == digest else _with_keys(store, name, read_bytes(data, str(path)), str(path))
    clock = store.clock()
    if documents:
        back_up()
    with store.change():
        for position, (key, document) in enumerate(documents):
            store.import_document(actor, key, document, position=position, path=name, file_digest=digest)
        if stamp:
            store.note_file(name, stamp.st_size, stamp.st_mtime_ns, digest)
    if known and documents:
        changed = sum(store.changed_since(key, clock) for key, _ in documents)
        if changed:
            number = f"{changed} segment{' is' if changed == 1 else 's are'} new or changed"
            yield f"{name} has changed on disk: {number}; decisions on the others stand."
        else:
            yield f"{name} has changed on disk, but no text in it: all decisions stand."


def _with_keys(store: Store, name: str, documents: tuple[Document, ...], path: str) -> tuple[tuple[str, Document], ...]:
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
