"""`enface glossary`: glossary care."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import emit, near, plain, tell
from enface.cli.options import as_option, project_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.glossary.concepts import Languages, TermList
    from enface.review.project import Project
    from enface.review.term_changes import Touched

_WRITTEN = ("tbx", "csv", "utx")
_STANDARD_OUTPUT = "-"


class _TwoLanguages(click.ParamType[tuple[str, ...]]):
    """Two language tags, as in `zh,en`."""

    name = "languages"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The two tags; a usage error where they are not two."""
        tags = tuple(tag.strip() for tag in str(value).split(","))
        if len(tags) != 2 or not all(re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", tag) for tag in tags):
            self.fail(f"{value!r} is not two languages. Write the source's and the target's, as in zh,en.", param, ctx)
        return tags


_languages_option = click.option(
    "--languages", type=_TwoLanguages(), metavar="SOURCE,TARGET", help="The two languages, as in zh,en."
)


@click.group("glossary")
def command() -> None:
    """Look after glossaries."""


@command.command("check", short_help="Name what cannot work in a glossary.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_languages_option
def check(paths: tuple[str, ...], languages: Languages | None) -> int:
    """Name what cannot be used, what contradicts itself, and where TBX breaks its standard; exit status 1 if any.

    PATH is a glossary (CSV, TSV, XLSX, TBX or UTX), a folder of glossaries, or a project.
    """
    from enface.glossary.check import check_glossary
    from enface.glossary.concepts import CHINESE_ENGLISH

    projects = [_project(Path(path)) for path in paths]
    files = [file for path, project in zip(paths, projects, strict=True) for file in _files(Path(path), project)]
    wanted = languages or next((project.languages for project in projects if project), CHINESE_ENGLISH)
    lists, problems = check_glossary(files, wanted)
    lines = [said for held in lists if (said := _described(held, wanted))]
    lines += [str(problem) for problem in problems]
    emit("".join(f"{plain(line)}\n" for line in lines))
    emit(f"{counted(len(problems), 'place')} to look at.\n")
    return int(bool(problems))


@command.command("convert", short_help="Write a term list as TBX-Basic, CSV or UTX.")
@click.argument("source", metavar="INPUT", type=click.Path(readable=False, path_type=Path))
@click.argument("output", metavar="OUTPUT")
@click.option("--to", "kind", type=OneOf(_WRITTEN), help="Write this kind, whatever OUTPUT ends in.")
@_languages_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def convert(source: Path, output: str, kind: str | None, languages: Languages | None, force: bool) -> int:
    """Write a term list as another kind: TBX-Basic, CSV or UTX, by the ending of OUTPUT.

    INPUT is CSV, TSV, XLSX, TBX or UTX. An OUTPUT of - is standard output. TBX keeps the terms of all languages; CSV
    and UTX have room for two: Chinese and English, or else the first two. What does not fit is said, with a count.
    """
    from enface.glossary.concepts import CHINESE_ENGLISH
    from enface.glossary.convert import convert as converted
    from enface.glossary.lists import read_list

    to = kind or _kind_of(output)
    if output != _STANDARD_OUTPUT and Path(output).exists() and not force:
        raise EnfaceError(Problem(output, "is there already.", "Write elsewhere, or over it with --force."))
    held = read_list(source, languages or CHINESE_ENGLISH)
    made = converted(held, to, languages)
    emit(made.text, output, data=True)
    tags = ", ".join(held.languages) if to == "tbx" else "→".join(made.languages)
    said = [f"{output}: {counted(made.concepts, 'concept')}, {tags}."] if output != _STANDARD_OUTPUT else []
    said += [f"Not kept: {_counted(made.lost)}."] if made.lost else []
    print("".join(f"{plain(line)}\n" for line in said), end="", file=sys.stderr)
    return 0


@command.command("add", short_help="Add a term to a project's glossary, and show what it hits.")
@click.argument("source")
@click.argument("target")
@click.option(
    "--status",
    type=OneOf(["preferred", "admitted", "deprecated", "forbidden"]),
    default="preferred",
    help="What the glossary says of the rendering; else preferred.",
)
@click.option("--preview", is_flag=True, help="Only show what it would hit.")
@project_option
@as_option
def add(source: str, target: str, status: str, preview: bool, place: str | None, actor: str | None) -> int:
    """Add SOURCE, rendered by TARGET, to a project's glossary, as the last row; `enface import --undo` takes it back.

    Each segment that has the term is listed, with the findings that come (+) and go (-).
    """
    from enface.cli.at_desk import at_desk
    from enface.glossary import TermStatus
    from enface.review.new_terms import NewTerm

    with at_desk(place or ".", actor, write=not preview) as desk:
        found = desk.new_term(NewTerm(source, target, TermStatus(status)))
        lines = [f"{source} has {one.text} ({one.status}) already." for one in found.known]
        for hit in found.hits:
            reads = "" if hit.changes else "  reads so already"
            lines.append(f"{hit.ref.document}:{hit.ref.segment}  {hit.segment.target}{reads}")
            lines += [f"  + {one.severity} {one.rule}: {one.message}" for one in hit.came]
            lines += [f"  - {one.severity} {one.rule}: {one.message}" for one in hit.went]
        file = desk.project.relative(found.delivery.replaced)
        if not preview:
            desk.take(found.delivery)
        done = "would come into" if preview else "is in"
        lines.append(f"{source} → {target} ({status}) {done} {file}; {counted(len(found.hits), 'segment')} with it.")
        emit("".join(f"{plain(line)}\n" for line in lines))
    return 0


@command.command("changes", short_help="Approved segments whose terms have changed since.")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--reopen", is_flag=True, help="Open those again that do not read as the glossary wants now.")
@as_option
def changes(path: str, reopen: bool, actor: str | None) -> int:
    """List the approved segments whose terms have changed since, with what has changed; exit status 1 if any do not
    read as the glossary wants now.

    An approval binds the glossary of its moment, so it does not matter how the glossary changed: by `enface import` or
    in an editor. With --reopen a lead takes back the approvals of the segments that do not read as wanted.
    """
    from enface.review.commands import Reopen
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(path))
    with Desk.open(project, actor=who_am_i(actor, project.root), write=reopen) as desk:
        tell(desk.problems)
        found = desk.certificates.term_changes([document.key for document in desk.documents()])
        wanting = [one for one in found.touched if not one.agrees]
        emit(
            "".join(f"{plain(_touched(one))}\n" for one in found.touched) or "No term of an approved segment changed.\n"
        )
        if found.unknown:
            number = counted(found.unknown, "approval")
            print(f"enface: {number} bound a glossary that is not kept here: not compared.", file=sys.stderr)
        if reopen and wanting:
            outcome = desk.apply(Reopen(tuple((one.ref, one.why) for one in wanting)))
            emit(f"{plain(outcome.message)}\n")
    return int(bool(wanting) and not reopen)


def _touched(one: Touched) -> str:
    from enface.review.term_changes import said

    reads = "  reads as wanted" if one.agrees else ""
    terms = "; ".join(dict.fromkeys(map(said, one.terms)))
    return f"{one.ref.document}:{one.ref.segment}  {terms}{reads}"


def _kind_of(output: str) -> str:
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in _WRITTEN:
        remedy = f"Let its name end in .{', .'.join(_WRITTEN)}, or say which with --to."
        raise EnfaceError(Problem(output, "does not tell which kind to write.", remedy))
    return ending


def _described(held: TermList, languages: Languages) -> str:
    """What a term list is, and what of it is passed over; nothing of a CSV that is used whole."""
    from enface.glossary.concepts import speaks

    counts = held.languages
    used = {tag: count for tag, count in counts.items() if any(speaks(tag, wanted) for wanted in languages)}
    others = [f"{counted(n, 'term')} in {tag or 'no language'}" for tag, n in counts.items() if tag not in used]
    over = ", ".join([*others, *filter(None, [_counted(held.passed_over)])])
    if not over and held.kind == "CSV":
        return ""
    said = f"{held.path}: {held.kind}; {counted(len(held.concepts), 'concept')}, terms: {_counted(used) or 'none'}"
    return f"{said}; passed over: {over}." if over else f"{said}."


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _project(path: Path) -> Project | None:
    """The project in a folder, if it is one."""
    from enface.review.project import SETTINGS, Project

    return Project.find(path) if (path / SETTINGS).is_file() else None


def _files(path: Path, project: Project | None) -> list[Path]:
    """The glossaries at a path. Raises EnfaceError where there is none."""
    from enface.glossary.lists import list_files

    if not path.exists():
        raise EnfaceError(Problem(str(path), "no such file or folder.", "Check the path."))
    found = [near(file) for file in project.glossary_paths] if project else list(list_files([path]))
    if not found:
        raise EnfaceError(Problem(str(path), "no glossary in this folder.", "Name a CSV, TBX, UTX or XLSX file."))
    return found
