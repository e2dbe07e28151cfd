"""Working at a desk from the command line: which segment, which error, which words are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import click

from enface.cli.console import emit, plain, tell
from enface.cli.opening import desk_of
from enface.model import EnfaceError, Problem, Side, Span
from enface.review.commands import Command, Refused, SegmentRef
from enface.review.desk import Desk
from enface.review.error_views import ErrorView
from enface.review.people import who_am_i
from enface.review.project import Project
from enface.review.queries import QueryView
from enface.review.views import WaiverView

SHORT = 8
"""So many characters at the end of an error's id are shown."""


@contextmanager
def at_desk(place: str, actor: str | None = None, *, write: bool = True) -> Iterator[Desk]:
    """The desk of a project, as whoever works there."""
    project = Project.find(Path(place))
    with desk_of(project, who_am_i(actor, project.root), write=write) as desk:
        tell(desk.problems)
        yield desk


def carry_out(desk: Desk, *commands: Command) -> int:
    """Carry out commands one after the other, saying what came of each."""
    for command in commands:
        emit(f"{plain(desk.apply(command).message)}\n")
    return 0


def segment_named(desk: Desk, segment: str, document: str | None) -> SegmentRef:
    """The segment of that id in the document named, or in the only one that has it. Raises EnfaceError."""
    keys = [document_named(desk, document)] if document else [one.key for one in desk.documents()]
    found = []
    for ref in (SegmentRef(key, segment) for key in keys):
        with suppress(Refused):
            found.append(desk.row(ref).ref)
    if len(found) == 1:
        return found[0]
    if not found:
        raise EnfaceError(Problem(document or "", f"there is no segment {segment}."))
    several = ", ".join(ref.document for ref in found)
    raise EnfaceError(Problem("", f"several documents have a segment {segment}: {several}.", "Name one with --in."))


def document_named(desk: Desk, name: str) -> str:
    """The key of the document of that key, name or file. Raises EnfaceError."""
    from enface.cli.choices import did_you_mean

    documents = desk.documents()
    found = [one.key for one in documents if name in {one.key, one.name, one.path, Path(one.path).name}]
    if len(found) == 1:
        return found[0]
    known = [one.key for one in documents]
    remedy = did_you_mean(name, known, f"It has {', '.join(known)}.")
    raise EnfaceError(Problem(name, "is not one document of this project.", remedy))


def check_stale(desk: Desk, documents: Iterable[str] | None = None) -> None:
    """Check the documents named, or all, as far as they are not checked as they stand: findings are asked for."""
    wanted = set(documents) if documents is not None else None
    desk.check(*(one.key for one in desk.documents() if not one.checked and (wanted is None or one.key in wanted)))


def waiver_named(desk: Desk, ending: str) -> WaiverView:
    """The waiver whose id ends so, as `enface waivers list` shows it. Raises EnfaceError."""
    return _ending(ending, desk.waivers(), "waiver", "`enface waivers list` shows them.")


def query_named(desk: Desk, reference: str) -> QueryView:
    """The query of that name, as `enface queries list` shows it. Raises EnfaceError."""
    wanted = reference.casefold().removeprefix("q-")
    return _ending(wanted, desk.queries.all(), "query", "`enface queries list` shows them.")


_Named = TypeVar("_Named", WaiverView, QueryView)


def _ending(ending: str, things: Iterable[_Named], what: str, remedy: str) -> _Named:
    found = [one for one in things if ending and one.id.endswith(ending.lower())]
    if len(found) == 1:
        return found[0]
    reason = f"more than one {what} ends so." if found else f"there is no such {what}."
    raise EnfaceError(Problem(ending, reason, remedy))


def error_named(desk: Desk, ending: str) -> ErrorView:
    """The error whose id ends so, as `enface errors list` shows it. Raises EnfaceError."""
    found = desk.errors.ending(ending)
    if len(found) == 1:
        return found[0]
    reason = "more than one error ends so." if found else "there is no such error."
    raise EnfaceError(Problem(ending, reason, "`enface errors list` shows them."))


def span_in(text: str, side: Side, words: str | None, offsets: str | None) -> Span | None:
    """The span of words that stand once in a text, or of offsets such as 6-9; None where neither is given."""
    if words is not None and offsets is not None:
        raise click.UsageError("--words and --span exclude each other.")
    if words is not None:
        found = [Span(*one.span()) for one in re.finditer(re.escape(words), text)] if words else []
        if not found:
            raise EnfaceError(Problem("", f"“{words}” does not stand in the {side}: {text}"))
        if len(found) > 1:
            places = ", ".join(f"{one.start}-{one.end}" for one in found)
            reason = f"“{words}” stands {len(found)} times in the {side}, at {places}."
            raise EnfaceError(Problem("", reason, "Say which with --span."))
        return found[0]
    if offsets is None:
        return None
    start_, _, end_ = offsets.partition("-")
    if not (start_.isdecimal() and end_.isdecimal()):
        raise click.UsageError(f"--span {offsets!r} is no place such as 6-9, in characters from 0.")
    return Span(int(start_), int(end_))
