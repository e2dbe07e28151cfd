"""Segments, and what hangs on them, named on the command line: `one.tsv:s05`, `s05`, the end of an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from enface.cli.choices import did_you_mean
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.review.commands import SegmentRef
    from enface.review.desk import Desk

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Thing = TypeVar("_Thing")

segment_argument: Callable[[_Command], _Command] = click.argument("segment", metavar="SEGMENT")
project_argument: Callable[[_Command], _Command] = click.argument("path", default=".", metavar="[PROJECT]")


def open_desk(path: str, actor: str | None = None, *, write: bool) -> Desk:
    """A project's desk, for a `with`; what could not be read is told."""
    from enface.cli.console import tell
    from enface.review.desk import Desk
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(path))
    desk = Desk.open(project, actor=who_am_i(actor, project.root), write=write)
    tell(desk.problems)
    return desk


def check_stale(desk: Desk, documents: Iterable[str] | None = None) -> None:
    """Check the documents named, or all, as far as they are not checked as they stand: findings are asked for."""
    wanted = set(documents) if documents is not None else None
    for summary in desk.documents():
        if not summary.checked and (wanted is None or summary.key in wanted):
            desk.check(summary.key)


def segment_of(desk: Desk, given: str) -> SegmentRef:
    """The segment that is meant: its id, where only one document has it, or DOCUMENT:ID; a file's name may do.

    Raises EnfaceError where there is none, or more than one.
    """
    from enface.review.commands import Refused, SegmentRef

    keys = [summary.key for summary in desk.documents()]
    named = [
        SegmentRef(key, given[place + 1 :])
        for place, char in enumerate(given)
        if char == ":"
        for key in keys
        if given[:place] in {key, key.rpartition("/")[2]}
    ]
    found = []
    for ref in (*(SegmentRef(key, given) for key in keys), *named):
        try:
            found.append(desk.row(ref).ref)
        except Refused:
            continue
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(f"{ref.document}:{ref.segment}" for ref in found[:5])
        raise EnfaceError(Problem("", f"several documents have a segment {given}.", f"Say which: {places}."))
    if named:
        first = next(iter(desk.rows_after(named[0].document, 0, 1)), None)
        remedy = f"Its first is {first.ref.segment}." if first else ""
        raise EnfaceError(Problem(named[0].document, f"there is no segment {named[0].segment!r}.", remedy))
    known = [*keys, *(key.rpartition("/")[2] for key in keys)]
    remedy = did_you_mean(given.rpartition(":")[0], known, f"The documents are {', '.join(keys[:5])}.")
    raise EnfaceError(Problem("", f"no segment {given!r} here.", remedy))


def short(id: str) -> str:
    """An id as people write it: its end."""
    return id[-8:]


def the_one(given: str, things: Iterable[_Thing], id_of: Callable[[_Thing], str], what: str, remedy: str) -> _Thing:
    """The thing whose id ends so. Raises EnfaceError where there is none, or more than one."""
    found = [thing for thing in things if len(given) >= 4 and id_of(thing).endswith(given.lower())]
    if len(found) != 1:
        reason = f"several ids end in {given}." if found else f"no {what} {given!r} here."
        raise EnfaceError(Problem("", reason, "Give more of its id." if found else remedy))
    return found[0]
