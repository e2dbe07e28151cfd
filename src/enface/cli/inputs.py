"""From the paths on the command line to documents, glossary and profile."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from enface import formats
from enface.glossary import Glossary, load_glossary
from enface.model import Document, EnfaceError, Problem
from enface.review.project import Project
from enface.rules import Profile, all_rules, load_profile
from enface.rules.registry import families


@dataclass(frozen=True)
class Inputs:
    """What a call works on; `problems` are files that could not be read, while others could."""

    documents: tuple[Document, ...]
    glossary: Glossary
    profile: Profile
    projects: tuple[Project, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def gather(
    paths: Sequence[str],
    glossaries: Sequence[str],
    profile: str | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Inputs:
    """Read every path: a file, a folder, a project, or `-` for standard input.

    A project brings its glossary and profile; what the command line names beats them. Raises EnfaceError where
    nothing could be read, or where a rule, a profile or a glossary does not exist.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    projects: list[Project] = []
    for path in paths:
        try:
            if path == "-":
                documents += formats.read_bytes(sys.stdin.buffer.read(), "-")
            elif Path(path).is_dir():
                project = Project.find(Path(path))
                projects.append(project)
                documents += _read_files(project.files, problems)
            else:
                documents += formats.read(path)
        except EnfaceError as error:
            problems += error.problems
    if not documents:
        raise EnfaceError(
            *problems or [Problem(", ".join(paths), "no bilingual file there.", "Name a file or a folder.")]
        )
    glossary_paths = [Path(path) for path in glossaries] or [p for project in projects for p in project.glossary_paths]
    wanted = load_profile(profile) if profile else projects[0].profile if projects else load_profile()
    for name in (*select, *ignore):
        _known_rule(name)
    narrowed = wanted.narrowed(select=select, ignore=ignore)
    return Inputs(tuple(documents), load_glossary(glossary_paths), narrowed, tuple(projects), tuple(problems))


def _read_files(files: Sequence[Path], problems: list[Problem]) -> list[Document]:
    documents: list[Document] = []
    for file in files:
        try:
            documents += formats.read(file)
        except EnfaceError as error:
            problems += error.problems
    return documents


def _known_rule(name: str) -> None:
    known = [rule.id for rule in all_rules()]
    known += families(all_rules())
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        remedy = f"Did you mean {near[0]}?" if near else "`enface rules` lists them."
        raise EnfaceError(Problem("", f"no rule or family {name!r}.", remedy))
