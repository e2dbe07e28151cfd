"""Brings a project's files into its store, the first time and whenever they have changed on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
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
    for path in project.files:
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
    documents = () if known and known[2] == digest else read_bytes(data, str(path))
    clock = store.clock()
    if documents:
        back_up()
    with store.change():
        for position, document in enumerate(documents):
            key, named = _keyed(name, path, document)
            store.import_document(actor, key, named, position=position, path=name, file_digest=digest)
        if stamp:
            store.note_file(name, stamp.st_size, stamp.st_mtime_ns, digest)
    if known and documents:
        changed = sum(store.changed_since(_keyed(name, path, document)[0], clock) for document in documents)
        if changed:
            number = f"{changed} segment{' is' if changed == 1 else 's are'} new or changed"
            yield f"{name} has changed on disk: {number}; decisions on the others stand."
        else:
            yield f"{name} has changed on disk, but no text in it: all decisions stand."


def _keyed(name: str, path: Path, document: Document) -> tuple[str, Document]:
    """The document's key in the project, and the document under the name it has inside its file."""
    inside = "" if document.name == str(path) else document.name
    return f"{name}#{inside}" if inside else name, replace(document, path=name, name=inside)
