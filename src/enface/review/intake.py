"""Brings a project's files into its store, the first time and whenever they have changed on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from enface.formats import file_bytes, read_bytes, source_of
from enface.model import Document, EnfaceError, Problem
from enface.review.project import Project
from enface.store import Store


def bring_in(project: Project, store: Store, actor: str) -> tuple[list[str], list[Problem]]:
    """Read every file that is new or has changed; decisions on unchanged segments stand.

    Returns one sentence for each file that changed, and what could not be read: such a file stays as it was known.
    """
    notices: list[str] = []
    problems: list[Problem] = []
    for path in project.files:
        try:
            notices += _bring_in_file(project, store, actor, path)
        except EnfaceError as error:
            problems += error.problems
    return notices, problems


def file_digest(path: Path, data: bytes) -> str:
    """A hash of a file's bytes, and of its source's where the two are a pair of texts. Raises ImportProblem."""
    source = source_of(path)
    return hashlib.blake2b(data + (file_bytes(source) if source else b""), digest_size=20).hexdigest()


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a file, its source's with it; None where there is none."""
    try:
        found = [one.stat() for one in (path, source_of(path)) if one]
    except OSError:
        return None
    return sum(stat.st_size for stat in found), max(stat.st_mtime_ns for stat in found)


def _bring_in_file(project: Project, store: Store, actor: str, path: Path) -> Iterator[str]:
    name = project.relative(path)
    known = store.known_file(name)
    stamp = _stamp(path)
    if stamp and known and known[:2] == stamp:
        return
    data = file_bytes(path)
    digest = file_digest(path, data)
    documents = () if known and known[2] == digest else read_bytes(data, str(path))
    clock = store.clock()
    with store.change():
        for position, document in enumerate(documents):
            key, named = _keyed(name, path, document)
            store.import_document(actor, key, named, position=position, path=name, file_digest=digest)
        if stamp:
            store.note_file(name, *stamp, digest)
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
