"""From the paths on the command line to documents, each with the glossary and the profile that it is checked with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from enface import formats
from enface.cli.choices import did_you_mean
from enface.model import Document, EnfaceError, Problem
from enface.review.project import Project
from enface.rules.profile import SHIPPED, load_profile

if TYPE_CHECKING:
    from enface.glossary import Glossary
    from enface.rules import Profile

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Batch:
    """Documents that are checked together."""

    documents: tuple[Document, ...]
    glossary: Glossary
    profile: Profile


@dataclass(frozen=True)
class Inputs:
    """What a call works on; `problems` are files that could not be read, while others could."""

    batches: tuple[Batch, ...]
    projects: tuple[Project, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of the paths."""
        return tuple(document for batch in self.batches for document in batch.documents)


@dataclass(frozen=True)
class Wishes:
    """What the command line says about glossary and rules; it beats what a project says.

    Raises EnfaceError where a rule, a profile or a glossary does not exist.
    """

    glossaries: tuple[str, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for path in self.glossaries:
            if not Path(path).exists():
                raise EnfaceError(Problem(path, "no such glossary.", "Check the path."))
        if self.profile:
            named_profile(self.profile)

    def over(self, project: Project) -> Project:
        """A project as the command line wants it."""
        return replace(
            project,
            profile=self._narrowed(named_profile(self.profile) if self.profile else project.profile),
            glossary_paths=tuple(map(Path, self.glossaries)) or project.glossary_paths,
        )

    def alone(self) -> Profile:
        """The rules of a call that belongs to no project."""
        return self._narrowed(named_profile(self.profile or "default"))

    def _narrowed(self, profile: Profile) -> Profile:
        for name in (*_words(self.select), *_words(self.ignore)):
            _require_rule(name, profile)
        return profile.narrowed(select=_words(self.select), ignore=_words(self.ignore))


def gather(paths: Sequence[str], wishes: Wishes) -> Inputs:
    """Read every path: a file, a folder, a project, or `-` for standard input.

    A project brings its glossary and profile, also to a file or folder inside it; documents with the same ones are
    checked together. Raises EnfaceError where a glossary cannot be read.
    """
    from enface.glossary import load_glossary

    together: list[tuple[Project, list[Document]]] = []
    problems: list[Problem] = []
    projects: list[Project] = []
    seen: set[Path] = set()
    for path in paths:
        try:
            project = wishes.over(_standard_input() if path == STANDARD_INPUT else Project.find(Path(path)))
        except EnfaceError as error:
            problems += error.problems
            continue
        projects.append(project)
        documents = _documents(path, project, seen, problems)
        same = (known for one, known in together if _settings(one) == _settings(project))
        if (known := next(same, None)) is None:
            together.append((project, list(documents)))
        else:
            known += documents
    batches = (
        Batch(tuple(documents), load_glossary(project.glossary_paths, project.languages), project.profile)
        for project, documents in together
        if documents
    )
    return Inputs(tuple(batches), tuple(projects), tuple(problems))


def _documents(path: str, project: Project, seen: set[Path], problems: list[Problem]) -> Iterator[Document]:
    """A path's documents under the names that follow from how the path was written, no file twice."""
    from enface.glossary import load_glossary
    from enface.review.guides import Reader

    place = Path(path).resolve()
    reader = Reader(project, lambda: load_glossary(project.glossary_paths, project.languages))
    for file in project.files:
        if file in seen:
            continue
        seen.add(file)
        named = path if file == place else os.path.normpath(os.path.join(path, os.path.relpath(file, place)))
        try:
            if path == STANDARD_INPUT:
                yield from formats.read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT)
            else:
                yield from reader.read(named)
        except EnfaceError as error:
            problems += error.problems


def _standard_input() -> Project:
    return Project(Path(), STANDARD_INPUT, (Path(STANDARD_INPUT),), (), load_profile(), Path(os.devnull))


def _settings(project: Project) -> tuple[tuple[Path, ...], tuple[str, str], Profile]:
    return project.glossary_paths, project.languages, project.profile


def _words(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _require_rule(name: str, profile: Profile) -> None:
    from enface.rules import all_rules
    from enface.rules.registry import families

    rules = (*all_rules(), *profile.own)
    known = [*(rule.id for rule in rules), *families(rules)]
    if name not in known:
        remedy = did_you_mean(name, known, "`enface rules` lists them.")
        raise EnfaceError(Problem("", f"no rule or family {name!r}.", remedy))


def named_profile(name: str) -> Profile:
    """A shipped profile or a TOML file; raises EnfaceError with the nearest name where there is none."""
    if name not in SHIPPED and not name.endswith(".toml"):
        remedy = did_you_mean(name, SHIPPED, f"Shipped are {', '.join(SHIPPED)}; a file of your own ends in .toml.")
        raise EnfaceError(Problem("", f"no profile {name!r}.", remedy))
    return load_profile(name)
