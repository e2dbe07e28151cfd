"""`enface review`: a review line by line, for screen readers and scripts: what waits next, and a decision on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import as_option, in_option, project_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.model import Finding
    from enface.review.commands import Command, SegmentRef
    from enface.review.desk import Desk
    from enface.review.views import Filter, Row

_PAGE = 50
NOTHING_LEFT = 1


@click.group("review")
def command() -> None:
    """Review line by line, without the workbench: every line says first what it is."""


@command.command("next", short_help="Show the next segment that waits for you.")
@click.option("--in", "document", metavar="DOCUMENT", help="Only in this document.")
@click.option("--after", metavar="SEGMENT", help="Only behind this segment; for passing over one.")
@click.option("--query", default="", metavar="QUERY", help="Only segments that a query means, such as severity>=major.")
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="For people or programs.")
@project_option
@as_option
def next_(
    document: str | None, after: str | None, query: str, format_: str, place: str | None, actor: str | None
) -> int:
    """Show the next segment that waits for somebody of your role: texts, comments, findings with their fixes.

    The numbers of findings and fixes are those that `enface review decide` takes.

    Exit status 1 where none waits.
    """
    from enface.cli.at_desk import at_desk, check_stale, document_named, segment_named
    from enface.cli.machine import dumps
    from enface.review.query import parse
    from enface.review.views import Filter

    parse(query)
    with at_desk(place or ".", actor) as desk:
        passed = segment_named(desk, after, document) if after else None
        keys = [document_named(desk, document)] if document else [one.key for one in desk.documents()]
        if passed:
            keys = keys[keys.index(passed.document) :]
        if query:
            check_stale(desk, keys)
        wanted = Filter(statuses=desk.project.policy.undecided(desk.role), query=query)
        row = _next(desk, keys, passed, wanted)
        if row is None:
            said = "Nothing waits for you" + (" there." if document or after or query else ".")
            emit(dumps(None) if format_ == "json" else f"{said}\n", data=format_ == "json")
            return NOTHING_LEFT
        check_stale(desk, [row.ref.document])
        waiting = sum(desk.count(key, wanted) for key in keys)
        if format_ == "json":
            emit(dumps({**_object(desk, row), "waiting": waiting}, indent=1), data=True)
        else:
            emit("".join(f"{plain(line)}\n" for line in _lines(desk, row)))
            emit(f"waiting: {counted(waiting, 'segment')}\n")
    return 0


def _next(desk: Desk, keys: Sequence[str], passed: SegmentRef | None, wanted: Filter) -> Row | None:
    for key in keys:
        ordinal = desk.row(passed).ordinal + 1 if passed and passed.document == key else 0
        while rows := desk.rows_after(key, ordinal, _PAGE, wanted):
            free = next((row for row in rows if not row.segment.locked), None)
            if free:
                return free
            ordinal = rows[-1].ordinal + 1
    return None


def _open(desk: Desk, ref: SegmentRef) -> list[Finding]:
    from enface.review.views import FindingState

    return [view.finding for view in desk.findings(ref) if view.state is FindingState.OPEN]


def _lines(desk: Desk, row: Row) -> Iterator[str]:
    segment = row.segment
    yield f"segment: {row.ref.segment}, {row.ordinal + 1} of {desk.count(row.ref.document)} in {row.ref.document}"
    yield f"status: {segment.status}" + (", approved once, which no longer holds" if row.stale else "")
    yield f"source: {segment.source}"
    yield f"target: {segment.target}"
    if segment.note:
        yield f"note: {segment.note}"
    for comment in desk.comments(row.ref):
        yield f"comment by {comment.actor}: {comment.text}"
    if desk.merging.conflict(row.ref):
        yield "conflict: two people gave it different texts; `enface conflicts` shows them and chooses"
    found = _open(desk, row.ref)
    if not found:
        yield "findings: no machine findings"
    for number, finding in enumerate(found, 1):
        severity = "advisory" if finding.advisory else finding.severity
        words = f" “{finding.target.of(segment.target)}”" if finding.target else ""
        yield f"finding {number}: {severity}, {finding.rule}{words}: {finding.message}"
        for place, fix in enumerate(finding.fixes, 1):
            yield f"finding {number} fix {place}: {fix.title or '(nothing)'}"


def _object(desk: Desk, row: Row) -> dict[str, Any]:
    segment = row.segment
    return {
        "document": row.ref.document,
        "segment": row.ref.segment,
        "place": row.ordinal + 1,
        "status": segment.status,
        "stale": row.stale,
        "source": segment.source,
        "target": segment.target,
        "note": segment.note,
        "conflict": desk.merging.conflict(row.ref) is not None,
        "comments": [{"actor": one.actor, "time": one.time, "text": one.text} for one in desk.comments(row.ref)],
        "findings": [
            {
                "number": number,
                "rule": finding.rule,
                "severity": finding.severity,
                "advisory": finding.advisory,
                "message": finding.message,
                "target": list(finding.target) if finding.target else None,
                "fixes": [fix.title for fix in finding.fixes],
            }
            for number, finding in enumerate(_open(desk, row.ref), 1)
        ],
    }


@command.command("decide", short_help="Decide on a segment.")
@click.argument("segment")
@click.argument("decision", type=OneOf(["approve", "confirm", "reject", "edit", "fix", "waive", "comment", "undo"]))
@click.argument("words", nargs=-1)
@in_option
@project_option
@as_option
def decide(
    segment: str, decision: str, words: tuple[str, ...], document: str | None, place: str | None, actor: str | None
) -> int:
    """Decide on SEGMENT. What follows the decision depends on it:

    \b
    approve [WHY]         an editor lets it pass; WHY where a second pair of eyes is wanted
    confirm               a translator is done with it
    reject WHY            back to the translator
    edit TEXT             another target
    fix N [M]             apply the fix of finding N, the one numbered M where there are several
    waive N WHY           finding N is no error here
    comment TEXT          say something about it
    undo                  take back your last decision in its document
    """  # noqa: D301 - click wants the control character
    from enface.cli.at_desk import at_desk, carry_out, check_stale, segment_named

    with at_desk(place or ".", actor) as desk:
        ref = segment_named(desk, segment, document)
        check_stale(desk, [ref.document])
        return carry_out(desk, _DECISIONS[decision](desk, ref, words))


def _taken(words: tuple[str, ...], decision: str, least: int, most: int) -> tuple[str, ...]:
    """What follows a decision. Raises UsageError where it is too much or too little."""
    if not least <= len(words) <= most:
        wanted = "nothing" if not most else f"{least} or {most} words" if least != most else counted(most, "word")
        raise click.UsageError(f"{decision} takes {wanted}; a text of several words stands in quotes.")
    return words


def _approve(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Approve

    why = "".join(_taken(words, "approve", 0, 1))
    return Approve(ref, why, desk.row(ref).segment.target)


def _confirm(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Confirm

    _taken(words, "confirm", 0, 0)
    return Confirm(ref, desk.row(ref).segment.target)


def _reject(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Reject

    (why,) = _taken(words, "reject", 1, 1)
    return Reject(ref, why, desk.row(ref).segment.target)


def _edit(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Revise

    (text,) = _taken(words, "edit", 1, 1)
    return Revise(ref, text, desk.row(ref).segment.target)


def _fix(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Origin, Revise

    number, *chosen = _taken(words, "fix", 1, 2)
    finding = _numbered(desk, ref, number)
    if not finding.fixes:
        raise EnfaceError(
            Problem(f"segment {ref.segment}", f"finding {number} has no ready fix.", "`edit` gives another text.")
        )
    if len(finding.fixes) > 1 and not chosen:
        raise EnfaceError(
            Problem(f"segment {ref.segment}", f"finding {number} has {len(finding.fixes)} fixes.", "Say which.")
        )
    place = chosen[0] if chosen else "1"
    if not place.isdecimal() or not 1 <= int(place) <= len(finding.fixes):
        raise EnfaceError(Problem(f"segment {ref.segment}", f"finding {number} has no fix {place}."))
    target = desk.row(ref).segment.target
    try:
        text = finding.fixes[int(place) - 1].apply(target)
    except ValueError:
        raise EnfaceError(
            Problem(f"segment {ref.segment}", "that fix does not fit the text as it stands now.")
        ) from None
    return Revise(ref, text, target, Origin.FIX, (finding.fingerprint,))


def _waive(desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Waive

    number, why = _taken(words, "waive", 2, 2)
    finding = _numbered(desk, ref, number)
    return Waive(ref, finding.fingerprint, finding.rule, why)


def _comment(_desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Comment

    (text,) = _taken(words, "comment", 1, 1)
    return Comment(ref, text)


def _undo(_desk: Desk, ref: SegmentRef, words: tuple[str, ...]) -> Command:
    from enface.review.commands import Undo

    _taken(words, "undo", 0, 0)
    return Undo(ref.document)


def _numbered(desk: Desk, ref: SegmentRef, number: str) -> Finding:
    """The finding of that number, as `enface review next` shows it. Raises EnfaceError."""
    found = _open(desk, ref)
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        has = counted(len(found), "open finding")
        raise EnfaceError(Problem(f"segment {ref.segment}", f"there is no finding {number}: the segment has {has}."))
    return found[int(number) - 1]


_DECISIONS: dict[str, Callable[[Desk, SegmentRef, tuple[str, ...]], Command]] = {
    "approve": _approve,
    "confirm": _confirm,
    "reject": _reject,
    "edit": _edit,
    "fix": _fix,
    "waive": _waive,
    "comment": _comment,
    "undo": _undo,
}
