"""`enface segments`: lists the segments of a text; splits, merges and shifts them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli import FAILED
from enface.cli.choices import OneOf
from enface.cli.console import Style, emit, plain, tell, wants_colour
from enface.cli.opening import desk_of
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem, Segment, Side

if TYPE_CHECKING:
    from enface.review.commands import SegmentRef
    from enface.review.desk import Desk
    from enface.review.mending import Mend

_preview_option = click.option("--preview", is_flag=True, help="Only show what would come of it.")
_AROUND = 3


@click.group("segments")
def command() -> None:
    """Mend how texts are cut into segments, and which English stands beside which Chinese.

    That is for pairs of texts, for text, Markdown and Word without a table. Files such as XLIFF and Excel tables bound
    their segments themselves. No file is changed: the reviews keep the bounds, and find them again by their words when
    the file is read anew. Decisions on other segments stand; a segment with another text is open again, and its
    comments and history go with it.
    """


@command.command("list", short_help="The segments of a document, with their ids.")
@click.argument("file")
@click.option("--around", metavar="SEGMENT", help="Only this segment and the three before and after it.")
@as_option
def list_(file: str, around: str | None, actor: str | None) -> int:
    """List the segments of FILE as they stand in the reviews."""
    with _desk(file, actor, write=False) as desk:
        document = _document(desk, file)
        first, count = 0, desk.count(document)
        if around is not None:
            first = max(desk.row(_ref(document, around)).ordinal - _AROUND, 0)
            count = desk.row(_ref(document, around)).ordinal + _AROUND + 1 - first
        _show(row.segment for row in desk.rows_after(document, first, count))
    return 0


@command.command("split", short_help="Make two segments of one.")
@click.argument("file")
@click.argument("segment")
@click.option("--source", metavar="WORDS", help="The words that the second source begins with.")
@click.option("--target", metavar="WORDS", help="The words that the second target begins with.")
@_preview_option
@as_option
def split(file: str, segment: str, source: str | None, target: str | None, preview: bool, actor: str | None) -> int:
    """Make two segments of SEGMENT in FILE: where these words begin in its source and in its target.

    Without words for a side, all of that side stays with the first.
    """
    from enface.review.mending import Split

    def wanted(desk: Desk, ref: SegmentRef) -> Mend:
        held = desk.row(ref).segment
        places = (_place(held, Side.SOURCE, source), _place(held, Side.TARGET, target))
        return Split(ref, *places)

    return _mend(file, segment, wanted, preview=preview, actor=actor)


@command.command("merge", short_help="Make one segment of one and the next.")
@click.argument("file")
@click.argument("segment")
@_preview_option
@as_option
def merge(file: str, segment: str, preview: bool, actor: str | None) -> int:
    """Make one segment of SEGMENT in FILE and the next one."""
    from enface.review.mending import Merge

    return _mend(file, segment, lambda _desk, ref: Merge(ref), preview=preview, actor=actor)


@command.command("shift", short_help="Move a sentence to the next segment, or to the one before.")
@click.argument("file")
@click.argument("segment")
@click.argument("side", type=OneOf([side.value for side in Side]), metavar="source|target")
@click.option(
    "--to",
    "towards",
    type=OneOf(["next", "previous"]),
    default="next",
    help="Move its last sentence to the next segment (default), or its first to the previous one.",
)
@_preview_option
@as_option
def shift(file: str, segment: str, side: str, towards: str, preview: bool, actor: str | None) -> int:
    """Move the last sentence of the source or target of SEGMENT in FILE to the next segment."""
    from enface.review.mending import Shift

    def wanted(_desk: Desk, ref: SegmentRef) -> Mend:
        return Shift(ref, Side(side), towards == "next")

    return _mend(file, segment, wanted, preview=preview, actor=actor)


@command.command("undo", short_help="Take your last split, merge or shift back.")
@click.argument("file")
@as_option
def undo(file: str, actor: str | None) -> int:
    """Take your last split, merge or shift in FILE back, if it is the last that you decided there."""
    from enface.review.commands import Undo

    with _desk(file, actor, write=True) as desk:
        document = _document(desk, file)
        if not desk.segmentation.was_last(document):
            print("enface: your last decision in this document is no split, merge or shift.", file=sys.stderr)
            return FAILED
        emit(f"{plain(desk.apply(Undo(document)).message)}\n")
    return 0


def _mend(
    file: str, segment: str, wanted: Callable[[Desk, SegmentRef], Mend], *, preview: bool, actor: str | None
) -> int:
    """Carry a command out, or only show what would come of it."""
    with _desk(file, actor, write=not preview) as desk:
        command_ = wanted(desk, _ref(_document(desk, file), segment))
        mending = desk.segmentation.preview(command_)
        if preview:
            _show(mending.before)
            emit("would become\n")
        else:
            message = desk.segmentation.apply(command_).message
            emit(f"{plain(message)} `enface segments undo` takes it back.\n")
        _show(mending.after)
    return 0


def _desk(file: str, actor: str | None, *, write: bool) -> Desk:
    from enface.review.people import who_am_i
    from enface.review.project import Project

    project = Project.find(Path(file))
    desk = desk_of(project, who_am_i(actor, project.root), write=write)
    tell(desk.problems)
    return desk


def _document(desk: Desk, file: str) -> str:
    """The one document of the file. Raises EnfaceError where there are several."""
    keys = [one.key for one in desk.documents()]
    if len(keys) == 1:
        return keys[0]
    raise EnfaceError(
        Problem(file, f"holds {len(keys):,} documents.", "Name one file of text, or a pair by one of its two.")
    )


def _ref(document: str, segment: str) -> SegmentRef:
    from enface.review.commands import SegmentRef

    return SegmentRef(document, segment)


def _place(segment: Segment, side: Side, words: str | None) -> int | None:
    """Where words begin that must stand once in a segment's text. Raises EnfaceError."""
    if words is None:
        return None
    text = segment.source if side is Side.SOURCE else segment.target
    found = text.count(words) if words else 0
    if found == 1:
        return text.index(words)
    reason = f"stands {found} times in its {side}." if found else f"does not stand in its {side}."
    raise EnfaceError(Problem(f"segment {segment.id}", f"{words!r} {reason}", "Say more of it." if found else ""))


def _show(segments: Sequence[Segment] | Iterator[Segment]) -> None:
    style = Style(colour=wants_colour(sys.stdout))
    lines: list[str] = []
    for segment in segments:
        id_ = plain(segment.id)
        texts = [plain(text) for text in (segment.source, segment.target) if text] or [""]
        lines += [f"  {style(id_, 'bold')}  {texts[0]}", *(f"  {' ' * len(id_)}  {text}" for text in texts[1:])]
    emit("".join(f"{line}\n" for line in lines))
