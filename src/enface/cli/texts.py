"""The texts that a command works on, and the errors that people marked in them; no rules, no reviews."""

from __future__ import annotations

import sys
from pathlib import Path

from enface import formats
from enface.cli.choices import did_you_mean
from enface.formats import error_files
from enface.formats.error_files import Annotations
from enface.model import Document, EnfaceError, Problem
from enface.review.project import Project


def documents_at(path: str) -> tuple[Document, ...]:
    """The documents of a file, a folder or a project, or those on standard input. Raises EnfaceError."""
    if path == "-":
        return formats.read_bytes(sys.stdin.buffer.read(), path)
    return tuple(document for file in Project.find(Path(path)).files for document in formats.read(_near(file, path)))


def _near(file: Path, path: str) -> str:
    """A file's name as the person wrote it, where that named the file itself."""
    return path if file == Path(path).resolve() else str(file)


def marked_errors(errors: str, path: str | None, system: str | None) -> tuple[tuple[Document, ...], Annotations]:
    """Marked errors with the documents that they stand in: those at `path`, else those that the file carries.

    Raises EnfaceError where it carries none, or marks of several systems and none is chosen.
    """
    documents = documents_at(path) if path is not None else ()
    marked = error_files.read(errors, documents, system=system)
    if system is not None and not marked.rated:
        known = sorted({one.system for one in error_files.read(errors).rated})
        remedy = did_you_mean(system, known, f"It has {', '.join(filter(None, known)) or 'none'}.")
        raise EnfaceError(Problem(errors, f"has no system {system}.", remedy))
    if path is None and not marked.texts:
        raise EnfaceError(Problem(errors, "carries no texts.", "Name the file that the errors stand in: report FILE."))
    refuse_several_systems(errors, marked)
    return documents or marked.texts, marked


def refuse_several_systems(errors: str, marked: Annotations) -> None:
    """Raise EnfaceError where a file holds marks in the texts of several systems, which one text cannot bear."""
    systems = sorted({one.system for one in marked.rated})
    if len(systems) > 1:
        nameless = ["errors that name no system"] if "" in systems else []
        named = " and ".join([", ".join(filter(None, systems)), *nameless])
        raise EnfaceError(Problem(errors, f"holds several systems: {named}.", "Choose one with --system."))
