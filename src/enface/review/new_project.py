"""Makes a project: a folder with its settings, copies of the documents, and a glossary to begin with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from enface.formats import find_files
from enface.model import EnfaceError, Problem
from enface.review.project import SETTINGS, documents_in, is_glossary

_GLOSSARY = "source_term,target_term,status,acronym,case_sensitive,part_of_speech,definition_notes,authority\n"


def make_project(folder: Path, given: Sequence[Path]) -> Path:
    """Make a project of copies of these files, and of those in these folders; return its folder, absolute.

    Glossaries among them come to its glossary. Raises EnfaceError where there is nothing to review, or a project is
    there already; then nothing is written.
    """
    folder = folder.expanduser().absolute()
    for name in (SETTINGS, "segments"):
        if (folder / name).exists():
            raise EnfaceError(Problem(str(folder / name), "is there already.", "Name another folder."))
    copies: dict[Path, Path] = {}
    for path in (one.expanduser() for one in given):
        if not path.exists():
            raise EnfaceError(Problem(str(path), "no such file or folder.", "Check the path."))
        root = path if path.is_dir() else path.parent
        found = [*documents_in(path), *filter(is_glossary, find_files(path))] if path.is_dir() else [path]
        for file in found:
            place = Path("glossary", file.name) if is_glossary(file) else Path("segments", file.relative_to(root))
            if copies.setdefault(place, file) != file:
                raise EnfaceError(Problem(str(file), f"would stand in the place of {copies[place]}.", "Rename one."))
    if not any(place.parts[0] == "segments" for place in copies):
        named = ", ".join(map(str, given)) or "nothing"
        raise EnfaceError(Problem(named, "has no bilingual file.", "Name files or folders to review."))
    try:
        _write(folder, copies)
    except OSError as error:
        raise EnfaceError(Problem(str(folder), f"cannot be written: {error.strerror or error}.")) from None
    return folder


def _write(folder: Path, copies: dict[Path, Path]) -> None:
    for name in ("segments", "glossary"):
        (folder / name).mkdir(parents=True)
    for place, file in copies.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / place)
    if not any((folder / "glossary").iterdir()):
        (folder / "glossary" / "terms.csv").write_text(_GLOSSARY, "utf-8")
    # Last, so that what breaks off half-way is no project.
    name = json.dumps(folder.name, ensure_ascii=False)
    (folder / SETTINGS).write_text(f'[project]\nname = {name}\nlanguages = ["zh", "en"]\n', "utf-8")
