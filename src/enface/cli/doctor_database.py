"""What `enface doctor` says of a project's database, and what it does about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from enface.cli.console import emit, plain, tell
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.store.examine import Examined

SHOWN = 200
"""So many faults are printed, one a line."""

_MAGIC = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """Whether a file is a database, sound or damaged."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC or path.suffix == ".db"


def databases(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The databases among the paths, and those of the projects among them."""
    from enface.review.project import DATABASE, Project

    for path in paths:
        if is_database(path):
            yield path
        elif path.is_dir():
            # A folder without files, or with wrong settings, is complained of elsewhere.
            with suppress(EnfaceError):
                project = Project.find(path)
                if project.root == path.resolve() and project.database.is_file():
                    yield path / DATABASE if (path / DATABASE).is_file() else project.database


def the_database(paths: tuple[Path, ...]) -> Path:
    """The one database that is meant. Raises EnfaceError where there is none, or several."""
    from enface.review.project import Project

    (path, *others) = paths
    if others:
        raise EnfaceError(Problem(str(others[0]), "one database at a time.", "Name one project."))
    database = path if is_database(path) else Project.find(path).database
    if not database.is_file():
        raise EnfaceError(Problem(str(path), "has no reviews yet.", "They begin when `enface` opens it."))
    return database


def described(examined: Examined) -> str:
    """What a database holds and what is wrong with it, a line each."""
    counts = (
        _counted(examined.documents, "document"),
        _counted(examined.segments, "segment"),
        _counted(examined.events, "event"),
    )
    lines = [f"{examined.path}: reviews, {', '.join(counts)}", *fault_lines(examined)]
    return "".join(f"{plain(line)}\n" for line in lines)


def fault_lines(examined: Examined) -> list[str]:
    """A line for each fault, and one for those that are too many."""
    lines = [f"{examined.path}: {fault}" for fault in examined.faults[:SHOWN]]
    if len(examined.faults) > SHOWN:
        lines.append(f"{examined.path}: and {len(examined.faults) - SHOWN:,} more; --format json lists all")
    return lines


def rebuild(database: Path) -> int:
    """Compare the state with what the events make of it, and where they differ, make it anew after a backup."""
    from enface.store import open_store
    from enface.store.examine import examine

    examined = examine(database)
    emit(described(examined))
    if not examined.faults:
        emit("The state was rebuilt from the events: the same to the byte.\n")
        return 0
    if not examined.chain_holds:
        reason = "the events themselves are damaged; nothing was changed."
        return _complain(Problem(str(database), reason, "`enface doctor --salvage NEW.db` saves what can be read."))
    store = open_store(database, any_place=True)
    try:
        if store.read_only:
            raise EnfaceError(Problem(str(database), f"cannot be rebuilt: {store.read_only}.", "Nothing was changed."))
        store.back_up("rebuild")
        store.rebuild()
    finally:
        store.close()
    left = examine(database)
    emit("".join(f"{plain(line)}\n" for line in ("Rebuilt from the events.", *fault_lines(left))))
    return 1


def salvage(database: Path, new: Path) -> int:
    """Save what can be read, and say what is lost."""
    from enface.store.salvage import salvage as save

    saved = save(database, new)
    lines = [f"{new}: rows saved: {', '.join(f'{number:,} {table}' for table, number in saved.rows.items() if number)}"]
    if saved.from_backups:
        lines.append(f"{new}: {_counted(saved.from_backups, 'event or text', 'events and texts')} came from backups")
    lines += [f"lost or damaged: {fault}" for fault in saved.lost[:SHOWN]]
    if len(saved.lost) > SHOWN:
        lines.append(f"and {len(saved.lost) - SHOWN:,} more; `enface doctor {new}` lists what is still wrong")
    if not saved.lost:
        lines.append("Nothing is lost.")
    lines.append(f"`enface backup --restore {new}` puts it in the place of the damaged file, which is kept.")
    emit("".join(f"{plain(line)}\n" for line in lines))
    return int(bool(saved.lost))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _complain(problem: Problem) -> int:
    tell([problem])
    return 1
