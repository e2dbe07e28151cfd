"""`enface memory`: earlier translations, found again by likeness or by words."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from enface.cli import FAILED, USAGE
from enface.cli.choices import OneOf, did_you_mean
from enface.cli.console import Style, differences, emit, plain, tell, wants_colour
from enface.cli.options import project_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem, Side

if TYPE_CHECKING:
    from enface.memory.shelf import Match, Memory
    from enface.memory.volume import Entry

_SCHEMA = 1

format_option = click.option(
    "--format", "format_", type=OneOf(["text", "json"]), default="text", help="For people or programs."
)


@click.group("memory")
def command() -> None:
    """Earlier translations: those of files that were added, and what was approved in this project."""


@command.command("add", short_help="Keep the segments of files.")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@project_option
def add(paths: tuple[str, ...], place: str | None) -> int:
    """Keep the segments of every FILE, or of the files of a folder: whatever enface opens.

    A file that is known takes the place of what was kept of it. Segments without a source or a target are left out.
    Exit status 2 where a file cannot be read; the others are kept.
    """
    from enface.memory.shelf import Memory
    from enface.review.earlier import remember
    from enface.review.project import Project

    project = Project.find(Path(place or "."))
    memory, problems = Memory(project.database), list[Problem]()
    for path in paths:
        try:
            for file in Project.find(Path(path)).files:
                added = remember(project, memory, file)
                left = added.segments - added.kept
                said = f"{counted(added.kept, 'segment')}" if added.is_new else "known as it stands"
                said += f"; {left:,} without a source or a target left out" if left else ""
                emit(f"{plain(added.name)}: {said}.\n")
        except EnfaceError as error:
            problems += error.problems
    tell(problems)
    return USAGE if problems else 0


@command.command("find", short_help="Find earlier translations that are like a text.")
@click.argument("text")
@click.option(
    "--side", type=OneOf([side.value for side in Side]), help="Only where the source, or the target, is like it."
)
@click.option("--least", type=click.FloatRange(1, 100), default=70, show_default=True, help="How like, in percent.")
@click.option("--best", type=click.IntRange(1), default=5, show_default=True, help="How many at most.")
@format_option
@project_option
def find(text: str, side: str | None, least: float, best: int, format_: str, place: str | None) -> int:
    """Find the earlier translations whose source or target is like TEXT, the likest first.

    100 % is the same text; else the words that TEXT lacks stand in [-…-], those that it has besides in {+…+}.
    """
    from enface.cli.machine import dumps, problem_object

    memory, problems = _opened(place)
    found = memory.find(text, Side(side) if side else None, least, best)
    problems += memory.problems
    if format_ == "json":
        matches = [_match(text, one) for one in found]
        objects = [problem_object(problem) for problem in problems]
        emit(dumps({"schema": _SCHEMA, "text": text, "matches": matches, "problems": objects}, indent=1), data=True)
        return 0
    tell(problems)
    style = Style(colour=wants_colour(sys.stdout))
    emit((_shown(text, one, style) for one in found) if found else "Nothing is so like it.\n")
    return 0


def _match(text: str, match: Match) -> dict[str, Any]:
    changes = [list(change) for change in _changes(text, match)]
    return {
        "score": round(match.score, 2),
        "side": match.side.value,
        "changes": changes,
        **_kept(match.name, match.entry),
    }


def _kept(name: str, entry: Entry) -> dict[str, str]:
    return {"name": name, **entry._asdict()}


def _changes(text: str, match: Match) -> Any:
    from enface.languages.word_diff import changes

    return changes(match.entry.source if match.side is Side.SOURCE else match.entry.target, text)


def _shown(text: str, match: Match, style: Style) -> str:
    lines = [plain(match.entry.source), plain(match.entry.target)]
    lines[match.side is Side.TARGET] = differences(_changes(text, match), style)
    head = style(f"{match.percent:3} %  {plain(match.place)}", "bold")
    return "\n".join([head, *(f"       {line}" for line in lines), ""])


@command.command("search", short_help="Find words in earlier translations.")
@click.argument("words")
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="How many to show.")
@format_option
@project_option
def search(words: str, most: int, format_: str, place: str | None) -> int:
    """Concordance: show the earlier translations that have WORDS, as they stand together, on either side.

    Capital and small letters are the same.
    """
    from enface.cli.machine import dumps, problem_object
    from enface.memory.shelf import place as where_of

    if not words.strip():
        raise click.UsageError("WORDS is empty.")
    memory, problems = _opened(place)
    found = list(islice(memory.search(words), most + 1))
    problems += memory.problems
    more = len(found) > most
    if format_ == "json":
        entries = [_kept(*one) for one in found[:most]]
        objects = [problem_object(problem) for problem in problems]
        said = {"schema": _SCHEMA, "words": words, "entries": entries, "more": more, "problems": objects}
        emit(dumps(said, indent=1), data=True)
        return 0
    tell(problems)
    style = Style(colour=wants_colour(sys.stdout))
    for name, entry in found[:most]:
        emit(f"{style(plain(where_of(name, entry)), 'bold')}\n")
        emit("".join(f"       {_marked(side, words, style)}\n" for side in (entry.source, entry.target)))
    emit("" if found else "No earlier translation has these words.\n")
    emit(f"There are more than {most:,}: --most shows them.\n" if more else "")
    return 0


def _marked(text: str, words: str, style: Style) -> str:
    import re

    parts = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    return "".join(style(plain(part), "fix") if number % 2 else plain(part) for number, part in enumerate(parts))


@command.command("list", short_help="List what is kept.")
@format_option
@project_option
def list_(format_: str, place: str | None) -> int:
    """List the files that were added and the documents with approved segments, and how many segments are kept."""
    from enface.cli.machine import dumps, problem_object

    memory, problems = _opened(place)
    volumes = [(volume.name, volume.count) for volume in memory.volumes()]
    problems += memory.problems
    if format_ == "json":
        kept = [{"name": name, "segments": count} for name, count in sorted(volumes)]
        objects = [problem_object(problem) for problem in problems]
        emit(dumps({"schema": _SCHEMA, "kept": kept, "problems": objects}, indent=1), data=True)
        return 0
    tell(problems)
    emit(f"{plain(name)}  {counted(count, 'segment')}\n" for name, count in sorted(volumes))
    emit("" if volumes else "Nothing is kept yet: `enface memory add FILE` does that; so does every approval.\n")
    return 0


@command.command("remove", short_help="Keep the segments of files no longer.")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@project_option
def remove(names: tuple[str, ...], place: str | None) -> int:
    """Forget the files of each NAME, as `enface memory list` shows it; the files themselves stay.

    What is approved in the project follows from its reviews and cannot be removed apart from them.
    """
    from enface.review.earlier import APPROVED, name_of

    memory, _problems = _opened(place)
    project = _project(place)
    problems = []
    for name in names:
        if name.startswith(APPROVED):
            remedy = "Reject the segments, or `enface purge` the document."
            problems.append(Problem(name, "follows from the reviews.", remedy))
        elif memory.remove(name) or memory.remove(name_of(project, Path(name))):
            emit(f"{plain(name)}: removed from the memory.\n")
        else:
            known = [volume.name for volume in memory.volumes()]
            problems.append(
                Problem(name, "is not in the memory.", did_you_mean(name, known, "`enface memory list` shows it."))
            )
    tell(problems)
    return FAILED if problems else 0


def _project(place: str | None) -> Any:
    from enface.review.project import Project

    return Project.find(Path(place or "."))


def _opened(place: str | None) -> tuple[Memory, list[Problem]]:
    from enface.review.earlier import memory_of

    memory, problems = memory_of(_project(place))
    return memory, list(problems)
