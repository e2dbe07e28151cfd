"""`enface doctor`: what a file or database is, what is wrong with it, and whether a file comes back unharmed."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import click

from enface.cli import FAILED, USAGE
from enface.cli.console import emit, plain, tell
from enface.cli.machine import dumps, problem_object
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.formats.contract import Fault
    from enface.formats.doctor import Examined, RoundTrip
    from enface.store.examine import Examined as ExaminedDatabase


@click.command("doctor")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(readable=False, path_type=Path))
@click.option(
    "--compare", is_flag=True, help="Of two versions of one file, list what changed; exit 1 where more than that did."
)
@click.option("--round-trip", is_flag=True, help="Prove that files come back unharmed, unedited and edited.")
@click.option("--edit", "edits", type=click.IntRange(0), default=5, metavar="N", help="Edit N segments a file (5).")
@click.option("--seed", type=int, default=1, metavar="S", help="Choose other segments (1).")
@click.option(
    "--keep", type=click.Path(path_type=Path), metavar="FOLDER", help="Keep the edited copies and edits.json."
)
@click.option("--rebuild", is_flag=True, help="Make a project's state anew from its events; name what differed.")
@click.option(
    "--salvage",
    type=click.Path(path_type=Path),
    metavar="NEW.db",
    help="Save what can be read of a damaged database; it stays as it is.",
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
def command(
    paths: tuple[Path, ...],
    compare: bool,
    round_trip: bool,
    edits: int,
    seed: int,
    keep: Path | None,
    rebuild: bool,
    salvage: Path | None,
    format_: str,
) -> int:
    """Say what files are and what is wrong with them, before any work. A folder is walked.

    A project's database is looked through as well: the file, every row, and whether all follows from the events. A
    database may also be named itself.

    Exit status 1 where a file breaks its specification, or anything in a database is not as it was written; with
    --round-trip, where a file does not come back as it should; with --compare BEFORE AFTER, where more differs than the
    targets, states and notes that a review may change. 2 where a file cannot be read, with --round-trip one that is
    named itself; the others are gone through all the same.
    """
    from enface.cli import doctor_database

    paths = paths or (Path(),)
    if sum((compare, round_trip, rebuild, salvage is not None)) > 1:
        raise click.UsageError("--compare, --round-trip, --rebuild and --salvage exclude each other.")
    if compare:
        if len(paths) != 2:
            raise click.UsageError("--compare takes two files, the one before and the one after.")
        from enface.cli.comparing import compare_files

        return compare_files(*paths, as_json=format_ == "json")
    if rebuild:
        return doctor_database.rebuild(doctor_database.the_database(paths))
    if salvage:
        return doctor_database.salvage(doctor_database.the_database(paths), salvage)
    if round_trip:
        return _prove(paths, edits, seed, keep, as_json=format_ == "json")
    return _look(paths, as_json=format_ == "json")


def _look(paths: tuple[Path, ...], *, as_json: bool) -> int:
    from enface.cli.doctor_database import databases, described, is_database
    from enface.store.examine import examine as examine_database

    stores = [examine_database(database) for database in databases(paths)]
    found: list[Examined] = []
    lists: list[_TermBase] = []
    problems: list[Problem] = []
    for file in (file for path in paths if not is_database(path) for file in _files_of(path)):
        try:
            examined = _examined(file)
        except EnfaceError as error:
            problems += error.problems
            continue
        if isinstance(examined, _TermBase):
            lists.append(examined)
        else:
            found.append(examined)
    if not (stores or found or lists or problems):
        problems = [Problem(str(paths[0]), "there is no bilingual file and no database of reviews.", "Name one.")]
    said = "".join((*map(_described, found), *(held.described() for held in lists), *map(described, stores)))
    emit(_as_json(found, lists, stores, problems) if as_json else said, data=as_json)
    tell(problems)
    faulty = any(examined.survey.faults for examined in found) or any(held.faults for held in lists)
    return USAGE if problems else int(faulty or any(store.faults for store in stores))


def _examined(file: Path) -> Examined | _TermBase:
    """What a file is. Raises EnfaceError where it cannot be read."""
    from enface.formats.doctor import examine
    from enface.review.project import is_glossary

    return _TermBase.read(file) if is_glossary(file) else examine(file)


class _TermBase(NamedTuple):
    """A term list among the files, which has no segments: what it is, its terms by language, its faults."""

    path: Path
    kind: str
    terms: Mapping[str, int]
    faults: tuple[Fault, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises EnfaceError where it cannot be read."""
        from enface.glossary.lists import faults_of, read_list

        held = read_list(path)
        return cls(path, held.kind, held.languages, faults_of(path))

    def described(self) -> str:
        """Lines for people."""
        terms = ", ".join(f"{language} {count:,}" for language, count in self.terms.items())
        return _lines([f"{self.path}: {self.kind}, terms: {terms}", *_faults(self.path, self.faults)])

    def as_json(self) -> dict[str, object]:
        """What programs are told."""
        faults = [fault._asdict() for fault in self.faults]
        return {"path": str(self.path), "format": self.kind, "terms": self.terms, "faults": faults}


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Every file, with the folder that its relative path begins at."""
    from enface.formats import reviewed_file
    from enface.review.project import documents_in

    for path in paths:
        if path.is_dir():
            yield from ((path, file) for file in documents_in(path))
        else:
            file = reviewed_file(path)
            yield file.parent, file


def _files_of(path: Path) -> Iterator[Path]:
    """A project's documents and term bases; else the file, or every file in the folder."""
    from enface.glossary.lists import head_of, is_term_base
    from enface.review.project import SETTINGS, Project

    if (path / SETTINGS).is_file():
        project = Project.find(path)
        bases = (file for file in project.glossary_paths if is_term_base(head_of(file)))
        yield from (path / os.path.relpath(file, project.root) for file in (*project.files, *bases))
    else:
        yield from (file for _, file in _files([path]))


