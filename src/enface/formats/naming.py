"""Names and ids that are each given once."""

from __future__ import annotations

from collections.abc import Iterable


def untaken(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where another has it; it is taken then."""
    if name not in taken:
        taken.add(name)
        return name
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}~{number}"
    taken.add(free)
    return free


def unique(names: Iterable[str]) -> list[str]:
    """The names in order, each once."""
    taken: set[str] = set()
    return [untaken(name, taken) for name in names]


def document_names(path: str, names: list[str]) -> list[str]:
    """How the documents of a file are called: the only one by the file's path, several by their own names."""
    return unique(name or "file" for name in names) if len(names) > 1 else [path] * len(names)