def _described(examined: Examined) -> str:
    from enface.formats import called

    first = examined.documents[0]
    count = counted(examined.segments, "segment")
    lines = [f"{examined.path}: {called(first.format)}, {'→'.join(first.languages)}, {count}"]
    lines += [f"{examined.path}:{line}: {id_} is not touched: {why}" for id_, line, why in examined.survey.untouched]
    return _lines([*lines, *_faults(examined.path, examined.survey.faults)])


def _faults(path: Path, faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults:
        yield f"{path}:{fault.line}:{fault.column}: {fault.rule}: {fault.message}"


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"{plain(line)}\n" for line in lines)


def _as_json(
    found: Sequence[Examined],
    lists: Sequence[_TermBase],
    stores: Sequence[ExaminedDatabase],
    problems: Sequence[Problem],
) -> str:
    files: list[dict[str, object]] = [
        {
            "path": str(examined.path),
            "format": examined.documents[0].format,
            "languages": examined.documents[0].languages,
            "segments": examined.segments,
            "untouched": [untouched._asdict() for untouched in examined.survey.untouched],
            "faults": [fault._asdict() for fault in examined.survey.faults],
        }
        for examined in found
    ]
    files += [held.as_json() for held in lists]
    databases = [
        {
            "path": str(store.path),
            "version": store.version,
            "documents": store.documents,
            "segments": store.segments,
            "events": store.events,
            "faults": [fault._asdict() for fault in store.faults],
        }
        for store in stores
    ]
    said = {"files": files, "databases": databases, "problems": list(map(problem_object, problems))}
    return dumps(said, indent=2)


def _prove(paths: Sequence[Path], edits: int, seed: int, keep: Path | None, *, as_json: bool) -> int:
    from enface.formats import reviewed_file
    from enface.formats.doctor import round_trip

    proofs = []
    for base, file in _files(paths):
        proof = round_trip(file, edits, seed)
        proofs.append(proof)
        if keep is not None and proof.copy is not None:
            _keep(keep / file.relative_to(base), proof.copy)
    if keep is not None:
        kept = [edit._asdict() for proof in proofs for edit in proof.edits]
        _keep(keep / "edits.json", json.dumps(kept, ensure_ascii=False, indent=1).encode())
    summary = Counter(f"{kind} {verdict}" for proof in proofs for kind, verdict in _verdicts(proof))
    if as_json:
        names = ("path", "format", "segments", "unedited", "edited", "reason")
        files = [{name: _plain_value(getattr(proof, name)) for name in names} for proof in proofs]
        emit(json.dumps({"files": files, "summary": summary}, ensure_ascii=False, indent=2) + "\n", data=True)
    else:
        lines = [
            f"{proof.path}: {', '.join(map(' '.join, _verdicts(proof)))}. {proof.reason}".rstrip() for proof in proofs
        ]
        lines.append(", ".join(f"{count:,} {name}" for name, count in sorted(summary.items())) or "no files")
        emit("".join(f"{plain(line)}\n" for line in lines))
    if any(proof.broken for proof in proofs):
        return FAILED
    named = {reviewed_file(path) for path in paths}
    return USAGE if any(proof.refused and proof.path in named for proof in proofs) else 0


def _verdicts(proof: RoundTrip) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("unedited", proof.unedited), ("edited", proof.edited)


def _plain_value(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def _keep(path: Path, content: bytes) -> None:
    from enface.formats.atomic import replace_file

    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)
